//! PINs: what is locked is opened, and locks are put on, changed and taken off.

use super::Engine;
use crate::action::{Effect, Upload};
use crate::lock::{Lock, LockOf, OpenVault, Pin};
use crate::snapshot::Dialog;
use crate::words::{self, Words};
use pk_format::{Closed, Fingerprint, LEAST_PIN, Sealing, Vault, round_fingerprint, sheets_of};
use std::rc::Rc;

/// Random bytes for a new lock: its salt and the first nonce.
pub type LockBits = ([u8; 16], [u8; 24]);

impl Engine {
    /// The vault of the storage, once it is open.
    #[must_use]
    pub const fn vault(&self) -> &OpenVault {
        &self.vault
    }

    /// Something waits for its PIN.
    pub fn lock(&mut self, lock: Lock) {
        self.revision += 1;
        self.is_checking = false;
        if matches!(lock.of, LockOf::Device) {
            self.set_open();
        }
        self.locks.push(lock);
    }

    /// No PIN is over the storage.
    pub fn set_open(&mut self) {
        self.vault = None;
        self.revision += 1;
        self.locks.retain(|lock| !matches!(lock.of, LockOf::Device));
    }

    /// Checks what was typed; the checking itself comes when the screen says that it goes on.
    pub(super) fn ask_pin(&mut self, pin: Pin, again: Option<&str>) -> Vec<Effect> {
        if let Pin::Change { new: Some(new), .. } = &pin {
            let wrong = if new.chars().count() < LEAST_PIN {
                Some(&words::PIN_SHORT)
            } else {
                (again != Some(new.as_str())).then_some(&words::PIN_DIFFERS)
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

    /// Does what was asked with the PIN.
    pub(super) fn take_pin(&mut self, pin: Pin, bits: Option<LockBits>) -> Vec<Effect> {
        self.is_checking = false;
        match pin {
            Pin::Open(pin) => {
                let Some(lock) = self.locks.first() else { return Vec::new() };
                match Vault::open(&lock.vault, &pin, self.round_of(lock)) {
                    Ok(vault) => self.open_first(&Rc::new(vault)),
                    Err(closed) => self.stay_closed(closed),
                }
            }
            Pin::Change { current, new } => {
                if let Some(vault) = &self.vault
                    && let Err(closed) = Vault::open(vault.text(), &current, self.round_fingerprint)
                {
                    return self.stay_closed(closed);
                }
                let Some(new) = new else { return vec![Effect::Reseal(None)] };
                let Some((salt, nonce)) = bits else {
                    self.tell(vec![words::PIN_NO_RANDOM.of(self.lang).to_owned()]);
                    return Vec::new();
                };
                match Vault::new(&new, self.round_fingerprint, &salt, &nonce) {
                    Ok(vault) => vec![Effect::Reseal(Some(Rc::new(vault)))],
                    Err(closed) => self.stay_closed(closed),
                }
            }
        }
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

    /// The storage is under this vault now, or under none; or it could not be.
    pub(super) fn resealed(&mut self, vault: OpenVault, is_done: bool) -> Vec<Effect> {
        if is_done {
            self.dialog = None;
            self.problems = Vec::new();
            let words = if vault.is_some() { &words::PIN_SET } else { &words::PIN_REMOVED };
            self.notice = Some(words.of(self.lang).to_owned());
            self.vault = vault;
        } else {
            self.tell(vec![words::PIN_FAILED.of(self.lang).to_owned()]);
        }
        vec![Effect::Open, Effect::Focus("[data-pk=storage], [data-pk=saved]")]
    }

    fn round_of(&self, lock: &Lock) -> Fingerprint {
        lock.round.as_ref().map_or(self.round_fingerprint, |round| round_fingerprint(round))
    }

    fn open_first(&mut self, vault: &Rc<Vault>) -> Vec<Effect> {
        let Lock { of, round, entries: sealed, mut problems, .. } = self.locks.remove(0);
        let mut entries = Vec::new();
        for text in &sealed {
            entries.extend(vault.unseal(Sealing::Entry, text));
        }
        let unread = sealed.len() - entries.len();
        if unread > 0 {
            problems.push(words::SEALED_UNREAD.with(self.lang, &[&unread.to_string()]));
        }
        let mut effects = Vec::new();
        match of {
            LockOf::Device => {
                self.vault = Some(Rc::clone(vault));
                effects.push(Effect::Unlocked);
            }
            LockOf::Page => {
                if self.vault.is_none() {
                    // What came under a PIN must not lie in the open on this device, or in copies.
                    self.vault = Some(Rc::clone(vault));
                    effects.push(Effect::Reseal(Some(Rc::clone(vault))));
                }
                effects.extend(self.take_in(&entries, problems));
                effects.push(Effect::Focus("#pk-start, #pk-sheet"));
            }
            LockOf::File(name) => {
                self.dialog = (!self.locks.is_empty()).then_some(Dialog::OpenPin);
                // Nothing of a file that cannot be trusted is merged.
                if !problems.is_empty() {
                    self.tell(problems);
                    return effects;
                }
                let bytes =
                    sheets_of(round.as_ref().map_or(&self.round, |round| round), &entries).into_bytes();
                effects.extend(self.import(&[Upload { name, bytes }]));
            }
        }
        effects
    }

    fn stay_closed(&mut self, closed: Closed) -> Vec<Effect> {
        let words: &Words = match closed {
            Closed::WrongPin => &words::PIN_WRONG,
            Closed::Unknown => &words::PIN_UNKNOWN,
            Closed::NoMemory => &words::PIN_NO_MEMORY,
        };
        self.tell(vec![words.of(self.lang).to_owned()]);
        vec![Effect::Focus("[name=pin]")]
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
