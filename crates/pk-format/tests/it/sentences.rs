//! Sentences are one line, say what to do, and show nothing that could lie.

use crate::edit::{rows, sample_rubric, set};
use crate::fuzz::check_said;
use expect_test::{Expect, expect};
use pk_core::journal::Refusal;
use pk_core::schedule::{Break, ScheduleFault};
use pk_core::{Fault, Path};
use pk_format::{
    Kind, Lang, Position, Problem, read_clock, read_file, refusal_sentence, schedule_sentence, sentence,
};
use serde_json::json;

fn check(kind: Kind, expected: Expect) {
    let path = Path::default().field("rubric").field("tracks").item(0).field("name");
    let problem = Problem { path, position: Some(Position { row: 3, column: 14 }), kind };
    expected.assert_eq(&[Lang::Id, Lang::En].map(|lang| sentence(&problem, lang)).join("\n"));
}

/// These come from an application that has a round open, or from what cannot be opened at all.
#[test]
fn problems_of_applications() {
    check(
        Kind::WrongKind { kind: "rubric", expected: "sheets" },
        expect![[r#"
        rubric.tracks[0].name (baris 3, kolom 14): Berkas ini berjenis rubric, sedangkan yang diperlukan sheets. Pilih berkas lain.
        rubric.tracks[0].name (row 3, column 14): This is a rubric file, and a sheets file is needed. Choose another file."#]],
    );
    let other =
        Kind::OtherRound { title: "PK 2025".to_owned(), fingerprint: "ABCD-EFGH-IJKL-MNOP".to_owned() };
    check(
        other,
        expect![[r#"
        rubric.tracks[0].name (baris 3, kolom 14): Lembar nilai ini milik putaran lain: "PK 2025" (ABCD-EFGH-IJKL-MNOP). Buka putaran itu, atau pilih berkas lain.
        rubric.tracks[0].name (row 3, column 14): These sheets belong to another round: "PK 2025" (ABCD-EFGH-IJKL-MNOP). Open that round, or choose another file."#]],
    );
    check(
        Kind::Unreadable,
        expect![[r#"
        rubric.tracks[0].name (baris 3, kolom 14): Berkas tidak dapat dibaca. Periksa apakah berkas masih ada dan boleh dibuka.
        rubric.tracks[0].name (row 3, column 14): The file cannot be read. Check that it is still there and may be opened."#]],
    );
    check(
        Kind::Fault(Fault::Forked { writer: "a".repeat(16), counter: 7 }),
        expect![[r#"
        rubric.tracks[0].name (baris 3, kolom 14): Dua riwayat berbeda dari penulis aaaaaaaaaaaaaaaa mulai penghitung 7. Tidak ada yang digabungkan; tanyakan kepada panelis berkas mana yang benar.
        rubric.tracks[0].name (row 3, column 14): Two different histories of writer aaaaaaaaaaaaaaaa from counter 7. Nothing was merged; ask the panelist which file is right."#]],
    );
    check(
        Kind::Fault(Fault::TooFine),
        expect![[r#"
        rubric.tracks[0].name (baris 3, kolom 14): Poin dan bobot terlalu rinci untuk dihitung secara persis. Kurangi angka desimalnya.
        rubric.tracks[0].name (row 3, column 14): Points and weights are too fine to be scored exactly. Use fewer decimal places."#]],
    );
    check(
        Kind::Fault(Fault::TooMany { most: 20 }),
        expect![[r#"
        rubric.tracks[0].name (baris 3, kolom 14): Daftar ini memuat lebih dari 20 butir. Kurangi.
        rubric.tracks[0].name (row 3, column 14): This list holds more than 20 items. Remove some."#]],
    );
}

#[test]
fn places() {
    let problem = |path: Path, position: Option<Position>| Problem { path, position, kind: Kind::Missing };
    let path = Path::default().field("rubric");
    let position = Some(Position { row: 1, column: 2 });
    let lines: Vec<String> = [
        problem(Path::default(), None),
        problem(path.clone(), None),
        problem(Path::default(), position),
        problem(path, position),
    ]
    .iter()
    .flat_map(|problem| [Lang::Id, Lang::En].map(|lang| sentence(problem, lang)))
    .collect();
    expect![[r#"
        Bagian wajib ini tidak ada. Tambahkan.
        This required part is missing. Add it.
        rubric: Bagian wajib ini tidak ada. Tambahkan.
        rubric: This required part is missing. Add it.
        baris 1, kolom 2: Bagian wajib ini tidak ada. Tambahkan.
        row 1, column 2: This required part is missing. Add it.
        rubric (baris 1, kolom 2): Bagian wajib ini tidak ada. Tambahkan.
        rubric (row 1, column 2): This required part is missing. Add it."#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn refusals() {
    use Refusal::{Conflicts, CountersSpent, Locked, NotLocked, NothingThere, ReasonMissing};
    let lines: Vec<&str> = [Locked, NotLocked, Conflicts, ReasonMissing, NothingThere, CountersSpent]
        .into_iter()
        .flat_map(|refusal| [Lang::Id, Lang::En].map(|lang| refusal_sentence(refusal, lang)))
        .collect();
    expect![[r#"
        Lembar nilai sudah dikunci. Buka kembali untuk mengubahnya.
        The sheet is finalised. Reopen it to change it.
        Lembar nilai tidak sedang dikunci.
        The sheet is not finalised.
        Ada nilai yang berbeda antarperangkat. Pilih salah satu sebelum mengunci.
        Some values differ between devices. Choose one of them before finalising.
        Tuliskan alasan membuka kembali.
        Write why the sheet is reopened.
        Tidak ada perubahan untuk diurungkan atau diulangi.
        There is nothing to undo or redo.
        Riwayat tidak dapat dilanjutkan: salah satu entri memakai penghitung terbesar. Unduh berkas, hapus putaran ini dari perangkat, lalu buka kembali berkas yang asli.
        The history cannot go on: one of its entries uses the largest counter. Download the file, remove this round from the device, then open the original files again."#]].assert_eq(&lines.join("\n"));
}

/// What a file says is quoted in sentences, on screens and in terminals: it must not be able to hide or move text.
#[test]
fn what_a_file_says_cannot_disguise_a_sentence() {
    let evil = "\u{1b}[2J\u{202e}\n\rbaik\u{feff}";
    let long = "panjang".repeat(10_000);
    for text in [evil, &long] {
        for (pointer, value) in [
            ("/kind".to_owned(), json!(text)),
            (format!("/{}", text.replace('/', "")), json!(1)),
            (format!("/rubric/{text}"), json!(1)),
            ("/rubric/title/source".to_owned(), json!(text)),
            ("/rubric/tracks/0/components/0/id".to_owned(), json!(text)),
        ] {
            let mut tree = sample_rubric();
            set(&mut tree, &pointer, Some(value));
            check_said(&read_file(rows(&tree).as_bytes()).unwrap_err());
        }
    }
}

#[test]
fn languages() {
    for (tag, lang) in
        [("id", Lang::Id), ("en", Lang::En), ("en-GB", Lang::En), ("EN", Lang::En), ("", Lang::Id)]
    {
        assert_eq!(Lang::of_tag(tag), lang, "{tag}");
    }
    for (tag, lang) in [("id-ID", Lang::Id), ("jv", Lang::Id), ("é", Lang::Id), ("e", Lang::Id)] {
        assert_eq!(Lang::of_tag(tag), lang, "{tag}");
    }
    assert_eq!([Lang::Id, Lang::En].map(Lang::tag), ["id", "en"]);
}

#[test]
fn schedules() {
    let clock = |text| read_clock(text).unwrap();
    let name = || "Kabupaten \u{202e}Melati".to_owned();
    let faults = [
        ScheduleFault::Fault(Fault::TooFew { least: 1 }),
        ScheduleFault::BadDay,
        ScheduleFault::DayNotLater,
        ScheduleFault::EndNotLater,
        ScheduleFault::TimeTooShort { places: 12, districts: 13 },
        ScheduleFault::SlotMissing,
        ScheduleFault::SlotTaken { by: name() },
        ScheduleFault::SlotOverlaps { with: name() },
        ScheduleFault::SlotInBreak(Break { begin: clock("12.00"), end: clock("13.00") }),
    ];
    let said: Vec<String> = faults
        .iter()
        .flat_map(|fault| [Lang::Id, Lang::En].map(|lang| schedule_sentence(fault, lang)))
        .collect();
    expect![[r#"
        Daftar ini memerlukan paling sedikit 1 butir. Tambahkan.
        This list needs at least 1 items. Add more.
        Tanggal harus ada di kalender dan ditulis seperti 2026-05-12. Perbaiki.
        The date must be in the calendar and written as 2026-05-12. Correct it.
        Tanggal ini tidak sesudah tanggal di atasnya. Urutkan, dan hapus yang tertulis dua kali.
        This date is not later than the one above it. Put them in order, and remove what stands twice.
        Jam selesai tidak sesudah jam mulai. Perbaiki salah satunya.
        The end is not later than the beginning. Correct one of them.
        Waktu hanya cukup untuk 12 dari 13 kabupaten/kota. Tambahkan hari atau ruang, atau perpendek paparan dan jeda.
        There is time for 12 of 13 districts only. Add a day or a room, or shorten presentations and gaps.
        Waktu paparan belum diisi, sedangkan kabupaten/kota lain sudah. Isilah.
        There is no time to present, and other districts have one. Fill it in.
        Waktu dan ruang ini sudah dipakai "Kabupaten <U+202E>Melati". Ubah salah satunya.
        This time and room are those of "Kabupaten <U+202E>Melati" already. Change one of them.
        Waktu paparan ini bertumpang tindih dengan "Kabupaten <U+202E>Melati" di ruang yang sama. Ubah salah satunya.
        This presentation overlaps with that of "Kabupaten <U+202E>Melati" in the same room. Change one of them.
        Paparan ini jatuh pada waktu istirahat 12.00-13.00. Ubah waktunya.
        This presentation falls into the break 12:00-13:00. Change its time."#]].assert_eq(&said.join("\n"));
}
