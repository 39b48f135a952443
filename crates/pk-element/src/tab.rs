//! What one tab comes back to when it is loaded again, whatever other tabs of the same round do meanwhile.
//!
//! Never grades: the browser may lose this at any time, and what is in the database takes its place then.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}

/// Keeps `text` for this tab.
pub(crate) fn keep(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // Where it cannot be kept, the database still has the like.
        storage.set_item(key, text).ok();
    }
}

/// Forgets what this tab kept.
pub(crate) fn forget(key: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(key).ok();
    }
}

/// What this tab kept.
pub(crate) fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}
