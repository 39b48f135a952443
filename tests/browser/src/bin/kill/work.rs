//! What the panelist does until the end.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use browser_tests::{Session, Sheet};

use crate::random::Random;
use crate::shown::Shown;

/// What was tried, each before it was tried; what of it took effect the page alone knows.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    /// Of each indicator the levels in their order, none of them twice.
    levels: BTreeMap<String, Vec<String>>,
    notes: BTreeMap<String, String>,
}

impl Tried {
    /// What is there already.
    pub(crate) fn after(found: &Shown) -> Self {
        let mut tried = Self::default();
        for (indicator, card) in &found.cards {
            tried.levels.insert(indicator.clone(), card.level.iter().cloned().collect());
            tried.notes.insert(indicator.clone(), card.note.clone());
        }
        tried
    }

    pub(crate) fn choose(&mut self, indicator: &str, level: &str) {
        self.levels.entry(indicator.to_owned()).or_default().push(level.to_owned());
    }

    pub(crate) fn type_more(&mut self, indicator: &str, more: &str) {
        self.notes.entry(indicator.to_owned()).or_default().push_str(more);
    }

    /// All that was typed into a note.
    pub(crate) fn note(&self, indicator: &str) -> &str {
        self.notes.get(indicator).map_or("", String::as_str)
    }

    /// Whether `now` was tried, and not before `before`.
    pub(crate) fn may_follow(&self, indicator: &str, before: Option<&str>, now: Option<&str>) -> bool {
        let levels = self.levels.get(indicator).map_or(&[][..], Vec::as_slice);
        // No level stands before the first one.
        let place = |level: Option<&str>| match level {
            None => Some(0),
            Some(level) => levels.iter().position(|tried| tried == level).map(|index| index + 1),
        };
        matches!((place(before), place(now)), (Some(before), Some(now)) if now >= before)
    }

    fn is_untried(&self, indicator: &str, level: &str) -> bool {
        self.levels.get(indicator).is_none_or(|levels| levels.iter().all(|tried| tried != level))
    }
}

/// A panelist at work on a sheet.
#[derive(Debug)]
pub(crate) struct Work<'a> {
    pub(crate) session: &'a Session,
    pub(crate) sheet: Sheet<'a>,
    /// What the sheet showed as saved, as far as we were told.
    pub(crate) shown: &'a mut Shown,
    pub(crate) tried: &'a mut Tried,
    pub(crate) random: &'a mut Random,
}

/// What stands in notes.
const WORDS: [&str; 8] = [
    "dokumen ",
    "lengkap; ",
    "3 desa ",
    "belum – ",
    "periksa ",
    "lagi. ",
    "\"rapat\" ",
    "sudah ditandatangani, ",
];

impl Work<'_> {
    /// Chooses grades and writes notes, `steps` of them.
    pub(crate) async fn go_on(&mut self, steps: u64) -> Result<()> {
        for _ in 0..steps {
            if self.random.below(3) == 0 {
                self.write(2).await?;
            } else {
                self.choose().await?;
            }
        }
        Ok(())
    }

    /// Chooses a level on some indicator, as long as there is one that was not chosen before.
    async fn choose(&mut self) -> Result<()> {
        let Some((indicator, level)) = self.next_choice() else { return Ok(()) };
        self.sheet.grade(&indicator, &level).await?;
        self.look().await
    }

    /// Chooses a level, or types a few keys, and waits for the word.
    pub(crate) async fn wait_for_the_word(&mut self) -> Result<()> {
        if self.random.below(2) == 0 {
            let indicator = self.some_indicator()?;
            self.tried.type_more(&indicator, "ya ");
            self.sheet.add_to_note(&indicator, "ya ").await?;
            *self.shown = Shown::with_the_word(self.session).await?;
        } else if let Some((indicator, level)) = self.next_choice() {
            self.sheet.show_section_of(&indicator).await?;
            *self.shown = Shown::once_chosen(self.session, &indicator, &level).await?;
        }
        Ok(())
    }

    fn next_choice(&mut self) -> Option<(String, String)> {
        let mut untried = Vec::new();
        for (indicator, card) in &self.shown.cards {
            let levels = card.levels.iter().filter(|level| self.tried.is_untried(indicator, level));
            untried.extend(levels.map(|level| (indicator.clone(), level.clone())));
        }
        let (indicator, level) = self.random.one_of(&untried)?.clone();
        self.tried.choose(&indicator, &level);
        Some((indicator, level))
    }

    fn some_indicator(&mut self) -> Result<String> {
        let indicators: Vec<&String> = self.shown.cards.keys().collect();
        let indicator = self.random.one_of(&indicators).context("the sheet shows no indicators")?;
        Ok((*indicator).clone())
    }

    /// Types `words` words more into the note on some indicator, a few keys at a time.
    pub(crate) async fn write(&mut self, words: u64) -> Result<()> {
        let indicator = self.some_indicator()?;
        for _ in 0..words {
            let mut rest = *self.random.one_of(&WORDS).context("there are no words")?;
            while let Some((keys, more)) = self.some_keys(rest) {
                rest = more;
                self.tried.type_more(&indicator, keys);
                self.sheet.add_to_note(&indicator, keys).await?;
                self.look().await?;
            }
        }
        Ok(())
    }

    async fn look(&mut self) -> Result<()> {
        *self.shown = Shown::so_far(self.session).await?;
        Ok(())
    }

    /// Parts `text` after one to three keys; nothing where there is no key.
    fn some_keys<'t>(&mut self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let keys = usize::try_from(self.random.below(3)).ok()? + 1;
        let end = text.char_indices().nth(keys).map_or(text.len(), |(index, _)| index);
        text.split_at_checked(end).filter(|(keys, _)| !keys.is_empty())
    }
}
