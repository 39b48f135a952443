//! What a copy of the single file carries.

use crate::problem::{Kind, Problem};

/// What stands before the data in a copy of the single file.
const BEFORE: &[u8] = b"id=\"pk-data\">";

/// The sheets file that a web page carries: compressed by gzip, written in base64. Nothing where the bytes are no web
/// page at all.
///
/// # Errors
/// The page carries nothing.
#[must_use]
pub fn carried(bytes: &[u8]) -> Option<Result<&str, Problem>> {
    const START: &[u8] = b"<!doctype html";
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if !text.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START)) {
        return None;
    }
    // The first place, as browsers have it.
    let place = text.windows(BEFORE.len()).position(|window| window == BEFORE);
    let rest = place.and_then(|place| text.get(place + BEFORE.len()..)).unwrap_or_default();
    let data = rest.split(|byte| *byte == b'<').next().unwrap_or_default().trim_ascii();
    Some(match std::str::from_utf8(data) {
        Ok(data) if !data.is_empty() => Ok(data),
        _ => Err(Problem::whole(Kind::NothingCarried)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_carried() {
        let page = |data: &str| {
            format!(
                "<!DOCTYPE html>\n<script id=\"pk-data\">{data}</script><script id=\"pk-data\">x</script>"
            )
        };
        assert_eq!(carried(page("QUJD").as_bytes()), Some(Ok("QUJD")));
        assert_eq!(carried(page(" \n").as_bytes()), Some(Err(Problem::whole(Kind::NothingCarried))));
        assert_eq!(carried(b"<!doctype html><p>lain"), Some(Err(Problem::whole(Kind::NothingCarried))));
        assert_eq!(carried(b"\xEF\xBB\xBF <!doctype html"), Some(Err(Problem::whole(Kind::NothingCarried))));
        for other in [&b"{}"[..], b"", b"<!doctype", b"\xFF\xFE"] {
            assert_eq!(carried(other), None);
        }
    }
}
