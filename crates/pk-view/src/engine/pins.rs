//! PINs: what is locked is opened, and locks are put on, changed and taken off.

use super::Engine;
use crate::action::{Effect, Upload};
use crate::lock::{Lock, LockOf, OpenVault, Pin};
use crate::snapshot::{Dialog, Saved};
use crate::words::{self, Words};
use pk_format::{Closed, Fingerprint, LEAST_PIN, Sealing, Vault, round_fingerprint, sheets_of};
use std::rc::Rc;

/// Random bytes for a new lock: its salt and the first nonce.
pub type LockBits = ([u8; 16], [u8; 24]);

/// What the page carried under a PIN, open by now.
#[derive(Debug)]
pub(super) struct Adopting {
    lock: Lock,
    entries: Vec<String>,
    problems: Vec<String>,
}

impl Engine {
    /// The vault of the storage, once it is open.
    #[must_use]
    pub const fn vault(&self) -> &OpenVault {
        &self.vault
    }

    /// Whether nothing may be shown before a PIN was given.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.adopting.is_some() || self.locks.iter().any(|lock| lock.of.is_of_the_screen())
    }

    /// Something waits for its PIN.
    pub fn lock(&mut self, lock: Lock) {
        if matches!(lock.of, LockOf::Device) {
            self.set_open();
            // Whatever stood on the screen is not for everybody.
            (self.dialog, self.reviewing) = (None, false);
        }
        self.revision += 1;
        // The device's comes first: what else is locked may have the same PIN.
        let place = if matches!(lock.of, LockOf::Device) { 0 } else { self.locks.len() };
        self.locks.insert(place, lock);
    }

    /// No PIN is over the storage.
    pub fn set_open(&mut self) {
        let is_taken_off = self.vault.take().is_some();
        if is_taken_off && matches!(self.dialog, Some(Dialog::Pin | Dialog::NoPin)) {
            self.dialog = None;
        }
        self.set_known();
    }

    /// The PIN of the storage is known, or there is none.
    pub fn set_known(&mut self) {
        self.is_checking = false;
        self.revision += 1;
        let before = self.locks.len();
        self.locks.retain(|lock| !matches!(lock.of, LockOf::Device));
        if self.locks.len() < before {
            self.problems = Vec::new();
        }
    }

    /// So much of the storage is sealed, and nothing says how.
    pub fn tell_sealed(&mut self, count: usize) {
        self.tell(vec![words::SEALED_WITHOUT_LOCK.with(self.lang, &[&count.to_string()])]);
    }

    /// Takes what was typed; the checking itself comes when the screen says that it goes on.
    pub(super) fn ask_pin(&mut self, pin: Pin, again: Option<&str>) -> Vec<Effect> {
        let pin = pin.trimmed();
        if self.is_checking || self.is_resealing || !self.may_take(&pin) {
            return Vec::new();
        }
        if let Pin::Change { new: Some(new), .. } = &pin {
            let wrong = if new.chars().count() < LEAST_PIN {
                Some(&words::PIN_SHORT)
            } else {
                (again.map(str::trim) != Some(new.as_str())).then_some(&words::PIN_DIFFERS)
            };
            if let Some(wrong) = wrong {
                self.tell(vec![wrong.of(self.lang).to_owned()]);
                return vec![Effect::Focus("[name=pin-new]")];
            }
        }
        self.problems = Vec::new();
        self.is_checking = true;
        vec![Effect::TakePin(pin)]
    }

    /// Does what was asked with the PIN, unless it is not wanted any more.
    pub(super) fn take_pin(&mut self, pin: Pin, bits: Option<LockBits>) -> Vec<Effect> {
        if !std::mem::take(&mut self.is_checking) || !self.may_take(&pin) {
            return Vec::new();
        }
        let wanted = match pin {
            Pin::Open(pin) => {
                let Some(lock) = self.locks.first() else { return Vec::new() };
                return match Vault::open(&lock.vault, &pin, self.round_of(lock)) {
                    Ok(vault) => self.open_first(&Rc::new(vault)),
                    Err(closed) => self.stay_closed(closed),
                };
            }
            Pin::Change { current, new } => {
                if let Some(vault) = &self.vault
                    && let Err(closed) = Vault::open(vault.text(), &current, self.round_fingerprint)
                {
                    return self.stay_closed(closed);
                }
                match (new, bits) {
                    (None, _) => None,
                    (Some(_), None) => {
                        self.tell(vec![words::PIN_NO_RANDOM.of(self.lang).to_owned()]);
                        return Vec::new();
                    }
                    (Some(new), Some((salt, nonce))) => {
                        match Vault::new(&new, self.round_fingerprint, &salt, &nonce) {
                            Ok(vault) => Some(Rc::new(vault)),
                            Err(closed) => return self.stay_closed(closed),
                        }
                    }
                }
            }
        };
        self.is_resealing = true;
        vec![Effect::Reseal(wanted)]
    }

    /// Where nothing may be changed, a PIN opens what is locked and does no more; and none is changed under a lock.
    fn may_take(&self, pin: &Pin) -> bool {
        matches!(pin, Pin::Open(_)) || (self.may_change() && !self.is_locked())
    }

    /// Opens whatever has the PIN that is known already.
    pub(super) fn open_known(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let (Some(vault), Some(lock)) = (self.vault.clone(), self.locks.first())
            && lock.vault == vault.text()
        {
            effects.extend(self.open_first(&vault));
        }
        effects
    }

    /// Other pages hold the storage, and it cannot be put under another PIN before they let go.
    pub(super) fn wait_for_others(&mut self) {
        self.tell(vec![words::PIN_BLOCKED.of(self.lang).to_owned()]);
    }

    /// The storage is under this vault now, or under none; or it could not be.
    pub(super) fn resealed(&mut self, vault: OpenVault, is_done: bool) -> Vec<Effect> {
        self.is_resealing = false;
        let adopting = self.adopting.take();
        if matches!(self.dialog, Some(Dialog::Pin | Dialog::NoPin)) && is_done {
            self.dialog = None;
        }
        if !is_done {
            self.tell(vec![words::PIN_FAILED.of(self.lang).to_owned()]);
            // What came under a PIN must not lie in the open, so it stays closed.
            self.locks.extend(adopting.map(|adopting| adopting.lock));
            return Vec::new();
        }
        self.problems = Vec::new();
        // Without a storage there is nothing on this device that it could be over.
        if self.saved != Saved::Failed {
            let words = if vault.is_some() { &words::PIN_SET } else { &words::PIN_REMOVED };
            self.notice = Some(words.of(self.lang).to_owned());
        }
        self.vault = vault;
        let mut effects = Vec::new();
        if let Some(Adopting { entries, problems, .. }) = adopting {
            effects = self.take_in(&entries, problems);
        }
        effects.push(Effect::Focus("[data-pk=storage], [data-pk=saved]"));
        effects
    }

    fn round_of(&self, lock: &Lock) -> Fingerprint {
        lock.round.as_ref().map_or(self.round_fingerprint, |round| round_fingerprint(round))
    }

    fn open_first(&mut self, vault: &Rc<Vault>) -> Vec<Effect> {
        let lock = self.locks.remove(0);
        let mut entries = Vec::new();
        for text in &lock.entries {
            entries.extend(vault.unseal(Sealing::Entry, text));
        }
        let mut problems = lock.problems.clone();
        let unread = lock.entries.len() - entries.len();
        if unread > 0 {
            problems.push(words::SEALED_UNREAD.with(self.lang, &[&unread.to_string()]));
        }
        match &lock.of {
            LockOf::Device => {
                self.vault = Some(Rc::clone(vault));
                vec![Effect::Unlocked]
            }
            LockOf::Page if self.vault.is_none() => {
                self.adopting = Some(Adopting { lock, entries, problems });
                self.is_resealing = true;
                vec![Effect::Reseal(Some(Rc::clone(vault)))]
            }
            LockOf::Page => {
                let mut effects = self.take_in(&entries, problems);
                effects.push(Effect::Focus("#pk-start, #pk-sheet"));
                effects
            }
            LockOf::File(name) => {
                self.dialog = (!self.locks.is_empty()).then_some(Dialog::OpenPin);
                // Nothing of a file that cannot be trusted is merged.
                if !problems.is_empty() {
                    let named = |problem: String| [name.as_str(), ": ", &problem].concat();
                    self.tell(problems.into_iter().map(named).collect());
                    return Vec::new();
                }
                let round = lock.round.as_deref().unwrap_or(&self.round);
                let bytes = sheets_of(round, &entries).into_bytes();
                self.import(&[Upload { name: name.clone(), bytes }])
            }
        }
    }

    fn stay_closed(&mut self, closed: Closed) -> Vec<Effect> {
        let words: &Words = match closed {
            Closed::WrongPin => &words::PIN_WRONG,
            Closed::Unknown => &words::PIN_UNKNOWN,
            Closed::NoMemory => &words::PIN_NO_MEMORY,
        };
        self.tell(vec![words.of(self.lang).to_owned()]);
        vec![Effect::Reveal("[data-pk=problems]"), Effect::Focus("[name=pin]")]
    }

    /// Takes in the files that were handed in; those under a PIN wait for it.
    pub(super) fn import_or_ask(&mut self, uploads: Vec<Upload>) -> Vec<Effect> {
        let (mut open, mut locks) = (Vec::new(), Vec::new());
        for upload in uploads {
            match locked(&upload) {
                Some(lock) => locks.push(lock),
                None => open.push(upload),
            }
        }
        if locks.is_empty() {
            return self.import(&open);
        }
        let mut effects = if open.is_empty() { Vec::new() } else { self.import(&open) };
        self.locks.extend(locks);
        effects.extend(self.open_known());
        if !self.locks.is_empty() {
            self.dialog = Some(Dialog::OpenPin);
        }
        effects
    }

    /// Nobody wants the files any more that wait for their PIN.
    pub(super) fn let_files_go(&mut self) {
        self.is_checking = false;
        self.locks.retain(|lock| lock.of.is_of_the_screen());
    }
}

/// The lock on a file that is whole but for its PIN.
fn locked(upload: &Upload) -> Option<Lock> {
    let text = std::str::from_utf8(&upload.bytes).ok()?;
    let rescued = pk_format::rescue(text);
    let vault = rescued.vault.filter(|_| rescued.problems.is_empty())?;
    let of = LockOf::File(upload.name.clone());
    let round = Some(Box::new(rescued.round?));
    Some(Lock { of, round, vault, entries: rescued.entries, problems: Vec::new() })
}
