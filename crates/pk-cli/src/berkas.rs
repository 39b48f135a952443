//! `pk berkas`: the files that are given to the panel.

use crate::input::{self, shown_name};
use crate::report::{Exit, Report};
use crate::text::one_line;
use crate::writing::{self, NewFile};
use pk_core::Round;
use pk_format::{
    File, HandOut, HandTo, Kind, Lang, Problem, carrying, hand_outs, round_file, round_fingerprint, sentence,
    sheets_file,
};
use std::ffi::OsString;
use std::path::Path;

/// What is to be given out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// The round file.
    pub(crate) round: &'a OsString,
    /// `penilaian.html`, or a copy of it.
    pub(crate) page: &'a OsString,
    /// The folder that takes the files.
    pub(crate) folder: &'a OsString,
    /// A page for each panelist, too.
    pub(crate) each: bool,
    /// The practice twin, too.
    pub(crate) practice: bool,
    /// What is there already is overwritten.
    pub(crate) over: bool,
}

/// Makes the files and puts them into the folder, or says everything that keeps it from that.
pub(crate) fn run(wanted: &Wanted<'_>, lang: Lang) -> Report {
    let mut problems = Vec::new();
    let round = round(wanted, &mut problems, lang);
    let page = page(wanted.page, &mut problems, lang);
    let folder = Path::new(wanted.folder);
    if !folder.is_dir() {
        let sentence =
            lang.pick("Folder ini tidak ada. Buat dahulu.", "There is no such folder. Make it first.");
        problems.push((wanted.folder.clone(), sentence.to_owned()));
    }
    let files = round.as_ref().map_or_else(Vec::new, |round| hand_outs(round, wanted.each, wanted.practice));
    for file in &files {
        let place = folder.join(&file.name);
        if place.is_dir() {
            let sentence = lang.pick(
                "Ini folder, dan berkas bernama ini akan ditulis. Pilih folder lain.",
                "This is a folder, and a file of this name is to be written. Choose another folder.",
            );
            problems.push((place.into_os_string(), sentence.to_owned()));
        } else if !wanted.over && place.symlink_metadata().is_ok() {
            problems.push((place.into_os_string(), exists(lang)));
        }
    }
    let (Some(round), Some(page), []) = (round, page, problems.as_slice()) else {
        return refused(&problems, lang);
    };
    let Some(made) = made(&files, &round, &page) else {
        return refused(&[(wanted.page.clone(), no_page(lang))], lang);
    };
    if let Err((name, failure)) = writing::write(folder, &made, wanted.over) {
        let place = folder.join(name).into_os_string();
        return refused(&[(place, failed(&failure, lang))], lang);
    }
    let out = files.iter().flat_map(|file| told(file, &round, lang).into_bytes()).collect();
    if round.frozen.is_empty() {
        let note = lang.pick(
            "Putaran ini belum dibekukan. Bila masih berubah, bagikan kembali berkasnya; nilai dari berkas ini milik putaran yang sekarang.",
            "This round is not frozen. If it still changes, give the files out again; grades from these belong to the round as it is now.",
        );
        let error = format!("{}: {note}\n", shown_name(wanted.round, lang));
        return Report { out, error, exit: Exit::Findings };
    }
    Report { out, error: String::new(), exit: Exit::Good }
}

type Problems = Vec<(OsString, String)>;

fn refused(problems: &[(OsString, String)], lang: Lang) -> Report {
    let mut error = String::new();
    for (name, sentence) in problems {
        error.push_str(&format!("{}: {}\n", shown_name(name, lang), one_line(sentence)));
    }
    Report { out: Vec::new(), error, exit: Exit::Unusable }
}

