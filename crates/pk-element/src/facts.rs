//! What the browser says of its storage.

use js_sys::{Function, JsString, Promise, Reflect};
use pk_view::{Browser, Facts};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What `ask` of the script and the page itself tell.
pub(crate) async fn facts(ask: &Function) -> Facts {
    let window = gloo::utils::window();
    let told = told(ask).await.unwrap_or_default();
    let part = |name: &str| Reflect::get(&told, &JsString::from(name)).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes of a disk")]
    let bytes = |name: &str| part(name).as_f64().map(|bytes| bytes as u64);
    Facts {
        persisted: part("persisted").as_bool(),
        used: bytes("used"),
        quota: bytes("quota"),
        is_file: window.location().protocol().is_ok_and(|protocol| protocol == "file:"),
        browser: Browser::of_user_agent(&window.navigator().user_agent().unwrap_or_default()),
    }
}

async fn told(ask: &Function) -> Option<JsValue> {
    let promise: Promise = ask.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
