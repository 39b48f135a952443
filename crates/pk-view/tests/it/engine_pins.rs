//! PINs: what a wrong one does, what a right one opens, and what is put under one.

use crate::engine_files::exported;
use crate::sample::{Page, round};
use crate::screens::rendered;
use pk_format::{Vault, lock_sheets, round_fingerprint};
use pk_view::{Action, Dialog, Effect, Lock, LockOf, OpenVault, Pin, Upload};
use std::rc::Rc;
use std::sync::LazyLock;

const PIN: &str = "melati-27";
static VAULT: LazyLock<Vault> =
    LazyLock::new(|| Vault::new(PIN, round_fingerprint(&round()), &[7; 16], &[9; 24]).unwrap());

/// Types a PIN and has it checked, as the shell does once the screen says so.
fn enter(page: &mut Page, pin: Pin, again: Option<&str>) -> Vec<Effect> {
    let effects = page.act(Action::EnterPin(pin, again.map(str::to_owned)));
    let [Effect::TakePin(pin)] = effects.as_slice() else { return effects };
    assert!(page.engine.snapshot().is_checking);
    let effects = page.act(Action::TakePin(pin.clone(), Some(([7; 16], [9; 24]))));
    // It goes on while the storage is put under another PIN, and only then.
    let goes_on = matches!(effects.as_slice(), [Effect::Reseal(_)]);
    assert_eq!(page.engine.snapshot().is_checking, goes_on);
    effects
}

fn open(page: &mut Page, pin: &str) -> Vec<Effect> {
    enter(page, Pin::Open(pin.to_owned()), None)
}

fn lock(of: LockOf, entries: Vec<String>) -> Lock {
    Lock { of, round: None, vault: VAULT.text().to_owned(), entries, problems: Vec::new() }
}

/// What the device holds waits for its PIN.
pub(crate) fn locked_device() -> Page {
    let mut page = Page::open(round(), true, 1);
    page.engine.lock(lock(LockOf::Device, Vec::new()));
    page
}

fn locked_file() -> Upload {
    let mut count = 0;
    let nonce = || {
        count += 1;
        Some([count; 24])
    };
    let text = lock_sheets(&exported(), &VAULT, nonce).unwrap();
    Upload { name: "terkunci.json".to_owned(), bytes: text.into_bytes() }
}

/// A file waits for its PIN.
pub(crate) fn asked_for_a_file() -> Page {
    let mut page = Page::graded(2);
    page.act(Action::Import(vec![locked_file()]));
    page
}

/// The shell has put the storage under what the engine asked for.
fn resealed(page: &mut Page, effects: &[Effect]) -> OpenVault {
    let [Effect::Reseal(vault)] = effects else { unreachable!("{effects:?}") };
    page.act(Action::Resealed(vault.clone(), true));
    vault.clone()
}

#[test]
fn a_wrong_pin_is_told_and_locks_nothing() {
    let mut page = locked_device();
    for _ in 0..20 {
        open(&mut page, "melati-28");
        assert_eq!(
            page.engine.snapshot().problems,
            ["PIN salah. Silakan coba lagi; tidak ada batas percobaan."]
        );
    }
    let effects = open(&mut page, PIN);
    assert!(matches!(*effects, [Effect::Unlocked]), "{effects:?}");
    assert_eq!((page.engine.snapshot().lock.is_some(), page.engine.snapshot().has_pin), (false, true));
    assert_eq!(page.engine.snapshot().problems, Vec::<String>::new());
}

#[test]
fn nothing_is_shown_while_the_device_is_locked() {
    let mut page = Page::graded(1);
    page.type_note("1.1", "rahasia");
    page.engine.lock(lock(LockOf::Device, Vec::new()));
    let html = rendered(&page);
    assert!(html.contains("[name=pin]") || html.contains("name=\"pin\""));
    assert!(
        !html.contains("rahasia") && !html.contains("data-indicator") && !html.contains("data-pk=\"total\"")
    );
    // The storage turned out to be open: another page has taken the PIN off.
    page.engine.set_open();
    assert!(rendered(&page).contains("rahasia"));
}

