//! Where the instrument comes from.

use crate::provenance;
use crate::snapshot::Snapshot;
use crate::tag::{Tag, tag};
use crate::words;
use pk_core::Round;
use pk_core::text::Quantity;
use pk_format::{Lang, decimal};

/// The fingerprint, the origin of the points, and the sources.
pub(crate) fn origin(state: &Snapshot) -> Tag {
    let (lang, round) = (state.lang, &state.round);
    let rubric = &round.rubric;
    let named = |name: &str| tag("p").text(name).text(": ");
    let fingerprint = tag("code").text(&state.round_fingerprint.to_string());
    let mut sources = tag("ul");
    for source in &rubric.sources {
        let mut line = tag("li").text(&source.title);
        if let Some(date) = &source.date {
            line = line.text(" (").text(date).text(")");
        }
        if let Some(url) = &source.url {
            line = line.tag(tag("br")).tag(tag("span.url").text(url));
        }
        sources = sources.tag(line);
    }
    let has_sources = !rubric.sources.is_empty();
    tag("details.origin")
        .tag(tag("summary").text(words::ORIGIN.of(lang)))
        .tag(tag("p").marked(&rubric.title, rubric, lang))
        .tag(tag("p").text(words::MARKS.of(lang)))
        .tag(named(words::FINGERPRINT.of(lang)).tag(fingerprint))
        .tag(named(words::POINTS_ORIGIN.of(lang)).text(&points_origin(round, lang)))
        .maybe(has_sources.then(|| tag("p").text(words::SOURCES.of(lang))))
        .maybe(has_sources.then_some(sources))
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
