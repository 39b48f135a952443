//! A table to a rubric.

use super::cell::{Cell, MOST_COLUMNS, MOST_ROWS, Table};
use super::column::Field;
use super::matching::{LevelColumns, Matching};
use super::problem::{Note, Spot, TableKind, TableProblem, Warning};
use super::row::{Cells, nowhere};
use super::tree::Tree;
use crate::indonesian::file_name_part;
use pk_core::Rubric;
use pk_core::path::Path;
use pk_core::rubric::RubricDraft;
use pk_core::text::{Provenance, Text};

/// What the table may leave unsaid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The id of the rubric.
    pub id: String,
    /// Its title.
    pub title: String,
}

impl Basis {
    /// What the name of a file says.
    #[must_use]
    pub fn of_file(name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
        let id = file_name_part(stem);
        if id.is_empty() {
            return Self { id: "instrumen".to_owned(), title: "Instrumen".to_owned() };
        }
        Self { id, title: stem.to_owned() }
    }
}

/// What a table made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The rubric, or everything that is wrong, in the order of the rows.
    pub rubric: Result<Rubric, Vec<TableProblem>>,
    /// What is worth a look in any case.
    pub warnings: Vec<Warning>,
}

/// The rubric that `table` describes where its columns say what `matching` says.
#[must_use]
pub fn read_table(table: &Table, matching: &Matching, basis: &Basis) -> Taken {
    let whole = |kind| vec![TableProblem { spot: Spot::WHOLE, kind }];
    let refused = |problems| Taken { rubric: Err(problems), warnings: Vec::new() };
    if table.rows.iter().flatten().all(Cell::is_empty) {
        return refused(whole(TableKind::Empty));
    }
    if table.rows.len() > MOST_ROWS {
        return refused(whole(TableKind::TooManyRows { most: MOST_ROWS }));
    }
    if table.width() > MOST_COLUMNS {
        return refused(whole(TableKind::TooManyColumns { most: MOST_COLUMNS }));
    }
    let problems = matching.problems();
    let Some(header) = matching.header.filter(|_| problems.is_empty()) else { return refused(problems) };

    let mut reader = Reader {
        cells: Cells::new(table, matching),
        levels: matching.levels(),
        tree: Tree::new(RubricDraft {
            id: basis.id.clone(),
            edition: 1,
            title: template(basis.title.clone()),
            sources: Vec::new(),
            tracks: Vec::new(),
        }),
    };
    let names = matching.headers(table);
    for (column, name) in names.into_iter().enumerate() {
        if !name.is_empty() && matching.columns.get(column).is_none_or(Option::is_none) {
            reader.cells.note(Note::ColumnIgnored, Spot { row: None, column: Some(column) });
        }
    }
    for (row, cells) in table.rows.iter().enumerate().skip(header + 1) {
        let is_said = |(column, cell): (usize, &Cell)| {
            !cell.is_empty() && matching.columns.get(column).is_some_and(Option::is_some)
        };
        if cells.iter().enumerate().any(is_said) {
            reader.row(row);
        }
    }
    reader.finish()
}

/// Reads one row after the other.
pub(super) struct Reader<'a> {
    pub(super) cells: Cells<'a>,
    /// The levels that have columns of their own.
    pub(super) levels: Vec<LevelColumns<'a>>,
    pub(super) tree: Tree,
}

impl Reader<'_> {
    fn row(&mut self, row: usize) {
        let code = self.cells.text(row, Field::IndicatorCode, &nowhere());
        let is_new = code.is_some()
            && code.as_deref() != self.tree.indicator().map(|indicator| indicator.code.as_str());
        self.cells.begin(row, is_new);
        self.head(row);
        let track = self.track(row);
        let component = self.component(row, &track);
        let section = self.section(row, &component);
        let Some(path) = self.place(row, code, &section) else {
            self.cells.look(row);
            return;
        };
        self.about_indicator(row, &path);
        if self.levels.is_empty() {
            self.level(row, &path);
        } else {
            self.level_columns(row, &path);
        }
    }

    /// What is said of the rubric itself.
    fn head(&mut self, row: usize) {
        let root = Path::default();
        let path = root.field("id");
        if let Some(id) = self.cells.text(row, Field::RubricId, &path)
            && let Some(id) = self.cells.settle(row, Field::RubricId, &path, id, &self.tree.draft.id)
        {
            self.tree.draft.id = id;
        }
        let path = root.field("edition");
        if let Some(text) = self.cells.text(row, Field::Edition, &path) {
            match text.parse() {
                Ok(edition) => {
                    let known = self.tree.draft.edition;
                    let edition = self.cells.settle(row, Field::Edition, &path, edition, &known);
                    self.tree.draft.edition = edition.unwrap_or(known);
                }
                Err(_) => self.cells.add(self.cells.spot(row, Field::Edition), TableKind::NotEdition, &path),
            }
        }
        let known = Some(self.tree.draft.title.clone());
        if let Some(title) = self.text_of(row, Field::Title, &root.field("title"), known.as_ref()) {
            self.tree.draft.title = title;
        }
    }

    /// The text of this field, where this row is the first to tell it.
    pub(super) fn text_of(
        &mut self,
        row: usize,
        field: Field,
        path: &Path,
        known: Option<&Text>,
    ) -> Option<Text> {
        let said = self.cells.text(row, field, path)?;
        let known = known.map(|known| known.text.clone()).unwrap_or_default();
        let text = self.cells.settle(row, field, path, said, &known)?;
        let (provenance, source) = self.cells.origin(field, path);
        Some(Text { text, provenance, source })
    }

    fn finish(mut self) -> Taken {
        if self.tree.draft.tracks.is_empty() {
            self.cells.add(Spot::WHOLE, TableKind::NoRows, &Path::default());
        }
        let mut draft = self.tree.draft;
        draft.sources = std::mem::take(&mut self.cells.sources);
        let rubric = Rubric::new(draft);
        let rubric = rubric.map_err(|faults| self.cells.add_faults(faults));
        let (problems, warnings) = self.cells.found();
        let rubric = rubric.ok().filter(|_| problems.is_empty()).ok_or(problems);
        Taken { rubric, warnings }
    }
}

/// A text that nobody has endorsed, as the table does not say where it comes from.
pub(super) fn template(text: String) -> Text {
    Text { text, provenance: Provenance::Template, source: None }
}