#[test]
fn what_the_page_carries_under_a_pin_comes_in_and_puts_the_device_under_it() {
    let mut other = Page::graded(2);
    other.grade("1.1", "A");
    other.grade("1.2", "C");
    let mut sealed: Vec<String> = other
        .entries
        .iter()
        .zip(1..)
        .map(|(entry, count)| VAULT.seal(pk_format::Sealing::Entry, entry, &[count; 24]))
        .collect();
    sealed[1].replace_range(50..54, "AAAA");
    let mut page = Page::open(round(), true, 1);
    page.engine.await_carried();
    page.engine.lock(lock(LockOf::Page, sealed));
    let effects = open(&mut page, PIN);
    let [Effect::Reseal(Some(_))] = effects.as_slice() else { unreachable!("{effects:?}") };
    // It must not lie in the open, so nothing is taken in before the device is under the PIN too.
    page.act(Action::Resealed(None, false));
    assert!(page.engine.is_locked() && page.engine.journal().is_empty());
    assert!(page.engine.snapshot().problems[0].contains("tidak dapat dipasang"));
    let effects = open(&mut page, PIN);
    let [Effect::Reseal(vault)] = effects.as_slice() else { unreachable!("{effects:?}") };
    let effects = page.act(Action::Resealed(vault.clone(), true));
    assert!(matches!(&effects[0], Effect::Save { entries, .. } if entries.len() == 1));
    assert_eq!(page.engine.journal().len(), 1);
    // The one that was changed is told, and keeps the file from being written anew.
    let problems = page.engine.snapshot().problems;
    assert!(problems.iter().any(|problem| problem.starts_with("1 isian tidak dapat dibuka")), "{problems:?}");
    page.act(Action::SaveCopy);
    assert!(page.engine.snapshot().problems[0].contains("tidak ditulis ulang"));
}

#[test]
fn a_pin_is_put_on_changed_and_taken_off() {
    let mut page = Page::graded(1);
    page.act(Action::AskPin(true));
    let change = |current: &str, new: Option<&str>| Pin::Change {
        current: current.to_owned(),
        new: new.map(str::to_owned),
    };
    let told = |page: &Page| page.engine.snapshot().problems.first().cloned().unwrap_or_default();
    enter(&mut page, change("", Some("12345")), Some("12345"));
    assert_eq!(told(&page), "PIN baru kurang dari 6 karakter.");
    enter(&mut page, change("", Some("123456")), Some("123457"));
    assert_eq!(told(&page), "Kedua isian PIN baru tidak sama. Ketik kembali keduanya.");
    let effects = enter(&mut page, change("", Some(PIN)), Some(PIN));
    let vault = resealed(&mut page, &effects).unwrap();
    assert_eq!(page.engine.vault().as_ref().map(|vault| vault.text()), Some(vault.text()));
    assert!(Vault::open(vault.text(), PIN, page.engine.round_fingerprint()).is_ok());
    assert_eq!(page.engine.snapshot().dialog, None);

    page.act(Action::AskPin(true));
    for new in [Some("kenanga-9"), None] {
        enter(&mut page, change("melati-28", new), new);
        assert!(told(&page).starts_with("PIN salah"));
    }
    let effects = enter(&mut page, change(PIN, Some("kenanga-9")), Some("kenanga-9"));
    resealed(&mut page, &effects).unwrap();
    let effects = enter(&mut page, change("kenanga-9", None), None);
    // It cannot be done: everything is as it was.
    let [Effect::Reseal(None)] = effects.as_slice() else { unreachable!("{effects:?}") };
    // Nothing else is done with PINs meanwhile, however often it is asked for.
    assert!(enter(&mut page, change("kenanga-9", None), None).is_empty());
    page.act(Action::Resealed(None, false));
    assert!(page.engine.vault().is_some() && told(&page).contains("tidak dapat dipasang atau dilepas"));
    let effects = enter(&mut page, change("kenanga-9", None), None);
    assert!(resealed(&mut page, &effects).is_none());
    assert!(page.engine.vault().is_none());
}

#[test]
fn without_random_numbers_no_pin_is_put_on() {
    let mut page = Page::graded(1);
    let pin = Pin::Change { current: String::new(), new: Some(PIN.to_owned()) };
    page.act(Action::EnterPin(pin.clone(), Some(PIN.to_owned())));
    let effects = page.act(Action::TakePin(pin, None));
    assert!(effects.is_empty());
    assert!(page.engine.snapshot().problems[0].contains("tidak dapat membuat kunci"));
}

