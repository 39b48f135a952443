//! What `pk rekap` finds in folders: of everything that is no sheet it tells by name, and goes on with the rest.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]

#[path = "shared/program.rs"]
mod program;

use pk_core::Journal;
use pk_format::{File, read_file, sheets_file};
use program::{Ended, pk};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/rekap").join(name)
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A folder with the three panelists' files as they come: renamed, packed, in folders.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let ani = fs::read(case("ani.json")).unwrap();
    fs::create_dir_all(folder.path().join("kiriman/usb")).unwrap();
    fs::copy(case("budi.json"), folder.path().join("kiriman/usb/foto.jpg.txt")).unwrap();
    fs::copy(case("cici.json"), folder.path().join("kiriman/cici.json.html")).unwrap();
    fs::write(folder.path().join("wa.zip"), packed(&[("WhatsApp/nilai.json", &ani), ("salinan/", b"")]))
        .unwrap();
    folder
}

fn rekap(folder: &Path, arguments: &[&str]) -> Ended {
    pk(folder, &[&["rekap"], arguments].concat(), b"")
}

/// The part that does not speak of files.
fn result(ended: &Ended) -> String {
    ended.out.lines().filter(|line| !line.starts_with("Lembar")).collect::<Vec<_>>().join("\n")
}

#[test]
fn folders_and_packed_files_give_what_the_files_give() {
    let folder = folder();
    let ended = rekap(folder.path(), &["."]);
    assert_eq!((ended.error.as_str(), ended.code), ("", 1));
    let files = pk(&case(""), &["rekap", "ani.json", "budi.json", "cici.json"], b"");
    assert_eq!(result(&ended), result(&files));
    // The same again, twice, in another order.
    let again = rekap(folder.path(), &["wa.zip", "kiriman/usb", "kiriman", "."]);
    assert_eq!(result(&again), result(&files));
}

/// What can be read once only counts all the same.
#[test]
fn standard_input_gives_what_a_file_gives() {
    let ani = fs::read(case("ani.json")).unwrap();
    let piped = pk(&case(""), &["rekap", "budi.json", "-", "cici.json"], &ani);
    let files = pk(&case(""), &["rekap", "ani.json", "budi.json", "cici.json"], b"");
    assert_eq!((piped.code, result(&piped)), (files.code, result(&files)));
}

/// Files are counted apart where they have nobody in common, and together where they do.
#[test]
fn files_of_one_panelist_and_of_all_go_together() {
    let sheets = |name: &str| match read_file(&fs::read(case(name)).unwrap()) {
        Ok(File::Sheets(sheets)) => sheets,
        other => unreachable!("{other:?}"),
    };
    let all = ["ani.json", "budi.json", "cici.json"].map(sheets);
    let journal = Journal::union(all.iter().map(|one| &one.journal)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("semua.json"), sheets_file(&all[0].round, journal.entries())).unwrap();
    fs::copy(case("budi.json"), folder.path().join("budi.json")).unwrap();
    let together = rekap(folder.path(), &["."]);
    let files = pk(&case(""), &["rekap", "ani.json", "budi.json", "cici.json"], b"");
    assert_eq!((together.code, result(&together)), (files.code, result(&files)));
    assert_eq!(together.error, "");
}

/// Nothing in a packed file is left out without a word.
#[test]
fn packed_files_tell_what_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let ani = fs::read(case("ani.json")).unwrap();
    let inner = packed(&[("ani.json", &ani)]);
    fs::write(folder.path().join("dalam.zip"), packed(&[("zip.zip", &inner)])).unwrap();
    // Two files of one name: no program that is kept up writes such a file.
    let mut twice = packed(&[("ani.json", &ani), ("bni.json", b"{")]);
    for place in 0..twice.len() - 8 {
        if &twice[place..place + 8] == b"bni.json" {
            twice[place] = b'a';
        }
    }
    fs::write(folder.path().join("kembar.zip"), twice).unwrap();
    let ended = rekap(folder.path(), &["."]);
    for (name, words) in [("dalam.zip/zip.zip", "zip di dalam zip"), ("kembar.zip", "bernama sama")] {
        let line = ended.error.lines().find(|line| line.contains(name)).unwrap();
        assert!(line.contains(words), "{line}");
    }
}

