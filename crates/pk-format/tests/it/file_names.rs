//! File names that every system takes.

use pk_format::file_name;
use proptest::prelude::*;

fn check(parts: &[&str], expected: &str) {
    assert_eq!(file_name(parts, "json"), expected);
}

#[test]
fn examples() {
    check(
        &["nilai", "Kab. Hulu Sungai Tengah", "Dr. Sri Rahayu, M.Kes."],
        "nilai_kab-hulu-sungai-tengah_dr-sri-rahayu-m-kes.json",
    );
    check(&["nilai", "../../etc/passwd"], "nilai_etc-passwd.json");
    check(&["Kota Tiga"], "kota-tiga.json");
    check(&["nilai", "Nya’ Sari"], "nilai_nya-sari.json");
}

#[test]
fn parts_without_letters_are_left_out() {
    check(&["nilai", "漢字", "p1"], "nilai_p1.json");
    check(&["nilai", ""], "nilai.json");
    check(&["", "p1"], "p1.json");
    check(&["...", ""], "berkas.json");
    check(&[], "berkas.json");
}

proptest! {
    #![proptest_config(crate::property::config())]

    #[test]
    fn names_are_plain(parts in prop::collection::vec(any::<String>(), 0..4)) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let name = file_name(&parts, "json");
        let stem = name.strip_suffix(".json").unwrap();
        prop_assert!(stem.starts_with(|c: char| c.is_ascii_alphanumeric()));
        prop_assert!(stem.ends_with(|c: char| c.is_ascii_alphanumeric()));
        prop_assert!(stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'));
    }
}
