//! The element on the page in front, as a panelist works it.
//!
//! Only the hooks that the element promises are used: names, values and `data-` attributes inside its open shadow root,
//! never a class or a text.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::case::CaseGrade;
use crate::{Session, until};

mod pin;
mod shadow;

/// What the element says about the storage of the last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedState {
    /// The transaction is complete.
    Saved,
    /// The transaction is under way.
    Saving,
    /// The browser refused.
    Failed,
}

/// How much of the sheet is graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Indicators that have a grade or do not apply.
    pub done: u64,
    /// All indicators.
    pub all: u64,
}

/// The element of the page in front.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    session: &'a Session,
    /// Which element it is, where the page has several.
    selector: &'a str,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(session: &'a Session, selector: &'a str) -> Self {
        Self { session, selector }
    }

    /// Waits for the form that starts a sheet, for a sheet, for whatever asks for a PIN, or for what prepares rounds.
    pub(crate) async fn wait_until_ready(&self) -> Result<()> {
        let ready = until("the element to be ready for work", async || {
            let ready =
                self.exists("form.start, [data-pk=\"total\"], [data-pk=locked-by-pin], .prepare").await?;
            ensure!(ready || !self.has_failed().await?, "the element failed");
            Ok(ready.then_some(()))
        });
        let Err(error) = ready.await else { return Ok(()) };
        let shown = "const element = document.querySelector('penilaian-kinerja'); \
                     const root = element?.shadowRoot?.textContent ?? 'no shadow root'; \
                     return `${root} ${window.pkWitness?.join(', ')}`;";
        bail!("{error}; the page shows: {}", self.session.execute(shown, vec![]).await?)
    }

    /// Whether the page threw, or the element shows the screen of a failure.
    async fn has_failed(&self) -> Result<bool> {
        self.holds("[data-pk=\"failure\"]", "found !== null || (window.pkWitness ?? []).length > 0").await
    }

    /// Whether a sheet is open, rather than the form that starts one.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn is_open(&self) -> Result<bool> {
        self.exists("[data-pk=\"total\"]").await
    }

    /// Fills in the form that starts a sheet, and waits for the sheet.
    ///
    /// # Errors
    /// When a part of the form is missing.
    pub async fn start(&self, rubric: &str, panelist: &str, district: &str) -> Result<()> {
        self.find("select[name=\"rubric\"]")
            .await?
            .select_by_value(rubric)
            .await
            .context("no such rubric")?;
        self.type_into("input[name=\"panelist\"]", panelist).await?;
        self.type_into("input[name=\"district\"]", district).await?;
        self.press("start").await?;
        self.find("[data-pk=\"total\"]").await.map(drop)
    }

    /// Chooses the first offer of the list with this name that is an offer at all.
    ///
    /// # Errors
    /// When there is no such list, or it offers nothing.
    pub async fn choose_first(&self, name: &str) -> Result<()> {
        let first = "[...(found?.options ?? [])].find((option) => option.value && !option.disabled) ?? null";
        let option = self.find_by(&format!("select[name=\"{name}\"]"), first).await?;
        option.click().await.with_context(|| format!("cannot choose a {name}"))
    }

    /// Chooses the offer with this value of the list with this name.
    ///
    /// # Errors
    /// When there is no such list, or it does not offer this.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let list = self.find(&format!("select[name=\"{name}\"]")).await?;
        list.select_by_value(value).await.with_context(|| format!("no {name} {value}"))
    }

    /// Opens the sheet of a district of the round, from the list of them.
    ///
    /// # Errors
    /// When the list has no such district, or the sheet does not come.
    pub async fn open_district(&self, code: &str) -> Result<()> {
        self.click(&format!("button[data-district=\"{code}\"]")).await?;
        self.find("[data-pk=\"total\"]").await.map(drop)
    }

    /// Chooses one level, after bringing its section to the front, and waits until it is chosen.
    ///
    /// # Errors
    /// When there is no such indicator or level, or it cannot be chosen.
    pub async fn grade(&self, indicator: &str, level: &str) -> Result<()> {
        self.show_section_of(indicator).await?;
        let radio = level_selector(indicator, level);
        self.click_label(&radio).await?;
        until(&format!("{indicator} to be {level}"), async || {
            Ok(self.is_chosen(indicator, level).await?.then_some(()))
        })
        .await
    }

    /// Chooses every level of a case.
    ///
    /// # Errors
    /// As [`Sheet::grade`].
    pub async fn grade_all(&self, grades: &[CaseGrade]) -> Result<()> {
        for grade in grades {
            self.grade(&grade.indicator, &grade.level).await?;
        }
        Ok(())
    }

    /// Brings the section of an indicator to the front: the part of its code before the first dot.
    ///
    /// # Errors
    /// When the section has no button, or the indicator does not appear.
    pub async fn show_section_of(&self, indicator: &str) -> Result<()> {
        let fieldset = format!("fieldset[data-indicator=\"{indicator}\"]");
        if self.is_shown(&fieldset).await? {
            return Ok(());
        }
        let section = indicator.split('.').next().unwrap_or(indicator);
        self.click(&format!("[data-aksi=\"{section}\"]")).await?;
        until(&format!("indicator {indicator} to be shown"), async || {
            Ok(self.is_shown(&fieldset).await?.then_some(()))
        })
        .await
    }

    /// Whether this level is the one chosen.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn is_chosen(&self, indicator: &str, level: &str) -> Result<bool> {
        self.holds(&level_selector(indicator, level), "found?.checked === true").await
    }

    /// Writes a note on an indicator.
    ///
    /// # Errors
    /// When there is no place for one.
    pub async fn write_note(&self, indicator: &str, note: &str) -> Result<()> {
        self.show_section_of(indicator).await?;
        self.type_into(&note_selector(indicator), note).await
    }

    /// Types more at the end of the note on an indicator, key by key.
    ///
    /// # Errors
    /// When there is no place for one.
    pub async fn add_to_note(&self, indicator: &str, more: &str) -> Result<()> {
        self.show_section_of(indicator).await?;
        let field = self.find(&note_selector(indicator)).await?;
        field.send_keys(more).await.with_context(|| format!("cannot type into the note on {indicator}"))
    }

    /// The note on an indicator, as it stands in its field.
    ///
    /// # Errors
    /// When there is no place for one.
    pub async fn note(&self, indicator: &str) -> Result<String> {
        self.show_section_of(indicator).await?;
        self.evaluate(&note_selector(indicator), "found?.value ?? ''").await.map(into_text)
    }

    /// The total as shown: its first number.
    ///
    /// # Errors
    /// When no total is shown.
    pub async fn total(&self) -> Result<String> {
        let text = self.text("[data-pk=\"total\"]").await?;
        first_number(&text).with_context(|| format!("there is no number in the total {text:?}"))
    }

    /// Waits until the total is `expected`.
    ///
    /// # Errors
    /// When it stays another.
    pub async fn wait_for_total(&self, expected: &str) -> Result<()> {
        let mut last = String::new();
        let wait = until("the total", async || {
            last = self.total().await?;
            Ok((last == expected).then_some(()))
        });
        match wait.await {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("the total is {last} and not {expected}"))),
        }
    }

    /// How much is graded.
    ///
    /// # Errors
    /// When nothing says so.
    pub async fn progress(&self) -> Result<Progress> {
        let numbers = "(() => { \
             const bar = found?.matches('progress, meter') ? found : found?.querySelector('progress, meter'); \
             if (bar) return [bar.value, bar.max]; \
             return (found?.textContent.match(/\\d+/g) ?? []).map(Number); \
         })()";
        let numbers = self.evaluate("[data-pk=\"progress\"]", numbers).await?;
        let number =
            |index: usize| numbers.get(index).and_then(|number| number.as_f64()).map(|number| number as u64);
        match (number(0), number(1)) {
            (Some(done), Some(all)) => Ok(Progress { done, all }),
            _ => bail!("the progress names no two numbers: {numbers}"),
        }
    }

    /// What the element says about storage, if it says anything.
    ///
    /// # Errors
    /// When it says something unheard of.
    pub async fn saved_state(&self) -> Result<Option<SavedState>> {
        let state = self.evaluate("[data-pk=\"saved\"]", "found?.getAttribute('data-state') ?? null").await?;
        match state.as_str() {
            None => Ok(None),
            Some("saved") => Ok(Some(SavedState::Saved)),
            Some("saving") => Ok(Some(SavedState::Saving)),
            Some("failed") => Ok(Some(SavedState::Failed)),
            Some(other) => bail!("the element says it is {other:?}, which is no state of storage"),
        }
    }

    /// Waits until storage is in `state`.
    ///
    /// # Errors
    /// When it stays in another.
    pub async fn wait_for_state(&self, state: SavedState) -> Result<()> {
        until(&format!("storage to be {state:?}"), async || {
            Ok((self.saved_state().await? == Some(state)).then_some(()))
        })
        .await
    }

    /// Clicks the button with this `data-pk`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, button: &str) -> Result<()> {
        self.click(&format!("button[data-pk=\"{button}\"]")).await
    }

    /// Presses a button until something is there: WebKitGTK's driver presses a point, which is another place where the
    /// page has moved in between.
    ///
    /// # Errors
    /// When nothing comes of it three times.
    pub async fn press_until(&self, button: &str, there: &str) -> Result<()> {
        for _ in 0..2 {
            self.press(button).await?;
            if self.wait_for(there, true).await.is_ok() {
                return Ok(());
            }
        }
        self.press(button).await?;
        self.wait_for(there, true).await
    }

    /// Gives a file to the field that imports one.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn import(&self, file: &Path) -> Result<()> {
        let field = self.find("input[type=\"file\"]:is([data-pk=import], [data-pk=take])").await?;
        let path = file.to_str().context("the path of the file is not UTF-8")?;
        field.send_keys(path).await.context("the field takes no file")
    }

    /// The problems that are listed, one text each.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn problems(&self) -> Result<Vec<String>> {
        let items = "[...(found?.querySelectorAll('li') ?? [])].map((item) => item.textContent.trim())";
        let items = self.evaluate("[data-pk=\"problems\"]", items).await?;
        Ok(items.as_array().into_iter().flatten().cloned().map(into_text).collect())
    }
}

fn level_selector(indicator: &str, level: &str) -> String {
    format!("fieldset[data-indicator=\"{indicator}\"] input[type=\"radio\"][value=\"{level}\"]")
}

fn note_selector(indicator: &str) -> String {
    format!("fieldset[data-indicator=\"{indicator}\"] textarea")
}

fn into_text(value: Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The first number in a text, as Indonesians write it: `33`, `83,03`.
fn first_number(text: &str) -> Option<String> {
    let start = text.find(|character: char| character.is_ascii_digit())?;
    let (_, rest) = text.split_at_checked(start)?;
    let end =
        rest.find(|character: char| !character.is_ascii_digit() && character != ',').unwrap_or(rest.len());
    rest.get(..end).map(|number| number.trim_end_matches(',').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_first_number_of_a_total() {
        assert_eq!(first_number("Skor: 33 dari 39").as_deref(), Some("33"));
        assert_eq!(first_number("83,03").as_deref(), Some("83,03"));
        assert_eq!(first_number("33, sementara").as_deref(), Some("33"));
        assert_eq!(first_number("–"), None);
    }
}
