//! Rankings as a table, for spreadsheets.

use crate::counted::Counted;
use pk_core::recap::class_of;
use pk_format::table::{Cell, Table, csv_text};
use pk_format::{Lang, district_words, number};

/// A row for each district of each track of each round.
#[must_use]
pub fn rankings_csv<'a>(results: impl IntoIterator<Item = &'a Counted>, lang: Lang) -> String {
    let head = lang.pick(
        ["putaran", "edisi", "jalur", "peringkat", "kode", "kabupaten/kota", "skor", "kelas", "seri"],
        ["round", "edition", "track", "rank", "code", "district", "score", "class", "shared"],
    );
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for result in results {
        let Some(recap) = &result.recap else { continue };
        let round = recap.round();
        let code = |district: usize| {
            recap.grades().districts().get(district).map(|code| code.0.clone()).unwrap_or_default()
        };
        for (track, ranking) in round.rubric.tracks.iter().zip(recap.rankings()) {
            let start = [round.id.clone(), round.edition.to_string(), track.name.text.clone()];
            for place in &ranking.places {
                let class = class_of(&round.rules.classes, &place.score).map(|class| class.name.clone());
                let shared = if place.shared { lang.pick("ya", "yes") } else { "" };
                let mut row = start.to_vec();
                row.extend([
                    place.rank.to_string(),
                    code(place.district),
                    district_words(recap, place.district).to_owned(),
                    number(&place.score, round.rules.rounding, lang),
                    class.unwrap_or_default(),
                    shared.to_owned(),
                ]);
                rows.push(row);
            }
            for district in &ranking.unranked {
                let mut row = start.to_vec();
                row.extend([String::new(), code(*district), district_words(recap, *district).to_owned()]);
                row.resize(head.len(), String::new());
                rows.push(row);
            }
        }
    }
    let cell = |text: String| Cell { text, ..Cell::default() };
    let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    csv_text(&Table { rows })
}
