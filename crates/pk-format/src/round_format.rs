//! Rounds as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::entry_format::hex_node;
use crate::envelope;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::{Problems, hash, is_true, is_word, list, optional_text, part, small, str, text};
use crate::rubric_format::{RUBRIC, read_rubric, rubric_node};
use crate::rules_format::{RULES, rules_node, rules_of};
use crate::shape::{Shape, may, need};
use crate::timestamp;
use pk_core::round::{Amendment, District, Freeze, Panelist, Presenter, Review, Role, Round, RoundDraft};
use pk_core::{DistrictId, PanelistId, Path};

static DISTRICT: Shape = Shape::Map(&[
    need("code", &Shape::Text),
    need("name", &Shape::Text),
    may("slot", &Shape::Slot),
    may("room", &Shape::Text),
    may("presenter", &PRESENTER),
]);
static PRESENTER: Shape = Shape::Map(&[may("name", &Shape::Text), may("rank", &Shape::Text)]);
static PANELIST: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("name", &Shape::Text),
    need("role", &Shape::Word(&["chair", "member"])),
    may("agency", &Shape::Text),
    may("sections", &TEXTS),
    may("recused", &TEXTS),
]);
static TEXTS: Shape = Shape::List(&Shape::Text);
static REVIEW: Shape = Shape::Map(&[
    need("district", &Shape::Text),
    need("indicator", &Shape::Text),
    need("level", &Shape::Text),
]);
static FREEZE: Shape = Shape::Map(&[
    need("edition", &Shape::Small),
    need("at", &Shape::Time),
    may("by", &Shape::Text),
    may("change", &CHANGE),
    may("seal", &Shape::Hash),
]);
static CHANGE: Shape = Shape::Map(&[need("reason", &Shape::Text), need("previous", &Shape::Hash)]);
/// A round with its rubric.
pub(crate) static ROUND: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("edition", &Shape::Small),
    need("title", &Shape::Text),
    may("province", &Shape::Text),
    may("year", &Shape::Small),
    may("agency", &Shape::Text),
    may("instruction", &Shape::Text),
    may("minutes", &Shape::Small),
    may("practice", &Shape::Bool),
    need("districts", &Shape::List(&DISTRICT)),
    need("panel", &Shape::List(&PANELIST)),
    may("reviews", &Shape::List(&REVIEW)),
    need("rules", &RULES),
    may("frozen", &Shape::List(&FREEZE)),
    need("rubric", &RUBRIC),
]);

/// The text of a round file.
#[must_use]
pub fn round_file(round: &Round) -> String {
    envelope::file_text("round", vec![("round", round_node(round))])
}

/// The fingerprint that every sheet of this round carries.
#[must_use]
pub fn round_fingerprint(round: &Round) -> Fingerprint {
    fingerprint(&round_node(round))
}

/// The round at `node`, whose shape has been checked; nothing if there is a problem in it or in its rubric.
pub(crate) fn read_round(node: &Node, path: &Path, problems: &mut Problems<'_>) -> Option<Round> {
    let draft = draft_of(node);
    problems.add_faults_below(path, draft.faults());
    let rubric = node.get("rubric").and_then(|rubric| read_rubric(rubric, &path.field("rubric"), problems));
    match Round::new(draft.with(rubric?)) {
        Ok(round) => {
            if !is_as_sealed(&round) {
                problems.add(path.clone(), Kind::FingerprintMismatch);
            }
            Some(round)
        }
        Err(faults) => {
            problems.add_faults_below(path, faults);
            None
        }
    }
}

/// A hash of all that is frozen in a round: of everything but the seal itself, and the same for its practice twin.
pub(crate) fn seal_of(round: &RoundDraft) -> Fingerprint {
    let mut bare = round.clone();
    bare.practice = false;
    if let Some(last) = bare.frozen.last_mut() {
        last.seal = None;
    }
    fingerprint(&round_node(&bare))
}

/// Whether a frozen round is as it was when it was frozen, as far as it says.
fn is_as_sealed(round: &Round) -> bool {
    let seal = round.frozen.last().filter(|_| round.is_frozen()).and_then(|last| last.seal);
    seal.is_none_or(|seal| seal == seal_of(round).0)
}

fn draft_of(node: &Node) -> RoundDraft<()> {
    RoundDraft {
        id: text(node, "id"),
        edition: small(node, "edition"),
        title: text(node, "title"),
        province: optional_text(node, "province"),
        year: node.get("year").map(|_| small(node, "year")),
        agency: optional_text(node, "agency"),
        instruction: optional_text(node, "instruction"),
        minutes: node.get("minutes").map(|_| small(node, "minutes")),
        practice: node.get("practice").is_some_and(is_true),
        districts: list(node, "districts", district_of),
        panel: list(node, "panel", panelist_of),
        reviews: list(node, "reviews", review_of),
        rules: rules_of(part(node, "rules")),
        frozen: list(node, "frozen", freeze_of),
        rubric: (),
    }
}

