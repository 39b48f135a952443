//! A small round, and an engine that is driven by hand.

use pk_core::Round;
use pk_format::{File, Lang, read_file, read_rubrics, rubrics_file, shipped_rubric};
use pk_view::{Action, Draft, Effect, Engine, LATE, Moment, Saved};

/// Wednesday, 13 May 2026, 08.00 in western Indonesia.
const START: i64 = 1_778_634_000_000;
const WIB: i32 = 7 * 60;

/// Two districts, two panelists, two aksi, a weighted component, a scale of 100, and an indicator that may not apply.
pub(crate) fn round() -> Round {
    match read_file(include_bytes!("round.json")) {
        Ok(File::Round(round)) => round,
        other => unreachable!("{other:?}"),
    }
}

/// The round that is meant where there is none.
pub(crate) fn bare(rubric: &str) -> Round {
    Round::without_round(shipped_rubric(rubric).unwrap())
}

/// An engine with a clock and a storage that keeps everything.
pub(crate) struct Page {
    pub(crate) engine: Engine,
    /// What the storage holds.
    pub(crate) entries: Vec<String>,
    /// The drafts that the storage holds, by key.
    pub(crate) drafts: Vec<(String, String)>,
    /// The last file that was handed out.
    pub(crate) file: Option<(String, String)>,
    now: i64,
    random: u8,
    device: u8,
}

impl Page {
    /// `device` makes its writers unlike those of others.
    pub(crate) fn open(round: Round, is_given: bool, device: u8) -> Self {
        let mut engine = Engine::new(round, is_given, Lang::Id, WIB);
        engine.offer(read_rubrics(&rubrics_file()));
        engine.load(&[]);
        engine.arrive(&LATE, Moment { now: START, random: [device; 10] });
        let mut page = Self {
            engine,
            entries: Vec::new(),
            drafts: Vec::new(),
            file: None,
            now: START,
            random: device,
            device,
        };
        page.act(Action::Stored(Saved::Saved));
        page
    }

    /// A page on the sample round with the first panelist and district.
    pub(crate) fn graded(device: u8) -> Self {
        let mut page = Self::open(round(), true, device);
        page.start("ketua", "00.01");
        page
    }

    pub(crate) fn start(&mut self, panelist: &str, district: &str) -> Vec<Effect> {
        self.act(Action::Start { panelist: panelist.to_owned(), district: district.to_owned() })
    }

    pub(crate) fn grade(&mut self, indicator: &str, level: &str) -> Vec<Effect> {
        self.act(Action::Grade { indicator: indicator.to_owned(), level: level.to_owned() })
    }

    pub(crate) fn type_note(&mut self, indicator: &str, text: &str) -> Vec<Effect> {
        self.act(Action::TypeNote { indicator: indicator.to_owned(), text: text.to_owned() })
    }

    /// Lets this many minutes pass.
    pub(crate) fn wait(&mut self, minutes: i64) {
        self.now += minutes * 60_000;
    }

    /// Does `action` and keeps what it asks to keep, as the shell does.
    pub(crate) fn act(&mut self, action: Action) -> Vec<Effect> {
        self.now += 60_000;
        self.random = self.random.wrapping_add(16);
        let effects = self.engine.act(action, Moment { now: self.now, random: [self.random; 10] });
        self.keep(&effects);
        if matches!(*effects, [Effect::MakeKey]) {
            self.engine.set_seed([self.device; 32]);
        }
        effects
    }

    pub(crate) fn adopt(&mut self, drafts: &[Draft]) -> Vec<Effect> {
        let effects = self.engine.adopt(drafts, Moment { now: self.now, random: [self.random; 10] });
        self.keep(&effects);
        effects
    }

    fn keep(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Save { entries, forget } => {
                    self.entries.extend(entries.iter().cloned());
                    self.drafts.retain(|(key, _)| !forget.contains(key));
                }
                Effect::SaveDraft { key, text } => {
                    self.drafts.retain(|(known, _)| known != key);
                    self.drafts.push((key.clone(), text.clone()));
                }
                Effect::Download { name, text } => self.file = Some((name.clone(), text.clone())),
                _ => {}
            }
        }
    }

    /// The file that the panelist downloads.
    pub(crate) fn export(&mut self) -> String {
        self.act(Action::Export);
        self.file.take().unwrap().1
    }
}
