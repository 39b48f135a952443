//! The storage under a PIN.

use super::{Msg, Shell, storage_name};
use crate::storage::{Sealer, Storage, Stored};
use crate::world::{moment, random};
use gloo::timers::callback::Timeout;
use js_sys::JsString;
use pk_format::is_sealed;
use pk_view::{Action, Lock, LockOf, OpenVault, Pin, Saved};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

/// How long the screen has to say that a PIN is being checked, in milliseconds.
const SAY_SO: u32 = 50;

impl Shell {
    /// Whether what was opened cannot be used yet: it waits for a PIN that is not known, or must come under one first.
    pub(super) fn must_wait(&mut self, ctx: &Context<Self>, storage: &Storage, stored: &mut Stored) -> bool {
        let known = self.engine.vault().clone();
        let Some(vault) = storage.vault() else {
            if let Some(known) = known.filter(|known| storage.is_new() || self.under != known.text()) {
                // It was made anew, or could not be had before: what is under a PIN comes under it again.
                self.is_opening = true;
                self.reseal(ctx, None, Some(known));
                return true;
            }
            self.engine.set_open();
            self.pass_over_sealed(stored);
            return false;
        };
        vault.clone_into(&mut self.under);
        if let Some(sealer) = self.sealer().filter(|sealer| sealer.vault.text() == vault) {
            storage.unlock(sealer);
            *stored = storage.unsealed(std::mem::take(stored));
            self.engine.set_known();
            return false;
        }
        self.engine.lock(Lock {
            of: LockOf::Device,
            round: None,
            vault,
            entries: Vec::new(),
            problems: Vec::new(),
        });
        self.is_ready = true;
        self.focus_pin();
        true
    }

    /// Reads once more what has waited for the PIN: much may have happened since.
    pub(super) fn unlocked(&mut self, ctx: &Context<Self>) {
        let Some(storage) = self.locked.take() else { return };
        self.is_opening = true;
        storage.rewind();
        self.lose_patience(ctx);
        let (link, opening) = (ctx.link().clone(), self.openings);
        spawn_local(async move {
            let name = storage.name().to_owned();
            let loaded = storage.load().await.map(|stored| (storage, stored));
            link.send_message(Msg::Opened(opening, name, loaded));
        });
    }

    /// What is sealed where nothing says how cannot be read; that is told once, and it is left where it is.
    fn pass_over_sealed(&mut self, stored: &mut Stored) {
        let before = stored.entries.len();
        stored.entries.retain(|text| !is_sealed(text));
        stored.drafts.retain(|text| !is_sealed(text));
        let count = before - stored.entries.len();
        if count > 0 {
            self.engine.tell_sealed(count);
        }
    }

    /// Whoever comes to an element that waits for a PIN wants to type it, unless something else on the page has the focus.
    pub(super) fn focus_pin(&mut self) {
        if self.is_coming_back {
            self.focus = Some("[name=pin]".to_owned());
        }
    }

    /// What seals, where a PIN was given.
    pub(super) fn sealer(&self) -> Option<Sealer> {
        Some(Sealer { vault: self.engine.vault().clone()?, parts: self.parts? })
    }

    /// Puts the storage, which is under the vault of `from`, under another one, or under none. What is graded meanwhile
    /// waits.
    pub(super) fn reseal(&mut self, ctx: &Context<Self>, from: Option<Sealer>, vault: OpenVault) {
        let Some(parts) = self.parts else { return };
        if self.storage.is_none() && self.locked.is_none() && !self.is_opening {
            // There is none. Whenever one comes, it comes under the vault; until then nothing is said of it.
            self.act(ctx, Action::Resealed(vault, true));
            return;
        }
        self.flush(ctx);
        (self.storage, self.is_opening) = (None, true);
        self.engine.act(Action::Stored(Saved::Saving), moment());
        self.lose_patience(ctx);
        (parts.reseal)((self.openings, storage_name(&self.engine)), from, vault, ctx.link().clone());
    }

    pub(super) fn resealed(&mut self, ctx: &Context<Self>, name: &str, vault: OpenVault, is_done: bool) {
        if name != storage_name(&self.engine) {
            return;
        }
        if is_done {
            self.under = vault.as_ref().map_or_else(String::new, |vault| vault.text().to_owned());
        }
        let again = self
            .engine
            .vault()
            .as_ref()
            .zip(vault.as_ref())
            .is_some_and(|(one, other)| Rc::ptr_eq(one, other));
        if again && !is_done {
            // What was under a PIN must not be written in the open: it waits, and is tried again.
            self.is_opening = false;
            self.stands(ctx, Saved::Failed);
            return;
        }
        // It may have taken long, and been told as failing.
        self.engine.act(Action::Stored(Saved::Saving), moment());
        if !again {
            self.act(ctx, Action::Resealed(vault, is_done));
        }
        self.open(ctx);
    }

    /// Keeps what is still to be kept, lets go of the storage, and opens it again when the other page is done.
    pub(super) fn let_go(&mut self, ctx: &Context<Self>, name: &str) {
        // One that is still being opened hears of it then.
        if name != storage_name(&self.engine) || (self.storage.is_none() && self.locked.is_none()) {
            return;
        }
        self.flush(ctx);
        if let Some(storage) = self.storage.take().or_else(|| self.locked.take()) {
            // Behind the transaction that was just asked for.
            spawn_local(async move { storage.close() });
        }
        self.engine.act(Action::Stored(Saved::Saving), moment());
        self.open(ctx);
    }
}

/// Has the PIN looked at once the screen says so. Whatever keyboard it was typed on, it is the same.
pub(super) fn take_pin(ctx: &Context<Shell>, pin: Pin) {
    let link = ctx.link().clone();
    let take = move || {
        let pin = pin.map(|pin| JsString::from(pin).normalize("NFC").into());
        let bits = random().zip(random());
        link.send_message(Msg::Act(Action::TakePin(pin, bits)));
    };
    Timeout::new(SAY_SO, take).forget();
}
