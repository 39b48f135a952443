//! Which numbers of a workbook are dates or percentages: only their formats say so.

use crate::refusal::Refusal;
use crate::xml::{Step, walk};
use std::collections::BTreeMap;

/// How a number is shown, as far as that changes what it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    #[default]
    Plain,
    Date,
    Percent,
}

/// How each style shows numbers, by its index.
pub(crate) fn styles(text: &str) -> Result<Vec<Shown>, Refusal> {
    let mut formats = BTreeMap::new();
    let mut shown = Vec::new();
    let mut is_within = false;
    walk(text, |step| {
        match step {
            Step::Begin(element) if element.name == "numFmt" => {
                if let (Some(id), Some(code)) = (element.number("numFmtId"), element.get("formatCode")) {
                    formats.insert(id, of_code(&code));
                }
            }
            Step::Begin(element) if element.name == "cellXfs" => is_within = true,
            Step::End(name) if name == "cellXfs" => is_within = false,
            Step::Begin(element) if element.name == "xf" && is_within => {
                let id = element.number("numFmtId").unwrap_or_default();
                shown.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(shown)
}

fn built_in(id: usize) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Plain,
    }
}

/// What a format of the workbook's own shows: letters of dates outside of quotes and brackets make a date.
fn of_code(code: &str) -> Shown {
    let mut is_percent = false;
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|end| *end == '"')),
            '[' => {
                let within: String = characters.by_ref().take_while(|end| *end != ']').collect();
                // Hours, minutes or seconds that passed; anything else is a colour or a condition.
                if !within.is_empty() && within.chars().all(|letter| "hmsHMS".contains(letter)) {
                    return Shown::Date;
                }
            }
            '\\' | '_' | '*' => drop(characters.next()),
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return Shown::Date,
            // The word General holds no such letter but is no format of a number either.
            'G' | 'g' => drop(characters.by_ref().take("eneral".len()).count()),
            '%' => is_percent = true,
            _ => {}
        }
    }
    if is_percent { Shown::Percent } else { Shown::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_and_percentages() {
        for code in ["dd/mm/yyyy", "[$-421]d mmmm yyyy", "hh:mm", "[h]:mm", "yyyy\\-mm"] {
            assert_eq!(of_code(code), Shown::Date, "{code}");
        }
        for code in ["General", "0.00", "#,##0;[Red]-#,##0", "\"hari\" 0", "0\\d", "@"] {
            assert_eq!(of_code(code), Shown::Plain, "{code}");
        }
        assert_eq!(of_code("0,0%"), Shown::Percent);
    }
}
