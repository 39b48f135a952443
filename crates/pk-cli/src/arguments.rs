//! What was asked for.

use crate::help::{self, Topic};
use crate::report::{Exit, Report};
use crate::text::one_line;
use crate::{beda, bekukan, berkas, instrumen, nilai, periksa, periksa_daftar, rekap};
use lexopt::{Arg, Parser};
use pk_format::Lang;
use std::ffi::OsString;

/// The command line, understood as far as it can be.
#[derive(Debug, Default)]
pub(crate) struct Request {
    command: Option<Command>,
    files: Vec<OsString>,
    /// The options that not every command has.
    special: Vec<&'static str>,
    /// The options that take a value, with it.
    values: Vec<(&'static str, OsString)>,
    help: bool,
    version: bool,
    lang: Lang,
    mistakes: Vec<Mistake>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Nilai,
    Rekap,
    Periksa,
    Beda,
    Bekukan,
    Berkas,
    Instrumen,
    PeriksaDaftar,
}

impl Command {
    /// Each by its name.
    const ALL: [(&'static str, Self); 8] = [
        ("nilai", Self::Nilai),
        ("rekap", Self::Rekap),
        ("periksa", Self::Periksa),
        ("beda", Self::Beda),
        ("bekukan", Self::Bekukan),
        ("berkas", Self::Berkas),
        ("instrumen", Self::Instrumen),
        ("periksa-daftar", Self::PeriksaDaftar),
    ];

    /// The options that this command has and others have not.
    const fn special(self) -> &'static [&'static str] {
        match self {
            Self::Nilai | Self::Beda => &["--json"],
            Self::Rekap => &["--json", "--csv"],
            Self::Periksa => &[],
            Self::Bekukan => &["--oleh", "--alasan", "--dari"],
            Self::Instrumen => &["--lembar", "--tabel"],
            Self::PeriksaDaftar => &["--kolom", "--lembar", "--desimal", "--json"],
            Self::Berkas => &["--halaman", "--ke", "--panelis", "--latihan", "--timpa"],
        }
    }

    fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, command)| *command == self).map_or("", |(name, _)| name)
    }

    const fn topic(self) -> Topic {
        match self {
            Self::Nilai => Topic::Nilai,
            Self::Rekap => Topic::Rekap,
            Self::Periksa => Topic::Periksa,
            Self::Beda => Topic::Beda,
            Self::Bekukan => Topic::Bekukan,
            Self::Berkas => Topic::Berkas,
            Self::Instrumen => Topic::Instrumen,
            Self::PeriksaDaftar => Topic::PeriksaDaftar,
        }
    }
}

/// The options of some commands that take no value.
const SWITCHES: &[&str] = &["--json", "--csv", "--panelis", "--latihan", "--timpa"];
/// The options of some commands that take one.
const WITH_VALUE: &[&str] =
    &["--halaman", "--ke", "--tabel", "--kolom", "--desimal", "--oleh", "--alasan", "--dari", "--lembar"];

/// The names of all commands.
fn commands() -> String {
    Command::ALL.map(|(name, _)| name).join(", ")
}

