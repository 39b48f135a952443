//! Problems in words: what is wrong, where, and what to do.

use crate::lang::Lang;
use crate::problem::{Expected, Kind, Problem};
use crate::proof::{Standing, key_text};
use pk_core::Fault;
use pk_core::fault::Named;
use pk_core::journal::Refusal;
use pk_core::text::is_hidden;

/// The longest path and the longest quotation in a sentence, in bytes.
const MOST_PATH: usize = 300;
const MOST_QUOTED: usize = 100;

/// The problem as one line: the place, what is wrong, what to do.
#[must_use]
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let mut text = visible(&problem.path.to_string(), MOST_PATH);
    if let Some(position) = problem.position {
        let (row, column) = lang.pick(("baris", "kolom"), ("row", "column"));
        let place = format!("{row} {}, {column} {}", position.row, position.column);
        text = if text.is_empty() { place } else { format!("{text} ({place})") };
    }
    if !text.is_empty() {
        text.push_str(": ");
    }
    text + &kind_sentence(&problem.kind, lang)
}

/// What a file says, in one line, not too long, and with nothing in it that could hide or turn around the rest.
pub(crate) fn visible(text: &str, most: usize) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        if shown.len() >= most {
            shown.push('…');
            break;
        }
        if character.is_control() || is_hidden(character) || matches!(character, '\u{2028}' | '\u{2029}') {
            shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text, MOST_QUOTED))
}

/// What is wrong and what to do, without the place.
#[must_use]
pub fn kind_sentence(kind: &Kind, lang: Lang) -> String {
    match kind {
        Kind::EmptyFile => lang.pick(
            "Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.",
            "The file is empty. Choose a file that this application exported.",
        ).into(),
        Kind::Unreadable => lang
            .pick(
                "Berkas tidak dapat dibaca. Periksa apakah berkas masih ada dan boleh dibuka.",
                "The file cannot be read. Check that it is still there and may be opened.",
            )
            .into(),
        Kind::TooLarge { most } => lang.pick(
            format!("Berkas lebih besar dari {most} MiB. Periksa apakah berkasnya benar."),
            format!("The file is larger than {most} MiB. Check that it is the right one."),
        ),
        Kind::TooDeep { most } => lang.pick(
            format!("Susunan bertingkat lebih dari {most} lapis. Berkas ini tidak dibuat oleh aplikasi ini."),
            format!("Nested deeper than {most} levels. This application did not write this file."),
        ),
        Kind::NothingCarried => lang.pick(
            "Halaman HTML ini tidak memuat nilai. Pilih berkas yang disimpan dengan \"Simpan berkas HTML\" atau \"Unduh berkas\".",
            "This HTML page carries no grades. Choose a file saved with \"Save HTML file\" or \"Download file\".",
        ).into(),
        Kind::CarriedBroken => lang.pick(
            "Nilai di dalam halaman HTML ini rusak atau terpotong. Minta atau simpan kembali berkas yang utuh.",
            "The grades in this HTML page are damaged or cut off. Ask for, or save, the whole file again.",
        ).into(),
        Kind::Locked => lang.pick(
            "Berkas ini dikunci dengan PIN. Buka di aplikasi, masukkan PIN, lalu pakai berkas dari \"Unduh berkas\".",
            "This file is locked with a PIN. Open it in the application, enter the PIN, then use the file from \"Download file\".",
        ).into(),
        Kind::NotJson => lang.pick(
            "Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.",
            "The text is not valid JSON at this place. Use the original, unedited file.",
        ).into(),
        Kind::Truncated => lang.pick(
            "Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.",
            "The file is cut off at this place. Ask for, or download, the whole file again.",
        ).into(),
        Kind::Foreign => lang.pick(
            "Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.",
            "This file is not one of Penilaian Kinerja. Choose a file that this application exported.",
        ).into(),
        Kind::UnknownVersion => lang.pick(
            "Versi berkas tidak dikenal. Perbarui aplikasi, lalu buka kembali berkas ini.",
            "Unknown file version. Update the application, then open the file again.",
        ).into(),
        Kind::UnknownKind { kind } => {
            let kind = quoted(kind);
            lang.pick(
                format!("Jenis berkas {kind} tidak dikenal. Yang dikenal: rubric, round, draft, sheets, locked."),
                format!("Unknown kind of file {kind}. Known: rubric, round, draft, sheets, locked."),
            )
        }
        Kind::WrongKind { kind, expected } => lang.pick(
            format!("Berkas ini berjenis {kind}, sedangkan yang diperlukan {expected}. Pilih berkas lain."),
            format!("This is a {kind} file, and a {expected} file is needed. Choose another file."),
        ),
        Kind::DuplicateKey => lang.pick(
            "Kunci ini tertulis dua kali. Hapus salah satunya.",
            "This key stands twice. Remove one of them.",
        ).into(),
        Kind::UnknownKey => lang.pick(
            "Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.",
            "This key is unknown. Remove it, or check its spelling.",
        ).into(),
        Kind::Missing => lang.pick(
            "Bagian wajib ini tidak ada. Tambahkan.",
            "This required part is missing. Add it.",
        ).into(),
        Kind::WrongType { expected } => {
            let expected = expected_words(*expected, lang);
            lang.pick(format!("Harus berupa {expected}."), format!("Must be {expected}."))
        }
        Kind::NotOneOf { words } => {
            let words = words.join(", ");
            lang.pick(format!("Harus salah satu dari: {words}."), format!("Must be one of: {words}."))
        }
        Kind::FingerprintMismatch => lang.pick(
            "Sidik putaran tidak cocok dengan isi putaran di berkas ini; berkas telah diubah. Minta berkas asli.",
            "The round's fingerprint does not match the round in this file; the file was altered. Ask for the original.",
        ).into(),
        Kind::OtherRound { title, fingerprint } => {
            let title = quoted(title);
            lang.pick(
                format!("Lembar nilai ini milik putaran lain: {title} ({fingerprint}). Buka putaran itu, atau pilih berkas lain."),
                format!("These sheets belong to another round: {title} ({fingerprint}). Open that round, or choose another file."),
            )
        }
        Kind::Fault(fault) => fault_sentence(fault, lang),
    }
}

