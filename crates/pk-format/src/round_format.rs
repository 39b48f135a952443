//! Rounds as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::envelope;
use crate::node::{Node, Value};
use crate::read::{Problems, is_true, is_word, list, optional_text, part, small, text, whole};
use crate::rubric_format::{RUBRIC, read_rubric, rubric_node};
use crate::shape::{Shape, may, need};
use pk_core::number::{Half, Rounding};
use pk_core::round::{District, NotApplicableRule, Panelist, Review, Role, Round, RoundDraft, Rules};
use pk_core::{DistrictId, PanelistId, Path};

static DISTRICT: Shape = Shape::Map(&[
    need("code", &Shape::Text),
    need("name", &Shape::Text),
    may("slot", &Shape::Slot),
    may("room", &Shape::Text),
]);
static PANELIST: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("name", &Shape::Text),
    need("role", &Shape::Word(&["chair", "member"])),
    may("agency", &Shape::Text),
]);
static REVIEW: Shape = Shape::Map(&[
    need("district", &Shape::Text),
    need("indicator", &Shape::Text),
    need("level", &Shape::Text),
]);
static ROUNDING: Shape =
    Shape::Map(&[need("decimals", &Shape::Whole), need("half", &Shape::Word(&["up", "even"]))]);
static RULES: Shape = Shape::Map(&[
    need("not_applicable", &Shape::Word(&["left_out", "zero"])),
    need("rounding", &ROUNDING),
    may("reviews", &Shape::Word(&["shown", "hidden"])),
]);
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
        Ok(round) => Some(round),
        Err(faults) => {
            problems.add_faults_below(path, faults);
            None
        }
    }
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
        rubric: (),
    }
}

fn district_of(node: &Node) -> District {
    District {
        code: DistrictId(text(node, "code")),
        name: text(node, "name"),
        slot: optional_text(node, "slot"),
        room: optional_text(node, "room"),
    }
}

fn panelist_of(node: &Node) -> Panelist {
    Panelist {
        id: PanelistId(text(node, "id")),
        name: text(node, "name"),
        role: if is_word(node, "role", "chair") { Role::Chair } else { Role::Member },
        agency: optional_text(node, "agency"),
    }
}

fn review_of(node: &Node) -> Review {
    Review {
        district: DistrictId(text(node, "district")),
        indicator: text(node, "indicator"),
        level: text(node, "level"),
    }
}

fn rules_of(node: &Node) -> Rules {
    let rounding = part(node, "rounding");
    Rules {
        not_applicable: if is_word(node, "not_applicable", "zero") {
            NotApplicableRule::Zero
        } else {
            NotApplicableRule::LeftOut
        },
        rounding: Rounding {
            decimals: u8::try_from(whole(rounding, "decimals")).unwrap_or(u8::MAX),
            half: if is_word(rounding, "half", "even") { Half::Even } else { Half::Up },
        },
        hide_reviews: is_word(node, "reviews", "hidden"),
    }
}

pub(crate) fn round_node(round: &Round) -> Node {
    let mut node = Node::map(vec![
        ("id", Node::text(&round.id)),
        ("edition", Node::whole(round.edition.into())),
        ("title", Node::text(&round.title)),
        ("districts", Node::list(&round.districts, district_node)),
        ("panel", Node::list(&round.panel, panelist_node)),
        ("rules", rules_node(round.rules)),
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
    node
}

fn district_node(district: &District) -> Node {
    let mut node =
        Node::map(vec![("code", Node::text(&district.code.0)), ("name", Node::text(&district.name))]);
    node.set_text("slot", district.slot.as_ref());
    node.set_text("room", district.room.as_ref());
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
    node
}

fn review_node(review: &Review) -> Node {
    Node::map(vec![
        ("district", Node::text(&review.district.0)),
        ("indicator", Node::text(&review.indicator)),
        ("level", Node::text(&review.level)),
    ])
}

fn rules_node(rules: Rules) -> Node {
    let not_applicable = match rules.not_applicable {
        NotApplicableRule::LeftOut => "left_out",
        NotApplicableRule::Zero => "zero",
    };
    let half = match rules.rounding.half {
        Half::Up => "up",
        Half::Even => "even",
    };
    let decimals = Node::whole(rules.rounding.decimals.into());
    let rounding = Node::map(vec![("decimals", decimals), ("half", Node::text(half))]);
    let mut node = Node::map(vec![("not_applicable", Node::text(not_applicable)), ("rounding", rounding)]);
    if rules.hide_reviews {
        node.set("reviews", Node::text("hidden"));
    }
    node
}
