//! Times in files and on screen.

use crate::random::{sample_entry, time};
use crate::sample::{grade, round};
use pk_format::{
    Lang, clock_text, date_time, read_clock, read_slot, read_stored_entry, rfc3339, stored_entry,
};
use proptest::prelude::*;

/// 12 May 2026, 01.02 UTC.
const AT: i64 = 1_778_547_723_456;

fn check(at: i64, offset: i32, expected: [&str; 2]) {
    assert_eq!([Lang::Id, Lang::En].map(|lang| date_time(at, offset, lang)), expected);
}

#[test]
fn on_screen() {
    check(AT, 0, ["12 Mei 2026 01.02", "12 May 2026 01:02"]);
    // Western, central and eastern Indonesia.
    check(AT, 7 * 60, ["12 Mei 2026 08.02", "12 May 2026 08:02"]);
    check(AT, 8 * 60, ["12 Mei 2026 09.02", "12 May 2026 09:02"]);
    check(AT, 9 * 60, ["12 Mei 2026 10.02", "12 May 2026 10:02"]);
    check(AT, -90, ["11 Mei 2026 23.32", "11 May 2026 23:32"]);
    check(0, 0, ["1 Januari 1970 00.00", "1 January 1970 00:00"]);
    check(-1, 0, ["31 Desember 1969 23.59", "31 December 1969 23:59"]);
    check(951_782_400_000, 0, ["29 Februari 2000 00.00", "29 February 2000 00:00"]);
    check(AT + 212 * 86_400_000, 0, ["10 Desember 2026 01.02", "10 December 2026 01:02"]);
}

#[test]
fn every_month_has_its_name() {
    let months: Vec<String> = (0..12)
        .map(|month| date_time(AT + (month - 4) * 30 * 86_400_000, 0, Lang::Id))
        .map(|text| text.split(' ').nth(1).unwrap().to_owned())
        .collect();
    let expected = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    assert_eq!(months, expected);
}

#[test]
fn times_of_day() {
    for (text, expected) in [("8.00", "08.00"), ("08.00", "08.00"), (" 23:59 ", "23.59"), ("00:05", "00.05")]
    {
        assert_eq!(read_clock(text).map(|time| clock_text(time, Lang::Id)).as_deref(), Some(expected));
    }
    assert_eq!(read_clock("8.05").map(|time| clock_text(time, Lang::En)).as_deref(), Some("08:05"));
    for text in ["", "8", "8.5", "24.00", "08.60", "008.00", "08.00.00", "-8.00", "8,00", "delapan"] {
        assert_eq!(read_clock(text), None, "{text}");
    }
}

#[test]
fn in_files() {
    assert_eq!(rfc3339(AT), "2026-05-12T01:02:03.456Z");
    assert_eq!(rfc3339(0), "1970-01-01T00:00:00.000Z");
    assert_eq!(rfc3339(-1), "1969-12-31T23:59:59.999Z");
    assert_eq!(rfc3339(253_402_300_799_999), "9999-12-31T23:59:59.999Z");
}

/// The time of an entry that says `text`, if it is read at all.
fn read(text: &str) -> Option<i64> {
    let mut sealed = sample_entry(grade("1.1", "A"));
    sealed.entry.at = AT;
    let stored = stored_entry(&sealed);
    assert!(stored.contains(&rfc3339(AT)));
    read_stored_entry(&stored.replace(&rfc3339(AT), text), &round()).ok().map(|sealed| sealed.entry.at)
}

#[test]
fn other_forms_are_refused() {
    assert_eq!(read("2026-05-12T01:02:03.456Z"), Some(AT));
    assert_eq!(read("2024-02-29T00:00:00.000Z"), Some(1_709_164_800_000));
    for text in [
        "",
        "2026-05-12",
        "2026-05-12T01:02:03Z",
        "2026-05-12T01:02:03.4567Z",
        "2026-05-12T01:02:03.456",
        "2026-05-12T01:02:03.456z",
        "2026-05-12t01:02:03.456Z",
        "2026-05-12 01:02:03.456Z",
        "2026-05-12T01:02:03.456+00:00",
        "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z",
        "2026-00-01T00:00:00.000Z",
        "2026-05-12T24:00:00.000Z",
        "2026-05-12T23:59:60.000Z",
        "+2026-05-12T01:02:03.456Z",
        "-2026-05-12T01:02:03.456Z",
        "12026-05-12T01:02:03.456Z",
        "2026-5-12T01:02:03.456Z",
        "２026-05-12T01:02:03.456Z",
        " 2026-05-12T01:02:03.456Z",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(crate::property::config())]

    #[test]
    fn times_come_back(at in time()) {
        prop_assert_eq!(read(&rfc3339(at)), Some(at));
    }

    /// A clock may say anything; what is written can be read all the same.
    #[test]
    fn what_any_clock_says_can_be_read_back(at in any::<i64>(), years in -20_000..20_000_i64, offset in any::<i32>()) {
        for at in [at, years * 31_556_952_000] {
            prop_assert!(read(&rfc3339(at)).is_some(), "{}", rfc3339(at));
            for lang in [Lang::Id, Lang::En] {
                prop_assert!(!date_time(at, offset, lang).is_empty());
            }
        }
    }
}

#[test]
fn slots_as_people_write_them() {
    for text in [
        "2026-05-12 08:30",
        "2026-05-12T08:30",
        "12/05/2026 08.30",
        "12-5-2026 8:30",
        " 12 Mei 2026 08.30 ",
        "12 may 2026 8.30",
    ] {
        assert_eq!(read_slot(text).as_deref(), Some("2026-05-12T08:30"), "{text}");
    }
    for text in
        ["", "08.30", "12/05/2026", "31/02/2026 08.30", "12/13/2026 08.30", "12 M 2026 08.30", "1/2/26 08.30"]
    {
        assert_eq!(read_slot(text), None, "{text}");
    }
}
