//! When the module breaks, its screen says so, and what was saved is there after a reload.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, pk, site, until};

/// The module takes this for a fault of its own and traps.
const TRAP: &str = "Node.prototype.insertBefore = () => { throw new Error('broken on purpose'); };";
/// This runs through the module, which is left with its work half done.
const THROW: &str = "Object.defineProperty(Node.prototype, 'nodeValue', \
                     { set() { throw new TypeError('broken on purpose'); } });";
const SCREEN: &str = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                      return root.querySelector('[data-pk=\"failure\"]')?.textContent ?? '';";

#[tokio::test]
async fn a_trap_says_so_and_loses_nothing() -> Result<()> {
    says_so_and_loses_nothing(TRAP).await
}

#[tokio::test]
async fn an_exception_of_the_page_says_so_and_loses_nothing() -> Result<()> {
    says_so_and_loses_nothing(THROW).await
}

async fn says_so_and_loses_nothing(fault: &'static str) -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.execute(fault, vec![]).await?;
    session
        .execute(
            "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-indicator=\"1.2\"] input').click();",
            vec![],
        )
        .await?;
    let shown = until("the screen of a failure", async || {
        let shown = session.execute(SCREEN, vec![]).await?.as_str().unwrap_or_default().to_owned();
        Ok((!shown.is_empty()).then_some(shown))
    })
    .await?;
    ensure!(shown.contains("PK-PANIC") && shown.contains("tetap utuh"), "the screen says {shown}");
    session.screenshot("panic").await?;
    // What was saved can be had without the module.
    let save =
        "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=rescue]').click();";
    let file = session.download(async { session.execute(save, vec![]).await.map(drop) }).await?;
    let totals = pk::totals(&file)?;
    ensure!(totals == ["6"] || totals == ["3"], "the file that was rescued says {totals:?}");
    let copy =
        "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=report]').click();";
    session.execute(copy, vec![]).await?;
    until("the report to be copied", async || {
        let shown = session.execute(SCREEN, vec![]).await?.to_string();
        Ok(shown.contains("Laporan disalin").then_some(()))
    })
    .await?;

    let sheet = session.reload().await?;
    // The choice at which it broke was on its way into the storage before the screen was drawn.
    sheet.wait_for_total("6").await?;
    Ok(())
}
