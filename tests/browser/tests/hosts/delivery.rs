//! Other ways onto a page than a tag and a script beside its Wasm.

use anyhow::{Context, Result, ensure};
use browser_tests::SavedState;
use browser_tests::until;
use fantoccini::Locator;

use crate::visit::{Visit, check_grades, grade};

#[tokio::test]
async fn a_script_with_everything_in_it_fetches_nothing() -> Result<()> {
    let visit = Visit::to("inline-script").await?;
    visit.grade_and_come_back().await?;
    let asked = visit.session.requests().await?;
    let after: Vec<_> =
        asked.iter().filter(|address| !address.ends_with(".js") && !address.ends_with('/')).collect();
    ensure!(
        !after.iter().any(|address| address.contains(".wasm") || address.contains(".json")),
        "it asked for {after:?}"
    );
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn a_module_finds_what_lies_beside_it() -> Result<()> {
    let visit = Visit::to("module").await?;
    visit.grade_and_come_back().await?;
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn a_div_stands_for_the_element() -> Result<()> {
    let visit = Visit::to("stand-in").await?;
    let stands = "const inside = document.querySelector('[data-penilaian-kinerja] > penilaian-kinerja'); \
                  return [inside?.getAttribute('lang'), inside?.hasAttribute('nonsense'), inside?.textContent.trim()];";
    let sheet = visit.sheet().await?;
    let stands = visit.session.execute(stands, vec![]).await?;
    ensure!(
        stands == serde_json::json!(["en", false, "Formulir penilaian sedang dimuat …"]),
        "it is {stands}"
    );
    ensure!(sheet.text("[data-pk=start]").await? == "Start grading", "its attributes are not the div's");
    visit.grade_and_come_back().await
}

#[tokio::test]
async fn in_a_frame_it_takes_its_attributes_from_the_address() -> Result<()> {
    let visit = Visit::to("frame").await?;
    let client = visit.session.client();
    client.find(Locator::Css("iframe")).await?.enter_frame().await?;
    let sheet = visit.sheet().await?;
    let has =
        "const element = document.querySelector('penilaian-kinerja'); return element.getAttributeNames();";
    let has = visit.session.execute(has, vec![]).await?;
    ensure!(has == serde_json::json!(["lang"]), "it has {has}");
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    grade(&sheet).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    visit.session.screenshot("host-frame").await?;
    client.refresh().await.context("cannot reload")?;
    client.find(Locator::Css("iframe")).await?.enter_frame().await?;
    check_grades(&visit.sheet().await?).await?;
    client.enter_parent_frame().await?;
    visit.check_unharmed(&[]).await
}

/// Whoever makes up an address shows no round under the portal's name, and no other instrument in its place either.
#[tokio::test]
async fn in_a_frame_a_round_from_elsewhere_is_refused() -> Result<()> {
    let visit = Visit::to("frame").await?;
    let session = &visit.session;
    let other = "const frame = document.querySelector('iframe'); \
         frame.src = frame.src.split('?')[0] + '?src=https%3A%2F%2Fexample.org%2Fputaran.json';";
    session.execute(other, vec![]).await?;
    session.client().find(Locator::Css("iframe")).await?.enter_frame().await?;
    let told = "return document.querySelector('penilaian-kinerja')?.shadowRoot?.querySelector('[data-pk=failure]')?.textContent ?? '';";
    until("the refusal", async || {
        let told = session.execute(told, vec![]).await?;
        let told = told.as_str().unwrap_or_default();
        Ok((told.contains("PK-SRC") && told.contains("example.org/putaran.json")).then_some(()))
    })
    .await
}
