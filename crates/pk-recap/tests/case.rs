//! The files of the case `rekap`, through everything that makes them a result.

#![expect(clippy::unwrap_used, reason = "a case that cannot run has failed")]

use pk_core::journal::Stamp;
use pk_core::plenary::{Decision, Plenary};
use pk_core::recap::{Recap, Settled};
use pk_core::round::{Amendment, Freeze, RoundDraft};
use pk_core::rubric::RubricDraft;
use pk_core::rules::Combine;
use pk_core::{Decimal, DistrictId, Mark, PanelistId, Round, Rubric, SheetKey, WriterId};
use pk_format::{Lang, derivation_words, hash_of_resolution, plenary_file, round_file};
use pk_recap::{
    Counted, Editions, Found, Group, Rounds, agenda, chance, decision_lines, depends_on_panel, earlier_lines,
    firm_lines, intake, without_each,
};

const SHEETS: [&str; 3] = ["ani.json", "budi.json", "cici.json"];

fn bytes(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/rekap/");
    std::fs::read([folder, name].concat()).unwrap()
}

fn found(rounds: &Rounds, names: &[&str]) -> Vec<(String, Found)> {
    names.iter().map(|name| ((*name).to_owned(), rounds.read(&bytes(name)).unwrap())).collect()
}

fn counted(read: Vec<(String, Found)>) -> (Group, Counted) {
    let editions = Editions::of(read.iter().map(|(_, found)| found));
    let mut taken = intake(read, &editions, Lang::Id);
    assert_eq!((taken.groups.len(), taken.refusals.as_slice()), (1, [].as_slice()));
    let mut group = taken.groups.remove(0);
    assert!(group.merge(Lang::Id).is_empty());
    let counted = Counted::of_group(&group);
    (group, counted)
}

fn decided(sheet: (&str, &str), gave: &str, level: &str) -> Plenary {
    let mut plenary = Plenary::default();
    let sheet =
        SheetKey { panelist: PanelistId(sheet.0.to_owned()), district: DistrictId(sheet.1.to_owned()) };
    let mark = Some(Mark::Level(level.to_owned()));
    let decision = Decision::Review {
        sheet,
        indicator: "1.1".to_owned(),
        gave: Mark::Level(gave.to_owned()),
        mark,
        reason: "Dilihat kembali".to_owned(),
    };
    let stamp = Stamp { writer: WriterId("a".repeat(15) + "b"), at: 0 };
    plenary.write(stamp, String::new(), decision, hash_of_resolution).unwrap();
    plenary
}

#[test]
fn the_order_and_the_number_of_files_do_not_matter() {
    let rounds = Rounds::default();
    let (_, once) = counted(found(&rounds, &SHEETS));
    for names in [
        ["cici.json", "ani.json", "budi.json", "ani.json"],
        ["budi.json", "cici.json", "cici.json", "ani.json"],
    ] {
        let (_, other) = counted(found(&rounds, &names));
        assert_eq!(other.recap.as_ref().unwrap().rankings(), once.recap.as_ref().unwrap().rankings());
        assert_eq!((other.locked, &other.open, &other.missing), (once.locked, &once.open, &once.missing));
    }
}

