//! Starting a browser of one's own, with a profile of one's own.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::process::Process;
use crate::{environment, until};

/// The engines that the tests can drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
}

/// A browser that runs, and the capabilities by which its driver finds it.
#[derive(Debug)]
pub(crate) struct RunningBrowser {
    pub(crate) process: Process,
    pub(crate) capabilities: serde_json::Map<String, Value>,
}

impl Browser {
    /// Starts this browser on the folder `profile`.
    ///
    /// The browser is our own child and not its driver's, so that it can be killed by its id at any moment, and so
    /// that nothing of it is left when a test ends.
    pub(crate) async fn start(self, profile: &Path) -> Result<RunningBrowser> {
        match self {
            Self::Chromium => start_chromium(profile).await,
        }
    }
}

const CHROMIUM_FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=id",
    "--window-size=1280,1000",
    "--remote-debugging-port=0",
];

async fn start_chromium(profile: &Path) -> Result<RunningBrowser> {
    let program = environment::chromium()?;
    // Chromium writes its port here once it listens; a file of the last run would name a dead one.
    let announcement = profile.join("DevToolsActivePort");
    if announcement.exists() {
        fs::remove_file(&announcement).context("cannot remove the port of the last run")?;
    }
    let mut data_dir = std::ffi::OsString::from("--user-data-dir=");
    data_dir.push(profile);
    let mut process = Process::start(
        Command::new(&program)
            .args(CHROMIUM_FLAGS)
            .arg(data_dir)
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )?;
    let port: u16 = until("Chromium to listen", async || {
        process.check_running("Chromium")?;
        let text = fs::read_to_string(&announcement).unwrap_or_default();
        Ok(text.lines().next().and_then(|line| line.parse().ok()))
    })
    .await?;
    let options = json!({ "debuggerAddress": format!("127.0.0.1:{port}") });
    let capabilities = serde_json::Map::from_iter([("goog:chromeOptions".to_owned(), options)]);
    Ok(RunningBrowser { process, capabilities })
}
