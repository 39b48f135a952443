//! What to look at before a sheet counts, by kind.

use crate::snapshot::Snapshot;
use crate::words::{self, Words};
use pk_core::Finding;
use pk_core::score::SheetScore;

/// The codes of the indicators that are to be looked at, each once.
pub(crate) struct Findings<'a> {
    pub(crate) ungraded: Vec<&'a str>,
    pub(crate) unsure: Vec<&'a str>,
    /// Graded without the note that the rubric asks for.
    pub(crate) note_missing: Vec<&'a str>,
    pub(crate) conflicts: Vec<&'a str>,
    /// Differs from the document review, and no note says why.
    pub(crate) unexplained: Vec<&'a str>,
}

impl<'a> Findings<'a> {
    pub(crate) fn of(state: &'a Snapshot, score: &'a SheetScore<'_>) -> Self {
        let mut findings = Self {
            ungraded: Vec::new(),
            unsure: Vec::new(),
            note_missing: Vec::new(),
            conflicts: Vec::new(),
            unexplained: Vec::new(),
        };
        for finding in &score.findings {
            let (codes, code) = match finding {
                Finding::Ungraded { indicator } => (&mut findings.ungraded, indicator.as_str()),
                Finding::Unsure { indicator } => (&mut findings.unsure, indicator.as_str()),
                Finding::NoteMissing { indicator } => (&mut findings.note_missing, indicator.as_str()),
                Finding::Conflict { indicator: Some(indicator) } => {
                    (&mut findings.conflicts, indicator.as_str())
                }
                _ => continue,
            };
            // An indicator's mark and its note may both be in conflict.
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if let Some(key) = &state.key {
            findings.unexplained = state.round.unexplained(&key.district, &state.sheet);
        }
        findings
    }

    /// A sentence for each kind, what keeps the sheet from being finalised first.
    pub(crate) fn sentences(&self, state: &Snapshot) -> Vec<String> {
        let kinds: [(&Vec<&str>, &Words); 5] = [
            (&self.conflicts, &words::FINALISE_CONFLICTS),
            (&self.ungraded, &words::FINALISE_UNGRADED),
            (&self.unsure, &words::FINALISE_UNSURE),
            (&self.note_missing, &words::NOTES_MISSING),
            (&self.unexplained, &words::UNEXPLAINED),
        ];
        let mut sentences = Vec::new();
        for (codes, words) in kinds {
            if !codes.is_empty() {
                sentences.push(words.with(state.lang, &[&codes.join(", ")]));
            }
        }
        sentences
    }
}
