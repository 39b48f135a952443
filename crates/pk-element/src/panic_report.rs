//! A panic is told to the page, which shows its own error screen.

use js_sys::{Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

/// The name under which the shim listens; it is not part of the public surface.
const LISTENER: &str = "__pkPanic";

/// Tells the shim about every panic from now on.
pub(crate) fn install() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        let listener = Reflect::get(&global(), &JsValue::from_str(LISTENER));
        if let Some(listener) = listener.ok().and_then(|value| value.dyn_into::<Function>().ok()) {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            listener.call1(&JsValue::NULL, &JsValue::from_str(&place)).ok();
        }
    }));
}
