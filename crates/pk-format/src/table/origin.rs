//! Where texts come from, as cells say it: a word, and a source.
//!
//! A source is written `[id] Title; 2020-11; https://…`. Date, address and id may be missing; the id alone names a
//! source that stands in full elsewhere.

use pk_core::rubric::Source;
use pk_core::text::Provenance;

/// The words, the one that is written first.
const WORDS: [(Provenance, &str, &str); 5] = [
    (Provenance::Official, "resmi", "official"),
    (Provenance::Printed, "tercetak", "printed"),
    (Provenance::Derived, "turunan", "derived"),
    (Provenance::Inferred, "simpulan", "inferred"),
    (Provenance::Template, "templat", "template"),
];

/// Says that there is none, where an empty cell would mean what stands above.
pub(super) const NONE: &str = "-";

/// What a word says, in either language.
pub(super) fn provenance_of(word: &str) -> Option<Provenance> {
    let word = word.trim().to_lowercase();
    WORDS.iter().find(|(_, id, en)| word == *id || word == *en).map(|(provenance, ..)| *provenance)
}

/// The Indonesian word.
pub(super) fn word_of(provenance: Provenance) -> &'static str {
    WORDS.iter().find(|(known, ..)| *known == provenance).map_or("", |(_, id, _)| *id)
}

/// A word and what stands behind it.
pub(super) fn parted(text: &str) -> (&str, &str) {
    let (word, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    (word, rest.trim())
}

/// What a cell says of a source: its id, and what it is.
pub(super) fn source_of(text: &str) -> (Option<&str>, Option<Told<'_>>) {
    let (first, rest) = parted(text);
    let id = first.strip_prefix('[').and_then(|first| first.strip_suffix(']')).filter(|id| !id.is_empty());
    let rest = if id.is_some() { rest } else { text.trim() };
    (id, (!rest.is_empty()).then(|| Told::of(rest)))
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told<'a> {
    title: &'a str,
    date: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// Date and address are what stands last; a semicolon at the end says that the title ends in neither.
    fn of(text: &'a str) -> Self {
        let mut told = Self { title: text, date: None, url: None };
        while let Some((title, last)) = told.title.rsplit_once(';') {
            let last = last.trim();
            if last.is_empty() {
                told.title = title;
                break;
            } else if told.url.is_none() && told.date.is_none() && is_address(last) {
                told.url = Some(last);
            } else if told.date.is_none() && is_like_date(last) {
                told.date = Some(last);
            } else {
                break;
            }
            told.title = title;
        }
        told.title = told.title.trim();
        told
    }

    pub(super) fn is(&self, source: &Source) -> bool {
        source.title == self.title && source.date.as_deref() == self.date && source.url.as_deref() == self.url
    }

    pub(super) fn source(&self, id: &str) -> Source {
        Source {
            id: id.to_owned(),
            title: self.title.to_owned(),
            date: self.date.map(str::to_owned),
            url: self.url.map(str::to_owned),
        }
    }
}

/// The source in full.
pub(super) fn written(source: &Source) -> String {
    let title = source.title.trim();
    let mut rest = title.to_owned();
    let told = Told::of(title);
    if told.date.is_some() || told.url.is_some() || title.ends_with(';') {
        rest.push(';');
    }
    for part in [&source.date, &source.url].into_iter().flatten() {
        rest.push_str("; ");
        rest.push_str(part);
    }
    format!("[{}] {rest}", source.id)
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn is_like_date(text: &str) -> bool {
    let year = text.split('-').next().unwrap_or_default();
    year.len() == 4 && text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, date: Option<&str>, url: Option<&str>) {
        let (date, url) = (date.map(str::to_owned), url.map(str::to_owned));
        let source = Source { id: "s1".to_owned(), title: title.to_owned(), date, url };
        let text = written(&source);
        let (id, told) = source_of(&text);
        assert_eq!((id, told.map(|told| told.source("s1"))), (Some("s1"), Some(source)), "{text}");
    }

    #[test]
    fn sources_are_read_as_they_were_written() {
        for title in [
            "Judul",
            "Judul; 2020",
            "Judul;",
            "Judul; https://a.id",
            "[x] Judul",
            "A; B; C",
            "2020; Judul; 2021;",
        ] {
            for date in [None, Some("2020"), Some("2020-11-05")] {
                check(title, date, None);
                check(title, date, Some("https://example.id/a?b=c"));
            }
        }
        let (_, told) = source_of("Keputusan Gubernur Nomor 5 Tahun 2024; 2024-03");
        assert_eq!(
            told.map(|told| (told.title, told.date)),
            Some(("Keputusan Gubernur Nomor 5 Tahun 2024", Some("2024-03")))
        );
        assert_eq!(source_of("[s1]"), (Some("s1"), None));
    }
}
