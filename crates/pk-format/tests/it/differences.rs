//! What differs between two rounds or two rubrics.

use crate::property::config;
use crate::random;
use crate::sample::{frozen_round, round};
use expect_test::{Expect, expect};
use pk_core::round::RoundDraft;
use pk_core::rubric::{RubricDraft, Section};
use pk_core::text::{Provenance, Text};
use pk_core::{Decimal, DistrictId, PanelistId, Round, Rubric};
use pk_format::{
    Difference, Differs, Lang, Node, Part, RUBRICS, Value, difference_sentence, parse, round_differences,
    round_file, round_fingerprint, rubric_differences, rubric_file, shipped_rubric,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

/// The same difference, seen from the other side.
fn mirrored(difference: Difference) -> Difference {
    let kind = match difference.kind {
        Differs::Added(node) => Differs::Removed(node),
        Differs::Removed(node) => Differs::Added(node),
        Differs::Changed { before, after } => Differs::Changed { before: after, after: before },
        Differs::Moved { before, after } => Differs::Moved { before: after, after: before },
    };
    Difference { kind, ..difference }
}

fn sorted(differences: impl IntoIterator<Item = Difference>) -> Vec<String> {
    let mut texts: Vec<String> = differences.into_iter().map(|one| format!("{one:?}")).collect();
    texts.sort();
    texts
}

/// One change of a round: what, where, and a text.
type Edit = (u8, Index, Index, String);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((0..14_u8, any::<Index>(), any::<Index>(), random::words()), 0..6)
}

/// Moves one item to where another one stands.
fn shift<T>(items: &mut Vec<T>, from: Index, to: Index) {
    if !items.is_empty() {
        let item = items.remove(from.index(items.len()));
        items.insert(to.index(items.len() + 1), item);
    }
}

fn edited(round: &Round, edits: Vec<Edit>) -> Round {
    let mut draft: RoundDraft = (**round).clone();
    for edit in edits {
        let mut next = draft.clone();
        apply(&mut next, edit);
        // What would be no round any more is left as it was.
        if next.faults().is_empty() {
            draft = next;
        }
    }
    Round::new(draft).unwrap()
}

fn apply(draft: &mut RoundDraft, (kind, one, two, text): Edit) {
    match kind {
        0 => draft.title = text,
        1 => draft.agency = (text.len() % 2 == 0).then_some(text),
        2 => shift(&mut draft.districts, one, two),
        3 => shift(&mut draft.panel, one, two),
        4 if !draft.districts.is_empty() => {
            let gone = draft.districts.remove(one.index(draft.districts.len())).code;
            draft.reviews.retain(|review| review.district != gone);
            draft.panel.iter_mut().for_each(|panelist| panelist.recused.retain(|code| *code != gone));
        }
        5 if !draft.panel.is_empty() => {
            let place = one.index(draft.panel.len());
            let mut fresh = draft.panel[place].clone();
            (fresh.id, fresh.name) = (PanelistId(format!("baru{}", two.index(3))), text);
            draft.panel.insert(place, fresh);
        }
        6 => draft.rules.presenter_ranks.push(text),
        7 => draft.rules.classes.clear(),
        8 => shift(&mut draft.reviews, one, two),
        9 => draft.frozen.clear(),
        10 => draft.practice = !draft.practice,
        _ => {
            let mut rubric: RubricDraft = (*draft.rubric).clone();
            change_rubric(&mut rubric, kind, one, two, text);
            draft.rubric = Rubric::new(rubric).unwrap_or_else(|_| draft.rubric.clone());
        }
    }
}

