//! What makes a draft a round.

use crate::fault::{Fault, Faults, Named};
use crate::path::Path;
use crate::round::{Freeze, RoundDraft};
use crate::rubric::Track;
use crate::rules::{AwardTo, Combine, TieRule};

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
    check_rules(draft, faults);
    check_frozen(draft, faults);
}

fn check_rules<R>(draft: &RoundDraft<R>, faults: &mut Faults) {
    let rules = Path::default().field("rules");
    if let Some(Combine::Trimmed { cut }) = draft.rules.combine {
        let path = rules.field("combine").field("cut");
        if !(1..=100).contains(&cut) {
            faults.add(path, Fault::OutOfRange { least: 1, most: 100 });
        } else if !draft.panel.is_empty()
            && usize::try_from(cut).is_ok_and(|cut| 2 * cut >= draft.panel.len())
        {
            faults.add(path, Fault::NobodyLeft);
        }
    }
    check_names(&rules.field("presenter_ranks"), &draft.rules.presenter_ranks, &|path| path, faults);
    let classes = rules.field("classes");
    let names: Vec<String> = draft.rules.classes.iter().map(|class| class.name.clone()).collect();
    check_names(&classes, &names, &|path| path.field("name"), faults);
    let mut above = None;
    for (index, class) in draft.rules.classes.iter().enumerate() {
        if class.least.is_some() {
            if class.least <= above {
                faults.add(classes.item(index).field("least"), Fault::ClassesOutOfOrder);
            }
            above = class.least;
        }
    }
    let awards = rules.field("awards");
    let names: Vec<String> = draft.rules.awards.iter().map(|award| award.name.clone()).collect();
    check_names(&awards, &names, &|path| path.field("name"), faults);
    for (index, award) in draft.rules.awards.iter().enumerate() {
        let path = awards.item(index);
        match &award.to {
            AwardTo::Rank { places, .. } if !(1..=100).contains(places) => {
                faults.add(path.field("places"), Fault::OutOfRange { least: 1, most: 100 });
            }
            AwardTo::Class { class } if !draft.rules.classes.iter().any(|known| known.name == *class) => {
                faults.add_unknown(path.field("class"), Named::Class, class);
            }
            _ => {}
        }
    }
}

