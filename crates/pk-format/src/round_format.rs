//! Rounds as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::envelope;
use crate::node::{Node, Value};
use crate::problem::Expected;
use crate::read::{At, Problems};
use crate::rubric_format::{optional, read_rubric, rubric_node};
use crate::timestamp;
use pk_core::number::{Half, Rounding};
use pk_core::round::{District, NotApplicableRule, Panelist, Role, Round, RoundDraft, Rules};
use pk_core::{DistrictId, PanelistId};

/// The text of a round file.
#[must_use]
pub fn round_file(round: &Round) -> String {
    envelope::file_text("round", [("round", round_node(round))])
}

/// The fingerprint that every sheet of this round carries.
#[must_use]
pub fn round_fingerprint(round: &Round) -> Fingerprint {
    fingerprint(&round_node(round))
}

pub(crate) fn read_round(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Round> {
    let draft = read_draft(at, problems)?;
    match Round::new(draft) {
        Ok(round) => Some(round),
        Err(faults) => {
            problems.add_faults(&at.path, faults);
            None
        }
    }
}

fn read_draft(at: &At<'_>, problems: &mut Problems<'_>) -> Option<RoundDraft> {
    let mut fields = at.fields(problems)?;
    let id = fields.text(problems, "id");
    let edition = fields.required(problems, "edition").and_then(|at| at.small(problems));
    let title = fields.text(problems, "title");
    let province = fields.optional_text(problems, "province");
    let year = match fields.optional("year") {
        None => Some(None),
        Some(at) => at.small(problems).map(Some),
    };
    let agency = fields.optional_text(problems, "agency");
    let instruction = fields.optional_text(problems, "instruction");
    let districts = fields.required(problems, "districts").and_then(|at| at.list(problems, read_district));
    let panel = fields.required(problems, "panel").and_then(|at| at.list(problems, read_panelist));
    let rules = fields.required(problems, "rules").and_then(|at| read_rules(&at, problems));
    let rubric = fields.required(problems, "rubric").and_then(|at| read_rubric(&at, problems));
    fields.finish(problems);
    Some(RoundDraft {
        id: id?,
        edition: edition?,
        title: title?,
        province: province?,
        year: year?,
        agency: agency?,
        instruction: instruction?,
        districts: districts?,
        panel: panel?,
        rules: rules?,
        rubric: rubric?,
    })
}

fn read_district(at: &At<'_>, problems: &mut Problems<'_>) -> Option<District> {
    let mut fields = at.fields(problems)?;
    let code = fields.text(problems, "code");
    let name = fields.text(problems, "name");
    let slot = match fields.optional("slot") {
        None => Some(None),
        Some(at) => {
            let text = at.text(problems)?;
            if timestamp::is_slot(&text) { Some(Some(text)) } else { at.wrong(problems, Expected::Slot) }
        }
    };
    let room = fields.optional_text(problems, "room");
    fields.finish(problems);
    Some(District { code: DistrictId(code?), name: name?, slot: slot?, room: room? })
}

fn read_panelist(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Panelist> {
    let mut fields = at.fields(problems)?;
    let id = fields.text(problems, "id");
    let name = fields.text(problems, "name");
    let role = fields.required(problems, "role").and_then(|at| at.one_of(problems, &["chair", "member"]));
    let agency = fields.optional_text(problems, "agency");
    fields.finish(problems);
    let role = if role? == 0 { Role::Chair } else { Role::Member };
    Some(Panelist { id: PanelistId(id?), name: name?, role, agency: agency? })
}

fn read_rules(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Rules> {
    let mut fields = at.fields(problems)?;
    let rule =
        fields.required(problems, "not_applicable").and_then(|at| at.one_of(problems, &["left_out", "zero"]));
    let rounding = fields.required(problems, "rounding").and_then(|at| read_rounding(&at, problems));
    fields.finish(problems);
    let not_applicable = if rule? == 0 { NotApplicableRule::LeftOut } else { NotApplicableRule::Zero };
    Some(Rules { not_applicable, rounding: rounding? })
}

fn read_rounding(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Rounding> {
    let mut fields = at.fields(problems)?;
    let decimals = fields.required(problems, "decimals").and_then(|at| at.whole(problems));
    let half = fields.required(problems, "half").and_then(|at| at.one_of(problems, &["up", "even"]));
    fields.finish(problems);
    let decimals = u8::try_from(decimals?).unwrap_or(u8::MAX);
    Some(Rounding { decimals, half: if half? == 0 { Half::Up } else { Half::Even } })
}

pub(crate) fn round_node(round: &Round) -> Node {
    let fields = [
        ("id", Node::text(&round.id)),
        ("edition", Node::whole(round.edition.into())),
        ("title", Node::text(&round.title)),
        ("districts", Node::list(round.districts.iter().map(district_node))),
        ("panel", Node::list(round.panel.iter().map(panelist_node))),
        ("rules", rules_node(round.rules)),
        ("rubric", rubric_node(&round.rubric)),
    ];
    Node::map(
        fields
            .into_iter()
            .chain(optional("province", &round.province))
            .chain(round.year.map(|year| ("year", Node::whole(year.into()))))
            .chain(optional("agency", &round.agency))
            .chain(optional("instruction", &round.instruction)),
    )
}

fn district_node(district: &District) -> Node {
    let fields = [("code", Node::text(&district.code.0)), ("name", Node::text(&district.name))];
    Node::map(
        fields.into_iter().chain(optional("slot", &district.slot)).chain(optional("room", &district.room)),
    )
}

fn panelist_node(panelist: &Panelist) -> Node {
    let role = match panelist.role {
        Role::Chair => "chair",
        Role::Member => "member",
    };
    let fields = [
        ("id", Node::text(&panelist.id.0)),
        ("name", Node::text(&panelist.name)),
        ("role", Node::text(role)),
    ];
    Node::map(fields.into_iter().chain(optional("agency", &panelist.agency)))
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
    let decimals =
        Value::Number(pk_core::Decimal::from_thousandths(i64::from(rules.rounding.decimals) * 1000));
    let rounding = Node::map([("decimals", decimals.into()), ("half", Node::text(half))]);
    Node::map([("not_applicable", Node::text(not_applicable)), ("rounding", rounding)])
}
