//! The single file saves a copy of itself with everything in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use browser_tests::copy::{DATA, packed, parts, unpacked};
use browser_tests::{Browser, SavedState, Session, Sheet, environment, pk, site, until};
use url::Url;

/// A browser that can only download.
const DOWNLOADS: &str = "delete window.showSaveFilePicker;";
/// A real file of the browser's own file system, in the place of the one that a panelist picks.
const PICKS: &str = "window.picked = 0; window.showSaveFilePicker = async ({ suggestedName }) => { \
                       window.picked += 1; const folder = await navigator.storage.getDirectory(); \
                       return folder.getFileHandle(suggestedName, { create: true }); };";

async fn fresh(script: &'static str) -> Result<Session> {
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(script).await?;
    Ok(session)
}

fn address(file: &Path) -> Result<Url> {
    Url::from_file_path(file).ok().context("the file has no address")
}

async fn graded<'a>(session: &'a Session, page: &Url) -> Result<Sheet<'a>> {
    let sheet = session.open(page).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.write_note("1.1", "+ lengkap").await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_total("4").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    Ok(sheet)
}

async fn copy_of(session: &Session, sheet: &Sheet<'_>) -> Result<PathBuf> {
    session.download(sheet.press("copy")).await
}

#[tokio::test]
async fn a_copy_opens_anywhere_and_comes_back_with_more() -> Result<()> {
    let first = fresh(DOWNLOADS).await?;
    let sheet = graded(&first, &site::offline_file()?).await?;
    first.go_offline().await?;
    let copy = copy_of(&first, &sheet).await?;
    first.screenshot("copy-saved").await?;
    first.check_quiet().await?;

    // Growth is the data alone, and a copy of a copy is the same.
    let dist = fs::read_to_string(environment::dist()?.join("penilaian.html"))?;
    let page = fs::read_to_string(&copy)?;
    let (before, data, after) = parts(&page)?;
    ensure!(
        page.len() - data.len() == dist.len(),
        "the copy has {} bytes beside its data",
        page.len() - data.len()
    );
    let bare = [before, DATA, "<", after].concat();
    let same = bare.chars().zip(dist.chars()).take_while(|(ours, theirs)| ours == theirs).count();
    ensure!(
        bare == dist,
        "the copy differs from the file that was shipped from character {same} on: {:?}",
        bare.chars().skip(same).take(80).collect::<String>()
    );

    ensure!(pk::totals(&copy)? == ["4"], "pk nilai says something else of the copy");
    // A portal takes it in like any other file.
    let site = site::Site::start().await?;
    let portal = fresh(DOWNLOADS).await?;
    let sheet = portal.open(&site.demo()?).await?;
    sheet.import(&copy).await?;
    sheet.press("open").await?;
    sheet.wait_for_total("4").await?;
    portal.check_quiet().await?;

    let elsewhere = fresh(DOWNLOADS).await?;
    let sheet = elsewhere.open(&address(&copy)?).await?;
    sheet.press("open").await?;
    sheet.wait_for_total("4").await?;
    ensure!(sheet.note("1.1").await? == "+ lengkap", "the note is gone");
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.grade("1.3", "A").await?;
    sheet.wait_for_total("7").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let again = copy_of(&elsewhere, &sheet).await?;
    // What came with the file is on this device now.
    let sheet = elsewhere.reload().await?;
    sheet.wait_for_total("7").await?;
    elsewhere.check_quiet().await?;

    // The first device takes in what the second one added, and keeps what it has.
    let sheet = first.open(&site::offline_file()?).await?;
    sheet.wait_for_total("4").await?;
    sheet.grade("2.1", "A").await?;
    sheet.wait_for_total("7").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = first.open(&address(&again)?).await?;
    if !sheet.is_open().await? {
        sheet.press("open").await?;
    }
    sheet.wait_for_total("10").await?;
    first.check_quiet().await
}

