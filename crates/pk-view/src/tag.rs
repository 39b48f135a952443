//! Elements of the screen, one call a piece.
//!
//! Yew's macro `html!` writes out at every element what [`Tag`] does in one place; the screens took three times the
//! Wasm with it.

use crate::action::Action;
use std::rc::Rc;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{AttrValue, Callback};

/// Where actions of the screen go.
pub(crate) type Act = Callback<Action>;

/// An element that is being put together. A box, so that every call hands on one pointer.
pub(crate) struct Tag(Box<VTag>);

/// An element by a selector: its name, its classes, its attributes, as in `p.saved[role=status][data-pk=saved]`.
pub(crate) fn tag(selector: &'static str) -> Tag {
    let mut parts = selector.split('[');
    let name = parts.next().unwrap_or_default();
    let (name, classes) = name.split_once('.').unwrap_or((name, ""));
    let mut tag = Tag(Box::new(VTag::new(name)));
    for part in parts {
        let part = part.strip_suffix(']').unwrap_or(part);
        let (name, value) = part.split_once('=').unwrap_or((part, part));
        tag.0.add_attribute(name, value);
    }
    if !classes.is_empty() {
        tag = tag.set("class", &classes.replace('.', " "));
    }
    tag
}

/// Nothing, in a place where at other times something stands: what comes behind must not move up.
pub(crate) fn nothing() -> VNode {
    VNode::default()
}

/// The element, or its place.
pub(crate) fn or_nothing(tag: Option<Tag>) -> VNode {
    tag.map_or_else(nothing, Tag::end)
}

/// A row of elements without one around it.
pub(crate) fn list(nodes: Vec<VNode>) -> VNode {
    VList::with_children(nodes, None).into()
}

/// A text.
pub(crate) fn text(text: &str) -> VNode {
    VText::new(AttrValue::from(text.to_owned())).into()
}

impl Tag {
    /// Sets an attribute.
    pub(crate) fn set(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, value.to_owned());
        self
    }

    /// Sets an attribute that stands alone, or leaves it out.
    pub(crate) fn flag(self, name: &'static str, is_on: bool) -> Self {
        if is_on { self.set(name, name) } else { self }
    }

    /// Sets the value of a field.
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.set_value(AttrValue::from(value.to_owned()));
        self
    }

    /// Sets whether a radio button is chosen.
    pub(crate) fn checked(mut self, is_checked: bool) -> Self {
        self.0.set_checked(is_checked);
        self
    }

    /// Tells it from its neighbours, wherever it moves.
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Does `action` at a click.
    pub(crate) fn click(self, act: &Act, action: Action) -> Self {
        self.on("click", act.reform(move |_| action.clone()))
    }

    /// Does `task` at a click.
    pub(crate) fn does<T: Clone + 'static>(self, to: &Callback<T>, task: T) -> Self {
        self.on("click", to.reform(move |_| task.clone()))
    }

    /// Calls `handle` at an event of this name.
    pub(crate) fn on(mut self, event: &'static str, handle: Callback<web_sys::Event>) -> Self {
        self.0.add_listener(Rc::new(On { event, handle }));
        self
    }

    /// Puts a text into it.
    pub(crate) fn text(self, words: &str) -> Self {
        self.node(text(words))
    }

    /// Puts an element into it.
    pub(crate) fn tag(self, tag: Self) -> Self {
        self.node(tag.end())
    }

    /// Puts an element into it, or keeps its place.
    pub(crate) fn maybe(self, tag: Option<Self>) -> Self {
        self.node(or_nothing(tag))
    }

    /// Puts anything into it.
    pub(crate) fn node(mut self, node: VNode) -> Self {
        self.0.add_child(node);
        self
    }

    /// The element as Yew takes it.
    pub(crate) fn end(self) -> VNode {
        (*self.0).into()
    }
}

struct On {
    event: &'static str,
    handle: Callback<web_sys::Event>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: web_sys::Event) {
        self.handle.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
