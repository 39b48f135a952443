//! The storage under a PIN.

use super::{Msg, Shell, storage_name};
use crate::storage::{Sealer, Storage};
use crate::world::{moment, random};
use gloo::timers::callback::Timeout;
use pk_view::{Action, Lock, LockOf, OpenVault, Pin, Saved};
use wasm_bindgen_futures::spawn_local;
use yew::Context;

/// How long the screen has to say that a PIN is being checked, in milliseconds.
const SAY_SO: u32 = 50;

impl Shell {
    /// Whether what was opened waits for a PIN. It asks for it then, unless it is known.
    pub(super) fn must_ask(&mut self, storage: &Storage) -> bool {
        let Some(vault) = storage.locked() else {
            self.engine.set_open();
            return false;
        };
        if let Some(sealer) = self.sealer().filter(|sealer| sealer.vault.text() == vault) {
            storage.unlock(sealer);
            return false;
        }
        self.engine.lock(Lock {
            of: LockOf::Device,
            round: None,
            vault,
            entries: Vec::new(),
            problems: Vec::new(),
        });
        self.focus_pin();
        true
    }

    /// Takes in what has waited for the PIN.
    pub(super) fn unlocked(&mut self, ctx: &Context<Self>) {
        let (Some((storage, stored)), Some(sealer)) = (self.locked.take(), self.sealer()) else { return };
        storage.unlock(sealer);
        let stored = storage.unsealed(stored);
        self.settle(ctx, storage, stored);
        self.begin(ctx);
    }

    /// Whoever comes to an element that waits for a PIN wants to type it, unless something else on the page has the focus.
    pub(super) fn focus_pin(&mut self) {
        if self.is_coming_back {
            self.focus = Some("[name=pin]".to_owned());
        }
    }

    /// What seals, where a PIN was given.
    fn sealer(&self) -> Option<Sealer> {
        Some(Sealer { vault: self.engine.vault().clone()?, parts: self.parts? })
    }

    /// Puts the storage under this vault, or under none. What is graded meanwhile waits.
    pub(super) fn reseal(&mut self, ctx: &Context<Self>, vault: OpenVault) {
        let Some(parts) = self.parts else { return };
        self.flush(ctx);
        let from = self.sealer();
        (self.storage, self.channel, self.is_opening) = (None, None, true);
        self.engine.act(Action::Stored(Saved::Saving), moment());
        (parts.reseal)(storage_name(&self.engine), from, vault, ctx.link().clone());
    }

    pub(super) fn resealed(&mut self, ctx: &Context<Self>, name: &str, vault: OpenVault, is_done: bool) {
        if name == storage_name(&self.engine) {
            self.act(ctx, Action::Resealed(vault, is_done));
        }
    }

    /// Keeps what is still to be kept, lets go of the storage, and opens it again when the other page is done.
    pub(super) fn let_go(&mut self, ctx: &Context<Self>, name: &str) {
        self.flush(ctx);
        if let Some(storage) = self.storage.take().or_else(|| Some(self.locked.take()?.0)) {
            // Behind the transaction that was just asked for.
            spawn_local(async move { storage.close() });
        }
        self.engine.act(Action::Stored(Saved::Saving), moment());
        if name == storage_name(&self.engine) {
            self.open(ctx);
        }
    }
}

/// Has the PIN looked at once the screen says so.
pub(super) fn take_pin(ctx: &Context<Shell>, pin: Pin) {
    let link = ctx.link().clone();
    let take = move || {
        let bits = random().zip(random());
        link.send_message(Msg::Act(Action::TakePin(pin, bits)));
    };
    Timeout::new(SAY_SO, take).forget();
}
