//! What a copy of the single file carries.

use crate::problem::{Kind, Problem};

/// What stands before the data in a copy of the single file.
const BEFORE: &[u8] = b"id=\"pk-data\">";
/// What stands in every copy before that.
const OURS: &[u8] = b"id=\"pk-wasm\">";

/// The sheets file that a web page carries: compressed by gzip, written in base64. Nothing where the bytes are no web
/// page at all.
///
/// # Errors
/// The page carries nothing, or what it carried is cut off.
#[must_use]
pub fn carried(bytes: &[u8]) -> Option<Result<&str, Problem>> {
    const START: &[u8] = b"<!doctype html";
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if !text.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START)) {
        return None;
    }
    // The first place, as browsers have it.
    let behind = |mark: &[u8]| {
        let place = text.windows(mark.len()).position(|window| window == mark);
        place.and_then(|place| text.get(place + mark.len()..))
    };
    let problem = |kind| Some(Err(Problem::whole(kind)));
    let Some(rest) = behind(BEFORE) else {
        return problem(if behind(OURS).is_some() { Kind::CarriedBroken } else { Kind::NothingCarried });
    };
    let Some(end) = rest.iter().position(|byte| *byte == b'<') else { return problem(Kind::CarriedBroken) };
    match std::str::from_utf8(rest.get(..end).unwrap_or_default().trim_ascii()) {
        Ok("") => problem(Kind::NothingCarried),
        Ok(data) => Some(Ok(data)),
        Err(_) => problem(Kind::CarriedBroken),
    }
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
        let broken = Some(Err(Problem::whole(Kind::CarriedBroken)));
        assert_eq!(carried(b"<!doctype html><script id=\"pk-wasm\">AAA"), broken);
        assert_eq!(carried(b"<!doctype html><script id=\"pk-data\">QUJD"), broken);
        assert_eq!(carried(b"\xEF\xBB\xBF <!doctype html"), Some(Err(Problem::whole(Kind::NothingCarried))));
        for other in [&b"{}"[..], b"", b"<!doctype", b"\xFF\xFE"] {
            assert_eq!(carried(other), None);
        }
    }
}
