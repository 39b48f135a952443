//! Which files must be looked at together.

use crate::rekap::gather::Met;
use pk_core::{PanelistId, WriterId};
use pk_format::Fingerprint;
use pk_recap::Editions;
use std::collections::{BTreeMap, HashMap};

/// What two files may not have in common, if each is to be counted by itself.
#[derive(PartialEq, Eq, Hash)]
enum Tie<'a> {
    /// Histories of one writer may part.
    Writer(&'a WriterId),
    /// Sheets of one panelist, of any edition, may go on in each other.
    Panelist(Fingerprint, &'a PanelistId),
}

/// The places of the files with sheets, those together that have a writer or a panelist in common.
pub(super) fn together(met: &[Met], editions: &Editions) -> Vec<Vec<usize>> {
    let mut first: HashMap<Tie<'_>, usize> = HashMap::new();
    // Each leads to one that came before it, the first of all to itself.
    let mut before: Vec<usize> = (0..met.len()).collect();
    for (place, one) in met.iter().enumerate() {
        for seen in &one.sheets {
            let round = editions.counts_in(&seen.round).fingerprint;
            let panelists = seen.panelists.iter().map(|panelist| Tie::Panelist(round, panelist));
            for tie in seen.writers.iter().map(Tie::Writer).chain(panelists) {
                let other = *first.entry(tie).or_insert(place);
                let (one, other) = (root(&mut before, place), root(&mut before, other));
                if let Some(before) = before.get_mut(one.max(other)) {
                    *before = one.min(other);
                }
            }
        }
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, one) in met.iter().enumerate() {
        if !one.sheets.is_empty() {
            sets.entry(root(&mut before, place)).or_default().push(place);
        }
    }
    sets.into_values().collect()
}

/// The first of all that `place` leads to; the way there is cut short for the next who asks.
fn root(before: &mut [usize], place: usize) -> usize {
    let mut at = place;
    while let Some(next) = before.get(at).copied().filter(|next| *next != at) {
        let beyond = before.get(next).copied().unwrap_or(next);
        if let Some(short) = before.get_mut(at) {
            *short = beyond;
        }
        at = beyond;
    }
    at
}
