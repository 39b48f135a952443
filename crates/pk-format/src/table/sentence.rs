//! Problems and warnings of tables in words: where, what, and what to do.

use super::cell::column_letters;
use super::problem::{Note, Spot, TableKind, TableProblem, Warning};
use crate::lang::Lang;
use crate::sentence::{fault_sentence, quoted};
use pk_core::Fault;

/// So many places are named of a warning; of more, their number.
const MOST_PLACES: usize = 5;

/// The problem as one line: the place, what is wrong, what to do.
#[must_use]
pub fn table_sentence(problem: &TableProblem, lang: Lang) -> String {
    let place = place(problem.spot, lang);
    let mark = if place.is_empty() { "" } else { ": " };
    format!("{place}{mark}{}", kind_sentence(&problem.kind, lang))
}

/// The warning as one line: the places, and what was done.
#[must_use]
pub fn warning_sentence(warning: &Warning, lang: Lang) -> String {
    let mut places: Vec<String> =
        warning.spots.iter().take(MOST_PLACES).map(|spot| place(*spot, lang)).collect();
    let more = warning.spots.len() - places.len();
    if more > 0 {
        places.push(lang.pick(format!("dan {more} lainnya"), format!("and {more} more")));
    }
    format!("{}: {}", places.join(", "), note_sentence(warning.note, lang))
}

/// `C12`, `baris 12`, `kolom C`, or nothing for the whole.
fn place(spot: Spot, lang: Lang) -> String {
    match (spot.row, spot.column) {
        (Some(row), Some(column)) => format!("{}{}", column_letters(column), row + 1),
        (Some(row), None) => format!("{} {}", lang.pick("baris", "row"), row + 1),
        (None, Some(column)) => format!("{} {}", lang.pick("kolom", "column"), column_letters(column)),
        (None, None) => String::new(),
    }
}

fn note_sentence(note: Note, lang: Lang) -> &'static str {
    match note {
        Note::Merged => lang.pick(
            "Sel gabungan. Nilainya dipakai untuk setiap baris yang digabung.",
            "Merged cells. Their value is taken for each of the merged rows.",
        ),
        Note::Formula => {
            lang.pick("Rumus. Hasil terakhirnya yang dipakai.", "A formula. Its last result is taken.")
        }
        Note::Hidden => lang.pick(
            "Baris tersembunyi. Isinya ikut diambil; hapus barisnya bila tidak dimaksudkan.",
            "A hidden row. It is taken along; delete the row if that is not meant.",
        ),
        Note::NumberAsText => lang.pick(
            "Bilangan yang disimpan sebagai teks. Dipakai sebagai bilangan.",
            "A number that is stored as text. It is taken as a number.",
        ),
        Note::Thousands => lang.pick(
            "Bilangan dengan pemisah ribuan. Dipakai tanpa pemisah itu.",
            "A number with thousands set apart. It is taken without the marks.",
        ),
        Note::ColumnIgnored => lang.pick(
            "Kolom ini tidak dipakai. Isinya tidak diambil.",
            "This column is not used. What stands in it is left out.",
        ),
    }
}

