//! What an amended round made before its change.

use crate::counted::Counted;
use pk_format::{Lang, district_words, number};

/// One line for each track of each earlier edition whose sheets are here: who stood where, by its own rules.
#[must_use]
pub fn earlier_lines(counted: &Counted, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for earlier in &counted.earlier {
        let Some(recap) = &earlier.recap else { continue };
        let (edition, rounding) = (earlier.round.edition, earlier.round.rules.rounding);
        for (track, ranking) in recap.round().rubric.tracks.iter().zip(recap.rankings()) {
            let place = |place: &pk_core::recap::Place| {
                let score = number(&place.score, rounding, lang);
                format!("{}. {} ({score})", place.rank, district_words(recap, place.district))
            };
            let mut places: Vec<String> = ranking.places.iter().map(place).collect();
            places.extend(
                ranking.unranked.iter().map(|district| format!("–. {}", district_words(recap, *district))),
            );
            let (name, places) = (&track.name.text, places.join("; "));
            lines.push(lang.pick(
                format!("Edisi {edition}, {name}: {places}"),
                format!("Edition {edition}, {name}: {places}"),
            ));
        }
    }
    lines
}
