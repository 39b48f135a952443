//! What the script knows about its own build.

use anyhow::Result;
use serde::Serialize;

use super::{ELEMENT, hash};

/// The constant `PK_BUILD` that stands at the head of the script.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BuildFacts {
    /// The version of the workspace.
    pub(super) version: &'static str,
    /// The file name of the Wasm, beside the script.
    pub(super) wasm: String,
    /// Its integrity, in the form of the `integrity` attribute.
    pub(super) integrity: String,
    /// Its length in bytes.
    pub(super) length: usize,
    /// The element's style sheet.
    pub(super) css: String,
    /// Whether the Wasm stands in the page itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) embedded: bool,
}

impl BuildFacts {
    /// The facts for a script that fetches `wasm` from the folder it came from.
    pub(super) fn new(wasm: &[u8], css: &str) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            wasm: format!("{ELEMENT}-{}.wasm", hash::short(wasm)),
            integrity: hash::integrity(wasm),
            length: wasm.len(),
            css: css.to_owned(),
            embedded: false,
        }
    }

    /// The same facts for a page that holds the Wasm itself.
    pub(super) fn embedded(&self) -> Self {
        Self { embedded: true, ..self.clone() }
    }

    /// The declaration of `PK_BUILD`, safe inside an HTML `<script>`.
    pub(super) fn declaration(&self) -> Result<String> {
        let json = serde_json::to_string(self)?.replace('<', "\\u003c");
        Ok(format!("const PK_BUILD = {json};\n"))
    }
}
