//! Firefox.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Map;

use super::{RunningBrowser, Start, announced_port, forget_port};
use crate::driver::Driver;
use crate::environment;

/// It listens on a port of its own choice, asks nothing at the start, brings back no pages of a run that was killed, and
/// leaves the network alone. Nothing here touches how pages and their storage work: the last two keep Firefox from giving
/// all files one storage, as it does for tests.
const PREFERENCES: &str = r#"
user_pref("marionette.port", 0);
user_pref("browser.startup.page", 0);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("toolkit.startup.max_resumed_crashes", -1);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.normandy.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("remote.prefs.recommended", false);
user_pref("security.fileuri.strict_origin_policy", true);
"#;

pub(super) async fn start(profile: &Path, start: Start) -> Result<RunningBrowser> {
    fs::write(profile.join("user.js"), PREFERENCES).context("cannot write the preferences of Firefox")?;
    let announcement = profile.join("MarionetteActivePort");
    forget_port(&announcement)?;
    let mut process = start(
        Command::new(environment::firefox()?)
            .args(["-headless", "-marionette", "-no-remote", "-profile"])
            .arg(profile)
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )?;
    let port = announced_port(&announcement, &mut process, "Firefox").await?;
    Ok(RunningBrowser {
        _process: Some(process),
        driver: Driver::start_geckodriver(port)?,
        capabilities: Map::new(),
    })
}
