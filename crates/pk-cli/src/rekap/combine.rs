//! From files to the result of each of their rounds.

use crate::rekap::cores::{Progress, on_all_cores};
use crate::rekap::gather::{Met, Refusals, content};
use crate::rekap::together::together;
use crate::rekap::walk;
use pk_core::Journal;
use pk_core::plenary::Plenary;
use pk_format::{Fingerprint, KnownRound, Lang};
use pk_recap::{Counted, Editions, Found, Part, Rounds, intake};
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::sync::Arc;

/// The result of each round, and what could not be taken.
#[derive(Default)]
pub(super) struct Combined {
    pub(super) results: Vec<Counted>,
    pub(super) refusals: Refusals,
}

/// What there is of a round.
#[derive(Default)]
struct Whole {
    part: Part,
    plenary: Plenary,
    /// The files with what it decided, by name.
    decided: Vec<String>,
    /// The editions before, each with what was there of it.
    earlier: BTreeMap<Fingerprint, Self>,
}

impl Whole {
    fn add(&mut self, other: Self) {
        self.part.add(other.part);
        // All that contradicted each other was told when it was taken in.
        self.plenary.merge(&other.plenary).ok();
        self.decided.extend(other.decided);
        for (round, earlier) in other.earlier {
            self.earlier.entry(round).or_default().add(earlier);
        }
    }

    fn counted(self, round: Fingerprint, rounds: &[Arc<KnownRound>]) -> Option<Counted> {
        let known = rounds.iter().find(|known| known.fingerprint == round)?;
        let mut counted = Counted::of(known.round.clone(), round, self.part, &self.plenary);
        let earlier = self.earlier.into_iter();
        counted.earlier = earlier.filter_map(|(round, whole)| whole.counted(round, rounds)).collect();
        counted.earlier.sort_by_key(|one| one.round.edition);
        Some(counted)
    }
}

/// What some files come to, by the rounds in which they count.
struct Came {
    wholes: BTreeMap<Fingerprint, Whole>,
    refusals: Refusals,
}

/// Reads everything in `paths`, and combines and ranks every round that is there.
pub(super) fn combine(paths: &[OsString], lang: Lang) -> Combined {
    let (files, mut refusals) = walk::files(paths, lang);
    let rounds = Rounds::default();
    let progress = Progress::of(2 * files.len());
    let mut met = on_all_cores(files.len(), |place| {
        let met = files.get(place).map(|file| Met::of(file, &rounds, lang)).unwrap_or_default();
        progress.add(1);
        met
    });
    let mut others = Vec::new();
    for one in &mut met {
        refusals.append(&mut one.refusals);
        others.append(&mut one.others);
    }
    let known = rounds.all();
    let editions = Editions::of_rounds(known.clone());
    let sets = together(&met, &editions);
    let came = on_all_cores(sets.len(), |set| {
        let set = sets.get(set).map_or(&[][..], Vec::as_slice);
        let (mut read, mut refusals, mut journals) = (Vec::new(), Vec::new(), HashMap::new());
        for (file, met) in set.iter().filter_map(|place| files.get(*place).zip(met.get(*place))) {
            match met.again(file, &rounds, lang) {
                Ok(sheets) => {
                    for (name, found) in sheets {
                        read.push((name, shared(found, &mut journals)));
                    }
                }
                Err(sentence) => refusals.push((crate::input::shown_name(file, lang), sentence)),
            }
        }
        progress.add(set.len());
        let mut came = come_to(read, &editions, lang);
        came.refusals.splice(0..0, refusals);
        came
    });
    let mut wholes: BTreeMap<Fingerprint, Whole> = BTreeMap::new();
    for came in std::iter::once(come_to(others, &editions, lang)).chain(came) {
        refusals.extend(came.refusals);
        for (round, whole) in came.wholes {
            wholes.entry(round).or_default().add(whole);
        }
    }
    for whole in wholes.values().filter(|whole| whole.part.is_empty()) {
        refusals.extend(whole.decided.iter().map(|name| (name.clone(), no_sheets(lang))));
    }
    let results = wholes.into_iter().filter_map(|(round, whole)| whole.counted(round, &known));
    let mut results: Vec<Counted> = results.filter(|counted| !counted.files.is_empty()).collect();
    let order = |one: &Counted| {
        (one.round.practice, one.round.id.clone(), one.round.edition, one.files.first().cloned())
    };
    results.sort_by_cached_key(order);
    Combined { results, refusals }
}

fn no_sheets(lang: Lang) -> String {
    lang.pick(
        "Berkas ini keputusan pleno dari putaran yang lembar nilainya tidak ada di sini, sehingga tidak dihitung. Sertakan lembar nilainya.",
        "This file is what a plenary decided in a round whose sheets are not here, so it does not count. Add its sheets.",
    )
    .to_owned()
}

/// What files come to that belong together.
fn come_to(read: Vec<(String, Found)>, editions: &Editions, lang: Lang) -> Came {
    let taken = intake(read, editions, lang);
    let mut came = Came { wholes: BTreeMap::new(), refusals: taken.refusals };
    for mut group in taken.groups {
        let mut whole = Whole::default();
        for mut earlier in std::mem::take(&mut group.earlier) {
            // What contradicts is told where these files count.
            earlier.merge(lang);
            let before = Whole { part: Part::of(&earlier), plenary: earlier.plenary, ..Whole::default() };
            whole.earlier.insert(earlier.fingerprint, before);
        }
        came.refusals.extend(group.merge(lang).into_iter().map(|line| (String::new(), line)));
        whole.part = Part::of(&group);
        whole.plenary = group.plenary;
        whole.decided = group.decisions.into_iter().map(|(name, _)| name).collect();
        came.wholes.insert(group.fingerprint, whole);
    }
    came
}

/// Sheets with the journal of those that have the same entries: the same file may be there a hundred times.
fn shared(found: Found, journals: &mut HashMap<Fingerprint, Arc<Journal>>) -> Found {
    match (content(&found), found) {
        (Some(content), Found::Sheets(round, journal)) => {
            Found::Sheets(round, Arc::clone(journals.entry(content).or_insert(journal)))
        }
        (_, other) => other,
    }
}
