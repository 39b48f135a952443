//! `pk berkas`: the files that are given to the panel, and what keeps them from being made.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "shared/program.rs"]
mod program;

use expect_test::{Expect, expect};
use program::{Ended, pk};
use std::fs;
use std::path::{Path, PathBuf};

/// A page like ours.
const PAGE: &str = "<!doctype html>\n<main><penilaian-kinerja>a</penilaian-kinerja></main>\
<script id=\"pk-wasm\">AA</script><script id=\"pk-data\"></script><template id=\"pk-end\"></template>";

/// A folder with a page and a folder for the files.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("penilaian.html"), PAGE).unwrap();
    fs::create_dir(desk.path().join("bagi")).unwrap();
    desk
}

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(name)
}

/// What `pk berkas` makes of this round at this desk.
fn hand_out(desk: &Path, round: &str, options: &[&str]) -> Ended {
    hand_out_bytes(desk, &fs::read(case(round)).unwrap(), options)
}

fn hand_out_bytes(desk: &Path, round: &[u8], options: &[&str]) -> Ended {
    let arguments = [&["berkas", "-", "--halaman", "penilaian.html", "--ke", "bagi"], options].concat();
    pk(desk, &arguments, round)
}

fn names(folder: &Path) -> Vec<String> {
    let name = |file: std::io::Result<fs::DirEntry>| file.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

const FROZEN: &str = "format-v1/round-frozen.json";

#[test]
fn every_file_is_there_and_carries_its_round() {
    let desk = desk();
    let ended = hand_out(desk.path(), FROZEN, &["--panelis", "--latihan"]);
    expect![[r#"
        putaran-contoh-2026-edisi-2.json: untuk portal, sidik VACT-XXRO-2D42-DVVU
        penilaian-contoh-2026-edisi-2.html: untuk semua panelis
        penilaian-contoh-2026-p1-edisi-2.html: Sri Rahayu
        penilaian-contoh-2026-p2-edisi-2.html: Ahmad Fauzi
        penilaian-contoh-2026-p3-edisi-2.html: Maria Goreti
        putaran-contoh-2026-edisi-2-latihan.json: untuk portal, sidik WKCY-WWOX-6Q5C-AFVJ (latihan)
        penilaian-contoh-2026-edisi-2-latihan.html: untuk semua panelis (latihan)
        penilaian-contoh-2026-p1-edisi-2-latihan.html: Sri Rahayu (latihan)
        penilaian-contoh-2026-p2-edisi-2-latihan.html: Ahmad Fauzi (latihan)
        penilaian-contoh-2026-p3-edisi-2-latihan.html: Maria Goreti (latihan)
    "#]]
    .assert_eq(&ended.out);
    assert_eq!((ended.error.as_str(), ended.code), ("", 0));
    let told: Vec<&str> = ended.out.lines().map(|line| line.split_once(": ").unwrap().0).collect();
    let mut sorted = told.clone();
    sorted.sort_unstable();
    let folder = desk.path().join("bagi");
    assert_eq!(names(&folder), sorted);
    let same = |file: &str| pk(&folder, &["beda", file, case(FROZEN).to_str().unwrap()], b"");
    let mut pages = 0;
    for name in told {
        assert_eq!(pk(&folder, &["periksa", name], b"").code, 0, "{name}");
        let difference = same(name);
        if name.contains("latihan") {
            assert_eq!(difference.out, "latihan: ya menjadi tidak\n", "{name}");
        } else {
            assert_eq!(difference.code, 0, "{name}: {}", difference.out);
        }
        if name.ends_with(".html") {
            pages += 1;
            let page = fs::read_to_string(folder.join(name)).unwrap();
            let panelist = ["p1", "p2", "p3"].into_iter().find(|id| name.contains(&format!("-{id}")));
            let opens = page.split_once(" panelist=\"").map(|(_, rest)| rest.split_once('"').unwrap().0);
            assert_eq!(opens, panelist, "{name}");
        }
    }
    assert_eq!(pages, 8);
    assert_eq!(
        fs::read_to_string(folder.join("putaran-contoh-2026-edisi-2.json")).unwrap(),
        fs::read_to_string(case(FROZEN)).unwrap()
    );
}

#[test]
fn a_round_that_is_not_frozen_is_given_out_with_a_word_about_it() {
    let desk = desk();
    let ended = hand_out(desk.path(), "bengkulu-2023/round.json", &[]);
    expect![[r#"
        putaran-contoh-2023.json: untuk portal, sidik PL4D-KCOS-QSA5-S3DG
        penilaian-contoh-2023.html: untuk semua panelis
        masukan standar: Putaran ini belum dibekukan. Bila masih berubah, bagikan kembali berkasnya; nilai dari berkas ini milik putaran yang sekarang.
    "#]].assert_eq(&(ended.out + &ended.error));
    assert_eq!(ended.code, 1);
    assert_eq!(names(&desk.path().join("bagi")).len(), 2);
}

/// Nothing is made, and this is why.
fn check_refused(desk: &Path, ended: &Ended, expected: &Expect) {
    expected.assert_eq(&ended.error);
    assert_eq!((ended.out.as_str(), ended.code), ("", 2));
    assert_eq!(names(&desk.join("bagi")), [""; 0]);
}

#[test]
fn every_problem_is_told_before_anything_is_written() {
    let desk = desk();
    let here = desk.path();
    let other = |line: &str| {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        pk(here, &arguments, b"{}")
    };
    check_refused(
        here,
        &other("berkas --panelis"),
        &expect![[r#"
        pk: Sebutkan tepat satu berkas putaran.
        pk: Sebutkan penilaian.html dari aplikasi ini dengan --halaman.
        pk: Sebutkan folder tujuan dengan --ke.
        Petunjuk lengkap: pk berkas --help
    "#]],
    );
    fs::write(here.join("potong.html"), PAGE.get(..PAGE.len() - 30).unwrap()).unwrap();
    check_refused(
        here,
        &other("berkas - --halaman potong.html --ke tidak-ada"),
        &expect![[r#"
            masukan standar: baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            potong.html: Ini bukan penilaian.html yang utuh. Sebutkan penilaian.html dari aplikasi ini.
            tidak-ada: Folder ini tidak ada. Buat dahulu.
        "#]],
    );
    check_refused(
        here,
        &other("berkas tidak-ada.json --halaman tidak-ada.html --ke potong.html --bahasa en"),
        &expect![[r#"
            tidak-ada.json: There is no such file. Check its name and folder.
            tidak-ada.html: There is no such file. Check its name and folder.
            potong.html: There is no such folder. Make it first.
        "#]],
    );
    let sheets = hand_out(here, "tangerang-2020/sheets.json", &[]);
    check_refused(
        here,
        &sheets,
        &expect![[r#"
        masukan standar: Berkas ini berjenis sheets, sedangkan yang diperlukan round. Pilih berkas lain.
    "#]],
    );
    let round = fs::read_to_string(case("format-v1/round.json")).unwrap();
    let (start, rest) = round.split_once("\"panel\":[").unwrap();
    let (_, end) = rest.split_once("],\"province\"").unwrap();
    let nobody = format!("{start}\"panel\":[],\"practice\":true,\"province\"{end}");
    let nobody = hand_out_bytes(here, nobody.as_bytes(), &["--panelis", "--latihan"]);
    check_refused(
        here,
        &nobody,
        &expect![[r#"
        masukan standar: Putaran ini tidak menyebut panelis, jadi tidak ada halaman per panelis. Isi "panel", atau hilangkan --panelis.
        masukan standar: Putaran ini sendiri latihan. Hilangkan --latihan, atau sebutkan putaran yang sebenarnya.
    "#]],
    );
}

#[test]
fn what_is_there_stays_unless_it_may_be_overwritten() {
    let desk = desk();
    let folder = desk.path().join("bagi");
    fs::write(folder.join("penilaian-contoh-2026-p2-edisi-2.html"), "lama").unwrap();
    fs::create_dir(folder.join("putaran-contoh-2026-edisi-2.json")).unwrap();
    let refused = hand_out(desk.path(), FROZEN, &["--panelis"]);
    expect![[r#"
        bagi/putaran-contoh-2026-edisi-2.json: Ini folder, dan berkas bernama ini akan ditulis. Pilih folder lain.
        bagi/penilaian-contoh-2026-p2-edisi-2.html: Sudah ada, dan tidak ditimpa. Pilih folder lain, atau tambahkan --timpa untuk menimpa berkas.
    "#]].assert_eq(&refused.error.replace(std::path::MAIN_SEPARATOR, "/"));
    assert_eq!((refused.out.as_str(), refused.code), ("", 2));
    assert_eq!(names(&folder), ["penilaian-contoh-2026-p2-edisi-2.html", "putaran-contoh-2026-edisi-2.json"]);
    // A folder is in the way of any file.
    assert_eq!(hand_out(desk.path(), FROZEN, &["--panelis", "--timpa"]).code, 2);
    assert_eq!(fs::read_to_string(folder.join("penilaian-contoh-2026-p2-edisi-2.html")).unwrap(), "lama");
    fs::remove_dir(folder.join("putaran-contoh-2026-edisi-2.json")).unwrap();
    assert_eq!(hand_out(desk.path(), FROZEN, &["--panelis", "--timpa"]).code, 0);
    assert_eq!(names(&folder).len(), 5);
    assert_ne!(fs::read_to_string(folder.join("penilaian-contoh-2026-p2-edisi-2.html")).unwrap(), "lama");
}

#[test]
#[cfg(unix)]
fn others_may_read_what_was_written() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    hand_out(desk.path(), FROZEN, &[]);
    let plain = fs::metadata(desk.path().join("penilaian.html")).unwrap().permissions().mode();
    let given = fs::metadata(desk.path().join("bagi/penilaian-contoh-2026-edisi-2.html")).unwrap();
    assert_eq!(given.permissions().mode(), plain);
}
