//! A small round of its own: two components on a scale of 100, three districts, three panelists, and sheets with
//! every kind of change, two devices of one panelist, and a conflict between them.

use pk_core::journal::Stamp;
use pk_core::number::{Half, Rounding};
use pk_core::round::{Amendment, District, Freeze, Panelist, Presenter, Role, RoundDraft};
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Source, Track};
use pk_core::rules::{AbsentRule, Award, AwardTo, Class, Combine, NotApplicableRule, Rules, TieRule};
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::undo::{redo, undo};
use pk_core::{Change, Decimal, DistrictId, Journal, PanelistId, Round, Rubric, SheetKey, WriterId};
use pk_format::{hash_of, random_writer};

fn text(text: &str) -> Text {
    Text { text: text.to_owned(), provenance: Provenance::Template, source: None }
}

fn printed(text: &str) -> Text {
    Text { text: text.to_owned(), provenance: Provenance::Printed, source: Some("sk-1".to_owned()) }
}

fn quantity(thousandths: i64) -> Quantity {
    let value = Decimal::from_thousandths(thousandths);
    Quantity { value, provenance: Provenance::Inferred, source: None }
}

fn indicator(code: &str, label: &str, weight: i64, points: &[i64]) -> Indicator {
    let level = |(points, code): (&i64, char)| Level {
        code: code.to_string(),
        points: quantity(*points),
        descriptor: (code == 'A').then(|| text("Lengkap, sah, dan dipakai")),
    };
    Indicator {
        code: code.to_owned(),
        label: printed(label),
        wording: None,
        weight: quantity(weight),
        not_applicable: false,
        note_required: false,
        levels: points.iter().zip('A'..).map(level).collect(),
        evidence: Vec::new(),
        phrases: Vec::new(),
    }
}

fn section(code: &str, name: &str, indicators: Vec<Indicator>) -> Section {
    Section { code: code.to_owned(), name: text(name), indicators }
}

fn component(id: &str, name: &str, weight: i64, sections: Vec<Section>) -> Component {
    let weight =
        Quantity { provenance: Provenance::Official, source: Some("sk-1".to_owned()), ..quantity(weight) };
    Component { id: id.to_owned(), name: text(name), weight, sections }
}

pub(crate) fn rubric() -> Rubric {
    let mut analysis = indicator("1.1", "Analisis \"lokasi prioritas\"", 1000, &[4000, 2500, 1000, 0]);
    analysis.wording = Some(text("Lokasi prioritas ditetapkan dari data sebaran\ndan data cakupan"));
    analysis.evidence = vec![text("Keputusan bupati/wali kota"), text("Tabel cakupan layanan")];
    let mut meeting = indicator("3.1", "Rembuk tingkat kecamatan", 1500, &[4000, 2000, 0]);
    meeting.not_applicable = true;
    let mastery = indicator("P.1", "Penguasaan masalah", 1000, &[10_000, 7_500, -500]);
    let documents = vec![
        section("1", "Analisis Situasi", vec![analysis]),
        section("3", "Rembuk Stunting", vec![meeting]),
    ];
    let presentation = vec![section("P", "Paparan", vec![mastery])];
    let track = Track {
        id: "pk".to_owned(),
        name: text("Penilaian Kinerja"),
        scale: Scale::Share(Decimal::from_thousandths(100_000)),
        components: vec![
            component("dokumen", "Dokumen", 62_500, documents),
            component("paparan", "Paparan", 37_500, presentation),
        ],
    };
    let draft = RubricDraft {
        id: "contoh".to_owned(),
        edition: 1,
        title: text("Rubrik contoh"),
        sources: vec![Source {
            id: "sk-1".to_owned(),
            title: "Keputusan Gubernur tentang contoh".to_owned(),
            date: Some("2026-01".to_owned()),
            url: Some("https://example.id/sk-1".to_owned()),
        }],
        tracks: vec![track],
    };
    Rubric::new(draft).unwrap()
}

pub(crate) fn round() -> Round {
    let district = |code: &str, name: &str, slot: Option<&str>| District {
        code: DistrictId(code.to_owned()),
        name: name.to_owned(),
        slot: slot.map(str::to_owned),
        room: slot.map(|_| "Aula Bappeda".to_owned()),
        presenter: None,
    };
    let panelist = |id: &str, name: &str, role, agency: Option<&str>| Panelist {
        id: PanelistId(id.to_owned()),
        name: name.to_owned(),
        role,
        agency: agency.map(str::to_owned),
        sections: Vec::new(),
        recused: Vec::new(),
    };
    let draft = RoundDraft {
        id: "contoh-2026".to_owned(),
        edition: 1,
        title: "Penilaian Kinerja 2026 Provinsi Contoh".to_owned(),
        province: Some("Provinsi Contoh".to_owned()),
        year: Some(2025),
        agency: Some("Bapperida Provinsi Contoh".to_owned()),
        instruction: Some("Surat nomor 400.5/1/2026".to_owned()),
        minutes: None,
        practice: false,
        districts: vec![
            district("99.01", "Kabupaten Satu", Some("2026-05-12T08:00")),
            district("99.02", "Kabupaten Dua", Some("2026-05-12T08:30")),
            district("99.71", "Kota Tiga", None),
        ],
        panel: vec![
            panelist("p1", "Sri Rahayu", Role::Chair, Some("Bapperida")),
            panelist("p2", "Ahmad Fauzi", Role::Member, Some("Dinas Kesehatan")),
            panelist("p3", "Maria Goreti", Role::Member, None),
        ],
        reviews: Vec::new(),
        rules: Rules::undecided(NotApplicableRule::LeftOut, Rounding { decimals: 2, half: Half::Even }),
        frozen: Vec::new(),
        rubric: rubric(),
    };
    Round::new(draft).unwrap()
}

