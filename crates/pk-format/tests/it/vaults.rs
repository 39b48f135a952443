//! What a PIN is over stays closed without it, and is there whole with it.

use crate::edit::{said, sample_sheets, set, tree};
use crate::property::config;
use crate::sample;
use crate::schema::violations;
use expect_test::{expect, expect_file};
use pk_format::{
    Closed, Kind, Sealing, Vault, is_sealed, lock_sheets, read_file, rescue, round_fingerprint, sheets_file,
    sheets_of,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

const PIN: &str = "melati-27";

static VAULT: LazyLock<Vault> =
    LazyLock::new(|| Vault::new(PIN, round_fingerprint(&sample::round()), &[7; 16], &[9; 24]).unwrap());

fn sheets() -> String {
    sheets_file(&sample::round(), sample::journal().entries())
}

pub(crate) fn locked() -> String {
    let mut count = 0;
    let nonce = || {
        count += 1;
        Some([count; 24])
    };
    lock_sheets(&sheets(), &VAULT, nonce).unwrap()
}

fn reopened(file: &str, pin: &str) -> Result<Vault, Closed> {
    let text = tree(file)["vault"].to_string();
    Vault::open(&text, pin, round_fingerprint(&sample::round()))
}

/// Files of version 1 stay readable, whatever later builds lock with.
#[test]
fn golden() {
    let text = locked();
    expect_file!["../../../../tests/cases/format-v1/locked.json"].assert_eq(&text);
    let vault = reopened(&text, PIN).unwrap();
    let entries: Vec<String> = tree(&text)["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sealed| vault.unseal(Sealing::Entry, sealed.as_str().unwrap()).unwrap())
        .collect();
    assert_eq!(sheets_of(&sample::round(), &entries), sheets());
}

#[test]
fn nothing_in_it_can_be_read() {
    let text = locked();
    for entry in sample_sheets()["entries"].as_array().unwrap() {
        for key in ["writer", "at"] {
            assert!(!text.contains(entry[key].as_str().unwrap()), "{entry}");
        }
    }
    assert_eq!(violations("locked", &tree(&text)), Vec::<String>::new());
}

#[test]
fn whoever_cannot_ask_for_the_pin_says_so() {
    expect![[r#"
        Berkas ini dikunci dengan PIN. Buka di aplikasi, masukkan PIN, lalu pakai berkas dari "Unduh berkas".
        This file is locked with a PIN. Open it in the application, enter the PIN, then use the file from "Download file".
    "#]]
    .assert_eq(&said(locked().as_bytes()));
}

#[test]
fn what_is_wrong_beside_the_pin_is_told_too() {
    for (pointer, value) in [
        ("/vault/kdf", Some(json!("md5"))),
        ("/vault/salt", None),
        ("/vault/lain", Some(json!(1))),
        ("/entries/0", Some(json!(1))),
        ("/fingerprint", Some(json!("0".repeat(64)))),
        ("/round/title", Some(json!(""))),
    ] {
        let mut tree = tree(&locked());
        set(&mut tree, pointer, value);
        let problems = read_file(tree.to_string().as_bytes()).unwrap_err();
        assert!(
            problems.len() > 1 && problems.iter().any(|problem| problem.kind == Kind::Locked),
            "{pointer}: {problems:?}"
        );
    }
}

#[test]
fn it_is_had_with_its_vault() {
    let rescued = rescue(&locked());
    assert_eq!((rescued.round, rescued.problems.len()), (Some(sample::round()), 0));
    assert_eq!(rescued.vault.as_deref(), Some(VAULT.text()));
    assert_eq!(rescued.entries.len(), sample::journal().len());
    assert_eq!(rescue(&sheets()).vault, None);
}

#[test]
fn another_pin_another_round_and_another_lock_open_nothing() {
    let text = locked();
    for pin in ["", "melati-28", "melati-27 "] {
        assert_eq!(reopened(&text, pin).unwrap_err(), Closed::WrongPin);
    }
    let other = pk_format::Fingerprint(pk_core::Hash([0; 32]));
    assert_eq!(Vault::open(VAULT.text(), PIN, other).unwrap_err(), Closed::WrongPin);
    // What would take all of the memory, or all day, is not even begun.
    for (key, value) in [
        ("memory", json!(4_000_000)),
        ("memory", json!(0)),
        ("passes", json!(1_000)),
        ("passes", json!(0)),
        ("lanes", json!(1_000_000)),
        ("kdf", json!("argon2d")),
        ("cipher", json!("aes")),
        ("salt", json!("AAAA")),
        ("salt", json!("?")),
        ("check", json!(null)),
    ] {
        let mut vault: Value = tree(VAULT.text());
        vault[key] = value.clone();
        let closed = Vault::open(&vault.to_string(), PIN, round_fingerprint(&sample::round()));
        assert_eq!(closed.unwrap_err(), Closed::Unknown, "{key}: {value}");
    }
    assert_eq!(Vault::open("", PIN, other).unwrap_err(), Closed::Unknown);
}

#[test]
fn a_sealed_text_stands_for_nothing_else() {
    let sealed = VAULT.seal(Sealing::Entry, "{}", &[1; 24]);
    assert_eq!(VAULT.unseal(Sealing::Entry, &sealed).as_deref(), Some("{}"));
    assert_eq!(VAULT.unseal(Sealing::Draft, &sealed), None);
    for broken in ["", "AAAA", "{}", &sealed[4..]] {
        assert_eq!(VAULT.unseal(Sealing::Entry, broken), None);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sealed_texts_come_back_and_show_when_they_were_changed(
        text in any::<String>(), nonce in any::<[u8; 24]>(), place in any::<usize>(), bit in 0_u8..8,
    ) {
        let sealed = VAULT.seal(Sealing::Draft, &text, &nonce);
        prop_assert!(is_sealed(&sealed));
        prop_assert_eq!(VAULT.unseal(Sealing::Draft, &sealed), Some(text));
        let mut bytes = data_encoding::BASE64.decode(sealed.as_bytes()).unwrap();
        let place = place % bytes.len();
        bytes[place] ^= 1 << bit;
        prop_assert_eq!(VAULT.unseal(Sealing::Draft, &data_encoding::BASE64.encode(&bytes)), None);
    }
}
