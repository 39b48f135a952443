//! What makes a draft a round.

use crate::fault::{Fault, Faults};
use crate::path::Path;
use crate::round::RoundDraft;

/// The most characters of a round's id.
pub(crate) const MOST_ID: usize = 64;
/// The most characters of a title or name.
pub(crate) const MOST_TEXT: usize = 200;

pub(crate) fn check<R>(draft: &RoundDraft<R>, faults: &mut Faults) {
    let root = Path::default();
    faults.check_code(&root.field("id"), &draft.id, MOST_ID);
    faults.check_edition(&root.field("edition"), draft.edition);
    faults.check_text(&root.field("title"), &draft.title, MOST_TEXT);
    for (name, text) in
        [("province", &draft.province), ("agency", &draft.agency), ("instruction", &draft.instruction)]
    {
        if let Some(text) = text {
            faults.check_text(&root.field(name), text, MOST_TEXT);
        }
    }
    if draft.year.is_some_and(|year| !(2018..=2100).contains(&year)) {
        faults.add(root.field("year"), Fault::OutOfRange { least: 2018, most: 2100 });
    }
    if draft.minutes.is_some_and(|minutes| !(1..=600).contains(&minutes)) {
        faults.add(root.field("minutes"), Fault::OutOfRange { least: 1, most: 600 });
    }
    if draft.rules.rounding.decimals > 6 {
        let path = root.field("rules").field("rounding").field("decimals");
        faults.add(path, Fault::OutOfRange { least: 0, most: 6 });
    }
    check_districts(draft, faults);
    check_panel(draft, faults);
}

fn check_districts<R>(draft: &RoundDraft<R>, faults: &mut Faults) {
    let districts = Path::default().field("districts");
    faults.check_length(&districts, draft.districts.len(), 0, 1_000);
    for (index, district) in draft.districts.iter().enumerate() {
        let path = districts.item(index);
        faults.check_text(&path.field("code"), &district.code.0, 64);
        faults.check_text(&path.field("name"), &district.name, MOST_TEXT);
        if let Some(slot) = &district.slot {
            faults.check_text(&path.field("slot"), slot, 16);
        }
        if let Some(room) = &district.room {
            faults.check_text(&path.field("room"), room, MOST_TEXT);
        }
    }
    let codes: Vec<&str> = draft.districts.iter().map(|district| district.code.0.as_str()).collect();
    faults.check_unique(&codes, &|index| districts.item(index).field("code"));
}

fn check_panel<R>(draft: &RoundDraft<R>, faults: &mut Faults) {
    let panel = Path::default().field("panel");
    faults.check_length(&panel, draft.panel.len(), 0, 1_000);
    for (index, panelist) in draft.panel.iter().enumerate() {
        let path = panel.item(index);
        faults.check_text(&path.field("id"), &panelist.id.0, 64);
        faults.check_text(&path.field("name"), &panelist.name, MOST_TEXT);
        if let Some(agency) = &panelist.agency {
            faults.check_text(&path.field("agency"), agency, MOST_TEXT);
        }
    }
    let ids: Vec<&str> = draft.panel.iter().map(|panelist| panelist.id.0.as_str()).collect();
    faults.check_unique(&ids, &|index| panel.item(index).field("id"));
}

/// Each review is of a district and a level that are there, and none stands twice.
pub(crate) fn check_reviews(draft: &RoundDraft, faults: &mut Faults) {
    let reviews = Path::default().field("reviews");
    faults.check_length(&reviews, draft.reviews.len(), 0, 100_000);
    let mut seen = Vec::new();
    for (index, review) in draft.reviews.iter().enumerate() {
        let path = reviews.item(index);
        if !draft.districts.iter().any(|district| district.code == review.district) {
            let id = review.district.0.clone();
            faults.add(path.field("district"), Fault::UnknownDistrict { id });
        }
        match draft.rubric.indicator(&review.indicator) {
            None => {
                let code = review.indicator.clone();
                faults.add(path.field("indicator"), Fault::UnknownIndicator { code });
            }
            Some(indicator) if indicator.level(&review.level).is_none() => {
                faults.add(path.field("level"), Fault::UnknownLevel { code: review.level.clone() });
            }
            Some(_) => {}
        }
        let this = (&review.district, &review.indicator);
        match seen.binary_search(&this) {
            Ok(_) => faults.add(path, Fault::Duplicate { code: review.indicator.clone() }),
            Err(place) => seen.insert(place, this),
        }
    }
}
