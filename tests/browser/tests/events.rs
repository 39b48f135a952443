//! What the host page hears.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site};
use serde_json::Value;

const LISTEN: &str = "window.heard = []; \
    for (const name of ['pk-input', 'pk-change', 'pk-finalise', 'pk-export']) \
      document.addEventListener(name, ({ type, detail }) => window.heard.push([type, detail]));";

/// The events since the last time, each with its detail.
async fn heard(session: &Session) -> Result<Vec<(String, Value)>> {
    Ok(serde_json::from_value(session.execute("return window.heard.splice(0);", vec![]).await?)?)
}

fn names(events: &[(String, Value)]) -> Vec<&str> {
    events.iter().map(|(name, _)| name.as_str()).collect()
}

#[tokio::test]
async fn each_thing_that_is_kept_is_told_once() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    session.execute(LISTEN, vec![]).await?;

    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let events = heard(&session).await?;
    ensure!(names(&events) == ["pk-change"], "a choice was told as {events:?}");
    let value = events.first().and_then(|(_, detail)| detail.pointer("/tracks/0/value"));
    ensure!(value.and_then(Value::as_u64) == Some(3), "the detail holds {events:?}");

    session.key("/").await?;
    for key in ["a", "b"] {
        session.key(key).await?;
    }
    session.key("Escape").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let events = heard(&session).await?;
    ensure!(names(&events) == ["pk-input", "pk-input", "pk-change"], "a note was told as {events:?}");

    sheet.press("export").await?;
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let events = heard(&session).await?;
    ensure!(names(&events).contains(&"pk-export"), "{events:?}");
    let finalise = events.iter().find(|(name, _)| name == "pk-finalise");
    let is_asked = finalise.and_then(|(_, detail)| detail.get("finalised")) == Some(&Value::Bool(false));
    ensure!(is_asked, "finalising was asked as {events:?}");
    let last = events.last().map(|(name, detail)| (name.as_str(), detail.get("finalised")));
    ensure!(last == Some(("pk-change", Some(&Value::Bool(true)))), "finalising was told as {events:?}");
    session.check_quiet().await
}
