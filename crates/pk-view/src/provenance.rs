//! Showing where a text comes from. Nothing unofficial may look official.

use crate::words::{self, Words};
use pk_core::Rubric;
use pk_core::text::{Provenance, Text};
use pk_format::Lang;
use yew::prelude::*;

pub(crate) fn word(provenance: Provenance) -> Words {
    match provenance {
        Provenance::Official => words::OFFICIAL,
        Provenance::Printed => words::PRINTED,
        Provenance::Derived => words::DERIVED,
        Provenance::Inferred => words::INFERRED,
        Provenance::Template => words::TEMPLATE,
    }
}

/// The text with a mark of its provenance behind it. Instruments are written in Indonesian, whatever the screen speaks.
pub(crate) fn marked(text: &Text, rubric: &Rubric, lang: Lang) -> Html {
    html! { <><span lang="id">{ &text.text }</span>{ " " }{ badge(text, rubric, lang) }</> }
}

/// The mark of a text's provenance: what it is, and the source where there is one.
pub(crate) fn badge(text: &Text, rubric: &Rubric, lang: Lang) -> Html {
    let title = match text.source.as_deref().and_then(|id| rubric.source(id)) {
        Some(source) => source.title.clone(),
        None if text.provenance == Provenance::Template => words::TEMPLATE_LONG.of(lang).to_owned(),
        None => String::new(),
    };
    let class = if text.provenance == Provenance::Template { "mark template" } else { "mark" };
    html! { <small {class} {title}>{ word(text.provenance).of(lang) }</small> }
}
