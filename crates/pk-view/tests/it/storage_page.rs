//! What is said of the storage, and when it is said without being asked.

use crate::sample::{Page, bare, round};
use crate::screens::rendered;
use pk_view::{Action, Browser, Dialog, Effect, Facts, Saved};

/// What the page about the storage says after the browser said this.
fn told(page: &mut Page, facts: Facts) -> String {
    page.act(Action::StorageSeen(facts));
    let effects = page.act(Action::AskStorage);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::LookAtStorage)));
    assert_eq!(page.engine.snapshot().dialog, Some(Dialog::Storage));
    let html = rendered(page);
    page.act(Action::Cancel);
    html
}

const SOME: Facts = Facts {
    persisted: Some(false),
    used: Some(1_200_000),
    quota: Some(900_000_000),
    is_file: false,
    browser: Browser::Chromium,
};

#[test]
fn what_is_known_is_said() {
    let mut page = Page::graded(1);
    let said = told(&mut page, SOME);
    assert!(said.contains("Terpakai 2 MB dari 900 MB"));
    assert!(said.contains("data-pk=\"persist\"") && said.contains("boleh menghapusnya"));
    assert!(told(&mut page, Facts { quota: Some(10_737_418_240), ..SOME }).contains("dari 10,7 GB"));
    let said = told(&mut page, Facts { persisted: Some(true), ..SOME });
    assert!(said.contains("sampai Anda menghapusnya") && !said.contains("data-pk=\"persist\""));
    let said = told(&mut page, Facts::default());
    assert!(said.contains("tidak memberi tahu") && !said.contains("Terpakai"));
    page.act(Action::Stored(Saved::Failed));
    assert!(told(&mut page, SOME).contains("Nilai hanya ada di halaman ini"));
}

#[test]
fn changes_that_are_in_no_file_are_counted() {
    let mut page = Page::graded(1);
    assert!(!told(&mut page, SOME).contains("belum ada di berkas"));
    page.grade("1.1", "A");
    page.grade("1.2", "A");
    assert!(told(&mut page, SOME).contains("2 perubahan belum ada di berkas"));
    page.act(Action::Export);
    assert!(!told(&mut page, SOME).contains("belum ada di berkas"));
}

#[test]
fn only_what_needs_care_is_said_unasked() {
    let said = |facts: Facts| {
        let mut page = Page::open(bare("pk-8-aksi"), false, 1);
        page.act(Action::StorageSeen(facts));
        let html = rendered(&page);
        html.contains("storage-care").then_some(html)
    };
    assert!(said(SOME).is_none());
    assert!(said(Facts::default()).is_none());
    let tight = said(Facts { quota: Some(9_000_000), ..SOME }).unwrap();
    assert!(tight.contains("Terpakai 2 MB dari 9 MB"));
    let safari = Facts { browser: Browser::Safari, ..SOME };
    assert!(said(safari).unwrap().contains("tujuh hari"));
    assert!(said(Facts { persisted: Some(true), ..safari }).is_none());
    // A file that opens empty in Firefox may have been moved; elsewhere the place does not matter.
    let firefox = Facts { browser: Browser::Firefox, is_file: true, ..SOME };
    assert!(said(firefox).unwrap().contains("letak lama"));
    assert!(said(Facts { browser: Browser::Chromium, ..firefox }).is_none());
}

#[test]
fn a_clock_that_went_back_is_told() {
    let mut later = Page::open(round(), true, 2);
    later.wait(60);
    later.start("ketua", "00.01");
    later.grade("1.1", "A");
    let mut page = Page::graded(1);
    page.engine.load(&later.entries);
    assert!(told(&mut page, SOME).contains("Jam perangkat ini lebih lambat"));
    page.wait(120);
    assert!(!told(&mut page, SOME).contains("Jam perangkat ini lebih lambat"));
}

#[test]
fn browsers_are_told_apart() {
    for (name, browser) in [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", Browser::Firefox),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            Browser::Chromium,
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
            Browser::Safari,
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/123.0 Mobile/15E148 Safari/605.1.15",
            Browser::Safari,
        ),
        ("lain", Browser::Other),
    ] {
        assert_eq!(Browser::of_user_agent(name), browser, "{name}");
    }
}
