//! Keeping what was graded, and reading what others have kept.

use super::{Msg, PHRASES, Shell, storage_name, tab_key};
use crate::channel::Channel;
use crate::parts::KEY;
use crate::storage::{Failure, Storage, Stored, Write};
use crate::tab;
use crate::world::moment;
use gloo::timers::callback::Timeout;
use pk_view::{Action, Draft, Saved};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

/// How long to wait before a storage that failed is tried again, in milliseconds.
const RETRY: u32 = 5_000;

impl Shell {
    /// Opens the storage of the engine's round.
    pub(super) fn open(&mut self, ctx: &Context<Self>) {
        self.is_opening = true;
        self.storage = None;
        self.channel = None;
        let name = storage_name(&self.engine);
        let link = ctx.link().clone();
        spawn_local(async move {
            let opened = async {
                let storage = Storage::open(name.clone()).await?;
                let stored = storage.load().await?;
                Ok((Rc::new(storage), stored))
            };
            let opened = opened.await;
            link.send_message(Msg::Opened(name, opened));
        });
    }

    pub(super) fn opened(
        &mut self,
        ctx: &Context<Self>,
        name: String,
        opened: Result<(Rc<Storage>, Stored), Failure>,
    ) -> bool {
        // Another round may have been chosen while this one's storage was being opened.
        if name != storage_name(&self.engine) {
            return false;
        }
        self.is_opening = false;
        let mut saved = Saved::Failed;
        if let Ok((storage, stored)) = opened {
            self.engine.load(&stored.entries);
            self.storage = Some(storage);
            let link = ctx.link().clone();
            self.channel = Some(Channel::open(&name, move |is_left| {
                link.send_message(if is_left { Msg::Heard } else { Msg::Gone });
            }));
            saved = Saved::Saved;
            let mut drafts = Vec::new();
            for text in &stored.drafts {
                drafts.extend(Draft::of_stored(text));
            }
            for effect in self.engine.adopt(&drafts, moment()) {
                self.carry_out(ctx, effect);
            }
            // What came in while the storage was being opened.
            self.flush(ctx);
        }
        if self.running == 0 {
            self.stands(ctx, saved);
        }
        self.begin(ctx);
        true
    }

    /// Keeps `write`: at once, or with whatever else comes in while an earlier transaction runs.
    pub(super) fn write(&mut self, ctx: &Context<Self>, write: Write) {
        self.unsaved.extend(write);
        if self.running == 0 {
            self.flush(ctx);
        } else {
            self.engine.act(Action::Stored(Saved::Saving), moment());
        }
    }

    /// Begins a transaction for everything that is not in one.
    pub(super) fn flush(&mut self, ctx: &Context<Self>) {
        let Some(storage) = self.storage.clone() else { return };
        if self.unsaved.is_empty() {
            return;
        }
        let write = std::mem::take(&mut self.unsaved);
        self.running += 1;
        self.engine.act(Action::Stored(Saved::Saving), moment());
        let link = ctx.link().clone();
        spawn_local(async move {
            let result = storage.write(&write).await;
            link.send_message(Msg::Written(storage.name().to_owned(), write, result));
        });
    }

    pub(super) fn written(
        &mut self,
        ctx: &Context<Self>,
        name: &str,
        mut write: Write,
        result: Result<(), Failure>,
    ) {
        self.running = self.running.saturating_sub(1);
        if result.is_ok() {
            if let Some(channel) = self.channel.as_ref().filter(|_| !write.entries.is_empty()) {
                channel.tell(true);
            }
            self.flush(ctx);
        } else if name == storage_name(&self.engine) {
            // The next change, or the next look, tries again. The changes of a round that is no longer open would be
            // strangers in this one's storage.
            write.extend(std::mem::take(&mut self.unsaved));
            self.unsaved = write;
            self.rewrite_if_emptied(ctx);
        }
        let saved = match (self.unsaved.is_empty(), self.running) {
            (false, _) => Saved::Failed,
            (true, 0) => Saved::Saved,
            (true, _) => Saved::Saving,
        };
        self.stands(ctx, saved);
    }

    /// Tells how the storage stands; while it fails, it is tried again every few seconds, whether or not anybody does
    /// anything.
    fn stands(&mut self, ctx: &Context<Self>, saved: Saved) {
        self.engine.act(Action::Stored(saved), moment());
        self.retry = (saved == Saved::Failed).then(|| {
            let link = ctx.link().clone();
            Timeout::new(RETRY, move || link.send_message(Msg::Heard))
        });
    }

    /// Where the database was deleted under this page, keeps the whole journal anew.
    pub(super) fn rewrite_if_emptied(&mut self, ctx: &Context<Self>) {
        if self.storage.as_ref().is_some_and(|storage| storage.was_emptied()) {
            self.unsaved.entries = self.engine.stored_entries();
            self.flush(ctx);
        }
    }

    /// Removes everything of the round from the device; other pages forget it too, or they would bring it back.
    pub(super) fn erase(&mut self, ctx: &Context<Self>) {
        if let Some(channel) = &self.channel {
            channel.tell(false);
        }
        let (name, key) = (storage_name(&self.engine), self.session_key.clone());
        tab::forget(&tab_key(&key));
        let sessions = self.sessions.clone();
        self.leave();
        let link = ctx.link().clone();
        spawn_local(async move {
            let mut is_erased = Storage::erase(&name).await.is_ok();
            if let Some(sessions) = sessions {
                for key in [key.as_str(), PHRASES, KEY] {
                    is_erased &= sessions.forget(key).await.is_ok();
                }
            }
            link.send_message(Msg::Gone);
            link.send_message(Msg::Act(Action::Erased(is_erased)));
        });
    }

    /// Begins anew after everything was removed, here or by another page.
    pub(super) fn begin_anew(&mut self, ctx: &Context<Self>) {
        tab::forget(&tab_key(&self.session_key));
        self.leave();
        self.engine.forget();
        self.open(ctx);
    }

    /// Lets go of the storage, and of what was on its way into it.
    fn leave(&mut self) {
        (self.storage, self.channel, self.retry) = (None, None, None);
        self.unsaved = Write::default();
    }

    /// Tries again what could not be kept, and reads what others have kept.
    pub(super) fn look(&mut self, ctx: &Context<Self>) {
        let Some(storage) = self.storage.clone() else {
            if !self.is_opening {
                self.open(ctx);
            }
            return;
        };
        self.flush(ctx);
        let link = ctx.link().clone();
        spawn_local(async move {
            let stored = storage.load().await;
            link.send_message(Msg::Looked(storage.name().to_owned(), stored));
        });
    }
}
