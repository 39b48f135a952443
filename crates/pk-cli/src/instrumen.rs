//! `pk instrumen`: an instrument from a table, and a table from an instrument.

use crate::input;
use crate::report::{Exit, Report};
use crate::text::one_line;
use pk_core::Rubric;
use pk_format::table::{
    Basis, Matching, csv_text, read_table, says_all, table_of, table_sentence, warning_sentence,
};
use pk_format::{File, Kind, Lang, Problem, rubric_file, sentence};
use pk_office::{Sheet, Workbook, refusal_sentence};
use std::ffi::OsString;

/// The forms of tables that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Csv,
    Xlsx,
}

impl Form {
    /// The form of this name.
    pub(crate) fn of(name: &OsString) -> Option<Self> {
        match name.to_str() {
            Some("csv") => Some(Self::Csv),
            Some("xlsx") => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// What they are called by.
    pub(crate) const WORDS: &'static str = "csv, xlsx";
}

/// Reads the table in `file`, or writes the rubric in it as a table.
pub(crate) fn run(file: &OsString, form: Option<Form>, sheet: Option<&str>, lang: Lang) -> Report {
    let made = match form {
        None => rubric_of(file, sheet, lang),
        Some(form) => table(file, form, lang),
    };
    let name = input::shown_name(file, lang);
    let (out, notes, exit) = match made {
        Ok((out, notes)) if notes.is_empty() => (out, notes, Exit::Good),
        Ok((out, notes)) => (out, notes, Exit::Findings),
        Err(problems) => (Vec::new(), problems, Exit::Unusable),
    };
    let error = notes.iter().map(|note| format!("{name}: {}\n", one_line(note))).collect();
    Report { out, error, exit }
}

/// What was made, with what is worth a look, or everything that is wrong.
type Made = Result<(Vec<u8>, Vec<String>), Vec<String>>;

fn rubric_of(file: &OsString, sheet: Option<&str>, lang: Lang) -> Made {
    let bytes = input::read(file, lang).map_err(|reason| vec![reason])?;
    let workbook = pk_office::read(&bytes).map_err(|refusal| vec![refusal_sentence(&refusal, lang)])?;
    let Some(Sheet { table, .. }) = chosen(&workbook, sheet) else {
        return Err(vec![no_such_sheet(&workbook, sheet.unwrap_or_default(), lang)]);
    };
    let basis = Basis::of_file(&file.to_string_lossy());
    let taken = read_table(table, &Matching::of(table), &basis);
    let mut warnings: Vec<String> =
        taken.warnings.iter().map(|warning| warning_sentence(warning, lang)).collect();
    if workbook.macros {
        let macros = lang.pick(
            "Berkas memuat makro. Makro tidak dijalankan dan tidak diambil.",
            "The file holds macros. They were not run and are not taken.",
        );
        warnings.push(macros.to_owned());
    }
    match taken.rubric {
        Ok(rubric) => Ok((rubric_file(&rubric).into_bytes(), warnings)),
        Err(problems) => {
            let problems = problems.iter().map(|problem| table_sentence(problem, lang));
            Err(problems.chain(warnings).collect())
        }
    }
}

/// The sheet of this name, or else the first that says anything.
pub(crate) fn chosen<'a>(workbook: &'a Workbook, name: Option<&str>) -> Option<&'a Sheet> {
    match name {
        Some(name) => workbook.sheets.iter().find(|sheet| sheet.name == name),
        None => workbook.sheets.get(workbook.first()),
    }
}

/// That the workbook has no sheet of this name.
pub(crate) fn no_such_sheet(workbook: &Workbook, name: &str, lang: Lang) -> String {
    let names: Vec<String> = workbook.sheets.iter().map(|sheet| format!("\"{}\"", sheet.name)).collect();
    let names = names.join(", ");
    lang.pick(
        format!("Lembar \"{name}\" tidak ada. Yang ada: {names}."),
        format!("There is no sheet \"{name}\". There are: {names}."),
    )
}

fn table(file: &OsString, form: Form, lang: Lang) -> Made {
    let rubric = read_rubric(file, lang)?;
    let table = table_of(&rubric);
    let bytes = match form {
        Form::Csv => csv_text(&table).into_bytes(),
        Form::Xlsx => pk_office::xlsx(&rubric.id, &table).map_err(|error| vec![error.to_string()])?,
    };
    let left_out = lang.pick(
        "Sebagian asal atau butir tidak dapat dimuat tabel: tabel yang diambil kembali tidak sama persis. Simpan juga berkas rubriknya.",
        "Some origins or items do not fit into a table: read again, it is not quite the same. Keep the rubric file too.",
    );
    let notes = if says_all(&rubric) { Vec::new() } else { vec![left_out.to_owned()] };
    Ok((bytes, notes))
}

fn read_rubric(file: &OsString, lang: Lang) -> Result<Rubric, Vec<String>> {
    let bytes = input::read(file, lang).map_err(|reason| vec![reason])?;
    let problems = match input::file_in(&bytes) {
        Ok(File::Rubric(rubric)) => return Ok(rubric),
        Ok(file) => vec![Problem::whole(Kind::WrongKind { kind: file.kind(), expected: "rubric" })],
        Err(problems) => problems,
    };
    Err(problems.iter().map(|problem| sentence(problem, lang)).collect())
}
