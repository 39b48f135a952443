//! Fingerprints and the names of writers.

use crate::sample::round;
use pk_format::{fingerprint, parse, random_writer, round_fingerprint};

#[test]
fn a_fingerprint_is_the_sha_256_of_the_canonical_form() {
    // SHA-256 of `{"a":1,"b":[]}`, from another tool.
    let node = parse(b"{ \"b\": [], \"a\": 1.0 }").unwrap();
    let expected = "f87e4099e9be5e75094e0a4f46d3dc18a9c37429314a5a2490fb78d31e7e170c";
    assert_eq!(fingerprint(&node).hex(), expected);
}

#[test]
fn the_short_form_is_four_groups_of_four() {
    let node = parse(b"{\"b\":[],\"a\":1}").unwrap();
    assert_eq!(fingerprint(&node).to_string(), "7B7E-BGPJ-XZPH-KCKO");
}

/// Any change of a round is another round.
#[test]
fn every_part_of_a_round_counts() {
    use pk_core::Round;
    let before = round_fingerprint(&round());
    let alter: [fn(&mut pk_core::round::RoundDraft); 5] = [
        |draft| draft.title.push('.'),
        |draft| draft.edition += 1,
        |draft| draft.panel.swap(0, 1),
        |draft| draft.rules.rounding.decimals = 3,
        |draft| draft.districts[2].room = Some("Aula".to_owned()),
    ];
    for alter in alter {
        let mut draft = (*round()).clone();
        alter(&mut draft);
        assert_ne!(round_fingerprint(&Round::new(draft).unwrap()), before);
    }
}

#[test]
fn writers_are_sixteen_letters_and_digits() {
    assert_eq!(random_writer([0; 10]).0, "a".repeat(16));
    assert_eq!(random_writer([255; 10]).0, "7".repeat(16));
    assert_eq!(random_writer([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).0, "aaaqeayeaudaocaj");
}
