//! The files that are given to the panel.

use crate::property::config;
use crate::sample::round;
use pk_core::round::RoundDraft;
use pk_core::{PanelistId, Round};
use pk_format::{HandTo, hand_outs, round_fingerprint};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn names(round: &Round, each: bool, practice: bool) -> Vec<String> {
    hand_outs(round, each, practice).into_iter().map(|file| file.name).collect()
}

/// The sample round under this id, its panelists under these.
fn named(id: &str, panel: &[String]) -> Option<Round> {
    let mut draft: RoundDraft = (*round()).clone();
    id.clone_into(&mut draft.id);
    let one = draft.panel[0].clone();
    draft.panel = panel
        .iter()
        .map(|id| pk_core::round::Panelist { id: PanelistId(id.clone()), ..one.clone() })
        .collect();
    Round::new(draft).ok()
}

#[test]
fn each_file_says_what_it_is() {
    assert_eq!(names(&round(), false, false), ["putaran-contoh-2026.json", "penilaian-contoh-2026.html"]);
    assert_eq!(
        names(&round(), true, true),
        [
            "putaran-contoh-2026.json",
            "penilaian-contoh-2026.html",
            "penilaian-contoh-2026-p1.html",
            "penilaian-contoh-2026-p2.html",
            "penilaian-contoh-2026-p3.html",
            "putaran-contoh-2026-latihan.json",
            "penilaian-contoh-2026-latihan.html",
            "penilaian-contoh-2026-p1-latihan.html",
            "penilaian-contoh-2026-p2-latihan.html",
            "penilaian-contoh-2026-p3-latihan.html",
        ]
    );
}

#[test]
fn ids_that_no_name_can_tell_apart_get_a_number() {
    let round = named("漢字", &["p/1", "P.1", "latihan", "é"].map(str::to_owned)).unwrap();
    assert_eq!(
        names(&round, true, true),
        [
            "putaran-putaran.json",
            "penilaian-putaran.html",
            "penilaian-putaran-p-1.html",
            "penilaian-putaran-p-1-2.html",
            "penilaian-putaran-latihan.html",
            "penilaian-putaran-panelis.html",
            "putaran-putaran-latihan.json",
            "penilaian-putaran-latihan-2.html",
            "penilaian-putaran-p-1-latihan.html",
            "penilaian-putaran-p-1-latihan-2.html",
            "penilaian-putaran-latihan-latihan.html",
            "penilaian-putaran-panelis-latihan.html",
        ]
    );
}

#[test]
fn no_real_round_takes_what_is_practised() {
    assert_ne!(round_fingerprint(&round()), round_fingerprint(&round().for_practice()));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn names_are_safe_everywhere_and_all_differ(
        id in "[!-~éß漢]{1,64}",
        panel in prop::collection::btree_set("[!-~éß漢]{1,8}|[pP][./_-]1", 0..6),
        (each, practice) in any::<(bool, bool)>(),
    ) {
        let panel: Vec<String> = panel.into_iter().collect();
        let Some(round) = named(&id, &panel) else { return Err(TestCaseError::reject("no round")) };
        let files = hand_outs(&round, each, practice);
        let all: BTreeSet<String> = files.iter().map(|file| file.name.to_ascii_lowercase()).collect();
        prop_assert_eq!(all.len(), files.len());
        for name in &all {
            let is_safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let (stem, ending) = name.rsplit_once('.').unwrap();
            prop_assert!(stem.chars().all(is_safe) && stem.starts_with('p') && stem.len() < 200, "{name}");
            prop_assert!(["html", "json"].contains(&ending));
        }
        let pages = files.iter().filter(|file| matches!(file.to, HandTo::Panelist(_))).count();
        let twins = 1 + usize::from(practice);
        prop_assert_eq!(pages, if each { twins * panel.len() } else { 0 });
        prop_assert_eq!(files.len(), 2 * twins + pages);
    }
}
