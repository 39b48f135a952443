//! What the host page hears.

use pk_format::Node;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches `name` on the host with a plain object as detail: bubbling, composed and, where it asks whether the sheet may
/// be finalised, cancelable. Whether nobody has cancelled it.
pub(crate) fn dispatch(host: &HtmlElement, name: &str, detail: &Node) -> bool {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_cancelable(name == "pk-finalise");
    options.set_detail(&to_js(detail));
    let event = CustomEvent::new_with_event_init_dict(name, &options);
    // It fails only for an event that is being dispatched already.
    event.and_then(|event| host.dispatch_event(&event)).unwrap_or(true)
}

/// A plain JavaScript value.
pub(crate) fn to_js(node: &Node) -> JsValue {
    node.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
