//! The lines that a portal's editor copies.

use super::build_facts::BuildFacts;
use super::{ELEMENT, hash};

/// `SNIPPET.html` for a build whose script is `script`. The version is in the path, so that no browser puts an old script
/// from its cache beside new Wasm.
///
/// The first line has the Wasm come beside the script and not after it; where it is left out, everything works as well.
pub(super) fn render(script: &str, facts: &BuildFacts) -> String {
    let integrity = hash::integrity(script.as_bytes());
    let wasm = facts.files.get("wasm");
    let (version, name) = (facts.version, wasm.map_or("", |wasm| wasm.name.as_str()));
    format!(
        "<!-- Unggah seluruh map ini ke server dengan nama {ELEMENT}-{version}, lalu tempel tiga baris berikut pada halaman. -->\n\
         <link rel=\"preload\" href=\"/{ELEMENT}-{version}/{name}\" as=\"fetch\" crossorigin=\"anonymous\">\n\
         <script src=\"/{ELEMENT}-{version}/{ELEMENT}.js\" integrity=\"{integrity}\" crossorigin=\"anonymous\" defer></script>\n\
         <{ELEMENT}>Lembar nilai sedang dimuat. Bila tidak tampil, pakai <a href=\"/{ELEMENT}-{version}/penilaian.html\" \
         download>berkas luring</a>.</{ELEMENT}>\n\
         \n\
         <!-- Bila penyunting menghapus tag yang tidak dikenal: -->\n\
         <!-- <div data-{ELEMENT}>Lembar nilai sedang dimuat.</div> -->\n\
         \n\
         <!-- Bila CMS menolak berkas .wasm: unggah {ELEMENT}.inline.js saja, dan pakai namanya pada baris kedua tanpa integrity, tanpa baris pertama. -->\n\
         \n\
         <!-- Bila skrip tidak diizinkan pada halaman: -->\n\
         <!-- <iframe src=\"/{ELEMENT}-{version}/bingkai.html\" title=\"Lembar nilai\" width=\"100%\" height=\"900\" \
         allow=\"screen-wake-lock; clipboard-write\"></iframe> -->\n"
    )
}
