//! Freezing a round, and the next edition of it.

use crate::sample;
use pk_core::rules::{AbsentRule, Combine};
use pk_core::{Path, Round};
use pk_format::{
    Edit, File, Freezing, Kind, Node, check_draft, draft_of, freeze, parse, read_file, round_file,
    round_fingerprint,
};

const AT: i64 = 1_778_000_000_000;

/// A draft in which everything is decided.
fn decided() -> Node {
    let mut draft = (*sample::round()).clone();
    draft.rules.combine = Some(Combine::Mean);
    draft.rules.absent = Some(AbsentRule::Required);
    draft_of(&parse(round_file(&Round::new(draft).unwrap()).as_bytes()).unwrap()).unwrap()
}

fn told(result: Result<Node, Vec<pk_format::Problem>>) -> Vec<String> {
    result.err().unwrap_or_default().iter().map(|problem| problem.path.to_string()).collect()
}

fn root(name: &'static str) -> Path {
    Path::default().field(name)
}

#[test]
fn two_editions() {
    let freezing = Freezing { by: " Sekretariat ", reason: "", at: AT };
    let first = freeze(&decided(), None, freezing).unwrap();
    let round = check_draft(&first).round.unwrap();
    assert!(round.is_frozen());
    assert_eq!(round.frozen[0].by.as_deref(), Some("Sekretariat"));
    // A second edition is one of something.
    let mut alone = decided();
    assert!(Edit::Set(root("edition"), Node::whole(2)).apply(&mut alone));
    assert_eq!(told(freeze(&alone, None, freezing)), ["edition"]);
    // Once is enough.
    assert_eq!(told(freeze(&first, None, freezing)), ["frozen"]);

    let mut second = first;
    assert!(Edit::Set(root("edition"), Node::whole(2)).apply(&mut second));
    assert!(Edit::Set(root("title"), Node::text("Judul lain")).apply(&mut second));
    // It names what it changes, and why.
    assert_eq!(told(freeze(&second, None, freezing)), ["frozen"]);
    assert_eq!(told(freeze(&second, Some(&round), freezing)), ["frozen[1].change.reason"]);
    let freezing = Freezing { reason: "Judul keliru", ..freezing };
    let frozen = check_draft(&freeze(&second, Some(&round), freezing).unwrap()).round.unwrap();
    let change = frozen.frozen[1].change.as_ref().unwrap();
    assert_eq!((change.reason.as_str(), change.previous), ("Judul keliru", round_fingerprint(&round).0));
}

/// Whoever changes a frozen file by hand is found out; its practice twin is as good as itself.
#[test]
fn a_frozen_round_is_sealed() {
    let frozen = freeze(&decided(), None, Freezing { by: "", reason: "", at: AT }).unwrap();
    let round = check_draft(&frozen).round.unwrap();
    assert!(round.frozen[0].seal.is_some());
    for twin in [round.clone(), round.for_practice()] {
        assert!(matches!(read_file(round_file(&twin).as_bytes()), Ok(File::Round(_))));
    }
    for (path, node) in [
        (root("title"), Node::text("Judul lain")),
        (root("frozen").item(0).field("by"), Node::text("Gubernur")),
        (root("rules").field("absent"), Node::text("left_out")),
    ] {
        let mut altered = frozen.clone();
        assert!(Edit::Set(path, node).apply(&mut altered));
        let told: Vec<Kind> =
            check_draft(&altered).problems.into_iter().map(|problem| problem.kind).collect();
        assert_eq!(told, [Kind::FingerprintMismatch]);
    }
}

#[test]
fn what_is_open_is_told() {
    let freezing = Freezing { by: "", reason: "", at: AT };
    let open = draft_of(&parse(round_file(&sample::round()).as_bytes()).unwrap()).unwrap();
    assert_eq!(told(freeze(&open, None, freezing)), ["rules.combine", "rules.absent"]);
    let mut wrong = decided();
    assert!(Edit::Set(root("title"), Node::text("")).apply(&mut wrong));
    assert_eq!(told(freeze(&wrong, None, freezing)), ["title"]);
    // Another round is not the edition before.
    assert_eq!(told(freeze(&decided(), Some(&sample::frozen_round()), freezing)), ["frozen"]);
}
