//! A line of plain text, such as `1. Kabupaten Berau 85,6`, as cells.

use super::place::{is_place_word, place};
use super::score_column::reading;
use crate::table::{Cell, MOST_COLUMNS};

/// What may stand between a name and its score.
const BETWEEN: [&str; 8] = ["dengan", "nilai", "skor", "score", "total", "hasil", "memperoleh", "meraih"];
/// What may stand behind a score.
const UNITS: [&str; 5] = ["%", "poin", "point", "points", "persen"];
/// A number behind one of these is no score.
const NO_SCORE_BEHIND: [&str; 22] = [
    "tahun",
    "ta",
    "t.a",
    "halaman",
    "hal",
    "page",
    "nomor",
    "no",
    "lampiran",
    "tanggal",
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

/// The line as cells: place, name, and each number at its end; nothing where it names nobody with a number.
pub(super) fn line_cells(line: &str) -> Option<Vec<Cell>> {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    while words.last().is_some_and(|word| is_one_of(word, &UNITS)) {
        words.pop();
    }
    let mut numbers = Vec::new();
    while let Some(word) = words.last().map(|word| bare(word)).filter(|word| is_number(word)) {
        if numbers.len() + 2 >= MOST_COLUMNS {
            return None;
        }
        numbers.push(word);
        words.pop();
    }
    numbers.reverse();
    if numbers.is_empty() || words.last().is_some_and(|word| is_one_of(word, &NO_SCORE_BEHIND)) {
        return None;
    }
    let (mut told_place, name) = split_place(&words);
    if told_place.is_empty() && name.is_empty() {
        // Of numbers alone the first may be a place, where another one follows.
        if numbers.len() < 2 {
            return None;
        }
        told_place = numbers.remove(0).to_owned();
    }
    let cells = [told_place, name].into_iter().chain(numbers.into_iter().map(str::to_owned));
    Some(cells.map(Cell::plain).collect())
}

/// The place at the head of the words, and the name behind it.
fn split_place(words: &[&str]) -> (String, String) {
    let head = words.iter().take_while(|word| is_place_word(bare(word))).count();
    let rest = words.get(head..).unwrap_or_default();
    let Some((first, behind)) = rest.split_first() else { return (String::new(), String::new()) };
    if place(first).is_some() {
        return (bare(first).to_owned(), name_of(behind));
    }
    // `1.Kabupaten`, where somebody left out the space.
    let glued = first.split_once(['.', ')']).filter(|(head, tail)| place(head).is_some() && !tail.is_empty());
    match glued {
        Some((head, tail)) => {
            let words: Vec<&str> = [tail].into_iter().chain(behind.iter().copied()).collect();
            (head.to_owned(), name_of(&words))
        }
        None => (String::new(), name_of(words)),
    }
}

fn name_of(words: &[&str]) -> String {
    let mut words = words;
    while let Some((last, before)) = words.split_last()
        && (bare(last).is_empty() || is_one_of(last, &BETWEEN))
    {
        words = before;
    }
    let name = words.join(" ");
    name.trim_matches(|character: char| matches!(character, ':' | '=' | ',' | ';' | '-' | '–' | '—' | ' '))
        .to_owned()
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|character: char| {
        matches!(character, '(' | ')' | ':' | '=' | ';' | '-' | '–' | '—' | ',' | '.')
    })
}

fn is_number(word: &str) -> bool {
    reading(&Cell::plain(word)).is_some()
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    let bare = bare(word).to_lowercase();
    words.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let cells = line_cells(line).unwrap_or_default();
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, expected, "{line}");
    }

    #[test]
    fn lines_are_read_however_they_are_written() {
        check("1. Kabupaten Berau 85,6", &["1", "Kabupaten Berau", "85,6"]);
        check("1  Berau  86,10", &["1", "Berau", "86,10"]);
        check("2.Kabupaten Paser: 85,6", &["2", "Kabupaten Paser", "85,6"]);
        check("Peringkat 3: Kota Balikpapan dengan nilai 86,1.", &["3", "Kota Balikpapan", "86,1"]);
        check("Juara II - Kota Padang Panjang (91,58 poin)", &["II", "Kota Padang Panjang", "91,58"]);
        check("Kolaka = 82", &["", "Kolaka", "82"]);
        check("4) Muna 24,5 47,5 72 %", &["4", "Muna", "24,5", "47,5", "72"]);
        check("2 85,6", &["2", "", "85,6"]);
        check("Peringkat 2 85,6", &["2", "", "85,6"]);
    }

    #[test]
    fn what_names_nobody_with_a_number_is_none() {
        for line in [
            "",
            "Kabupaten Berau",
            "85,6",
            "Tahun 2023",
            "Hasil Penilaian Kinerja Tahun 2023",
            "Samarinda, 5 Agustus 2024",
            "Halaman 2",
            "No Kabupaten/Kota Nilai",
            "Kabupaten Berau -",
        ] {
            assert_eq!(line_cells(line), None, "{line}");
        }
    }
}
