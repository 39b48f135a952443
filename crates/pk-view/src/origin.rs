//! Where the instrument comes from.

use crate::provenance;
use crate::words;
use pk_core::Round;
use pk_core::text::Quantity;
use pk_format::{Lang, decimal, round_fingerprint};
use yew::prelude::*;

/// The fingerprint, the origin of the points, and the sources.
pub(crate) fn origin(lang: Lang, round: &Round) -> Html {
    let rubric = &round.rubric;
    let mut sources = Vec::new();
    for source in &rubric.sources {
        sources.push(html! {
            <li>
                { &source.title }
                if let Some(date) = &source.date { { " (" }{ date }{ ")" } }
                if let Some(url) = &source.url { <br /><span class="url">{ url }</span> }
            </li>
        });
    }
    html! {
        <details class="origin">
            <summary>{ words::ORIGIN.of(lang) }</summary>
            <p>{ provenance::marked(&rubric.title, rubric, lang) }</p>
            <p>{ words::MARKS.of(lang) }</p>
            <p>{ words::FINGERPRINT.of(lang) }{ ": " }<code>{ round_fingerprint(round).to_string() }</code></p>
            <p>{ words::POINTS_ORIGIN.of(lang) }{ ": " }{ points_origin(round, lang) }</p>
            if !sources.is_empty() {
                <p>{ words::SOURCES.of(lang) }</p>
                <ul>{ sources }</ul>
            }
        </details>
    }
}

/// Each level code with its points and their provenance, once: `A 3 turunan; B 2 turunan`.
fn points_origin(round: &Round, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    for indicator in round.rubric.indicators() {
        for level in &indicator.levels {
            let Quantity { value, provenance, .. } = &level.points;
            let word = provenance::word(*provenance).of(lang);
            let part = [level.code.as_str(), &decimal(*value, lang), word].join(" ");
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    parts.join("; ")
}
