//! What is loaded later: the later part of the screens, and what the shell needs to lock a sheet.
//!
//! Only what is reached from [`PARTS`] and from nowhere else can be cut out.

use crate::shell::{Msg, Shell};
use crate::storage::Storage;
use crate::world::seed;
use pk_format::{seed_of, seed_text};
use pk_view::{LATE, Late};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::html::Scope;

/// Under which key the device's own key is remembered; the same in all rounds.
pub(crate) const KEY: &str = "key";

/// What is loaded later.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) late: &'static Late,
    pub(crate) find_key: fn(Option<Rc<Storage>>, Scope<Shell>, bool),
}

static PARTS: Parts = Parts { late: &LATE, find_key };

/// Loads it.
///
/// # Errors
/// Where the file could not be had; asking again tries again.
#[wasm_split(late, fallible)]
pub(crate) fn load_parts() -> Result<&'static Parts, SplitLoaderError> {
    Ok(&PARTS)
}

/// Tells the device's key. Where there is none and `may_make`, makes one: told at once, then kept. What cannot be kept is
/// the key of this page alone, and what cannot be read is left as it is.
fn find_key(sessions: Option<Rc<Storage>>, link: Scope<Shell>, may_make: bool) {
    let fresh = may_make.then(seed).flatten();
    if let Some(seed) = fresh {
        link.send_message(Msg::Key(seed));
    }
    let Some(sessions) = sessions else { return };
    spawn_local(async move {
        let Ok(kept) = sessions.remembered(KEY).await else { return };
        match (kept.and_then(|text| seed_of(&text)), fresh) {
            (Some(seed), _) => link.send_message(Msg::Key(seed)),
            // Where this fails the next page makes another one, and that is told.
            (None, Some(seed)) => drop(sessions.remember(KEY, &seed_text(&seed)).await),
            (None, None) => {}
        }
    });
}
