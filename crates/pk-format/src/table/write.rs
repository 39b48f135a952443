//! A rubric to a table, in the layout that is read: one row a level.

use super::cell::{Cell, Content, Table};
use super::column::{Column, Field};
use super::matching::Matching;
use super::number::for_number_cell;
use super::origin::{self, NONE};
use super::read::{Basis, read_table};
use crate::lang::Lang;
use pk_core::Decimal;
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Source, Track};
use pk_core::text::{Provenance, Quantity, Text};
use std::collections::{BTreeMap, BTreeSet};

/// The table that says what `draft` says, as far as a table can: the texts of one list have one origin, and where they
/// differ the least official one without a source; line breaks within such a text become spaces; sources that nothing
/// names are left out.
#[must_use]
pub fn table_of(draft: &RubricDraft) -> Table {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for track in &draft.tracks {
        for (c, component) in track.components.iter().enumerate() {
            for (s, section) in component.sections.iter().enumerate() {
                for (i, indicator) in section.indicators.iter().enumerate() {
                    let mut of_indicator = lines_of(indicator);
                    for line in &mut of_indicator {
                        line.put(Field::SectionCode, text_cell(&section.code));
                    }
                    if let Some(line) = of_indicator.first_mut().filter(|_| i == 0) {
                        line.text(Field::SectionName, &section.name);
                        if s == 0 {
                            line.component(component);
                        }
                        if s == 0 && c == 0 {
                            line.track(track);
                        }
                    }
                    lines.extend(of_indicator);
                }
            }
        }
    }
    if let Some(line) = lines.first_mut() {
        line.put(Field::RubricId, text_cell(&draft.id));
        line.put(Field::Edition, number_cell(Decimal::from_thousandths(i64::from(draft.edition) * 1000)));
        line.text(Field::Title, &draft.title);
    }
    rows(&lines, &draft.sources)
}

/// Whether the table of `draft` says all of it; sources that nothing names do not count.
#[must_use]
pub fn says_all(draft: &RubricDraft) -> bool {
    let table = table_of(draft);
    let basis = Basis { id: draft.id.clone(), title: draft.title.text.clone() };
    let read = read_table(&table, &Matching::of(&table), &basis).rubric;
    read.is_ok_and(|read| {
        read.sources.iter().all(|source| draft.sources.contains(source))
            && RubricDraft { sources: draft.sources.clone(), ..(*read).clone() } == *draft
    })
}

/// Where a text or number comes from.
type Origin<'a> = (Provenance, Option<&'a str>);

/// One row that will be.
#[derive(Default)]
struct Line<'a> {
    cells: BTreeMap<Field, Cell>,
    origins: BTreeMap<Field, Origin<'a>>,
    /// It is the first one of its indicator.
    is_first: bool,
}

impl<'a> Line<'a> {
    fn put(&mut self, field: Field, cell: Cell) {
        self.cells.insert(field, cell);
    }

    fn text(&mut self, field: Field, text: &'a Text) {
        self.put(field, text_cell(&text.text));
        self.origins.insert(field, (text.provenance, text.source.as_deref()));
    }

    fn quantity(&mut self, field: Field, quantity: &'a Quantity) {
        self.put(field, number_cell(quantity.value));
        self.origins.insert(field, (quantity.provenance, quantity.source.as_deref()));
    }

    fn yes(&mut self, field: Field, is_so: bool) {
        self.put(field, text_cell(if is_so { "ya" } else { "tidak" }));
    }

    fn items(&mut self, field: Field, items: &'a [Text]) {
        let Some(origin) = common_origin(items) else { return };
        let lines: Vec<String> = items.iter().map(|text| text.text.replace('\n', " ")).collect();
        let mut text = lines.join("\n");
        // In a cell of one line, semicolons part items.
        if lines.len() == 1 && text.contains(';') {
            text.push('\n');
        }
        self.put(field, text_cell(&text));
        self.origins.insert(field, origin);
    }

    fn track(&mut self, track: &'a Track) {
        self.put(Field::TrackId, text_cell(&track.id));
        self.text(Field::TrackName, &track.name);
        self.put(Field::Scale, scale_cell(track.scale));
    }

    fn component(&mut self, component: &'a Component) {
        self.put(Field::ComponentId, text_cell(&component.id));
        self.text(Field::ComponentName, &component.name);
        self.quantity(Field::ComponentWeight, &component.weight);
    }

