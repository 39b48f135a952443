//! JSON text to [`Node`].

use crate::node::{Node, Position, Value};
use crate::problem::{Kind, Problem};
use json_event_parser::{JsonEvent, LowLevelJsonParser, LowLevelJsonParserResult};
use pk_core::Decimal;
use pk_core::path::Path;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;
/// The deepest nesting that is read; our deepest file has 15.
const MOST_DEPTH: usize = 32;

/// An array or object that is still open.
struct Open {
    position: Position,
    key: Option<String>,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// The tree that `bytes` describe. A byte order mark is allowed; duplicate keys are kept, for the reader to tell.
///
/// # Errors
/// The one problem that keeps the text from being read further: not UTF-8, not JSON, too large, or too deep.
pub fn parse(bytes: &[u8]) -> Result<Node, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::whole(Kind::TooLarge { most: MOST_BYTES >> 20 }));
    }
    if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::whole(Kind::EmptyFile));
    }
    let mut parser = LowLevelJsonParser::new();
    let mut rows = Rows { bytes, offset: 0, row: 1, column: 1 };
    let mut offset = 0;
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    loop {
        let rest = bytes.get(offset..).unwrap_or_default();
        let LowLevelJsonParserResult { consumed_bytes, event } = parser.parse_next(rest, true);
        let before = offset;
        offset += consumed_bytes;
        let event = match event {
            Some(Ok(event)) => event,
            Some(Err(_)) => {
                let (kind, at) = if !open.is_empty() && is_beginning(bytes) {
                    (Kind::Truncated, bytes.len())
                } else {
                    (Kind::NotJson, offset.saturating_sub(1).max(before))
                };
                return Err(Problem { path: path_of(&open), position: Some(rows.position(at)), kind });
            }
            None => continue,
        };
        let start = rows.position(start_of_event(bytes, before, offset));
        let value = match event {
            JsonEvent::Eof => break,
            JsonEvent::ObjectKey(key) => {
                if let Some(top) = open.last_mut() {
                    top.key = Some(key.into_owned());
                }
                continue;
            }
            JsonEvent::StartArray | JsonEvent::StartObject => {
                if open.len() >= MOST_DEPTH {
                    let kind = Kind::TooDeep { most: MOST_DEPTH };
                    return Err(Problem { path: Path::default(), position: Some(start), kind });
                }
                let content = if event == JsonEvent::StartArray {
                    Content::List(Vec::new())
                } else {
                    Content::Map(Vec::new())
                };
                open.push(Open { position: start, key: None, content });
                continue;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => {
                let Some(closed) = open.pop() else { continue };
                let value = match closed.content {
                    Content::List(items) => Value::List(items),
                    Content::Map(fields) => Value::Map(fields),
                };
                place(&mut open, &mut root, Node { value, position: Some(closed.position) });
                continue;
            }
            JsonEvent::Null => Value::Null,
            JsonEvent::Boolean(value) => Value::Bool(value),
            JsonEvent::String(text) => Value::Text(text.into_owned()),
            JsonEvent::Number(digits) => plain_decimal(&digits).map_or(Value::WildNumber, Value::Number),
        };
        place(&mut open, &mut root, Node { value, position: Some(start) });
    }
    root.ok_or_else(|| Problem::whole(Kind::EmptyFile))
}

fn place(open: &mut [Open], root: &mut Option<Node>, node: Node) {
    match open.last_mut() {
        None => *root = Some(node),
        Some(Open { content: Content::List(items), .. }) => items.push(node),
        Some(Open { content: Content::Map(fields), key, .. }) => {
            fields.push((key.take().unwrap_or_default(), node));
        }
    }
}

/// Where the parser stood, so that a cut-off file says in which part it ends.
fn path_of(open: &[Open]) -> Path {
    let mut path = Path::default();
    for open in open {
        path = match (&open.content, &open.key) {
            (Content::List(items), _) => path.item(items.len()),
            (Content::Map(_), Some(key)) => path.field(key.clone()),
            (Content::Map(_), None) => path,
        };
    }
    path
}

/// The first byte of the event between `from` and `to`, behind white space and punctuation.
fn start_of_event(bytes: &[u8], from: usize, to: usize) -> usize {
    let skipped = bytes.get(from..to).unwrap_or_default().iter();
    from + skipped.take_while(|byte| matches!(**byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':')).count()
}

/// Whether JSON could go on where `bytes` end.
fn is_beginning(bytes: &[u8]) -> bool {
    let mut parser = LowLevelJsonParser::new();
    let mut offset = 0;
    loop {
        let parsed = parser.parse_next(bytes.get(offset..).unwrap_or_default(), false);
        offset += parsed.consumed_bytes;
        match parsed.event {
            None => return true,
            Some(Ok(JsonEvent::Eof) | Err(_)) => return false,
            Some(Ok(_)) => {}
        }
    }
}

/// Turns growing byte offsets into positions without going back, for a file may be one long row.
struct Rows<'a> {
    bytes: &'a [u8],
    offset: usize,
    row: u32,
    column: u32,
}

impl Rows<'_> {
    fn position(&mut self, offset: usize) -> Position {
        for byte in self.bytes.get(self.offset..offset).unwrap_or_default() {
            match byte {
                b'\n' => {
                    self.row += 1;
                    self.column = 1;
                }
                // Only the first byte of a character begins a column.
                0x80..0xc0 => {}
                _ => self.column += 1,
            }
        }
        self.offset = self.offset.max(offset);
        Position { row: self.row, column: self.column }
    }
}

/// A JSON number with at most three places and without exponent, whose thousandths fit.
fn plain_decimal(digits: &str) -> Option<Decimal> {
    let (sign, digits) = digits.strip_prefix('-').map_or((1, digits), |digits| (-1, digits));
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let places = places.trim_end_matches('0');
    if places.len() > 3 {
        return None;
    }
    let mut thousandths: i64 = 0;
    for digit in whole.bytes().chain(places.bytes().chain(std::iter::repeat(b'0')).take(3)) {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        thousandths = thousandths.checked_mul(10)?.checked_add(digit.into())?;
    }
    Some(Decimal::from_thousandths(sign * thousandths))
}
