//! Which column says what, by the words of its header or else by what stands in it.

use super::place::place;
use super::score_column::reading;
use crate::table::{Cell, Table, plain};
use std::collections::BTreeSet;

/// In so many rows the header is looked for: titles may stand above it.
const ROWS_ABOVE: usize = 30;
/// So many different columns must be known in a row that is taken for the header.
const LEAST_KNOWN: usize = 2;

/// Which column a caller wants for something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Whichever is found.
    #[default]
    Found,
    /// None, whatever is found.
    Without,
    /// This one, counted from 0.
    At(usize),
}

/// Which columns a caller wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// For the place.
    pub place: Choice,
    /// For the name of the district.
    pub name: Choice,
    /// For the score.
    pub score: Choice,
}

/// Which row is the header, and which column says what; all counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The row of the header.
    pub header: Option<usize>,
    /// The column of places.
    pub place: Option<usize>,
    /// The column of names.
    pub name: Option<usize>,
    /// The column of scores.
    pub score: Option<usize>,
}

/// What a header says that its column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// The place; a column that may only count rows is weak.
    Place {
        is_weak: bool,
    },
    Name,
    /// The score: the higher, the likelier the one that is ranked.
    Score {
        grade: u8,
    },
}

const COUNTING: [&str; 5] = ["no", "nomor", "urut", "nr", "number"];
const PLACES: [&str; 10] =
    ["peringkat", "rank", "ranking", "rangking", "urutan", "juara", "posisi", "ke", "akhir", "place"];
const NAMES: [&str; 16] = [
    "kabupaten",
    "kota",
    "kab",
    "nama",
    "daerah",
    "district",
    "districts",
    "region",
    "name",
    "pemerintah",
    "pemda",
    "lokus",
    "wilayah",
    "dan",
    "atau",
    "of",
];
const SCORES: [&str; 5] = ["skor", "nilai", "score", "poin", "hasil"];
const TOTALS: [&str; 4] = ["total", "jumlah", "akhir", "final"];
const BESIDE_SCORES: [&str; 3] = ["penilaian", "kinerja", "pk"];

fn meaning(header: &str) -> Option<Meaning> {
    let plain = plain(header);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let all = |known: &[&[&str]]| words.iter().all(|word| known.iter().any(|known| known.contains(word)));
    if words.is_empty() {
        return None;
    }
    if all(&[&COUNTING]) {
        return Some(Meaning::Place { is_weak: true });
    }
    if all(&[&PLACES, &COUNTING]) && words != ["akhir"] && words != ["ke"] {
        return Some(Meaning::Place { is_weak: false });
    }
    if all(&[&NAMES, &["se"]]) && words != ["dan"] && words != ["atau"] {
        return Some(Meaning::Name);
    }
    let is_total = has(&TOTALS);
    if all(&[&SCORES, &TOTALS, &BESIDE_SCORES]) && (has(&SCORES) || is_total) {
        return Some(Meaning::Score { grade: if is_total { 3 } else { 2 } });
    }
    has(&SCORES).then_some(Meaning::Score { grade: 1 })
}

/// The meanings of the cells of a row.
fn meanings(row: &[Cell]) -> Vec<Option<Meaning>> {
    row.iter().map(|cell| meaning(&cell.text)).collect()
}

/// Whether the row reads as a header.
pub(super) fn is_header(row: &[Cell]) -> bool {
    known(&meanings(row)) >= LEAST_KNOWN
}

/// How many different things are known.
fn known(meanings: &[Option<Meaning>]) -> usize {
    let kinds = meanings.iter().flatten().map(|meaning| match meaning {
        Meaning::Place { .. } => 0,
        Meaning::Name => 1,
        Meaning::Score { .. } => 2,
    });
    kinds.collect::<BTreeSet<u8>>().len()
}

impl Columns {
    /// The columns of a table, those that are wanted before those that are found.
    #[must_use]
    pub fn of(table: &Table, wanted: &Wanted) -> Self {
        let mut columns = Self::of_header(table);
        let settle = |found: &mut Option<usize>, choice: Choice| match choice {
            Choice::Found => {}
            Choice::Without => *found = None,
            Choice::At(column) => *found = Some(column),
        };
        settle(&mut columns.place, wanted.place);
        settle(&mut columns.name, wanted.name);
        settle(&mut columns.score, wanted.score);
        columns.keep_apart(wanted);
        columns.fill(table, wanted);
        columns
    }

    /// What the header says: the row, among the first, in which most is known.
    fn of_header(table: &Table) -> Self {
        let mut best = Self::default();
        let mut most = LEAST_KNOWN - 1;
        for (row, cells) in table.rows.iter().enumerate().take(ROWS_ABOVE) {
            let meanings = meanings(cells);
            if known(&meanings) <= most {
                continue;
            }
            most = known(&meanings);
            let column = |wanted: &dyn Fn(Meaning) -> bool| {
                meanings.iter().position(|meaning| meaning.is_some_and(wanted))
            };
            let place = column(&|meaning| meaning == Meaning::Place { is_weak: false });
            let grades = meanings.iter().enumerate().filter_map(|(index, meaning)| match meaning {
                Some(Meaning::Score { grade }) => Some((*grade, index)),
                _ => None,
            });
            best = Self {
                header: Some(row),
                place: place.or_else(|| column(&|meaning| meaning == Meaning::Place { is_weak: true })),
                name: column(&|meaning| meaning == Meaning::Name),
                score: grades.max().map(|(_, index)| index),
            };
        }
        best
    }