    /// Where what has no other origin in this row comes from.
    fn origin(&self) -> Origin<'a> {
        let main = if self.is_first { Field::Label } else { Field::Points };
        self.origins.get(&main).copied().unwrap_or((Provenance::Template, None))
    }
}

/// Where all of these come from; where they differ nothing is said that is not true of each.
fn common_origin(items: &[Text]) -> Option<Origin<'_>> {
    let mut origins = items.iter().map(|text| (text.provenance, text.source.as_deref()));
    let (first, last) = (origins.clone().min()?, origins.clone().max()?);
    if first == last {
        return origins.next();
    }
    Some((if last.0.is_sourced() { Provenance::Template } else { last.0 }, None))
}

/// The rows of an indicator, one a level.
fn lines_of(indicator: &Indicator) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = indicator.levels.iter().map(line_of).collect();
    for line in &mut lines {
        line.put(Field::IndicatorCode, text_cell(&indicator.code));
    }
    if let Some(first) = lines.first_mut() {
        first.is_first = true;
        first.text(Field::Label, &indicator.label);
        if let Some(wording) = &indicator.wording {
            first.text(Field::Wording, wording);
        }
        first.quantity(Field::Weight, &indicator.weight);
        first.yes(Field::NotApplicable, indicator.not_applicable);
        first.yes(Field::NoteRequired, indicator.note_required);
        first.items(Field::Evidence, &indicator.evidence);
        first.items(Field::Phrases, &indicator.phrases);
    }
    lines
}

fn line_of(level: &Level) -> Line<'_> {
    let mut line = Line::default();
    line.put(Field::LevelCode, text_cell(&level.code));
    line.quantity(Field::Points, &level.points);
    if let Some(descriptor) = &level.descriptor {
        line.text(Field::Descriptor, descriptor);
    }
    line
}

fn rows(lines: &[Line<'_>], sources: &[Source]) -> Table {
    // Only what comes from elsewhere than its row says gets a column of its own.
    let mut apart = BTreeSet::new();
    for line in lines {
        apart.extend(
            line.origins.iter().filter(|(_, origin)| **origin != line.origin()).map(|(field, _)| *field),
        );
    }
    let columns = Field::ALL.into_iter().map(Column::Plain).chain(apart.into_iter().map(Column::Origin));
    let columns: Vec<Column> = columns.collect();
    let mut table =
        Table { rows: vec![columns.iter().map(|column| text_cell(&column.header(Lang::Id))).collect()] };
    let mut told = BTreeSet::new();
    let mut above = false;
    for line in lines {
        let (provenance, source) = line.origin();
        let has_above = above && !line.is_first;
        above = source.is_some() || has_above;
        let mut named = |id: &str| named_source(id, sources, &mut told);
        let cell = |column: &Column| match column {
            Column::Plain(Field::Provenance) => text_cell(origin::word_of(provenance)),
            Column::Plain(Field::Source) => match source {
                Some(id) => text_cell(&named(id)),
                None if has_above => text_cell(NONE),
                None => Cell::default(),
            },
            Column::Plain(field) => line.cells.get(field).cloned().unwrap_or_default(),
            Column::Origin(field) => {
                line.origins.get(field).map_or_else(Cell::default, |(provenance, source)| {
                    let word = origin::word_of(*provenance);
                    text_cell(source.map(|id| format!("{word} {}", named(id))).as_deref().unwrap_or(word))
                })
            }
            Column::LevelDescriptor { .. } | Column::LevelPoints { .. } => Cell::default(),
        };
        table.rows.push(columns.iter().map(cell).collect());
    }
    table
}

/// A source in full where it is named for the first time, and by its id after that.
fn named_source<'a>(id: &str, sources: &'a [Source], told: &mut BTreeSet<&'a str>) -> String {
    match sources.iter().find(|source| source.id == id) {
        Some(source) if told.insert(&source.id) => origin::written(source),
        _ => format!("[{id}]"),
    }
}

fn text_cell(text: &str) -> Cell {
    Cell { content: Content::Text, ..Cell::plain(text) }
}

fn number_cell(number: Decimal) -> Cell {
    Cell { content: Content::Number, ..Cell::plain(for_number_cell(number)) }
}

fn scale_cell(scale: Scale) -> Cell {
    match scale {
        Scale::Points => text_cell("poin"),
        Scale::Share(of) => number_cell(of),
    }
}
