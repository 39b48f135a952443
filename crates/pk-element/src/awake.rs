//! Keeping the screen awake while a presentation runs, where the browser can.

use js_sys::{Function, JsString, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The screen stays awake until this is dropped, or the page is hidden.
#[derive(Debug, Default)]
pub(crate) struct Awake {
    lock: Rc<RefCell<Option<JsValue>>>,
}

impl Awake {
    /// Asks the browser. One that cannot, or does not want to, lets the screen go dark as ever.
    pub(crate) fn begin() -> Self {
        let awake = Self::default();
        if let Ok(asked) = ask() {
            let lock = Rc::clone(&awake.lock);
            spawn_local(async move {
                if let Ok(given) = JsFuture::from(asked).await {
                    // Nobody wants it any more if this is the last one that knows of it.
                    if Rc::strong_count(&lock) == 1 {
                        release(&given);
                    } else {
                        *lock.borrow_mut() = Some(given);
                    }
                }
            });
        }
        awake
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        if let Some(lock) = self.lock.borrow().as_ref() {
            release(lock);
        }
    }
}

/// `navigator.wakeLock` is missing on pages served by plain http, and its types are not stable in `web-sys`.
fn ask() -> Result<Promise, JsValue> {
    let navigator = Reflect::get(&gloo::utils::window(), &JsString::from("navigator"))?;
    let wake_lock = Reflect::get(&navigator, &JsString::from("wakeLock"))?;
    let request: Function = Reflect::get(&wake_lock, &JsString::from("request"))?.dyn_into()?;
    request.call1(&wake_lock, &JsString::from("screen"))?.dyn_into()
}

fn release(lock: &JsValue) {
    let release = Reflect::get(lock, &JsString::from("release")).and_then(JsCast::dyn_into::<Function>);
    if let Ok(promise) = release.and_then(|release| release.call0(lock)).and_then(JsCast::dyn_into::<Promise>)
    {
        spawn_local(async move {
            // A lock that is gone already needs no release.
            JsFuture::from(promise).await.ok();
        });
    }
}
