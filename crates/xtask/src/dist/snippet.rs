//! The lines that a portal's editor copies.

use super::{ELEMENT, hash};

/// `SNIPPET.html` for a build whose script is `script`.
pub(super) fn render(script: &str) -> String {
    let integrity = hash::integrity(script.as_bytes());
    format!(
        "<!-- Letakkan {ELEMENT}.js dan berkas .wasm dan .json di map yang sama; sesuaikan alamat src. -->\n\
         <script src=\"{ELEMENT}.js\" integrity=\"{integrity}\" crossorigin=\"anonymous\" defer></script>\n\
         <{ELEMENT}>Formulir penilaian sedang dimuat …</{ELEMENT}>\n"
    )
}
