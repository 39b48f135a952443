//! What the plenary decides: only added, merged in any order, and the latest counts.

use crate::property::config;
use crate::sample::{stamp, writer};
use pk_core::journal::{Refusal, Stamp};
use pk_core::plenary::{Decision, Plenary, Resolution};
use pk_core::{DistrictId, Fault, Hash, Mark, PanelistId, SheetKey};
use proptest::prelude::*;
use std::hash::{DefaultHasher, Hash as _, Hasher};

fn hash_of(resolution: &Resolution) -> Hash {
    let mut hasher = DefaultHasher::new();
    format!("{resolution:?}").hash(&mut hasher);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&hasher.finish().to_be_bytes());
    Hash(bytes)
}

fn agree(district: usize, level: Option<&str>, reason: &str) -> Decision {
    Decision::Agree {
        district: DistrictId(district.to_string()),
        indicator: "1.1".to_owned(),
        mark: level.map(|level| Mark::Level(level.to_owned())),
        reason: reason.to_owned(),
        dissent: String::new(),
    }
}

fn decision() -> impl Strategy<Value = Decision> {
    let level = prop::option::of(prop::sample::select(vec!["A", "B"]));
    prop_oneof![
        (0..2_usize, level.clone()).prop_map(|(district, level)| agree(district, level, "alasan")),
        (0..2_usize, level).prop_map(|(panelist, level)| Decision::Review {
            sheet: SheetKey {
                panelist: PanelistId(panelist.to_string()),
                district: DistrictId("0".to_owned()),
            },
            indicator: "1.1".to_owned(),
            gave: Mark::Level("C".to_owned()),
            mark: level.map(|level| Mark::Level(level.to_owned())),
            reason: "alasan".to_owned(),
        }),
        (0..2_usize, prop::option::of(0..9_u32)).prop_map(|(district, votes)| Decision::Votes {
            district: DistrictId(district.to_string()),
            votes
        }),
        (0..2_usize, prop::option::of(1..9_u32)).prop_map(|(district, place)| Decision::Lot {
            district: DistrictId(district.to_string()),
            place
        }),
    ]
}

/// Pages that write on their own and now and then take in what another one has.
fn pages() -> impl Strategy<Value = [Plenary; 3]> {
    prop::collection::vec((0..3_usize, decision(), prop::option::of(0..3_usize)), 0..20).prop_map(|steps| {
        let mut pages: [Plenary; 3] = Default::default();
        for (page, decision, from) in steps {
            if let Some(from) = from {
                let other = pages[from].clone();
                pages[page].merge(&other).unwrap();
            }
            let stamp = Stamp { writer: writer(page), at: 0 };
            pages[page].write(stamp, String::new(), decision, hash_of).unwrap();
        }
        pages
    })
}

fn merged(pages: &[Plenary; 3], order: [usize; 3]) -> Plenary {
    let mut all = Plenary::default();
    for page in order {
        all.merge(&pages[page]).unwrap();
    }
    all
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_order_and_any_number_of_times_makes_the_same(pages in pages()) {
        let all = merged(&pages, [0, 1, 2]);
        for order in [[2, 1, 0], [1, 0, 2], [0, 0, 0]] {
            let mut again = merged(&pages, order);
            again.merge(&all).unwrap();
            prop_assert_eq!(&again, &all);
        }
        let mut same = all.clone();
        prop_assert_eq!(same.merge(&all), Ok(0));
        prop_assert_eq!(all.settled(), merged(&pages, [1, 2, 0]).settled());
    }

    /// Whatever was decided last about something is what counts, and nothing else is settled.
    #[test]
    fn the_latest_counts(pages in pages()) {
        let all = merged(&pages, [0, 1, 2]);
        let settled = all.settled();
        let mut count = 0;
        for one in all.minuted() {
            let decision = &one.resolution.decision;
            let latest = all.about(decision).next().unwrap();
            if latest.id != one.resolution.id {
                continue;
            }
            let is_settled = match decision {
                Decision::Agree { district, indicator, mark, .. } => {
                    prop_assert_eq!(settled.agreed.get(&(district.clone(), indicator.clone())), mark.as_ref());
                    mark.is_some()
                }
                Decision::Review { sheet, indicator, mark, .. } => {
                    prop_assert_eq!(settled.reviewed.get(&(sheet.clone(), indicator.clone())).map(|reviewed| &reviewed.now), mark.as_ref());
                    mark.is_some()
                }
                Decision::Votes { district, votes } => {
                    prop_assert_eq!(settled.votes.get(district).copied(), votes.map(u64::from));
                    votes.is_some()
                }
                Decision::Lot { district, place } => {
                    prop_assert_eq!(settled.lots.get(district), place.as_ref());
                    place.is_some()
                }
            };
            count += usize::from(is_settled);
        }
        let all_settled =
            settled.agreed.len() + settled.reviewed.len() + settled.votes.len() + settled.lots.len();
        prop_assert_eq!(count, all_settled);
    }
}

#[test]
fn a_grade_needs_a_reason() {
    let mut plenary = Plenary::default();
    let refused = plenary.write(stamp(0), String::new(), agree(0, Some("A"), " "), hash_of);
    assert_eq!(refused, Err(Refusal::ReasonMissing));
    assert!(plenary.is_empty());
}

#[test]
fn two_histories_of_one_writer_are_refused() {
    let mut one = Plenary::default();
    let mut other = Plenary::default();
    one.write(stamp(0), String::new(), agree(0, Some("A"), "x"), hash_of).unwrap();
    other.write(stamp(0), String::new(), agree(0, Some("B"), "x"), hash_of).unwrap();
    let before = one.clone();
    assert_eq!(one.merge(&other), Err(vec![Fault::Forked { writer: writer(0).0, counter: 1 }]));
    assert_eq!(one, before);
}
