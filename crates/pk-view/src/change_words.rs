//! A change in words.

use crate::words;
use pk_core::Change;
use pk_format::Lang;

/// What a change sets, without the indicator that it is about.
pub(crate) fn change_words(change: &Change, lang: Lang) -> String {
    let words = match change {
        Change::Grade { level, .. } => return words::CHANGE_GRADE.with(lang, &[level]),
        Change::Note { text, .. } => return words::CHANGE_NOTE.with(lang, &[text]),
        Change::Reopen { reason } => return words::CHANGE_REOPEN.with(lang, &[reason]),
        Change::Evidence { item, seen, .. } => {
            let words = match seen {
                Some(true) => &words::SEEN,
                Some(false) => &words::MISSING,
                None => &words::UNCHECKED,
            };
            return words::CHANGE_EVIDENCE.with(lang, &[&(item + 1).to_string(), words.of(lang)]);
        }
        Change::Link { item, url, .. } => {
            let words = url.as_deref().unwrap_or_else(|| words::NO_LINK.of(lang));
            return words::CHANGE_LINK.with(lang, &[&(item + 1).to_string(), words]);
        }
        Change::NotApplicable { .. } => &words::NOT_APPLICABLE,
        Change::Unsure { unsure: true, .. } => &words::UNSURE,
        Change::Unsure { .. } => &words::SURE,
        Change::Finalise { .. } => &words::FINALISED,
        Change::Clear { .. } => &words::UNGRADED,
    };
    words.of(lang).to_owned()
}
