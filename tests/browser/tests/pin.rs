//! A PIN over what is kept: nothing is readable without it, nothing is lost by it, and nothing is locked by a wrong one.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, copy, environment, pk, site, until};
use url::Url;

const PIN: &str = "melati-27";
const NOTE: &str = "rahasia sampai diumumkan";
const DOWNLOADS: &str = "delete window.showSaveFilePicker;";

/// Every entry and draft in every database with grades, as text.
async fn stored(session: &Session) -> Result<Vec<String>> {
    let read = "const texts = []; for (const { name } of all) { \
                  const database = await new Promise((resolve) => { \
                    const request = indexedDB.open(name); request.onsuccess = () => resolve(request.result); }); \
                  for (const store of ['entries', 'drafts']) texts.push(...await new Promise((resolve) => { \
                    const request = database.transaction(store).objectStore(store).getAll(); \
                    request.onsuccess = () => resolve(request.result); })); \
                  database.close(); } done(texts);";
    Ok(serde_json::from_value(session.with_databases(read).await?)?)
}

async fn graded<'a>(session: &'a Session, page: &Url) -> Result<Sheet<'a>> {
    let sheet = session.open(page).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.write_note("1.1", NOTE).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    Ok(sheet)
}

#[tokio::test]
async fn nothing_is_readable_without_it_and_all_is_there_with_it() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    ensure!(
        stored(&session).await?.iter().any(|text| text.contains(NOTE)),
        "the note is not where it is looked for"
    );

    sheet.press("saved").await?;
    sheet.press("pin").await?;
    let told = sheet.text("dialog").await?;
    ensure!(told.contains("tidak dapat dipulihkan"), "it says {told}");
    session.screenshot("pin-dialog").await?;
    // Too short, and typed in two ways: said, and nothing is done.
    sheet.press("cancel").await?;
    sheet.prepare_pin("12345").await?;
    sheet.press("confirm").await?;
    until("too short", async || Ok((sheet.problems().await?.len() == 1).then_some(()))).await?;
    sheet.press("cancel").await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    sheet.grade("1.2", "C").await?;
    sheet.type_into("[data-indicator=\"1.2\"] textarea", NOTE).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let texts = stored(&session).await?;
    ensure!(texts.len() == 4, "there are {} entries and drafts", texts.len());
    ensure!(!texts.iter().any(|text| text.contains('{') || text.contains(NOTE)), "readable: {texts:?}");

    let sheet = session.reload().await?;
    sheet.wait_for("[name=pin]", true).await?;
    session.screenshot("pin-screen").await?;
    ensure!(session.violations().await? == Vec::<String>::new(), "axe finds something");
    ensure!(!sheet.exists("[data-indicator]").await?, "a sheet is shown");
    // Wrong ones are told, as often as it takes, and lock nothing.
    for wrong in ["melati-28", "x"] {
        sheet.enter_pin(wrong).await?;
        until("told", async || {
            Ok(sheet.problems().await?.iter().any(|told| told.contains("PIN salah")).then_some(()))
        })
        .await?;
    }
    // Whoever turns to another window in the middle of it goes on where it was.
    let first = PIN.split_at(4).0;
    sheet.type_into("[name=pin]", first).await?;
    session.execute("window.dispatchEvent(new Event('focus'));", vec![]).await?;
    // Had the storage been opened again, the lock would have been put on again, and the field chosen whole.
    let typed = "const done = arguments[0]; setTimeout(() => { \
                   const field = document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[name=pin]'); \
                   done([field.value, field.selectionStart]); }, 300);";
    let typed = session.client().execute_async(typed, vec![]).await?;
    ensure!(typed == serde_json::json!([first, first.len()]), "the field holds {typed}");
    sheet.enter_pin(PIN).await?;
    sheet.wait_for_total("4").await?;
    ensure!(sheet.note("1.1").await? == NOTE, "the note is gone");
    ensure!(sheet.note("1.2").await? == NOTE, "the draft is gone");
    sheet.grade("1.3", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.screenshot("pin-opened").await?;

    // Taken off with the right one alone, and then all is readable again, and older pages may come back.
    sheet.prepare_no_pin("melati-28").await?;
    sheet.press("remove-pin").await?;
    until("told", async || Ok((sheet.problems().await?.len() == 1).then_some(()))).await?;
    sheet.type_into("[name=pin]", PIN).await?;
    sheet.press("remove-pin").await?;
    sheet.wait_for("dialog", false).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let texts = stored(&session).await?;
    ensure!(texts.iter().all(|text| text.starts_with('{')), "still sealed: {texts:?}");
    let sheet = session.reload().await?;
    sheet.wait_for_total("7").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn other_tabs_lose_nothing_and_leak_nothing() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    let other = session.open(&site.demo()?).await?;
    other.wait_for_total("3").await?;
    // A note is still being typed over there.
    other.type_into("[data-indicator=\"1.2\"] textarea", NOTE).await?;
    session.switch_to_tab(0).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.switch_to_tab(1).await?;
    other.enter_pin(PIN).await?;
    other.wait_for_total("3").await?;
    ensure!(other.note("1.2").await? == NOTE, "what was typed is gone");
    other.grade("1.3", "A").await?;
    other.wait_for_state(SavedState::Saved).await?;
    session.switch_to_tab(0).await?;
    sheet.wait_for_total("6").await?;
    ensure!(sheet.note("1.2").await? == NOTE, "what was typed has not come over");
    let texts = stored(&session).await?;
    ensure!(!texts.iter().any(|text| text.contains('{')), "readable: {texts:?}");
    // Another PIN from one tab, and none from the other.
    sheet.prepare_pin("kenanga-9").await?;
    sheet.type_into("[name=pin]", PIN).await?;
    sheet.press("confirm").await?;
    sheet.wait_for("dialog", false).await?;
    session.switch_to_tab(1).await?;
    other.enter_pin("kenanga-9").await?;
    other.wait_for_total("6").await?;
    other.prepare_no_pin("kenanga-9").await?;
    other.press("remove-pin").await?;
    other.wait_for("dialog", false).await?;
    session.switch_to_tab(0).await?;
    sheet.wait_for_total("6").await?;
    sheet.grade("1.4", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.switch_to_tab(1).await?;
    other.wait_for_total("9").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn the_file_is_locked_too_and_locks_where_it_is_opened() -> Result<()> {
    let mut first = Session::start(Browser::Chromium).await?;
    first.run_before_pages(DOWNLOADS).await?;
    let sheet = graded(&first, &site::offline_file()?).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_total("4").await?;
    let copy = first.download(sheet.press("copy")).await?;
    let page = fs::read_to_string(&copy)?;
    let text = copy::unpacked(copy::parts(&page)?.1)?;
    ensure!(
        text.contains("\"kind\":\"locked\"") && !text.contains(NOTE) && !text.contains("Panelis Satu"),
        "readable: {text}"
    );
    let told = pk::report(&copy).unwrap_or_else(|refused| refused.to_string());
    ensure!(told.contains("dikunci dengan PIN"), "pk says {told}");
    // The file for the secretariat is not.
    let totals = pk::totals(&first.download(sheet.press("export")).await?)?;
    ensure!(totals == ["4"], "pk nilai says {totals:?}");
    first.check_quiet().await?;

    let mut second = Session::start(Browser::Chromium).await?;
    second.run_before_pages(DOWNLOADS).await?;
    let page = Url::from_file_path(&copy).ok().context("no address")?;
    let sheet = second.open(&page).await?;
    sheet.wait_for("[name=pin]", true).await?;
    second.screenshot("pin-file").await?;
    sheet.enter_pin("melati-28").await?;
    until("told", async || Ok((sheet.problems().await?.len() == 1).then_some(()))).await?;
    sheet.enter_pin(PIN).await?;
    sheet.wait_for("[data-pk=open]", true).await?;
    sheet.press("open").await?;
    sheet.wait_for_total("4").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    ensure!(stored(&second).await?.len() == 3, "what the file carried is not on the device");
    sheet.grade("1.3", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let texts = stored(&second).await?;
    ensure!(!texts.is_empty() && !texts.iter().any(|text| text.contains('{')), "readable: {texts:?}");
    // One PIN opens the file and the device, which know the same one.
    let sheet = second.reload().await?;
    sheet.enter_pin(PIN).await?;
    sheet.wait_for_total("7").await?;
    let later = second.download(sheet.press("copy")).await?;
    second.check_quiet().await?;

    // The first device takes the file in, under the PIN that it knows.
    let sheet = first.sheet().await?;
    sheet.import(&later).await?;
    sheet.wait_for_total("7").await?;
    first.check_quiet().await?;

    // A device without a PIN asks for the file's.
    let third = Session::start(Browser::Chromium).await?;
    let site = site::Site::start().await?;
    let sheet = third.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.import(&later).await?;
    sheet.wait_for("dialog [name=pin]", true).await?;
    third.screenshot("pin-import").await?;
    sheet.enter_pin(PIN).await?;
    sheet.wait_for_total("7").await?;
    third.check_quiet().await
}

#[tokio::test]
async fn a_forgotten_one_can_be_left_behind() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.wait_for("[name=pin]", true).await?;
    sheet.press("erase").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("[data-pk=start]", true).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Dua", "Kab. Contoh").await?;
    sheet.grade("1.2", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let texts = stored(&session).await?;
    ensure!(texts.len() == 1 && texts[0].starts_with('{'), "there is {texts:?}");
    session.check_quiet().await
}

/// Writing sealed texts fails in the upgrade.
const FAILS: &str = "const put = IDBObjectStore.prototype.put; \
     IDBObjectStore.prototype.put = function (...args) { \
       if (this.transaction.mode === 'versionchange') throw new DOMException('no', 'UnknownError'); \
       return put.apply(this, args); };";

#[tokio::test]
async fn one_that_cannot_be_put_on_changes_nothing() -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(FAILS).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    sheet.prepare_pin(PIN).await?;
    sheet.press("confirm").await?;
    until("told", async || {
        Ok(sheet.problems().await?.iter().any(|told| told.contains("tidak dapat dipasang")).then_some(()))
    })
    .await?;
    sheet.press("cancel").await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    ensure!(stored(&session).await?.iter().all(|text| text.starts_with('{')), "something is sealed");
    let sheet = session.reload().await?;
    sheet.wait_for_total("4").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn a_database_deleted_under_a_page_comes_back_under_it() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.delete_databases().await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    until("all of it, sealed", async || {
        let texts = stored(&session).await?;
        Ok((texts.len() == 3 && !texts.iter().any(|text| text.contains('{'))).then_some(()))
    })
    .await?;
    // No older build, which knows nothing of PINs, can write into it.
    let version = session.with_databases("done(Math.max(...all.map(({ version }) => version)));").await?;
    ensure!(version.as_u64() > Some(1), "the database is at version {version}");
    let sheet = session.reload().await?;
    sheet.enter_pin(PIN).await?;
    sheet.wait_for_total("4").await?;
    session.check_quiet().await
}

/// The upgrade is one transaction in Firefox too.
#[tokio::test]
async fn it_goes_on_and_off_in_firefox() -> Result<()> {
    if environment::firefox().is_err() {
        return Ok(());
    }
    let session = Session::start(Browser::Firefox).await?;
    let site = site::Site::start().await?;
    for page in [site.demo()?, site::offline_file()?] {
        let sheet = graded(&session, &page).await?;
        sheet.set_pin(PIN).await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        sheet.grade("1.2", "C").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        let texts = stored(&session).await?;
        ensure!(texts.len() >= 3 && !texts.iter().any(|text| text.contains('{')), "readable: {texts:?}");
        let sheet = session.reload().await?;
        sheet.enter_pin("melati-28").await?;
        until("told", async || Ok((sheet.problems().await?.len() == 1).then_some(()))).await?;
        sheet.enter_pin(PIN).await?;
        sheet.wait_for_total("4").await?;
        sheet.prepare_no_pin(PIN).await?;
        sheet.press("remove-pin").await?;
        sheet.wait_for("dialog", false).await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        let sheet = session.reload().await?;
        sheet.wait_for_total("4").await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_graded_while_another_page_blocks_it_is_kept_and_nothing_false_is_said() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    session.client().goto(site.page("demo/lambang.svg")?.as_str()).await?;
    session.hold_databases().await?;
    session.switch_to_tab(0).await?;
    sheet.prepare_pin(PIN).await?;
    sheet.press("confirm").await?;
    until("it to say why", async || {
        Ok(sheet.problems().await?.iter().any(|told| told.contains("Tutup halaman itu")).then_some(()))
    })
    .await?;
    // Whoever is impatient presses it once more.
    session
        .execute(
            "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                     root.querySelector('dialog form').requestSubmit?.();",
            vec![],
        )
        .await
        .ok();
    sheet.press("cancel").await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    session.switch_to_tab(1).await?;
    session.let_databases_go().await?;
    session.switch_to_tab(0).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let texts = stored(&session).await?;
    ensure!(texts.len() == 3 && !texts.iter().any(|text| text.contains('{')), "the device holds {texts:?}");
    let sheet = session.reload().await?;
    sheet.enter_pin(PIN).await?;
    sheet.wait_for_total("4").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn a_dialog_that_is_open_elsewhere_puts_no_second_one_over_it() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    let other = session.open(&site.demo()?).await?;
    other.wait_for_total("3").await?;
    other.prepare_pin("kenanga-9").await?;
    session.switch_to_tab(0).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.switch_to_tab(1).await?;
    other.wait_for("[data-pk=locked-by-pin]", true).await?;
    ensure!(!other.exists("dialog").await?, "the dialog stands over the lock");
    let value = session.execute("return document.querySelector('penilaian-kinerja').value;", vec![]).await?;
    ensure!(value.is_null(), "the page reads {value} under the lock");
    other.enter_pin(PIN).await?;
    other.wait_for_total("3").await?;
    let other = session.reload().await?;
    other.enter_pin(PIN).await?;
    other.wait_for_total("3").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn a_file_under_a_pin_never_lies_in_the_open() -> Result<()> {
    let mut first = Session::start(Browser::Chromium).await?;
    first.run_before_pages(DOWNLOADS).await?;
    let sheet = graded(&first, &site::offline_file()?).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let copy = first.download(sheet.press("copy")).await?;
    let mut second = Session::start(Browser::Chromium).await?;
    second.run_before_pages(FAILS).await?;
    let sheet = second.open(&Url::from_file_path(&copy).ok().context("no address")?).await?;
    sheet.enter_pin(PIN).await?;
    until("told", async || {
        Ok(sheet.problems().await?.iter().any(|told| told.contains("tidak dapat dipasang")).then_some(()))
    })
    .await?;
    ensure!(sheet.asks_for_pin().await?, "it is open");
    let texts = stored(&second).await?;
    ensure!(texts.is_empty(), "the device holds {texts:?}");
    second.check_quiet().await
}

#[tokio::test]
async fn a_database_that_was_deleted_before_comes_back_first() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    session.delete_databases().await?;
    // The word is taken back, until it is filled again.
    sheet.wait_for_state(SavedState::Failed).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.set_pin(PIN).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.enter_pin(PIN).await?;
    sheet.wait_for_total("3").await?;
    ensure!(sheet.note("1.1").await? == NOTE, "the note is gone");
    session.check_quiet().await
}

#[tokio::test]
async fn what_is_erased_while_one_is_put_on_stays_gone() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded(&session, &site.demo()?).await?;
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    let other = session.open(&site.demo()?).await?;
    other.wait_for_total("3").await?;
    session.open_tab().await?;
    session.switch_to_tab(2).await?;
    session.client().goto(site.page("demo/lambang.svg")?.as_str()).await?;
    session.hold_databases().await?;
    session.switch_to_tab(0).await?;
    sheet.prepare_pin(PIN).await?;
    sheet.press("confirm").await?;
    until("it to wait", async || Ok((!sheet.problems().await?.is_empty()).then_some(()))).await?;
    // Somebody removes everything in the meantime.
    session.switch_to_tab(1).await?;
    other.press("saved").await?;
    other.press("erase").await?;
    other.press("confirm").await?;
    other.wait_for("[data-pk=start]", true).await?;
    session.switch_to_tab(2).await?;
    session.let_databases_go().await?;
    session.switch_to_tab(1).await?;
    until("it to be removed", async || {
        let is_said = other.exists("[data-pk=notice]").await?;
        Ok((is_said && other.text("[data-pk=notice]").await?.contains("sudah dihapus")).then_some(()))
    })
    .await?;
    for tab in [0, 1] {
        session.switch_to_tab(tab).await?;
        let sheet = session.sheet().await?;
        sheet.wait_for("[data-pk=start]", true).await?;
        let sheet = session.reload().await?;
        sheet.wait_for("[data-pk=start]", true).await?;
        ensure!(!sheet.exists("[data-pk=open]").await?, "a sheet came back");
    }
    ensure!(stored(&session).await?.is_empty(), "something came back");
    session.check_quiet().await
}
