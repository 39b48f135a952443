//! Rounds that are being prepared.

use crate::{random, sample};
use pk_core::Path;
use pk_format::{
    Edit, Lang, Node, Value, check_draft, draft_file, draft_of, new_draft, parse, round_file, rubric_file,
    sentence, sheets_file,
};
use proptest::prelude::*;

fn tree(text: &str) -> Node {
    parse(text.as_bytes()).unwrap()
}

fn path(text: &str) -> Path {
    text.split('.').fold(Path::default(), |path, step| match step.parse() {
        Ok(index) => path.item(index),
        Err(_) => path.field(step.to_owned()),
    })
}

#[test]
fn every_kind_of_file_can_be_gone_on_with() {
    let round = sample::round();
    let from_round = draft_of(&tree(&round_file(&round))).unwrap();
    assert_eq!(check_draft(&from_round).round, Some(round.clone()));
    let sheets = sheets_file(&round, sample::journal().entries());
    assert_eq!(draft_of(&tree(&sheets)).unwrap(), from_round);
    assert_eq!(draft_of(&tree(&draft_file(&from_round))).unwrap(), from_round);
    let from_rubric = draft_of(&tree(&rubric_file(&sample::rubric()))).unwrap();
    assert_eq!(from_rubric.at(&path("rubric")), from_round.at(&path("rubric")));
    assert_eq!(from_rubric.text_at(&path("id")), "putaran-baru");
}

#[test]
fn a_draft_keeps_what_is_wrong_and_tells_it() {
    let mut draft = draft_of(&tree(&round_file(&sample::round()))).unwrap();
    assert!(Edit::Set(path("title"), Node::text("")).apply(&mut draft));
    assert!(Edit::Set(path("rubric.tracks.0.components.0.weight.value"), Node::text("2,")).apply(&mut draft));
    let told = |draft: &Node| -> Vec<String> {
        let check = check_draft(draft);
        check.problems.iter().map(|problem| sentence(problem, Lang::Id)).collect()
    };
    let expected = told(&draft);
    assert_eq!(expected.len(), 2, "{expected:?}");
    assert!(expected.iter().any(|line| line.starts_with("title: ")), "{expected:?}");
    assert!(
        expected.iter().any(|line| line.starts_with("rubric.tracks[0].components[0].weight.value: ")),
        "{expected:?}"
    );
    let again = draft_of(&tree(&draft_file(&draft))).unwrap();
    assert_eq!(told(&again), expected);
}

#[test]
fn a_new_one_says_what_it_lacks() {
    let check = check_draft(&new_draft());
    let told: Vec<String> = check.problems.iter().map(|problem| problem.path.to_string()).collect();
    assert_eq!(told, ["title", "rubric.title.text", "rubric.tracks"]);
    let check = check_draft(&draft_of(&tree(&round_file(&sample::round()))).unwrap());
    let told: Vec<String> = check.undecided.iter().map(|problem| problem.path.to_string()).collect();
    assert_eq!(told, ["rules.combine", "rules.absent"]);
    // What is wrong hides nothing of what is open.
    let mut wrong = draft_of(&tree(&round_file(&sample::round()))).unwrap();
    assert!(Edit::Set(path("year"), Node::whole(20_252_026)).apply(&mut wrong));
    let check = check_draft(&wrong);
    let told: Vec<String> = check.undecided.iter().map(|problem| problem.path.to_string()).collect();
    assert_eq!(told, ["rules.combine", "rules.absent"]);
}

#[test]
fn edits_that_lead_nowhere_change_nothing() {
    let mut draft = new_draft();
    let before = draft.clone();
    for edit in [
        Edit::Set(path("rubric.tracks.0.name"), Node::text("x")),
        Edit::Set(path("panel.name"), Node::text("x")),
        Edit::Set(path("a.0"), Node::text("x")),
        Edit::Set(path("title.b"), Node::text("x")),
        Edit::Remove(path("rubric.tracks.0")),
        Edit::Remove(path("minutes")),
        Edit::Insert(path("title.0"), Node::text("x")),
        Edit::Insert(path("title"), Node::text("x")),
        Edit::Move(path("rubric.tracks.0"), 1),
        Edit::Move(path("rubric"), 1),
    ] {
        assert!(!edit.clone().apply(&mut draft), "{edit:?}");
        assert_eq!(draft, before, "{edit:?}");
    }
}

#[test]
fn what_is_around_a_value_is_made() {
    let mut draft = new_draft();
    assert!(Edit::Remove(path("rules.rounding")).apply(&mut draft));
    assert!(Edit::Set(path("rules.rounding.decimals"), Node::whole(2)).apply(&mut draft));
    assert!(Edit::Set(path("rules.rounding.half"), Node::text("up")).apply(&mut draft));
    let whole = new_draft();
    assert_eq!(draft.at(&path("rules.rounding")), whole.at(&path("rules.rounding")));
}

#[test]
fn lists_are_made_moved_and_taken_away() {
    let mut draft = new_draft();
    let code = |draft: &Node| -> Vec<String> {
        let ranks = draft.items_at(&path("rules.presenter_ranks"));
        ranks.iter().map(|node| node.text_at(&Path::default()).to_owned()).collect()
    };
    for (index, rank) in ["a", "b", "c"].into_iter().enumerate() {
        let place = path("rules.presenter_ranks").item(index);
        assert!(Edit::Insert(place, Node::text(rank)).apply(&mut draft));
    }
    assert!(Edit::Move(path("rules.presenter_ranks.0"), 2).apply(&mut draft));
    assert_eq!(code(&draft), ["b", "c", "a"]);
    assert!(Edit::Remove(path("rules.presenter_ranks.1")).apply(&mut draft));
    assert_eq!(code(&draft), ["b", "a"]);
    assert!(Edit::Set(path("minutes"), Node::whole(25)).apply(&mut draft));
    assert_eq!(draft.at(&path("minutes")).map(|node| &node.value), Some(&Node::whole(25).value));
}

proptest! {
    #![proptest_config(crate::property::config())]

    /// Whatever round there is, preparing it further begins with the very same one.
    #[test]
    fn a_round_goes_through_its_draft(round in random::round()) {
        let draft = draft_of(&tree(&round_file(&round))).unwrap();
        let again = draft_of(&tree(&draft_file(&draft))).unwrap();
        prop_assert_eq!(check_draft(&again).round, Some(round));
    }

    /// Moving an item there and back changes nothing.
    #[test]
    fn moving_back_restores(round in random::round(), from in 0_usize..4, to in 0_usize..4) {
        let draft = draft_of(&tree(&round_file(&round))).unwrap();
        let list = path("panel");
        let count = draft.items_at(&list).len();
        prop_assume!(from < count && to < count);
        let mut moved = draft.clone();
        prop_assert!(Edit::Move(list.item(from), to).apply(&mut moved));
        prop_assert!(Edit::Move(list.item(to), from).apply(&mut moved));
        prop_assert_eq!(moved, draft);
    }
}

#[test]
fn nothing_else_is_a_draft() {
    assert!(draft_of(&Value::Null.into()).is_err());
    assert!(draft_of(&tree("{\"format\":\"penilaian-kinerja\",\"version\":1,\"kind\":\"draft\"}")).is_err());
}