fn kind_sentence(kind: &TableKind, lang: Lang) -> String {
    match kind {
        TableKind::Empty => lang.pick(
            "Tabel kosong. Pilih berkas atau lembar lain.",
            "The table is empty. Choose another file or sheet.",
        ).into(),
        TableKind::NotText => lang.pick(
            "Berkas ini bukan tabel. Pilih berkas XLSX, ODS, atau CSV.",
            "This file is no table. Choose an XLSX, ODS or CSV file.",
        ).into(),
        TableKind::TooLarge { most } => lang.pick(
            format!("Berkas lebih besar dari {most} MiB. Periksa apakah berkasnya benar."),
            format!("The file is larger than {most} MiB. Check that it is the right one."),
        ),
        TableKind::TooManyRows { most } => lang.pick(
            format!("Tabel melebihi {most} baris. Hapus baris yang bukan bagian tabel."),
            format!("The table has more than {most} rows. Delete the rows that are no part of the table."),
        ),
        TableKind::TooManyColumns { most } => lang.pick(
            format!("Tabel melebihi {most} kolom. Hapus kolom yang bukan bagian tabel."),
            format!("The table has more than {most} columns. Delete the columns that are no part of the table."),
        ),
        TableKind::OpenQuote => lang.pick(
            "Tanda kutip dibuka di sini dan tidak pernah ditutup. Tutup, atau hapus.",
            "A quote is opened here and never closed. Close it, or remove it.",
        ).into(),
        TableKind::NoHeader => lang.pick(
            "Tidak ada baris judul kolom yang dikenal. Tulis judul kolom di baris pertama, misalnya indikator kode, indikator, tingkat, poin.",
            "There is no row with known column headers. Write headers into the first row, such as indicator code, indicator, level, points.",
        ).into(),
        TableKind::NoRows => lang.pick(
            "Tidak ada indikator di bawah judul kolom. Isi paling sedikit satu.",
            "There is no indicator below the headers. Fill in at least one.",
        ).into(),
        TableKind::ColumnMissing(column) => {
            let header = quoted(&column.header(lang));
            lang.pick(
                format!("Kolom {header} tidak ada. Tambahkan, atau pilih kolom yang berisi itu."),
                format!("There is no column {header}. Add it, or choose the column that holds it."),
            )
        }
        TableKind::ColumnTwice(column) => {
            let header = quoted(&column.header(lang));
            lang.pick(
                format!("Ada dua kolom {header}. Ubah atau hapus judul salah satunya."),
                format!("There are two columns {header}. Change or remove one of the headers."),
            )
        }
        TableKind::TwoShapes => lang.pick(
            "Tabel memuat kolom tingkat dan juga kolom untuk tiap tingkat. Pakai salah satu bentuk saja.",
            "The table has a column of levels and also columns for each level. Use one of the two layouts.",
        ).into(),
        TableKind::Missing(field) => {
            let header = quoted(field.header(lang));
            lang.pick(format!("{header} kosong. Isilah."), format!("{header} is empty. Fill it in."))
        }
        TableKind::NotNumber => lang.pick(
            "Bukan bilangan. Tulis misalnya 3 atau 2,5.",
            "This is no number. Write it as 3 or 2.5.",
        ).into(),
        TableKind::TooFine => lang.pick(
            "Bilangan ini terlalu panjang. Tulis paling banyak tiga angka di belakang koma.",
            "The number is too long. Write at most three decimal places.",
        ).into(),
        TableKind::Ambiguous { text } => {
            let digits: String = text.chars().filter(|character| !matches!(character, '.' | ',')).collect();
            let (text, digits) = (quoted(text), quoted(&digits));
            lang.pick(
                format!("{text} dapat berarti ribuan atau pecahan. Tulis {digits} bila ribuan, atau tambahkan 0 di belakang bila pecahan."),
                format!("{text} may mean thousands or a fraction. Write {digits} for thousands, or add a 0 at the end for a fraction."),
            )
        }
        TableKind::NotYesNo => lang.pick("Tulis ya atau tidak.", "Write yes or no.").into(),
        TableKind::NotProvenance => lang.pick(
            "Asal teks tidak dikenal. Tulis resmi, tercetak, turunan, simpulan, atau templat.",
            "Unknown origin. Write official, printed, derived, inferred or template.",
        ).into(),
        TableKind::NotScale => lang.pick(
            "Skala tidak dikenal. Tulis poin, atau nilai tertingginya, misalnya 100.",
            "Unknown scale. Write points, or its highest value, such as 100.",
        ).into(),
        TableKind::NotEdition => lang.pick(
            "Edisi harus bilangan bulat mulai 1.",
            "The edition must be a whole number from 1.",
        ).into(),
        TableKind::CodeTwice { first } => {
            let first = place(*first, lang);
            lang.pick(
                format!("Kode indikator ini sudah dipakai di {first}, pada aksi lain. Beri kode lain, atau betulkan aksinya."),
                format!("This code of an indicator is used at {first} already, in another section. Give it another code, or correct its section."),
            )
        }
        TableKind::Contradiction { first } => {
            let first = place(*first, lang);
            lang.pick(
                format!("Berbeda dengan {first}, padahal menyangkut hal yang sama. Samakan, atau kosongkan."),
                format!("This differs from {first}, which is about the same thing. Make them agree, or leave this empty."),
            )
        }
        TableKind::TooFewLevels { least } => lang.pick(
            format!("Indikator ini memerlukan paling sedikit {least} tingkat. Tambahkan."),
            format!("This indicator needs at least {least} levels. Add more."),
        ),
        TableKind::IsDate => lang.pick(
            "Sel ini berisi tanggal. Ubah format sel menjadi Teks, lalu tulis kembali isinya.",
            "This cell holds a date. Format the cell as Text, then write its content again.",
        ).into(),
        TableKind::IsError => lang.pick(
            "Rumus di sel ini menghasilkan kesalahan. Ganti dengan nilainya.",
            "The formula in this cell gives an error. Put its value in its place.",
        ).into(),
        TableKind::SourceUntold { id } => {
            let id = quoted(id);
            lang.pick(
                format!("Sumber {id} tidak dijelaskan di mana pun. Tulis judulnya di belakang kode itu."),
                format!("Nothing tells what the source {id} is. Write its title behind that id."),
            )
        }
        TableKind::Fault(Fault::SourceMissing) => lang.pick(
            "Yang resmi atau tercetak harus menyebut sumber. Isi kolom sumber, atau tulis templat.",
            "What is official or printed must name its source. Fill in the source, or write template.",
        ).into(),
        TableKind::Fault(fault) => fault_sentence(fault, lang),
    }
}
