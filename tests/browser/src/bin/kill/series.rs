//! Many kills of one browser that is at work one way.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use browser_tests::{Browser, SavedState, Session, case};
use tempfile::TempDir;
use tokio::time::sleep;
use url::Url;
use xtask::test::kill::{Engine, Options, Way};

use crate::broken;
use crate::disk::Disk;
use crate::moment::Kind;
use crate::random::Random;
use crate::shown::Shown;
use crate::work::{Tried, Work};

/// How many kills a profile lives through; the next one begins with a database that is being made.
const KILLS_OF_A_PROFILE: u64 = 5;
/// The PIN, where there is one.
const PIN: &str = "melati-27";

/// The kills so far, and what they cost.
#[derive(Debug)]
pub(crate) struct Series {
    pub(crate) browser: Engine,
    pub(crate) way: Way,
    /// The kinds of the moments.
    pub(crate) kills: Vec<Kind>,
    /// Grades and characters that had been shown as saved, of all kills.
    pub(crate) shown: (usize, usize),
    /// What was lost, a sentence each.
    pub(crate) lost: Vec<String>,
}

/// Where the browser keeps what it keeps.
enum Profile {
    Folder(TempDir),
    Disk(Disk),
}

impl Series {
    pub(crate) fn new(browser: Engine, way: Way) -> Self {
        Self { browser, way, kills: Vec::new(), shown: (0, 0), lost: Vec::new() }
    }

    pub(crate) fn lost_nothing(&self) -> bool {
        self.lost.is_empty()
    }

    /// Kills as often as `options` say.
    pub(crate) async fn run(&mut self, url: &Url, options: &Options, seed: u64) -> Result<()> {
        let times = options.times;
        let indicators: Vec<String> =
            case::tangerang_2020()?.into_iter().map(|grade| grade.indicator).collect();
        let mut number = 0;
        while number < times {
            let profile = Profile::new(options.power)?;
            let mut session = Session::start_on(self.engine(), &profile.path()).await?;
            if let Some(broken) = options.broken {
                session.run_before_pages(broken::script(broken)).await?;
            }
            let mut found = open(&session, url, &indicators).await?;
            for _ in 0..KILLS_OF_A_PROFILE.min(times - number) {
                number += 1;
                let mut random = Random::new(seed, number);
                let kind = Kind::of_kill(number, options.pin);
                let mut shown = found.clone();
                let mut tried = Tried::after(&found);
                work_until(kind, &session, &mut shown, &mut tried, &mut random).await?;
                session.kill();
                profile.cut()?;
                session.restart().await?;
                found = open(&session, url, &indicators).await?;
                let missing = shown.missing_in(&found, &tried);
                self.note(number, times, kind, &shown, missing);
            }
        }
        Ok(())
    }

    fn engine(&self) -> Browser {
        match self.browser {
            Engine::Chromium => Browser::Chromium,
            Engine::Firefox => Browser::Firefox,
        }
    }

    fn note(&mut self, number: u64, times: u64, kind: Kind, shown: &Shown, missing: Vec<String>) {
        let Self { browser, way, .. } = self;
        let (grades, characters) = shown.size();
        let end = if missing.is_empty() { "all there" } else { "LOST" };
        println!(
            "{browser} over {way}, {number:>3} of {times}: killed {kind:<10}  {grades:>2} grades and {characters:>3} \
             characters shown as saved, {end}"
        );
        for sentence in &missing {
            println!("    {sentence}");
        }
        self.kills.push(kind);
        self.shown = (self.shown.0 + grades, self.shown.1 + characters);
        self.lost.extend(
            missing.into_iter().map(|sentence| format!("{browser} over {way}, kill {number}: {sentence}")),
        );
    }
}

/// Opens the sheet, which a killed browser does not come back to by itself, and reads all of it.
async fn open(session: &Session, url: &Url, indicators: &[String]) -> Result<Shown> {
    let sheet = session.open(url).await?;
    if sheet.asks_for_pin().await? {
        sheet.enter_pin(PIN).await?;
        sheet.wait_for("[data-pk=locked-by-pin]", false).await?;
    }
    if !sheet.is_open().await? {
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    }
    sheet.wait_for_state(SavedState::Saved).await?;
    Shown::of_sheet(session, &sheet, indicators).await
}

/// Works until the moment has come. What is under way then is left as it is.
async fn work_until(
    kind: Kind,
    session: &Session,
    shown: &mut Shown,
    tried: &mut Tried,
    random: &mut Random,
) -> Result<()> {
    let delay = kind.delay(random);
    let before = random.below(6);
    let sheet = session.sheet().await?;
    let mut work = Work { session, sheet, shown, tried, random };
    match kind {
        Kind::AfterWord => {
            work.go_on(before).await?;
            work.wait_for_the_word().await
        }
        Kind::Typing => {
            work.go_on(before).await?;
            within(delay, work.write(100)).await
        }
        Kind::Anytime => within(delay, work.go_on(u64::MAX)).await,
        Kind::Locking => {
            work.go_on(before).await?;
            work.wait_for_the_word().await?;
            sheet.wait_for_state(SavedState::Saved).await?;
            sheet.press("saved").await?;
            sheet.wait_for("dialog", true).await?;
            let has_pin = sheet.exists("[data-pk=no-pin]").await?;
            sheet.press("cancel").await?;
            let button = if has_pin { "remove-pin" } else { "confirm" };
            if has_pin {
                sheet.prepare_no_pin(PIN).await?;
            } else {
                sheet.prepare_pin(PIN).await?;
            }
            sheet.press(button).await?;
            sleep(delay).await;
            Ok(())
        }
    }
}

async fn within(delay: Duration, work: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::select! {
        result = work => result,
        () = sleep(delay) => Ok(()),
    }
}

impl Profile {
    fn new(is_power_cut: bool) -> Result<Self> {
        Ok(if is_power_cut {
            Self::Disk(Disk::new()?)
        } else {
            Self::Folder(tempfile::tempdir().context("cannot create a profile")?)
        })
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.path().to_owned(),
            Self::Disk(disk) => Path::new(disk.path()).join("profile"),
        }
    }

    /// Cuts the power of the disk, where there is one.
    fn cut(&self) -> Result<()> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Disk(disk) => disk.cut(),
        }
    }
}
