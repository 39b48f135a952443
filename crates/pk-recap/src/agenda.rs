//! In what order the plenary looks at grades.

use pk_core::recap::{Combined, Given, Recap};

/// One grade that the plenary may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The district, by its place in the recap.
    pub district: usize,
    /// The indicator, by its place.
    pub indicator: usize,
    /// It waits for the plenary: there is no grade without it.
    pub waits: bool,
    /// How many levels lie between the best and the worst that was given.
    pub spread: usize,
    /// Not all gave the same.
    pub disputed: bool,
}

impl Item {
    /// Sees whether it still waits, after something was decided.
    pub fn look_again(&mut self, recap: &Recap) {
        self.waits = matches!(recap.combined(self.district, self.indicator), Combined::Open(_));
        self.disputed = recap.is_disputed(self.district, self.indicator);
    }
}

/// Everything that somebody graded: what waits for the plenary first, then by how far the panel is apart, then as it
/// stands in the instrument.
#[must_use]
pub fn agenda(recap: &Recap) -> Vec<Item> {
    let grades = recap.grades();
    let mut items = Vec::new();
    for district in 0..grades.districts().len() {
        for indicator in 0..grades.indicators() {
            let mut levels: Option<(usize, usize)> = None;
            let mut is_graded = false;
            for panelist in 0..grades.panel().len() {
                match grades.given(district, panelist, indicator) {
                    Given::Level(level) => {
                        is_graded = true;
                        let (least, most) = levels.unwrap_or((level, level));
                        levels = Some((least.min(level), most.max(level)));
                    }
                    Given::NotApplicable => is_graded = true,
                    _ => {}
                }
            }
            if is_graded {
                items.push(Item {
                    district,
                    indicator,
                    waits: matches!(recap.combined(district, indicator), Combined::Open(_)),
                    spread: levels.map_or(0, |(least, most)| most - least),
                    disputed: recap.is_disputed(district, indicator),
                });
            }
        }
    }
    items.sort_by_key(|item| {
        (!item.waits, !item.disputed, usize::MAX - item.spread, item.district, item.indicator)
    });
    items
}