fn expected_words(expected: Expected, lang: Lang) -> &'static str {
    match expected {
        Expected::Map => lang.pick("objek { }", "an object { }"),
        Expected::List => lang.pick("daftar [ ]", "a list [ ]"),
        Expected::Text => lang.pick("teks", "text"),
        Expected::Decimal => lang.pick(
            "bilangan dengan paling banyak tiga angka desimal, tanpa eksponen",
            "a number with at most three decimal places and no exponent",
        ),
        Expected::Whole => lang.pick(
            "bilangan bulat yang tidak negatif dan tidak melebihi batas",
            "a whole number that is not negative and within range",
        ),
        Expected::Bool => lang.pick("true atau false", "true or false"),
        Expected::Hash => lang.pick("64 angka heksadesimal huruf kecil", "64 lower-case hexadecimal digits"),
        Expected::Signature => {
            lang.pick("128 angka heksadesimal huruf kecil", "128 lower-case hexadecimal digits")
        }
        Expected::Writer => lang.pick("16 karakter base32 huruf kecil", "16 lower-case base32 characters"),
        Expected::Reference => {
            lang.pick("rujukan entri \"penghitung@penulis\"", "an entry reference \"counter@writer\"")
        }
        Expected::Time => {
            lang.pick("waktu seperti 2026-05-12T01:02:03.456Z", "a time such as 2026-05-12T01:02:03.456Z")
        }
        Expected::Slot => {
            lang.pick("tanggal dan jam seperti 2026-05-12T08:00", "a date and time such as 2026-05-12T08:00")
        }
    }
}

