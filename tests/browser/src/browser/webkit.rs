//! WebKitGTK's MiniBrowser.

use anyhow::Result;
use serde_json::{Map, json};

use super::RunningBrowser;
use crate::driver::Driver;
use crate::environment;

pub(super) async fn start() -> Result<RunningBrowser> {
    let options = json!({ "binary": environment::minibrowser()?, "args": ["--automation"] });
    let capabilities = Map::from_iter([
        ("browserName".to_owned(), json!("MiniBrowser")),
        ("webkitgtk:browserOptions".to_owned(), options),
    ]);
    Ok(RunningBrowser { _process: None, driver: Driver::start_webkit().await?, capabilities })
}
