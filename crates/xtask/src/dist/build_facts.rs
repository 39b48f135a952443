//! What the script knows about its own build.

use anyhow::Result;
use data_encoding::BASE64;
use serde::Serialize;

use super::binding::Bound;
use super::{ELEMENT, hash, size};

/// The constant `PK_BUILD` that stands at the head of the script.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BuildFacts {
    /// The version of the workspace.
    pub(super) version: &'static str,
    /// The Wasm.
    pub(super) wasm: Neighbour,
    /// The part of it that is loaded later.
    pub(super) late: Neighbour,
    /// The shipped rubrics, for where there is no round.
    pub(super) rubrics: Neighbour,
    /// What preparing a round needs.
    pub(super) supplies: Neighbour,
    /// The element's style sheet.
    pub(super) css: String,
    /// All of them but the style sheet, packed, where the script holds them itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) packed: Option<Packed>,
    /// Whether all of them stand in the page itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) embedded: bool,
}

/// The texts that lie beside the Wasm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a> {
    /// The shipped rubrics.
    pub(super) rubrics: &'a str,
    /// What preparing a round needs.
    pub(super) supplies: &'a str,
}

/// A file beside the script.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Neighbour {
    /// Its name, which holds a hash of it.
    pub(super) name: String,
    /// Its integrity, in the form of the `integrity` attribute.
    pub(super) integrity: String,
}

/// Files by gzip, in base64.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Packed {
    wasm: String,
    late: String,
    rubrics: String,
    supplies: String,
}

impl Neighbour {
    fn new(bytes: &[u8], extension: &str) -> Self {
        Self {
            name: format!("{ELEMENT}-{}.{extension}", hash::short(bytes)),
            integrity: hash::integrity(bytes),
        }
    }
}

impl BuildFacts {
    /// The facts for a script that fetches them from the folder it came from.
    pub(super) fn new(bound: &Bound, texts: Texts<'_>, css: &str) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            wasm: Neighbour::new(&bound.wasm, "wasm"),
            late: Neighbour::new(&bound.late, "wasm"),
            rubrics: Neighbour::new(texts.rubrics.as_bytes(), "json"),
            supplies: Neighbour::new(texts.supplies.as_bytes(), "json"),
            css: css.to_owned(),
            packed: None,
            embedded: false,
        }
    }

    /// The same facts for a script that holds them itself.
    pub(super) fn packed(&self, bound: &Bound, texts: Texts<'_>) -> Result<Self> {
        let pack = |bytes: &[u8]| size::gzip(bytes).map(|packed| BASE64.encode(&packed));
        let (wasm, late) = (pack(&bound.wasm)?, pack(&bound.late)?);
        let [rubrics, supplies] = [texts.rubrics, texts.supplies].map(|text| pack(text.as_bytes()));
        let packed = Packed { wasm, late, rubrics: rubrics?, supplies: supplies? };
        Ok(Self { packed: Some(packed), ..self.clone() })
    }

    /// The same facts for a page that holds them itself.
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
        let neighbours = [
            ("wasm", &self.wasm),
            ("late", &self.late),
            ("rubrics", &self.rubrics),
            ("supplies", &self.supplies),
        ];
        for (key, neighbour) in neighbours {
            let name = &neighbour.name;
            lines.push_str(&format!("PK_BUILD.{key}.url = new URL(\"./{name}\", import.meta.url);\n"));
        }
        lines
    }
}