#[derive(Debug, PartialEq, Eq)]
enum Mistake {
    UnknownCommand(String),
    UnknownOption(String),
    ValueMissing(&'static str),
    ValueUnexpected(String),
    UnknownLanguage(String),
    CommandMissing,
    FileMissing,
    NotTwoFiles,
    NotOneRound,
    NotOneFile,
    UnknownTable(String),
    NotColumns(String),
    NotDecimals(String),
    OptionMissing(&'static str),
}

/// Reads arguments without stopping at the first mistake. A file named twice is read once.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Request {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut parser = Parser::from_args(arguments);
    let mut request = Request::default();
    let mut command_seen = false;
    loop {
        match parser.next() {
            Ok(None) => break,
            Ok(Some(Arg::Short('h') | Arg::Long("help"))) => request.help = true,
            Ok(Some(Arg::Short('V') | Arg::Long("version"))) => request.version = true,
            Ok(Some(Arg::Long("bahasa"))) => {
                let value = parser.value();
                request.language(value);
            }
            Ok(Some(Arg::Value(value))) if !command_seen => {
                command_seen = true;
                request.command(&value);
            }
            Ok(Some(Arg::Value(value))) => {
                if request.command == Some(Command::Beda) || !request.files.contains(&value) {
                    request.files.push(value);
                }
            }
            Ok(Some(Arg::Short(letter))) => {
                request.mistakes.push(Mistake::UnknownOption(format!("-{letter}")));
            }
            Ok(Some(Arg::Long(name))) => {
                let name = format!("--{name}");
                let known = |options: &[&'static str]| options.iter().copied().find(|option| *option == name);
                if let Some(option) = known(SWITCHES) {
                    request.special.push(option);
                } else if let Some(option) = known(WITH_VALUE) {
                    let value = parser.value();
                    request.value(option, value);
                } else {
                    // The value belongs to the option that nobody knows.
                    let _ = parser.optional_value();
                    request.mistakes.push(Mistake::UnknownOption(name));
                }
            }
            Err(lexopt::Error::UnexpectedValue { option, .. }) => {
                request.mistakes.push(Mistake::ValueUnexpected(option));
            }
            Err(_) => break,
        }
    }
    if let Some(command) = request.command {
        request.special.retain(|option| {
            let is_known = command.special().contains(option);
            if !is_known {
                request.mistakes.push(Mistake::UnknownOption((*option).to_owned()));
            }
            is_known
        });
    }
    match request.command {
        _ if !command_seen => request.mistakes.push(Mistake::CommandMissing),
        Some(Command::Berkas) => request.check_hand_out(),
        Some(Command::Beda) if request.files.len() != 2 => request.mistakes.push(Mistake::NotTwoFiles),
        Some(Command::Bekukan) if request.files.len() != 1 => request.mistakes.push(Mistake::NotOneFile),
        Some(Command::Instrumen) => request.check_instrument(),
        Some(Command::PeriksaDaftar) => request.check_ranked_list(),
        Some(_) if request.files.is_empty() => request.mistakes.push(Mistake::FileMissing),
        _ => {}
    }
    request
}

impl Request {
    fn command(&mut self, value: &OsString) {
        match Command::ALL.into_iter().find(|(name, _)| value == name) {
            Some((_, command)) => self.command = Some(command),
            None => self.mistakes.push(Mistake::UnknownCommand(value.to_string_lossy().into_owned())),
        }
    }

    /// Takes the value of an option that not every command has.
    fn value(&mut self, option: &'static str, value: Result<OsString, lexopt::Error>) {
        self.special.push(option);
        match value {
            Ok(value) => {
                self.values.retain(|(known, _)| *known != option);
                self.values.push((option, value));
            }
            Err(_) => self.mistakes.push(Mistake::ValueMissing(option)),
        }
    }

    /// What was given with an option.
    fn given(&self, option: &str) -> Option<&OsString> {
        self.values.iter().find(|(known, _)| *known == option).map(|(_, value)| value)
    }

    /// The same as text.
    fn text(&self, option: &str) -> Option<String> {
        self.given(option).map(|value| value.to_string_lossy().into_owned())
    }

    /// Notes what is missing of what `pk berkas` needs.
    fn check_hand_out(&mut self) {
        if self.files.len() != 1 {
            self.mistakes.push(Mistake::NotOneRound);
        }
        for option in ["--halaman", "--ke"] {
            if !self.special.contains(&option) {
                self.mistakes.push(Mistake::OptionMissing(option));
            }
        }
    }

    /// Notes what is wrong with what `pk instrumen` is asked for.
    fn check_instrument(&mut self) {
        if self.files.len() != 1 {
            self.mistakes.push(Mistake::NotOneFile);
        }
        let is_unknown = self.given("--tabel").is_some_and(|name| instrumen::Form::of(name).is_none());
        if let Some(name) = self.text("--tabel").filter(|_| is_unknown) {
            self.mistakes.push(Mistake::UnknownTable(name));
        }
    }

    /// Notes what is wrong with what `pk periksa-daftar` is asked for.
    fn check_ranked_list(&mut self) {
        if self.files.is_empty() {
            self.mistakes.push(Mistake::FileMissing);
        }
        if let Some(text) = self.text("--kolom").filter(|text| periksa_daftar::wanted(text).is_none()) {
            self.mistakes.push(Mistake::NotColumns(text));
        }
        if let Some(text) = self.text("--desimal").filter(|text| periksa_daftar::decimals(text).is_none()) {
            self.mistakes.push(Mistake::NotDecimals(text));
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
            Err(_) => self.mistakes.push(Mistake::ValueMissing("--bahasa")),
        }
    }

    /// Does what was asked for, or says why it cannot be done.
    pub(crate) fn run(&self) -> Report {
        let topic = self.command.map_or(Topic::Pk, Command::topic);
        if self.help {
            return said(help::text(topic, self.lang));
        }
        if self.version {
            return said(concat!("pk ", env!("CARGO_PKG_VERSION"), "\n"));
        }
        let Some(command) = self.command.filter(|_| self.mistakes.is_empty()) else {
            return self.refused(topic);
        };
        let has = |option| self.special.contains(&option);
        match (command, self.files.as_slice()) {
            (Command::Nilai, files) => nilai::run(files, has("--json"), self.lang),
            (Command::Rekap, paths) => {
                let form = if has("--json") {
                    rekap::Form::Json
                } else if has("--csv") {
                    rekap::Form::Csv
                } else {
                    rekap::Form::Text
                };
                rekap::run(paths, form, self.lang)
            }
            (Command::Periksa, files) => periksa::run(files, self.lang),
            (Command::Beda, [before, after]) => beda::run(before, after, has("--json"), self.lang),
            (Command::Berkas, [round]) => {
                let (Some(page), Some(folder)) = (self.given("--halaman"), self.given("--ke")) else {
                    return self.refused(topic);
                };
                let (each, practice, over) = (has("--panelis"), has("--latihan"), has("--timpa"));
                berkas::run(&berkas::Wanted { round, page, folder, each, practice, over }, self.lang)
            }
            (Command::Instrumen, [file]) => {
                let form = self.given("--tabel").and_then(instrumen::Form::of);
                instrumen::run(file, form, self.text("--lembar").as_deref(), self.lang)
            }
            (Command::PeriksaDaftar, files) => {
                let columns = self.text("--kolom").and_then(|text| periksa_daftar::wanted(&text));
                let asked = periksa_daftar::Asked {
                    files,
                    columns: columns.unwrap_or_default(),
                    decimals: self.text("--desimal").and_then(|text| periksa_daftar::decimals(&text)),
                    sheet: self.text("--lembar"),
                    json: has("--json"),
                };
                periksa_daftar::run(&asked, self.lang)
            }
            (Command::Bekukan, [draft]) => {
                let (by, reason) = (self.text("--oleh"), self.text("--alasan"));
                let wanted = bekukan::Wanted {
                    draft,
                    before: self.given("--dari"),
                    by: by.unwrap_or_default(),
                    reason: reason.unwrap_or_default(),
                };
                bekukan::run(&wanted, self.lang)
            }
            (Command::Beda | Command::Bekukan | Command::Berkas | Command::Instrumen, _) => {
                self.refused(topic)
            }
        }
    }

    fn refused(&self, topic: Topic) -> Report {
        let mut error = String::new();
        for mistake in &self.mistakes {
            error.push_str("pk: ");
            error.push_str(&one_line(&mistake.sentence(topic, self.lang)));
            error.push('\n');
        }
        error.push_str(&help::usage(self.command.map(Command::name), self.lang));
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
                format!("Perintah \"{name}\" tidak dikenal. Yang ada: {}.", commands()),
                format!("There is no command \"{name}\". There are: {}.", commands()),
            ),
            Self::UnknownOption(name) => {
                let of_all = match topic {
                    Topic::Pk => ["--bahasa", "--help", "--version"].as_slice(),
                    _ => &["--bahasa", "--help"],
                };
                let command = Command::ALL.into_iter().find(|(_, command)| command.topic() == topic);
                let special = command.map_or([].as_slice(), |(_, command)| command.special());
                let known = [special, of_all].concat().join(", ");
                lang.pick(
                    format!("Opsi \"{name}\" tidak dikenal di sini. Yang ada: {known}."),
                    format!("There is no option \"{name}\" here. There are: {known}."),
                )
            }
            Self::ValueMissing("--ke") => lang
                .pick("Opsi --ke memerlukan nama folder.", "The option --ke needs the name of a folder.")
                .into(),
            Self::ValueMissing("--halaman") => lang
                .pick(
                    "Opsi --halaman memerlukan nama berkas penilaian.html.",
                    "The option --halaman needs the name of a penilaian.html.",
                )
                .into(),
            Self::ValueMissing("--tabel") => lang.pick(
                format!("Opsi --tabel memerlukan salah satu dari: {}.", instrumen::Form::WORDS),
                format!("The option --tabel needs one of: {}.", instrumen::Form::WORDS),
            ),
            Self::ValueMissing("--lembar") => lang
                .pick(
                    "Opsi --lembar memerlukan nama lembar.",
                    "The option --lembar needs the name of a sheet.",
                )
                .into(),
            Self::ValueMissing("--kolom") | Self::NotColumns(_) => {
                let told = match self {
                    Self::NotColumns(text) => format!(" \"{text}\""),
                    _ => String::new(),
                };
                lang.pick(
                    format!("Isian{told} untuk --kolom tidak dikenal. Tulis seperti peringkat=1,nama=2,skor=4; peringkat=- bila tidak ada."),
                    format!("The value{told} of --kolom is not known. Write it as peringkat=1,nama=2,skor=4; peringkat=- where there is none."),
                )
            }
            Self::ValueMissing("--desimal") => lang
                .pick("Opsi --desimal memerlukan 0 sampai 6.", "The option --desimal needs 0 to 6.")
                .into(),
            Self::NotDecimals(text) => lang.pick(
                format!("Banyaknya desimal \"{text}\" tidak dikenal. Tulis 0 sampai 6."),
                format!("There cannot be \"{text}\" decimals. Write 0 to 6."),
            ),
            Self::ValueMissing("--bahasa") => lang
                .pick("Opsi --bahasa memerlukan id atau en.", "The option --bahasa needs id or en.")
                .into(),
            Self::ValueMissing(option) => lang.pick(
                format!("Opsi {option} memerlukan isian."),
                format!("The option {option} needs a value."),
            ),
            Self::ValueUnexpected(option) => lang.pick(
                format!("Opsi {option} tidak memerlukan isian."),
                format!("The option {option} takes no value."),
            ),
            Self::UnknownLanguage(value) => lang.pick(
                format!("Bahasa \"{value}\" tidak dikenal. Yang ada: id, en."),
                format!("There is no language \"{value}\". There are: id, en."),
            ),
            Self::CommandMissing => lang.pick(
                format!("Sebutkan perintahnya: {}.", commands()),
                format!("Name a command: {}.", commands()),
            ),
            Self::UnknownTable(name) => lang.pick(
                format!("Bentuk tabel \"{name}\" tidak dikenal. Yang ada: {}.", instrumen::Form::WORDS),
                format!("There is no table of form \"{name}\". There are: {}.", instrumen::Form::WORDS),
            ),
            Self::NotOneFile => lang
                .pick(
                    "Sebutkan tepat satu berkas, atau - untuk masukan standar.",
                    "Name exactly one file, or - for standard input.",
                )
                .into(),
            Self::NotOneRound => {
                lang.pick("Sebutkan tepat satu berkas putaran.", "Name exactly one round file.").into()
            }
            Self::OptionMissing(option) => {
                let what = match *option {
                    "--ke" => lang.pick("folder tujuan", "the folder that takes the files"),
                    _ => lang
                        .pick("penilaian.html dari aplikasi ini", "the penilaian.html of this application"),
                };
                lang.pick(format!("Sebutkan {what} dengan {option}."), format!("Name {what} with {option}."))
            }
            Self::NotTwoFiles => lang
                .pick(
                    "Sebutkan tepat dua berkas: yang lama, lalu yang baru.",
                    "Name exactly two files: the old one, then the new one.",
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
        assert_eq!(request.special, ["--json"]);
        assert_eq!(request.lang, Lang::En);
        assert_eq!(check("periksa --bahasa=id -- --json", &[]).files, ["--json"]);
    }

    #[test]
    fn every_mistake_is_told() {
        use Mistake::*;
        check("", &[CommandMissing]);
        check("nilai x --tabel csv", &[UnknownOption("--tabel".into())]);
        check("instrumen a b --tabel pdf", &[NotOneFile, UnknownTable("pdf".into())]);
        check("nilai", &[FileMissing]);
        check("nila x", &[UnknownCommand("nila".into())]);
        check(
            "nilai x --jsno=3 -q --bahasa fr",
            &[UnknownOption("--jsno".into()), UnknownOption("-q".into()), UnknownLanguage("fr".into())],
        );
        check("beda x", &[NotTwoFiles]);
        assert_eq!(check("beda x x", &[]).files, ["x", "x"]);
        check("periksa --json x", &[UnknownOption("--json".into())]);
        check("nilai --json=ya x", &[ValueUnexpected("--json".into())]);
        check("nilai x --bahasa", &[ValueMissing("--bahasa")]);
        check("berkas", &[NotOneRound, OptionMissing("--halaman"), OptionMissing("--ke")]);
        check("berkas x y --ke z --halaman", &[ValueMissing("--halaman"), NotOneRound]);
        check("berkas x --halaman p --ke z --panelis --latihan --timpa", &[]);
        check("periksa-daftar", &[FileMissing]);
        check(
            "periksa-daftar x --kolom a=1 --desimal 9 --tabel csv",
            &[UnknownOption("--tabel".into()), NotColumns("a=1".into()), NotDecimals("9".into())],
        );
        check("periksa-daftar x --kolom skor=2 --desimal 0 --json --lembar y", &[]);
        check("beda x y --timpa --ke z", &[UnknownOption("--timpa".into()), UnknownOption("--ke".into())]);
    }
}
