//! What people type, as it is kept.

use crate::engine::MOST_NAME;
use pk_core::text::is_hidden;

/// At most `most` characters of `text`, without hidden ones.
pub(crate) fn visible(text: &str, most: usize) -> String {
    let mut clean = String::new();
    let mut count = 0;
    for character in text.chars() {
        if !is_hidden(character) && count < most {
            clean.push(character);
            count += 1;
        }
    }
    clean
}

/// A typed name with single spaces, spelled as an earlier one that differs only in case or in how "Kabupaten" is
/// shortened; nothing if it is empty, too long or holds hidden characters.
pub(crate) fn typed_name(typed: &str, known: &[&str]) -> Option<String> {
    let mut name = String::new();
    for word in visible(typed, usize::MAX).split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.is_empty() || visible(&name, MOST_NAME) != name {
        return None;
    }
    for known in known {
        if folded(known) == folded(&name) {
            return Some((*known).to_owned());
        }
    }
    Some(name)
}

/// What of a name does not depend on how somebody types it: `Kab. Uji`, `kab uji` and `Kabupaten Uji` are one.
fn folded(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    for short in ["kab. ", "kab "] {
        if let Some(rest) = name.strip_prefix(short) {
            return ["kabupaten ", rest].concat();
        }
    }
    name
}
