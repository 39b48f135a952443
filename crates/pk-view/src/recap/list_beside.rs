//! A list that somebody else made beside the ranking of the round.

use crate::recap::words;
use pk_core::number::{Rounding, rounded};
use pk_core::recap::{Place, Recap};
use pk_format::ranked_list::{ListRow, RankedList};
use pk_format::{Lang, district_words, number};

/// Where the list differs from the ranking that it is nearest to, in sentences; nothing where its names are of other
/// districts.
pub(crate) fn beside(list: &RankedList, recap: &Recap, lang: Lang) -> Option<Vec<String>> {
    let tracks = recap.rankings().iter().map(|ranking| of_track(list, recap, &ranking.places, lang));
    tracks.flatten().min_by_key(Vec::len)
}

fn of_track(list: &RankedList, recap: &Recap, places: &[Place], lang: Lang) -> Option<Vec<String>> {
    let names: Vec<String> =
        places.iter().map(|place| plain(district_words(recap, place.district))).collect();
    let place_of = |row: &ListRow| {
        let name = plain(&row.name);
        places.iter().zip(&names).find(|(_, known)| **known == name).map(|(place, _)| place)
    };
    let known = list.rows.iter().filter(|row| place_of(row).is_some()).count();
    if known == 0 || known * 2 < list.rows.len() {
        return None;
    }
    let rounding = recap.round().rules.rounding;
    let mut lines = Vec::new();
    for row in &list.rows {
        let Some(place) = place_of(row) else {
            lines.push(words::LIST_UNKNOWN.with(lang, &[&row.name]));
            continue;
        };
        if let Some(printed) = row.place.filter(|printed| usize::try_from(*printed) != Ok(place.rank)) {
            let (printed, rank) = (printed.to_string(), place.rank.to_string());
            lines.push(words::LIST_PLACE.with(lang, &[&row.name, &printed, &rank]));
        }
        if let Some(printed) = row.score {
            let as_printed = Rounding { decimals: printed.decimals(), ..rounding };
            if printed.decimals() <= 6
                && rounded(&place.score, as_printed) != printed.rounded(printed.decimals())
            {
                let score = number(&place.score, rounding, lang);
                lines.push(words::LIST_SCORE.with(lang, &[&row.name, &printed.text(lang), &score]));
            }
        }
    }
    for (place, name) in places.iter().zip(&names) {
        if !list.rows.iter().any(|row| plain(&row.name) == *name) {
            lines.push(words::LIST_ABSENT.with(lang, &[district_words(recap, place.district)]));
        }
    }
    Some(lines)
}

/// A name without what people leave out or write in many ways; a *kota* stays one, for a *kabupaten* may have its name.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let parts = name.split(|character: char| !character.is_alphanumeric());
    parts.filter(|part| !matches!(*part, "" | "kabupaten" | "kab" | "administrasi" | "adm")).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_are_the_same_however_they_are_written() {
        assert_eq!(plain("Kabupaten Hulu Sungai Utara"), plain("KAB. HULU SUNGAI UTARA "));
        assert_eq!(plain("Pangkal Pinang"), plain("Pangkalpinang"));
        assert_ne!(plain("Kota Bogor"), plain("Kabupaten Bogor"));
    }
}
