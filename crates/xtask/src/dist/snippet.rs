//! The lines that a portal's editor copies.

use super::{ELEMENT, hash};

/// `SNIPPET.html` for a build whose script is `script`. The version is in the path, so that no browser puts an old script
/// from its cache beside new Wasm.
pub(super) fn render(script: &str, version: &str) -> String {
    let integrity = hash::integrity(script.as_bytes());
    format!(
        "<!-- Unggah seluruh map ini ke server dengan nama {ELEMENT}-{version}, lalu tempel tiga baris berikut pada halaman. -->\n\
         <script src=\"/{ELEMENT}-{version}/{ELEMENT}.js\" integrity=\"{integrity}\" crossorigin=\"anonymous\" defer></script>\n\
         <{ELEMENT}>Lembar nilai sedang dimuat. Bila tidak tampil, pakai <a href=\"/{ELEMENT}-{version}/penilaian.html\" \
         download>berkas luring</a>.</{ELEMENT}>\n\
         \n\
         <!-- Bila penyunting menghapus tag yang tidak dikenal: -->\n\
         <!-- <div data-{ELEMENT}>Lembar nilai sedang dimuat.</div> -->\n\
         \n\
         <!-- Bila CMS menolak berkas .wasm: unggah {ELEMENT}.inline.js saja, dan pakai namanya pada baris pertama tanpa integrity. -->\n\
         \n\
         <!-- Bila skrip tidak diizinkan pada halaman: -->\n\
         <!-- <iframe src=\"/{ELEMENT}-{version}/bingkai.html\" title=\"Lembar nilai\" width=\"100%\" height=\"900\" \
         allow=\"screen-wake-lock; clipboard-write\"></iframe> -->\n"
    )
}
