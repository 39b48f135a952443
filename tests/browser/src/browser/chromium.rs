//! Chromium.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;
use serde_json::{Map, json};

use super::{RunningBrowser, Start, announced_port, forget_port};
use crate::driver::Driver;
use crate::environment;

const FLAGS: &[&str] = &[
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
    // A host on this machine whose origin is not trusted as localhost's is: plain http as portals have it.
    "--host-resolver-rules=MAP portal.test 127.0.0.1",
    "--window-size=1280,1000",
    "--remote-debugging-port=0",
];

pub(super) async fn start(profile: &Path, start: Start) -> Result<RunningBrowser> {
    let announcement = profile.join("DevToolsActivePort");
    forget_port(&announcement)?;
    let mut data_dir = OsString::from("--user-data-dir=");
    data_dir.push(profile);
    let mut process = start(
        Command::new(environment::chromium()?)
            .args(FLAGS)
            .arg(data_dir)
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )?;
    let port = announced_port(&announcement, &mut process, "Chromium").await?;
    let options = json!({ "debuggerAddress": format!("127.0.0.1:{port}") });
    let capabilities = Map::from_iter([
        ("goog:chromeOptions".to_owned(), options),
        ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" })),
    ]);
    Ok(RunningBrowser { _process: Some(process), driver: Driver::start_chromedriver()?, capabilities })
}
