//! Taking in files.

use crate::action::Action;
use crate::snapshot::Snapshot;
use crate::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The button that takes in files.
pub(crate) fn import_button(state: &Snapshot, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let files = input.files().map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect());
        // The same file may be chosen again.
        input.set_value("");
        Action::PickFiles(files.unwrap_or_default())
    });
    html! {
        <label class="button">
            { words::IMPORT.of(state.lang) }
            <input type="file" class="sr" data-pk="import" multiple=true {onchange} />
        </label>
    }
}
