//! Links of evidence, own phrases, one indicator in all districts, required notes, colours.

use crate::sample::{Page, bare, round};
use crate::screens::rendered;
use pk_core::Round;
use pk_core::Rubric;
use pk_core::rubric::RubricDraft;
use pk_view::{Action, Dialog, Effect, Theme};

fn linked(page: &mut Page, url: &str) -> Vec<Effect> {
    page.act(Action::AskLink { indicator: "1.1".to_owned(), item: 1 });
    page.act(Action::SetLink { indicator: "1.1".to_owned(), item: 1, url: url.to_owned() })
}

fn link(page: &Page) -> Option<String> {
    page.engine.snapshot().sheet.link("1.1", 1).map(str::to_owned)
}

pub(crate) fn graded_twice() -> Page {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.type_note("1.1", "data lengkap");
    page.act(Action::Switch);
    page.start("ketua", "00.71");
    page.grade("1.1", "B");
    page
}

#[test]
fn a_link_is_kept_shown_changed_and_taken_back() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("Siti", "Kota Anggrek");
    linked(&mut page, "  https://contoh.go.id/berita-acara.pdf ");
    assert_eq!(link(&page).as_deref(), Some("https://contoh.go.id/berita-acara.pdf"));
    assert_eq!(page.engine.snapshot().dialog, None);
    assert!(rendered(&page).contains("href=\"https://contoh.go.id/berita-acara.pdf\""));
    page.act(Action::Review(true));
    assert!(rendered(&page).contains("href=\"https://contoh.go.id/berita-acara.pdf\""));
    page.act(Action::Review(false));
    page.act(Action::Undo);
    assert_eq!(link(&page), None);
    page.act(Action::Redo);
    // The same again changes nothing; nothing in the field lets it go.
    assert!(!linked(&mut page, "https://contoh.go.id/berita-acara.pdf").iter().any(is_save));
    assert!(linked(&mut page, "").iter().any(is_save));
    assert_eq!(link(&page), None);
}

fn is_save(effect: &Effect) -> bool {
    matches!(effect, Effect::Save { .. })
}

#[test]
fn what_is_no_address_is_told_and_the_dialog_stays() {
    for wrong in ["javascript:alert(1)", "berkas saya", "https://", "https://a b"] {
        let mut page = Page::open(bare("pk-8-aksi"), false, 1);
        page.start("Siti", "Kota Anggrek");
        assert!(linked(&mut page, wrong).is_empty(), "{wrong}");
        let state = page.engine.snapshot();
        assert_eq!(state.problems.len(), 1, "{wrong}");
        assert!(state.dialog.is_some());
        assert_eq!(link(&page), None);
    }
}

#[test]
fn own_phrases_are_offered_first_at_every_indicator_and_kept() {
    let mut page = Page::graded(1);
    page.act(Action::AskPhrases("1.1".to_owned()));
    let effects =
        page.act(Action::SetPhrases("+ paparan jelas\n\n  − data lama \n+ paparan jelas".to_owned()));
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::KeepPhrases(phrases) => Some(phrases.clone()),
        _ => None,
    });
    assert_eq!(kept.unwrap(), ["+ paparan jelas", "− data lama"]);
    let html = rendered(&page);
    let shown: Vec<usize> = html.match_indices("− data lama").map(|(place, _)| place).collect();
    assert_eq!(shown.len(), page.engine.round().rubric.sections().next().unwrap().indicators.len());
    // What was used elsewhere is not offered twice.
    page.act(Action::AddLine { indicator: "1.1".to_owned(), line: "− data lama".to_owned() });
    page.act(Action::Switch);
    page.start("ketua", "00.71");
    let html = rendered(&page);
    let shown = html.match_indices("− data lama").count();
    assert_eq!(shown, page.engine.round().rubric.sections().next().unwrap().indicators.len());
    // They are the panelist's, not the round's.
    page.engine.set_phrases(vec!["? dari mana".to_owned()]);
    assert!(rendered(&page).contains("? dari mana"));
}

#[test]
fn one_indicator_is_looked_at_in_all_districts() {
    let mut page = graded_twice();
    page.act(Action::Compare("1.1".to_owned()));
    let html = rendered(&page);
    assert!(html.contains("data lengkap"));
    // Those that are not yet graded are there too.
    for district in &page.engine.round().districts {
        assert!(html.contains(&district.name));
    }
    // On to the next indicator, then to the other district at that indicator.
    page.act(Action::Compare("1.2".to_owned()));
    let dialog = page.engine.snapshot().dialog;
    assert_eq!(dialog, Some(Dialog::Compare { from: "1.1".to_owned(), indicator: "1.2".to_owned() }));
    let effects = page.act(Action::OpenAt { district: "00.01".to_owned(), indicator: "1.2".to_owned() });
    let state = page.engine.snapshot();
    assert_eq!(state.dialog, None);
    assert_eq!(state.key.unwrap().district.0, "00.01");
    let focus = |effect: &Effect| matches!(effect, Effect::FocusIn { indicator, .. } if indicator == "1.2");
    assert!(effects.iter().any(focus));
}

#[test]
fn a_note_that_the_rubric_asks_for_is_asked_for() {
    let mut draft = (*round()).clone();
    let mut rubric: RubricDraft = (*draft.rubric).clone();
    for track in &mut rubric.tracks {
        for component in &mut track.components {
            for section in &mut component.sections {
                for indicator in &mut section.indicators {
                    indicator.note_required = indicator.code == "1.1";
                }
            }
        }
    }
    draft.rubric = Rubric::new(rubric).unwrap();
    let mut page = Page::open(Round::new(draft).unwrap(), true, 1);
    page.start("ketua", "00.01");
    assert!(rendered(&page).contains("Catatan (wajib)"));
    page.grade("1.1", "A");
    page.act(Action::AskFinalise);
    assert!(rendered(&page).contains("Catatan wajib belum ditulis: 1.1"));
    page.act(Action::Cancel);
    page.type_note("1.1", "berita acara lengkap");
    page.act(Action::AskFinalise);
    assert!(!rendered(&page).contains("Catatan wajib belum ditulis"));
}

#[test]
fn colours_are_chosen_and_outlive_another_round() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    assert!(!rendered(&page).contains("data-theme=\"dark\""));
    let effects = page.act(Action::ChooseTheme(Theme::Dark));
    assert!(matches!(*effects, [Effect::Remember]));
    assert!(rendered(&page).contains("data-theme=\"dark\""));
    page.act(Action::ChooseRubric("pk-2020-aksi-1-4".to_owned()));
    assert_eq!(page.engine.theme(), Theme::Dark);
    for theme in [Theme::System, Theme::Light, Theme::Dark, Theme::Contrast] {
        assert_eq!(Theme::of_tag(theme.tag()), theme);
    }
}
