//! The act of freezing a round: from then on nothing in it changes, but by a next edition.

use crate::draft_format::check_draft;
use crate::edit::Edit;
use crate::node::Node;
use crate::problem::{Kind, Problem};
use crate::round_format::{round_fingerprint, seal_of};
use crate::timestamp::rfc3339;
use pk_core::{Fault, Path, Round};

/// Who freezes a round, when, and why it was changed.
#[derive(Clone, Copy, Debug)]
pub struct Freezing<'a> {
    /// Who.
    pub by: &'a str,
    /// Why it was changed; for the first edition, nothing.
    pub reason: &'a str,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
}

/// The draft as it is once it is frozen. `before` is the edition that was frozen before it.
///
/// # Errors
/// Everything that is wrong with the draft or still undecided, or that it is frozen already; paths begin at the round.
pub fn freeze(round: &Node, before: Option<&Round>, freezing: Freezing<'_>) -> Result<Node, Vec<Problem>> {
    let frozen = Path::default().field("frozen");
    let told = |path: Path, fault| vec![Problem { path, position: None, kind: Kind::Fault(fault) }];
    let check = check_draft(round);
    let Some(checked) = check.round else { return Err(check.problems) };
    if !check.undecided.is_empty() {
        return Err(check.undecided);
    }
    if before.is_none() && checked.frozen.is_empty() && checked.edition != 1 {
        return Err(told(Path::default().field("edition"), Fault::ChangeOfEdition));
    }
    let follows = before.is_some_and(|before| before.is_frozen() && before.frozen == checked.frozen);
    if checked.is_frozen() || (before.is_some() || !checked.frozen.is_empty()) && !follows {
        return Err(told(frozen, Fault::EditionsOutOfOrder));
    }
    let mut act = Node::map(vec![
        ("edition", Node::whole(checked.edition.into())),
        ("at", Node::text(rfc3339(freezing.at))),
    ]);
    if !freezing.by.trim().is_empty() {
        act.set("by", Node::text(freezing.by.trim()));
    }
    if let Some(before) = before {
        let previous = round_fingerprint(before).hex();
        let reason = Node::text(freezing.reason.trim());
        act.set("change", Node::map(vec![("reason", reason), ("previous", Node::text(previous))]));
    }
    let place = frozen.item(checked.frozen.len());
    let mut made = round.clone();
    Edit::Insert(place.clone(), act).apply(&mut made);
    let check = check_draft(&made);
    let Some(whole) = check.round else { return Err(check.problems) };
    let seal = seal_of(&whole).hex();
    Edit::Set(place.field("seal"), Node::text(seal)).apply(&mut made);
    Ok(made)
}
