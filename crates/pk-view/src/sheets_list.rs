//! The sheets that are on this device.

use crate::action::Action;
use crate::nilai::ScreenProps;
use crate::snapshot::SheetLine;
use crate::words::{self, Words};
use yew::prelude::*;

/// The sheets that are on this device, each with a button that opens it.
#[component]
pub(crate) fn SheetsList(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    if state.sheets.is_empty() {
        return Html::default();
    }
    let row = |line: &SheetLine| {
        let (panelist, district) = (&line.key.panelist, &line.key.district);
        let start = Action::Start { panelist: panelist.0.clone(), district: district.0.clone() };
        let open = act.reform(move |_: MouseEvent| start.clone());
        let district = state.round.district_name(district).to_owned();
        html! {
            <tr>
                <th scope="row">{ &district }</th>
                <td>{ state.round.panelist_name(panelist) }</td>
                <td>{ state_words(line).of(lang) }{ format!(" {}/{}", line.marked, line.indicators) }</td>
                <td>
                    <button type="button" data-pk="open" onclick={open}
                        aria-label={format!("{} {district}", words::OPEN.of(lang))}>{ words::OPEN.of(lang) }</button>
                </td>
            </tr>
        }
    };
    html! {
        <section class="sheets">
            <table>
                <caption>{ words::ON_THIS_DEVICE.of(lang) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::DISTRICT.of(lang) }</th>
                        <th scope="col">{ words::PANELIST.of(lang) }</th>
                        <th scope="col">{ words::STATE.of(lang) }</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{ for state.sheets.iter().map(row) }</tbody>
            </table>
        </section>
    }
}

fn state_words(line: &SheetLine) -> Words {
    if line.locked {
        words::FINALISED
    } else if line.marked == line.indicators {
        words::COMPLETE
    } else if line.marked > 0 {
        words::PARTIAL
    } else {
        words::UNGRADED
    }
}
