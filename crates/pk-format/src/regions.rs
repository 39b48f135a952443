//! The provinces of Indonesia and their kabupaten and kota, with the codes of the Ministry of Home Affairs (Kemendagri).
//!
//! `regions/wilayah.json` holds them; `regions/README.md` says where they come from.

use crate::node::{Node, Value};

/// A province, kabupaten or kota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The code: `36`, or `36.03`.
    pub code: String,
    /// The name in full: `Banten`, or `Kabupaten Tangerang`.
    pub name: String,
}

impl Region {
    /// The name as it is written where room is short: `Kab. Tangerang`.
    #[must_use]
    pub fn short(&self) -> String {
        self.name.strip_prefix("Kabupaten ").map_or_else(|| self.name.clone(), |rest| format!("Kab. {rest}"))
    }
}

/// All regions, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// What the list is taken from, with its version and licence.
    pub source: String,
    /// The provinces.
    pub provinces: Vec<Region>,
    /// The kabupaten and kota.
    pub districts: Vec<Region>,
}

impl Regions {
    /// Those in `node`, as `wilayah.json` has them; what has another form is left out.
    #[must_use]
    pub fn of(node: &Node) -> Self {
        let source = match node.get("source").map(|source| &source.value) {
            Some(Value::Text(source)) => source.clone(),
            _ => String::new(),
        };
        Self { source, provinces: regions(node, "provinces"), districts: regions(node, "districts") }
    }

    /// The kabupaten and kota of the province with this code.
    pub fn of_province<'a>(&'a self, province: &str) -> impl Iterator<Item = &'a Region> {
        self.districts.iter().filter(move |district| province_of(&district.code) == province)
    }

    /// The province in which a kabupaten or kota lies.
    #[must_use]
    pub fn province(&self, district: &Region) -> Option<&Region> {
        self.provinces.iter().find(|province| province.code == province_of(&district.code))
    }

    /// The kabupaten and kota whose name has `words` in it, or whose code begins with them; those whose name begins so
    /// come first. Case, spaces and signs make no difference, nor does *Kab.*, *Kabupaten* or *Kota*.
    #[must_use]
    pub fn search(&self, words: &str) -> Vec<&Region> {
        let words = words.trim();
        if words.starts_with(|first: char| first.is_ascii_digit()) {
            return self.districts.iter().filter(|district| district.code.starts_with(words)).collect();
        }
        let words = folded(words);
        let mut found: Vec<(bool, &Region)> = Vec::new();
        for district in &self.districts {
            let name = folded(&district.name);
            if name.contains(&words) {
                found.push((!name.starts_with(&words), district));
            }
        }
        found.sort_by_key(|(is_inside, _)| *is_inside);
        found.into_iter().map(|(_, district)| district).collect()
    }
}

fn regions(node: &Node, key: &str) -> Vec<Region> {
    let Some(Node { value: Value::Map(fields), .. }) = node.get(key) else { return Vec::new() };
    let mut regions = Vec::with_capacity(fields.len());
    for (code, name) in fields {
        if let Value::Text(name) = &name.value {
            regions.push(Region { code: code.clone(), name: name.clone() });
        }
    }
    regions.sort_by(|one, other| one.code.cmp(&other.code));
    regions
}

fn province_of(code: &str) -> &str {
    code.split('.').next().unwrap_or_default()
}

/// What people compare of a name.
pub(crate) fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // What kind of region it is comes first, and only as a word of its own: Kotabaru is a name.
    for kinds in [["kab", "kabupaten", "kota"].as_slice(), &["adm", "administrasi"]] {
        if words.first().is_some_and(|word| kinds.contains(word)) {
            words.remove(0);
        }
    }
    words.into_iter().map(|word| if word == "kep" { "kepulauan" } else { word }).collect()
}
