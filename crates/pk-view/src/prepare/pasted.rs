//! Lists that are pasted from a spreadsheet: one row a line, cells apart by tabs or semicolons.

use crate::prepare::words;
use crate::words::Words;
use pk_core::Path;
use pk_format::{Lang, Node, read_slot};

/// What a column of a list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    Code,
    Name,
    Slot,
    Room,
    Agency,
    Role,
}

/// The words above columns, in small letters.
const HEADERS: [(Says, &[&str]); 7] = [
    (Says::Nothing, &["no", "no.", "nomor", "number", "#"]),
    (Says::Code, &["kode", "kode wilayah", "kode kemendagri", "code"]),
    (
        Says::Name,
        &[
            "nama",
            "nama panelis",
            "panelis",
            "nama lengkap",
            "kabupaten/kota",
            "kab/kota",
            "kabupaten",
            "daerah",
            "name",
            "district",
        ],
    ),
    (Says::Slot, &["waktu", "jadwal", "waktu paparan", "jam", "tanggal", "time", "schedule"]),
    (Says::Room, &["ruang", "ruangan", "tempat", "room"]),
    (Says::Agency, &["instansi", "unit", "unit kerja", "opd", "lembaga", "asal", "agency"]),
    (Says::Role, &["peran", "jabatan", "jabatan dalam panel", "role"]),
];

/// The items for the list at `list`, one for each line that says something. A first line of headers says what the columns
/// are; without one, districts are code, name, time, room, and panelists are name, agency, role.
///
/// # Errors
/// Everything that cannot be taken, a sentence each, with line and column.
pub(crate) fn pasted(round: &Node, list: &Path, text: &str, lang: Lang) -> Result<Vec<Node>, Vec<String>> {
    let is_panel = list.to_string() == "panel";
    let field = |name: &'static str| Path::default().field(name);
    let key = field(if is_panel { "id" } else { "code" });
    let known = round.items_at(list);
    let texts =
        |path: &Path| -> Vec<String> { known.iter().map(|item| item.text_at(path).to_lowercase()).collect() };
    let (mut codes, mut names) = (texts(&key), texts(&field("name")));
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
    let header = lines.next_if(|(_, line)| cells(line).iter().any(|cell| said_by(cell).is_some()));
    let columns = header.map(|(_, line)| -> Vec<Says> {
        cells(line).iter().map(|cell| said_by(cell).unwrap_or(Says::Nothing)).collect()
    });
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    for (row, line) in lines {
        let cells = cells(line);
        let columns = columns.clone().unwrap_or_else(|| columns_of(&cells, is_panel));
        let at = |says: Says| {
            let column = columns.iter().position(|column| *column == says)?;
            cells.get(column).filter(|cell| !cell.is_empty()).map(|cell| (column, *cell))
        };
        let mut wrong = |words: &Words, column: usize, cell: &str| {
            let place = [(row + 1).to_string(), (column + 1).to_string()];
            problems.push(words.with(lang, &[&place[0], &place[1], cell]));
        };
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if header.is_none() && columns.get(column).is_none() {
                wrong(&words::PASTE_BEYOND, column, cell);
            }
        }
        let Some((column, name)) = at(Says::Name) else {
            wrong(&words::PASTE_NAMELESS, 0, line.trim());
            continue;
        };
        // Of a panel, the same name twice is the same person twice; of districts, the code tells.
        if names.contains(&name.to_lowercase()) {
            wrong(&words::PASTE_TWICE, column, name);
        }
        names.push(name.to_lowercase());
        let mut node = Node::map(vec![("name", Node::text(name))]);
        if is_panel {
            node.set("id", Node::text(free("p", &codes)));
            let role = at(Says::Role).map_or(Some("member"), |(column, cell)| {
                let role = role_of(cell);
                if role.is_none() {
                    wrong(&words::PASTE_ROLE, column, cell);
                }
                role
            });
            node.set("role", Node::text(role.unwrap_or("member")));
            node.set_text("agency", at(Says::Agency).map(|(_, agency)| agency.to_owned()).as_ref());
        } else {
            let code = at(Says::Code);
            if let Some((column, code)) = code.filter(|(_, code)| codes.contains(&code.to_lowercase())) {
                wrong(&words::PASTE_TWICE, column, code);
            }
            let code = code.map_or_else(|| free("daerah-", &codes), |(_, code)| code.to_owned());
            node.set("code", Node::text(code));
            if let Some((column, cell)) = at(Says::Slot) {
                let slot = read_slot(cell);
                if slot.is_none() {
                    wrong(&words::PASTE_SLOT, column, cell);
                }
                node.set_text("slot", slot.as_ref());
            }
            node.set_text("room", at(Says::Room).map(|(_, room)| room.to_owned()).as_ref());
        }
        codes.push(node.text_at(&key).to_lowercase());
        items.push(node);
    }
    if problems.is_empty() { Ok(items) } else { Err(problems) }
}

fn cells(line: &str) -> Vec<&str> {
    line.split(['\t', ';']).map(str::trim).collect()
}

/// What a header says that its column is.
fn said_by(cell: &str) -> Option<Says> {
    let cell = cell.to_lowercase();
    HEADERS.iter().find(|(_, words)| words.contains(&cell.as_str())).map(|(says, _)| *says)
}

/// What the columns of a line without headers are: a number alone at the start of a panelist counts lines, and is left out; a
/// district may go without its code; who says the role first may.
fn columns_of(cells: &[&str], is_panel: bool) -> Vec<Says> {
    let first = cells.first().copied().unwrap_or_default();
    let is_number = !first.is_empty() && first.chars().all(|c| c.is_ascii_digit() || c == '.');
    if is_panel {
        let mut columns = if is_number { vec![Says::Nothing] } else { Vec::new() };
        let rest = cells.iter().skip(columns.len());
        let mut texts = [Says::Name, Says::Agency, Says::Role].into_iter();
        let has_role = cells.iter().any(|cell| role_of(cell).is_some());
        for cell in rest {
            let says = if role_of(cell).is_some() {
                Some(Says::Role)
            } else {
                texts.find(|says| !(has_role && *says == Says::Role))
            };
            columns.extend(says);
        }
        return columns;
    }
    let all = [Says::Code, Says::Name, Says::Slot, Says::Room];
    let is_code = is_number || first.is_empty();
    all.into_iter().skip(usize::from(!is_code)).collect()
}

fn role_of(cell: &str) -> Option<&'static str> {
    match cell.to_lowercase().as_str() {
        "ketua" | "chair" => Some("chair"),
        "anggota" | "member" => Some("member"),
        _ => None,
    }
}

/// A code that none of `codes` is.
fn free(prefix: &str, codes: &[String]) -> String {
    let mut number = codes.len() + 1;
    while codes.contains(&format!("{prefix}{number}")) {
        number += 1;
    }
    format!("{prefix}{number}")
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
