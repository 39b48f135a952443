//! XLSX and XLSM, in.

use crate::grid::{Grid, Merged, Room};
use crate::number::plain;
use crate::refusal::Refusal;
use crate::styles::{Shown, styles};
use crate::unpack::Parts;
use crate::workbook::{Sheet, Workbook};
use crate::xml::{Element, Step, walk};
use pk_format::table::{Cell, Content, Table};
use std::collections::BTreeMap;

/// The most sheets of which the cells are read.
const MOST_SHEETS: usize = 200;

pub(crate) fn read(mut parts: Parts<'_>) -> Result<Workbook, Refusal> {
    let relations = relations(&parts.text("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
    let part_of = |kind: &str| {
        relations.values().find(|(known, _)| known.ends_with(kind)).map(|(_, path)| path.clone())
    };
    let strings = match part_of("/sharedStrings") {
        Some(path) => shared_strings(&parts.text(&path)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let styles = match part_of("/styles") {
        Some(path) => styles(&parts.text(&path)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let mut room = Room::default();
    let mut workbook = Workbook { sheets: Vec::new(), macros: parts.has("xl/vbaProject.bin") };
    for (name, id) in sheet_names(&parts.needed("xl/workbook.xml")?)? {
        // Sheets of charts have no cells.
        let Some((_, path)) = relations.get(&id).filter(|(kind, _)| kind.ends_with("/worksheet")) else {
            continue;
        };
        let table = table(&parts.needed(path)?, &strings, &styles, &mut room)?;
        workbook.sheets.push(Sheet { name, table });
    }
    if workbook.sheets.is_empty() { Err(Refusal::Broken) } else { Ok(workbook) }
}

/// The kind and the path of each part that the workbook names, by its id.
fn relations(text: &str) -> Result<BTreeMap<String, (String, String)>, Refusal> {
    let mut relations = BTreeMap::new();
    walk(text, |step| {
        if let Step::Begin(element) = step
            && element.name == "Relationship"
            && let (Some(id), Some(kind), Some(target)) =
                (element.get("Id"), element.get("Type"), element.get("Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            relations.insert(id, (kind, path));
        }
        Ok(())
    })?;
    Ok(relations)
}

/// The name of each sheet and the id under which the workbook names its part.
fn sheet_names(text: &str) -> Result<Vec<(String, String)>, Refusal> {
    let mut sheets = Vec::new();
    walk(text, |step| {
        if let Step::Begin(element) = step
            && element.name == "sheet"
        {
            // The id of the part has a prefix, and the number of the sheet is `sheetId`.
            sheets.push((element.get("name").unwrap_or_default(), element.get("id").unwrap_or_default()));
        }
        if sheets.len() > MOST_SHEETS { Err(Refusal::TooManyCells) } else { Ok(()) }
    })?;
    Ok(sheets)
}

fn shared_strings(text: &str) -> Result<Vec<String>, Refusal> {
    let mut strings: Vec<String> = Vec::new();
    let mut words = Words::default();
    walk(text, |step| {
        match &step {
            Step::Begin(element) if element.name == "si" => strings.push(String::new()),
            _ => {}
        }
        if let (Some(word), Some(last)) = (words.next(step), strings.last_mut()) {
            last.push_str(&word);
        }
        Ok(())
    })?;
    for text in &mut strings {
        *text = unescaped(text);
    }
    Ok(strings)
}

/// Picks the words of a text: those in `t`, but not those that only say how others are spoken.
#[derive(Default)]
struct Words {
    is_text: bool,
    is_spoken: bool,
}

impl Words {
    fn next(&mut self, step: Step<'_>) -> Option<String> {
        match step {
            Step::Begin(element) if element.name == "t" => self.is_text = true,
            Step::End(name) if name == "t" => self.is_text = false,
            Step::Begin(element) if element.name == "rPh" => self.is_spoken = true,
            Step::End(name) if name == "rPh" => self.is_spoken = false,
            Step::Words(words) if self.is_text && !self.is_spoken => return Some(words),
            _ => {}
        }
        None
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    formula: bool,
    value: String,
    text: String,
}

fn table(text: &str, strings: &[String], styles: &[Shown], room: &mut Room) -> Result<Table, Refusal> {
    let mut grid = Grid::default();
    let mut open = Open::default();
    let mut words = Words::default();
    let (mut row, mut hidden, mut column, mut is_value) = (0_usize, false, 0_usize, false);
    let mut rows = 0_usize;
    walk(text, |step| {
        match &step {
            Step::Begin(element) => match element.name.as_str() {
                "row" => {
                    row = element.number("r").map_or(rows, |number| number.saturating_sub(1));
                    rows = row.saturating_add(1);
                    hidden = element.is("hidden");
                    column = 0;
                }
                "c" => open = begin(element, row, column),
                "f" => open.formula = true,
                "v" => is_value = true,
                "mergeCell" => {
                    if let Some(merged) = element.get("ref").as_deref().and_then(merged_of) {
                        grid.merge(merged, room)?;
                    }
                }
                _ => {}
            },
            Step::End(name) => match name.as_str() {
                "v" => is_value = false,
                "c" => {
                    column = open.column.saturating_add(1);
                    if let Some(cell) = cell_of(&open, hidden, strings, styles) {
                        grid.put(open.row, open.column, cell, room)?;
                    }
                }
                _ => {}
            },
            Step::Words(word) if is_value => open.value.push_str(word),
            Step::Words(_) => {}
        }
        if let Some(word) = words.next(step) {
            open.text.push_str(&word);
        }
        Ok(())
    })?;
    grid.finish(room)
}

fn begin(element: &Element<'_>, row: usize, column: usize) -> Open {
    let (row, column) = element.get("r").as_deref().and_then(place_of).unwrap_or((row, column));
    let kind = element.get("t").unwrap_or_default();
    Open { row, column, kind, style: element.number("s").unwrap_or_default(), ..Open::default() }
}

/// What the cell says; nothing where it only has a look.
fn cell_of(open: &Open, hidden: bool, strings: &[String], styles: &[Shown]) -> Option<Cell> {
    let value = open.value.as_str();
    let (text, content) = match open.kind.as_str() {
        "s" => (strings.get(value.trim().parse::<usize>().ok()?)?.clone(), Content::Text),
        "inlineStr" => (unescaped(&open.text), Content::Text),
        "str" => (unescaped(value), Content::Text),
        "b" => (if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(), Content::Text),
        "e" => (value.to_owned(), Content::Error),
        "d" => (value.to_owned(), Content::Date),
        _ => {
            let shown = styles.get(open.style).copied().unwrap_or_default();
            let number = plain(value, shown == Shown::Percent);
            let content = if shown == Shown::Date { Content::Date } else { Content::Number };
            number.map_or_else(|| (value.to_owned(), Content::Text), |number| (number, content))
        }
    };
    (!text.is_empty()).then_some(Cell { text, content, merged: false, formula: open.formula, hidden })
}

/// Row and column of `B12`, counted from 0.
fn place_of(reference: &str) -> Option<(usize, usize)> {
    let digits = reference.find(|character: char| character.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(digits)?;
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase().checked_sub(b'A').filter(|letter| *letter < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(letter) + 1)?;
    }
    Some((digits.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn merged_of(reference: &str) -> Option<Merged> {
    let (first, last) = reference.split_once(':')?;
    Some(Merged { first: place_of(first)?, last: place_of(last)? })
}

/// A text with the characters that XML cannot hold, which are written `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        assert_eq!(place_of("A1"), Some((0, 0)));
        assert_eq!(place_of("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "A", "1", "A0", "-1", "AAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999"] {
            assert_eq!(place_of(wrong), None, "{wrong}");
        }
        assert_eq!(merged_of("A1:B3"), Some(Merged { first: (0, 0), last: (2, 1) }));
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_read() {
        assert_eq!(unescaped("a_x000D_\nb_x005F_x0041_ _x_ _xZZZZ_ é_x1"), "a\r\nb_x0041_ _x_ _xZZZZ_ é_x1");
    }
}
