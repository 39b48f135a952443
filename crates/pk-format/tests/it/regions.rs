//! The provinces, kabupaten and kota that come with every build.

use pk_format::{Region, Regions, Supplies, supplies_file};
use std::collections::BTreeSet;

fn shipped() -> Regions {
    Supplies::read(&supplies_file()).regions
}

#[test]
fn all_of_them_are_there_under_their_codes() {
    let regions = shipped();
    assert_eq!((regions.provinces.len(), regions.districts.len()), (38, 514));
    assert!(regions.source.contains("Kepmendagri 300.2.2-2138 Tahun 2025"));
    let kota = regions.districts.iter().filter(|district| district.name.starts_with("Kota ")).count();
    assert_eq!(kota, 98);
    let is_number = |text: &str| text.len() == 2 && text.parse::<u8>().is_ok();
    for province in &regions.provinces {
        assert!(is_number(&province.code), "{province:?}");
        assert!(regions.of_province(&province.code).next().is_some(), "{province:?}");
    }
    for district in &regions.districts {
        let (province, number) = district.code.split_once('.').unwrap();
        assert!(is_number(province) && is_number(number), "{district:?}");
        assert_eq!(regions.province(district).map(|province| province.code.as_str()), Some(province));
        // Kemendagri gives kabupaten 01 to 69 and kota 71 to 99.
        let is_kota = number.parse::<u8>().unwrap() > 70;
        let kind = if is_kota { "Kota " } else { "Kabupaten " };
        assert!(district.name.starts_with(kind), "{district:?}");
    }
    for list in [&regions.provinces, &regions.districts] {
        assert!(list.is_sorted_by(|one, next| one.code < next.code));
        let names: BTreeSet<&str> = list.iter().map(|region| region.name.as_str()).collect();
        assert_eq!(names.len(), list.len());
    }
}

/// How many each province has, as Kepmendagri 300.2.2-2138 Tahun 2025 counts them.
#[test]
fn every_province_has_as_many_as_it_should() {
    let regions = shipped();
    let counts: Vec<usize> =
        regions.provinces.iter().map(|province| regions.of_province(&province.code).count()).collect();
    let expected = [
        23, 33, 19, 12, 11, 17, 10, 15, 7, 7, 6, 27, 35, 5, 38, 8, 9, 10, 22, 14, 14, 13, 10, 5, 15, 13, 24,
        17, 6, 6, 11, 10, 9, 7, 4, 8, 8, 6,
    ];
    assert_eq!(counts, expected);
    let papua =
        regions.provinces.iter().skip(32).map(|province| format!("{} {}", province.code, province.name));
    let expected = [
        "91 Papua",
        "92 Papua Barat",
        "93 Papua Selatan",
        "94 Papua Tengah",
        "95 Papua Pegunungan",
        "96 Papua Barat Daya",
    ];
    assert_eq!(papua.collect::<Vec<_>>(), expected);
}

fn check(words: &str, expected: &[&str]) {
    let regions = shipped();
    let found: Vec<String> = regions
        .search(words)
        .into_iter()
        .map(|region| format!("{} {}", region.code, region.short()))
        .collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let tangerang = ["36.03 Kab. Tangerang", "36.71 Kota Tangerang", "36.74 Kota Tangerang Selatan"];
    for words in ["tangerang", "Kab. Tangerang", "KABUPATEN TANGERANG", " kota  tangerang ", "kab tange"] {
        check(words, &tangerang);
    }
    check(
        "36.7",
        &["36.71 Kota Tangerang", "36.72 Kota Cilegon", "36.73 Kota Serang", "36.74 Kota Tangerang Selatan"],
    );
    check("kotabaru", &["63.02 Kab. Kotabaru"]);
    check("baubau", &["74.72 Kota Bau Bau"]);
    check("Jakarta Pusat", &["31.71 Kota Administrasi Jakarta Pusat"]);
    check("kota adm. jakarta pusat", &["31.71 Kota Administrasi Jakarta Pusat"]);
    for words in ["Kepulauan Siau", "Kep. Siau"] {
        check(words, &["71.09 Kab. Kep. Siau Tagulandang Biaro"]);
    }
    // Those that begin so come first.
    check("solok", &["13.02 Kab. Solok", "13.11 Kab. Solok Selatan", "13.72 Kota Solok"]);
    check("pati", &["33.18 Kab. Pati"]);
    check("atlantis", &[]);
}

#[test]
fn nothing_to_look_for_finds_all() {
    for words in ["", " ", "kota", "Kab."] {
        assert_eq!(shipped().search(words).len(), 514, "{words}");
    }
}

#[test]
fn every_district_is_found_by_its_name_and_code() {
    let regions = shipped();
    for district in &regions.districts {
        for words in [&district.name, &district.short(), &district.code] {
            assert!(regions.search(words).contains(&district), "{words}");
        }
    }
}

#[test]
fn of_what_has_another_form_nothing_is_taken() {
    assert_eq!(Supplies::read("").regions, Regions::default());
    assert_eq!(Supplies::read("[]").regions, Regions::default());
    let odd = r#"{"regions": {"source": 1, "provinces": [], "districts": {"36.03": {}, "36.04": "Kabupaten Serang"}}}"#;
    let serang = Region { code: "36.04".to_owned(), name: "Kabupaten Serang".to_owned() };
    assert_eq!(Supplies::read(odd).regions, Regions { districts: vec![serang], ..Regions::default() });
}