fn round(wanted: &Wanted<'_>, problems: &mut Problems, lang: Lang) -> Option<Round> {
    let name = wanted.round;
    let mut tell = |sentence: String| problems.push((name.clone(), sentence));
    let bytes = input::read(name, lang).map_err(&mut tell).ok()?;
    let round = match input::file_in(&bytes) {
        Ok(File::Round(round)) => round,
        Ok(other) => {
            let kind = Kind::WrongKind { kind: other.kind(), expected: "round" };
            tell(sentence(&Problem::whole(kind), lang));
            return None;
        }
        Err(found) => {
            found.iter().for_each(|problem| tell(sentence(problem, lang)));
            return None;
        }
    };
    if wanted.each && round.panel.is_empty() {
        let sentence = lang.pick(
            "Putaran ini tidak menyebut panelis, jadi tidak ada halaman per panelis. Isi \"panel\", atau hilangkan --panelis.",
            "This round names no panelists, so there is no page for each. Fill in \"panel\", or leave out --panelis.",
        );
        tell(sentence.to_owned());
    }
    if wanted.practice && round.practice {
        let sentence = lang.pick(
            "Putaran ini sendiri latihan. Hilangkan --latihan, atau sebutkan putaran yang sebenarnya.",
            "This round is for practice itself. Leave out --latihan, or name the real round.",
        );
        tell(sentence.to_owned());
    }
    Some(round)
}

/// The text of a page that can carry a round.
fn page(name: &OsString, problems: &mut Problems, lang: Lang) -> Option<String> {
    let mut tell = |sentence: String| problems.push((name.clone(), sentence));
    let bytes = input::read(name, lang).map_err(&mut tell).ok()?;
    let page = String::from_utf8(bytes).ok().filter(|page| carrying(page, "", None).is_some());
    if page.is_none() {
        tell(no_page(lang));
    }
    page
}

fn no_page(lang: Lang) -> String {
    lang.pick(
        "Ini bukan penilaian.html yang utuh. Sebutkan penilaian.html dari aplikasi ini.",
        "This is not penilaian.html, or not all of it. Name the penilaian.html of this application.",
    )
    .to_owned()
}

fn exists(lang: Lang) -> String {
    lang.pick(
        "Sudah ada, dan tidak ditimpa. Pilih folder lain, atau tambahkan --timpa untuk menimpa berkas.",
        "It is there already, and is not overwritten. Choose another folder, or add --timpa to overwrite files.",
    )
    .to_owned()
}

fn failed(failure: &std::io::Error, lang: Lang) -> String {
    if failure.kind() == std::io::ErrorKind::AlreadyExists {
        return exists(lang);
    }
    lang.pick(
        format!("Berkas tidak dapat ditulis ({failure}). Periksa izin dan ruang di folder itu, lalu coba lagi."),
        format!("The file cannot be written ({failure}). Check permissions and room in that folder, then try again."),
    )
}

/// The texts of the files; nothing where the page cannot carry a round.
fn made<'a>(files: &'a [HandOut], round: &Round, page: &str) -> Option<Vec<NewFile<'a>>> {
    let twin = round.clone().for_practice();
    // Each page of a round carries the same.
    let packed = [round, &twin].map(|round| input::packed(&sheets_file(round, [])));
    let [real, practice] = packed;
    let (real, practice) = (real.ok()?, practice.ok()?);
    let mut made = Vec::with_capacity(files.len());
    for HandOut { name, practice: is_practice, to } in files {
        let (round, data) = if *is_practice { (&twin, &practice) } else { (round, &real) };
        let text = match to {
            HandTo::Portal => round_file(round),
            HandTo::Everybody => carrying(page, data, None)?,
            HandTo::Panelist(panelist) => carrying(page, data, Some(&panelist.0))?,
        };
        made.push(NewFile { name, text });
    }
    Some(made)
}

/// One line about a file that is there now.
fn told(file: &HandOut, round: &Round, lang: Lang) -> String {
    let mut words = match &file.to {
        HandTo::Portal => {
            let twin = round.clone().for_practice();
            let fingerprint = round_fingerprint(if file.practice { &twin } else { round });
            let words = lang.pick("untuk portal, sidik", "for a portal, fingerprint");
            format!("{words} {fingerprint}")
        }
        HandTo::Everybody => lang.pick("untuk semua panelis", "for all panelists").to_owned(),
        HandTo::Panelist(panelist) => round.panelist_name(panelist).to_owned(),
    };
    if file.practice {
        words.push_str(lang.pick(" (latihan)", " (practice)"));
    }
    format!("{}: {}\n", file.name, one_line(&words))
}
