//! Files of a round that was read before give what the reader of all files gives, or are left to it.

use crate::property::config;
use crate::random::sheets;
use crate::sample::{journal, round};
use pk_format::{File, KnownRound, Sheets, read_file, sheets_file};
use proptest::prelude::*;
use proptest::sample::Index;

/// Whatever is taken as sheets of the round is that to the reader too.
fn check(known: &KnownRound, bytes: &[u8]) {
    if let Some(journal) = known.journal(bytes) {
        assert_eq!(read_file(bytes), Ok(File::Sheets(Sheets { round: known.round.clone(), journal })));
    }
}

#[test]
fn what_another_hand_wrote_is_left_to_the_reader() {
    let known = KnownRound::new(round());
    let text = sheets_file(&round(), journal().entries());
    assert!(known.journal(text.as_bytes()).is_some());
    assert!(known.journal(text.trim_end().as_bytes()).is_none());
    let other = KnownRound::new(pk_core::Round::without_round(round().rubric.clone()));
    assert!(other.journal(text.as_bytes()).is_none());
    // A second round before the one that is known.
    let twice = text.replacen("{\"entries\"", "{\"round\":{},\"entries\"", 1);
    assert!(known.journal(twice.as_bytes()).is_none());
    check(&known, text.replacen("\"fingerprint\":\"", "\"fingerprint\":\"0", 1).as_bytes());
}

/// What means the same and is written in another way is left to the reader, whose hashes are of the canonical form.
#[test]
fn what_is_written_otherwise_is_left_to_the_reader() {
    let known = KnownRound::new(round());
    let text = sheets_file(&round(), journal().entries());
    for (from, to) in [
        ("{\"entries\":[{", "{\"entries\":[ {"),
        ("\"counter\":1,", "\"counter\":1.0,"),
        ("\"counter\":1,", "\"counter\":01,"),
        ("\"counter\":1,", "\"counter\": 1,"),
        ("\"type\":\"grade\"", "\"type\":\"gr\\u0061de\""),
        ("\"panelist\":\"p1\"", "\"panelist\":\"\\u00701\""),
        (",\"type\":\"grade\"}", ",\"type\":\"grade\",\"type\":\"grade\"}"),
        (",\"type\":\"grade\"}", ",\"type\":\"grade\",\"url\":\"http://a.id\"}"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is in the file");
        assert!(known.journal(changed.as_bytes()).is_none(), "{to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..config() })]

    #[test]
    fn the_same_as_reading_all((round, journal) in sheets()) {
        let text = sheets_file(&round, journal.entries());
        prop_assert_eq!(KnownRound::new(round).journal(text.as_bytes()), Some(journal));
    }

    /// Entries that are kept without their round are the same again, and nothing where something is wrong with them.
    #[test]
    fn entries_without_their_round((round, journal) in sheets(), place in any::<Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let whole = sheets_file(&round, journal.entries());
        let known = KnownRound::new(round);
        let mut text = known.entries_text(&journal);
        prop_assert_eq!(known.read_entries(&text), Some(journal));
        let rest = whole.strip_prefix(text.strip_suffix('}').unwrap()).unwrap();
        let mut bytes = text.clone().into_bytes();
        let place = place.index(bytes.len());
        if cut {
            bytes.remove(place);
        } else {
            bytes[place] = byte;
        }
        let Ok(changed) = String::from_utf8(bytes) else { return Ok(()) };
        text = changed;
        let file = text.strip_suffix('}').map(|entries| entries.to_owned() + rest);
        let expected = file.and_then(|file| known.journal(file.as_bytes()).inspect(|_| check(&known, file.as_bytes())));
        prop_assert_eq!(known.read_entries(&text), expected);
    }

    #[test]
    fn never_what_the_reader_refuses((round, journal) in sheets(), place in any::<Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = sheets_file(&round, journal.entries()).into_bytes();
        let known = KnownRound::new(round);
        let place = place.index(bytes.len());
        if cut {
            bytes.remove(place);
        } else {
            bytes[place] = byte;
        }
        check(&known, &bytes);
    }
}
