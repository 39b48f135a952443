//! A real WordPress: an editor puts the element on a page, a panelist grades there, the secretariat has the file. Only
//! where WordPress, MariaDB and PHP are.

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, case, environment, pk, portal::Portal, until};
use serde_json::{Value, json};
use url::Url;

async fn log_in(session: &Session, portal: &Portal, name: &str) -> Result<()> {
    session.client().goto(portal.page("wp-login.php")?.as_str()).await?;
    let fill = format!(
        "document.querySelector('#user_login').value = '{name}'; \
         document.querySelector('#user_pass').value = 'rahasia'; document.querySelector('#loginform').submit();"
    );
    session.execute(&fill, vec![]).await?;
    until("the login", async || {
        let cookies =
            session.execute("return document.body?.classList.contains('wp-admin') ?? false;", vec![]).await?;
        Ok((cookies == true).then_some(()))
    })
    .await
}

/// Asks a route of the portal from the page in front: the status, and what it answers.
async fn ask(session: &Session, method: &str, path: &str, nonce: &str, body: &str) -> Result<(u64, Value)> {
    let script = "const [path, method, nonce, body, done] = arguments; \
         const headers = { 'Content-Type': 'application/json' }; if (nonce) headers['X-WP-Nonce'] = nonce; \
         fetch(`/index.php?rest_route=${path}`, { method, headers, body: method === 'GET' ? undefined : body, \
           credentials: 'same-origin' }) \
           .then(async (answer) => done([answer.status, await answer.json()]), (error) => done([0, String(error)]));";
    let arguments = vec![json!(path), json!(method), json!(nonce), json!(body)];
    let answer = session.client().execute_async(script, arguments).await?;
    let (status, answer): (u64, Value) = serde_json::from_value(answer)?;
    Ok((status, answer))
}

async fn nonce(session: &Session) -> Result<String> {
    let script = "const done = arguments[0]; fetch('/wp-admin/admin-ajax.php?action=rest-nonce', { credentials: 'same-origin' }) \
                  .then((answer) => answer.text()).then((text) => done(text.trim()));";
    let nonce = session.client().execute_async(script, vec![]).await?;
    nonce.as_str().map(str::to_owned).context("no nonce")
}

/// An editor makes a page with the element on it, and it is published.
async fn publish(portal: &Portal) -> Result<Url> {
    let editor = Session::start(Browser::Chromium).await?;
    log_in(&editor, portal, "redaktur").await?;
    let content = "<p>Silakan menilai.</p>[penilaian_kinerja]";
    let page = json!({ "title": "Penilaian Kinerja", "content": content, "status": "publish" });
    let (status, page) =
        ask(&editor, "POST", "/wp/v2/pages", &nonce(&editor).await?, &page.to_string()).await?;
    ensure!(status == 201, "the page is not made: {status} {page}");
    Ok(Url::parse(page.get("link").and_then(Value::as_str).context("the page has no address")?)?)
}

