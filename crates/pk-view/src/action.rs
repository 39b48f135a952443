//! What a panelist can do, and what the shell must do about it.

use crate::engine::LockBits;
use crate::facts::Facts;
use crate::lock::{OpenVault, Pin};
use crate::snapshot::{Saved, Theme};
use pk_core::Change;
use pk_format::Lang;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A shipped rubric was chosen, where there is no round.
    ChooseRubric(String),
    /// A sheet was opened, by id from the round or by typed names.
    Start {
        /// The panelist.
        panelist: String,
        /// The district.
        district: String,
    },
    /// Back to the choice of panelist and district.
    Switch,
    /// The section with this index was chosen.
    ShowSection(usize),
    /// The section with this index is the next one to work on.
    TurnTo(usize),
    /// A level was chosen.
    Grade {
        /// The indicator's code.
        indicator: String,
        /// The level's code.
        level: String,
    },
    /// "Not applicable" was chosen.
    NotApplicable(String),
    /// An indicator is to be looked at once more, or no longer.
    Unsure(String),
    /// Of a piece of evidence it was said that it was seen or is missing; the same again takes it back.
    Evidence {
        /// The indicator's code.
        indicator: String,
        /// Which of its evidence.
        item: u32,
        /// Seen or missing.
        seen: bool,
    },
    /// The address of a piece of evidence is to be kept or changed.
    AskLink {
        /// The indicator's code.
        indicator: String,
        /// Which of its evidence.
        item: u32,
    },
    /// This is the address; an empty one lets it go.
    SetLink {
        /// The indicator's code.
        indicator: String,
        /// Which of its evidence.
        item: u32,
        /// The address.
        url: String,
    },
    /// The panelist's own phrases are to be changed, from this indicator.
    AskPhrases(String),
    /// These are the panelist's own phrases, one a line.
    SetPhrases(String),
    /// The panelist's grades of this indicator in all districts were asked for.
    Compare(String),
    /// A district was chosen among them.
    OpenAt {
        /// The district's code.
        district: String,
        /// The indicator's code.
        indicator: String,
    },
    /// The colours were chosen.
    ChooseTheme(Theme),
    /// A line was added to a note: a whole one, or the sign that begins one.
    AddLine {
        /// The indicator's code.
        indicator: String,
        /// The line.
        line: String,
    },
    /// A key was pressed, outside of fields that take text.
    Press {
        /// The indicator that has the focus.
        at: Option<String>,
        /// The key, as browsers name it, with `Ctrl+` before it where that was held.
        key: String,
    },
    /// The clock of the presentation was started, or goes on.
    StartClock,
    /// The clock was stopped for a while.
    PauseClock,
    /// The clock was set back to its beginning.
    ResetClock,
    /// A second has passed.
    Tick,
    /// The page with the whole sheet was asked for, or left.
    Review(bool),
    /// An indicator was chosen on the page with the whole sheet.
    GoTo(String),
    /// The history of an indicator was asked for.
    AskHistory(String),
    /// From now on only looking is allowed, or no longer.
    Shield(bool),
    /// A round for practice was asked for, where there is no round, or the real one.
    Practice(bool),
    /// The page was asked for on paper.
    Print,
    /// The page with the keys was asked for.
    AskKeys,
    /// The next indicator that is not yet graded was asked for.
    NextUngraded,
    /// The panelist of the list of districts was chosen.
    ChoosePanelist(String),
    /// The mark of this indicator was taken back.
    Clear(String),
    /// Of several conflicting values this one was chosen.
    Settle(Change),
    /// The note now reads so.
    TypeNote {
        /// The indicator's code.
        indicator: String,
        /// The whole note.
        text: String,
    },
    /// The typed note is complete for now.
    FinishNote,
    /// The latest change was taken back.
    Undo,
    /// What was taken back was done again.
    Redo,
    /// The dialog before finalising was asked for.
    AskFinalise,
    /// The sheet was finalised.
    Finalise,
    /// The host page does not let the sheet be finalised.
    HoldBack,
    /// The dialog before reopening was asked for.
    AskReopen,
    /// The sheet was reopened.
    Reopen {
        /// Why.
        reason: String,
    },
    /// The open dialog was left.
    Cancel,
    /// The panelist's sheets were asked for as a file.
    Export,
    /// A copy of the page with everything in it was asked for.
    SaveCopy,
    /// The copy was saved under this name, or not at all.
    CopySaved(Option<String>),
    /// The page carried these entries with it; what is wrong with them was told apart.
    TakeIn {
        /// Entries as text.
        entries: Vec<String>,
        /// What is wrong with what the page carried, in words.
        problems: Vec<String>,
    },
    /// The page about the storage was asked for.
    AskStorage,
    /// The browser said this of its storage.
    StorageSeen(Facts),
    /// The browser is to be asked to keep everything until somebody removes it.
    AskToPersist,
    /// A PIN is to be put on or changed; or taken off.
    AskPin(bool),
    /// Other pages keep a PIN from being put on or taken off.
    PinBlocked,
    /// A PIN was typed; the second time that a new one was, where one is new.
    EnterPin(Pin, Option<String>),
    /// The screen says by now that the PIN is being checked. With random bytes for a new lock, where there are any.
    TakePin(Pin, Option<LockBits>),
    /// Whatever waits for the PIN that is known is to be opened.
    OpenKnown,
    /// The storage is under this vault now, or under none; or that could not be done.
    Resealed(OpenVault, bool),
    /// Everything of this round is to be removed from the device; that is asked once more.
    AskErase,
    /// Everything of this round is to be removed from the device.
    Erase,
    /// It was removed, or could not be.
    Erased(bool),
    /// Files were picked.
    PickFiles(Vec<web_sys::File>),
    /// Files were handed in, and read.
    Import(Vec<Upload>),
    /// What this device holds of an earlier edition of the round, as a file.
    Earlier(Upload),
    /// It is to be taken in.
    TakeEarlier,
    /// The other language was chosen.
    SwitchLang,
    /// The messages were read.
    Dismiss,
    /// The storage says how it stands.
    Stored(Saved),
    /// Something went wrong outside, in words.
    Problem(String),
}

