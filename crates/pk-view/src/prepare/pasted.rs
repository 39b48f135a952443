//! Lists that are pasted from a spreadsheet: one row a line, cells apart by tabs or semicolons.

use pk_core::Path;
use pk_format::Node;

/// The items for the list at `list`, one for each line that says something.
pub(crate) fn pasted(round: &Node, list: &Path, text: &str) -> Vec<Node> {
    let is_panel = list.to_string() == "panel";
    let known = round.items_at(list);
    let mut codes: Vec<String> = known
        .iter()
        .map(|item| item.text_at(&Path::default().field(if is_panel { "id" } else { "code" })).to_owned())
        .collect();
    let mut items = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split(['\t', ';']).map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let mut code = |prefix: &str| {
            let mut number = codes.len() + 1;
            while codes.contains(&format!("{prefix}{number}")) {
                number += 1;
            }
            let code = format!("{prefix}{number}");
            codes.push(code.clone());
            code
        };
        items.push(if is_panel { panelist(&cells, code("p")) } else { district(&cells, &mut code) });
    }
    items
}

/// Name, agency, role; in any order where the role says what it is.
fn panelist(cells: &[&str], id: String) -> Node {
    let is_role =
        |cell: &&str| matches!(cell.to_lowercase().as_str(), "ketua" | "anggota" | "chair" | "member");
    let role = cells.iter().find(|cell| is_role(cell)).map(|cell| cell.to_lowercase());
    let is_chair = role.is_some_and(|role| role == "ketua" || role == "chair");
    let mut texts = cells.iter().filter(|cell| !is_role(cell) && !cell.is_empty());
    let mut node = Node::map(vec![
        ("id", Node::text(id)),
        ("name", Node::text(texts.next().copied().unwrap_or_default())),
        ("role", Node::text(if is_chair { "chair" } else { "member" })),
    ]);
    node.set_text("agency", texts.next().map(|agency| (*agency).to_owned()).as_ref());
    node
}

/// Code, name, time, room; the code may be left out.
fn district(cells: &[&str], code: &mut dyn FnMut(&str) -> String) -> Node {
    let is_code =
        |cell: &str| cell.starts_with(|first: char| first.is_ascii_digit()) && !cell.contains([':', ' ']);
    let mut cells = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    let own = cells.next_if(|cell| is_code(cell)).map(|cell| (*cell).to_owned());
    let mut node = Node::map(vec![
        ("code", Node::text(own.unwrap_or_else(|| code("daerah-")))),
        ("name", Node::text(cells.next().copied().unwrap_or_default())),
    ]);
    let slot = cells.next_if(|cell| cell.contains(':'));
    node.set_text("slot", slot.map(|slot| slot.replacen(' ', "T", 1)).as_ref());
    node.set_text("room", cells.next().map(|room| (*room).to_owned()).as_ref());
    node
}
