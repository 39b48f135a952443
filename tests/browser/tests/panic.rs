//! When the module breaks, its screen says so, and what was saved is there after a reload.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site, until};

/// From now on the page's own functions fail under the module, as nothing in a sound page does.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw new Error('broken on purpose'); };";
const SCREEN: &str = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                      return root.querySelector('[data-pk=\"failure\"]')?.textContent ?? '';";

#[tokio::test]
async fn says_so_and_loses_nothing() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.execute(BREAK, vec![]).await?;
    session
        .execute(
            "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-aksi=\"2\"]').click();",
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

    let sheet = session.reload().await?;
    sheet.wait_for_total("3").await?;
    Ok(())
}
