//! `package.json`, for those who build their pages with bundlers.

use anyhow::Result;
use serde_json::json;

use super::ELEMENT;

/// What bundlers and editors want to know of the folder.
pub(super) fn render(version: &str) -> Result<String> {
    let package = json!({
        "name": ELEMENT,
        "version": version,
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "sideEffects": true,
        "main": format!("{ELEMENT}.mjs"),
        "types": format!("{ELEMENT}.d.ts"),
        "customElements": "custom-elements.json",
    });
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}
