//! Keeping what was graded, and reading what others have kept.

use super::{Msg, PHRASES, RETRY, Shell, storage_name, tab_key};
use crate::channel::Channel;
use crate::parts::KEY;
use crate::storage::{Failure, Storage, Stored, Write};
use crate::tab;
use crate::world::moment;
use gloo::timers::callback::Timeout;
use pk_view::{Action, Draft, Saved, Session};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Context};

/// How long other pages have to let go of what is to be removed, in milliseconds, and how long they wait until they open
/// it again.
const LET_GO: u32 = 1_000;
const STAY_AWAY: u32 = 1_500;

impl Shell {
    /// Opens the storage of the engine's round.
    pub(super) fn open(&mut self, ctx: &Context<Self>) {
        self.is_opening = true;
        (self.storage, self.locked) = (None, None);
        let name = storage_name(&self.engine);
        name.clone_into(&mut self.storage_name);
        if self.channel.is_none() {
            let link = ctx.link().clone();
            self.channel = Some(Channel::open(&name, move |is_left| {
                link.send_message(if is_left { Msg::Heard } else { Msg::Gone });
            }));
        }
        self.lose_patience(ctx);
        let link = ctx.link().clone();
        let opening = self.openings;
        spawn_local(async move {
            let (fenced, waits) = (link.clone(), name.clone());
            let on_fence = Callback::from(move |is_removed| {
                let name = waits.clone();
                fenced.send_message(if is_removed { Msg::Removed(name) } else { Msg::LetGo(name) });
            });
            let opened = async {
                let storage = Storage::open(name.clone(), on_fence).await?;
                let stored = storage.load().await?;
                Ok((Rc::new(storage), stored))
            };
            let opened = opened.await;
            link.send_message(Msg::Opened(opening, name, opened));
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
        match opened {
            // Another page wants it, and has waited since before this one had it.
            Ok((storage, _)) if storage.is_asked() => {
                self.open(ctx);
                return true;
            }
            Ok((storage, mut stored)) => {
                if self.must_wait(ctx, &storage, &mut stored) {
                    self.locked = Some(storage).filter(|_| !self.is_opening);
                    return true;
                }
                self.settle(ctx, storage, stored);
            }
            Err(_) if self.running == 0 => self.stands(ctx, Saved::Failed),
            Err(_) => {}
        }
        self.begin(ctx);
        true
    }

    /// Takes in what the storage holds, and keeps in it what came in meanwhile.
    pub(super) fn settle(&mut self, ctx: &Context<Self>, storage: Rc<Storage>, stored: Stored) {
        self.keep_what_is_missing(storage.name(), &stored);
        self.engine.load(&stored.entries);
        self.storage = Some(storage);
        let mut drafts = Vec::new();
        for text in stored.drafts {
            if let Some(draft) = Draft::of_stored(&text) {
                self.drafts.retain(|(known, _)| *known != draft.key());
                self.drafts.push((draft.key(), text));
                drafts.push(draft);
            }
        }
        for effect in self.engine.adopt(&drafts, moment()) {
            self.carry_out(ctx, effect);
        }
        self.flush(ctx);
        if self.running == 0 {
            self.stands(ctx, Saved::Saved);
        }
        self.find_earlier(ctx);
    }

    /// Whatever this page holds and the storage does not is still to be kept: the storage may have been removed, or could
    /// not be had when it was left.
    fn keep_what_is_missing(&mut self, name: &str, stored: &Stored) {
        for (_, write) in self.left.extract_if(.., |(left, _)| left == name) {
            self.engine.load(&write.entries);
            self.unsaved.extend(Write { entries: Vec::new(), ..write });
        }
        let known: BTreeSet<&String> = stored.entries.iter().chain(&self.unsaved.entries).collect();
        let mut missing = self.engine.stored_entries();
        missing.retain(|entry| !known.contains(entry));
        self.unsaved.entries.extend(missing);
        if stored.entries.is_empty() && stored.drafts.is_empty() {
            for draft in &self.drafts {
                if !self.unsaved.drafts.iter().any(|(key, _)| *key == draft.0) {
                    self.unsaved.drafts.push(draft.clone());
                }
            }
        }
    }

    /// Keeps `write`: at once, or with whatever else comes in while an earlier transaction runs.
    pub(super) fn write(&mut self, ctx: &Context<Self>, write: Write) {
        for key in &write.forget {
            self.drafts.retain(|(known, _)| known != key);
        }
        for (key, text) in &write.drafts {
            self.drafts.retain(|(known, _)| known != key);
            self.drafts.push((key.clone(), text.clone()));
        }
        self.unsaved.extend(write);
        if self.running == 0 && self.storage.is_some() {
            self.flush(ctx);
        } else if self.running > 0 || self.engine.saved() == Saved::Saved {
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

    /// Lets go of the storage, for a page that is only kept must not keep others from what they do with it. A note that
    /// is still being typed is there already, as a draft; WebKit never ends a transaction that a page begins when it goes,
    /// so none is begun without need.
    pub(super) fn hide(&mut self, ctx: &Context<Self>) {
        self.is_hidden = true;
        self.flush(ctx);
        let Some(storage) = self.storage.clone() else { return };
        if self.running == 0 {
            storage.close();
        } else {
            spawn_local(async move { storage.close() });
        }
    }

    /// The storage goes; if nobody says why, it is filled again in a while.
    pub(super) fn removed(&mut self, ctx: &Context<Self>, name: &str) {
        if self.storage.as_ref().is_some_and(|storage| storage.name() == name) {
            self.stands(ctx, Saved::Failed);
        }
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
            self.open_if_fenced(ctx);
        } else {
            self.left.push((name.to_owned(), write));
        }
        let saved = match (self.unsaved.is_empty(), self.running) {
            (false, _) => Saved::Failed,
            (true, 0) if self.storage.is_some() => Saved::Saved,
            (true, 0) => Saved::Saving,
            (true, _) => Saved::Saving,
        };
        self.stands(ctx, saved);
    }

    /// Tells how the storage stands; while it fails, it is tried again every few seconds, whether or not anybody does
    /// anything.
    pub(super) fn stands(&mut self, ctx: &Context<Self>, saved: Saved) {
        self.engine.act(Action::Stored(saved), moment());
        self.retry = (saved == Saved::Failed).then(|| {
            let link = ctx.link().clone();
            Timeout::new(RETRY, move || link.send_message(Msg::Heard))
        });
    }

    /// Takes in what others have kept since. A storage that cannot be read has failed, whatever it kept before.
    pub(super) fn looked(&mut self, ctx: &Context<Self>, stored: Result<Stored, Failure>) -> bool {
        match stored {
            Ok(stored) => {
                if self.running == 0 && self.unsaved.is_empty() && self.retry.is_some() {
                    self.stands(ctx, Saved::Saved);
                } else if stored.entries.is_empty() {
                    return false;
                }
                self.engine.load(&stored.entries);
            }
            Err(_) => {
                if !self.rewrite_if_emptied(ctx) && !self.open_if_fenced(ctx) {
                    self.stands(ctx, Saved::Failed);
                }
            }
        }
        true
    }

    /// Where the database was deleted under this page, keeps the whole journal and every draft anew.
    fn rewrite_if_emptied(&mut self, ctx: &Context<Self>) -> bool {
        let is_emptied = self.storage.as_ref().is_some_and(|storage| storage.was_emptied());
        if is_emptied && self.sealer().is_some() {
            // It comes under the PIN again before anything is written into it.
            self.engine.act(Action::Stored(Saved::Saving), moment());
            self.open(ctx);
        } else if is_emptied {
            self.unsaved.entries = self.engine.stored_entries();
            self.unsaved.drafts.clone_from(&self.drafts);
            self.flush(ctx);
        }
        is_emptied
    }

    /// Where another page has put the storage under another PIN, opens it anew; what is still to be kept waits.
    fn open_if_fenced(&mut self, ctx: &Context<Self>) -> bool {
        let is_fenced = self.storage.as_ref().is_some_and(|storage| storage.is_fenced());
        if is_fenced {
            self.engine.act(Action::Stored(Saved::Saving), moment());
            self.open(ctx);
        }
        is_fenced
    }

    /// Keeps what belongs into the storage that is left, though it may not even be open yet.
    pub(super) fn flush_into_what_is_left(&mut self, ctx: &Context<Self>) {
        self.flush(ctx);
        let (name, write) = (self.storage_name.clone(), std::mem::take(&mut self.unsaved));
        self.drafts = Vec::new();
        if !write.is_empty() && self.storage.is_none() {
            let link = ctx.link().clone();
            spawn_local(async move {
                let written =
                    async { Storage::open(name.clone(), Callback::noop()).await?.write(&write).await };
                if written.await.is_err() {
                    // Whoever comes back to the round finds it.
                    link.send_message(Msg::Left(name, write));
                }
            });
        }
    }

    /// Removes everything of the round from the device; other pages forget it too, or they would bring it back.
    pub(super) fn erase(&mut self, ctx: &Context<Self>) {
        if let Some(channel) = &self.channel {
            channel.tell(false);
        }
        let name = storage_name(&self.engine);
        let hex = self.engine.round_fingerprint().hex();
        let keys = [self.session_key.clone(), hex, PHRASES.to_owned(), KEY.to_owned()];
        let (sessions, storage) = (self.sessions.clone(), self.storage.clone().or(self.locked.clone()));
        spawn_local(async move {
            // At once, for this page may be closed before the database itself can go. Whether that works is told then.
            if let Some(storage) = storage {
                storage.clear().await.ok();
            }
            if let Some(sessions) = sessions {
                for key in &keys {
                    sessions.forget(key).await.ok();
                }
            }
        });
        self.leave();
        let link = ctx.link().clone();
        Timeout::new(LET_GO, move || link.send_message(Msg::EraseNow(name))).forget();
    }

    /// Removes the database. The one that takes its place is opened as soon as it is gone; until then the state says that
    /// nothing is saved yet.
    pub(super) fn erase_now(&mut self, ctx: &Context<Self>, name: String) {
        let link = ctx.link().clone();
        spawn_local(async move {
            let is_erased = Storage::erase(&name).await.is_ok();
            link.send_message(Msg::Act(Action::Erased(is_erased)));
        });
        // Whoever asks after the deletion is served after it.
        self.open(ctx);
    }

    /// Begins anew after another page has removed everything.
    pub(super) fn begin_anew(&mut self, ctx: &Context<Self>) {
        self.leave();
        let link = ctx.link().clone();
        Timeout::new(STAY_AWAY, move || link.send_message(Msg::Open)).forget();
    }

    /// Lets go of the storage and of all that was to be in it.
    fn leave(&mut self) {
        tab::forget(&tab_key(&self.session_key));
        (self.storage, self.channel, self.retry) = (None, None, None);
        (self.locked, self.under, self.session) = (None, String::new(), Session::default());
        // What is still on its way belongs to what is gone.
        self.openings += 1;
        self.left.retain(|(name, _)| *name != self.storage_name);
        (self.unsaved, self.drafts) = (Write::default(), Vec::new());
        // Nobody opens it before it is time to.
        self.is_opening = true;
        self.engine.forget();
    }

    /// Tries again what could not be kept, and reads what others have kept.
    pub(super) fn look(&mut self, ctx: &Context<Self>) {
        let Some(storage) = self.storage.clone() else {
            // One that waits for its PIN is open, and whoever types it is not to be disturbed.
            if !self.is_opening && self.locked.is_none() {
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
