//! A table as JSON, for what lies between two modules: a list of rows, a cell either its text or `[text, marks]`.

use super::cell::{Cell, Content, Table};
use crate::node::{Node, Value};

const CONTENTS: [(Content, char); 4] =
    [(Content::Text, 't'), (Content::Number, 'n'), (Content::Date, 'd'), (Content::Error, 'e')];

/// The node of `table`.
#[must_use]
pub fn table_node(table: &Table) -> Node {
    Node::list(&table.rows, |row| Node::list(row, cell_node))
}

/// The table that this node describes; nothing where it is none of ours.
#[must_use]
pub fn table_of_node(node: &Node) -> Option<Table> {
    let Value::List(rows) = &node.value else { return None };
    let row = |row: &Node| match &row.value {
        Value::List(cells) => cells.iter().map(cell_of).collect(),
        _ => None,
    };
    Some(Table { rows: rows.iter().map(row).collect::<Option<_>>()? })
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

fn cell_of(node: &Node) -> Option<Cell> {
    let (text, marks) = match &node.value {
        Value::Text(text) => (text, ""),
        Value::List(parts) => match parts.as_slice() {
            [Node { value: Value::Text(text), .. }, Node { value: Value::Text(marks), .. }] => {
                (text, marks.as_str())
            }
            _ => return None,
        },
        _ => return None,
    };
    let content = CONTENTS.iter().find(|(_, mark)| marks.contains(*mark));
    let content = content.map_or(Content::Plain, |(content, _)| *content);
    let [merged, formula, hidden] = ['m', 'f', 'h'].map(|mark| marks.contains(mark));
    Some(Cell { text: text.clone(), content, merged, formula, hidden })
}
