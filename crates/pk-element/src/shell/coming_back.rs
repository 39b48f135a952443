//! Coming back to what was open last, and remembering it.

use super::{BARE, Msg, PHRASES, Shell, look_at_storage, tab_key};
use crate::remembered::{Remembered, phrases_of, round_of_tab};
use crate::storage::Storage;
use crate::tab;
use crate::world::moment;
use gloo::timers::callback::Timeout;
use pk_format::{Rescued, sentence};
use pk_view::{Action, Lock, LockOf, Saved, Session};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Context};

/// The database that remembers what was open last, whatever the round.
const SESSIONS: &str = "penilaian-kinerja";
/// How long a storage may be silent before the panelist can go on without it.
const PATIENCE: u32 = 3_000;

impl Shell {
    /// Comes back to what was open last, unless the host says otherwise or the panelist has gone on meanwhile.
    pub(super) fn resume(
        &mut self,
        ctx: &Context<Self>,
        sessions: Option<Rc<Storage>>,
        remembered: Remembered,
    ) {
        self.sessions = sessions;
        if !self.is_ready {
            if let Some(lang) = remembered.lang {
                self.chosen_lang = Some(lang);
                self.engine.set_lang(lang);
            }
            if let Some(round) = remembered.round.filter(|_| self.session_key == BARE) {
                self.engine.set_round(round, false);
            }
            self.engine.set_theme(remembered.theme);
            self.engine.keep(remembered.clocks, remembered.shielded, moment().now);
            let active = gloo::utils::document().active_element();
            let is_free = active.is_none_or(|active| active.tag_name() == "BODY");
            self.is_coming_back = self.session.district.is_none() && is_free;
            let Session { panelist, district } = remembered.session;
            // Who opens a page that names somebody does not go on where somebody else was.
            if self.session.panelist.is_none() || self.session.panelist == panelist {
                self.session.panelist = panelist;
                self.session.district = self.session.district.take().or(district);
            }
        }
        self.open(ctx);
    }

    /// The panelist goes on without a storage that does not answer; what it says later still counts.
    pub(super) fn late(&mut self, ctx: &Context<Self>, opening: u32) -> bool {
        if !self.is_opening || opening != self.openings {
            return false;
        }
        self.engine.act(Action::Stored(Saved::Failed), moment());
        if !self.is_ready {
            self.begin(ctx);
        }
        true
    }

    /// Gives what is about to be opened its time, and nothing that was before it.
    pub(super) fn lose_patience(&mut self, ctx: &Context<Self>) {
        self.openings += 1;
        lose_patience(ctx, self.openings);
    }

    pub(super) fn begin(&mut self, ctx: &Context<Self>) {
        if let Some(Rescued { entries, problems, vault, .. }) = self.carried.take() {
            let lang = self.engine.lang();
            let problems = problems.iter().map(|problem| sentence(problem, lang)).collect();
            match vault {
                None => self.act(ctx, Action::TakeIn { entries, problems }),
                Some(vault) => {
                    self.engine.lock(Lock { of: LockOf::Page, round: None, vault, entries, problems });
                    self.act(ctx, Action::OpenKnown);
                }
            }
        }
        let session = std::mem::take(&mut self.session);
        let is_coming_back = self.is_coming_back && session.district.is_some();
        self.open_named(ctx, session);
        // A host that opens a sheet has not asked for the focus; a panelist who comes back wants to go on.
        if !is_coming_back {
            self.focus = None;
        }
        self.is_ready = true;
        look_at_storage(ctx, None);
    }

    pub(super) fn remember(&self) {
        // Under a lock nothing is open, and what was is to be found again.
        if self.engine.is_locked() {
            return;
        }
        let key = self.session_key.clone();
        tab::keep(&tab_key(&key), &Remembered::of_this_tab(&self.engine, self.chosen_lang));
        let text = Remembered::stored(&self.engine, self.chosen_lang);
        if key == BARE {
            // Each tab finds its own round again, and so does whoever saves what is left after a break.
            self.keep(self.engine.round_fingerprint().hex(), text.clone());
        }
        self.keep(key, text);
    }

    pub(super) fn keep(&self, key: String, text: String) {
        let Some(sessions) = self.sessions.clone() else { return };
        spawn_local(async move {
            // What is lost then is only the way back to the sheet, or a phrase to offer, not the sheet.
            sessions.remember(&key, &text).await.ok();
        });
    }
}

/// Asks the storage what was open last, and gives it some time to answer.
pub(super) fn recall(ctx: &Context<Shell>, key: String, opening: u32) {
    let link = ctx.link().clone();
    spawn_local(async move {
        let sessions = Storage::open(SESSIONS.to_owned(), Callback::noop()).await.ok().map(Rc::new);
        let (mut text, mut phrases) = (None, Vec::new());
        if let Some(sessions) = &sessions {
            text = sessions.remembered(&key).await.ok().flatten();
            let own = sessions.remembered(PHRASES).await.ok().flatten();
            phrases = own.map_or_else(Vec::new, |own| phrases_of(&own));
        }
        let tab = tab::kept(&tab_key(&key));
        if let (Some(of), Some(sessions)) = (tab.as_deref().and_then(round_of_tab), &sessions) {
            // Another tab may have opened another round since.
            text = sessions.remembered(&of).await.ok().flatten().or(text);
        }
        let mut remembered = text.map_or_else(Remembered::default, |text| Remembered::of_stored(&text));
        if let Some(tab) = tab {
            remembered.prefer(&tab);
        }
        link.send_message(Msg::Remembered(sessions, Box::new(remembered), phrases));
    });
    lose_patience(ctx, opening);
}

/// Goes on without the storage if it does not answer in time.
fn lose_patience(ctx: &Context<Shell>, opening: u32) {
    let link = ctx.link().clone();
    Timeout::new(PATIENCE, move || link.send_message(Msg::Late(opening))).forget();
}
