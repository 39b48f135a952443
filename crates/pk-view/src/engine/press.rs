//! What the keys of the sheet do.

use super::Engine;
use crate::action::{Action, Effect, Moment};
use crate::words;
use pk_core::Change;
use pk_core::rubric::Indicator;

impl Engine {
    /// Does what a key stands for. The codes of levels come first, so that no key of ours takes one away.
    pub(super) fn press(&mut self, at: Option<String>, key: &str, moment: Moment) -> Vec<Effect> {
        if self.key.is_none() || self.dialog.is_some() || self.shielded {
            return Vec::new();
        }
        let Some(code) = at.or_else(|| self.current_indicator()) else { return Vec::new() };
        if let Some(level) = self.round.rubric.indicator(&code).and_then(|indicator| level_of(indicator, key))
        {
            return self.grade_and_go_on(code, level, moment);
        }
        match key {
            "." => self.go_to_ungraded(Some(&code)),
            "ArrowDown" => self.go_by(&code, 1),
            "ArrowUp" => self.go_by(&code, -1),
            "]" => self.act_now(Action::TurnTo(self.section + 1), moment),
            "[" => self.act_now(Action::TurnTo(self.section.saturating_sub(1)), moment),
            "/" => vec![Effect::FocusIn { indicator: code, part: "textarea" }],
            "=" => self.toggle_unsure(code, moment),
            "-" => self.not_applicable_and_go_on(code, moment),
            "Delete" => self.act_now(Action::Clear(code), moment),
            "Escape" => vec![self.focus_on(code)],
            "Ctrl+z" => self.step_and_go_there(Action::Undo, moment),
            "Ctrl+y" => self.step_and_go_there(Action::Redo, moment),
            "?" => self.act_now(Action::AskKeys, moment),
            _ => Vec::new(),
        }
    }

    /// The indicator that keys are about while none has the focus.
    fn current_indicator(&self) -> Option<String> {
        let sheet = &self.open_sheet().sheet;
        let section = self.round.rubric.sections().nth(self.section)?;
        let ungraded = section.indicators.iter().find(|indicator| sheet.mark(&indicator.code).is_none());
        ungraded.or(section.indicators.first()).map(|indicator| indicator.code.clone())
    }

    fn grade_and_go_on(&mut self, indicator: String, level: String, moment: Moment) -> Vec<Effect> {
        let code = indicator.clone();
        let effects = self.write(Change::Grade { indicator, level }, moment);
        self.and_go_on(effects, &code)
    }

    fn not_applicable_and_go_on(&mut self, indicator: String, moment: Moment) -> Vec<Effect> {
        if self.round.rubric.indicator(&indicator).is_none_or(|known| !known.not_applicable) {
            return Vec::new();
        }
        let code = indicator.clone();
        let effects = self.write(Change::NotApplicable { indicator }, moment);
        self.and_go_on(effects, &code)
    }

    fn and_go_on(&mut self, mut effects: Vec<Effect>, code: &str) -> Vec<Effect> {
        if !effects.is_empty() {
            effects.extend(self.go_to_ungraded(Some(code)));
        }
        effects
    }

    /// Goes to the first indicator behind `code` that is not yet graded, or else to the first of all.
    pub(super) fn go_to_ungraded(&mut self, code: Option<&str>) -> Vec<Effect> {
        let open = self.open_sheet();
        let sheet = &open.sheet;
        let (mut first, mut next, mut is_behind) = (None, None, code.is_none());
        for indicator in self.round.rubric.indicators() {
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
        let codes: Vec<&String> = self.round.rubric.indicators().map(|indicator| &indicator.code).collect();
        let place = codes.iter().position(|known| *known == code);
        let there = place.and_then(|place| place.checked_add_signed(by)).and_then(|place| codes.get(place));
        match there.map(|code| (*code).clone()) {
            Some(indicator) => vec![self.go_to(indicator)],
            None => Vec::new(),
        }
    }

    fn go_to(&mut self, indicator: String) -> Effect {
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

/// The level whose code the key is, or whose place its digit says.
fn level_of(indicator: &Indicator, key: &str) -> Option<String> {
    let by_code = indicator.levels.iter().find(|level| level.code.eq_ignore_ascii_case(key));
    let by_place = || {
        let place: usize = key.parse().ok()?;
        indicator.levels.get(place.checked_sub(1)?)
    };
    by_code.or_else(by_place).map(|level| level.code.clone())
}
