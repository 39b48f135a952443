//! Text that somebody pasted or saved, as a table.

use super::line::line_cells;
use crate::table::{
    Cell, MOST_ROWS, Spot, Table, TableKind, TableProblem, decoded, delimited, named_delimiter,
};

/// The table that `bytes` are the text of: cells between tabs, semicolons or commas, or plain lines.
///
/// # Errors
/// The one problem that keeps the text from being read.
pub fn read_text(bytes: &[u8]) -> Result<Table, TableProblem> {
    let text = decoded(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    if let Some((mark, rest)) = named_delimiter(text) {
        return delimited(rest, mark);
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let are_most =
        |is_one: &dyn Fn(&str) -> bool| lines.iter().filter(|line| is_one(line)).count() * 2 >= lines.len();
    for mark in ['\t', ';'] {
        if are_most(&|line| line.contains(mark)) {
            return delimited(text, u8::try_from(mark).unwrap_or(b'\t'));
        }
    }
    if !are_most(&is_line) && are_most(&|line| line.contains(',')) {
        return delimited(text, b',').map(joined);
    }
    by_line(text)
}

/// Whether a line reads as place, name and numbers, and not as cells between commas.
fn is_line(line: &str) -> bool {
    line_cells(line).is_some_and(|cells| cells.get(1).is_some_and(|name| !name.text.contains(',')))
}

fn by_line(text: &str) -> Result<Table, TableProblem> {
    let mut table = Table::default();
    for line in text.lines() {
        if table.rows.len() >= MOST_ROWS {
            let kind = TableKind::TooManyRows { most: MOST_ROWS };
            return Err(TableProblem { spot: Spot::row(table.rows.len()), kind });
        }
        let said = line_cells(line).unwrap_or_else(|| vec![Cell::default(), Cell::plain(line.trim())]);
        table.rows.push(said);
    }
    Ok(table)
}

/// Where every row below the header has one cell more than this, and ends in two whole numbers, a decimal comma was taken
/// for the end of a cell.
fn joined(mut table: Table) -> Table {
    let is_whole = |cell: &Cell| !cell.text.is_empty() && cell.text.bytes().all(|byte| byte.is_ascii_digit());
    let says = |row: &&Vec<Cell>| row.iter().any(|cell| !cell.is_empty());
    let mut rows = table.rows.iter().filter(says);
    let Some(width) = rows.next().map(Vec::len) else { return table };
    let is_split = |row: &Vec<Cell>| match row.as_slice() {
        [.., whole, places] => row.len() == width + 1 && is_whole(whole) && is_whole(places),
        _ => false,
    };
    if rows.clone().next().is_none() || !rows.all(is_split) {
        return table;
    }
    for row in table.rows.iter_mut().filter(|row| row.len() == width + 1) {
        if let (Some(places), Some(whole)) = (row.pop(), row.last_mut()) {
            whole.text = format!("{},{}", whole.text, places.text);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let table = read_text(text.as_bytes()).unwrap_or_default();
        let rows: Vec<Vec<&str>> =
            table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn what_stands_between_cells_is_told_by_most_lines() {
        let expected: &[&[&str]] = &[&["No", "Daerah", "Nilai"], &["1", "Kota Samarinda", "50,5"]];
        check("No\tDaerah\tNilai\n1\tKota Samarinda\t50,5\n", expected);
        check("No;Daerah;Nilai\r\n1;Kota Samarinda;50,5\r\n", expected);
        check("No,Daerah,Nilai\n1,Kota Samarinda,\"50,5\"\n", expected);
        check("sep=;\nNo;Daerah;Nilai\n1;Kota Samarinda;50,5", expected);
        check("\u{feff}No,Daerah,Nilai\n1,Kota Samarinda,50,5", expected);
    }

    #[test]
    fn plain_lines_are_rows_and_so_are_empty_ones() {
        check(
            "Daftar peringkat\n\n1. Kota Samarinda 50,5\n2 Kutai Timur 41",
            &[
                &["", "Daftar peringkat"],
                &["", ""],
                &["1", "Kota Samarinda", "50,5"],
                &["2", "Kutai Timur", "41"],
            ],
        );
        check("Kolaka,82\nButon,82", &[&["Kolaka", "82"], &["Buton", "82"]]);
    }

    #[test]
    fn rows_are_counted() {
        let kind = |text: &str| read_text(text.as_bytes()).err().map(|problem| problem.kind);
        let row = "1. Kolaka 82\n";
        assert_eq!(kind(&row.repeat(MOST_ROWS)), None);
        assert_eq!(kind(&row.repeat(MOST_ROWS + 1)), Some(TableKind::TooManyRows { most: MOST_ROWS }));
        assert_eq!(kind(" \n"), Some(TableKind::Empty));
    }
}
