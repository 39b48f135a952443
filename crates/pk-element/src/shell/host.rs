//! What the host page is told, and what it asks for.

use super::{Msg, Shell};
use crate::host_event::dispatch;
use crate::world::moment;
use js_sys::Function;
use pk_core::score::score;
use pk_format::{Lang, Node, Sheets, sheet_node, total_node};
use pk_view::{Action, Saved, Session};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Context;

/// How much of the open sheet is graded, if one is open, and the language.
pub(super) type Judged = Option<(Option<(usize, usize)>, Lang)>;

impl Shell {
    /// Tells the host as soon as this component can be asked again, so that a listener reads the value that it is
    /// told about.
    pub(super) fn tell_host(&self, ctx: &Context<Self>, name: &'static str) {
        self.tell(ctx, name, self.detail(name));
    }

    pub(super) fn tell_export(&self, ctx: &Context<Self>, file: &str) {
        let mut detail = self.detail("pk-export");
        detail.set("name", Node::text(file));
        self.tell(ctx, "pk-export", detail);
    }

    fn tell(&self, ctx: &Context<Self>, name: &'static str, detail: Node) {
        let options = Rc::clone(&ctx.props().options);
        spawn_local(async move {
            dispatch(&options.host, name, &detail);
        });
    }

    /// Asks the host whether the sheet may be finalised. It is not yet; the change that follows says that it is.
    pub(super) fn ask_host(&self, ctx: &Context<Self>) {
        let (Some(parts), Some(key)) = (self.parts, self.engine.key()) else { return };
        let detail = versioned((parts.whole_score)(&self.engine, key));
        let options = Rc::clone(&ctx.props().options);
        let link = ctx.link().clone();
        spawn_local(async move {
            let may = dispatch(&options.host, "pk-finalise", &detail);
            link.send_message(if may { Msg::Finalise } else { Msg::Act(Action::HoldBack) });
        });
    }

    /// What an event says of the open sheet. The total is told with what changes it.
    fn detail(&self, event: &str) -> Node {
        let Some(key) = self.engine.key() else { return versioned(Node::map(Vec::new())) };
        let (round, sheet) = (self.engine.round(), self.engine.journal().sheet(key));
        versioned(match event {
            "pk-change" => total_node(round, key, sheet.is_locked(), &score(round, &key.panelist, &sheet)),
            _ => sheet_node(round, key, sheet.is_locked(), None),
        })
    }

    /// Opens the sheet that the host names; where it names none, goes back to the choice. The focus stays where it is.
    pub(super) fn show(&mut self, ctx: &Context<Self>, session: Session) {
        if !self.is_ready {
            self.session = session;
            return;
        }
        let is_open = self.engine.key().is_some_and(|key| {
            let same = |name: &Option<String>, id: &String| name.as_ref() == Some(id);
            same(&session.panelist, &key.panelist.0) && same(&session.district, &key.district.0)
        });
        if is_open {
            return;
        }
        if self.engine.key().is_some() {
            self.act(ctx, Action::Switch);
        }
        self.open_named(ctx, session);
        self.focus = None;
    }

    /// Opens the sheet of this panelist on this district; without a district, the list of them for this panelist.
    pub(super) fn open_named(&mut self, ctx: &Context<Self>, session: Session) {
        match session {
            Session { panelist: Some(panelist), district: Some(district) } => {
                self.act(ctx, Action::Start { panelist, district });
            }
            Session { panelist: Some(panelist), .. } => self.act(ctx, Action::ChoosePanelist(panelist)),
            Session { .. } => {}
        }
    }

    pub(super) fn restore(&mut self, ctx: &Context<Self>, sheets: &Sheets) {
        let effects = self.engine.restore(sheets, moment());
        self.carry_out_all(ctx, effects);
        self.focus = None;
    }

    pub(super) fn finish(&mut self, ctx: &Context<Self>, callback: &Function) {
        self.act(ctx, Action::FinishNote);
        let file = self.engine.own_file().unwrap_or_else(|| self.engine.whole_file());
        // It is ours and does not throw.
        callback.call1(&JsValue::NULL, &JsValue::from_str(&file)).ok();
    }

    /// Tells those who wait whether everything is kept, as soon as that is known.
    pub(super) fn tell_waiting(&mut self) {
        match self.engine.saved() {
            Saved::Saving => {}
            Saved::Saved => self.answer(true),
            Saved::Failed => self.answer(false),
        }
    }

    /// Whether what is still on its way will be kept is not known here any more.
    pub(super) fn leave_waiting(&mut self) {
        self.answer(false);
    }

    fn answer(&mut self, is_kept: bool) {
        for callback in self.waiting.drain(..) {
            // It is ours and does not throw.
            callback.call1(&JsValue::NULL, &JsValue::from_bool(is_kept)).ok();
        }
    }

    /// Says how much of the open sheet is graded, when that has changed: a form that requires a whole sheet asks.
    pub(super) fn judge(&mut self, ctx: &Context<Self>) {
        let now = Some((self.engine.progress(), self.engine.lang()));
        if self.judged == now {
            return;
        }
        self.judged = now;
        let count = |count: usize| JsValue::from_f64(count as f64);
        let (marked, all) =
            self.engine.progress().map_or_else(Default::default, |(marked, all)| (count(marked), count(all)));
        let lang = JsValue::from_str(self.engine.lang().tag());
        // It is ours and does not throw.
        ctx.props().options.judge.call3(&JsValue::NULL, &marked, &all, &lang).ok();
    }
}

/// The detail of an event, which says its version.
fn versioned(mut detail: Node) -> Node {
    detail.set("version", Node::whole(1));
    detail
}
