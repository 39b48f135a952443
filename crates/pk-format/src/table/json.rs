//! A table as JSON, for what lies between two modules: a list of rows, a cell either its text or `[text, marks]`.

use super::cell::{Cell, Content, Table};
use crate::canonical::canonical;
use crate::node::{Node, Value};
use crate::parse::parse;

const CONTENTS: [(Content, char); 4] =
    [(Content::Text, 't'), (Content::Number, 'n'), (Content::Date, 'd'), (Content::Error, 'e')];

/// The JSON of `table`.
#[must_use]
pub fn table_json(table: &Table) -> String {
    canonical(&Node::list(&table.rows, |row| Node::list(row, cell_node)))
}

/// The table that this JSON describes; nothing where it is none of ours.
#[must_use]
pub fn table_of_json(json: &[u8]) -> Option<Table> {
    let Value::List(rows) = parse(json).ok()?.value else { return None };
    let row = |row: Node| match row.value {
        Value::List(cells) => cells.into_iter().map(cell_of).collect(),
        _ => None,
    };
    Some(Table { rows: rows.into_iter().map(row).collect::<Option<_>>()? })
}

fn cell_node(cell: &Cell) -> Node {
    let mut marks = String::new();
    marks.extend(CONTENTS.iter().filter(|(content, _)| *content == cell.content).map(|(_, mark)| *mark));
    for (is_so, mark) in [(cell.merged, 'm'), (cell.formula, 'f'), (cell.hidden, 'h')] {
        if is_so {
            marks.push(mark);
        }
    }
    let text = Node::text(&cell.text);
    if marks.is_empty() { text } else { Value::List(vec![text, Node::text(marks)]).into() }
}

fn cell_of(node: Node) -> Option<Cell> {
    let (text, marks) = match node.value {
        Value::Text(text) => (text, String::new()),
        Value::List(parts) => match <[Node; 2]>::try_from(parts).ok()?.map(|part| part.value) {
            [Value::Text(text), Value::Text(marks)] => (text, marks),
            _ => return None,
        },
        _ => return None,
    };
    let content = CONTENTS
        .iter()
        .find(|(_, mark)| marks.contains(*mark))
        .map_or(Content::Plain, |(content, _)| *content);
    let [merged, formula, hidden] = ['m', 'f', 'h'].map(|mark| marks.contains(mark));
    Some(Cell { text, content, merged, formula, hidden })
}