/// A list of names: none empty, none twice.
fn check_names(path: &Path, names: &[String], place: &dyn Fn(Path) -> Path, faults: &mut Faults) {
    faults.check_length(path, names.len(), 0, 100);
    for (index, name) in names.iter().enumerate() {
        faults.check_text(&place(path.item(index)), name, MOST_TEXT);
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    faults.check_unique(&names, &|index| place(path.item(index)));
}

/// Editions were frozen one after the other up to this one, or to the one before while this one is being prepared, and
/// each but the first says what it changed.
fn check_frozen<R>(draft: &RoundDraft<R>, faults: &mut Faults) {
    let frozen = Path::default().field("frozen");
    faults.check_length(&frozen, draft.frozen.len(), 0, 100);
    let mut before: Option<&Freeze> = None;
    for (index, freeze) in draft.frozen.iter().enumerate() {
        let path = frozen.item(index);
        let follows = before.is_none_or(|before| before.edition.checked_add(1) == Some(freeze.edition));
        let is_last = index + 1 == draft.frozen.len();
        let reaches = freeze.edition == draft.edition || freeze.edition.checked_add(1) == Some(draft.edition);
        if !follows || (is_last && !reaches) {
            faults.add(path.field("edition"), Fault::EditionsOutOfOrder);
        }
        if let Some(by) = &freeze.by {
            faults.check_text(&path.field("by"), by, MOST_TEXT);
        }
        match (&freeze.change, before) {
            (Some(change), Some(_)) => {
                faults.check_text(&path.field("change").field("reason"), &change.reason, 1_000);
            }
            (None, None) => {}
            _ => faults.add(path.field("change"), Fault::ChangeOfEdition),
        }
        before = Some(freeze);
    }
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
        if let Some(presenter) = &district.presenter {
            let path = path.field("presenter");
            if let Some(name) = &presenter.name {
                faults.check_text(&path.field("name"), name, MOST_TEXT);
            }
            if let Some(rank) = &presenter.rank
                && !draft.rules.presenter_ranks.contains(rank)
            {
                faults.add_unknown(path.field("rank"), Named::PresenterRank, rank);
            }
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
        for (index, code) in panelist.recused.iter().enumerate() {
            if !draft.districts.iter().any(|district| district.code == *code) {
                let id = code.0.clone();
                faults.add(path.field("recused").item(index), Fault::UnknownDistrict { id });
            }
        }
        let recused: Vec<&str> = panelist.recused.iter().map(|code| code.0.as_str()).collect();
        faults.check_unique(&recused, &|index| path.field("recused").item(index));
    }
    let ids: Vec<&str> = draft.panel.iter().map(|panelist| panelist.id.0.as_str()).collect();
    faults.check_unique(&ids, &|index| panel.item(index).field("id"));
}

/// Whatever names a part of the rubric names one that is there.
pub(crate) fn check_with_rubric(draft: &RoundDraft, faults: &mut Faults) {
    check_reviews(draft, faults);
    let has_section = |code: &str| draft.rubric.sections().any(|section| section.code == code);
    let panel = Path::default().field("panel");
    for (index, panelist) in draft.panel.iter().enumerate() {
        let path = panel.item(index).field("sections");
        for (index, code) in panelist.sections.iter().enumerate() {
            if !has_section(code) {
                faults.add_unknown(path.item(index), Named::Section, code);
            }
        }
        let codes: Vec<&str> = panelist.sections.iter().map(String::as_str).collect();
        faults.check_unique(&codes, &|index| path.item(index));
    }
    let tracks = &draft.rubric.tracks;
    let rules = Path::default().field("rules");
    for (index, award) in draft.rules.awards.iter().enumerate() {
        if let AwardTo::Rank { track, .. } = &award.to
            && !tracks.iter().any(|known| known.id == *track)
        {
            faults.add_unknown(rules.field("awards").item(index).field("track"), Named::Track, track);
        }
    }
    let ties = rules.field("ties");
    faults.check_length(&ties, draft.rules.ties.len(), 0, 100);
    for (index, tie) in draft.rules.ties.iter().enumerate() {
        let path = ties.item(index);
        let unknown = match tie {
            TieRule::Track(id) if !tracks.iter().any(|track| track.id == *id) => {
                Some(("id", Named::Track, id))
            }
            TieRule::Component(id) if !tracks.iter().any(|track| has_component(track, id)) => {
                Some(("id", Named::Component, id))
            }
            TieRule::Section(code) if !has_section(code) => Some(("code", Named::Section, code)),
            _ => None,
        };
        let earlier = draft.rules.ties.get(..index).unwrap_or_default();
        if let Some((field, named, name)) = unknown {
            faults.add_unknown(path.field(field), named, name);
        } else if earlier.contains(&TieRule::Lot) || earlier.contains(tie) || decides_nothing(tie, draft) {
            faults.add(path, Fault::TieNeverDecides);
        }
    }
}

fn has_component(track: &Track, id: &str) -> bool {
    track.components.iter().any(|component| component.id == id)
}

/// Whether this cannot differ between two districts whose tracks have the same score.
fn decides_nothing(tie: &TieRule, draft: &RoundDraft) -> bool {
    let (tracks, is_only) = (&draft.rubric.tracks, draft.rubric.tracks.len() == 1);
    match tie {
        TieRule::Track(_) => is_only,
        TieRule::Component(_) => is_only && tracks.iter().all(|track| track.components.len() == 1),
        TieRule::Section(_) => is_only && draft.rubric.sections().count() == 1,
        TieRule::PresenterRank => draft.rules.presenter_ranks.len() < 2,
        TieRule::Lot => false,
    }
}

/// Each review is of a district and a level that are there, and none stands twice.
fn check_reviews(draft: &RoundDraft, faults: &mut Faults) {
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
