//! What stands in the console of the page in front, which chromedriver keeps.

use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::Session;

/// Asks for what was written since the last time.
#[derive(Debug)]
struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

impl Session {
    /// The warnings and errors in the console since the last time, a text each; the browser's own among them.
    ///
    /// # Errors
    /// When the driver has no log.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let log = self.client().issue_cmd(Log).await.context("the driver has no log")?;
        let entries = log.as_array().context("the log is no list")?;
        let is_bad = |entry: &&Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        Ok(entries
            .iter()
            .filter(is_bad)
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .collect())
    }
}
