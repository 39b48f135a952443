//! What the header of a column means.

use super::column::{Column, Field};
use super::number;
use crate::lang::Lang;

/// The most characters of a level's code that a header alone can name.
const MOST_CODE: usize = 12;

/// What this header means; nothing where nobody knows.
pub(super) fn meaning(header: &str) -> Option<Column> {
    let words = plain(header);
    if let Some(field) = field_called(&words) {
        return Some(Column::Plain(field));
    }
    for origin in ["asal ", "provenans ", "origin ", "origin of "] {
        let field = words.strip_prefix(origin).and_then(field_called).filter(|field| field.has_origin());
        if let Some(field) = field {
            return Some(Column::Origin(field));
        }
    }
    of_level(header.trim())
}

/// A header in small letters with one space between words and nothing else.
pub(crate) fn plain(header: &str) -> String {
    let small = header.to_lowercase();
    let words = small.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn field_called(words: &str) -> Option<Field> {
    let is_it = |field: &&Field| {
        [Lang::Id, Lang::En].iter().any(|lang| field.header(*lang) == words)
            || field.synonyms().contains(&words)
    };
    Field::ALL.iter().find(is_it).copied()
}

/// `uraian A`, `uraian A (3)`, `A (3)`, `poin A`: columns of tables with one row an indicator.
fn of_level(header: &str) -> Option<Column> {
    if let Some(code) = after(header, &["poin", "skor", "points"]) {
        return is_code(code).then(|| Column::LevelPoints { code: code.to_owned() });
    }
    let named = after(header, &["uraian", "tingkat", "keterangan", "kriteria", "descriptor", "level"]);
    let rest = named.unwrap_or(header);
    let (code, points) = match rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((code, points)) => {
            let points = after(points, &["poin", "skor", "points"]).unwrap_or(points);
            (code.trim(), Some(number::exact(points.trim())?))
        }
        None => (rest, None),
    };
    let is_sure = named.is_some() || points.is_some();
    (is_sure && is_code(code)).then(|| Column::LevelDescriptor { code: code.to_owned(), points })
}

/// What follows one of `words` and white space, whatever the case of the word.
fn after<'a>(header: &'a str, words: &[&str]) -> Option<&'a str> {
    let (word, rest) = header.split_once(char::is_whitespace)?;
    words.contains(&word.to_lowercase().as_str()).then(|| rest.trim())
}

fn is_code(code: &str) -> bool {
    !code.is_empty() && code.chars().count() <= MOST_CODE && !code.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pk_core::Decimal;

    fn check(header: &str, expected: Option<Column>) {
        assert_eq!(meaning(header), expected, "{header}");
    }

    fn level(code: &str, thousandths: Option<i64>) -> Option<Column> {
        let points = thousandths.map(Decimal::from_thousandths);
        Some(Column::LevelDescriptor { code: code.to_owned(), points })
    }

    #[test]
    fn headers_are_known_in_both_languages_however_they_are_written() {
        check("Indikator", Some(Column::Plain(Field::Label)));
        check("  KODE   Indikator: ", Some(Column::Plain(Field::IndicatorCode)));
        check("indicator_code", Some(Column::Plain(Field::IndicatorCode)));
        check("No.", Some(Column::Plain(Field::IndicatorCode)));
        check("Data Dukung", Some(Column::Plain(Field::Evidence)));
        check("Asal uraian", Some(Column::Origin(Field::Descriptor)));
        check("Origin of points", Some(Column::Origin(Field::Points)));
        check("asal skala", None);
        check("", None);
        check("Kolom lain", None);
    }

    #[test]
    fn headers_name_levels() {
        check("Uraian A", level("A", None));
        check("tingkat B (2,5)", level("B", Some(2500)));
        check("A (3)", level("A", Some(3000)));
        check("C (poin 1)", level("C", Some(1000)));
        check("Poin A", Some(Column::LevelPoints { code: "A".to_owned() }));
        check("A", None);
        check("A (tiga)", None);
        check("uraian yang panjang sekali", None);
    }

    #[test]
    fn every_header_that_is_written_is_read_as_what_it_says() {
        for lang in [Lang::Id, Lang::En] {
            for field in Field::ALL {
                check(field.header(lang), Some(Column::Plain(field)));
                if field.has_origin() {
                    let column = Column::Origin(field);
                    check(&column.header(lang), Some(column.clone()));
                }
            }
        }
    }

    /// A synonym that two fields share, or that is written as no header can be, would never be found.
    #[test]
    fn every_synonym_leads_to_its_field() {
        for field in Field::ALL {
            for synonym in field.synonyms() {
                check(synonym, Some(Column::Plain(field)));
            }
        }
    }
}