#[test]
fn what_is_no_sheet_is_told_by_name_and_the_rest_counts() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("undangan.pdf"), b"%PDF-1.7").unwrap();
    fs::write(path("kosong.json"), b"").unwrap();
    fs::write(path("lain.json"), b"{\"a\": 1}").unwrap();
    fs::write(path("rusak.zip"), b"PK\x03\x04 and nothing more").unwrap();
    let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")];
    fs::write(path("undangan.docx"), packed(&parts)).unwrap();
    // Two bombs: one that says how large it is, and many files.
    let zeros = vec![0; 140 << 20];
    fs::write(path("bom.zip"), packed(&[("nol.json", &zeros)])).unwrap();
    let many: Vec<String> = (0..5_001).map(|index| index.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    fs::write(path("banyak.zip"), packed(&many)).unwrap();
    // Far larger than any of our files, without taking room on the disk.
    fs::File::create(path("raksasa.json")).unwrap().set_len(2 << 30).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path(), path("kiriman/putar")).unwrap();
        std::os::unix::fs::symlink(path("hilang"), path("kiriman/putus")).unwrap();
    }
    let ended = rekap(folder.path(), &["."]);
    for name in
        ["undangan.pdf", "kosong.json", "lain.json", "rusak.zip", "bom.zip", "banyak.zip", "raksasa.json"]
    {
        assert!(ended.error.contains(name), "{name} is not told:\n{}", ended.error);
    }
    #[cfg(unix)]
    for name in ["putar", "putus"] {
        assert!(ended.error.contains(name), "{name} is not told:\n{}", ended.error);
    }
    assert_eq!(ended.error.matches("undangan.docx").count(), 1, "{}", ended.error);
    assert_eq!(ended.code, 1);
    let files = pk(&case(""), &["rekap", "ani.json", "budi.json", "cici.json"], b"");
    assert_eq!(result(&ended), result(&files));
}

#[test]
fn nothing_to_combine_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let ended = rekap(folder.path(), &["."]);
    assert_eq!((ended.out.as_str(), ended.code), ("", 2));
    assert_eq!(ended.error, "Tidak ada lembar nilai yang dapat dipakai.\n");
    let ended = rekap(folder.path(), &["tidak-ada"]);
    assert_eq!(ended.code, 2);
    assert!(ended.error.starts_with("tidak-ada: "), "{}", ended.error);
}

/// Every round has its own result, also where a panel uses one folder for all.
#[test]
fn rounds_are_kept_apart() {
    let folder = folder();
    let other = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/bengkulu-2023/sheets.json"),
    );
    fs::write(folder.path().join("lain.json"), other.unwrap()).unwrap();
    let ended = rekap(folder.path(), &[".", "--json"]);
    assert_eq!(ended.out.matches("\"fingerprint\":").count(), 2);
    assert_eq!(ended.code, 1);
}

/// Files that contradict each other are all left out, each with one that it contradicts, however many there are.
#[test]
fn contradicting_files_are_told_once_each() {
    let folder = folder();
    let ani = fs::read_to_string(case("ani.json")).unwrap();
    for index in 0..60 {
        // The last entry says something else in each, so that its chain parts from all others there.
        let at = format!("\"at\":\"2026-05-12T01:{index:02}:00.000Z\"");
        let (start, end) = ani.split_at(ani.rfind("\"at\":").unwrap());
        let other = start.to_owned() + &at + &end[at.len()..];
        fs::write(folder.path().join(format!("ani-{index}.json")), other).unwrap();
    }
    let ended = rekap(folder.path(), &["."]);
    // The one that is packed, too.
    assert_eq!(ended.error.matches("bertentangan dengan").count(), 61, "{}", ended.error);
    assert!(ended.out.contains("Ani, Kabupaten Utara"), "{}", ended.out);
}
