//! The districts of a round, in the order in which they present.

use crate::action::Action;
use crate::snapshot::{SheetLine, Snapshot};
use crate::tag::{Act, Tag, tag};
use crate::words::{self, Words};
use pk_core::round::District;
use pk_core::{PanelistId, SheetKey};
use pk_format::slot_text;

/// Every district with its slot and room, and how far the chosen panelist has come with it.
pub(crate) fn districts(state: &Snapshot, act: &Act) -> Tag {
    let mut districts: Vec<&District> = state.round.districts.iter().collect();
    // Those without a slot come last, in the order of the round.
    districts.sort_by_key(|district| (district.slot.is_none(), district.slot.as_deref()));
    let mut list = tag("ol.districts");
    for district in districts {
        list = list.tag(tag("li").tag(row(district, state, act)));
    }
    list
}

fn row(district: &District, state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let panelist = state.last_panelist.clone().unwrap_or_default();
    let line = state
        .sheets
        .iter()
        .find(|line| line.key.panelist.0 == panelist && line.key.district == district.code);
    let key = SheetKey { panelist: PanelistId(panelist.clone()), district: district.code.clone() };
    let is_recused = state.round.is_recused(&key);
    let all = state.round.indicators_of(&key.panelist).count();
    let (marked, unsure) = line.map_or((0, 0), |line| (line.marked, line.unsure));
    let mut place = district.slot.as_deref().map_or_else(String::new, |slot| slot_text(slot, lang));
    if let Some(room) = &district.room {
        if !place.is_empty() {
            place.push_str(" · ");
        }
        place.push_str(room);
    }
    let mut progress = [&marked.to_string(), "/", &all.to_string()].concat();
    if unsure > 0 {
        progress.push_str(" · ");
        progress.push_str(&[words::UNSURE.of(lang), " ", &unsure.to_string()].concat());
    }
    let (class, words) = line.map_or(("none", &words::UNGRADED), state_of);
    let (class, words) = if is_recused { ("recused", &words::RECUSED) } else { (class, words) };
    let bar =
        tag("progress[aria-hidden=true]").set("max", &all.to_string()).set("value", &marked.to_string());
    tag("button.district[type=button][data-pk=district]")
        .set("data-district", &district.code.0)
        .set("data-state", class)
        .flag("disabled", is_recused)
        .click(act, Action::Start { panelist, district: district.code.0.clone() })
        .tag(tag("span.place").text(&place))
        .tag(tag("b").text(&district.name))
        .tag(tag("span.state").text(words.of(lang)).text(" ").text(if is_recused { "" } else { &progress }))
        .maybe((!is_recused).then_some(bar))
}

/// How far a sheet has come: a word for styles and one for people.
pub(crate) fn state_of(line: &SheetLine) -> (&'static str, &'static Words) {
    if line.locked {
        ("locked", &words::FINALISED)
    } else if line.marked == line.indicators {
        ("complete", &words::COMPLETE)
    } else if line.marked > 0 {
        ("part", &words::PARTIAL)
    } else {
        ("none", &words::UNGRADED)
    }
}
