//! What was asked for.

use crate::help::{self, Topic};
use crate::report::{Exit, Report};
use crate::text::one_line;
use crate::{instrumen, nilai, periksa};
use lexopt::{Arg, Parser};
use pk_format::Lang;
use std::ffi::OsString;

/// The command line, understood as far as it can be.
#[derive(Debug, Default)]
pub(crate) struct Request {
    command: Option<Command>,
    files: Vec<OsString>,
    json: bool,
    table: Option<instrumen::Form>,
    sheet: Option<String>,
    help: bool,
    version: bool,
    lang: Lang,
    mistakes: Vec<Mistake>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Nilai,
    Periksa,
    Instrumen,
}

#[derive(Debug, PartialEq, Eq)]
enum Mistake {
    UnknownCommand(String),
    UnknownOption(String),
    ValueMissing { option: &'static str, words: &'static str },
    ValueUnexpected(String),
    UnknownLanguage(String),
    UnknownTable(String),
    SheetMissing,
    CommandMissing,
    FileMissing,
    OneFileOnly,
}

/// Reads arguments without stopping at the first mistake. A file named twice is read once.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Request {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut parser = Parser::from_args(arguments);
    let mut request = Request::default();
    let (mut json_asked, mut table_asked) = (false, false);
    let mut command_seen = false;
    loop {
        match parser.next() {
            Ok(None) => break,
            Ok(Some(Arg::Short('h') | Arg::Long("help"))) => request.help = true,
            Ok(Some(Arg::Short('V') | Arg::Long("version"))) => request.version = true,
            Ok(Some(Arg::Long("json"))) => json_asked = true,
            Ok(Some(Arg::Long("bahasa"))) => {
                let value = parser.value();
                request.language(value);
            }
            Ok(Some(Arg::Long("tabel"))) => {
                table_asked = true;
                let value = parser.value();
                request.table(value);
            }
            Ok(Some(Arg::Long("lembar"))) => match parser.value() {
                Ok(value) => request.sheet = Some(value.to_string_lossy().into_owned()),
                Err(_) => request.mistakes.push(Mistake::SheetMissing),
            },
            Ok(Some(Arg::Value(value))) if !command_seen => {
                command_seen = true;
                request.command(&value);
            }
            Ok(Some(Arg::Value(value))) => {
                if !request.files.contains(&value) {
                    request.files.push(value);
                }
            }
            Ok(Some(Arg::Short(letter))) => {
                request.mistakes.push(Mistake::UnknownOption(format!("-{letter}")));
            }
            Ok(Some(Arg::Long(name))) => {
                let name = format!("--{name}");
                // The value belongs to the option that nobody knows.
                let _ = parser.optional_value();
                request.mistakes.push(Mistake::UnknownOption(name));
            }
            Err(lexopt::Error::UnexpectedValue { option, .. }) => {
                request.mistakes.push(Mistake::ValueUnexpected(option));
            }
            Err(_) => break,
        }
    }
    request.json = json_asked;
    let command = request.command;
    for (is_asked, option, of) in [
        (json_asked, "--json", Command::Nilai),
        (table_asked, "--tabel", Command::Instrumen),
        (request.sheet.is_some(), "--lembar", Command::Instrumen),
    ] {
        if is_asked && command.is_some_and(|command| command != of) {
            request.mistakes.push(Mistake::UnknownOption(option.to_owned()));
        }
    }
    if !command_seen {
        request.mistakes.push(Mistake::CommandMissing);
    } else if request.command.is_some() && request.files.is_empty() {
        request.mistakes.push(Mistake::FileMissing);
    } else if command == Some(Command::Instrumen) && request.files.len() > 1 {
        request.mistakes.push(Mistake::OneFileOnly);
    }
    request
}

impl Request {
    fn command(&mut self, value: &OsString) {
        match value.to_str() {
            Some("nilai") => self.command = Some(Command::Nilai),
            Some("periksa") => self.command = Some(Command::Periksa),
            Some("instrumen") => self.command = Some(Command::Instrumen),
            _ => self.mistakes.push(Mistake::UnknownCommand(value.to_string_lossy().into_owned())),
        }
    }

    fn language(&mut self, value: Result<OsString, lexopt::Error>) {
        match value.as_ref().map(|value| value.to_str()) {
            Ok(Some("id")) => self.lang = Lang::Id,
            Ok(Some("en")) => self.lang = Lang::En,
            Ok(_) => {
                let value = value.unwrap_or_default().to_string_lossy().into_owned();
                self.mistakes.push(Mistake::UnknownLanguage(value));
            }
            Err(_) => self.mistakes.push(Mistake::ValueMissing { option: "--bahasa", words: "id, en" }),
        }
    }

    fn table(&mut self, value: Result<OsString, lexopt::Error>) {
        match value.as_ref().map(|value| value.to_str()) {
            Ok(Some("csv")) => self.table = Some(instrumen::Form::Csv),
            Ok(Some("xlsx")) => self.table = Some(instrumen::Form::Xlsx),
            Ok(_) => {
                let value = value.unwrap_or_default().to_string_lossy().into_owned();
                self.mistakes.push(Mistake::UnknownTable(value));
            }
            Err(_) => {
                self.mistakes.push(Mistake::ValueMissing { option: "--tabel", words: instrumen::Form::WORDS })
            }
        }
    }

