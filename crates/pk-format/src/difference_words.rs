//! Differences in words.

use crate::difference::{Difference, Differs, Part, name_keys, parts_of};
use crate::indonesian::decimal;
use crate::lang::Lang;
use crate::node::{Node, Value};
use crate::sentence::visible;
use pk_core::Path;

/// The fields of rounds and rubrics; of a list, one item. Indonesian, English.
const FIELDS: [(&str, &str, &str); 69] = [
    ("absent", "lembar yang tidak ada", "missing sheet"),
    ("agency", "instansi", "agency"),
    ("at", "waktu", "time"),
    ("awards", "penghargaan", "award"),
    ("by", "oleh", "by"),
    ("change", "perubahan", "change"),
    ("class", "kelas", "class"),
    ("classes", "kelas", "class"),
    ("code", "kode", "code"),
    ("combine", "cara menggabungkan nilai", "how grades combine"),
    ("components", "komponen", "component"),
    ("cut", "yang dipangkas di tiap ujung", "cut off at each end"),
    ("date", "tanggal", "date"),
    ("decimals", "angka desimal", "decimal places"),
    ("descriptor", "uraian", "descriptor"),
    ("district", "kabupaten/kota", "district"),
    ("districts", "kabupaten/kota", "district"),
    ("edition", "edisi", "edition"),
    ("evidence", "data dukung", "evidence"),
    ("frozen", "pembekuan edisi", "freeze of edition"),
    ("half", "angka setengah", "halves"),
    ("id", "identitas", "id"),
    ("indicator", "indikator", "indicator"),
    ("indicators", "indikator", "indicator"),
    ("instruction", "surat penugasan", "instruction letter"),
    ("label", "nama", "name"),
    ("least", "ambang", "threshold"),
    ("level", "tingkat", "level"),
    ("levels", "tingkat", "level"),
    ("minutes", "waktu paparan (menit)", "minutes of a presentation"),
    ("name", "nama", "name"),
    ("not_applicable", "tidak berlaku", "not applicable"),
    ("note_required", "wajib diberi catatan", "note required"),
    ("of", "nilai tertinggi", "top of the scale"),
    ("panel", "panelis", "panelist"),
    ("phrases", "catatan cepat", "quick note"),
    ("places", "banyaknya peringkat", "places"),
    ("points", "poin", "points"),
    ("practice", "latihan", "practice"),
    ("presenter", "penyaji", "presenter"),
    ("presenter_ranks", "jabatan penyaji", "rank of presenters"),
    ("previous", "sidik edisi sebelumnya", "fingerprint of the edition before"),
    ("provenance", "asal", "provenance"),
    ("province", "provinsi", "province"),
    ("rank", "jabatan", "rank"),
    ("reason", "alasan", "reason"),
    ("recused", "tidak menilai", "does not grade"),
    ("reviews", "telaah dokumen", "document review"),
    ("role", "peran", "role"),
    ("room", "ruang", "room"),
    ("rounding", "pembulatan", "rounding"),
    ("rubric", "rubrik", "rubric"),
    ("rules", "aturan", "rules"),
    ("scale", "skala", "scale"),
    ("sections", "aksi", "section"),
    ("slot", "jadwal", "slot"),
    ("source", "sumber", "source"),
    ("sources", "sumber", "source"),
    ("text", "teks", "text"),
    ("ties", "aturan seri", "rule for ties"),
    ("title", "judul", "title"),
    ("track", "jalur", "track"),
    ("tracks", "jalur", "track"),
    ("type", "jenis", "type"),
    ("url", "alamat web", "web address"),
    ("value", "bilangan", "number"),
    ("weight", "bobot", "weight"),
    ("wording", "kalimat yang dinilai", "wording"),
    ("year", "tahun kinerja", "performance year"),
];

/// Words of files, and in which field they stand: names that people gave may look the same.
const WORDS: [(&str, &str, &str, &str); 27] = [
    ("absent", "left_out", "tidak ikut digabung", "left out"),
    ("absent", "required", "ditunggu", "waited for"),
    ("half", "even", "ke angka genap", "to even"),
    ("half", "up", "ke atas", "up"),
    ("not_applicable", "left_out", "tidak dihitung", "left out"),
    ("not_applicable", "zero", "bernilai nol", "zero"),
    ("provenance", "derived", "turunan", "derived"),
    ("provenance", "inferred", "simpulan", "inferred"),
    ("provenance", "official", "resmi", "official"),
    ("provenance", "printed", "tercetak", "printed"),
    ("provenance", "template", "templat", "template"),
    ("reviews", "hidden", "disembunyikan sampai dinilai", "hidden until graded"),
    ("role", "chair", "ketua", "chair"),
    ("role", "member", "anggota", "member"),
    ("type", "agreed", "nilai kesepakatan", "agreed grade"),
    ("type", "class", "menurut kelas", "by class"),
    ("type", "lot", "undian", "lot"),
    ("type", "majority", "mayoritas", "majority"),
    ("type", "mean", "rata-rata", "mean"),
    ("type", "median", "median", "median"),
    ("type", "points", "jumlah poin", "sum of points"),
    ("type", "presenter_rank", "jabatan penyaji", "rank of the presenter"),
    ("type", "rank", "menurut peringkat", "by rank"),
    ("type", "share", "persentase", "share"),
    ("type", "trimmed", "rata-rata terpangkas", "trimmed mean"),
    ("type", "votes", "menurut suara pengunjung", "by votes of visitors"),
    ("type", "track", "jalur", "track"),
];

