//! Aligned rows of a score sheet.

use crate::text::{WIDTH, wrapped};

/// However wide the other columns are, a label gets so many characters before it is wrapped.
const LEAST_LABEL: usize = 24;

/// One row: a code, a label, a mark, and a score of a maximum.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// The code of a section or indicator.
    pub(crate) code: String,
    /// How many levels the label stands to the right.
    pub(crate) depth: usize,
    /// What the row is about.
    pub(crate) label: String,
    /// The chosen level, or why there is none.
    pub(crate) mark: String,
    /// What was earned.
    pub(crate) value: String,
    /// The most that could be earned, with the stroke before it; may be empty.
    pub(crate) maximum: String,
    /// Whether a blank line stands before the row.
    pub(crate) apart: bool,
}

/// The rows as lines; values end, and maxima begin, in the same column.
pub(crate) fn table(rows: &[Row]) -> String {
    let widest = |width: &dyn Fn(&Row) -> usize| rows.iter().map(width).max().unwrap_or_default();
    let code = widest(&|row| row.code.chars().count());
    let mark = widest(&|row| row.mark.chars().count());
    let value = widest(&|row| row.value.chars().count());
    let maximum = widest(&|row| row.maximum.chars().count());
    let room = WIDTH.saturating_sub(code + mark + value + maximum + 6).max(LEAST_LABEL);
    let label = widest(&|row| indent(row) + row.label.chars().count()).min(room);
    let mut text = String::new();
    for row in rows {
        if row.apart {
            text.push('\n');
        }
        let mut lines = wrapped(&row.label, label.saturating_sub(indent(row))).into_iter();
        let first = " ".repeat(indent(row)) + &lines.next().unwrap_or_default();
        let line = format!(
            "{:code$}  {first:label$}  {:mark$}  {:>value$}{}",
            row.code, row.mark, row.value, row.maximum
        );
        text.push_str(line.trim_end());
        text.push('\n');
        for line in lines {
            text.push_str(&" ".repeat(code + 2 + indent(row)));
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

const fn indent(row: &Row) -> usize {
    row.depth * 2
}
