//! The sheets of a file.

use crate::kind::{Kind, kind_of};
use crate::refusal::Refusal;
use crate::{ods, xlsx};
use pk_format::table::{Cell, Table, TableProblem, read_csv, table_node, table_of_node};
use pk_format::{Node, Value, canonical, parse};

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 32 << 20;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in order; at least one.
    pub sheets: Vec<Sheet>,
    /// It holds macros, which were left alone.
    pub macros: bool,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says; of a text, nothing.
    pub name: String,
    /// What is in it.
    pub table: Table,
}

impl Workbook {
    /// The index of the first sheet that says anything, or else of the first.
    #[must_use]
    pub fn first(&self) -> usize {
        let says = |sheet: &Sheet| !sheet.table.rows.iter().flatten().all(Cell::is_empty);
        self.sheets.iter().position(says).unwrap_or_default()
    }
}

/// The workbook that `bytes` are, whatever their file is called.
///
/// # Errors
/// The one reason why nothing can be read.
pub fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    read_with(bytes, read_csv)
}

/// The same, where a file that is plain text is read by `read_text`.
///
/// # Errors
/// The one reason why nothing can be read.
pub fn read_with(
    bytes: &[u8],
    read_text: impl FnOnce(&[u8]) -> Result<Table, TableProblem>,
) -> Result<Workbook, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { most: MOST_BYTES >> 20 });
    }
    match kind_of(bytes)? {
        Kind::Xlsx(parts) => xlsx::read(parts),
        Kind::Ods(parts) => ods::read(parts),
        Kind::Text => {
            let table = read_text(bytes).map_err(Refusal::Text)?;
            Ok(Workbook { sheets: vec![Sheet { name: String::new(), table }], macros: false })
        }
    }
}

/// The JSON of a workbook, for what lies between two modules.
#[must_use]
pub fn workbook_json(workbook: &Workbook) -> String {
    let sheet = |sheet: &Sheet| {
        Node::map(vec![("name", Node::text(&sheet.name)), ("rows", table_node(&sheet.table))])
    };
    canonical(&Node::map(vec![
        ("macros", Value::Bool(workbook.macros).into()),
        ("sheets", Node::list(&workbook.sheets, sheet)),
    ]))
}

/// The workbook that this JSON describes; nothing where it is none of ours.
#[must_use]
pub fn workbook_of_json(json: &[u8]) -> Option<Workbook> {
    let node = parse(json).ok()?;
    let Value::List(sheets) = &node.get("sheets")?.value else { return None };
    let sheet = |node: &Node| {
        let Value::Text(name) = &node.get("name")?.value else { return None };
        Some(Sheet { name: name.clone(), table: table_of_node(node.get("rows")?)? })
    };
    let sheets = sheets.iter().map(sheet).collect::<Option<_>>()?;
    Some(Workbook { sheets, macros: node.get("macros")?.value == Value::Bool(true) })
}
