//! What a file is, by its content.

use crate::refusal::Refusal;
use crate::unpack::Parts;

/// A file that can be read.
pub(crate) enum Kind<'a> {
    Xlsx(Parts<'a>),
    Ods(Parts<'a>),
    Text,
}

/// The head of what Microsoft packed before it packed by zip: old workbooks, and new ones under a password.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// What no text begins with.
const FOREIGN: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"\x1f\x8b"];
const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub(crate) fn kind_of(bytes: &[u8]) -> Result<Kind<'_>, Refusal> {
    if bytes.starts_with(&COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Err(if is_encrypted { Refusal::Encrypted } else { Refusal::OtherWorkbook { kind: "XLS" } });
    }
    if bytes.starts_with(b"PK") {
        return packed(bytes);
    }
    if FOREIGN.iter().any(|head| bytes.starts_with(head)) {
        return Err(Refusal::NoWorkbook);
    }
    let start: String = String::from_utf8_lossy(bytes.get(..1000).unwrap_or(bytes)).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    // Both are often called .xls.
    if start.starts_with("<?xml") && start.contains("office:spreadsheet") {
        return Err(Refusal::OtherWorkbook { kind: "XML" });
    }
    if start.starts_with('<') {
        return Err(Refusal::OtherWorkbook { kind: "HTML" });
    }
    Ok(Kind::Text)
}

fn packed(bytes: &[u8]) -> Result<Kind<'_>, Refusal> {
    let mut parts = Parts::new(bytes)?;
    if parts.has("xl/workbook.xml") {
        return Ok(Kind::Xlsx(parts));
    }
    if parts.has("xl/workbook.bin") {
        return Err(Refusal::OtherWorkbook { kind: "XLSB" });
    }
    if parts.has("content.xml") {
        let mimetype = parts.text("mimetype")?.unwrap_or_default();
        if !mimetype.trim().starts_with(ODS) {
            return Err(Refusal::NoWorkbook);
        }
        let manifest = parts.text("META-INF/manifest.xml")?.unwrap_or_default();
        return if manifest.contains("encryption-data") {
            Err(Refusal::Encrypted)
        } else {
            Ok(Kind::Ods(parts))
        };
    }
    Err(Refusal::NoWorkbook)
}
