//! Starting a browser of one's own, with a profile of one's own.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::driver::Driver;
use crate::process::Process;
use crate::until;

mod chromium;
mod firefox;
mod webkit;

/// The engines that the tests can drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver. Pages can be opened and worked; commands of the DevTools protocol are refused.
    Firefox,
    /// WebKitGTK's MiniBrowser, which its driver starts itself on a profile of its own. Pages can be opened and worked, and
    /// nothing more.
    WebKit,
}

/// How a program is started: alone or as a group.
pub(crate) type Start = fn(&mut Command) -> Result<Process>;

/// A browser that runs, and the driver that speaks to it.
#[derive(Debug)]
pub(crate) struct RunningBrowser {
    // Dropped first: to lose the driver would be a warning. WebKit's is the driver's child.
    _process: Option<Process>,
    pub(crate) driver: Driver,
    /// The capabilities by which the driver finds the browser.
    pub(crate) capabilities: serde_json::Map<String, Value>,
}

impl Browser {
    /// Starts this browser on the folder `profile`.
    ///
    /// The browser is our own child and not its driver's, so that it can be killed by its id at any moment, and so
    /// that nothing of it is left when a test ends. `start` starts it.
    pub(crate) async fn start(self, profile: &Path, start: Start) -> Result<RunningBrowser> {
        match self {
            Self::Chromium => chromium::start(profile, start).await,
            Self::Firefox => firefox::start(profile, start).await,
            Self::WebKit => webkit::start().await,
        }
    }
}

/// Removes the file where a browser says on which port it listens: the one of the last run names a dead one.
fn forget_port(announcement: &Path) -> Result<()> {
    if announcement.exists() {
        fs::remove_file(announcement).context("cannot remove the port of the last run")?;
    }
    Ok(())
}

/// The port in the first line of the file `announcement`, once the browser has written it.
async fn announced_port(announcement: &Path, process: &mut Process, name: &str) -> Result<u16> {
    until(&format!("{name} to listen"), async || {
        process.check_running(name)?;
        let text = fs::read_to_string(announcement).unwrap_or_default();
        Ok(text.lines().next().and_then(|line| line.parse().ok()))
    })
    .await
}
