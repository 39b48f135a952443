//! What is done on every page.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use browser_tests::hosts::HostSite;
use browser_tests::{Browser, SavedState, Session, Sheet, until};
use fantoccini::Locator;
use url::Url;

/// Everything that scripts of other people rely on, a line each: the page's markup, its globals, and what belongs to
/// these. A text, for the page may have its own idea of lists.
const WHAT_THERE_IS: &str = r#"
    let text = "";
    // What the driver leaves behind, and not the page.
    const DRIVERS = /cdc_|^ret_nodes$|^se_exported/;
    const told = (thing) => {
      if (typeof thing !== "function") return typeof thing;
      const source = Function.prototype.toString.call(thing);
      return `${source.length} ${source.slice(0, 60).replace(/\s+/g, " ")}`;
    };
    const note = (path, object) => {
      const names = Object.getOwnPropertyNames(object);
      for (let index = 0; index < names.length; index++) {
        if (DRIVERS.test(names[index])) continue;
        const { value, get, set } = Object.getOwnPropertyDescriptor(object, names[index]);
        text += `${path}.${names[index].replace(/\d{9,}/, "n")}: ${told(value)}, ${told(get)}, ${told(set)}\n`;
      }
    };
    note("window", window);
    note("document", document);
    const names = Object.getOwnPropertyNames(window);
    for (let index = 0; index < names.length; index++) {
      const { value } = Object.getOwnPropertyDescriptor(window, names[index]);
      if (typeof value !== "function" || DRIVERS.test(names[index])) continue;
      note(names[index], value);
      if (value.prototype) note(`${names[index]}.prototype`, value.prototype);
    }
    const markup = document.documentElement.cloneNode(true);
    const scripts = markup.querySelectorAll("script");
    for (let index = 0; index < scripts.length; index++) scripts[index].parentNode.removeChild(scripts[index]);
    return text + markup.outerHTML.replace(/ cd_frame_id_="\w*"/g, "").replace(/\s*\n\s*/g, "\n");
"#;

/// A page of `tests/hosts` in a browser, and what it is without the element.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) session: Session,
    without: BTreeSet<String>,
}

impl Visit {
    /// The page `name`.
    pub(crate) async fn to(name: &str) -> Result<Self> {
        let site = HostSite::start().await?;
        let address = site.page(name)?;
        Self::begin(&address).await
    }

    /// The page `name` where it is served by a portal without https.
    pub(crate) async fn to_portal(name: &str) -> Result<Self> {
        let site = HostSite::start().await?;
        let address = site.page_on("portal.test", name)?;
        Self::begin(&address).await
    }

    /// Opens the page without the element's script first, to know what it is by itself.
    async fn begin(address: &Url) -> Result<Self> {
        let session = Session::start(Browser::Chromium).await?;
        session.block(&["*/penilaian-kinerja*.js", "*/penilaian-kinerja.mjs"]).await?;
        session.client().goto(address.as_str()).await?;
        let without = what_there_is(&session).await?;
        session.complaints().await?;
        session.block(&[]).await?;
        session.client().goto(address.as_str()).await?;
        Ok(Self { session, without })
    }

    /// The element, once it is ready for work.
    pub(crate) async fn sheet(&self) -> Result<Sheet<'_>> {
        self.session.sheet().await
    }

    /// Does what a panelist does, and finds it again after the page was loaded once more.
    pub(crate) async fn grade_and_come_back(&self) -> Result<()> {
        let sheet = self.sheet().await?;
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
        grade(&sheet).await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        self.session.screenshot(&format!("host-{}", self.name().await?)).await?;
        // What is loaded later comes too.
        sheet.press("review").await?;
        sheet.wait_for("[data-pk=findings]", true).await?;
        sheet.press("back").await?;
        let sheet = self.session.reload().await?;
        check_grades(&sheet).await
    }

    /// The page is what it is without the element; its own scripts work; nothing was thrown, no policy was broken, and
    /// the console is empty, but for what `told` names.
    pub(crate) async fn check_unharmed(&self, told: &[&str]) -> Result<()> {
        self.check_same().await?;
        self.check_works().await?;
        self.session.check_quiet().await?;
        let mut complaints = self.session.complaints().await?;
        complaints.retain(|complaint| !told.iter().any(|told| complaint.contains(told)));
        ensure!(complaints.is_empty(), "the console says {complaints:#?}");
        Ok(())
    }

    /// The page is what it is without the element.
    pub(crate) async fn check_same(&self) -> Result<()> {
        let with = what_there_is(&self.session).await?;
        let changed: Vec<_> = self.without.symmetric_difference(&with).collect();
        ensure!(changed.is_empty(), "the page is not as it was: {changed:#?}");
        Ok(())
    }

    /// The page's own button does what it should.
    pub(crate) async fn check_works(&self) -> Result<()> {
        let script = "document.getElementById('periksa').scrollIntoView({ behavior: 'instant' });";
        self.session.execute(script, vec![]).await?;
        let client = self.session.client();
        client.find(Locator::Id("periksa")).await?.click().await?;
        let said = client.find(Locator::Id("hasil")).await?.text().await?;
        ensure!(said.eq_ignore_ascii_case("baik"), "the page's own script says {said:?}");
        Ok(())
    }

    async fn name(&self) -> Result<String> {
        let address = self.session.client().current_url().await?;
        let name = address.path_segments().and_then(|mut names| names.next());
        name.map(str::to_owned).context("the page has no name")
    }
}

/// Grades three indicators and writes a note with digits.
pub(crate) async fn grade(sheet: &Sheet<'_>) -> Result<()> {
    for (indicator, level) in [("1.1", "A"), ("1.2", "B"), ("2.1", "C")] {
        sheet.grade(indicator, level).await?;
    }
    sheet.write_note("1.1", "85 dari 100").await?;
    sheet.wait_for_total("6").await
}

/// What [`grade`] did is there.
pub(crate) async fn check_grades(sheet: &Sheet<'_>) -> Result<()> {
    sheet.wait_for_total("6").await?;
    until("the note", async || Ok((sheet.note("1.1").await? == "85 dari 100").then_some(()))).await?;
    sheet.wait_for_state(SavedState::Saved).await
}

async fn what_there_is(session: &Session) -> Result<BTreeSet<String>> {
    let text = session.execute(WHAT_THERE_IS, vec![]).await?;
    let text = text.as_str().context("the page lists nothing")?;
    Ok(text.lines().map(str::to_owned).collect())
}
