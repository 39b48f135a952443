//! Why a file is not read.

use pk_format::Lang;
use pk_format::table::{TableProblem, table_sentence};

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes.
    Empty,
    /// More bytes than are read.
    TooLarge {
        /// The most, in MiB.
        most: usize,
    },
    /// What is packed in it is more than is unpacked.
    Bomb,
    /// More cells, or more text in them, than are taken.
    TooManyCells,
    /// It is under a password.
    Encrypted,
    /// A workbook of a kind that is not read.
    OtherWorkbook {
        /// Which.
        kind: &'static str,
    },
    /// No workbook.
    NoWorkbook,
    /// A document of an office program where files of ours were meant.
    Document,
    /// Two of the files that are packed in it have the same name.
    SameName,
    /// It is packed in a way that few programs know.
    OtherPacking,
    /// It is packed, and lies in a packed file.
    Nested,
    /// It is damaged or cut off.
    Broken,
    /// A text that is no table.
    Text(TableProblem),
}

/// Why a file is not read, in words, and what to do.
#[must_use]
pub fn refusal_sentence(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Empty => {
            lang.pick("Berkas kosong. Pilih berkas lain.", "The file is empty. Choose another file.").into()
        }
        Refusal::TooLarge { most } => lang.pick(
            format!("Berkas lebih besar dari {most} MiB. Periksa apakah berkasnya benar."),
            format!("The file is larger than {most} MiB. Check that it is the right one."),
        ),
        Refusal::Bomb => lang.pick(
            "Isi berkas ini terlalu besar bila dibuka. Salin tabelnya ke berkas baru, lalu coba lagi.",
            "What is packed in this file is too large to be opened. Copy the table into a new file, then try again.",
        ).into(),
        Refusal::Document => lang.pick(
            "Ini dokumen lain, bukan berkas Penilaian Kinerja. Pindahkan dari folder ini.",
            "This is another document, not a file of Penilaian Kinerja. Move it out of this folder.",
        ).into(),
        Refusal::TooManyCells => lang.pick(
            "Sel di dalam berkas ini terlalu banyak. Salin tabelnya saja ke berkas baru, lalu coba lagi.",
            "There are too many cells in this file. Copy the table alone into a new file, then try again.",
        ).into(),
        Refusal::Encrypted => lang.pick(
            "Berkas ini dilindungi kata sandi. Buka di program tabel, hapus kata sandinya, simpan, lalu coba lagi.",
            "This file is under a password. Open it in a spreadsheet, remove the password, save it, then try again.",
        ).into(),
        Refusal::OtherWorkbook { kind } => lang.pick(
            format!("Berkas {kind} tidak dapat dibaca. Buka di program tabel, simpan sebagai XLSX, lalu coba lagi."),
            format!("{kind} files cannot be read. Open it in a spreadsheet, save it as XLSX, then try again."),
        ),
        Refusal::NoWorkbook => lang.pick(
            "Berkas ini bukan tabel. Pilih berkas XLSX, ODS, atau CSV.",
            "This file is no table. Choose an XLSX, ODS or CSV file.",
        ).into(),
        Refusal::SameName => lang.pick(
            "Di dalam berkas zip ini ada dua berkas bernama sama. Buka sendiri, lalu pilih berkas di dalamnya.",
            "Two files in this zip file have the same name. Unpack it, then choose the files in it.",
        ).into(),
        Refusal::OtherPacking => lang.pick(
            "Berkas zip ini dipadatkan dengan cara yang tidak dikenal. Buka sendiri, lalu pilih berkas di dalamnya.",
            "This zip file is packed in a way that is not known here. Unpack it, then choose the files in it.",
        ).into(),
        Refusal::Nested => lang.pick(
            "Ini berkas zip di dalam zip, sehingga tidak dibuka. Buka sendiri, lalu pilih berkas di dalamnya.",
            "This is a zip file in a zip file, so it was not opened. Unpack it, then choose the files in it.",
        ).into(),
        Refusal::Broken => lang.pick(
            "Berkas ini rusak atau terpotong. Minta atau unduh kembali berkas yang utuh.",
            "This file is damaged or cut off. Ask for, or download, the whole file again.",
        ).into(),
        Refusal::Text(problem) => table_sentence(problem, lang),
    }
}

/// Why a packed file is not opened, in words, and what to do.
#[must_use]
pub fn packed_sentence(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Bomb => lang
            .pick(
                "Isi berkas zip ini terlalu besar atau terlalu banyak. Buka sendiri, lalu sebutkan folder hasilnya.",
                "This zip file holds too much. Unpack it, then name the folder.",
            )
            .to_owned(),
        Refusal::Encrypted => lang
            .pick(
                "Berkas zip ini dilindungi kata sandi. Buka sendiri, lalu sebutkan folder hasilnya.",
                "This zip file is under a password. Unpack it, then name the folder.",
            )
            .to_owned(),
        other => refusal_sentence(other, lang),
    }
}