    /// Drops what a header says of a column that is wanted for something else.
    fn keep_apart(&mut self, wanted: &Wanted) {
        let given = [wanted.place, wanted.name, wanted.score];
        for (own, found) in [(0, &mut self.place), (1, &mut self.name), (2, &mut self.score)] {
            let is_taken = |(other, choice): (usize, &Choice)| {
                other != own && found.is_some_and(|column| *choice == Choice::At(column))
            };
            if given.get(own) == Some(&Choice::Found) && given.iter().enumerate().any(is_taken) {
                *found = None;
            }
        }
    }

    /// Finds by its content what no header names.
    fn fill(&mut self, table: &Table, wanted: &Wanted) {
        let body: Vec<&[Cell]> = {
            let above = self.header.map_or(0, |row| row + 1);
            table.rows.iter().skip(above).map(Vec::as_slice).collect()
        };
        let seen: Vec<Seen> = (0..table.width()).map(|column| Seen::of(&body, column)).collect();
        if self.name.is_none() && wanted.name == Choice::Found {
            let letters = |column: &usize| seen.get(*column).map_or(0, |seen| seen.words);
            let free = (0..seen.len()).rev().filter(|column| !self.is_taken(*column));
            self.name = free.max_by_key(letters).filter(|column| letters(column) > 0);
        }
        let free = |columns: &Self, is_one: &dyn Fn(&Seen) -> bool| -> Vec<usize> {
            let is_free = |(column, seen): &(usize, &Seen)| !columns.is_taken(*column) && is_one(seen);
            seen.iter().enumerate().filter(is_free).map(|(column, _)| column).collect()
        };
        if self.place.is_none() && wanted.place == Choice::Found {
            let places = free(self, &Seen::may_be_places);
            let numbers = free(self, &Seen::is_numeric);
            let needs_score = self.score.is_none() && wanted.score == Choice::Found;
            let leaves_score =
                |taken: &[usize]| !needs_score || numbers.iter().any(|column| !taken.contains(column));
            let is = |column: &usize, is_it: fn(&Seen) -> bool| seen.get(*column).is_some_and(is_it);
            // A first column that only counts rows stands aside for one that numbers them as places.
            let counter = places.first().copied().filter(|column| is(column, |seen| seen.counts_rows));
            let other = places.iter().skip(1).copied().rfind(|column| {
                is(column, Seen::numbers_places)
                    && counter.is_some_and(|counter| leaves_score(&[counter, *column]))
            });
            self.place = counter.and(other).or_else(|| {
                let first = places.first().copied()?;
                (leaves_score(&[first]) || is(&first, |seen| seen.counts_rows)).then_some(first)
            });
            if let (Some(counter), Some(_)) = (counter, other) {
                let scores = free(self, &Seen::is_numeric);
                self.take_score(scores.into_iter().filter(|column| *column != counter), wanted);
                return;
            }
        }
        let scores = free(self, &Seen::is_numeric);
        self.take_score(scores.into_iter(), wanted);
    }

    /// The last column of numbers is the likeliest total.
    fn take_score(&mut self, candidates: impl DoubleEndedIterator<Item = usize>, wanted: &Wanted) {
        if self.score.is_none() && wanted.score == Choice::Found {
            self.score = candidates.last();
        }
    }

    fn is_taken(&self, column: usize) -> bool {
        [self.place, self.name, self.score].contains(&Some(column))
    }
}

/// What stands in a column.
#[derive(Debug, Default)]
struct Seen {
    /// Cells that say anything.
    filled: usize,
    /// Cells with words.
    words: usize,
    /// Cells with numbers.
    numbers: usize,
    /// The places in it.
    places: Vec<u32>,
    /// Each place is one more than the one above it.
    counts_rows: bool,
}

impl Seen {
    fn of(body: &[&[Cell]], column: usize) -> Self {
        let mut seen = Self::default();
        for cell in body.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()) {
            seen.filled += 1;
            let number = reading(cell).is_some();
            let place = place(&cell.text);
            seen.numbers += usize::from(number);
            seen.places.extend(place);
            let is_word = cell.text.chars().any(char::is_alphabetic) && !number && place.is_none();
            seen.words += usize::from(is_word);
        }
        seen.counts_rows = seen.places.len() > 1
            && seen.places.windows(2).all(|two| matches!(two, [one, next] if one + 1 == *next));
        seen
    }

    const fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers * 2 >= self.filled
    }

    /// Most cells are places, and they number rows or most of them differ, none much larger than there are rows.
    fn may_be_places(&self) -> bool {
        let different = self.places.iter().collect::<BTreeSet<_>>().len();
        let count = self.places.len();
        let most = self.places.iter().max().map_or(0, |place| usize::try_from(*place).unwrap_or(usize::MAX));
        let is_like = self.numbers_places() || (different * 2 > count && most <= count * 2 + 3);
        count > 0 && count * 2 >= self.filled && is_like
    }

    /// They begin with 1, and none is larger than its position in their order.
    fn numbers_places(&self) -> bool {
        let mut sorted = self.places.clone();
        sorted.sort_unstable();
        sorted.first() == Some(&1) && (1..).zip(&sorted).all(|(position, place)| *place <= position)
    }
}
