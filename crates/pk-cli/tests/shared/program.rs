//! Runs the built program.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How a run ended.
pub(crate) struct Ended {
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) error: String,
    /// The exit code.
    pub(crate) code: i32,
}

/// Runs `pk` in `folder` with `stdin` on its standard input.
pub(crate) fn pk(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pk"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    // A run that reads nothing closes the pipe early; that is its right.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ended {
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}
