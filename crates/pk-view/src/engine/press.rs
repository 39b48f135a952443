//! What the keys of the sheet do.

use super::Engine;
use crate::action::{Action, Effect, Moment};
use crate::change_words::change_words;
use crate::snapshot::panelist_of;
use crate::words;
use pk_core::Change;
use pk_core::rubric::{Indicator, Level};

impl Engine {
    /// Does what a key stands for. The codes of levels come first, so that no key of ours takes one away.
    pub(super) fn press(&mut self, at: Option<String>, key: &str, moment: Moment) -> Vec<Effect> {
        if self.key.is_none() || self.dialog.is_some() || self.shielded || self.reviewing {
            return Vec::new();
        }
        let has_focus = at.is_some();
        let Some(code) = at.or_else(|| self.current_indicator()) else { return Vec::new() };
        // What has not the focus is only ever graded for the first time.
        let may_mark = has_focus || self.open_sheet().sheet.mark(&code).is_none();
        if let Some(level) = self.round.rubric.indicator(&code).and_then(|indicator| level_of(indicator, key))
        {
            let grade = Change::Grade { indicator: code, level };
            return if may_mark { self.mark_and_go_on(grade, moment) } else { Vec::new() };
        }
        match key {
            "." => self.go_to_ungraded(Some(&code)),
            "ArrowDown" => self.go_by(&code, 1),
            "ArrowUp" => self.go_by(&code, -1),
            "]" => self.act_now(Action::TurnTo(self.section + 1), moment),
            "[" => self.act_now(Action::TurnTo(self.section.saturating_sub(1)), moment),
            "/" => vec![Effect::FocusIn { indicator: code, part: "textarea" }],
            "=" if has_focus => self.toggle_unsure(code, moment),
            "-" if may_mark => self.not_applicable_and_go_on(code, moment),
            "Delete" if has_focus => self.act_now(Action::Clear(code), moment),
            "Escape" => vec![self.focus_on(code)],
            "Ctrl+z" => self.step_and_go_there(Action::Undo, moment),
            "Ctrl+y" => self.step_and_go_there(Action::Redo, moment),
            "," => self.act_now(Action::Compare(code), moment),
            "?" => self.act_now(Action::AskKeys, moment),
            _ => Vec::new(),
        }
    }

    /// The indicator that keys are about while none has the focus.
    fn current_indicator(&self) -> Option<String> {
        let sheet = &self.open_sheet().sheet;
        let section = self.round.sections_of(panelist_of(self.key.as_ref())).nth(self.section)?;
        let ungraded = section.indicators.iter().find(|indicator| sheet.mark(&indicator.code).is_none());
        ungraded.or(section.indicators.first()).map(|indicator| indicator.code.clone())
    }

    fn not_applicable_and_go_on(&mut self, indicator: String, moment: Moment) -> Vec<Effect> {
        if self.round.rubric.indicator(&indicator).is_none_or(|known| !known.not_applicable) {
            self.notice = Some(words::NOT_APPLICABLE_REFUSED.with(self.lang, &[&indicator]));
            return Vec::new();
        }
        self.mark_and_go_on(Change::NotApplicable { indicator }, moment)
    }

    /// After a first mark the next indicator comes; another mark in the place of one stays in view and is told.
    fn mark_and_go_on(&mut self, change: Change, moment: Moment) -> Vec<Effect> {
        let code = change.indicator().unwrap_or_default().to_owned();
        let was_marked = self.open_sheet().sheet.mark(&code).is_some();
        let words = change_words(&change, self.lang);
        let mut effects = self.write(change, moment);
        if effects.is_empty() {
            return effects;
        }
        if was_marked {
            self.notice = Some(words::CHANGED.with(self.lang, &[&code, &words]));
            effects.push(self.focus_on(code));
            return effects;
        }
        let next = self.go_to_ungraded(Some(&code));
        if next.is_empty() {
            effects.push(self.focus_on(code));
        }
        effects.extend(next);
        effects
    }

    /// Goes to the first indicator behind `code` that is not yet graded, or else to the first of all.
    pub(super) fn go_to_ungraded(&mut self, code: Option<&str>) -> Vec<Effect> {
        let open = self.open_sheet();
        let sheet = &open.sheet;
        let (mut first, mut next, mut is_behind) = (None, None, code.is_none());
        for indicator in self.round.indicators_of(panelist_of(self.key.as_ref())) {
            if sheet.mark(&indicator.code).is_none() {
                first = first.or(Some(&indicator.code));
                if is_behind && next.is_none() {
                    next = Some(&indicator.code);
                }
            }
            is_behind |= Some(indicator.code.as_str()) == code;
        }
        match next.or(first).cloned() {
            Some(indicator) => vec![self.go_to(indicator)],
            None => {
                self.notice = Some(words::ALL_GRADED.of(self.lang).to_owned());
                Vec::new()
            }
        }
    }

    /// Goes to the indicator before or behind `code`.
    fn go_by(&mut self, code: &str, by: isize) -> Vec<Effect> {
        let codes: Vec<&String> = self
            .round
            .indicators_of(panelist_of(self.key.as_ref()))
            .map(|indicator| &indicator.code)
            .collect();
        let place = codes.iter().position(|known| *known == code);
        let there = place.and_then(|place| place.checked_add_signed(by)).and_then(|place| codes.get(place));
        match there.map(|code| (*code).clone()) {
            Some(indicator) => vec![self.go_to(indicator)],
            None => Vec::new(),
        }
    }

    pub(super) fn go_to(&mut self, indicator: String) -> Effect {
        self.show_section_of(&indicator);
        self.focus_on(indicator)
    }

    /// The focus on the chosen level of an indicator, or on its first.
    fn focus_on(&self, indicator: String) -> Effect {
        let is_marked = self.open_sheet().sheet.mark(&indicator).is_some();
        Effect::FocusIn { indicator, part: if is_marked { "input:checked" } else { "input" } }
    }

    fn step_and_go_there(&mut self, step: Action, moment: Moment) -> Vec<Effect> {
        let before = self.journal.len();
        let mut effects = self.act_now(step, moment);
        let last = self.journal.entries().last().filter(|_| self.journal.len() > before);
        if let Some(code) = last.and_then(|sealed| sealed.entry.change.indicator()).map(str::to_owned) {
            effects.push(self.focus_on(code));
        }
        effects
    }

    pub(super) fn toggle_unsure(&mut self, indicator: String, moment: Moment) -> Vec<Effect> {
        let unsure = !self.open_sheet().sheet.is_unsure(&indicator);
        self.write(Change::Unsure { indicator, unsure }, moment)
    }
}

/// The level whose code the key is, or, where no code is a digit, whose place its digit says.
fn level_of(indicator: &Indicator, key: &str) -> Option<String> {
    let levels = &indicator.levels;
    let exact = levels.iter().find(|level| level.code == key);
    let folded = || {
        let mut alike = levels.iter().filter(|level| level.code.eq_ignore_ascii_case(key));
        alike.next().filter(|_| alike.next().is_none())
    };
    let by_place = || {
        let is_digit = |level: &Level| level.code.chars().all(|character| character.is_ascii_digit());
        let place: usize = key.parse().ok().filter(|_| !levels.iter().any(is_digit))?;
        levels.get(place.checked_sub(1)?)
    };
    exact.or_else(folded).or_else(by_place).map(|level| level.code.clone())
}