/// A file that was handed in.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name, for messages only.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What an action needs from the world outside.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Milliseconds since 1970 UTC.
    pub now: i64,
    /// Fresh random bits, in case a writer begins.
    pub random: [u8; 10],
}

/// What the shell must do after an action.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Open the storage of the round that is open now, and load what is there.
    Open,
    /// Keep these entries, and forget the drafts of these keys, in one transaction.
    Save {
        /// Entries as text.
        entries: Vec<String>,
        /// Keys of drafts that the entries now hold.
        forget: Vec<String>,
    },
    /// Keep a draft of a note.
    SaveDraft {
        /// Its key.
        key: String,
        /// Its text form.
        text: String,
    },
    /// Bring this element of the screen into view and give it the focus.
    Focus(&'static str),
    /// Bring this element of the screen into view, if it is not, and leave the focus where it is.
    Reveal(&'static str),
    /// Give the focus to a part of an indicator, for what had it is gone.
    FocusIn {
        /// The indicator's code.
        indicator: String,
        /// Which part, as a selector.
        part: &'static str,
    },
    /// Remember what is open, so that a reload comes back to it.
    Remember,
    /// Keep the panelist's own phrases.
    KeepPhrases(Vec<String>),
    /// Make a key to prove with what is locked, or find the one that another page has made.
    MakeKey,
    /// Read these files, and hand them in.
    Read(Vec<web_sys::File>),
    /// Hand this file to the panelist.
    Download {
        /// The file's name.
        name: String,
        /// Its content.
        text: String,
    },
    /// Show what is on the screen, and then do what was asked with this PIN.
    TakePin(Pin),
    /// Take in what the storage holds, for it is open now.
    Unlocked,
    /// Put everything in the storage under this vault, or under none.
    Reseal(OpenVault),
    /// Load what is loaded later, for somebody waits for it.
    LoadLate,
    /// Save a copy of the page that carries this.
    SaveCopy {
        /// The file's name.
        name: String,
        /// What it is a copy of: later copies of the same take its place, and nothing else does.
        of: String,
        /// The sheets file to carry.
        text: String,
    },
    /// Look at the storage, and say what is seen.
    LookAtStorage,
    /// Ask the browser to keep everything; it may take its time to answer.
    AskToPersist,
    /// Remove everything of this round from the device.
    Erase,
    /// Put the page on paper.
    Print,
    /// The language changed.
    SpeakLang(Lang),
}
