//! What a panelist does not grade: a district, for a conflict of interest, and sections that are for others.

use crate::sample::{Page, round};
use crate::screens::rendered;
use pk_core::Round;
use pk_view::Action;

/// The example round, in which the second panelist grades the first section alone, and not the first district.
fn page() -> (Page, String, String, String, usize) {
    let mut draft = (*round()).clone();
    let sections: Vec<_> =
        draft.rubric.sections().map(|section| (section.code.clone(), section.indicators.len())).collect();
    let (section, indicators) = sections.into_iter().next().unwrap();
    let mut codes = draft.districts.iter().map(|district| district.code.clone());
    let (first, second) = (codes.next().unwrap(), codes.next().unwrap().0);
    let member = draft.panel.get_mut(1).unwrap();
    member.sections = vec![section];
    member.recused = vec![first.clone()];
    let panelist = member.id.0.clone();
    (Page::open(Round::new(draft).unwrap(), true, 1), panelist, first.0, second, indicators)
}

#[test]
fn a_recused_panelist_cannot_open_the_district_and_the_list_says_why() {
    let (mut page, panelist, recused, other, _) = page();
    page.act(Action::ChoosePanelist(panelist.clone()));
    assert_eq!(rendered(&page).matches("benturan kepentingan").count(), 1);
    page.start(&panelist, &recused);
    assert!(page.engine.key().is_none());
    assert!(rendered(&page).contains("tidak menilai kabupaten/kota ini"));
    page.start(&panelist, &other);
    assert!(page.engine.key().is_some());
}

#[test]
fn others_grade_it() {
    let (mut page, _, recused, ..) = page();
    let chair = page.engine.round().panel[0].id.0.clone();
    page.start(&chair, &recused);
    assert!(page.engine.key().is_some());
    let all = page.engine.round().rubric.indicators().count();
    assert_eq!(page.engine.progress(), Some((0, all)));
}

#[test]
fn a_panelist_sees_counts_and_finalises_what_is_hers() {
    let (mut page, panelist, _, other, indicators) = page();
    page.start(&panelist, &other);
    assert_eq!(page.engine.progress(), Some((0, indicators)));
    let codes: Vec<String> = page
        .engine
        .round()
        .sections_of(&page.engine.key().unwrap().panelist)
        .flat_map(|section| &section.indicators)
        .map(|indicator| indicator.code.clone())
        .collect();
    let shown = rendered(&page);
    assert!(!shown.contains("data-aksi=\"2\""), "a section of others is offered");
    for code in &codes {
        page.grade(code, "A");
    }
    assert_eq!(page.engine.progress(), Some((indicators, indicators)));
    page.act(Action::NextUngraded);
    page.act(Action::Finalise);
    let locked = page.engine.snapshot().sheet.is_locked();
    assert!(locked, "a whole sheet cannot be locked");
}
