//! The rules of a round as JSON.

use crate::node::{Node, Value};
use crate::read::{decimal, is_word, list, part, small, str, text, whole};
use crate::shape::{Field, Shape, may, need};
use pk_core::number::{Half, Rounding};
use pk_core::rules::{AbsentRule, Award, AwardTo, Class, Combine, NotApplicableRule, Rules, TieRule};

static ROUNDING: Shape =
    Shape::Map(&[need("decimals", &Shape::Whole), need("half", &Shape::Word(&["up", "even"]))]);
const CUT: &[Field] = &[need("cut", &Shape::Small)];
static COMBINE: Shape =
    Shape::Tagged(&["agreed", "mean", "median", "trimmed", "majority"], &[&[], &[], &[], CUT, &[]]);
const ID: &[Field] = &[need("id", &Shape::Text)];
const CODE: &[Field] = &[need("code", &Shape::Text)];
static TIE: Shape =
    Shape::Tagged(&["track", "component", "section", "presenter_rank", "lot"], &[ID, ID, CODE, &[], &[]]);
static CLASS: Shape = Shape::Map(&[need("name", &Shape::Text), may("least", &Shape::Decimal)]);
const NAME: Field = need("name", &Shape::Text);
const BY_RANK: &[Field] = &[NAME, need("track", &Shape::Text), need("places", &Shape::Small)];
const BY_CLASS: &[Field] = &[NAME, need("class", &Shape::Text)];
static AWARD: Shape = Shape::Tagged(&["rank", "class", "votes"], &[BY_RANK, BY_CLASS, &[NAME]]);
/// The rules of a round.
pub(crate) static RULES: Shape = Shape::Map(&[
    may("combine", &COMBINE),
    may("absent", &Shape::Word(&["left_out", "required"])),
    need("not_applicable", &Shape::Word(&["left_out", "zero"])),
    need("rounding", &ROUNDING),
    may("reviews", &Shape::Word(&["shown", "hidden"])),
    may("ties", &Shape::List(&TIE)),
    may("presenter_ranks", &Shape::List(&Shape::Text)),
    may("classes", &Shape::List(&CLASS)),
    may("awards", &Shape::List(&AWARD)),
]);

pub(crate) fn rules_of(node: &Node) -> Rules {
    let rounding = part(node, "rounding");
    Rules {
        combine: node.get("combine").map(combine_of),
        absent: node.get("absent").map(|absent| match str(absent) {
            "required" => AbsentRule::Required,
            _ => AbsentRule::LeftOut,
        }),
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
        ties: list(node, "ties", tie_of),
        presenter_ranks: list(node, "presenter_ranks", |rank| str(rank).to_owned()),
        classes: list(node, "classes", |class| Class {
            name: text(class, "name"),
            least: class.get("least").map(|_| decimal(class, "least")),
        }),
        awards: list(node, "awards", award_of),
    }
}

fn combine_of(node: &Node) -> Combine {
    match str(part(node, "type")) {
        "mean" => Combine::Mean,
        "median" => Combine::Median,
        "trimmed" => Combine::Trimmed { cut: small(node, "cut") },
        "majority" => Combine::Majority,
        _ => Combine::Agreed,
    }
}

fn tie_of(node: &Node) -> TieRule {
    match str(part(node, "type")) {
        "track" => TieRule::Track(text(node, "id")),
        "component" => TieRule::Component(text(node, "id")),
        "section" => TieRule::Section(text(node, "code")),
        "presenter_rank" => TieRule::PresenterRank,
        _ => TieRule::Lot,
    }
}

fn award_of(node: &Node) -> Award {
    let to = match str(part(node, "type")) {
        "rank" => AwardTo::Rank { track: text(node, "track"), places: small(node, "places") },
        "class" => AwardTo::Class { class: text(node, "class") },
        _ => AwardTo::Votes,
    };
    Award { name: text(node, "name"), to }
}

pub(crate) fn rules_node(rules: &Rules) -> Node {
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
    if let Some(combine) = rules.combine {
        node.set("combine", combine_node(combine));
    }
    if let Some(absent) = rules.absent {
        let word = match absent {
            AbsentRule::LeftOut => "left_out",
            AbsentRule::Required => "required",
        };
        node.set("absent", Node::text(word));
    }
    for (key, list) in [
        ("ties", Node::list(&rules.ties, tie_node)),
        ("presenter_ranks", Node::list(&rules.presenter_ranks, |rank| Node::text(rank))),
        ("classes", Node::list(&rules.classes, class_node)),
        ("awards", Node::list(&rules.awards, award_node)),
    ] {
        if list.value != Value::List(Vec::new()) {
            node.set(key, list);
        }
    }
    node
}

fn typed(word: &str, more: Vec<(&str, Node)>) -> Node {
    let mut fields = vec![("type", Node::text(word))];
    fields.extend(more);
    Node::map(fields)
}

fn combine_node(combine: Combine) -> Node {
    match combine {
        Combine::Agreed => typed("agreed", Vec::new()),
        Combine::Mean => typed("mean", Vec::new()),
        Combine::Median => typed("median", Vec::new()),
        Combine::Trimmed { cut } => typed("trimmed", vec![("cut", Node::whole(cut.into()))]),
        Combine::Majority => typed("majority", Vec::new()),
    }
}

fn tie_node(tie: &TieRule) -> Node {
    match tie {
        TieRule::Track(id) => typed("track", vec![("id", Node::text(id))]),
        TieRule::Component(id) => typed("component", vec![("id", Node::text(id))]),
        TieRule::Section(code) => typed("section", vec![("code", Node::text(code))]),
        TieRule::PresenterRank => typed("presenter_rank", Vec::new()),
        TieRule::Lot => typed("lot", Vec::new()),
    }
}

fn class_node(class: &Class) -> Node {
    let mut node = Node::map(vec![("name", Node::text(&class.name))]);
    if let Some(least) = class.least {
        node.set("least", Value::Number(least).into());
    }
    node
}

fn award_node(award: &Award) -> Node {
    let name = ("name", Node::text(&award.name));
    match &award.to {
        AwardTo::Rank { track, places } => {
            let track = ("track", Node::text(track));
            typed("rank", vec![name, track, ("places", Node::whole((*places).into()))])
        }
        AwardTo::Class { class } => typed("class", vec![name, ("class", Node::text(class))]),
        AwardTo::Votes => typed("votes", vec![name]),
    }
}
