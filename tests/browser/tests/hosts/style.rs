//! What pages do to the looks.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use browser_tests::SavedState;

use crate::visit::{Visit, grade};

/// How everything in the element is drawn, a line each; nothing that depends on how much room the page gives.
const LOOKS: &str = r#"
    const names = ["display", "float", "position", "color", "backgroundColor", "borderTopWidth", "borderTopStyle",
      "borderTopColor", "fontFamily", "fontSize", "fontStyle", "fontWeight", "letterSpacing", "lineHeight", "textAlign",
      "textTransform", "textDecorationLine", "whiteSpace", "direction", "cursor", "opacity", "visibility", "marginTop",
      "paddingTop", "paddingLeft", "boxSizing", "outlineStyle", "accentColor", "fill", "stroke"];
    const host = document.querySelector("penilaian-kinerja");
    return [host, ...host.shadowRoot.querySelectorAll("*")].map((element) => {
      const style = getComputedStyle(element);
      return `${element === host ? "host" : `${element.localName}.${element.className}`}: ${names.map((name) => `${name} ${style[name]}`).join(", ")}`;
    }).join("\n");
"#;

async fn looks(page: &str) -> Result<BTreeSet<String>> {
    let visit = Visit::to(page).await?;
    let sheet = visit.sheet().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    grade(&sheet).await?;
    // What has the focus is drawn otherwise, and a note that loses it is written once more.
    visit.session.execute("document.activeElement.blur();", vec![]).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    visit.session.screenshot(&format!("looks-{page}")).await?;
    let looks = visit.session.execute(LOOKS, vec![]).await?;
    Ok(looks.as_str().context("nothing is drawn")?.lines().map(str::to_owned).collect())
}

#[tokio::test]
async fn the_element_looks_the_same_whatever_the_page_says() -> Result<()> {
    let plain = looks("plain").await?;
    for page in ["hostile-style", "bootstrap-3", "quirks", "right-to-left"] {
        let changed = looks(page).await?;
        let changed: Vec<_> = plain.symmetric_difference(&changed).collect();
        ensure!(changed.is_empty(), "on {page} the element looks otherwise: {changed:#?}");
    }
    Ok(())
}