    /// Does what was asked for, or says why it cannot be done.
    pub(crate) fn run(&self) -> Report {
        let topic = match self.command {
            None => Topic::Pk,
            Some(Command::Nilai) => Topic::Nilai,
            Some(Command::Periksa) => Topic::Periksa,
            Some(Command::Instrumen) => Topic::Instrumen,
        };
        if self.help {
            return said(help::text(topic, self.lang));
        }
        if self.version {
            return said(concat!("pk ", env!("CARGO_PKG_VERSION"), "\n"));
        }
        match self.command {
            Some(Command::Nilai) if self.mistakes.is_empty() => nilai::run(&self.files, self.json, self.lang),
            Some(Command::Periksa) if self.mistakes.is_empty() => periksa::run(&self.files, self.lang),
            Some(Command::Instrumen) if self.mistakes.is_empty() => match self.files.first() {
                Some(file) => instrumen::run(file, self.table, self.sheet.as_deref(), self.lang),
                None => self.refused(topic),
            },
            _ => self.refused(topic),
        }
    }

    fn refused(&self, topic: Topic) -> Report {
        let mut error = String::new();
        for mistake in &self.mistakes {
            error.push_str("pk: ");
            error.push_str(&one_line(&mistake.sentence(topic, self.lang)));
            error.push('\n');
        }
        error.push_str(help::usage(topic, self.lang));
        Report { out: Vec::new(), error, exit: Exit::Unusable }
    }
}

fn said(text: &str) -> Report {
    Report { out: text.as_bytes().to_vec(), error: String::new(), exit: Exit::Good }
}

impl Mistake {
    fn sentence(&self, topic: Topic, lang: Lang) -> String {
        match self {
            Self::UnknownCommand(name) if std::path::Path::new(name).is_file() => lang.pick(
                format!("Sebutkan perintahnya dahulu, misalnya: pk nilai {name}"),
                format!("Name the command first, such as: pk nilai {name}"),
            ),
            Self::UnknownCommand(name) => lang.pick(
                format!("Perintah \"{name}\" tidak dikenal. Yang ada: nilai, periksa, instrumen."),
                format!("There is no command \"{name}\". There are: nilai, periksa, instrumen."),
            ),
            Self::UnknownOption(name) => {
                let known = match topic {
                    Topic::Nilai => "--json, --bahasa, --help",
                    Topic::Periksa => "--bahasa, --help",
                    Topic::Instrumen => "--lembar, --tabel, --bahasa, --help",
                    Topic::Pk => "--bahasa, --help, --version",
                };
                lang.pick(
                    format!("Opsi \"{name}\" tidak dikenal di sini. Yang ada: {known}."),
                    format!("There is no option \"{name}\" here. There are: {known}."),
                )
            }
            Self::ValueMissing { option, words } => lang.pick(
                format!("Opsi {option} memerlukan salah satu dari: {words}."),
                format!("The option {option} needs one of: {words}."),
            ),
            Self::ValueUnexpected(option) => lang.pick(
                format!("Opsi {option} tidak memerlukan isian."),
                format!("The option {option} takes no value."),
            ),
            Self::UnknownLanguage(value) => lang.pick(
                format!("Bahasa \"{value}\" tidak dikenal. Yang ada: id, en."),
                format!("There is no language \"{value}\". There are: id, en."),
            ),
            Self::UnknownTable(value) => lang.pick(
                format!("Bentuk tabel \"{value}\" tidak dikenal. Yang ada: {}.", instrumen::Form::WORDS),
                format!("There is no table of form \"{value}\". There are: {}.", instrumen::Form::WORDS),
            ),
            Self::SheetMissing => lang
                .pick(
                    "Opsi --lembar memerlukan nama lembar.",
                    "The option --lembar needs the name of a sheet.",
                )
                .into(),
            Self::OneFileOnly => lang.pick("Sebutkan satu berkas saja.", "Name one file only.").into(),
            Self::CommandMissing => lang
                .pick(
                    "Sebutkan perintahnya: nilai, periksa, atau instrumen.",
                    "Name a command: nilai, periksa or instrumen.",
                )
                .into(),
            Self::FileMissing => lang
                .pick(
                    "Sebutkan paling sedikit satu berkas, atau - untuk masukan standar.",
                    "Name at least one file, or - for standard input.",
                )
                .into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[Mistake]) -> Request {
        let request = parse(line.split_whitespace().map(OsString::from));
        assert_eq!(request.mistakes, expected, "{line}");
        request
    }

    #[test]
    fn options_stand_anywhere_and_names_are_taken_once() {
        let request = check("--bahasa en nilai a --json - a -", &[]);
        assert_eq!(request.command, Some(Command::Nilai));
        assert_eq!(request.files, ["a", "-"]);
        assert!(request.json);
        assert_eq!(request.lang, Lang::En);
        assert_eq!(check("periksa --bahasa=id -- --json", &[]).files, ["--json"]);
    }

    #[test]
    fn every_mistake_is_told() {
        use Mistake::*;
        check("", &[CommandMissing]);
        check("nilai", &[FileMissing]);
        check("nila x", &[UnknownCommand("nila".into())]);
        check(
            "nilai x --jsno=3 -q --bahasa fr",
            &[UnknownOption("--jsno".into()), UnknownOption("-q".into()), UnknownLanguage("fr".into())],
        );
        check("periksa --json x", &[UnknownOption("--json".into())]);
        check("nilai --json=ya x", &[ValueUnexpected("--json".into())]);
        check("nilai x --bahasa", &[ValueMissing { option: "--bahasa", words: "id, en" }]);
        check("nilai x --tabel csv", &[UnknownOption("--tabel".into())]);
        check("instrumen a b --tabel pdf", &[UnknownTable("pdf".into()), OneFileOnly]);
    }
}
