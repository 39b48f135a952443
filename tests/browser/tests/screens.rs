//! Every screen, wide and narrow, light and dark, in both languages: nothing keeps anybody out, nothing is cut off.

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, environment, site};
use url::Url;

/// One look at every screen.
struct Tour<'a> {
    session: &'a Session,
    sheet: Sheet<'a>,
    /// What the names of pictures begin with.
    name: String,
}

impl Tour<'_> {
    /// Looks at the screen that is open: axe-core finds nothing, and nothing is wider than the page.
    async fn look(&self, screen: &str) -> Result<()> {
        let name = format!("{}-{screen}", self.name);
        self.session.screenshot(&name).await?;
        let found = self.session.violations().await.with_context(|| name.clone())?;
        ensure!(found.is_empty(), "{name}: axe-core found {found:#?}");
        let script = "return document.documentElement.scrollWidth <= innerWidth;";
        ensure!(self.session.execute(script, vec![]).await? == true, "{name} is wider than the page");
        Ok(())
    }

    async fn all_of_a_sheet(&self) -> Result<()> {
        let (sheet, session) = (&self.sheet, self.session);
        self.look("sheet").await?;
        sheet.grade("1.1", "A").await?;
        sheet.grade("1.2", "D").await?;
        sheet.write_note("1.1", "+ lengkap\n? dari mana angkanya").await?;
        sheet.press("unsure").await?;
        let open = "document.querySelector('penilaian-kinerja').shadowRoot \
                    .querySelectorAll('.card details').forEach((details) => { details.open = true; });";
        session.execute(open, vec![]).await?;
        sheet.press("seen").await?;
        sheet.press("link").await?;
        self.look("link").await?;
        sheet.type_into("[data-pk=\"url\"]", "https://contoh.go.id/ba.pdf").await?;
        sheet.press("confirm").await?;
        sheet.press("phrases").await?;
        self.look("phrases").await?;
        sheet.press("cancel").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        self.look("graded").await?;
        sheet.press("history").await?;
        self.look("history").await?;
        sheet.press("cancel").await?;
        session.key("?").await?;
        self.look("keys").await?;
        sheet.press("cancel").await?;
        sheet.press("saved").await?;
        self.look("storage").await?;
        sheet.press("cancel").await?;
        sheet.press("review").await?;
        self.look("review").await?;
        sheet.press("finalise").await?;
        self.look("finalise").await?;
        sheet.press("confirm").await?;
        self.look("review-locked").await?;
        sheet.press("back").await?;
        self.look("locked").await?;
        sheet.press("reopen").await?;
        self.look("reopen").await?;
        sheet.press("cancel").await?;
        sheet.press("shield").await?;
        self.look("view-only").await
    }
}

/// The pages that the tests open: which sizes, whether dark, which language.
const VIEWS: [(u32, u32, bool, bool); 5] = [
    (1280, 900, false, false),
    (1280, 900, true, true),
    (360, 640, false, true),
    (360, 640, true, false),
    (320, 600, false, false),
];

#[tokio::test]
async fn of_the_single_file() -> Result<()> {
    let file = environment::dist()?.join("penilaian.html");
    let address = Url::from_file_path(&file).ok().context("the file has no address")?;
    for (width, height, is_dark, is_english) in VIEWS {
        let session = Session::start(Browser::Chromium).await?;
        session.set_size(width, height).await?;
        session.prefer_dark(is_dark).await?;
        let sheet = session.open(&address).await?;
        if is_english {
            sheet.press("lang").await?;
        }
        let shade = if is_dark { "dark" } else { "light" };
        let tongue = if is_english { "en" } else { "id" };
        let tour = Tour { session: &session, sheet, name: format!("{width}-{shade}-{tongue}") };
        tour.look("start").await?;
        sheet.start("pk-8-aksi", "Siti Rahmawati", "Kabupaten Melati").await?;
        tour.all_of_a_sheet().await?;
        sheet.press("switch").await?;
        tour.look("start-again").await?;
        for theme in ["dark", "contrast", "light"] {
            sheet.click(&format!("[data-pk=\"theme\"] option[value=\"{theme}\"]")).await?;
            tour.look(&format!("start-{theme}")).await?;
            sheet.press("open").await?;
            tour.look(&format!("sheet-{theme}")).await?;
            sheet.press("switch").await?;
        }
        session.check_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn of_a_round() -> Result<()> {
    let site = site::Site::start().await?;
    for (width, height, is_english) in [(1280, 900, false), (360, 640, true)] {
        let session = Session::start(Browser::Chromium).await?;
        session.set_size(width, height).await?;
        let sheet = session.open(&site.page("demo/putaran.html")?).await?;
        if is_english {
            sheet.press("lang").await?;
        }
        let tour = Tour { session: &session, sheet, name: format!("{width}-round") };
        tour.look("start").await?;
        sheet.choose_first("panelist").await?;
        sheet.open_district("00.01").await?;
        sheet.press("clock").await?;
        tour.all_of_a_sheet().await?;
        sheet.press("switch").await?;
        tour.look("districts").await?;
        sheet.open_district("00.02").await?;
        tour.look("next-district").await?;
        sheet.press("compare").await?;
        tour.look("compare").await?;
        sheet.press("cancel").await?;
        session.check_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn and_what_keeps_people_out_would_be_found() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.open(&site.demo()?).await?;
    let script = "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('.app') \
                  .append(document.createElement('img'));";
    session.execute(script, vec![]).await?;
    let found = session.violations().await?;
    ensure!(found.len() == 1 && found[0].starts_with("image-alt"), "axe-core found {found:?}");
    Ok(())
}
