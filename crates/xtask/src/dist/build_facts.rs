//! What the script knows about its own build.

use std::collections::BTreeMap;

use anyhow::Result;
use data_encoding::BASE64;
use serde::Serialize;

use super::{ELEMENT, hash, size};

/// A file that lies beside the script, in the script or in the page itself.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    /// What the script calls it.
    pub(super) key: String,
    /// How its name ends.
    pub(super) extension: &'static str,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
}

impl Beside {
    /// By gzip, in base64.
    pub(super) fn packed(&self) -> Result<String> {
        Ok(BASE64.encode(&size::gzip(&self.bytes)?))
    }
}

/// The constant `PK_BUILD` that stands at the head of the script.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BuildFacts {
    /// The version of the workspace.
    pub(super) version: &'static str,
    /// Each file that is loaded, by what the script calls it.
    #[serde(flatten)]
    pub(super) files: BTreeMap<String, Neighbour>,
    /// The files of which each part of the Wasm that is loaded later is made, in their order.
    pub(super) parts: BTreeMap<String, Vec<String>>,
    /// The element's style sheet.
    pub(super) css: String,
    /// The files by gzip, in base64, where the script holds them itself.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) packed: BTreeMap<String, String>,
    /// Whether all of them stand in the page itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) embedded: bool,
}

/// A file beside the script.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Neighbour {
    /// Its name, which holds a hash of it.
    pub(super) name: String,
    /// Its integrity, in the form of the `integrity` attribute.
    pub(super) integrity: String,
}

impl Neighbour {
    fn new(file: &Beside) -> Self {
        Self {
            name: format!("{ELEMENT}-{}.{}", hash::short(&file.bytes), file.extension),
            integrity: hash::integrity(&file.bytes),
        }
    }
}

impl BuildFacts {
    /// The facts for a script that fetches the files from the folder it came from.
    pub(super) fn new(files: &[Beside], parts: BTreeMap<String, Vec<String>>, css: &str) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            files: files.iter().map(|file| (file.key.clone(), Neighbour::new(file))).collect(),
            parts,
            css: css.to_owned(),
            packed: BTreeMap::new(),
            embedded: false,
        }
    }

    /// The same facts for a script that holds the files itself.
    pub(super) fn packed(&self, files: &[Beside]) -> Result<Self> {
        let packed = files.iter().map(|file| Ok((file.key.clone(), file.packed()?)));
        Ok(Self { packed: packed.collect::<Result<_>>()?, ..self.clone() })
    }

    /// The same facts for a page that holds the files itself.
    pub(super) fn embedded(&self) -> Self {
        Self { embedded: true, ..self.clone() }
    }

    /// The declaration of `PK_BUILD`, safe inside an HTML `<script>`.
    pub(super) fn declaration(&self) -> Result<String> {
        let json = serde_json::to_string(self)?.replace('<', "\\u003c");
        Ok(format!("const PK_BUILD = {json};\n"))
    }

    /// Where the files lie beside a module, in the form in which bundlers find and copy them.
    pub(super) fn addresses(&self) -> String {
        let mut lines = String::new();
        for (key, Neighbour { name, .. }) in &self.files {
            lines.push_str(&format!("PK_BUILD.{key}.url = new URL(\"./{name}\", import.meta.url);\n"));
        }
        lines
    }
}
