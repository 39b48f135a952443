//! What the page showed as saved.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use browser_tests::{SavedState, Session, Sheet};
use serde_json::Value;

use crate::work::Tried;

/// One indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Card {
    /// The level that was chosen.
    pub(crate) level: Option<String>,
    /// The note in its field.
    pub(crate) note: String,
    /// The levels that can be chosen.
    pub(crate) levels: Vec<String>,
}

/// What stood on the screen under the word "Tersimpan": of each indicator the last time that it was in view then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) cards: BTreeMap<String, Card>,
    pub(crate) total: String,
}

/// Notes what the page shows, at every change of the page and whenever it is asked, but only while the word stands there.
/// `pkShown` gives what was noted, `pkWord` a promise of the same for the next moment when the word stands there, and
/// `pkChoose` chooses a level before that, so that nothing goes to and fro between the choice and the word.
const WATCH: &str = r#"
if (!window.pkShown) {
  const root = document.querySelector("penilaian-kinerja").shadowRoot;
  const noted = { cards: {}, total: "" };
  let waiting = [];
  let isChoosing = false;
  const look = () => {
    // A script that clicks stands between the choice and the page's answer, where no user ever looks.
    if (isChoosing || root.querySelector("[data-pk=saved]")?.dataset.state !== "saved") return;
    noted.total = root.querySelector("[data-pk=total]")?.textContent ?? "";
    for (const card of root.querySelectorAll("fieldset[data-indicator]")) {
      const radios = [...card.querySelectorAll("input[type=radio]")];
      noted.cards[card.dataset.indicator] = {
        level: radios.find((radio) => radio.checked)?.value ?? null,
        note: card.querySelector("textarea").value,
        levels: radios.map((radio) => radio.value),
      };
    }
    for (const done of waiting) done(noted);
    waiting = [];
  };
  const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] };
  new MutationObserver(look).observe(root, changes);
  window.pkShown = () => { look(); return noted; };
  window.pkWord = () => new Promise((done) => { waiting.push(done); look(); });
  window.pkChoose = (selector) => new Promise((done) => {
    isChoosing = true;
    root.querySelector(selector).click();
    setTimeout(() => { isChoosing = false; waiting.push(done); look(); });
  });
}
"#;

impl Shown {
    /// What was shown as saved in the page in front so far.
    pub(crate) async fn so_far(session: &Session) -> Result<Self> {
        Self::ask(session, "pkShown()").await
    }

    /// The same, at the moment when the word stands there.
    pub(crate) async fn with_the_word(session: &Session) -> Result<Self> {
        Self::ask(session, "pkWord()").await
    }

    /// The same, once this level is chosen.
    pub(crate) async fn once_chosen(session: &Session, indicator: &str, level: &str) -> Result<Self> {
        let selector = format!("[data-indicator=\"{indicator}\"] input[value=\"{level}\"]");
        Self::ask(session, &format!("pkChoose({})", Value::from(selector))).await
    }

    /// The whole sheet, section by section.
    pub(crate) async fn of_sheet(
        session: &Session,
        sheet: &Sheet<'_>,
        indicators: &[String],
    ) -> Result<Self> {
        let mut shown = Self::default();
        for indicator in indicators {
            if !shown.cards.contains_key(indicator) {
                sheet.show_section_of(indicator).await?;
                sheet.wait_for_state(SavedState::Saved).await?;
                let in_conflict = sheet.exists("[data-pk=\"conflict\"]").await?;
                ensure!(!in_conflict, "the sheet has a conflict, and there was one panelist only");
                shown = Self::with_the_word(session).await?;
            }
        }
        Ok(shown)
    }

    async fn ask(session: &Session, question: &str) -> Result<Self> {
        let answer = session.execute(&format!("{WATCH} return window.{question};"), vec![]).await?;
        Self::of_value(&answer).context("the page gave something else than what it showed")
    }

