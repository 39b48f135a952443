//! A host that gives another round while the first one is open: each round's grades go into its own storage.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site, until};

/// While `slow` is set, a database takes longer to open than the panelist is made to wait.
const SLOW: &str = "const { get, set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess'); \
     Object.defineProperty(IDBRequest.prototype, 'onsuccess', { get, set(heard) { \
       const isSlow = window.slow && this instanceof IDBOpenDBRequest && heard; \
       set.call(this, isSlow ? (event) => setTimeout(() => heard.call(this, event), 4000) : heard); \
     } });";
const GIVE_ANOTHER: &str = "const element = document.querySelector('penilaian-kinerja'); \
     const another = structuredClone(element.value.round); \
     another.edition = 2; \
     window.slow = true; \
     element.round = { format: 'penilaian-kinerja', version: 1, kind: 'round', round: another };";
/// How many entries each round's database holds, from the fewest.
const KEPT: &str = "const done = arguments[arguments.length - 1]; \
     window.slow = false; \
     const count = (name) => new Promise((resolve) => { \
       indexedDB.open(name).onsuccess = ({ target: { result } }) => { \
         result.transaction('entries').objectStore('entries').count().onsuccess = (event) => { \
           result.close(); resolve(event.target.result); }; }; }); \
     indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => name) \
       .filter((name) => name.startsWith('penilaian-kinerja/')).map(count))).then((all) => done(all.sort()));";

#[tokio::test]
async fn keeps_them_apart_even_when_storage_is_slow() -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(SLOW).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    session.execute(GIVE_ANOTHER, vec![]).await?;
    sheet.wait_for("form.start", true).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.02").await?;
    sheet.grade("1.1", "B").await?;
    sheet.grade("1.2", "B").await?;
    let state = sheet.saved_state().await?;
    ensure!(state != Some(SavedState::Saved), "it says saved before the storage of the new round is open");
    sheet.wait_for_state(SavedState::Saved).await?;
    let kept = until("both databases", async || {
        let kept = session.client().execute_async(KEPT, vec![]).await?;
        Ok((kept.as_array().map(Vec::len) == Some(2)).then_some(kept))
    })
    .await?;
    ensure!(kept == serde_json::json!([1, 2]), "the databases hold {kept}");
    session.check_quiet().await
}