/// The difference in one line: where it is, and what was and is there.
#[must_use]
pub fn difference_sentence(difference: &Difference, lang: Lang) -> String {
    let place = place_words(&difference.place, lang);
    let key = difference.place.iter().rev().find_map(|part| match part {
        Part::Field(key) => Some(key.as_str()),
        Part::Item(_) => None,
    });
    let key = key.unwrap_or_default();
    let with = |word: &str, node: &Node| {
        // An item is named by its place already.
        let is_item = matches!(difference.place.last(), Some(Part::Item(_)));
        let more = if is_item { rest_of(key, node, lang) } else { shown(key, node, lang) };
        if more.is_empty() { word.to_owned() } else { format!("{word}: {more}") }
    };
    let what = match &difference.kind {
        // Such a field is missing where it would say no.
        Differs::Added(Node { value: Value::Bool(true), .. }) => {
            lang.pick("tidak menjadi ya", "no becomes yes").to_owned()
        }
        Differs::Removed(Node { value: Value::Bool(true), .. }) => {
            lang.pick("ya menjadi tidak", "yes becomes no").to_owned()
        }
        Differs::Added(node) => with(lang.pick("ditambahkan", "added"), node),
        Differs::Removed(node) => with(lang.pick("dihapus", "removed"), node),
        Differs::Changed { before, after } => {
            let (before, after) = (shown(key, before, lang), shown(key, after, lang));
            lang.pick(format!("{before} menjadi {after}"), format!("{before} becomes {after}"))
        }
        Differs::Moved { before, after } => lang.pick(
            format!("pindah dari urutan {before} ke urutan {after}"),
            format!("moved from place {before} to place {after}"),
        ),
    };
    if place.is_empty() { what } else { format!("{place}: {what}") }
}

/// Where something is in a round, in the words of people: `indikator 1.1, tingkat B, poin`.
#[must_use]
pub fn place_sentence(round: &Node, path: &Path, lang: Lang) -> String {
    let words = place_words(&parts_of(round, path), lang);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Where it is. Codes are unique in a rubric, so of what has one, nothing around it is named.
fn place_words(place: &[Part], lang: Lang) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut parts = place.iter().peekable();
    while let Some(part) = parts.next() {
        let Part::Field(key) = part else { continue };
        let item = parts.next_if(|next| matches!(next, Part::Item(_)));
        match (key.as_str(), item) {
            ("tracks" | "components" | "sections" | "indicators", Some(_)) if !is_in_panel(place) => {
                words.clear();
            }
            // What a text says and what a number is, is what people mean by it.
            ("text" | "value", None) if !words.is_empty() => continue,
            _ => {}
        }
        let mut word = field_words(key, lang);
        if let Some(Part::Item(name)) = item {
            let name = if key == "ties" { tie_words(name, lang) } else { visible(name, usize::MAX) };
            word = format!("{word} {name}");
        }
        words.push(word);
    }
    words.join(", ")
}

fn is_in_panel(place: &[Part]) -> bool {
    matches!(place.first(), Some(Part::Field(key)) if key == "panel")
}

fn field_words(key: &str, lang: Lang) -> String {
    match FIELDS.iter().find(|(known, ..)| *known == key) {
        Some((_, id, en)) => lang.pick(*id, *en).to_owned(),
        None => visible(key, usize::MAX),
    }
}

/// A rule for ties by its name: its type, and what it looks at.
fn tie_words(name: &str, lang: Lang) -> String {
    let (kind, rest) = name.split_once(' ').unwrap_or((name, ""));
    let words = match kind {
        "component" => lang.pick("komponen", "component"),
        "section" => lang.pick("aksi", "section"),
        _ => word_in("type", kind, lang).unwrap_or(kind),
    };
    let rest = visible(rest, usize::MAX);
    if rest.is_empty() { words.to_owned() } else { format!("{words} {rest}") }
}

fn word_in(key: &str, text: &str, lang: Lang) -> Option<&'static str> {
    let known = WORDS.iter().find(|(field, word, ..)| *field == key && *word == text);
    known.map(|(_, _, id, en)| lang.pick(*id, *en))
}

/// What there is to say of an item of this list beside its name: what people call it or else all of it.
fn rest_of(list: &str, node: &Node, lang: Lang) -> String {
    let Value::Map(fields) = &node.value else { return String::new() };
    let keys = name_keys(list);
    let rest: Vec<(String, Node)> =
        fields.iter().filter(|(key, _)| !keys.contains(&key.as_str())).cloned().collect();
    let called = rest.iter().find(|(key, _)| matches!(key.as_str(), "label" | "name" | "title" | "text"));
    match called {
        Some((key, node)) => shown(key, node, lang),
        None => shown(list, &Value::Map(rest).into(), lang),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text, usize::MAX))
}

/// A value as people read it.
fn shown(key: &str, node: &Node, lang: Lang) -> String {
    match &node.value {
        Value::Null | Value::WildNumber => "?".to_owned(),
        Value::Bool(true) => lang.pick("ya", "yes").to_owned(),
        Value::Bool(false) => lang.pick("tidak", "no").to_owned(),
        Value::Number(number) => match key {
            "year" => (number.thousandths() / 1000).to_string(),
            _ => decimal(*number, lang),
        },
        Value::Text(text) => word_in(key, text, lang).map_or_else(|| quoted(text), str::to_owned),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| shown(key, item, lang)).collect();
            format!("({})", items.join("; "))
        }
        Value::Map(fields) => match node.get("text").or(node.get("value")) {
            Some(inner) => shown(key, inner, lang),
            None => {
                let mut words = Vec::new();
                for (key, node) in fields {
                    let (name, value) = (field_words(key, lang), shown(key, node, lang));
                    words.push(if key == "type" { value } else { format!("{name} {value}") });
                }
                words.join(", ")
            }
        },
    }
}