/// What a panelist gives when asked once more counts, and the sheet stays as it was.
#[test]
fn what_the_plenary_decided_counts() {
    let rounds = Rounds::default();
    let read = found(&rounds, &SHEETS);
    let Found::Sheets(round, _) = &read[0].1 else { unreachable!("no sheets") };
    let file = plenary_file(&round.round, &decided(("budi", "91.01"), "A", "D"));
    let mut with = read.clone();
    with.push(("pleno.json".to_owned(), rounds.read(file.as_bytes()).unwrap()));
    let ((_, before), (group, mut after)) = (counted(read), counted(with));
    let (recap, was) = (after.recap.as_ref().unwrap(), before.recap.as_ref().unwrap());
    assert_ne!(recap.districts()[0], was.districts()[0]);
    let was_districts = was.districts().to_vec();
    assert_eq!(after.grades(), before.grades());
    assert!(derivation_words(recap, 0, 0, Lang::Id).starts_with("rata-rata dari 3 panelis ("));
    assert_eq!(group.plenary.minuted().len(), 1);
    // It was about the grade on the sheet: about another one it says nothing.
    let mut outdated = before;
    outdated.settle(decided(("budi", "91.01"), "C", "D").settled());
    assert_eq!(outdated.recap.as_ref().unwrap().districts(), was_districts.as_slice());
    // Taken back, everything is as it was.
    after.settle(Plenary::default().settled());
    assert_eq!(after.recap.as_ref().unwrap().districts(), was_districts.as_slice());
}

/// Of files of decisions that contradict each other none counts, whatever their names are.
#[test]
fn contradicting_decisions_do_not_count() {
    let rounds = Rounds::default();
    let read = found(&rounds, &SHEETS);
    let Found::Sheets(round, _) = &read[0].1 else { unreachable!("no sheets") };
    let files = ["C", "D"].map(|level| {
        let file = plenary_file(&round.round, &decided(("budi", "91.01"), "A", level));
        rounds.read(file.as_bytes()).unwrap()
    });
    let (_, none) = counted(read.clone());
    for names in [["1.json", "2.json"], ["2.json", "1.json"]] {
        let mut with = read.clone();
        with.extend(names.iter().zip(&files).map(|(name, file)| ((*name).to_owned(), file.clone())));
        let editions = Editions::of(with.iter().map(|(_, found)| found));
        let mut group = intake(with, &editions, Lang::Id).groups.remove(0);
        assert_eq!(group.merge(Lang::Id).len(), 2);
        let counted = Counted::of_group(&group);
        assert_eq!(counted.recap.unwrap().rankings(), none.recap.as_ref().unwrap().rankings());
    }
}

/// Everything that was decided is told, and what of it does not count.
#[test]
fn decisions_are_told() {
    let rounds = Rounds::default();
    let mut read = found(&rounds, &SHEETS);
    let Found::Sheets(round, _) = &read[0].1 else { unreachable!("no sheets") };
    let tell = |gave: &str| {
        let file = plenary_file(&round.round, &decided(("budi", "91.01"), gave, "D"));
        let mut read = read.clone();
        read.push(("pleno.json".to_owned(), rounds.read(file.as_bytes()).unwrap()));
        decision_lines(&counted(read).1, Lang::Id)
    };
    assert_eq!(tell("A"), ["Kabupaten Utara 1.1, Budi: ditinjau menjadi D: Dilihat kembali"]);
    assert_eq!(
        tell("C"),
        ["Kabupaten Utara 1.1, Budi: ditinjau menjadi D: Dilihat kembali (tidak dihitung)"]
    );
    read.truncate(1);
    assert!(decision_lines(&counted(read).1, Lang::Id).is_empty());
}

#[test]
fn the_plenary_begins_where_the_panel_is_furthest_apart() {
    let (_, counted) = counted(found(&Rounds::default(), &SHEETS));
    let recap = counted.recap.unwrap();
    let items = agenda(&recap);
    let key = |item: &pk_recap::Item| (!item.waits, !item.disputed, usize::MAX - item.spread);
    assert!(items.iter().map(key).is_sorted());
    assert!(items[0].disputed && items.iter().any(|item| !item.disputed));
    assert_eq!(items.len(), 12);
}