pub(crate) fn district_of(node: &Node) -> District {
    District {
        code: DistrictId(text(node, "code")),
        name: text(node, "name"),
        slot: optional_text(node, "slot"),
        room: optional_text(node, "room"),
        presenter: node.get("presenter").map(presenter_of),
    }
}

fn presenter_of(node: &Node) -> Presenter {
    Presenter { name: optional_text(node, "name"), rank: optional_text(node, "rank") }
}

fn panelist_of(node: &Node) -> Panelist {
    Panelist {
        id: PanelistId(text(node, "id")),
        name: text(node, "name"),
        role: if is_word(node, "role", "chair") { Role::Chair } else { Role::Member },
        agency: optional_text(node, "agency"),
        sections: list(node, "sections", |node| str(node).to_owned()),
        recused: list(node, "recused", |node| DistrictId(str(node).to_owned())),
    }
}

fn freeze_of(node: &Node) -> Freeze {
    Freeze {
        edition: small(node, "edition"),
        at: timestamp::of_rfc3339(str(part(node, "at"))).unwrap_or_default(),
        by: optional_text(node, "by"),
        change: node
            .get("change")
            .map(|node| Amendment { reason: text(node, "reason"), previous: hash(part(node, "previous")) }),
        seal: node.get("seal").map(hash),
    }
}

fn review_of(node: &Node) -> Review {
    Review {
        district: DistrictId(text(node, "district")),
        indicator: text(node, "indicator"),
        level: text(node, "level"),
    }
}

pub(crate) fn round_node(round: &RoundDraft) -> Node {
    let mut node = Node::map(vec![
        ("id", Node::text(&round.id)),
        ("edition", Node::whole(round.edition.into())),
        ("title", Node::text(&round.title)),
        ("districts", Node::list(&round.districts, district_node)),
        ("panel", Node::list(&round.panel, panelist_node)),
        ("rules", rules_node(&round.rules)),
        ("rubric", rubric_node(&round.rubric)),
    ]);
    node.set_text("province", round.province.as_ref());
    if let Some(year) = round.year {
        node.set("year", Node::whole(year.into()));
    }
    node.set_text("agency", round.agency.as_ref());
    node.set_text("instruction", round.instruction.as_ref());
    if !round.reviews.is_empty() {
        node.set("reviews", Node::list(&round.reviews, review_node));
    }
    if let Some(minutes) = round.minutes {
        node.set("minutes", Node::whole(minutes.into()));
    }
    if round.practice {
        node.set("practice", Value::Bool(true).into());
    }
    if !round.frozen.is_empty() {
        node.set("frozen", Node::list(&round.frozen, freeze_node));
    }
    node
}

fn freeze_node(freeze: &Freeze) -> Node {
    let mut node = Node::map(vec![
        ("edition", Node::whole(freeze.edition.into())),
        ("at", Node::text(timestamp::rfc3339(freeze.at))),
    ]);
    node.set_text("by", freeze.by.as_ref());
    if let Some(change) = &freeze.change {
        let previous = hex_node(&change.previous.0);
        let change = Node::map(vec![("reason", Node::text(&change.reason)), ("previous", previous)]);
        node.set("change", change);
    }
    if let Some(seal) = &freeze.seal {
        node.set("seal", hex_node(&seal.0));
    }
    node
}

fn district_node(district: &District) -> Node {
    let mut node =
        Node::map(vec![("code", Node::text(&district.code.0)), ("name", Node::text(&district.name))]);
    node.set_text("slot", district.slot.as_ref());
    node.set_text("room", district.room.as_ref());
    if let Some(presenter) = &district.presenter {
        let mut of = Node::map(Vec::new());
        of.set_text("name", presenter.name.as_ref());
        of.set_text("rank", presenter.rank.as_ref());
        node.set("presenter", of);
    }
    node
}

fn panelist_node(panelist: &Panelist) -> Node {
    let role = match panelist.role {
        Role::Chair => "chair",
        Role::Member => "member",
    };
    let mut node = Node::map(vec![
        ("id", Node::text(&panelist.id.0)),
        ("name", Node::text(&panelist.name)),
        ("role", Node::text(role)),
    ]);
    node.set_text("agency", panelist.agency.as_ref());
    if !panelist.sections.is_empty() {
        node.set("sections", Node::list(&panelist.sections, |code| Node::text(code)));
    }
    if !panelist.recused.is_empty() {
        node.set("recused", Node::list(&panelist.recused, |code| Node::text(&code.0)));
    }
    node
}

fn review_node(review: &Review) -> Node {
    Node::map(vec![
        ("district", Node::text(&review.district.0)),
        ("indicator", Node::text(&review.indicator)),
        ("level", Node::text(&review.level)),
    ])
}