#[tokio::test]
async fn a_copy_is_written_in_place_where_the_browser_can() -> Result<()> {
    let site = site::Site::start().await?;
    let session = fresh(PICKS).await?;
    let sheet = graded(&session, &site.page("penilaian.html")?).await?;
    let written = async || -> Result<String> {
        let script = "const done = arguments[arguments.length - 1]; (async () => { \
                        const folder = await navigator.storage.getDirectory(); let text = ''; \
                        for await (const file of folder.values()) text += await (await file.getFile()).text(); \
                        done([window.picked, text]); })();";
        let answer = session.client().execute_async(script, vec![]).await?;
        ensure!(answer[0] == 1, "the panelist was asked {} times", answer[0]);
        answer[1].as_str().map(str::to_owned).context("no text")
    };
    let holds = async |count: usize| {
        until(&format!("{count} entries in the file"), async || {
            let page = written().await.unwrap_or_default();
            let text = parts(&page).and_then(|(_, data, _)| unpacked(data)).unwrap_or_default();
            Ok((text.matches("\"counter\"").count() == count).then_some(()))
        })
        .await
    };
    sheet.press("copy").await?;
    holds(3).await?;
    sheet.grade("1.3", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.press("copy").await?;
    holds(4).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn what_is_damaged_is_told_and_the_rest_is_there() -> Result<()> {
    let first = fresh(DOWNLOADS).await?;
    let sheet = graded(&first, &site::offline_file()?).await?;
    let copy = copy_of(&first, &sheet).await?;
    let page = fs::read_to_string(&copy)?;
    let (before, data, after) = parts(&page)?;
    let text = unpacked(data)?;
    let version = text.replacen("\"version\":1", "\"version\":2", 1);
    let half_text = text.get(..text.len() * 2 / 3).context("no text")?.to_owned();
    // The first entry says something else, so that no later one follows it any more.
    let altered = text.replacen("\"level\":\"A\"", "\"level\":\"B\"", 1);
    let half = data.get(..data.len() / 8 * 4).context("no data")?;
    let cases = [
        ("cut", half.to_owned(), "terbaca", None),
        ("no-base64", "%%%".to_owned(), "terbaca", None),
        ("half-text", packed(&half_text)?, "terbaca", None),
        ("newer", packed(&version)?, "versi", None),
        ("altered", packed(&altered)?, "Rantai hash", Some("2")),
    ];
    let folder = tempfile::tempdir()?;
    for (name, data, word, total) in cases {
        let file = folder.path().join(format!("{name}.html"));
        fs::write(&file, [before, DATA, &data, "<", after].concat())?;
        let session = fresh(DOWNLOADS).await?;
        let sheet = session.open(&address(&file)?).await?;
        let problems = until("a word about the damage", async || {
            let problems = sheet.problems().await?;
            Ok((!problems.is_empty()).then_some(problems.join("\n")))
        })
        .await
        .with_context(|| name)?;
        ensure!(problems.contains(word), "{name}: it says {problems}");
        session.screenshot(&format!("carried-{name}")).await?;
        match total {
            None => sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?,
            Some(total) => {
                sheet.press("open").await?;
                sheet.wait_for_total(total).await?;
            }
        }
        sheet.press("copy").await?;
        let refused = until("a refusal", async || {
            let problems = sheet.problems().await?.join("\n");
            Ok(problems.contains("tidak ditulis ulang").then_some(()))
        });
        refused.await.with_context(|| name)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_copy_takes_no_other_panelists_place() -> Result<()> {
    let site = site::Site::start().await?;
    let session = fresh(PICKS).await?;
    let sheet = graded(&session, &site.page("penilaian.html")?).await?;
    let names = async || -> Result<Vec<String>> {
        let script = "const done = arguments[arguments.length - 1]; (async () => { \
                        const folder = await navigator.storage.getDirectory(); const names = []; \
                        for await (const name of folder.keys()) names.push(name); done(names.sort()); })();";
        Ok(serde_json::from_value(session.client().execute_async(script, vec![]).await?)?)
    };
    sheet.press("copy").await?;
    until("the first copy", async || Ok((names().await?.len() == 1).then_some(()))).await?;
    sheet.press("switch").await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Dua", "Kab. Contoh").await?;
    sheet.grade("1.1", "B").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.press("copy").await?;
    until("the second copy", async || Ok((names().await?.len() == 2).then_some(()))).await?;
    session.check_quiet().await
}
