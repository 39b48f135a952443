//! What preparing a round needs beyond the rubrics. It lies beside the Wasm, for panelists never need it.

use crate::parse::parse;
use crate::presets::{Preset, presets_of, presets_text};
use crate::regions::Regions;

/// All of it in one text, for those who have no files.
#[must_use]
pub fn supplies_file() -> String {
    let regions = include_str!("../regions/wilayah.json").trim_end();
    ["{\"regions\":", regions, ",\"presets\":", &presets_text(), "}\n"].concat()
}

/// What preparing a round needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supplies {
    /// Every kabupaten and kota.
    pub regions: Regions,
    /// Rounds to begin with.
    pub presets: Vec<Preset>,
}

impl Supplies {
    /// What a text of [`supplies_file`] holds; of anything else, nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let Ok(node) = parse(text.as_bytes()) else { return Self::default() };
        Self {
            regions: node.get("regions").map(Regions::of).unwrap_or_default(),
            presets: node.get("presets").map(presets_of).unwrap_or_default(),
        }
    }
}
