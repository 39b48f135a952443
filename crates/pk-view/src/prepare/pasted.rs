//! Lists that are pasted from a spreadsheet: one row a line, cells apart by tabs or semicolons.

use crate::prepare::words;
use pk_core::Path;
use pk_format::{Lang, Node};

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

/// The grades of a document review: the first line names the indicators, every other one a district by its code or name and
/// then a level for each indicator; an empty cell says nothing.
///
/// # Errors
/// Everything that names nothing of the round, a sentence each, with line and column.
pub(crate) fn reviews(round: &Node, text: &str, lang: Lang) -> Result<Vec<Node>, Vec<String>> {
    let field = |name: &'static str| Path::default().field(name);
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let cells =
        |line: &str| -> Vec<String> { line.split(['\t', ';']).map(|cell| cell.trim().to_owned()).collect() };
    let Some((first, head)) = lines.next() else { return Err(vec![words::PASTE_EMPTY.of(lang).to_owned()]) };
    let mut problems = Vec::new();
    let mut wrong = |row: usize, column: usize, cell: &str| {
        let place = [(row + 1).to_string(), (column + 1).to_string()];
        problems.push(words::NOT_KNOWN.with(lang, &[&place[0], &place[1], cell]));
    };
    let indicators = indicators(round);
    let head = cells(head);
    for (column, code) in head.iter().enumerate().skip(1) {
        if !code.is_empty() && !indicators.iter().any(|(known, _)| known == code) {
            wrong(first, column, code);
        }
    }
    let districts = round.items_at(&field("districts"));
    let mut found = Vec::new();
    for (row, line) in lines {
        let cells = cells(line);
        let name = cells.first().map_or("", String::as_str);
        let district = districts.iter().find(|district| {
            district.text_at(&field("code")) == name
                || district.text_at(&field("name")).to_lowercase() == name.to_lowercase()
        });
        let Some(district) = district else {
            wrong(row, 0, name);
            continue;
        };
        for (column, level) in cells.iter().enumerate().skip(1).filter(|(_, level)| !level.is_empty()) {
            let code = head.get(column).map_or("", String::as_str);
            match indicators.iter().find(|(known, _)| known == code) {
                Some((_, levels)) if levels.contains(level) => found.push(Node::map(vec![
                    ("district", Node::text(district.text_at(&field("code")))),
                    ("indicator", Node::text(code)),
                    ("level", Node::text(level)),
                ])),
                // A column without an indicator has been told.
                None if !code.is_empty() => {}
                _ => wrong(row, column, level),
            }
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// The code of every indicator, with the codes of its levels.
fn indicators(round: &Node) -> Vec<(String, Vec<String>)> {
    let field = |name: &'static str| Path::default().field(name);
    let code = |node: &Node| node.text_at(&field("code")).to_owned();
    let mut all = Vec::new();
    for track in round.items_at(&field("rubric").field("tracks")) {
        for component in track.items_at(&field("components")) {
            for section in component.items_at(&field("sections")) {
                for indicator in section.items_at(&field("indicators")) {
                    let levels = indicator.items_at(&field("levels")).iter().map(code).collect();
                    all.push((code(indicator), levels));
                }
            }
        }
    }
    all
}
