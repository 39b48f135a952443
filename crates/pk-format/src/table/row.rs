//! Taking values out of the cells of a table, with everything told that is wrong or worth a look.

use super::cell::{Content, Table};
use super::column::{Column, Field};
use super::matching::Matching;
use super::number::{Numeral, numeral, of_number_cell};
use super::origin;
use super::problem::{Note, Spot, TableKind, TableProblem, Warning};
use pk_core::path::Path;
use pk_core::rubric::Source;
use pk_core::text::Provenance;
use pk_core::{Decimal, Fault};
use std::collections::{BTreeMap, BTreeSet};

/// The cells, and what was found in them so far.
pub(super) struct Cells<'a> {
    table: &'a Table,
    columns: BTreeMap<&'a Column, usize>,
    /// What stood last in the columns that say where texts come from, in the rows of the same indicator.
    above: BTreeMap<usize, (&'a str, usize)>,
    /// The sources that were told so far.
    pub(super) sources: Vec<Source>,
    /// Sources of which only the id was told so far.
    untold: BTreeMap<String, Spot>,
    /// Which cell each part of the rubric comes from.
    places: BTreeMap<Path, Spot>,
    problems: Vec<TableProblem>,
    /// The parts of the rubric that are stand-ins, for something is wrong with their cells.
    stand_ins: BTreeSet<Path>,
    notes: BTreeMap<Note, BTreeSet<Spot>>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(table: &'a Table, matching: &'a Matching) -> Self {
        let mut columns = BTreeMap::new();
        for (index, column) in matching.columns.iter().enumerate() {
            if let Some(column) = column {
                columns.entry(column).or_insert(index);
            }
        }
        Self {
            table,
            columns,
            above: BTreeMap::new(),
            sources: Vec::new(),
            untold: BTreeMap::new(),
            places: BTreeMap::new(),
            problems: Vec::new(),
            stand_ins: BTreeSet::new(),
            notes: BTreeMap::new(),
        }
    }

    /// Where this field stands in a row; the row alone where it has no column.
    pub(super) fn spot(&self, row: usize, field: Field) -> Spot {
        Spot { row: Some(row), column: self.column(field) }
    }

    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(&Column::Plain(field)).copied()
    }

    pub(super) fn note(&mut self, note: Note, spot: Spot) {
        self.notes.entry(note).or_default().insert(spot);
    }

    /// Notes what is wrong at `spot`, once, and that `path` is a stand-in now.
    pub(super) fn add(&mut self, spot: Spot, kind: TableKind, path: &Path) {
        self.doubt(path.clone());
        self.problems.push(TableProblem { spot, kind });
    }

    /// The part at `path` is a stand-in: what the core finds about it is not told.
    pub(super) fn doubt(&mut self, path: Path) {
        self.stand_ins.insert(path);
    }

    /// Looks at the cells of a row that nothing is made of, for what is wrong in them.
    pub(super) fn look(&mut self, row: usize) {
        let columns: Vec<(&Column, usize)> =
            self.columns.iter().map(|(column, index)| (*column, *index)).collect();
        for (column, index) in columns {
            if matches!(column, Column::Plain(Field::Points | Field::Weight) | Column::LevelPoints { .. }) {
                self.number_at(row, index, &nowhere());
            } else {
                self.text_at(row, index, &nowhere());
            }
        }
    }

    pub(super) fn put(&mut self, path: Path, spot: Spot) {
        self.places.entry(path).or_insert(spot);
    }

    pub(super) fn place(&self, path: &Path) -> Option<Spot> {
        self.places.get(path).copied()
    }

    /// What the cell of this field says; nothing where it is empty. The part at `path` is a stand-in where it is wrong.
    pub(super) fn text(&mut self, row: usize, field: Field, path: &Path) -> Option<String> {
        self.text_at(row, self.column(field)?, path)
    }

    /// Whether the cell of this field says anything, be it wrong.
    pub(super) fn is_filled(&self, row: usize, field: Field) -> bool {
        let cell = self.column(field).and_then(|column| self.table.cell(row, column));
        cell.is_some_and(|cell| !cell.is_empty())
    }

    /// Whether the cell of this field has several lines, be they empty.
    pub(super) fn has_lines(&self, row: usize, field: Field) -> bool {
        let cell = self.column(field).and_then(|column| self.table.cell(row, column));
        cell.is_some_and(|cell| cell.text.contains(['\n', '\r']))
    }

    /// The cell of this field is empty, and must not be.
    pub(super) fn missing(&mut self, row: usize, field: Field, path: &Path) {
        self.add(self.spot(row, field), TableKind::Missing(field), path);
    }

    pub(super) fn text_at(&mut self, row: usize, column: usize, path: &Path) -> Option<String> {
        let cell = self.table.cell(row, column).filter(|cell| !cell.is_empty())?;
        let spot = Spot::cell(row, column);
        for (is_so, note) in [(cell.merged, Note::Merged), (cell.formula, Note::Formula)] {
            if is_so {
                self.note(note, spot);
            }
        }
        if cell.hidden {
            self.note(Note::Hidden, Spot::row(row));
        }
        match cell.content {
            Content::Date => self.add(spot, TableKind::IsDate, path),
            Content::Error => self.add(spot, TableKind::IsError, path),
            // Lines end in one way only.
            _ => return Some(cell.text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()),
        }
        None
    }

    /// What this row says of a part of the rubric, where it is the first to say it. A later row may say the same again, or
    /// nothing; what differs is told.
    pub(super) fn settle<T: PartialEq>(
        &mut self,
        row: usize,
        field: Field,
        path: &Path,
        said: T,
        known: &T,
    ) -> Option<T> {
        let spot = self.spot(row, field);
        match self.place(path) {
            None => {
                self.put(path.clone(), spot);
                return Some(said);
            }
            Some(first) if said != *known => self.add(spot, TableKind::Contradiction { first }, path),
            Some(_) => {}
        }
        None
    }

    /// The number in this cell.
    pub(super) fn number_at(&mut self, row: usize, column: usize, path: &Path) -> Option<Decimal> {
        self.number_or(row, column, path, TableKind::NotNumber)
    }

    /// The number in this cell; what is none is told as `otherwise`.
    pub(super) fn number_or(
        &mut self,
        row: usize,
        column: usize,
        path: &Path,
        otherwise: TableKind,
    ) -> Option<Decimal> {
        let text = self.text_at(row, column, path)?;
        let content = self.table.cell(row, column).map(|cell| cell.content);
        let number = if content == Some(Content::Number) { of_number_cell(&text) } else { numeral(&text) };
        let spot = Spot::cell(row, column);
        if let Numeral::Value(value, is_grouped) = number {
            if is_grouped {
                self.note(Note::Thousands, spot);
            }
            if content == Some(Content::Text) {
                self.note(Note::NumberAsText, spot);
            }
            return Some(value);
        }
        let kind = match number {
            Numeral::Ambiguous => TableKind::Ambiguous { text },
            Numeral::TooFine => TableKind::TooFine,
            _ => otherwise,
        };
        self.add(spot, kind, path);
        None
    }

    /// The rows of another indicator begin, or those of the same go on; what says where texts come from goes on with
    /// them.
    pub(super) fn begin(&mut self, row: usize, is_new: bool) {
        if is_new {
            self.above.clear();
        }
        let columns: Vec<(&Column, usize)> =
            self.columns.iter().map(|(column, index)| (*column, *index)).collect();
        for (column, index) in columns {
            let Some(cell) = self.table.cell(row, index).filter(|cell| !cell.is_empty()) else { continue };
            let (text, spot) = (cell.text.trim(), Spot::cell(row, index));
            let source = match column {
                Column::Origin(_) => origin::parted(text).1,
                Column::Plain(Field::Source) => text,
                Column::Plain(Field::Provenance) => "",
                _ => continue,
            };
            // It may tell a source that other cells call by its id.
            self.source(source, spot, &nowhere());
            self.above.insert(index, (text, row));
        }
    }

    /// Where the text or number of this field comes from, as its own column says, or else those of the row.
    pub(super) fn origin(&mut self, field: Field, path: &Path) -> (Provenance, Option<String>) {
        let said = |cells: &Self, column: &Column| {
            let index = cells.columns.get(column)?;
            cells.above.get(index).map(|(text, row)| (*text, Spot::cell(*row, *index)))
        };
        if let Some((text, spot)) = said(self, &Column::Origin(field)) {
            let (word, source) = origin::parted(text);
            return (self.provenance(word, spot, path), self.source(source, spot, path));
        }
        let provenance = match said(self, &Column::Plain(Field::Provenance)) {
            Some((word, spot)) => self.provenance(word, spot, path),
            None => Provenance::Template,
        };
        let source = match said(self, &Column::Plain(Field::Source)) {
            Some((text, spot)) => self.source(text, spot, path),
            None => None,
        };
        (provenance, source)
    }

    fn provenance(&mut self, word: &str, spot: Spot, path: &Path) -> Provenance {
        self.put(path.field("provenance"), spot);
        origin::provenance_of(word).unwrap_or_else(|| {
            self.add(spot, TableKind::NotProvenance, path);
            Provenance::Template
        })
    }

    /// The id of the source that a cell tells, which is known from now on.
    fn source(&mut self, text: &str, spot: Spot, path: &Path) -> Option<String> {
        if text.is_empty() || text == origin::NONE {
            return None;
        }
        self.put(path.field("source"), spot);
        let (id, told) = origin::source_of(text);
        let Some(told) = told else {
            let id = id?.to_owned();
            if !self.sources.iter().any(|source| source.id == id) {
                self.untold.entry(id.clone()).or_insert(spot);
            }
            return Some(id);
        };
        let id = match id {
            Some(id) => id.to_owned(),
            None => match self.sources.iter().find(|source| told.is(source)) {
                Some(source) => return Some(source.id.clone()),
                None => self.free_id(),
            },
        };
        match self.sources.iter().position(|source| source.id == id) {
            Some(known) if !self.sources.get(known).is_some_and(|source| told.is(source)) => {
                let first = self.place(&source_path(known)).unwrap_or_default();
                self.add(spot, TableKind::Contradiction { first }, path);
            }
            Some(_) => {}
            None => {
                self.put(source_path(self.sources.len()), spot);
                self.sources.push(told.source(&id));
                self.untold.remove(&id);
            }
        }
        Some(id)
    }

    fn free_id(&self) -> String {
        let is_taken =
            |id: &String| self.untold.contains_key(id) || self.sources.iter().any(|source| source.id == *id);
        let mut number = self.sources.len() + 1;
        loop {
            let id = format!("sumber-{number}");
            if !is_taken(&id) {
                return id;
            }
            number += 1;
        }
    }

    /// Notes what the core found, at the cells that it comes from, but for what it found about stand-ins.
    pub(super) fn add_faults(&mut self, faults: Vec<(Path, Fault)>) {
        let levels = Path::default().field("levels");
        for (path, fault) in faults {
            // Who knows what the part that could not be read would have added.
            let is_of_all = matches!(
                fault,
                Fault::NothingToEarn
                    | Fault::TooFine
                    | Fault::WeightsSumToZero
                    | Fault::NegativeMaximum
                    | Fault::TooFew { .. }
            );
            let within = || {
                self.stand_ins.range(path.clone()..).next().is_some_and(|known| known.0.starts_with(&path.0))
            };
            if self.is_within_stand_in(&path) || (is_of_all && within()) {
                continue;
            }
            // A source of which nobody tells more is told once.
            if matches!(fault, Fault::UnknownSource { .. }) {
                continue;
            }
            let spot = self.nearest(&path, &fault);
            let kind = match fault {
                Fault::TooFew { least } if path.0.last() == levels.0.last() => {
                    TableKind::TooFewLevels { least }
                }
                fault => TableKind::Fault(fault),
            };
            self.problems.push(TableProblem { spot, kind });
        }
    }

    fn is_within_stand_in(&self, path: &Path) -> bool {
        let mut path = path.clone();
        while !self.stand_ins.contains(&path) {
            if path.0.pop().is_none() {
                return false;
            }
        }
        true
    }

    /// The cell from which the part at `path` comes, or else the nearest one around or first within it.
    fn nearest(&self, path: &Path, fault: &Fault) -> Spot {
        if *fault == Fault::SourceMissing
            && let Some(spot) = self.place(&path.field("provenance"))
        {
            return spot;
        }
        let weight = Path::default().field("weight");
        let mut within =
            self.places.range(path.clone()..).take_while(|(other, _)| other.0.starts_with(&path.0));
        if *fault == Fault::WeightsSumToZero
            && let Some((_, spot)) = within.find(|(other, _)| other.0.last() == weight.0.last())
        {
            return *spot;
        }
        let mut path = path.clone();
        loop {
            if let Some(spot) = self.place(&path) {
                return spot;
            }
            let within = self.places.range(path.clone()..).next();
            if let Some((_, spot)) =
                within.filter(|(other, _)| !path.0.is_empty() && other.0.starts_with(&path.0))
            {
                return *spot;
            }
            if path.0.pop().is_none() {
                return Spot::WHOLE;
            }
        }
    }

    /// Everything that is wrong, in the order of the rows, and everything worth a look.
    pub(super) fn found(mut self) -> (Vec<TableProblem>, Vec<Warning>) {
        for (id, spot) in std::mem::take(&mut self.untold) {
            self.problems.push(TableProblem { spot, kind: TableKind::SourceUntold { id } });
        }
        self.problems.sort_by_key(|problem| (problem.spot, matches!(problem.kind, TableKind::Missing(_))));
        // A cell whose content is wrong is not empty.
        self.problems.dedup_by(|later, earlier| {
            later == earlier || (later.spot == earlier.spot && matches!(later.kind, TableKind::Missing(_)))
        });
        let warnings =
            self.notes.into_iter().map(|(note, spots)| Warning { note, spots: spots.into_iter().collect() });
        (self.problems, warnings.collect())
    }
}

/// A path where nothing is: for cells whose value is looked at for itself.
pub(super) fn nowhere() -> Path {
    Path::default().field("")
}

fn source_path(index: usize) -> Path {
    Path::default().field("sources").item(index)
}
