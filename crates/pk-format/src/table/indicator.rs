//! What rows say of an indicator and its levels.

use super::column::Field;
use super::origin::NONE;
use super::problem::{Spot, TableKind};
use super::read::Reader;
use super::row::nowhere;
use pk_core::Decimal;
use pk_core::path::Path;
use pk_core::rubric::Level;
use pk_core::text::{Quantity, Text};

const YES: [&str; 9] = ["ya", "y", "yes", "true", "benar", "1", "v", "x", "✓"];
const NO: [&str; 8] = ["tidak", "t", "no", "n", "false", "salah", "0", NONE];

impl Reader<'_> {
    pub(super) fn about_indicator(&mut self, row: usize, path: &Path) {
        let Some(known) = self.tree.indicator().cloned() else { return };
        let label = self.text_of(row, Field::Label, &path.field("label"), Some(&known.label));
        let wording = self.text_of(row, Field::Wording, &path.field("wording"), known.wording.as_ref());
        let weight = self.quantity(row, Field::Weight, &path.field("weight"), known.weight.value);
        let allowed = path.field("not_applicable");
        let not_applicable = self.yes(row, Field::NotApplicable, &allowed, known.not_applicable);
        let note_required =
            self.yes(row, Field::NoteRequired, &path.field("note_required"), known.note_required);
        let evidence = self.items(row, Field::Evidence, &path.field("evidence"), &known.evidence);
        let phrases = self.items(row, Field::Phrases, &path.field("phrases"), &known.phrases);
        let Some(indicator) = self.tree.indicator() else { return };
        indicator.label = label.unwrap_or(known.label);
        indicator.wording = wording.or(known.wording);
        indicator.weight = weight.unwrap_or(known.weight);
        indicator.not_applicable = not_applicable.unwrap_or(known.not_applicable);
        indicator.note_required = note_required.unwrap_or(known.note_required);
        indicator.evidence = evidence.unwrap_or(known.evidence);
        indicator.phrases = phrases.unwrap_or(known.phrases);
    }

    /// The weight in this row, where it is the first to tell it.
    pub(super) fn quantity(
        &mut self,
        row: usize,
        field: Field,
        path: &Path,
        known: Decimal,
    ) -> Option<Quantity> {
        let said = self.cells.number_at(row, self.cells.column(field)?, path)?;
        let value = self.cells.settle(row, field, path, said, &known)?;
        Some(self.quantity_from(value, field, path))
    }

    fn quantity_from(&mut self, value: Decimal, field: Field, path: &Path) -> Quantity {
        let (provenance, source) = self.cells.origin(field, path);
        Quantity { value, provenance, source }
    }

    fn yes(&mut self, row: usize, field: Field, path: &Path, known: bool) -> Option<bool> {
        let word = self.cells.text(row, field, path)?.to_lowercase();
        let is_yes = YES.contains(&word.as_str());
        if !is_yes && !NO.contains(&word.as_str()) {
            self.cells.add(self.cells.spot(row, field), TableKind::NotYesNo, path);
            return None;
        }
        self.cells.settle(row, field, path, is_yes, &known)
    }

    fn items(&mut self, row: usize, field: Field, path: &Path, known: &[Text]) -> Option<Vec<Text>> {
        let said = self.cells.text(row, field, path)?;
        let known = known.iter().map(|text| text.text.clone()).collect();
        let items = items_of(&said, self.cells.has_lines(row, field));
        let items = self.cells.settle(row, field, path, items, &known)?;
        let (provenance, source) = self.cells.origin(field, path);
        Some(items.into_iter().map(|text| Text { text, provenance, source: source.clone() }).collect())
    }

    /// The level of this row, in tables with one row a level.
    pub(super) fn level(&mut self, row: usize, indicator: &Path) {
        let path = self.next_level(indicator);
        let [code_path, points_path, text_path] =
            ["code", "points", "descriptor"].map(|field| path.field(field));
        let code = self.cells.text(row, Field::LevelCode, &code_path);
        let descriptor = self.cells.text(row, Field::Descriptor, &text_path);
        let points = self.cells.text(row, Field::Points, &points_path);
        if code.is_none() && descriptor.is_none() && points.is_none() {
            return;
        }
        if code.is_none() {
            self.cells.missing(row, Field::LevelCode, &code_path);
        }
        let column = self.cells.column(Field::Points).filter(|_| points.is_some());
        if column.is_none() {
            self.cells.missing(row, Field::Points, &points_path);
        }
        let points = column.and_then(|column| self.cells.number_at(row, column, &points_path));
        let spots =
            [Field::LevelCode, Field::Points, Field::Descriptor].map(|field| self.cells.spot(row, field));
        self.add_level(&path, code.unwrap_or_default(), points, descriptor, spots);
    }

    /// The levels of this row, in tables with one row an indicator.
    pub(super) fn level_columns(&mut self, row: usize, indicator: &Path) {
        let levels = std::mem::take(&mut self.levels);
        let mut cell =
            |column: Option<usize>| column.and_then(|column| self.cells.text_at(row, column, &nowhere()));
        let said: Vec<_> = levels.iter().map(|level| (cell(level.descriptor), cell(level.points))).collect();
        let has_levels = self.tree.indicator().is_some_and(|indicator| !indicator.levels.is_empty());
        // A second row of an indicator may go on with other columns.
        let is_to_read = !has_levels || said.iter().any(|said| *said != (None, None));
        for (level, (descriptor, points)) in levels.iter().zip(said).filter(|_| is_to_read) {
            let is_none = [&descriptor, &points].into_iter().any(|text| text.as_deref() == Some(NONE));
            if is_none || (descriptor.is_none() && points.is_none() && level.fixed.is_none()) {
                continue;
            }
            let path = self.next_level(indicator);
            let points_path = path.field("points");
            let points_spot = Spot { row: Some(row), column: level.points.or(level.descriptor) };
            let points = match level.points.filter(|_| points.is_some()) {
                Some(column) => self.cells.number_at(row, column, &points_path),
                None => {
                    if level.fixed.is_none() {
                        self.cells.add(points_spot, TableKind::Missing(Field::Points), &points_path);
                    }
                    level.fixed
                }
            };
            let spot = Spot { row: Some(row), column: level.descriptor.or(level.points) };
            self.add_level(&path, level.code.to_owned(), points, descriptor, [spot, points_spot, spot]);
        }
        self.levels = levels;
    }

    fn next_level(&mut self, indicator: &Path) -> Path {
        let count = self.tree.indicator().map(|indicator| indicator.levels.len()).unwrap_or_default();
        indicator.field("levels").item(count)
    }

    fn add_level(
        &mut self,
        path: &Path,
        code: String,
        points: Option<Decimal>,
        descriptor: Option<String>,
        spots: [Spot; 3],
    ) {
        let fields = ["code", "points", "descriptor"].map(|field| path.field(field));
        for (field, spot) in fields.iter().zip(spots) {
            self.cells.put(field.clone(), spot);
        }
        let [_, points_path, descriptor_path] = fields;
        let points = self.quantity_from(points.unwrap_or_default(), Field::Points, &points_path);
        let descriptor = descriptor.map(|text| {
            let (provenance, source) = self.cells.origin(Field::Descriptor, &descriptor_path);
            Text { text, provenance, source }
        });
        if let Some(indicator) = self.tree.indicator() {
            indicator.levels.push(Level { code, points, descriptor });
        }
    }
}

/// The items of a cell: its lines, or what semicolons part where it has but one line.
fn items_of(text: &str, has_lines: bool) -> Vec<String> {
    let mark = if has_lines { '\n' } else { ';' };
    text.split(mark).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}
