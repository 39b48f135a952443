//! Parts of the screen that are drawn anew only when something in them can have changed.

use crate::snapshot::Snapshot;
use std::rc::Rc;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// What a part shows, and for which state of the page.
#[derive(Properties)]
struct MemoProps {
    revision: (u64, bool),
    render: Box<dyn Fn() -> Html>,
}

impl PartialEq for MemoProps {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

struct Memo;

impl Component for Memo {
    type Message = ();
    type Properties = MemoProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        (ctx.props().render)()
    }
}

/// A part in which neither the time left nor "Tersimpan" and "Menyimpan…" stand; "Gagal disimpan" may.
pub(crate) fn memo(state: &Snapshot, render: impl Fn() -> Html + 'static) -> Html {
    let props = MemoProps { revision: state.revision, render: Box::new(render) };
    VComp::new::<Memo>(Rc::new(props), None).into()
}
