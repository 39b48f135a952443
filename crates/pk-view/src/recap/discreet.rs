//! A panel without names: a hall sees what was given, not by whom.

use crate::recap::board::{Board, OneRound};
use crate::recap::words;
use pk_core::recap::{Grades, Recap};
use pk_core::round::{Panelist, Role};
use pk_format::{Node, fingerprint};

/// The recap, as it is shown: where names are hidden, panelists have letters, in an order that says nothing of the panel's.
pub(crate) fn discreet(board: &Board, one: &OneRound, recap: &Recap) -> Recap {
    if board.shows_names {
        return recap.clone();
    }
    let given = one.counted.grades();
    let mut order: Vec<usize> = (0..given.panel().len()).collect();
    order.sort_by_cached_key(|place| {
        let id = given.panel().get(*place).map_or("", |id| &id.0);
        fingerprint(&Node::text([&one.counted.fingerprint.hex(), id].concat()))
    });
    let named = |(letter, place): (usize, &usize)| {
        let id = given.panel().get(*place)?;
        let known = recap.round().panel.iter().find(|known| known.id == *id);
        let (sections, recused) =
            known.map(|known| (known.sections.clone(), known.recused.clone())).unwrap_or_default();
        let name = [words::PANELIST.of(board.lang), " ", &letters(letter)].concat();
        Some(Panelist { id: id.clone(), name, role: Role::Member, agency: None, sections, recused })
    };
    let panel: Vec<Panelist> = order.iter().enumerate().filter_map(named).collect();
    let ids = panel.iter().map(|panelist| panelist.id.clone()).collect();
    let round = recap.round().clone().shown_with(panel);
    let mut grades = Grades::new(&round, ids, given.districts().to_vec());
    for district in 0..given.districts().len() {
        for (now, before) in order.iter().enumerate() {
            for indicator in 0..given.indicators() {
                grades.set(district, now, indicator, given.given(district, *before, indicator));
            }
        }
    }
    Recap::new(&round, grades, recap.settled().clone(), recap.combine())
}

/// A to Z, then AA and so on.
fn letters(place: usize) -> String {
    let last = u8::try_from(place % 26).map_or('?', |letter| char::from(b'A' + letter));
    if place < 26 { last.to_string() } else { letters(place / 26 - 1) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
