//! Telling other pages of the same origin that something was saved, and hearing it from them.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A line to the other pages that have the same round open; where the browser refuses one, pages still converge when
/// they are looked at.
pub(crate) struct Channel {
    line: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Channel {
    /// Opens the line of this name; `heard` is called when another page has saved something, with whether
    /// something is left at all.
    pub(crate) fn open(name: &str, heard: impl Fn(bool) + 'static) -> Self {
        let line = BroadcastChannel::new(name).ok();
        let listener = line.as_ref().map(|line| {
            EventListener::new(line, "message", move |event| {
                let event: &MessageEvent = event.unchecked_ref();
                heard(event.data().is_truthy());
            })
        });
        Self { line, _listener: listener }
    }

    /// Tells the other pages that something was saved, or that everything was removed.
    pub(crate) fn tell(&self, is_left: bool) {
        if let Some(line) = &self.line {
            // A closed line has nobody at its other end.
            line.post_message(&JsValue::from_bool(is_left)).ok();
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.close();
        }
    }
}
