//! Where the instrument comes from.

use crate::provenance;
use crate::words;
use pk_core::Round;
use pk_core::text::{Provenance, Quantity};
use pk_format::{Lang, decimal, round_fingerprint};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct OriginProps {
    pub(crate) lang: Lang,
    pub(crate) round: Rc<Round>,
}

/// The fingerprint, the origin of the points, and the sources.
#[component]
pub(crate) fn Origin(OriginProps { lang, round }: &OriginProps) -> Html {
    let lang = *lang;
    let rubric = &round.rubric;
    let sources = rubric.sources.iter().map(|source| {
        let date = source.date.iter().map(|date| format!(" ({date})"));
        let link = source.url.clone().map(|url| html! { <><br /><span class="url">{ url }</span></> });
        html! { <li>{ &source.title }{ for date }{ for link }</li> }
    });
    html! {
        <details class="origin">
            <summary>{ words::ORIGIN.of(lang) }</summary>
            <p>{ provenance::marked(&rubric.title, rubric, lang) }</p>
            if rubric.has_template() {
                <p>{ words::TEMPLATE_BANNER.of(lang) }</p>
            }
            <p>{ words::FINGERPRINT.of(lang) }{ ": " }<code>{ round_fingerprint(round).to_string() }</code></p>
            <p>{ words::POINTS_ORIGIN.of(lang) }{ ": " }{ points_origin(round, lang) }</p>
            if !rubric.sources.is_empty() {
                <p>{ words::SOURCES.of(lang) }</p>
                <ul>{ for sources }</ul>
            }
        </details>
    }
}

/// Each level code with its points and their provenance, once: `A 3 turunan; B 2 turunan`.
fn points_origin(round: &Round, lang: Lang) -> String {
    let mut seen: BTreeSet<(&str, i64, Provenance)> = BTreeSet::new();
    let mut parts = Vec::new();
    for level in round.rubric.indicators().flat_map(|indicator| &indicator.levels) {
        let Quantity { value, provenance, .. } = &level.points;
        if seen.insert((&level.code, value.thousandths(), *provenance)) {
            let word = provenance::word(*provenance).of(lang);
            parts.push(format!("{} {} {word}", level.code, decimal(*value, lang)));
        }
    }
    parts.join("; ")
}
