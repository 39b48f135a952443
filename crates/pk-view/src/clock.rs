//! The clock of a presentation.

use crate::action::Action;
use crate::parts::Button;
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::words;
use pk_core::DistrictId;

/// With so many minutes left, the clock says so.
const WARNINGS: [i64; 2] = [5, 1];

/// Longer than any presentation, in milliseconds.
const MOST: i64 = 24 * 60 * 60_000;

/// How long a presentation still takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Whose presentation.
    pub district: DistrictId,
    /// How long it takes, in milliseconds.
    pub whole: i64,
    /// When it ends, in milliseconds since 1970, while the clock runs.
    pub end: Option<i64>,
    /// What is left, in milliseconds, below zero when time is over; as of the last look.
    pub left: i64,
}

impl Clock {
    /// A clock that does not run yet.
    #[must_use]
    pub fn new(district: DistrictId, minutes: u32) -> Self {
        let whole = i64::from(minutes) * 60_000;
        Self { district, whole, end: None, left: whole }
    }

    /// Lets it run from `now` on.
    pub(crate) fn start(&mut self, now: i64) {
        self.end = Some(now.saturating_add(self.left));
    }

    /// Stops it.
    pub(crate) fn pause(&mut self, now: i64) {
        self.look(now);
        self.end = None;
    }

    /// Looks at it. A machine whose own clock was set back gives no more time than the whole.
    pub(crate) fn look(&mut self, now: i64) {
        if let Some(end) = self.end {
            self.left = end.saturating_sub(now).min(self.whole);
        }
    }

    /// Whether it could be one of ours: any page of the same origin may have written what is stored.
    pub(crate) fn is_sound(&self) -> bool {
        (1..=MOST).contains(&self.whole) && (-MOST..=self.whole).contains(&self.left)
    }

    /// `12.34`, minutes and seconds, with a plus when time is over.
    fn text(&self) -> String {
        // A second that has begun still counts, so that the whole time is shown at first.
        let left = self.left.clamp(-MOST, MOST);
        let seconds = if left > 0 { (left + 999) / 1000 } else { -left / 1000 };
        let two = |number: i64| {
            let text = number.to_string();
            if text.len() < 2 { ["0", &text].concat() } else { text }
        };
        [if self.left < 0 { "+" } else { "" }, &two(seconds / 60), ".", &two(seconds % 60)].concat()
    }
}

/// The clock with what can be done with it.
pub(crate) fn clock(state: &Snapshot, act: &Act) -> Option<Tag> {
    let clock = state.clock.as_ref()?;
    let lang = state.lang;
    let is_fresh = clock.end.is_none() && clock.left == clock.whole;
    let minute = WARNINGS.into_iter().rev().find(|minute| clock.left <= minute * 60_000);
    let (name, warning) = match minute {
        _ if is_fresh => ("fresh", String::new()),
        _ if clock.left <= 0 => ("over", words::TIME_OVER.of(lang).to_owned()),
        Some(minute) => ("warn", words::MINUTES_LEFT.with(lang, &[&minute.to_string()])),
        None => ("run", String::new()),
    };
    let button = |hook, words, action| Button::new(hook, words, action).show(state, act);
    let run = match clock.end {
        Some(_) => button("pause", &words::PAUSE, Action::PauseClock),
        None if is_fresh => button("clock", &words::CLOCK, Action::StartClock),
        None => button("resume", &words::RESUME, Action::StartClock),
    };
    let reset =
        (clock.end.is_none() && !is_fresh).then(|| button("reset", &words::RESET, Action::ResetClock));
    let box_ = tag("div.clock")
        .set("data-state", name)
        .tag(tag("span[role=timer][data-pk=left]").text(&clock.text()))
        .tag(run)
        .maybe(reset)
        // A screen reader hears the warnings, not the seconds.
        .tag(tag("span.warning[role=status]").text(&warning));
    Some(box_)
}
