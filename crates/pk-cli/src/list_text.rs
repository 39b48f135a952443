//! A ranked list as it was understood, with its findings, for people.

use crate::periksa_daftar::CheckedList;
use crate::text::{count, named, one_line};
use pk_format::Lang;
use pk_format::ranked_list::{Finding, finding_sentence, note_sentence};
use pk_format::table::column_letters;
use std::collections::BTreeSet;

/// The widest that a column of names gets.
const MOST_NAME: usize = 36;

/// The list, then its findings and notes.
pub(crate) fn list_text(checked: &CheckedList, lang: Lang) -> String {
    let CheckedList { list, checked: result, .. } = checked;
    let (list_word, columns_word, content_word) =
        lang.pick(("Daftar", "Kolom", "Isi"), ("List", "Columns", "Content"));
    let rows = count(list.rows.len(), "baris", "row", "rows", lang);
    let findings = count(result.findings.len(), "temuan", "finding", "findings", lang);
    let mut text = named(list_word, &checked.file);
    text.push_str(&named(columns_word, &columns(checked, lang)));
    text.push_str(&named(content_word, &format!("{rows}, {findings}")));
    text.push('\n');
    text.push_str(&table(checked, lang));
    let said = |heading: &str, lines: Vec<String>| {
        let lines: String = lines.iter().map(|line| format!("- {}\n", one_line(line))).collect();
        if lines.is_empty() { lines } else { format!("\n{heading}\n{lines}") }
    };
    let findings = result.findings.iter().map(|finding| finding_sentence(finding, list, result, lang));
    text.push_str(&said(lang.pick("Temuan", "Findings"), findings.collect()));
    let notes = result.notes.iter().map(|note| note_sentence(note, list, lang));
    text.push_str(&said(lang.pick("Catatan", "Notes"), notes.collect()));
    text
}

/// Which column was taken for what, with what its header says.
fn columns(checked: &CheckedList, lang: Lang) -> String {
    let columns = &checked.list.columns;
    let words = lang.pick(["peringkat", "nama", "skor"], ["place", "name", "score"]);
    let taken = words.into_iter().zip([columns.place, columns.name, columns.score]);
    let said = taken.map(|(word, column)| {
        let Some(column) = column else {
            return format!("{word} {}", lang.pick("tidak ada", "none"));
        };
        let header = columns.header.and_then(|row| checked.table.cell(row, column));
        let header = header.map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
        let header = header.map(|text| format!(" \"{}\"", one_line(text))).unwrap_or_default();
        format!("{word} {}{header}", column_letters(column))
    });
    said.collect::<Vec<String>>().join(", ")
}

/// The rows, with a mark at those that a finding names.
fn table(checked: &CheckedList, lang: Lang) -> String {
    let CheckedList { list, checked: result, .. } = checked;
    let doubtful: BTreeSet<usize> = result.findings.iter().flat_map(Finding::rows).collect();
    let by_score_words = lang.pick("menurut skor", "by score");
    let headers =
        lang.pick(["Baris", "Peringkat", "Kabupaten/Kota", "Skor"], ["Row", "Place", "District", "Score"]);
    let mut lines = vec![(' ', headers.map(str::to_owned), String::new())];
    for (index, row) in list.rows.iter().enumerate() {
        let by_score = result.other_place(index);
        let mark = if doubtful.contains(&index) || by_score.is_some() { '!' } else { ' ' };
        let place = row.place.map_or_else(|| "-".to_owned(), |place| place.to_string());
        let score = row.score.map_or_else(|| "-".to_owned(), |score| score.text(lang));
        let by_score = by_score.map(|place| format!("{by_score_words}: {place}")).unwrap_or_default();
        lines.push((mark, [(row.row + 1).to_string(), place, cut(&one_line(&row.name)), score], by_score));
    }
    let width = |column: usize| {
        let cell =
            |line: &(char, [String; 4], String)| line.1.get(column).map_or(0, |cell| cell.chars().count());
        lines.iter().map(cell).max().unwrap_or_default()
    };
    let widths = [0, 1, 2, 3].map(width);
    let mut text = String::new();
    for (mark, [row, place, name, score], by_score) in &lines {
        let [row_width, place_width, name_width, score_width] = widths;
        let line = format!(
            "{mark} {row:>row_width$}  {place:>place_width$}  {name:name_width$}  {score:>score_width$}  {by_score}"
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A name that is no wider than its column.
fn cut(name: &str) -> String {
    if name.chars().count() <= MOST_NAME {
        return name.to_owned();
    }
    name.chars().take(MOST_NAME - 1).chain(['…']).collect()
}