/// What was agreed on does not depend on who is left out: nothing is drawn, and that is said.
#[test]
fn under_agreement_no_panel_is_drawn() {
    let (group, counted) = counted(found(&Rounds::default(), &SHEETS));
    let mut draft: RoundDraft = (*group.round).clone();
    draft.rules.combine = Some(Combine::Agreed);
    let round = Round::new(draft).unwrap();
    let recap = Recap::new(&round, counted.grades().clone(), Settled::default(), Combine::Agreed);
    assert!(!depends_on_panel(&recap) && depends_on_panel(counted.recap.as_ref().unwrap()));
    assert!(without_each(&recap).iter().all(Vec::is_empty));
    assert!(chance(&recap, 20, 7).iter().all(|one| one.ranges.is_empty() && one.tosses.is_empty()));
    assert!(firm_lines(&recap, Lang::Id)[0].contains("disepakati bersama"));
}

#[test]
fn panels_that_are_drawn_are_the_same_everywhere() {
    let (_, counted) = counted(found(&Rounds::default(), &SHEETS));
    let recap = counted.recap.unwrap();
    let drawn = chance(&recap, 200, 7);
    assert_eq!(drawn, chance(&recap, 200, 7));
    assert!((0..20).any(|seed| chance(&recap, 5, seed) != chance(&recap, 5, 7)));
    for (track, ranking) in drawn.iter().zip(recap.rankings()) {
        assert_eq!(track.ranges.len(), ranking.places.len());
        for range in &track.ranges {
            assert!(range.ranks.0 <= range.ranks.1 && range.scores.0 <= range.scores.1);
        }
        assert!(track.tosses.iter().all(|toss| (25..=100).contains(&toss.turned)));
    }
    // The mean of a panel lies between those of the panels that lack one of it.
    for (ranges, ranking) in without_each(&recap).iter().zip(recap.rankings()) {
        for (range, place) in ranges.iter().zip(&ranking.places) {
            assert!(range.scores.0 <= place.score && place.score <= range.scores.1);
        }
    }
}

/// After a change of weights both results are told, each by its own rules.
#[test]
fn an_amended_round_has_both_results() {
    let rounds = Rounds::default();
    let mut read = found(&rounds, &SHEETS);
    let Found::Sheets(round, _) = &read[0].1 else { unreachable!("no sheets") };
    let mut draft: RoundDraft = (*round.round).clone();
    let mut rubric: RubricDraft = (*draft.rubric).clone();
    rubric.tracks[0].components[0].weight.value = Decimal::from_thousandths(10_000);
    draft.rubric = Rubric::new(rubric).unwrap();
    draft.edition = 2;
    let change = Some(Amendment { reason: "Bobot diperbaiki".to_owned(), previous: round.fingerprint.0 });
    let freeze = |edition, change| Freeze { edition, at: 0, by: None, change, seal: None };
    draft.frozen = vec![freeze(1, None), freeze(2, change)];
    let later = round_file(&Round::new(draft).unwrap());
    let (_, alone) = counted(read.clone());
    read.push(("putaran.json".to_owned(), rounds.read(later.as_bytes()).unwrap()));
    // The later edition once more, as whoever writes decisions has it.
    let again = Rounds::default().read(later.as_bytes()).unwrap();
    read.push(("putaran-lagi.json".to_owned(), again));
    let editions = Editions::of(read.iter().map(|(_, found)| found));
    let mut taken = intake(read, &editions, Lang::Id);
    assert_eq!((taken.groups.len(), taken.refusals.as_slice()), (1, [].as_slice()));
    let mut group = taken.groups.remove(0);
    let earlier = Counted::of_earlier(std::mem::take(&mut group.earlier), Lang::Id);
    group.merge(Lang::Id);
    let mut now = Counted::of_group(&group);
    now.earlier = earlier;
    assert_eq!((now.round.edition, now.locked), (2, alone.locked));
    let (before, after) = (now.earlier[0].recap.as_ref().unwrap(), now.recap.as_ref().unwrap());
    assert_eq!(before.rankings(), alone.recap.as_ref().unwrap().rankings());
    assert_ne!(before.rankings(), after.rankings());
    let lines = earlier_lines(&now, Lang::Id);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("Edisi 1, Penilaian Kinerja: 1. Kabupaten Utara (93,33); 2."), "{lines:?}");
}
