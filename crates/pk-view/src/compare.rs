//! One indicator in all districts of the panelist: the same yardstick for everybody.

use crate::action::Action;
use crate::dialogs::close;
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::words::{self, Words};
use pk_core::rubric::Indicator;
use pk_core::{DistrictId, Mark, Sheet};

/// How often each level was given, then the grade and note of each district, the open one among them.
pub(crate) fn compare(indicator: &str, state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let Some(known) = state.round.rubric.indicator(indicator) else { return tag("div") };
    let empty = Sheet::default();
    let sheets = sheets(state, &empty);
    let body = tag("div.compare[data-pk=compared][tabindex=0]")
        .set("aria-label", &words::COMPARE_TITLE.with(lang, &[indicator]))
        .tag(tag("p[lang=id]").tag(tag("strong").text(&known.label.text)))
        .tag(counts(known, &sheets, state))
        .tag(grades(known, &sheets, state, act));
    tag("div").tag(body).tag(turn(indicator, state, act).tag(close(state, act)))
}

/// Every district of the round with the panelist's sheet, in the order of the round; where names are typed, in the order of the names.
fn sheets<'a>(state: &'a Snapshot, empty: &'a Sheet) -> Vec<(&'a DistrictId, &'a Sheet)> {
    let mut sheets: Vec<(&DistrictId, &Sheet)> = Vec::new();
    for other in &*state.others {
        sheets.push((&other.district, &other.sheet));
    }
    if let Some(key) = &state.key {
        sheets.push((&key.district, &state.sheet));
    }
    let districts = &state.round.districts;
    for district in districts {
        if sheets.iter().all(|(id, _)| **id != district.code) {
            sheets.push((&district.code, empty));
        }
    }
    sheets.sort_by_key(|(id, _)| {
        let place = districts.iter().position(|district| district.code == **id);
        let slot = place.and_then(|place| districts.get(place)).and_then(|district| district.slot.as_deref());
        (slot.is_none(), slot, place, *id)
    });
    sheets
}

fn counts(indicator: &Indicator, sheets: &[(&DistrictId, &Sheet)], state: &Snapshot) -> Tag {
    let lang = state.lang;
    let mut marks: Vec<(String, Option<Mark>)> = Vec::new();
    for level in &indicator.levels {
        marks.push((level.code.clone(), Some(Mark::Level(level.code.clone()))));
    }
    if indicator.not_applicable {
        marks.push((words::NOT_APPLICABLE.of(lang).to_owned(), Some(Mark::NotApplicable)));
    }
    marks.push((words::UNGRADED.of(lang).to_owned(), None));
    let all = sheets.len().to_string();
    let mut body = tag("tbody");
    for (name, mark) in marks {
        let count = sheets.iter().filter(|(_, sheet)| sheet.mark(&indicator.code) == mark).count();
        let count = count.to_string();
        let bar = tag("progress[aria-hidden=true]").set("max", &all).set("value", &count);
        body = body.tag(
            tag("tr")
                .tag(tag("th[scope=row]").text(&name))
                .tag(tag("td").tag(bar))
                .tag(tag("td.number").text(&count)),
        );
    }
    tag("table.counts").tag(tag("caption").text(words::COUNTS.of(lang))).tag(body)
}

fn grades(indicator: &Indicator, sheets: &[(&DistrictId, &Sheet)], state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let head = |words: &Words| tag("th[scope=col]").text(words.of(lang));
    let mut body = tag("tbody");
    for (id, sheet) in sheets {
        let grade = match sheet.mark(&indicator.code) {
            Some(Mark::Level(level)) => tag("td.grade").text(&level),
            Some(Mark::NotApplicable) => tag("td").text(words::NOT_APPLICABLE.of(lang)),
            None => tag("td.ungraded").text(words::UNGRADED.of(lang)),
        };
        let unsure = sheet.is_unsure(&indicator.code);
        let unsure = unsure.then(|| tag("strong").text(", ").text(words::UNSURE.of(lang)));
        let name = state.round.district_name(id);
        let is_open = state.key.as_ref().is_some_and(|key| key.district == **id);
        let name = if is_open {
            tag("th[scope=row]").text(name).text(" ").tag(tag("small").text(words::OPEN_NOW.of(lang)))
        } else {
            let open = Action::OpenAt { district: id.0.clone(), indicator: indicator.code.clone() };
            let button = tag("button.go[type=button][data-pk=open-at]").click(act, open).text(name);
            tag("th[scope=row]").tag(button)
        };
        body = body.tag(
            tag("tr")
                .tag(name)
                .tag(grade.maybe(unsure))
                .tag(tag("td.notes").text(sheet.note(&indicator.code))),
        );
    }
    tag("table.grades")
        .tag(tag("caption").text(words::COMPARE.of(lang)))
        .tag(
            tag("thead")
                .tag(tag("tr").tag(head(&words::DISTRICT)).tag(head(&words::GRADE)).tag(head(&words::NOTE))),
        )
        .tag(body)
}

/// On to the indicator before or behind.
fn turn(indicator: &str, state: &Snapshot, act: &Act) -> Tag {
    let codes: Vec<&str> =
        state.round.indicators_of(state.panelist()).map(|known| known.code.as_str()).collect();
    let place = codes.iter().position(|code| *code == indicator);
    let beside =
        |by: isize| place.and_then(|place| place.checked_add_signed(by)).and_then(|at| codes.get(at));
    let button = |hook: &'static str, words: &Words, by: isize| {
        let there = beside(by);
        let action = Action::Compare(there.copied().unwrap_or(indicator).to_owned());
        tag("button[type=button]")
            .set("data-pk", hook)
            .flag("disabled", there.is_none())
            .click(act, action)
            .text(words.of(state.lang))
    };
    tag("div.row").tag(button("compare-previous", &words::PREVIOUS, -1)).tag(button(
        "compare-next",
        &words::NEXT,
        1,
    ))
}
