//! How `pk` behaves toward whoever calls it: exit codes, options, pipes, files that cannot be read.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "shared/program.rs"]
mod program;

use expect_test::{Expect, expect, expect_file};
use program::{Ended, pk};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of cases.
fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases")
}

const GOOD: &str = "tangerang-2020/sheets.json";

fn run(line: &str) -> Ended {
    let arguments: Vec<&str> = line.split_whitespace().collect();
    pk(&cases(), &arguments, b"")
}

/// What is refused goes to standard error alone and ends with 2.
fn check_refused(line: &str, expected: &Expect) {
    let ended = run(line);
    expected.assert_eq(&ended.error);
    assert_eq!((ended.out.as_str(), ended.code), ("", 2), "{line}");
}

#[test]
fn help_is_good_output() {
    let help = |name: &str, line: &str| {
        let ended = run(line);
        expect_file![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help").join(name)]
            .assert_eq(&ended.out);
        assert_eq!((ended.error.as_str(), ended.code), ("", 0), "{line}");
        assert!(ended.out.lines().all(|line| line.chars().count() <= 84), "{line}");
    };
    help("pk.txt", "--help");
    help("pk.txt", "-h");
    help("pk.en.txt", "--bahasa en --help");
    help("nilai.txt", "nilai --help");
    help("nilai.en.txt", "nilai --help --bahasa en");
    help("rekap.txt", "rekap -h");
    help("rekap.en.txt", "rekap -h --bahasa en");
    help("periksa.txt", "periksa -h");
    help("periksa.en.txt", "periksa -h --bahasa=en");
    help("beda.txt", "beda -h");
    help("beda.en.txt", "beda -h --bahasa en");
    help("berkas.txt", "berkas -h");
    help("berkas.en.txt", "berkas -h --bahasa en");
    help("bekukan.txt", "bekukan -h");
    help("bekukan.en.txt", "bekukan -h --bahasa en");
    help("instrumen.txt", "instrumen -h");
    help("instrumen.en.txt", "instrumen -h --bahasa en");
    help("periksa-daftar.txt", "periksa-daftar -h");
    help("periksa-daftar.en.txt", "periksa-daftar -h --bahasa en");
    // Help is given whatever else is wrong.
    help("nilai.txt", "nilai --jsn --help");
}

#[test]
fn version_is_that_of_the_package() {
    for line in ["--version", "-V", "nilai -V"] {
        let ended = run(line);
        assert_eq!(ended.out, format!("pk {}\n", env!("CARGO_PKG_VERSION")));
        assert_eq!((ended.error.as_str(), ended.code), ("", 0));
    }
}

#[test]
fn mistakes_are_told_with_a_hint() {
    check_refused(
        "",
        &expect![[r#"
            pk: Sebutkan perintahnya: nilai, rekap, periksa, beda, bekukan, berkas, instrumen, periksa-daftar.
            Petunjuk lengkap: pk --help
        "#]],
    );
    check_refused(
        "nila x.json",
        &expect![[r#"
            pk: Perintah "nila" tidak dikenal. Yang ada: nilai, rekap, periksa, beda, bekukan, berkas, instrumen, periksa-daftar.
            Petunjuk lengkap: pk --help
        "#]],
    );
    check_refused(
        "periksa-daftar x --kolom kota=1 --desimal 7",
        &expect![[r#"
        pk: Isian "kota=1" untuk --kolom tidak dikenal. Tulis seperti peringkat=1,nama=2,skor=4; peringkat=- bila tidak ada.
        pk: Banyaknya desimal "7" tidak dikenal. Tulis 0 sampai 6.
        Petunjuk lengkap: pk periksa-daftar --help
    "#]],
    );
    check_refused(
        "periksa-daftar x --bahasa en --desimal 7 --kolom",
        &expect![[r#"
        pk: The value of --kolom is not known. Write it as peringkat=1,nama=2,skor=4; peringkat=- where there is none.
        pk: There cannot be "7" decimals. Write 0 to 6.
        All of it: pk periksa-daftar --help --bahasa en
    "#]],
    );
    check_refused(
        GOOD,
        &expect![[r#"
        pk: Sebutkan perintahnya dahulu, misalnya: pk nilai tangerang-2020/sheets.json
        Petunjuk lengkap: pk --help
    "#]],
    );
    check_refused(
        "nilai",
        &expect![[r#"
        pk: Sebutkan paling sedikit satu berkas, atau - untuk masukan standar.
        Petunjuk lengkap: pk nilai --help
    "#]],
    );
    check_refused(
        "periksa --bahasa en",
        &expect![[r#"
        pk: Name at least one file, or - for standard input.
        All of it: pk periksa --help --bahasa en
    "#]],
    );
    check_refused(
        "nilai --jsn -x --bahasa fr x.json",
        &expect![[r#"
            pk: Opsi "--jsn" tidak dikenal di sini. Yang ada: --json, --bahasa, --help.
            pk: Opsi "-x" tidak dikenal di sini. Yang ada: --json, --bahasa, --help.
            pk: Bahasa "fr" tidak dikenal. Yang ada: id, en.
            Petunjuk lengkap: pk nilai --help
        "#]],
    );
    check_refused(
        "periksa --json x.json",
        &expect![[r#"
            pk: Opsi "--json" tidak dikenal di sini. Yang ada: --bahasa, --help.
            Petunjuk lengkap: pk periksa --help
        "#]],
    );
    check_refused(
        "nilai x.json --bahasa",
        &expect![[r#"
        pk: Opsi --bahasa memerlukan id atau en.
        Petunjuk lengkap: pk nilai --help
    "#]],
    );
    check_refused(
        "nilai --json=ya x.json",
        &expect![[r#"
        pk: Opsi --json tidak memerlukan isian.
        Petunjuk lengkap: pk nilai --help
    "#]],
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    check_refused(
        "nilai tidak-ada.json",
        &expect![[r#"
        tidak-ada.json: Berkas tidak ditemukan. Periksa nama berkas dan foldernya.
    "#]],
    );
    check_refused(
        "periksa tidak-ada.json --bahasa en",
        &expect![[r#"
        tidak-ada.json: There is no such file. Check its name and folder.
    "#]],
    );
    check_refused(
        "nilai tangerang-2020",
        &expect![[r#"
        tangerang-2020: Ini folder, bukan berkas. Sebutkan berkas di dalamnya.
    "#]],
    );
    check_refused(
        "periksa tangerang-2020",
        &expect![[r#"
        tangerang-2020: Ini folder, bukan berkas. Sebutkan berkas di dalamnya.
    "#]],
    );
    check_refused(
        "nilai -",
        &expect![[r#"
        masukan standar: Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
    "#]],
    );
    check_refused(
        "nilai --json -",
        &expect![[r#"
        masukan standar: Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
    "#]],
    );
}

#[test]
fn empty_standard_input_is_a_bad_file() {
    let ended = run("periksa -");
    expect![[r#"
        masukan standar: Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
    "#]]
    .assert_eq(&ended.out);
    assert_eq!((ended.error.as_str(), ended.code), ("", 1));
}

#[test]
fn exit_codes_are_those_of_the_help() {
    let check = |line: &str, code: i32| assert_eq!(run(line).code, code, "{line}");
    check("nilai tangerang-2020/sheets.json", 0);
    check("nilai partial-sheet/sheets.json", 1);
    check("nilai partial-sheet/empty.json", 1);
    check("nilai two-writers/phone.json two-writers/laptop.json", 1);
    check("nilai two-writers/phone.json two-writers/locked.json", 1);
    check("nilai tangerang-2020/sheets.json tidak-ada.json", 1);
    check("nilai tangerang-2020/sheets.json broken-files/cut.json", 1);
    check("nilai tangerang-2020/sheets.json bengkulu-2023/round.json", 1);
    check("nilai broken-files/cut.json", 2);
    check("nilai bengkulu-2023/round.json", 2);
    check("periksa tangerang-2020/sheets.json bengkulu-2023/round.json bengkulu-2023/rubric.json", 0);
    check("periksa partial-sheet/sheets.json", 0);
    check("periksa tangerang-2020/sheets.json broken-files/cut.json", 1);
    check("periksa broken-files/cut.json tidak-ada.json", 2);
    check("beda bengkulu-2023/round.json bengkulu-2023/round.json", 0);
    check("beda bengkulu-2023/round.json tangerang-2020/sheets.json", 1);
}

/// The table of a shipped rubric is that rubric again; only what a table cannot say is told.
#[test]
fn a_rubric_goes_through_a_table_and_comes_back() {
    for id in ["pk-2020-aksi-1-4", "pk-8-aksi"] {
        let rubric = pk_format::rubric_file(&pk_format::shipped_rubric(id).unwrap());
        let table = pk(&cases(), &["instrumen", "--tabel", "csv", "-"], rubric.as_bytes());
        assert_eq!((table.error.as_str(), table.code), ("", 0));
        let read = pk(&cases(), &["instrumen", "-"], table.out.as_bytes());
        assert_eq!((read.error.as_str(), read.code), ("", 0));
        // The order of the sources is that in which the table tells them.
        assert_eq!(read.out.len(), rubric.len());
        let again = pk(&cases(), &["instrumen", "--tabel", "csv", "-"], read.out.as_bytes());
        assert_eq!(again.out, table.out);
    }
}

/// The filled examples in the documents are what `pk` writes; `UPDATE_EXPECT=1` writes them anew.
#[test]
fn the_filled_examples_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for form in ["csv", "xlsx"] {
        let rubric = root.join("crates/pk-format/rubrics/pk-2020-aksi-1-4.json");
        let output = Command::new(env!("CARGO_BIN_EXE_pk"))
            .args(["instrumen", "--tabel", form])
            .arg(rubric)
            .output()
            .unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
        let example = root.join("web/docs").join(format!("contoh-instrumen.{form}"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&example, &output.stdout).unwrap();
        }
        assert!(std::fs::read(&example).unwrap() == output.stdout, "{}", example.display());
        let read = run(&format!("instrumen {}", example.display()));
        assert_eq!((read.error.as_str(), read.code), ("", 0));
    }
}

#[test]
fn whoever_reads_the_output_may_stop() {
    for arguments in [["nilai", GOOD].as_slice(), &["nilai", "--json", GOOD], &["periksa", GOOD]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pk"))
            .args(arguments)
            .current_dir(cases())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pk"))
        .args(["nilai", GOOD])
        .current_dir(cases())
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("pk: "));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn more_than_a_file_can_hold_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("besar.json");
    // A sparse file: it takes no room, but would take a minute to read.
    std::fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let ended = pk(folder.path(), &["periksa", "besar.json"], b"");
    expect![[r#"
        besar.json: Berkas lebih besar dari 64 MiB. Periksa apakah berkasnya benar.
    "#]]
    .assert_eq(&ended.out);
    assert_eq!(ended.code, 1);
    let ended = pk(folder.path(), &["nilai", "besar.json"], b"");
    expect![[r#"
        besar.json: Berkas lebih besar dari 64 MiB. Periksa apakah berkasnya benar.
    "#]]
    .assert_eq(&ended.error);
    assert_eq!(ended.code, 2);
}

#[test]
fn a_file_in_one_long_row_is_read_at_once() {
    let long = format!("[{}]", vec!["{\"a\":1}"; 500_000].join(","));
    let begun = std::time::Instant::now();
    assert_eq!(pk(&cases(), &["periksa", "-"], long.as_bytes()).code, 1);
    assert!(begun.elapsed() < std::time::Duration::from_secs(60));
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let text = std::fs::read_to_string(cases().join("bengkulu-2023/round.json")).unwrap();
    let plain = pk(&cases(), &["periksa", "-"], text.as_bytes());
    assert_eq!(plain.code, 0, "{}", plain.out);
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(pk(&cases(), &["periksa", "-"], windows.as_bytes()).out, plain.out);
}

#[test]
fn a_file_name_cannot_move_the_cursor() {
    let ended = pk(&cases(), &["nilai", "a\u{1b}[2J\nb.json"], b"");
    assert!(!ended.error.contains('\u{1b}'));
    assert_eq!(ended.error.lines().count(), 1);
}

#[test]
fn what_changed_is_told_item_by_item() {
    let round = std::fs::read_to_string(cases().join("bengkulu-2023/round.json")).unwrap();
    let changed = round.replace("\"edition\": 1", "\"edition\": 2");
    assert_ne!(round, changed);
    let beda = |options: &[&str]| {
        let arguments = [&["beda", "bengkulu-2023/round.json", "-"], options].concat();
        let ended = pk(&cases(), &arguments, changed.as_bytes());
        assert_eq!((ended.error.as_str(), ended.code), ("", 1));
        ended.out
    };
    expect![[r#"
        edisi: 1 menjadi 2
        rubrik, edisi: 1 menjadi 2
    "#]]
    .assert_eq(&beda(&[]));
    expect![[r#"
        edition: 1 becomes 2
        rubric, edition: 1 becomes 2
    "#]]
    .assert_eq(&beda(&["--bahasa", "en"]));
    expect![[r#"
        [{"after":2,"before":1,"place":["edition"],"type":"changed"},{"after":2,"before":1,"place":["rubric","edition"],"type":"changed"}]
    "#]].assert_eq(&beda(&["--json"]));
    let same = run("beda bengkulu-2023/round.json bengkulu-2023/sheets.json");
    assert_eq!((same.out.as_str(), same.error.as_str(), same.code), ("Tidak ada perbedaan.\n", "", 0));
    let draft = round.replace("\"kind\": \"round\"", "\"kind\": \"draft\"");
    assert_ne!(round, draft);
    assert_eq!(pk(&cases(), &["beda", "-", "bengkulu-2023/round.json"], draft.as_bytes()).code, 0);
    assert_eq!(run("beda --json bengkulu-2023/round.json bengkulu-2023/round.json").out, "[]\n");
}

#[test]
fn what_cannot_be_compared_is_told() {
    check_refused(
        "beda bengkulu-2023/round.json",
        &expect![[r#"
        pk: Sebutkan tepat dua berkas: yang lama, lalu yang baru.
        Petunjuk lengkap: pk beda --help
    "#]],
    );
    check_refused(
        "beda tidak-ada.json broken-files/cut.json",
        &expect![[r#"
        tidak-ada.json: Berkas tidak ditemukan. Periksa nama berkas dan foldernya.
        broken-files/cut.json: round.rubric.tracks[0].components[0].sections[1].indicators[1].levels[0].points (baris 1, kolom 8997): Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
    "#]],
    );
    check_refused(
        "beda bengkulu-2023/round.json bengkulu-2023/rubric.json",
        &expect![[r#"
        pk: Putaran dan rubrik tidak dapat dibandingkan. Sebutkan dua putaran, atau dua rubrik.
    "#]],
    );
}

#[test]
fn sheets_of_an_earlier_edition_are_scored_under_the_round_that_is_given() {
    let (sheets, round) = ("format-v1/sheets.json", "format-v1/round-frozen.json");
    let alone = run(&format!("nilai {sheets}"));
    let taken = run(&format!("nilai {sheets} {round}"));
    assert_eq!((taken.error.as_str(), taken.code), ("", alone.code));
    assert!(alone.out.contains("edisi 1") && taken.out.contains("edisi 2"), "{}", taken.out);
    assert_eq!(run(&format!("nilai {round} {sheets}")).out, taken.out);
    assert_eq!(run(&format!("periksa {sheets} {round}")).code, 0);

    // An indicator has another code now.
    let text = std::fs::read_to_string(cases().join(round)).unwrap();
    let changed = text.replace("\"code\":\"3.1\"", "\"code\":\"3.2\"");
    assert_ne!(text, changed);
    let told = pk(&cases(), &["nilai", sheets, "-"], changed.as_bytes());
    expect![[r#"
        format-v1/sheets.json: entries[3].change.indicator (Ahmad Fauzi, Kabupaten Satu, indikator 3.1): Edisi ini tidak memiliki indikator itu lagi. Isian ini tidak diambil.
        format-v1/sheets.json: entries[7] (Ahmad Fauzi, Kabupaten Satu): Lembar ini terbuka kembali, karena ada isinya yang berubah atau tidak diambil. Tinjau, lalu kunci kembali.
        format-v1/sheets.json: entries[9].change.indicator (Sri Rahayu, Kabupaten Satu, indikator 3.1): Edisi ini tidak memiliki indikator itu lagi. Isian ini tidak diambil.
        format-v1/sheets.json: entries[12] (Sri Rahayu, Kabupaten Satu): Lembar ini terbuka kembali, karena ada isinya yang berubah atau tidak diambil. Tinjau, lalu kunci kembali.
    "#]].assert_eq(&told.error);
    assert_eq!(told.code, 1);
    let checked = pk(&cases(), &["periksa", sheets, "-"], changed.as_bytes());
    assert_eq!((checked.error.as_str(), checked.code), ("", 1));
    for line in told.error.lines() {
        assert!(checked.out.contains(line), "{line}: {}", checked.out);
    }
}

/// A web page that carries `text`, packed as copies of the single file are.
fn page(text: &[u8]) -> String {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).unwrap();
    let data = data_encoding::BASE64.encode(&encoder.finish().unwrap());
    format!("<!doctype html>\n<html><body><script id=\"pk-data\">{data}</script></body></html>")
}

#[test]
fn a_saved_page_is_read_like_the_file_that_it_carries() {
    let sheets = std::fs::read(cases().join(GOOD)).unwrap();
    let plain = pk(&cases(), &["nilai", "-"], &sheets);
    let carried = pk(&cases(), &["nilai", "-"], page(&sheets).as_bytes());
    assert_eq!((carried.out, carried.error, carried.code), (plain.out, plain.error, plain.code));
    assert_eq!(pk(&cases(), &["periksa", "-"], page(&sheets).as_bytes()).code, 0);
}

#[test]
fn what_a_saved_page_cannot_give_is_told() {
    let said = |page: &str| {
        let ended = pk(&cases(), &["periksa", "-"], page.as_bytes());
        assert_eq!((ended.error.as_str(), ended.code), ("", 1));
        ended.out
    };
    assert!(said("<!doctype html><p>lain").contains("tidak memuat nilai"));
    let whole = page(b"{}");
    assert!(said(&whole).contains("bukan berkas Penilaian Kinerja"));
    assert!(said(&whole.replace("</script>", "A</script>")).contains("rusak atau terpotong"));
    // What is small when packed is not unpacked without end.
    let bomb = page(&vec![b' '; 65 << 20]);
    assert!(bomb.len() < 200_000);
    assert!(said(&bomb).contains("lebih besar dari 64 MiB"));
}

#[test]
fn what_a_plenary_decided_is_checked_too() {
    let checked = run("periksa format-v1/plenary.json");
    assert_eq!((checked.error.as_str(), checked.code), ("", 0));
    expect![[r#"
        format-v1/plenary.json: baik, keputusan pleno "Penilaian Kinerja 2026 Provinsi Contoh", sidik CLKL-VIVX-YNQS-Q63K, 3 indikator (teks templat belum disahkan), 3 kabupaten/kota, 3 panelis, 9 keputusan
    "#]].assert_eq(&checked.out);
    let text = std::fs::read_to_string(cases().join("format-v1/plenary.json")).unwrap();
    let told = pk(&cases(), &["periksa", "-"], text.replace("Sebaran lengkap", " ").as_bytes());
    assert_eq!(told.code, 1);
    assert!(told.out.contains("resolutions[0].decision.reason"), "{}", told.out);
}
