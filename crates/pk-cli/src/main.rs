//! `pk`: the command line of Penilaian Kinerja.
//!
//! `pk nilai` scores sheets, `pk rekap` combines and ranks those of whole rounds, `pk periksa` checks any of our files, `pk beda` says what changed, `pk bekukan` freezes a
//! round, `pk berkas` makes the files that are given to the panel, `pk periksa-daftar` checks published ranked lists. A command takes the names of files, reads them, and makes one
//! [`Report`](report::Report): what goes to standard output, what goes to standard error, and how the program ends. Only
//! this file writes that.
//!
//! # What this crate does not do
//! It writes no file but those that `pk berkas` was asked for (`writing`): all problems are told before the first, none is
//! there in part, and what was there before stays unless `--timpa` was given. It opens no network connection, and asks no
//! clock but to say when a round was frozen.

mod arguments;
mod beda;
mod bekukan;
mod berkas;
mod finding;
mod help;
mod input;
mod instrumen;
mod list_json;
mod list_text;
mod nilai;
mod periksa;
mod periksa_daftar;
mod proof;
mod rekap;
mod report;
mod sheet_json;
mod sheet_text;
mod table;
mod text;
mod writing;

use report::{Exit, Report};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let report = arguments::parse(std::env::args_os().skip(1)).run();
    let exit = write(&report);
    ExitCode::from(exit.code())
}

/// Writes the report and says how the program ends. Whoever reads our output may stop early (`pk nilai x | head`);
/// that is no failure.
fn write(report: &Report) -> Exit {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(&report.out).and_then(|()| out.flush());
    let mut error = std::io::stderr().lock();
    // Where standard error is gone too, nobody is left to tell.
    let _ = error.write_all(report.error.as_bytes());
    match written {
        Err(failure) if failure.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(error, "pk: {failure}");
            Exit::Unusable
        }
        _ => report.exit,
    }
}
