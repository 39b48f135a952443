//! Words on a terminal.

use pk_core::text::is_hidden;
use pk_format::Lang;

/// The width of everything that is written for people, but for lines that tell what is wrong with a file.
pub(crate) const WIDTH: usize = 78;

/// `text` in one line, with everything that could move the cursor or hide words made visible: texts and file names
/// come from strangers.
pub(crate) fn one_line(text: &str) -> String {
    let shown = |character| match character {
        '\n' | '\t' => ' ',
        hidden if is_hidden(hidden) => '\u{fffd}',
        other => other,
    };
    text.chars().map(shown).collect()
}

/// `text` in lines of at most `width` characters, broken at white space; a longer word is cut.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in one_line(text).split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        if length > 0 && length + 1 + word.len() > width {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        while word.len() > width {
            let rest = word.split_off(width);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        length += word.len();
        line.extend(word);
    }
    if length > 0 || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A name and its value, which is wrapped beside it.
pub(crate) fn named(name: &str, value: &str) -> String {
    let mut text = String::new();
    for (index, line) in wrapped(value, WIDTH - 16).iter().enumerate() {
        let name = if index == 0 { name } else { "" };
        text.push_str(&format!("{name:14}  {line}\n"));
    }
    text
}

/// How many there are of something: Indonesian has one form, English two.
pub(crate) fn count(number: usize, id: &str, one: &str, many: &str, lang: Lang) -> String {
    let word = lang.pick(id, if number == 1 { one } else { many });
    format!("{number} {word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_long_words_are_cut() {
        assert_eq!(wrapped("satu dua tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrapped("satu duatigaempat", 6), ["satu", "duatig", "aempat"]);
        assert_eq!(wrapped(" \n ", 6), [""]);
    }

    #[test]
    fn nothing_can_move_the_cursor() {
        assert_eq!(one_line("a\u{1b}[2Jb\nc\u{202e}"), "a\u{fffd}[2Jb c\u{fffd}");
    }
}
