//! What a copy of the single file carries, and whom it opens on.

use crate::problem::{Kind, Problem};

/// What stands before the data in a copy of the single file.
const BEFORE: &[u8] = b"id=\"pk-data\">";
/// What stands in every copy before that.
const OURS: &[u8] = b"id=\"pk-wasm\">";
/// Where the element begins, which stands before both.
const ELEMENT: &str = "<penilaian-kinerja";
/// What names the panelist in the element.
const PANELIST: &str = " panelist=\"";
/// What stands in every copy behind the data.
const END: &str = "id=\"pk-end\"";

/// `page`, which is `penilaian.html` or a copy of it, so that it carries `data` (a sheets file, compressed by gzip, in
/// base64) instead of what it carried, and opens on `panelist`; where that is nobody, the panelist is chosen by whoever
/// opens it. Nothing where `page` is no such page, or not all of it.
#[must_use]
pub fn carrying(page: &str, data: &str, panelist: Option<&str>) -> Option<String> {
    let before = std::str::from_utf8(BEFORE).ok()?;
    let ours = std::str::from_utf8(OURS).ok()?;
    // A page that says what it carries in no other place than this one.
    let (start, rest) = page.split_once(ELEMENT)?;
    let (attributes, rest) = rest.split_at_checked(end_of_tag(rest)?)?;
    let (middle, rest) = rest.split_once(before)?;
    let (_, end) = rest.split_at_checked(rest.find('<')?)?;
    if start.contains(before) || !middle.contains(ours) || !end.contains(END) {
        return None;
    }
    let mut copy = [start, ELEMENT].concat();
    if let Some(panelist) = panelist {
        copy.push_str(PANELIST);
        push_escaped(&mut copy, panelist);
        copy.push('"');
    }
    copy.push_str(&without_panelist(attributes));
    copy.push_str(&[middle, before, data, end].concat());
    Some(copy)
}

/// Where the tag ends whose attributes `rest` begins with.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut is_quoted = false;
    rest.find(|character| {
        is_quoted ^= character == '"';
        character == '>' && !is_quoted
    })
}

/// These attributes, as browsers write them, but for the one that names the panelist.
fn without_panelist(attributes: &str) -> String {
    let parts = attributes.split_once(PANELIST);
    let rest = parts.and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    rest.map_or_else(|| attributes.to_owned(), |(before, after)| [before, after].concat())
}

/// Adds `text` as it stands in the value of an attribute.
fn push_escaped(copy: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => copy.push_str("&amp;"),
            '"' => copy.push_str("&quot;"),
            '<' => copy.push_str("&lt;"),
            '>' => copy.push_str("&gt;"),
            other => copy.push(other),
        }
    }
}

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

    /// A page like ours.
    fn page(attributes: &str, data: &str) -> String {
        format!(
            "<!doctype html>\n<main><penilaian-kinerja{attributes}>a > b</penilaian-kinerja></main>\
             <script id=\"pk-wasm\">AA</script><script id=\"pk-data\">{data}</script><template id=\"pk-end\">"
        )
    }

    #[test]
    fn a_page_carries_what_it_is_given_and_nothing_else_changes() {
        let bare = page("", "");
        let given = carrying(&bare, "QUJD", Some("p.1")).unwrap();
        assert_eq!(given, page(" panelist=\"p.1\"", "QUJD"));
        assert_eq!(carried(given.as_bytes()), Some(Ok("QUJD")));
        // Another panelist takes the place, and so does nobody.
        assert_eq!(carrying(&given, "QQ==", Some("p2")).unwrap(), page(" panelist=\"p2\"", "QQ=="));
        assert_eq!(carrying(&given, "", None).unwrap(), bare);
        assert_eq!(carrying(&bare, "", None).unwrap(), bare);
    }

    #[test]
    fn no_name_ends_the_attribute() {
        let strange = "\"><script>&amp; panelist=\"";
        let given = carrying(&page(" lang=\"en\"", ""), "", Some(strange)).unwrap();
        let escaped = "&quot;&gt;&lt;script&gt;&amp;amp; panelist=&quot;";
        assert_eq!(given, page(&format!(" panelist=\"{escaped}\" lang=\"en\""), ""));
        assert_eq!(carrying(&given, "", None).unwrap(), page(" lang=\"en\"", ""));
        // Not every browser escapes what need not be.
        let other = page(" panelist=\"a>b\" title=\"c>d\"", "");
        assert_eq!(carrying(&other, "", None).unwrap(), page(" title=\"c>d\"", ""));
    }

    #[test]
    fn what_is_not_a_whole_page_of_ours_is_given_nothing() {
        let whole = page("", "");
        for place in 0..whole.len() - "id=\"pk-end\"".len() {
            assert_eq!(carrying(&whole[..place], "", None), None, "{place}");
        }
        assert_eq!(carrying("<!doctype html><p>lain", "", None), None);
    }

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
