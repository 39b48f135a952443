//! Places as lists write them: `2`, `2.`, `II`, `Peringkat 2`, `Juara II`.

/// The most digits of a place.
const MOST_DIGITS: usize = 5;
/// What may stand before a place.
const WORDS: [&str; 11] =
    ["peringkat", "ranking", "rangking", "rank", "juara", "terbaik", "urutan", "posisi", "ke", "no", "nomor"];

/// Whether the word may stand before a place.
pub(super) fn is_place_word(word: &str) -> bool {
    WORDS.contains(&word.to_lowercase().as_str())
}

/// The place that `text` names and nothing else.
pub(super) fn place(text: &str) -> Option<u32> {
    let parts = text.split(|character: char| !character.is_alphanumeric());
    let mut parts = parts.filter(|part| !part.is_empty() && !is_place_word(part));
    match (parts.next(), parts.next()) {
        (Some(part), None) => number(part).or_else(|| roman(part)),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    let is_number = text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok().filter(|place| *place > 0) } else { None }
}

/// A number in capital I, V and X, in the one way in which it is written.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = text.chars().take_while(|character| *character == 'X').count().min(3);
    let rest = text.get(tens..)?;
    // IX begins with no X, so what follows the tens is a number below ten.
    let ones = ONES.iter().position(|ones| *ones == rest)?;
    u32::try_from(tens * 10 + ones).ok().filter(|place| *place > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_however_they_are_written() {
        for (text, expected) in [
            ("2", 2),
            ("2.", 2),
            (" #2) ", 2),
            ("02", 2),
            ("Peringkat 2", 2),
            ("JUARA II", 2),
            ("Terbaik ke-3", 3),
            ("IX", 9),
            ("XIV", 14),
            ("XXXIX", 39),
            ("99999", 99_999),
        ] {
            assert_eq!(place(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_place_is_none() {
        for text in [
            "",
            "-",
            "0",
            "2,5",
            "1.0",
            "2 3",
            "IIII",
            "VX",
            "ii",
            "XXXX",
            "DI",
            "100000",
            "satu",
            "Peringkat",
        ] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}
