//! What is asked for before the part that does it was loaded.

use crate::sample::round;
use pk_core::Round;
use pk_format::Lang;
use pk_view::{Action, Dialog, Effect, Engine, LATE, Moment};

const MOMENT: Moment = Moment { now: 1_700_000_000_000, random: [1; 10] };

fn open() -> Engine {
    let mut engine = Engine::new(Round::new((*round()).clone()).unwrap(), true, Lang::Id, 420);
    engine.act(Action::Start { panelist: "ketua".to_owned(), district: "00.01".to_owned() }, MOMENT);
    engine
}

#[test]
fn what_is_asked_for_too_early_is_done_as_soon_as_it_can_be() {
    let mut engine = open();
    let asked = engine.act(Action::AskFinalise, MOMENT);
    assert!(matches!(*asked, [Effect::LoadLate]));
    assert_eq!(engine.snapshot().dialog, None);
    engine.arrive(&LATE, MOMENT);
    assert_eq!(engine.snapshot().dialog, Some(Dialog::Finalise));
    assert!(engine.snapshot().problems.is_empty());
}

#[test]
fn what_cannot_be_loaded_is_told_and_can_be_asked_for_again() {
    let mut engine = open();
    // Nobody has asked for it yet.
    engine.stay_away();
    assert!(engine.snapshot().problems.is_empty());
    engine.act(Action::Review(true), MOMENT);
    engine.stay_away();
    assert_eq!(engine.snapshot().problems.len(), 1);
    assert!(!engine.snapshot().reviewing);
    assert!(matches!(*engine.act(Action::AskKeys, MOMENT), [Effect::LoadLate]));
    engine.arrive(&LATE, MOMENT);
    // What failed before is not done behind the panelist's back.
    assert!(!engine.snapshot().reviewing);
    assert_eq!(engine.snapshot().dialog, Some(Dialog::Keys));
}

#[test]
fn grading_needs_nothing_that_is_loaded_later() {
    let mut engine = open();
    let graded = Action::Grade { indicator: "1.1".to_owned(), level: "A".to_owned() };
    assert!(matches!(*engine.act(graded, MOMENT), [Effect::Save { .. }, ..]));
    assert!(matches!(*engine.act(Action::Undo, MOMENT), [Effect::Save { .. }, ..]));
}

#[test]
fn another_district_is_not_locked_in_the_place_of_the_first() {
    let mut engine = open();
    engine.act(Action::AskFinalise, MOMENT);
    engine.act(Action::Switch, MOMENT);
    engine.act(Action::Start { panelist: "ketua".to_owned(), district: "00.71".to_owned() }, MOMENT);
    engine.arrive(&LATE, MOMENT);
    assert_eq!(engine.snapshot().dialog, None);
}

#[test]
fn what_the_page_carries_is_waited_for_and_no_copy_is_saved_without_it() {
    let mut other = open();
    other.act(Action::Grade { indicator: "1.1".to_owned(), level: "A".to_owned() }, MOMENT);
    let entries = other.stored_entries();
    let mut engine = open();
    engine.await_carried();
    engine.act(Action::TakeIn { entries, problems: Vec::new() }, MOMENT);
    engine.stay_away();
    assert_eq!(engine.snapshot().problems.len(), 1);
    engine.act(Action::SaveCopy, MOMENT);
    let effects = engine.arrive(&LATE, MOMENT);
    assert!(matches!(*effects, [Effect::Save { .. }, Effect::SaveCopy { .. }]));
    assert_eq!(engine.journal().len(), 1);
    // While it has not come, a copy is refused.
    let mut engine = open();
    engine.arrive(&LATE, MOMENT);
    engine.await_carried();
    assert!(engine.act(Action::SaveCopy, MOMENT).is_empty());
    assert_eq!(engine.snapshot().problems.len(), 1);
}
