//! `pk periksa-daftar`: what is doubtful in ranked lists that somebody made.

use crate::input::{self, shown_name};
use crate::instrumen::{chosen, no_such_sheet};
use crate::list_json::list_node;
use crate::list_text::list_text;
use crate::report::{Exit, Report};
use crate::text::one_line;
use pk_format::ranked_list::{
    Checked, Choice, ListProblem, RankedList, Wanted, check, list_problem_sentence, read_list, read_text,
};
use pk_format::table::{MOST_COLUMNS, Table, column_letters};
use pk_format::{Lang, Value, canonical};
use pk_office::refusal_sentence;
use std::ffi::OsString;

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) files: &'a [OsString],
    pub(crate) columns: Wanted,
    /// Also tell what rounding to so many decimals would make equal.
    pub(crate) decimals: Option<u8>,
    pub(crate) sheet: Option<String>,
    pub(crate) json: bool,
}

/// A list that was read and checked.
#[derive(Debug)]
pub(crate) struct CheckedList {
    /// The name of its file.
    pub(crate) file: String,
    /// The cells that it came from.
    pub(crate) table: Table,
    pub(crate) list: RankedList,
    pub(crate) checked: Checked,
}

/// Checks the list in every file.
pub(crate) fn run(asked: &Asked<'_>, lang: Lang) -> Report {
    let mut error = String::new();
    let mut lists = Vec::new();
    for file in asked.files {
        match read(file, asked, lang) {
            Ok(list) => lists.push(list),
            Err(sentence) => {
                error.push_str(&format!("{}: {}\n", shown_name(file, lang), one_line(&sentence)));
            }
        }
    }
    if lists.is_empty() {
        return Report { out: Vec::new(), error, exit: Exit::Unusable };
    }
    let is_clean = error.is_empty() && lists.iter().all(|list| list.checked.findings.is_empty());
    let exit = if is_clean { Exit::Good } else { Exit::Findings };
    let out = if asked.json {
        let nodes = lists.iter().map(|list| list_node(list, lang)).collect();
        canonical(&Value::List(nodes).into()) + "\n"
    } else {
        let texts: Vec<String> = lists.iter().map(|list| list_text(list, lang)).collect();
        texts.join("\n\n")
    };
    Report { out: out.into_bytes(), error, exit }
}

fn read(file: &OsString, asked: &Asked<'_>, lang: Lang) -> Result<CheckedList, String> {
    let bytes = input::read(file, lang)?;
    let workbook =
        pk_office::read_with(&bytes, read_text).map_err(|refusal| refusal_sentence(&refusal, lang))?;
    let sheet = asked.sheet.as_deref();
    let table = match chosen(&workbook, sheet) {
        Some(sheet) => sheet.table.clone(),
        None => return Err(no_such_sheet(&workbook, sheet.unwrap_or_default(), lang)),
    };
    let list = read_list(&table, &asked.columns).map_err(|problem| {
        let sentence = list_problem_sentence(&problem, lang);
        match problem {
            ListProblem::NoScores => format!("{sentence} {}", lang.pick("Pakai --kolom.", "Use --kolom.")),
            _ => sentence,
        }
    })?;
    let checked = check(&list, asked.decimals);
    Ok(CheckedList { file: shown_name(file, lang), table, list, checked })
}

/// The columns that `text` names, as in `peringkat=1,nama=2,skor=D`; nothing where it names anything else, or one of them
/// twice.
pub(crate) fn wanted(text: &str) -> Option<Wanted> {
    let mut wanted = Wanted::default();
    for part in text.split(',') {
        let (what, column) = part.split_once('=')?;
        let choice = choice(column.trim())?;
        let slot = match what.trim().to_lowercase().as_str() {
            "peringkat" | "rank" => &mut wanted.place,
            "nama" | "name" => &mut wanted.name,
            "skor" | "score" if choice != Choice::Without => &mut wanted.score,
            _ => return None,
        };
        if *slot != Choice::Found {
            return None;
        }
        *slot = choice;
    }
    Some(wanted)
}

fn choice(column: &str) -> Option<Choice> {
    if column == "-" {
        return Some(Choice::Without);
    }
    let letters = column.to_ascii_uppercase();
    let by_letters = || (0..MOST_COLUMNS).find(|index| column_letters(*index) == letters);
    let index = match column.parse::<usize>() {
        Ok(number) => number.checked_sub(1),
        Err(_) => by_letters(),
    };
    index.map(Choice::At)
}

/// How many decimals `text` asks for: 0 to 6, as rounds may have.
pub(crate) fn decimals(text: &str) -> Option<u8> {
    text.parse().ok().filter(|decimals| *decimals <= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_by_number_or_letter() {
        let at = |place, name, score| Some(Wanted { place, name, score });
        assert_eq!(wanted("peringkat=1,nama=2,skor=4"), at(Choice::At(0), Choice::At(1), Choice::At(3)));
        assert_eq!(wanted("skor = d, Peringkat=-"), at(Choice::Without, Choice::Found, Choice::At(3)));
        assert_eq!(wanted("score=AA"), at(Choice::Found, Choice::Found, Choice::At(26)));
        for text in ["", "skor", "skor=", "skor=0", "skor=-", "skor=-1", "skor=1,skor=2", "kota=1", "skor=?"]
        {
            assert_eq!(wanted(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_are_those_of_rounds() {
        assert_eq!(decimals("0"), Some(0));
        assert_eq!(decimals("6"), Some(6));
        for text in ["", "7", "-1", "1,5", "dua"] {
            assert_eq!(decimals(text), None, "{text}");
        }
    }
}
