//! The numbers of one column. What a mark in a number means shows only beside the other numbers.

use super::score::Score;
use crate::table::{Cell, Content};

/// What a cell is as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// This number.
    Sure(Sure),
    /// One group of three digits behind one mark: thousands, or three decimals.
    Either { whole: String, places: String, mark: char },
}

/// A number whose marks can be read in one way only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sure {
    score: Score,
    /// The mark before its decimals.
    decimal: Option<char>,
    /// The mark between its thousands.
    group: Option<char>,
}

/// How a score came out of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// As it stands.
    Plainly,
    /// Thousands are set apart by a mark.
    Grouped,
    /// A mark may set thousands or decimals apart; it was taken for decimals.
    InDoubt,
}

/// What the cell is as a number; nothing where it is none. A unit behind it says nothing more.
pub(super) fn reading(cell: &Cell) -> Option<Reading> {
    let text = bare(&cell.text);
    if cell.content == Content::Number {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        return Some(Reading::Sure(Sure {
            score: Score::of_digits(whole, places)?,
            decimal: None,
            group: None,
        }));
    }
    if cell.content == Content::Date {
        return None;
    }
    let marks: Vec<char> = text.chars().filter(|character| !character.is_ascii_digit()).collect();
    let sure = |whole: &str, places: &str, decimal, group| {
        Some(Reading::Sure(Sure { score: Score::of_digits(whole, places)?, decimal, group }))
    };
    match marks.as_slice() {
        [] => sure(text, "", None, None),
        [mark @ (',' | '.')] => {
            let (whole, places) = text.split_once(*mark)?;
            if may_be_group(whole) && places.len() == 3 {
                return Some(Reading::Either {
                    whole: whole.to_owned(),
                    places: places.to_owned(),
                    mark: *mark,
                });
            }
            if places.is_empty() { None } else { sure(whole, places, Some(*mark), None) }
        }
        [group @ (',' | '.'), others @ .., last @ (',' | '.')]
            if others.iter().all(|other| other == group) =>
        {
            let (whole, places, decimal) = match text.rsplit_once(*last) {
                Some((_, "")) => return None,
                Some((whole, places)) if last != group => (whole, places, Some(*last)),
                _ => (text, "", None),
            };
            let mut groups = whole.split(*group);
            if !groups.next().is_some_and(may_be_group) || !groups.all(|group| group.len() == 3) {
                return None;
            }
            sure(&whole.replace(*group, ""), places, decimal, Some(*group))
        }
        _ => None,
    }
}

/// The text without a unit behind the number.
fn bare(text: &str) -> &str {
    let mut bare = text.trim();
    for unit in ["%", "poin", "point", "points"] {
        let split = bare.len().checked_sub(unit.len()).and_then(|at| bare.split_at_checked(at));
        if let Some((before, behind)) = split
            && behind.eq_ignore_ascii_case(unit)
        {
            bare = before.trim_end();
        }
    }
    bare
}

/// Whether these digits can stand before a group of three: one to three, and no leading zero.
fn may_be_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

/// What the marks in a column mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    comma: bool,
    point: bool,
    /// Every number in the column may be read in two ways, with the same mark: its order is the same either way.
    is_alike: bool,
}

impl Marks {
    /// What the numbers of a column say together.
    pub(super) fn of<'a>(readings: impl Iterator<Item = &'a Reading>) -> Self {
        let mut marks = Self { comma: false, point: false, is_alike: true };
        let mut first = None;
        for reading in readings {
            match reading {
                Reading::Sure(sure) => {
                    marks.is_alike = false;
                    let opposite = sure.group.map(|mark| if mark == ',' { '.' } else { ',' });
                    for mark in [sure.decimal, opposite].into_iter().flatten() {
                        marks.note(mark);
                    }
                }
                Reading::Either { mark, .. } => marks.is_alike &= *first.get_or_insert(*mark) == *mark,
            }
        }
        marks
    }

    fn note(&mut self, mark: char) {
        if mark == ',' {
            self.comma = true;
        } else {
            self.point = true;
        }
    }

    const fn has(self, mark: char) -> bool {
        if mark == ',' { self.comma } else { self.point }
    }

    /// The score, and how it came out of its text.
    pub(super) fn score(self, reading: &Reading) -> Option<(Score, Taken)> {
        match reading {
            Reading::Sure(sure) if sure.group.is_some() => Some((sure.score, Taken::Grouped)),
            Reading::Sure(sure) => Some((sure.score, Taken::Plainly)),
            Reading::Either { whole, places, mark } => {
                let other = if *mark == ',' { '.' } else { ',' };
                if !self.has(*mark) && self.has(other) {
                    return Some((Score::of_digits(&format!("{whole}{places}"), "")?, Taken::Grouped));
                }
                let taken = if self.has(*mark) || self.is_alike { Taken::Plainly } else { Taken::InDoubt };
                Some((Score::of_digits(whole, places)?, taken))
            }
        }
    }
}

impl Reading {
    /// The mark that surely stands before its decimals.
    pub(super) const fn decimal_mark(&self) -> Option<char> {
        match self {
            Self::Sure(sure) => sure.decimal,
            Self::Either { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    /// The scores of a column, with `*` where thousands are set apart and `?` where that is in doubt.
    fn check(texts: &[&str], expected: &[&str]) {
        let readings: Vec<_> = texts.iter().map(|text| reading(&Cell::plain(*text))).collect();
        let marks = Marks::of(readings.iter().flatten());
        let said: Vec<String> = (readings.iter())
            .map(|reading| match reading.as_ref().and_then(|reading| marks.score(reading)) {
                Some((score, Taken::Plainly)) => score.text(Lang::Id),
                Some((score, Taken::Grouped)) => score.text(Lang::Id) + "*",
                Some((score, Taken::InDoubt)) => score.text(Lang::Id) + "?",
                None => "-".to_owned(),
            })
            .collect();
        assert_eq!(said, expected, "{texts:?}");
    }

    #[test]
    fn marks_mean_what_the_column_shows() {
        check(&["85,6", "86.10", " 50 ", "60 %", "91,78 poin"], &["85,6", "86,10", "50", "60", "91,78"]);
        check(&["91.781", "90.5"], &["91,781", "90,5"]);
        check(&["1.234", "985,5"], &["1234*", "985,5"]);
        check(&["1.234", "1.234.567"], &["1234*", "1234567*"]);
        check(&["1.234,5", "1,234.5"], &["1234,5*", "1234,5*"]);
        check(&["91.781", "90.500"], &["91,781", "90,500"]);
        check(&["91.781", "90"], &["91,781?", "90"]);
        check(&["91.781", "90,500"], &["91,781?", "90,500?"]);
        check(&["0.125", "1.5"], &["0,125", "1,5"]);
    }

    #[test]
    fn what_is_no_number_is_none() {
        let texts = [
            "", "-", "-5", "85,", ",5", "1..2", "1.23.456", "delapan", "85 6", "1e3", "½", "85,6*", "%", "٣",
        ];
        check(&texts, &["-"; 14]);
    }

    #[test]
    fn cells_of_workbooks_have_points() {
        let cell = Cell { content: Content::Number, ..Cell::plain("91.781") };
        let read = reading(&cell).expect("a number");
        assert_eq!(
            Marks::default().score(&read).map(|(score, _)| score.text(Lang::Id)).as_deref(),
            Some("91,781")
        );
        assert_eq!(reading(&Cell { content: Content::Date, ..Cell::plain("91.8") }), None);
    }
}
