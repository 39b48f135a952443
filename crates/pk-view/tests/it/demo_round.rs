//! The round of the demo page: fictional, and made from the rubric that is shipped.

use expect_test::expect_file;
use pk_core::number::{Half, Rounding};
use pk_core::round::{District, Panelist, Review, Role, RoundDraft};
use pk_core::rules::{NotApplicableRule, Rules};
use pk_core::{DistrictId, PanelistId, Round};
use pk_format::{File, read_file, round_file, shipped_rubric};

fn district(code: &str, name: &str, slot: &str, room: &str) -> District {
    District {
        code: DistrictId(code.to_owned()),
        name: name.to_owned(),
        slot: Some(slot.to_owned()),
        room: Some(room.to_owned()),
        presenter: None,
    }
}

fn panelist(id: &str, name: &str, role: Role, agency: &str) -> Panelist {
    Panelist {
        id: PanelistId(id.to_owned()),
        name: name.to_owned(),
        role,
        agency: Some(agency.to_owned()),
        sections: Vec::new(),
        recused: Vec::new(),
    }
}

fn demo_round() -> Round {
    let draft = RoundDraft {
        id: "contoh-2026".to_owned(),
        edition: 1,
        title: "Penilaian Kinerja 8 Aksi Konvergensi Provinsi Contoh 2026".to_owned(),
        province: Some("Provinsi Contoh".to_owned()),
        year: Some(2025),
        agency: Some("Bappeda Provinsi Contoh".to_owned()),
        instruction: Some("Keputusan Gubernur Contoh Nomor 8 Tahun 2026 (fiktif)".to_owned()),
        minutes: Some(25),
        practice: true,
        // No province has the code 00.
        districts: vec![
            district("00.01", "Kabupaten Melati", "2026-05-12T08:00", "Ruang Rapat I"),
            district("00.02", "Kabupaten Cempaka", "2026-05-12T08:25", "Ruang Rapat I"),
            district("00.03", "Kabupaten Kenanga", "2026-05-12T08:50", "Ruang Rapat I"),
            district("00.04", "Kabupaten Teratai", "2026-05-12T08:00", "Ruang Rapat II"),
            district("00.71", "Kota Anggrek", "2026-05-12T08:25", "Ruang Rapat II"),
        ],
        panel: vec![
            panelist("ketua", "Siti Rahmawati", Role::Chair, "Bappeda Provinsi Contoh"),
            panelist("anggota-1", "Budi Hartono", Role::Member, "Dinas Kesehatan Provinsi Contoh"),
            panelist("anggota-2", "Made Lestari", Role::Member, "Universitas Contoh"),
            panelist("anggota-3", "Yohanes Wanggai", Role::Member, "Perwakilan BKKBN Provinsi Contoh"),
        ],
        reviews: reviews(),
        rules: Rules::undecided(NotApplicableRule::LeftOut, Rounding { decimals: 2, half: Half::Up }),
        frozen: Vec::new(),
        rubric: shipped_rubric("pk-8-aksi").unwrap(),
    };
    Round::new(draft).unwrap()
}

#[test]
fn is_what_the_demo_page_shows() {
    let round = demo_round();
    let text = round_file(&round);
    expect_file!["../../../../web/demo/putaran-contoh.json"].assert_eq(&text);
    assert_eq!(read_file(text.as_bytes()), Ok(File::Round(round)));
}

/// What the Tim Teknis of the demo gave to two districts for the first two aksi.
fn reviews() -> Vec<Review> {
    let mut reviews = Vec::new();
    for (district, levels) in [("00.01", "ABBACBAB"), ("00.02", "BCABBBCD")] {
        for (code, level) in
            ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"].iter().zip(levels.chars())
        {
            let district = DistrictId(district.to_owned());
            reviews.push(Review { district, indicator: (*code).to_owned(), level: level.to_string() });
        }
    }
    reviews
}