#[test]
fn a_locked_file_is_merged_once_its_pin_is_known() {
    let mut page = asked_for_a_file();
    assert_eq!(page.engine.snapshot().dialog, Some(Dialog::OpenPin));
    open(&mut page, "melati-28");
    assert!(page.engine.snapshot().problems[0].starts_with("PIN salah"));
    let before = page.engine.journal().len();
    open(&mut page, PIN);
    assert!(page.engine.journal().len() > before);
    assert_eq!((page.engine.snapshot().dialog, page.engine.snapshot().has_pin), (None, false));
    assert!(page.engine.snapshot().notice.unwrap().contains("digabungkan"));
}

#[test]
fn a_locked_file_is_left_alone_when_nobody_knows_its_pin() {
    let mut page = asked_for_a_file();
    page.act(Action::Cancel);
    assert!(page.engine.snapshot().lock.is_none());
    assert_eq!(page.engine.journal().len(), 0);
    // Two at once: one after the other, and what is not locked comes in at once.
    let open_file = Upload { name: "terbuka.json".to_owned(), bytes: exported().into_bytes() };
    page.act(Action::Import(vec![locked_file(), open_file, locked_file()]));
    assert!(!page.engine.journal().is_empty());
    open(&mut page, PIN);
    assert_eq!(page.engine.snapshot().dialog, Some(Dialog::OpenPin));
    open(&mut page, PIN);
    assert_eq!(page.engine.snapshot().dialog, None);
}

#[test]
fn a_file_under_the_pin_of_the_device_asks_for_nothing() {
    let mut page = Page::graded(2);
    page.act(Action::Resealed(Some(Rc::new(VAULT.clone())), true));
    page.act(Action::Import(vec![locked_file()]));
    assert_eq!(page.engine.snapshot().dialog, None);
    assert!(!page.engine.journal().is_empty());
}

#[test]
fn a_damaged_locked_file_brings_nothing() {
    let mut file = locked_file();
    let text = String::from_utf8(file.bytes).unwrap();
    let mut tree: Vec<&str> = text.split("\"entries\":[\"").collect();
    let damaged = tree[1].replacen('A', "B", 1);
    tree[1] = &damaged;
    file.bytes = tree.join("\"entries\":[\"").into_bytes();
    let mut page = Page::graded(2);
    page.act(Action::Import(vec![file]));
    open(&mut page, PIN);
    assert_eq!(page.engine.journal().len(), 0);
    assert!(page.engine.snapshot().problems[0].contains("tidak dapat dibuka"));
}

#[test]
fn what_is_not_wanted_any_more_is_not_done() {
    let mut page = Page::graded(1);
    page.act(Action::AskPin(true));
    let pin = Pin::Change { current: String::new(), new: Some(PIN.to_owned()) };
    page.act(Action::EnterPin(pin.clone(), Some(PIN.to_owned())));
    page.act(Action::Cancel);
    assert!(page.act(Action::TakePin(pin, Some(([7; 16], [9; 24])))).is_empty());
    assert!(!page.engine.snapshot().is_checking);
}

#[test]
fn a_lock_closes_what_stood_on_the_screen_and_no_pin_is_changed_under_it() {
    let mut page = Page::graded(1);
    page.act(Action::AskPin(true));
    let pin = Pin::Change { current: String::new(), new: Some(PIN.to_owned()) };
    page.engine.lock(lock(LockOf::Device, Vec::new()));
    assert_eq!(page.engine.snapshot().dialog, None);
    assert!(page.act(Action::EnterPin(pin, Some(PIN.to_owned()))).is_empty());
    // The same where nothing may be changed.
    let mut page = Page::graded(1);
    page.engine.set_readonly(true);
    let pin = Pin::Change { current: String::new(), new: Some(PIN.to_owned()) };
    assert!(page.act(Action::EnterPin(pin, Some(PIN.to_owned()))).is_empty());
    assert!(page.act(Action::Erase).is_empty());
    page.engine.lock(lock(LockOf::Device, Vec::new()));
    assert!(!rendered(&page).contains("data-pk=\"erase\""));
}

#[test]
fn white_space_at_the_ends_is_no_part_of_a_pin() {
    let mut page = locked_device();
    open(&mut page, "  melati-27 ");
    assert!(!page.engine.is_locked());
}