/// The same round with every rule decided, frozen for the second time.
pub(crate) fn frozen_round() -> Round {
    let mut draft = (*round()).clone();
    let (track, component, section) = {
        let track = draft.rubric.tracks.first().unwrap();
        let component = track.components.first().unwrap();
        (track.id.clone(), component.id.clone(), component.sections.first().unwrap().code.clone())
    };
    draft.edition = 2;
    draft.rules.combine = Some(Combine::Trimmed { cut: 1 });
    draft.rules.absent = Some(AbsentRule::Required);
    draft.rules.presenter_ranks = vec!["Bupati/wali kota".to_owned(), "Kepala dinas/badan".to_owned()];
    draft.rules.ties = vec![
        TieRule::Component(component),
        TieRule::Section(section.clone()),
        TieRule::PresenterRank,
        TieRule::Lot,
    ];
    let class = |name: &str, least: Option<i64>| Class {
        name: name.to_owned(),
        least: least.map(Decimal::from_thousandths),
    };
    draft.rules.classes =
        vec![class("Tumbuh", Some(0)), class("Berkembang", Some(60_500)), class("Berdaya", None)];
    let award = |name: &str, to: AwardTo| Award { name: name.to_owned(), to };
    draft.rules.awards = vec![
        award("Terbaik", AwardTo::Rank { track, places: 3 }),
        award("Piagam Berdaya", AwardTo::Class { class: "Berdaya".to_owned() }),
        award("Inspiratif", AwardTo::Votes),
    ];
    let rank = draft.rules.presenter_ranks.first().cloned();
    let first = draft.districts.first_mut().unwrap();
    first.presenter = Some(Presenter { name: Some("Siti Aminah".to_owned()), rank });
    let member = draft.panel.get_mut(1).unwrap();
    member.sections = vec![section];
    member.recused = vec![DistrictId("99.71".to_owned())];
    let freeze = |edition, at, by: Option<&str>, change| Freeze {
        edition,
        at,
        by: by.map(str::to_owned),
        change,
        seal: None,
    };
    let change = Amendment {
        reason: "Ambang kelas diperbaiki atas surat provinsi".to_owned(),
        previous: pk_format::round_fingerprint(&round()).0,
    };
    draft.frozen = vec![
        freeze(1, 1_778_000_000_000, Some("Sekretariat Bapperida"), None),
        freeze(2, 1_778_100_000_123, None, Some(change)),
    ];
    Round::new(draft).unwrap()
}

pub(crate) fn writer(index: u8) -> WriterId {
    random_writer([index; 10])
}

pub(crate) fn key(panelist: &str, district: &str) -> SheetKey {
    SheetKey { panelist: PanelistId(panelist.to_owned()), district: DistrictId(district.to_owned()) }
}

/// One minute a change, from 12 May 2026, 08.00 in western Indonesia.
pub(crate) fn stamp(writer_index: u8, journal: &Journal) -> Stamp {
    let minutes = i64::try_from(journal.len()).unwrap();
    Stamp { writer: writer(writer_index), at: 1_778_547_600_000 + minutes * 60_000 }
}

pub(crate) fn grade(indicator: &str, level: &str) -> Change {
    Change::Grade { indicator: indicator.to_owned(), level: level.to_owned() }
}

pub(crate) fn note(indicator: &str, text: &str) -> Change {
    Change::Note { indicator: indicator.to_owned(), text: text.to_owned() }
}

fn write(journal: &mut Journal, writer: u8, key: &SheetKey, change: Change) {
    journal.write(stamp(writer, journal), key, change, hash_of).unwrap();
}

/// The laptop of p1 (writer 1), the phone of p1 (writer 2) and the laptop of p2 (writer 3).
pub(crate) fn journal() -> Journal {
    let mut laptop = Journal::default();
    let first = key("p1", "99.01");
    write(&mut laptop, 1, &first, grade("1.1", "B"));
    write(&mut laptop, 1, &first, grade("1.1", "A"));
    let at = stamp(1, &laptop);
    undo(&mut laptop, at, &first, hash_of).unwrap();
    let at = stamp(1, &laptop);
    redo(&mut laptop, at, &first, hash_of).unwrap();
    write(&mut laptop, 1, &first, note("1.1", "Peta belum diperbarui;\nlihat \"lampiran\" 2"));
    write(&mut laptop, 1, &first, Change::NotApplicable { indicator: "3.1".to_owned() });
    write(&mut laptop, 1, &first, grade("P.1", "B"));
    write(&mut laptop, 1, &first, Change::Clear { indicator: "P.1".to_owned() });
    write(&mut laptop, 1, &first, Change::Finalise { covers: Vec::new(), proof: None });
    write(&mut laptop, 1, &first, Change::Reopen { reason: "Paparan belum dinilai".to_owned() });

    let mut phone = laptop.clone();
    write(&mut laptop, 1, &first, grade("P.1", "C"));
    write(&mut phone, 2, &first, grade("P.1", "A"));
    write(&mut phone, 2, &key("p1", "99.71"), grade("1.1", "D"));
    laptop.merge(&phone).unwrap();

    let mut other = Journal::default();
    for (indicator, level) in [("1.1", "C"), ("3.1", "A"), ("P.1", "A")] {
        write(&mut other, 3, &key("p2", "99.01"), grade(indicator, level));
    }
    write(&mut other, 3, &key("p2", "99.01"), Change::Finalise { covers: Vec::new(), proof: None });
    laptop.merge(&other).unwrap();
    laptop
}