fn change_rubric(rubric: &mut RubricDraft, kind: u8, one: Index, two: Index, text: String) {
    let mut sections: Vec<&mut Section> = rubric
        .tracks
        .iter_mut()
        .flat_map(|track| &mut track.components)
        .flat_map(|component| &mut component.sections)
        .collect();
    let place = one.index(sections.len());
    let indicators = &mut sections[place].indicators;
    let place = two.index(indicators.len());
    match kind {
        11 => shift(indicators, one, two),
        12 => {
            let phrase = Text { text, provenance: Provenance::Template, source: None };
            indicators[place].phrases.push(phrase.clone());
            indicators[place].evidence.push(phrase);
        }
        _ => {
            let levels = &mut indicators[place].levels;
            let level = one.index(levels.len());
            levels[level].points.value = Decimal::from_thousandths(500);
            levels[level].descriptor = None;
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn there_is_no_difference_exactly_between_equals((before, edits) in (random::round(), edits())) {
        let after = edited(&before, edits);
        let found = round_differences(&before, &after);
        prop_assert_eq!(found.is_empty(), round_fingerprint(&before) == round_fingerprint(&after));
        prop_assert_eq!(round_differences(&before, &before), []);
        let of_rubrics = rubric_differences(&before.rubric, &after.rubric);
        prop_assert_eq!(of_rubrics.is_empty(), rubric_file(&before.rubric) == rubric_file(&after.rubric));
    }

    #[test]
    fn the_other_way_around_is_the_mirror_image((before, edits) in (random::round(), edits())) {
        let after = edited(&before, edits);
        let there = round_differences(&before, &after).into_iter().map(mirrored);
        prop_assert_eq!(sorted(there), sorted(round_differences(&after, &before)));
    }

    #[test]
    fn strangers_have_a_mirror_image_too((one, other) in (random::round(), random::round())) {
        let there = round_differences(&one, &other).into_iter().map(mirrored);
        prop_assert_eq!(sorted(there), sorted(round_differences(&other, &one)));
    }

    #[test]
    fn every_difference_is_one_line((before, edits) in (random::round(), edits())) {
        let after = edited(&before, edits);
        for difference in round_differences(&before, &after) {
            for lang in [Lang::Id, Lang::En] {
                let sentence = difference_sentence(&difference, lang);
                prop_assert!(sentence.contains(": ") && !sentence.contains('\n'), "{sentence}");
            }
        }
    }
}

/// Both languages of every difference, one a line.
fn words(differences: &[Difference]) -> String {
    let both = |one: &Difference| [Lang::Id, Lang::En].map(|lang| difference_sentence(one, lang) + "\n");
    differences.iter().flat_map(both).collect()
}

fn check(change: impl FnOnce(&mut RoundDraft), expected: &Expect) {
    let before = round();
    let mut draft = (*before).clone();
    change(&mut draft);
    expected.assert_eq(&words(&round_differences(&before, &Round::new(draft).unwrap())));
}

fn with_rubric(draft: &mut RoundDraft, change: impl FnOnce(&mut RubricDraft)) {
    let mut rubric = (*draft.rubric).clone();
    change(&mut rubric);
    draft.rubric = Rubric::new(rubric).unwrap();
}

#[test]
fn items_are_known_by_their_code() {
    check(
        |draft| {
            draft.districts.rotate_right(1);
            draft.districts[1].slot = Some("2026-05-12T09:00".to_owned());
        },
        &expect![[r#"
            kabupaten/kota 99.01, jadwal: "2026-05-12T08:00" menjadi "2026-05-12T09:00"
            district 99.01, slot: "2026-05-12T08:00" becomes "2026-05-12T09:00"
            kabupaten/kota 99.71: pindah dari urutan 3 ke urutan 1
            district 99.71: moved from place 3 to place 1
        "#]],
    );
    check(
        |draft| {
            draft.panel.remove(1);
            draft.panel[1].recused = vec![DistrictId("99.02".to_owned())];
            draft.panel[1].sections = vec!["3".to_owned()];
        },
        &expect![[r#"
            panelis p2: dihapus: "Ahmad Fauzi"
            panelist p2: removed: "Ahmad Fauzi"
            panelis p3, aksi 3: ditambahkan
            panelist p3, section 3: added
            panelis p3, tidak menilai 99.02: ditambahkan
            panelist p3, does not grade 99.02: added
        "#]],
    );
    check(
        |draft| {
            with_rubric(draft, |rubric| {
                let section = &mut rubric.tracks[0].components[0].sections[0];
                let mut fresh = section.indicators[0].clone();
                fresh.code = "1.2".to_owned();
                fresh.label.text = "Indikator baru".to_owned();
                section.indicators.insert(0, fresh);
                let old = &mut section.indicators[1];
                old.levels[1].points.value = Decimal::from_thousandths(3_000);
                old.levels[1].points.provenance = Provenance::Template;
                old.evidence[1].text = "Tabel cakupan layanan tahun berjalan".to_owned();
                old.levels[0].descriptor = None;
                old.note_required = true;
            });
        },
        &expect![[r#"
            indikator 1.1, tingkat A, uraian: dihapus: "Lengkap, sah, dan dipakai"
            indicator 1.1, level A, descriptor: removed: "Lengkap, sah, dan dipakai"
            indikator 1.1, tingkat B, poin: 2,5 menjadi 3
            indicator 1.1, level B, points: 2.5 becomes 3
            indikator 1.1, tingkat B, poin, asal: simpulan menjadi templat
            indicator 1.1, level B, points, provenance: inferred becomes template
            indikator 1.1, data dukung 2: "Tabel cakupan layanan" menjadi "Tabel cakupan layanan tahun berjalan"
            indicator 1.1, evidence 2: "Tabel cakupan layanan" becomes "Tabel cakupan layanan tahun berjalan"
            indikator 1.1, wajib diberi catatan: tidak menjadi ya
            indicator 1.1, note required: no becomes yes
            indikator 1.2: ditambahkan: "Indikator baru"
            indicator 1.2: added: "Indikator baru"
        "#]],
    );
}

#[test]
fn a_freeze_and_the_rules_that_were_decided_are_told() {
    expect![[r#"
        edisi: 1 menjadi 2
        edition: 1 becomes 2
        kabupaten/kota 99.01, penyaji: ditambahkan: nama "Siti Aminah", jabatan "Bupati/wali kota"
        district 99.01, presenter: added: name "Siti Aminah", rank "Bupati/wali kota"
        panelis p2, aksi 1: ditambahkan
        panelist p2, section 1: added
        panelis p2, tidak menilai 99.71: ditambahkan
        panelist p2, does not grade 99.71: added
        aturan, cara menggabungkan nilai: ditambahkan: rata-rata terpangkas, yang dipangkas di tiap ujung 1
        rules, how grades combine: added: trimmed mean, cut off at each end 1
        aturan, lembar yang tidak ada: ditambahkan: ditunggu
        rules, missing sheet: added: waited for
        aturan, aturan seri komponen dokumen: ditambahkan
        rules, rule for ties component dokumen: added
        aturan, aturan seri aksi 1: ditambahkan
        rules, rule for ties section 1: added
        aturan, aturan seri jabatan penyaji: ditambahkan
        rules, rule for ties rank of the presenter: added
        aturan, aturan seri undian: ditambahkan
        rules, rule for ties lot: added
        aturan, jabatan penyaji Bupati/wali kota: ditambahkan
        rules, rank of presenters Bupati/wali kota: added
        aturan, jabatan penyaji Kepala dinas/badan: ditambahkan
        rules, rank of presenters Kepala dinas/badan: added
        aturan, kelas Tumbuh: ditambahkan: ambang 0
        rules, class Tumbuh: added: threshold 0
        aturan, kelas Berkembang: ditambahkan: ambang 60,5
        rules, class Berkembang: added: threshold 60.5
        aturan, kelas Berdaya: ditambahkan
        rules, class Berdaya: added
        aturan, penghargaan Terbaik: ditambahkan: menurut peringkat, jalur "pk", banyaknya peringkat 3
        rules, award Terbaik: added: by rank, track "pk", places 3
        aturan, penghargaan Piagam Berdaya: ditambahkan: menurut kelas, kelas "Berdaya"
        rules, award Piagam Berdaya: added: by class, class "Berdaya"
        aturan, penghargaan Inspiratif: ditambahkan: menurut suara pengunjung
        rules, award Inspiratif: added: by votes of visitors
        pembekuan edisi 1: ditambahkan: waktu "2026-05-05T16:53:20.000Z", oleh "Sekretariat Bapperida"
        freeze of edition 1: added: time "2026-05-05T16:53:20.000Z", by "Sekretariat Bapperida"
        pembekuan edisi 2: ditambahkan: waktu "2026-05-06T20:40:00.123Z", perubahan alasan "Ambang kelas diperbaiki atas surat provinsi", sidik edisi sebelumnya "12d4baa2b7c361287b6a384b5e5d01231128f5de51545f0f9e2db4e65356e497"
        freeze of edition 2: added: time "2026-05-06T20:40:00.123Z", change reason "Ambang kelas diperbaiki atas surat provinsi", fingerprint of the edition before "12d4baa2b7c361287b6a384b5e5d01231128f5de51545f0f9e2db4e65356e497"
    "#]]
    .assert_eq(&words(&round_differences(&round(), &frozen_round())));
}

#[test]
fn what_is_of_another_type_is_told_as_a_whole() {
    let mut draft = (*frozen_round()).clone();
    draft.rules.combine = Some(pk_core::rules::Combine::Mean);
    draft.rules.awards[0].to = pk_core::rules::AwardTo::Votes;
    let after = Round::new(draft).unwrap();
    expect![[r#"
        aturan, cara menggabungkan nilai: rata-rata terpangkas, yang dipangkas di tiap ujung 1 menjadi rata-rata
        rules, how grades combine: trimmed mean, cut off at each end 1 becomes mean
        aturan, penghargaan Terbaik: menurut peringkat, nama "Terbaik", jalur "pk", banyaknya peringkat 3 menjadi menurut suara pengunjung, nama "Terbaik"
        rules, award Terbaik: by rank, name "Terbaik", track "pk", places 3 becomes by votes of visitors, name "Terbaik"
    "#]].assert_eq(&words(&round_differences(&frozen_round(), &after)));
}

/// Every key in `node`.
fn keys(node: &Node, found: &mut BTreeSet<String>) {
    match &node.value {
        Value::Map(fields) => {
            for (key, node) in fields {
                found.insert(key.clone());
                keys(node, found);
            }
        }
        Value::List(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

#[test]
fn every_field_has_words() {
    let mut found = BTreeSet::new();
    let mut texts = vec![round_file(&frozen_round())];
    texts.extend(RUBRICS.map(|shipped| rubric_file(&shipped_rubric(shipped.id).unwrap())));
    // Keys that the sample has no use for.
    texts.push(r#"{"reviews":[{"district":"","indicator":"","level":""}],"minutes":1,"practice":true,"note_required":true,"phrases":[]}"#.to_owned());
    for text in texts {
        keys(&parse(text.as_bytes()).unwrap(), &mut found);
    }
    // The envelope is no part of a round.
    for key in ["format", "version", "kind", "round"] {
        found.remove(key);
    }
    assert!(found.len() > 50, "{found:?}");
    for key in found {
        let place = vec![Part::Field(key.clone()), Part::Item("x".to_owned())];
        let moved = Difference { place, kind: Differs::Moved { before: 1, after: 2 } };
        assert!(!difference_sentence(&moved, Lang::Id).starts_with(&format!("{key} ")), "{key} has no words");
    }
}
