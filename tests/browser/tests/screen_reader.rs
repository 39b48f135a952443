//! What a screen reader is told on the way through a sheet.

use anyhow::{Result, ensure};
use browser_tests::{Browser, Session, site, until};

/// Waits until something that is told holds all of `parts`, and gives it.
async fn hears(session: &Session, parts: &[&str]) -> Result<String> {
    let (mut last, what) = (Vec::new(), format!("{parts:?} to be told"));
    let wait = until(&what, async || {
        last = session.read_aloud().await?;
        Ok(last.iter().find(|line| parts.iter().all(|part| line.contains(part))).cloned())
    });
    match wait.await {
        Ok(line) => Ok(line),
        Err(error) => Err(error.context(format!("what is told: {last:#?}"))),
    }
}

#[tokio::test]
async fn roles_names_and_states_on_the_way_through_a_sheet() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    hears(&session, &["combobox \"Nama panelis\""]).await?;
    hears(&session, &["button \"12 Mei 2026 08.00", "Kabupaten Melati", "belum dinilai 0/20"]).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;

    hears(&session, &["heading \"Kabupaten Melati"]).await?;
    hears(&session, &["navigation \"Aksi"]).await?;
    hears(&session, &["group \"1.1 Analisis untuk identifikasi lokasi prioritas"]).await?;
    // A level is its letter, its points and its descriptor, and is not chosen before it is.
    let level = hears(&session, &["radio \"D", "0 poin", "Kurang dari 50%"]).await?;
    ensure!(!level.contains("checked"), "the lowest level sounds chosen while nothing is graded: {level}");
    let told = session.read_aloud().await?;
    ensure!(
        told.iter().filter(|line| line.contains("belum dinilai")).count() >= 4,
        "nothing says what is not graded"
    );
    hears(&session, &["textbox \"Catatan indikator 1.1"]).await?;

    sheet.grade("1.1", "A").await?;
    hears(&session, &["radio \"A", "3 poin", "checked"]).await?;
    hears(&session, &["button \"Hapus nilai indikator 1.1"]).await?;
    sheet.press("unsure").await?;
    hears(&session, &["button \"Ragu, tinjau lagi indikator 1.1", "pressed"]).await?;
    sheet.press("undo").await?;
    hears(&session, &["status"]).await?;
    hears(&session, &["Indikator 1.1 diurungkan: tidak ragu."]).await?;

    sheet.press("review").await?;
    hears(&session, &["image \"Capaian per aksi"]).await?;
    hears(&session, &["columnheader \"Catatan"]).await?;
    sheet.press("finalise").await?;
    hears(&session, &["dialog \"Kunci lembar nilai ini?"]).await?;
    session.check_quiet().await
}