/// What is wrong with a rubric, a round or an entry, in words.
#[must_use]
pub fn fault_sentence(fault: &Fault, lang: Lang) -> String {
    match fault {
        Fault::Empty => {
            lang.pick("Teks wajib ini kosong. Isilah.", "This required text is empty. Fill it in.").into()
        }
        Fault::TooLong { most } => lang.pick(
            format!("Teks lebih panjang dari {most} karakter. Persingkat."),
            format!("The text is longer than {most} characters. Shorten it."),
        ),
        Fault::Hidden { character } => {
            let code = u32::from(*character);
            lang.pick(
                format!("Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+{code:04X}). Hapus karakter itu."),
                format!("The text holds an invisible control or direction character (U+{code:04X}). Remove it."),
            )
        }
        Fault::BadCode => lang.pick(
            "Kode terlalu panjang atau memuat spasi. Persingkat dan hilangkan spasinya.",
            "The code is too long or holds spaces. Shorten it and remove the spaces.",
        ).into(),
        Fault::TooFew { least } => lang.pick(
            format!("Daftar ini memerlukan paling sedikit {least} butir. Tambahkan."),
            format!("This list needs at least {least} items. Add more."),
        ),
        Fault::TooMany { most } => lang.pick(
            format!("Daftar ini memuat lebih dari {most} butir. Kurangi."),
            format!("This list holds more than {most} items. Remove some."),
        ),
        Fault::Duplicate { code } => {
            let code = quoted(code);
            lang.pick(
                format!("Kode {code} dipakai dua kali. Beri kode yang berbeda."),
                format!("The code {code} is used twice. Give each its own."),
            )
        }
        Fault::NegativeWeight => lang.pick(
            "Bobot negatif. Tulis 0 atau lebih.",
            "The weight is negative. Write 0 or more.",
        ).into(),
        Fault::WeightsSumToZero => lang.pick(
            "Jumlah bobot nol, sehingga tidak ada yang dihitung. Beri paling sedikit satu bobot di atas 0.",
            "The weights sum to zero, so nothing would count. Give at least one a weight above 0.",
        ).into(),
        Fault::OutOfRange { least, most } => lang.pick(
            format!("Bilangan di luar rentang. Tulis antara {least} dan {most}."),
            format!("The number is out of range. Write one between {least} and {most}."),
        ),
        Fault::NegativeMaximum => lang.pick(
            "Tingkat terbaik bernilai di bawah 0. Beri paling sedikit satu tingkat poin 0 atau lebih.",
            "The best level earns less than 0. Give at least one level 0 points or more.",
        ).into(),
        Fault::NothingToEarn => lang.pick(
            "Komponen ini tidak dapat memperoleh poin, padahal jalur dihitung sebagai persentase. Beri poin di atas 0.",
            "This component can earn no points, but the track is scored as a share. Give points above 0.",
        ).into(),
        Fault::BadDate => lang.pick(
            "Bukan tanggal. Tulis seperti 2026, 2026-05, atau 2026-05-12.",
            "This is not a date. Write it as 2026, 2026-05 or 2026-05-12.",
        ).into(),
        Fault::BadAddress => lang.pick(
            "Bukan alamat web. Tulis alamat lengkap yang dimulai dengan https:// atau http://.",
            "This is not a web address. Write the whole address, beginning with https:// or http://.",
        ).into(),
        Fault::TooFine => lang.pick(
            "Poin dan bobot terlalu rinci untuk dihitung secara persis. Kurangi angka desimalnya.",
            "Points and weights are too fine to be scored exactly. Use fewer decimal places.",
        ).into(),
        Fault::SourceMissing => lang.pick(
            "Teks atau bilangan bertanda resmi atau tercetak harus menyebut sumber. Tambahkan \"source\", atau tandai sebagai template.",
            "What is marked official or printed must name its source. Add \"source\", or mark it as template.",
        ).into(),
        Fault::UnknownSource { id } => {
            let id = quoted(id);
            lang.pick(
                format!("Sumber {id} tidak ada dalam daftar sumber. Tambahkan di \"sources\", atau perbaiki namanya."),
                format!("There is no source {id}. Add it to \"sources\", or correct the name."),
            )
        }
        Fault::UnknownIndicator { code } => {
            let code = quoted(code);
            lang.pick(
                format!("Rubrik tidak memiliki indikator {code}. Gunakan berkas dari putaran yang sama."),
                format!("The rubric has no indicator {code}. Use a file of the same round."),
            )
        }
        Fault::UnknownLevel { code } => {
            let code = quoted(code);
            lang.pick(
                format!("Indikator ini tidak memiliki tingkat {code}. Gunakan berkas dari putaran yang sama."),
                format!("This indicator has no level {code}. Use a file of the same round."),
            )
        }
        Fault::UnknownEvidence => lang.pick(
            "Rubrik tidak meminta data dukung bernomor ini untuk indikator ini.",
            "The rubric asks for no evidence of this number for this indicator.",
        ).into(),
        Fault::BadLink => lang.pick(
            "Tautan harus diawali https:// atau http:// dan nama situs, tanpa spasi.",
            "A link has to start with https:// or http:// and the name of a site, without spaces.",
        ).into(),
        Fault::NotApplicableRefused => lang.pick(
            "Rubrik tidak mengizinkan \"tidak berlaku\" untuk indikator ini. Pilih salah satu tingkat.",
            "The rubric does not allow \"not applicable\" for this indicator. Choose a level.",
        ).into(),
        Fault::UnknownPanelist { id } => {
            let id = quoted(id);
            lang.pick(
                format!("Panelis {id} tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama."),
                format!("The round has no panelist {id}. Use a file of the same round."),
            )
        }
        Fault::UnknownDistrict { id } => {
            let id = quoted(id);
            lang.pick(
                format!("Kabupaten/kota {id} tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama."),
                format!("The round has no district {id}. Use a file of the same round."),
            )
        }
        Fault::Unknown { what, name } => {
            let (what, name) = (named_words(*what, lang), quoted(name));
            lang.pick(
                format!("{what} {name} tidak ada. Tambahkan, atau perbaiki namanya."),
                format!("There is no {what} {name}. Add it, or correct the name."),
            )
        }
        Fault::Undecided => lang.pick(
            "Belum ditetapkan. Tetapkan sebelum putaran dibekukan.",
            "Not decided yet. Decide it before the round is frozen.",
        ).into(),
        Fault::NobodyGrades => lang.pick(
            "Tidak ada panelis yang menilai aksi ini. Tugaskan paling sedikit satu panelis.",
            "Nobody of the panel grades this section. Assign at least one panelist.",
        ).into(),
        Fault::NobodyLeft => lang.pick(
            "Pemangkasan ini tidak menyisakan nilai seorang panelis pun. Kurangi, atau tambah panelis.",
            "Cutting off so many leaves nobody's grades. Cut off fewer, or add panelists.",
        ).into(),
        Fault::ClassesOutOfOrder => lang.pick(
            "Ambang kelas harus naik: lebih tinggi daripada ambang kelas sebelumnya. Perbaiki ambang atau urutannya.",
            "Thresholds of classes must rise: higher than that of the class before. Correct the threshold or the order.",
        ).into(),
        Fault::TieNeverDecides => lang.pick(
            "Aturan seri ini tidak pernah dapat memutuskan: sudah diputuskan sebelumnya, atau selalu sama. Hapus, atau pindahkan.",
            "This rule for ties can never decide: it was decided before, or it is always the same. Remove it, or move it.",
        ).into(),
        Fault::EditionsOutOfOrder => lang.pick(
            "Edisi pembekuan harus berurutan sampai edisi putaran ini. Gunakan berkas asli yang belum diubah.",
            "Frozen editions must follow one another up to this round's edition. Use the original, unedited file.",
        ).into(),
        Fault::ChangeOfEdition => lang.pick(
            "Edisi pertama tidak menyebut perubahan; setiap edisi berikutnya harus menyebut alasan dan sidik edisi sebelumnya.",
            "The first edition names no change; every later one must name its reason and the fingerprint of the edition before.",
        ).into(),
        Fault::CounterBackwards => lang.pick(
            "Penghitung mundur atau berulang untuk penulis ini; riwayat telah diubah. Minta berkas asli.",
            "The writer's counter goes backwards or repeats; the history was altered. Ask for the original file.",
        ).into(),
        Fault::ChainBroken => lang.pick(
            "Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.",
            "The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.",
        ).into(),
        Fault::Forked { writer, counter } => lang.pick(
            format!("Dua riwayat berbeda dari penulis {writer} mulai penghitung {counter}. Tidak ada yang digabungkan; tanyakan kepada panelis berkas mana yang benar."),
            format!("Two different histories of writer {writer} from counter {counter}. Nothing was merged; ask the panelist which file is right."),
        ),
        Fault::NotOlder => lang.pick(
            "Entri ini mengganti entri yang tidak lebih lama darinya; riwayat telah diubah. Minta berkas asli.",
            "This entry replaces one that is not older than itself; the history was altered. Ask for the original file.",
        ).into(),
    }
}

