//! Every screen, as HTML. `UPDATE_EXPECT=1` rewrites the files.

use crate::engine_forms::graded_twice;
use crate::engine_pins::{asked_for_a_file, locked_device};
use crate::engine_proofs::{altered, import, locked};
use crate::engine_sheet::two_devices;
use crate::sample::{Page, bare, round};
use expect_test::expect_file;
use pk_view::{Action, Saved, Snapshot, Upload, nilai};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
struct HostProps {
    state: Rc<Snapshot>,
}

impl PartialEq for HostProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[component]
fn Host(HostProps { state }: &HostProps) -> Html {
    nilai(state, &Callback::noop())
}

/// The screen as HTML, a tag a line.
pub(crate) fn rendered(page: &Page) -> String {
    let state = Rc::new(page.engine.snapshot());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let renderer = yew::LocalServerRenderer::<Host>::with_props(HostProps { state }).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    indented(&html)
}

/// One tag a line, so that a change shows where it is.
fn indented(html: &str) -> String {
    let mut text = String::new();
    let mut depth = 0_usize;
    for piece in html.split('<').skip(1) {
        let is_end = piece.starts_with('/');
        let is_void = ["input", "br"].iter().any(|tag| piece.starts_with(tag));
        depth -= usize::from(is_end);
        text.push_str(&"  ".repeat(depth));
        text.push('<');
        text.push_str(piece);
        text.push('\n');
        depth += usize::from(!is_end && !is_void);
    }
    text
}

macro_rules! screens {
    ($($name:ident: $page:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let page: Page = $page;
                expect_file![concat!("../snapshots/", stringify!($name), ".html")].assert_eq(&rendered(&page));
            }
        )*
    };
}

screens! {
    start_bare: Page::open(bare("pk-2020-aksi-1-4"), false, 1);
    start_with_round: Page::open(round(), true, 1);
    start_with_sheets: after(complete(), Action::Switch);
    sheet_empty: Page::graded(1);
    sheet_partial_with_note: partial();
    sheet_not_applicable: after(Page::graded(1), Action::NotApplicable("1.2".to_owned()));
    sheet_complete: complete();
    sheet_second_section: after(complete(), Action::TurnTo(1));
    sheet_locked: after(complete(), Action::Finalise);
    sheet_locked_with_unseen: locked_with_unseen();
    sheet_locked_with_proof: locked(1, "00.01");
    sheet_locked_altered: altered_elsewhere();
    sheet_conflict: two_devices();
    sheet_readonly: readonly();
    sheet_english: after(partial(), Action::SwitchLang);
    sheet_not_saved: after(partial(), Action::Stored(Saved::Failed));
    dialog_finalise: after(partial(), Action::AskFinalise);
    dialog_finalise_conflict: after(two_devices(), Action::AskFinalise);
    dialog_reopen: after(after(complete(), Action::Finalise), Action::AskReopen);
    dialog_keys: after(partial(), Action::AskKeys);
    dialog_history: after(partial(), Action::AskHistory("1.1".to_owned()));
    dialog_compare: after(graded_twice(), Action::Compare("1.1".to_owned()));
    dialog_phrases: after(partial(), Action::AskPhrases("1.1".to_owned()));
    dialog_link: linking();
    dialog_storage: after(partial(), Action::AskStorage);
    dialog_pin: after(partial(), Action::AskPin(true));
    dialog_pin_of_a_file: asked_for_a_file();
    locked_by_pin: locked_device();
    review_partial: after(partial(), Action::Review(true));
    review_locked_with_proof: after(locked(1, "00.01"), Action::Review(true));
    review_locked: after(after(complete(), Action::Finalise), Action::Review(true));
    sheet_view_only: after(partial(), Action::Shield(true));
    sheet_next_district: next_district();
    problems: after(partial(), broken_files());
    notice: after(partial(), Action::Import(Vec::new()));
}

/// A file that was altered after the sheet in it was locked.
fn altered_elsewhere() -> Page {
    let mut page = Page::graded(2);
    import(&mut page, &altered());
    page
}

fn after(mut page: Page, action: Action) -> Page {
    page.act(action);
    page
}

fn partial() -> Page {
    let mut page = Page::graded(1);
    page.grade("1.1", "B");
    page.type_note("1.1", "Data <lengkap> & \"sah\"");
    page
}

fn complete() -> Page {
    let mut page = Page::graded(1);
    for (indicator, level) in [("1.1", "A"), ("1.2", "C"), ("2.1", "A")] {
        page.grade(indicator, level);
    }
    page
}

/// The second district of a panelist, beside what the first one got.
fn next_district() -> Page {
    let mut page = after(partial(), Action::Unsure("1.1".to_owned()));
    page.act(Action::Switch);
    page.start("ketua", "00.71");
    page
}

fn linking() -> Page {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("Siti", "Kota Anggrek");
    after(page, Action::AskLink { indicator: "1.1".to_owned(), item: 0 })
}

fn readonly() -> Page {
    let mut page = partial();
    page.engine.set_readonly(true);
    page
}

/// Finalised here while another device, unheard, graded on.
fn locked_with_unseen() -> Page {
    let mut other = Page::graded(2);
    other.type_note("2.1", "dari telepon");
    other.act(Action::FinishNote);
    let mut page = after(complete(), Action::Finalise);
    page.engine.load(&other.entries);
    page
}

fn broken_files() -> Action {
    let file = |name: &str, text: &str| Upload { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    Action::Import(vec![file("kosong.json", ""), file("asing.json", "{\"nama\": \"lain\"}")])
}
