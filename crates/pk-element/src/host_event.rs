//! What the host page hears.

use pk_format::Node;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches `name` on the host with a plain object as detail: bubbling and composed.
pub(crate) fn dispatch(host: &HtmlElement, name: &str, detail: &Node) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&to_js(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        // It fails only for an event that is being dispatched already.
        host.dispatch_event(&event).ok();
    }
}

/// A plain JavaScript value.
pub(crate) fn to_js(node: &Node) -> JsValue {
    node.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
