//! What the device holds of an earlier edition of the round.

use crate::remembered::Remembered;
use crate::shell::{Msg, Shell, name_of};
use crate::storage::Storage;
use pk_core::Round;
use pk_format::{Fingerprint, Lang, read_stored_entry, sheets_file};
use pk_view::{Action, Upload};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;
use yew::html::Scope;

/// Looks for the latest edition before `round` that was graded on this device, and hands its sheets in. What is under a PIN
/// is left to the page that it was graded on.
pub(crate) fn find_earlier(sessions: Rc<Storage>, round: &Round, lang: Lang, link: Scope<Shell>) {
    let previous = |freeze: &pk_core::round::Freeze| {
        freeze.change.as_ref().map(|change| (freeze.edition.saturating_sub(1), Fingerprint(change.previous)))
    };
    let editions: Vec<_> = round.frozen.iter().rev().filter_map(previous).collect();
    spawn_local(async move {
        for (edition, fingerprint) in editions {
            if let Some(text) = sheets(&sessions, fingerprint).await {
                let name = [lang.pick("edisi ", "edition "), &edition.to_string()].concat();
                link.send_message(Msg::Act(Action::Earlier(Upload { name, bytes: text.into_bytes() })));
                return;
            }
        }
    });
}

/// The sheets that were graded on this device in the round with this fingerprint.
async fn sheets(sessions: &Storage, fingerprint: Fingerprint) -> Option<String> {
    let remembered = sessions.remembered(&fingerprint.hex()).await.ok()??;
    let round = Remembered::of_stored(&remembered).round?;
    let storage = Storage::open(name_of(fingerprint), Callback::noop()).await.ok()?;
    if storage.vault().is_some() {
        return None;
    }
    let stored = storage.load().await.ok()?;
    // What cannot be read stays where it is; the chain that it is missing from is told.
    let entries: Vec<_> =
        stored.entries.iter().filter_map(|text| read_stored_entry(text, &round).ok()).collect();
    (!entries.is_empty()).then(|| sheets_file(&round, &entries))
}
