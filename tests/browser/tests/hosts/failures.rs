//! Pages on which the element cannot work: it says why, to the panelist and to the administrator, and breaks nothing.

use anyhow::{Context, Result, ensure};
use browser_tests::hosts::HostSite;
use browser_tests::{Browser, SavedState, Session, until};
use serde_json::Value;

use crate::visit::{Visit, grade};

/// What the screen of a failure holds: its texts for the panelist and for the administrator, its line with the code, and
/// where its link leads.
const SCREEN: &str = "const found = document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=failure]'); \
     return found && [found.textContent, found.querySelector('p').textContent, found.querySelector('[data-pk=hint]').textContent, \
                      found.querySelector('code').textContent, found.querySelector('[data-pk=offline]')?.href ?? ''];";

/// Waits for the screen, and checks what every such screen must have.
async fn screen(session: &Session, code: &str) -> Result<Vec<String>> {
    let parts = until(&format!("the screen {code}"), async || {
        let parts = session.execute(SCREEN, vec![]).await?;
        Ok((parts != Value::Null).then_some(parts))
    })
    .await?;
    let parts: Vec<String> = serde_json::from_value(parts).context("the screen lacks a part")?;
    ensure!(parts.iter().take(4).all(|part| !part.is_empty()), "a part of the screen is empty: {parts:?}");
    let line = format!("{code} · {}", env!("CARGO_PKG_VERSION"));
    ensure!(parts.get(3) == Some(&line), "the screen says {parts:?}");
    let is_shown = "return document.querySelector('penilaian-kinerja').innerText.includes('dimuat');";
    ensure!(
        session.execute(is_shown, vec![]).await? == false,
        "the page still says that something is loaded"
    );
    Ok(parts)
}

/// Pages with a failure: its code, and what the screen says besides.
macro_rules! failing_hosts {
    ($($test:ident: $page:literal, $code:literal, $word:literal;)*) => {
        $(#[tokio::test]
        async fn $test() -> Result<()> {
            let visit = Visit::to($page).await?;
            let parts = screen(&visit.session, $code).await?;
            ensure!(parts.iter().any(|part| part.contains($word)), "{} is not in {parts:?}", $word);
            let link = parts.last().map(String::as_str).unwrap_or_default();
            ensure!(link.ends_with("/penilaian.html"), "the way to the offline file leads to {link:?}");
            visit.session.screenshot(&format!("failure-{}", $page)).await?;
            visit.check_same().await?;
            visit.check_works().await
        })*
    };
}

failing_hosts! {
    a_policy_without_wasm: "no-wasm-policy", "PK-CSP", "'wasm-unsafe-eval'";
    wasm_that_is_missing: "wasm-missing", "PK-HTTP", "HTTP 404";
    a_page_instead_of_wasm: "wasm-html", "PK-WASM", ".wasm";
    wasm_of_another_build: "wasm-changed", "PK-WASM", ".wasm";
    a_round_that_is_missing: "src-missing", "PK-SRC", "putaran.json: HTTP 404";
    a_page_instead_of_a_round: "src-html", "PK-SRC", "HTML";
    a_round_with_problems: "src-broken", "PK-ROUND", "round";
    a_round_that_is_too_large: "src-large", "PK-SRC", "lebih dari 16 MB";
    a_round_that_never_comes: "src-silent", "PK-SRC", "tidak ada jawaban";
    a_round_of_another_origin: "src-elsewhere", "PK-SRC", "localhost";
}

#[tokio::test]
async fn wasm_of_a_wrong_type_only_warns() -> Result<()> {
    let visit = Visit::to("wasm-wrong-type").await?;
    visit.grade_and_come_back().await?;
    visit.check_unharmed(&["application/wasm"]).await
}

#[tokio::test]
async fn a_network_that_fails_is_told_and_the_next_try_works() -> Result<()> {
    let visit = Visit::to("plain").await?;
    visit.session.block(&["*.wasm"]).await?;
    visit.session.client().refresh().await?;
    screen(&visit.session, "PK-NET").await?;
    visit.session.block(&[]).await?;
    let reload =
        "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=reload]').click();";
    visit.session.execute(reload, vec![]).await?;
    let sheet = visit.sheet().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    grade(&sheet).await?;
    sheet.wait_for_state(SavedState::Saved).await
}

#[tokio::test]
async fn a_browser_that_is_too_old_is_told() -> Result<()> {
    // What browsers before the oldest one that is meant to work lack, each.
    for missing in [
        "delete window.WebAssembly;",
        "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; \
         window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };",
    ] {
        let site = HostSite::start().await?;
        let mut session = Session::start(Browser::Chromium).await?;
        session.run_before_pages(missing).await?;
        session.client().goto(site.page("plain")?.as_str()).await?;
        let parts = screen(&session, "PK-BROWSER").await?;
        ensure!(parts.iter().any(|part| part.contains("Chrome atau Edge 109")), "{parts:?}");
    }
    Ok(())
}