fn named_words(what: Named, lang: Lang) -> &'static str {
    match what {
        Named::Track => lang.pick("Jalur", "track"),
        Named::Component => lang.pick("Komponen", "component"),
        Named::Section => lang.pick("Aksi", "section"),
        Named::Class => lang.pick("Kelas", "class"),
        Named::PresenterRank => lang.pick("Jabatan penyaji", "rank of presenters"),
    }
}

/// How the proof of a locked sheet stands, in words.
#[must_use]
pub fn standing_words(standing: &Standing, lang: Lang) -> String {
    match standing {
        Standing::Unsigned => lang.pick("tidak ada", "none").into(),
        Standing::Proven { key } => {
            let key = key_text(key);
            lang.pick(format!("utuh, kunci {key}"), format!("intact, key {key}"))
        }
        Standing::Broken => lang.pick("TIDAK COCOK", "DOES NOT MATCH").into(),
    }
}

/// That a sheet is not what was locked, in words.
#[must_use]
pub fn broken_sentence(panelist: &str, district: &str, lang: Lang) -> String {
    let (panelist, district) = (quoted(panelist), quoted(district));
    lang.pick(
        format!("Bukti perubahan TIDAK COCOK pada lembar {district} oleh {panelist}: isinya bukan lagi isi saat dikunci. Minta berkas asli, lalu tanyakan kepada panelis."),
        format!("The change proof DOES NOT MATCH on the sheet of {district} by {panelist}: it is no longer what was finalised. Ask for the original file, then ask the panelist."),
    )
}

