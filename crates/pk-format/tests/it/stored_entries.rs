//! Entries as they are kept in the browser's database: as strict as files, for any page of the origin may write there.

use crate::edit::words;
use crate::random::sample_entry;
use crate::sample::{grade, note, round};
use expect_test::{Expect, expect};
use pk_core::Sealed;
use pk_format::{read_stored_entry, stored_entry};

fn said(text: &str) -> String {
    read_stored_entry(text, &round()).err().map_or_else(|| "(good)\n".to_owned(), |problems| words(&problems))
}

/// Replaces a part of a good entry and says what is wrong then.
fn check(from: &str, to: &str, expected: Expect) {
    let text = stored_entry(&sample_entry(grade("1.1", "A")));
    assert!(text.contains(from), "{text}");
    expected.assert_eq(&said(&text.replacen(from, to, 1)));
}

#[test]
fn entries_come_back_with_their_hashes() {
    for sealed in crate::sample::journal().entries() {
        assert_eq!(read_stored_entry(&stored_entry(sealed), &round()).as_ref(), Ok(sealed));
    }
}

#[test]
fn texts_are_kept_to_the_letter() {
    let sealed = sample_entry(note("1.1", "\"kutip\" \\ </script> \n\t é 😀"));
    let Ok(Sealed { entry, .. }) = read_stored_entry(&stored_entry(&sealed), &round()) else {
        unreachable!()
    };
    assert_eq!(entry, sealed.entry);
}

#[test]
fn what_is_not_an_entry_is_refused() {
    check(
        "",
        "",
        expect![[r#"
        (good)
    "#]],
    );
    check(
        "{",
        "",
        expect![[r#"
        baris 1, kolom 5: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 5: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        "\"indicator\":\"1.1\"",
        "\"indicator\":\"9.9\"",
        expect![[r#"
        change.indicator (baris 1, kolom 56): Rubrik tidak memiliki indikator "9.9". Gunakan berkas dari putaran yang sama.
        change.indicator (row 1, column 56): The rubric has no indicator "9.9". Use a file of the same round.
    "#]],
    );
    check(
        "\"level\":\"A\"",
        "\"level\":\"Z\"",
        expect![[r#"
        change.level (baris 1, kolom 70): Indikator ini tidak memiliki tingkat "Z". Gunakan berkas dari putaran yang sama.
        change.level (row 1, column 70): This indicator has no level "Z". Use a file of the same round.
    "#]],
    );
    check(
        "\"panelist\":\"p3\"",
        "\"panelist\":\"p9\"",
        expect![[r#"
        panelist (baris 1, kolom 133): Panelis "p9" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
        panelist (row 1, column 133): The round has no panelist "p9". Use a file of the same round.
    "#]],
    );
    check(
        "\"replaces\":[]",
        "\"replaces\":[],\"tambahan\":1",
        expect![[r#"
        tambahan (baris 1, kolom 163): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        tambahan (row 1, column 163): This key is unknown. Remove it, or check its spelling.
    "#]],
    );
    expect![[r#"
        Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
        The file is empty. Choose a file that this application exported.
    "#]]
    .assert_eq(&said(""));
}
