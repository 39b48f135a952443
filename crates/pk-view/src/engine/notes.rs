//! Notes: typed, finished, left behind by pages that died.

use super::{Engine, MOST_NOTE, save};
use crate::action::{Effect, Moment};
use crate::draft::Draft;
use crate::snapshot::sheet_lines;
use crate::typed::{typed_name, visible};
use crate::words;
use pk_core::entry::Field;
use pk_core::journal::{Refusal, Sealed, Stamp};
use pk_core::{Change, WriterId};
use pk_format::{hash_of, random_writer};

impl Engine {
    /// Finishes the notes that pages left behind when they died.
    pub fn adopt(&mut self, drafts: &[Draft], moment: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.revision += 1;
        if self.readonly {
            return effects;
        }
        for draft in drafts {
            let sheet = self.journal.sheet(&draft.sheet);
            if sheet.note(&draft.indicator) == draft.text {
                effects.push(Effect::Save { entries: Vec::new(), forget: vec![draft.key()] });
            } else if self.is_sound(draft) {
                let writer = writer_beside(&moment, effects.len());
                // Where the sheet is locked, the draft stays where it is until somebody reopens it.
                if let Ok(sealed) = self.write_note(draft, writer, moment) {
                    effects.push(save(&sealed, vec![draft.key()]));
                }
            }
        }
        self.sheets = sheet_lines(&self.journal, &self.round);
        effects
    }

    /// Whether a draft could be one of ours: any page of the same origin may have written it.
    pub(super) fn is_sound(&self, draft: &Draft) -> bool {
        let is_name = |name: &str| typed_name(name, &[]).is_some_and(|typed| typed == name);
        self.round.rubric.indicator(&draft.indicator).is_some()
            && visible(&draft.text, MOST_NOTE) == draft.text
            && is_name(&draft.sheet.panelist.0)
            && is_name(&draft.sheet.district.0)
    }

    /// Makes an entry of a note, in place of what was seen when typing began and of whatever the text goes on from.
    pub(super) fn write_note(
        &mut self,
        draft: &Draft,
        writer: WriterId,
        moment: Moment,
    ) -> Result<Sealed, Refusal> {
        let sheet = self.journal.sheet(&draft.sheet);
        let mut seen = draft.seen.clone();
        for head in sheet.heads_of(&Field::Note(draft.indicator.clone())) {
            let goes_on =
                matches!(&head.change, Change::Note { text, .. } if draft.text.starts_with(text.as_str()));
            if goes_on && !seen.contains(&head.id) {
                seen.push(head.id.clone());
            }
        }
        let stamp = Stamp { writer, at: moment.now };
        let change = note(&draft.indicator, &draft.text);
        self.journal.write_over(stamp, &draft.sheet, change, seen, hash_of)
    }

    /// Adds a line to a note. A sign alone is the beginning of a line that is typed next.
    pub(super) fn add_line(&mut self, indicator: String, line: &str, moment: Moment) -> Vec<Effect> {
        let mut text = self.open_sheet().sheet.note(&indicator).to_owned();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
        let mut effects = self.type_note(indicator.clone(), &text);
        if line.trim_end().chars().count() > 1 {
            effects.extend(self.finish_note(moment));
        } else {
            effects.push(Effect::FocusIn { indicator, part: "textarea" });
        }
        effects
    }

    pub(super) fn type_note(&mut self, indicator: String, text: &str) -> Vec<Effect> {
        let Some(sheet) = self.key.clone().filter(|_| self.may_change()) else { return Vec::new() };
        let clean = visible(text, MOST_NOTE);
        if clean.len() < text.len() {
            self.revision += 1;
            self.cleaned += 1;
            self.notice = Some(words::NOTE_CLEANED.of(self.lang).to_owned());
        }
        let seen = match self.draft.take() {
            Some(draft) if draft.indicator == indicator && draft.sheet == sheet => draft.seen,
            _ => self.journal.sheet(&sheet).heads(&Field::Note(indicator.clone())),
        };
        let draft = Draft { writer: self.writer.clone(), sheet, indicator, text: clean, seen };
        let effect = Effect::SaveDraft { key: draft.key(), text: draft.stored() };
        self.draft = Some(draft);
        vec![effect]
    }

    pub(super) fn finish_note(&mut self, moment: Moment) -> Vec<Effect> {
        let Some(draft) = self.draft.take() else { return Vec::new() };
        let forget = vec![draft.key()];
        if self.journal.sheet(&draft.sheet).note(&draft.indicator) == draft.text {
            return vec![Effect::Save { entries: Vec::new(), forget }];
        }
        let written = self.write_note(&draft, draft.writer.clone(), moment);
        if written.is_err() {
            // What was typed is not thrown away because somebody else has locked the sheet meanwhile. On another sheet
            // nobody wants to hear of it: it waits in the storage.
            if Some(&draft.sheet) != self.key.as_ref() {
                return Vec::new();
            }
            self.draft = Some(draft);
        }
        self.written(written, forget)
    }
}

fn note(indicator: &str, text: &str) -> Change {
    Change::Note { indicator: indicator.to_owned(), text: text.to_owned() }
}

/// A writer for the draft at `index`, unlike that of any other draft: drafts may be of several panelists.
fn writer_beside(moment: &Moment, index: usize) -> WriterId {
    let mut bits = moment.random;
    for (bit, more) in bits.iter_mut().zip(index.to_le_bytes()) {
        *bit ^= more;
    }
    random_writer(bits)
}
