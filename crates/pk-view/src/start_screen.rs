//! Choosing panelist and district.

use crate::action::Action;
use crate::file_button::import_button;
use crate::engine::MOST_NAME;
use crate::nilai::ScreenProps;
use crate::origin::Origin;
use crate::sheets_list::SheetsList;
use crate::snapshot::Snapshot;
use crate::words;
use pk_core::round::{District, Panelist, Role};
use pk_format::RUBRICS;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The first screen: which instrument, who grades, who is graded.
#[component]
pub(crate) fn StartScreen(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    let panelist = use_node_ref();
    let district = use_node_ref();
    let onsubmit = {
        let (panelist, district, act) = (panelist.clone(), district.clone(), act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            act.emit(Action::Start { panelist: field_value(&panelist), district: field_value(&district) });
        })
    };
    html! {
        <>
            <form class="start" {onsubmit} aria-labelledby="pk-start">
                <h2 id="pk-start">{ words::START_TITLE.of(lang) }</h2>
                if !state.round_is_given {
                    { rubric_field(state, act) }
                }
                <label>
                    { words::PANELIST.of(lang) }
                    if state.round.panel.is_empty() {
                        <input name="panelist" ref={panelist} required=true maxlength={MOST_NAME.to_string()}
                            autocomplete="name" />
                    } else {
                        <select name="panelist" ref={panelist} required=true>
                            <option value="">{ words::CHOOSE.of(lang) }</option>
                            { for state.round.panel.iter().map(|one| panelist_option(one, state)) }
                        </select>
                    }
                </label>
                <label>
                    { words::DISTRICT.of(lang) }
                    if state.round.districts.is_empty() {
                        <input name="district" ref={district} required=true maxlength={MOST_NAME.to_string()}
                            autocomplete="off" />
                    } else {
                        <select name="district" ref={district} required=true>
                            <option value="">{ words::CHOOSE.of(lang) }</option>
                            { for state.round.districts.iter().map(district_option) }
                        </select>
                    }
                </label>
                <div class="row">
                    <button type="submit" class="main" data-pk="start">{ words::START.of(lang) }</button>
                    { import_button(state, act) }
                </div>
            </form>
            <SheetsList state={Rc::clone(state)} act={act.clone()} />
            <Origin {lang} round={Rc::clone(&state.round)} />
        </>
    }
}

fn field_value(field: &NodeRef) -> String {
    match (field.cast::<HtmlInputElement>(), field.cast::<HtmlSelectElement>()) {
        (Some(input), _) => input.value(),
        (None, Some(select)) => select.value(),
        (None, None) => String::new(),
    }
}

fn rubric_field(state: &Snapshot, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
        Action::ChooseRubric(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let current = &state.round.rubric.id;
    let is_shipped = RUBRICS.iter().any(|shipped| shipped.id == current);
    html! {
        <label>
            { words::RUBRIC.of(state.lang) }
            <select name="rubric" {onchange}>
                if !is_shipped {
                    <option value={current.clone()} selected=true>{ &state.round.title }</option>
                }
                { for RUBRICS.iter().map(|shipped| html! {
                    <option value={shipped.id} selected={shipped.id == current}>{ shipped.title }</option>
                }) }
            </select>
        </label>
    }
}

fn panelist_option(panelist: &Panelist, state: &Snapshot) -> Html {
    let mut text = panelist.name.clone();
    if panelist.role == Role::Chair {
        text = format!("{text} ({})", words::CHAIR.of(state.lang));
    }
    if let Some(agency) = &panelist.agency {
        text = format!("{text}, {agency}");
    }
    html! { <option value={panelist.id.0.clone()}>{ text }</option> }
}

fn district_option(district: &District) -> Html {
    let time = district.slot.as_ref().and_then(|slot| slot.split_once('T')).map(|(_, time)| time.to_owned());
    let parts = [Some(district.name.clone()), time.map(|time| time.replace(':', ".")), district.room.clone()];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    html! { <option value={district.code.0.clone()}>{ text }</option> }
}
