//! Rounds as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::envelope;
use crate::node::Node;
use crate::problem::Expected;
use crate::read::{At, Problems};
use crate::rubric_format::{read_rubric, rubric_node};
use crate::timestamp;
use pk_core::number::{Half, Rounding};
use pk_core::round::{District, NotApplicableRule, Panelist, Role, Round, RoundDraft, Rules};
use pk_core::{DistrictId, PanelistId, Rubric};

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

/// Reads and checks a round and its rubric; nothing if there is a problem in them.
pub(crate) fn read_round(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Round> {
    at.node?;
    let before = problems.found.len();
    let (draft, rubric) = read_parts(at, problems);
    let faults = draft.faults();
    problems.add_faults(&at.path(), faults, before);
    if problems.found.len() > before {
        return None;
    }
    // Both halves are sound, so nothing can be found here.
    Round::new(draft.with(rubric?)).ok()
}

/// The round and its rubric, each read whatever is wrong with the other.
fn read_parts(at: &At<'_>, problems: &mut Problems<'_>) -> (RoundDraft<()>, Option<Rubric>) {
    let mut fields = at.fields(problems);
    let draft = RoundDraft {
        id: fields.text(problems, "id"),
        edition: fields.required(problems, "edition").small(problems),
        title: fields.text(problems, "title"),
        province: fields.optional_text(problems, "province"),
        year: fields.optional("year").map(|at| at.small(problems)),
        agency: fields.optional_text(problems, "agency"),
        instruction: fields.optional_text(problems, "instruction"),
        districts: fields.required(problems, "districts").list(problems, read_district),
        panel: fields.required(problems, "panel").list(problems, read_panelist),
        rules: read_rules(&fields.required(problems, "rules"), problems),
        rubric: (),
    };
    let rubric = fields.required(problems, "rubric");
    let rubric = if rubric.node.is_some() { read_rubric(&rubric, problems) } else { None };
    fields.finish(problems);
    (draft, rubric)
}

fn read_district(at: &At<'_>, problems: &mut Problems<'_>) -> District {
    let mut fields = at.fields(problems);
    let district = District {
        code: DistrictId(fields.text(problems, "code")),
        name: fields.text(problems, "name"),
        slot: fields.optional("slot").map(|at| {
            let slot = at.str(problems, Expected::Slot);
            if slot.is_some_and(|slot| !timestamp::is_slot(slot)) {
                at.wrong(problems, Expected::Slot);
            }
            slot.unwrap_or_default().to_owned()
        }),
        room: fields.optional_text(problems, "room"),
    };
    fields.finish(problems);
    district
}

fn read_panelist(at: &At<'_>, problems: &mut Problems<'_>) -> Panelist {
    let mut fields = at.fields(problems);
    let panelist = Panelist {
        id: PanelistId(fields.text(problems, "id")),
        name: fields.text(problems, "name"),
        role: match fields.required(problems, "role").one_of(problems, &["chair", "member"]) {
            0 => Role::Chair,
            _ => Role::Member,
        },
        agency: fields.optional_text(problems, "agency"),
    };
    fields.finish(problems);
    panelist
}

fn read_rules(at: &At<'_>, problems: &mut Problems<'_>) -> Rules {
    let mut fields = at.fields(problems);
    let rules = Rules {
        not_applicable: match fields
            .required(problems, "not_applicable")
            .one_of(problems, &["left_out", "zero"])
        {
            0 => NotApplicableRule::LeftOut,
            _ => NotApplicableRule::Zero,
        },
        rounding: read_rounding(&fields.required(problems, "rounding"), problems),
    };
    fields.finish(problems);
    rules
}

fn read_rounding(at: &At<'_>, problems: &mut Problems<'_>) -> Rounding {
    let mut fields = at.fields(problems);
    let rounding = Rounding {
        decimals: u8::try_from(fields.required(problems, "decimals").whole(problems)).unwrap_or(u8::MAX),
        half: match fields.required(problems, "half").one_of(problems, &["up", "even"]) {
            0 => Half::Up,
            _ => Half::Even,
        },
    };
    fields.finish(problems);
    rounding
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
    Node::map(vec![("not_applicable", Node::text(not_applicable)), ("rounding", rounding)])
}
