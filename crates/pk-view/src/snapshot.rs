//! What the components see.

use crate::clock::Clock;
use crate::draft::Draft;
use crate::facts::Facts;
use crate::late::Late;
use crate::lock::LockOf;
use crate::proof::Checked;
use pk_core::score::{SheetScore, score};
use pk_core::{DistrictId, Journal, PanelistId, Round, Rubric, Sheet, SheetKey};
use pk_format::{Fingerprint, Lang};
use std::rc::Rc;

/// How the storage stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Something is on its way into the storage.
    #[default]
    Saving,
    /// Everything on screen is in a completed transaction.
    Saved,
    /// Something could not be kept and is only on this page.
    Failed,
}

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system and the page want it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, with nothing pale.
    Contrast,
}

impl Theme {
    pub(crate) const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word for styles and storage.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme of this word; the system's for any other.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.tag() == tag).unwrap_or_default()
    }
}

/// A dialog that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Before finalising.
    Finalise,
    /// Before reopening.
    Reopen,
    /// What the keys do.
    Keys,
    /// Where the grades are, and what could happen to them there.
    Storage,
    /// To put on or change a PIN.
    Pin,
    /// To take off the PIN.
    NoPin,
    /// A file waits for its PIN.
    OpenPin,
    /// Before everything is removed from the device.
    Erase,
    /// Where a piece of evidence is to be found.
    Link {
        /// The indicator's code.
        indicator: String,
        /// Which of its evidence.
        item: u32,
    },
    /// The panelist's own phrases.
    Phrases {
        /// The indicator from which they were asked for.
        indicator: String,
    },
    /// The panelist's grades of one indicator in all districts.
    Compare {
        /// The indicator from which they were asked for.
        from: String,
        /// The indicator that is looked at.
        indicator: String,
    },
    /// Every change of an indicator, the latest first, each with its time.
    History {
        /// The indicator's code.
        indicator: String,
        /// The changes, in words.
        changes: Vec<String>,
    },
}

/// A sheet in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    /// Which sheet.
    pub key: SheetKey,
    /// How many indicators have a mark.
    pub marked: usize,
    /// How many indicators are to be looked at once more.
    pub unsure: usize,
    /// How many indicators there are.
    pub indicators: usize,
    /// Whether it is finalised.
    pub locked: bool,
}

/// What the same panelist gave to another district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The district.
    pub district: DistrictId,
    /// The whole sheet.
    pub sheet: Sheet,
}

/// The state at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Changes whenever anything on the screen may have, but for the time left and the words "Tersimpan" and
    /// "Menyimpan…"; and whether something could not be saved.
    pub revision: (u64, bool),
    /// Changes when a note keeps less than what was typed.
    pub cleaned: u64,
    /// The device holds something of an earlier edition that this round does not.
    pub has_earlier: bool,
    /// What is loaded later, once it is there.
    pub late: Option<&'static Late>,
    /// The language.
    pub lang: Lang,
    /// The round.
    pub round: Rc<Round>,
    /// Its fingerprint.
    pub round_fingerprint: Fingerprint,
    /// Whether the host gave the round, so that it cannot be chosen here.
    pub round_is_given: bool,
    /// Whether the page can save a copy of itself.
    pub can_copy: bool,
    /// The rubrics to choose from where there is no round.
    pub rubrics: Rc<Vec<Rubric>>,
    /// The sheets that are on this device.
    pub sheets: Rc<Vec<SheetLine>>,
    /// Who graded last on this page.
    pub last_panelist: Option<String>,
    /// Whether a PIN is over the storage, and was given.
    pub has_pin: bool,
    /// What waits for its PIN.
    pub lock: Option<LockOf>,
    /// Whether a PIN is being checked.
    pub is_checking: bool,
    /// The open sheet.
    pub key: Option<SheetKey>,
    /// What the journal says about it.
    pub sheet: Rc<Sheet>,
    /// The sheets of the same panelist on other districts.
    pub others: Rc<Vec<Other>>,
    /// The panelist's own phrases.
    pub phrases: Rc<Vec<String>>,
    /// The colours.
    pub theme: Theme,
    /// What the browser says of its storage.
    pub facts: Facts,
    /// How many changes came since a file was downloaded from this page, or since it was opened.
    pub unexported: usize,
    /// When the latest change was made, if the device's clock says that this is still to come.
    pub ahead: Option<i64>,
    /// The note that is being typed in it.
    pub draft: Option<Draft>,
    /// The index of the section that is shown.
    pub section: usize,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
    /// Whether nothing may be changed.
    pub readonly: bool,
    /// How the storage stands.
    pub saved: Saved,
    /// The clock of the presentation, where the round says how long one takes.
    pub clock: Option<Clock>,
    /// Whether the whole sheet is shown on one page.
    pub reviewing: bool,
    /// Whether only looking is allowed until somebody opens the sheet on purpose.
    pub shielded: bool,
    /// The fingerprint of the sheet, while it is shown on one page.
    pub fingerprint: Option<String>,
    /// How the proof of the sheet stands, while it is locked.
    pub proof: Option<Rc<Checked>>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What went wrong, in words.
    pub problems: Vec<String>,
    /// Something good to know, in words.
    pub notice: Option<String>,
    /// Minutes that local time is east of UTC.
    pub offset: i32,
}

/// Whoever grades where no sheet is open.
static NOBODY: PanelistId = PanelistId(String::new());

/// The panelist of this sheet.
pub(crate) fn panelist_of(key: Option<&SheetKey>) -> &PanelistId {
    key.map_or(&NOBODY, |key| &key.panelist)
}

impl Snapshot {
    /// The panelist whose sheet is open.
    pub(crate) fn panelist(&self) -> &PanelistId {
        panelist_of(self.key.as_ref())
    }

    /// The score of the open sheet.
    pub(crate) fn score(&self) -> SheetScore<'_> {
        score(&self.round, self.panelist(), &self.sheet)
    }
}

/// The lines of every sheet in `journal`, in the order of their names.
pub(crate) fn sheet_lines(journal: &Journal, round: &Round) -> Rc<Vec<SheetLine>> {
    let mut lines = Vec::new();
    for key in journal.keys() {
        let sheet = journal.sheet(key);
        let mut line =
            SheetLine { key: key.clone(), marked: 0, unsure: 0, indicators: 0, locked: sheet.is_locked() };
        for indicator in round.indicators_of(&key.panelist) {
            line.indicators += 1;
            line.unsure += usize::from(sheet.is_unsure(&indicator.code));
            line.marked += usize::from(sheet.mark(&indicator.code).is_some());
        }
        lines.push(line);
    }
    Rc::new(lines)
}