    fn of_value(value: &Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let mut cards = BTreeMap::new();
        for (indicator, card) in value.get("cards")?.as_object()? {
            let level = card.get("level").and_then(text);
            let note = text(card.get("note")?)?;
            let levels = card.get("levels")?.as_array()?.iter().filter_map(text).collect();
            cards.insert(indicator.clone(), Card { level, note, levels });
        }
        Some(Self { cards, total: text(value.get("total")?)? })
    }

    /// How much was shown: grades, and characters of notes.
    pub(crate) fn size(&self) -> (usize, usize) {
        let grades = self.cards.values().filter(|card| card.level.is_some()).count();
        let characters = self.cards.values().map(|card| card.note.chars().count()).sum();
        (grades, characters)
    }

    /// What of this is not in `found`, a sentence each.
    ///
    /// What was `tried` but not yet shown as saved may be there or not: a grade may be newer, a note longer.
    pub(crate) fn missing_in(&self, found: &Self, tried: &Tried) -> Vec<String> {
        let mut missing = Vec::new();
        let mut is_same = true;
        for (indicator, card) in &self.cards {
            let now = found.cards.get(indicator).cloned().unwrap_or_default();
            is_same &= now.level == card.level;
            if !tried.may_follow(indicator, card.level.as_deref(), now.level.as_deref()) {
                missing.push(format!(
                    "{indicator}: {} was shown as saved and {} is there",
                    level(card.level.as_deref()),
                    level(now.level.as_deref())
                ));
            }
            if !(now.note.starts_with(&card.note) && tried.note(indicator).starts_with(&now.note)) {
                missing.push(format!(
                    "{indicator}: the note {:?} was shown as saved and {:?} is there; {:?} was typed",
                    card.note,
                    now.note,
                    tried.note(indicator)
                ));
            }
        }
        if is_same && missing.is_empty() && self.total != found.total {
            missing.push(format!(
                "the total {:?} was shown as saved and is {:?} with the same grades",
                self.total, found.total
            ));
        }
        missing
    }
}

fn level(level: Option<&str>) -> String {
    level.map_or_else(|| "no grade".to_owned(), |level| format!("grade {level}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(level: Option<&str>, note: &str) -> Shown {
        let card = Card { level: level.map(str::to_owned), note: note.to_owned(), levels: vec![] };
        Shown { cards: BTreeMap::from([("1.1".to_owned(), card)]), total: "3".to_owned() }
    }

    fn missing(before: &Shown, after: &Shown) -> usize {
        let mut tried = Tried::after(&shown(None, "sudah "));
        tried.choose("1.1", "A");
        tried.choose("1.1", "C");
        tried.type_more("1.1", "dibaca");
        before.missing_in(after, &tried).len()
    }

    #[test]
    fn what_came_later_may_be_there_or_not() {
        let before = shown(Some("A"), "sudah d");
        assert_eq!(missing(&before, &before), 0);
        assert_eq!(missing(&before, &shown(Some("C"), "sudah dibaca")), 0);
        assert_eq!(missing(&shown(None, ""), &shown(Some("A"), "sudah dib")), 0);
    }

    #[test]
    fn what_was_shown_must_be_there() {
        let before = shown(Some("C"), "sudah dib");
        assert_eq!(missing(&before, &shown(None, "sudah dib")), 1, "a grade that is gone");
        assert_eq!(missing(&before, &shown(Some("A"), "sudah dib")), 1, "a grade from before");
        assert_eq!(missing(&before, &shown(Some("B"), "sudah dib")), 1, "a grade that nobody gave");
        assert_eq!(missing(&before, &shown(Some("C"), "sudah d")), 1, "a note that is shorter");
        assert_eq!(missing(&before, &shown(Some("C"), "sudah dibuka")), 1, "a note that nobody typed");
        assert_eq!(missing(&before, &Shown::default()), 2, "nothing at all");
        let other_total = Shown { total: "2".to_owned(), ..before.clone() };
        assert_eq!(missing(&before, &other_total), 1, "another total");
    }
}