/// That the sheets of a panelist were locked with different keys, in words.
#[must_use]
pub fn keys_sentence(keys: &[[u8; 32]], panelist: &str, lang: Lang) -> String {
    let mut names = Vec::new();
    for key in keys {
        names.push(key_text(key));
    }
    let (panelist, keys) = (quoted(panelist), names.join(", "));
    lang.pick(
        format!("Bukti perubahan lembar-lembar {panelist} dibuat dengan kunci yang berbeda ({keys}): kunci hilang, atau perangkat lain dipakai. Nilai tetap dihitung."),
        format!("The change proofs of the sheets of {panelist} were made with different keys ({keys}): a key was lost, or another device was used. Grades count all the same."),
    )
}

/// Why a change was not made, in words.
#[must_use]
pub fn refusal_sentence(refusal: Refusal, lang: Lang) -> &'static str {
    match refusal {
        Refusal::Locked => lang.pick(
            "Lembar nilai sudah dikunci. Buka kembali untuk mengubahnya.",
            "The sheet is finalised. Reopen it to change it.",
        ),
        Refusal::NotLocked => lang.pick("Lembar nilai tidak sedang dikunci.", "The sheet is not finalised."),
        Refusal::Conflicts => lang.pick(
            "Ada nilai yang berbeda antarperangkat. Pilih salah satu sebelum mengunci.",
            "Some values differ between devices. Choose one of them before finalising.",
        ),
        Refusal::ReasonMissing => {
            lang.pick("Tuliskan alasan membuka kembali.", "Write why the sheet is reopened.")
        }
        Refusal::CountersSpent => lang.pick(
            "Riwayat tidak dapat dilanjutkan: salah satu entri memakai penghitung terbesar. Unduh berkas, hapus putaran ini dari perangkat, lalu buka kembali berkas yang asli.",
            "The history cannot go on: one of its entries uses the largest counter. Download the file, remove this round from the device, then open the original files again.",
        ),
        Refusal::NothingThere => lang
            .pick("Tidak ada perubahan untuk diurungkan atau diulangi.", "There is nothing to undo or redo."),
    }
}