async fn status_of(session: &Session, says: &str) -> Result<()> {
    until(&format!("{says:?}"), async || {
        let script = "return document.querySelector('.pk-kirim-status')?.textContent ?? '';";
        let text = session.execute(script, vec![]).await?;
        Ok(text.as_str().is_some_and(|text| text.contains(says)).then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_finalised_sheet_arrives_and_is_listed() -> Result<()> {
    if environment::wordpress().is_err() {
        return Ok(());
    }
    let portal = Portal::wordpress().await?;
    let page = publish(&portal).await?;

    let panelist = Session::start(Browser::Chromium).await?;
    log_in(&panelist, &portal, "panelis").await?;
    let sheet = panelist.open(&page).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
    sheet.grade_all(&case::tangerang_2020()?).await?;
    sheet.wait_for_total("33").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    panelist.screenshot("wordpress").await?;
    // The page was open for longer than its nonce lives: a new one is asked for.
    panelist.execute("document.querySelector('.pk-kirim').dataset.nonce = 'lama';", vec![]).await?;
    sheet.press("review").await?;
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    status_of(&panelist, "diterima portal dengan nomor 1").await?;
    panelist.screenshot("wordpress-sent").await?;
    // Opened again and locked again: another file, and the first one stays.
    sheet.press("reopen").await?;
    sheet.type_into("[data-pk=reason]", "salah baca").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("dialog", false).await?;
    sheet.press("finalise").await?;
    // The portal cannot be reached: told, and sent later.
    let cut = "window.fetchBefore = window.fetch; window.fetch = () => Promise.reject(new TypeError('cut'));";
    panelist.execute(cut, vec![]).await?;
    sheet.press("confirm").await?;
    status_of(&panelist, "belum terkirim").await?;
    panelist
        .execute(
            "window.fetch = window.fetchBefore; document.querySelector('.pk-kirim-status button').click();",
            vec![],
        )
        .await?;
    status_of(&panelist, "diterima portal dengan nomor 2").await?;
    panelist.check_quiet().await?;

    let secretariat = Session::start(Browser::Chromium).await?;
    log_in(&secretariat, &portal, "sekretariat").await?;
    secretariat.client().goto(portal.page("wp-admin/admin.php?page=pk-lembar")?.as_str()).await?;
    let rows = "return [...document.querySelectorAll('.wrap tbody tr')].map((row) => row.innerText);";
    let rows = secretariat.execute(rows, vec![]).await?;
    let rows: Vec<String> = serde_json::from_value(rows)?;
    ensure!(
        rows.len() == 2 && rows.iter().all(|row| row.contains("Kab. Tangerang") && row.contains("panelis")),
        "{rows:?}"
    );
    secretariat.screenshot("wordpress-list").await?;
    let click = async || {
        secretariat
            .execute("document.querySelector('.wrap tbody tr:last-child a').click();", vec![])
            .await
            .map(drop)
    };
    let totals = pk::totals(&secretariat.download(click()).await?)?;
    ensure!(totals == ["33"], "pk nilai says {totals:?} of what the portal keeps");
    let (status, list) =
        ask(&secretariat, "GET", "/penilaian-kinerja/v1/lembar", &nonce(&secretariat).await?, "").await?;
    ensure!(status == 200 && list.as_array().is_some_and(|list| list.len() == 2), "the list is {list}");
    refuses(&portal, &panelist, &secretariat).await
}

/// Who may not, and what is no sheet: each with a sentence, and nothing is kept.
async fn refuses(portal: &Portal, panelist: &Session, secretariat: &Session) -> Result<()> {
    const ROUTE: &str = "/penilaian-kinerja/v1/lembar";
    let says = async |session: &Session,
                      method: &str,
                      nonce: &str,
                      body: &str,
                      status: u64,
                      word: &str|
           -> Result<()> {
        let (got, answer) = ask(session, method, ROUTE, nonce, body).await?;
        let message = answer.get("message").and_then(Value::as_str).unwrap_or_default();
        ensure!(got == status && message.contains(word), "{method} {body:.60}: {got} {answer}");
        Ok(())
    };
    let own = nonce(panelist).await?;
    says(panelist, "GET", &own, "", 403, "tidak berhak").await?;
    // Without a nonce WordPress knows nobody.
    says(panelist, "POST", "", "{}", 401, "Masuk ke portal").await?;
    says(panelist, "POST", "salah", "{}", 403, "").await?;
    let other = Session::start(Browser::Chromium).await?;
    other.client().goto(portal.page("")?.as_str()).await?;
    says(&other, "POST", "", "{}", 401, "Masuk ke portal").await?;
    log_in(&other, portal, "tamu").await?;
    let guest = nonce(&other).await?;
    says(&other, "POST", &guest, "{}", 403, "tidak berhak").await?;
    for (body, word) in [
        ("", "bukan berkas"),
        ("{\"format\":\"lain\"}", "bukan berkas"),
        ("{\"format\":\"penilaian-kinerja\",\"version\":2,\"kind\":\"sheets\"}", "versi 1"),
        ("{\"format\":\"penilaian-kinerja\",\"version\":1,\"kind\":\"round\"}", "versi 1"),
        ("{\"format\":\"penilaian-kinerja\",\"version\":1,\"kind\":\"sheets\",\"entries\":[]}", "kosong"),
        (
            "{\"format\":\"penilaian-kinerja\",\"version\":1,\"kind\":\"sheets\",\"fingerprint\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"entries\":[1]}",
            "tanpa panelis",
        ),
    ] {
        says(panelist, "POST", &own, body, 400, word).await?;
    }
    let large = format!("{{\"format\":\"{}\"}}", "x".repeat(9 * 1024 * 1024));
    says(panelist, "POST", &own, &large, 413, "8 MiB").await?;
    let (_, list) = ask(secretariat, "GET", ROUTE, &nonce(secretariat).await?, "").await?;
    ensure!(list.as_array().is_some_and(|list| list.len() == 2), "something was kept: {list}");
    Ok(())
}
