//! What the secretariat can do, and what the shell must do about it.

use crate::snapshot::Theme;
use pk_core::path::Path;
use pk_format::table::{Column, Table};
use pk_format::{Edit, HandOut, Lang, Node, Supplies};

/// Something that happened while a round is prepared.
#[derive(Clone, Debug)]
pub enum Task {
    /// What is kept on the device is known for the first time: the text of each draft.
    Unpack(Vec<String>),
    /// It was looked at again, for another page has changed something.
    Shelf(Vec<String>),
    /// What comes with every build to prepare rounds with is there.
    Supply(Box<Supplies>),
    /// A draft begins: from nothing, or from the rubric or round that is shipped under this id.
    Begin(Option<String>),
    /// A file was picked.
    Pick(Option<web_sys::File>),
    /// It has this name and this content.
    Take(String, Vec<u8>),
    /// A table was pasted.
    Paste(String),
    /// The workbook that was picked: its name, its sheets by their names, whether it has macros; or why it cannot be read.
    Tables(String, Result<Tables, String>),
    /// Another sheet of it is looked at.
    ChooseSheet(usize),
    /// A column says something else, or is left out.
    ChooseColumn(usize, Option<Column>),
    /// The instrument of the table is taken over, or not.
    TakeOver(bool),
    /// A row of a list is being dragged, or no longer: the list and the index.
    Drag(Option<(String, usize)>),
    /// It is let go over this row of this list.
    Drop(Path, usize),
    /// The districts of this province are looked at.
    ChooseProvince(String),
    /// Every district gets a slot and a room.
    Arrange(Wish),
    /// Which files are looked at: one for each panelist, the twins for practice.
    HandOuts {
        /// One for each panelist.
        each: bool,
        /// The twins for practice.
        practice: bool,
    },
    /// A page was made, or could not be.
    Made(bool),
    /// Many districts at once, one a line.
    PasteDistricts(String),
    /// Many panelists at once, one a line.
    PastePanel(String),
    /// The grades of a document review: a row for each district, a column for each indicator.
    PasteReviews(String),
    /// The draft of this id is opened.
    Open(String),
    /// Back to the drafts.
    Leave,
    /// The draft of this id is to be removed; it is asked for first.
    AskDiscard(Option<String>),
    /// It is removed.
    Discard(String),
    /// Another part of the round is looked at.
    Show(Tab),
    /// A part of the instrument is looked at.
    Select(Path),
    /// The place of a problem is looked at.
    GoTo(Path),
    /// Something was typed at this place.
    Type(Path, Node),
    /// What can be done with one press; the focus goes to this place.
    Do(Vec<Edit>, Option<Path>),
    /// A code or id is another one, here and wherever it is named.
    Rename(Path, String),
    /// The last change is taken back.
    Undo,
    /// It is made again.
    Redo,
    /// The round is frozen, by this name, for this reason where it was frozen before.
    Freeze {
        /// Who freezes it.
        by: String,
        /// Why it was changed.
        reason: String,
    },
    /// A frozen round is to be changed: the next edition begins.
    Amend,
    /// Next year's round begins with what is here.
    Renew,
    /// A file is made.
    Give(Gift),
    /// The round is tried as a panelist would, or no longer.
    Try(bool),
    /// The other language.
    SwitchLang,
    /// Other colours.
    ChooseTheme(Theme),
    /// A message was read.
    Dismiss,
    /// Something was kept, or could not be.
    Stored(bool),
}

/// The sheets of a workbook by their names, and whether it has macros.
pub type Tables = (Vec<(String, Table)>, bool);

/// A part of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What is graded.
    Instrument,
    /// Who is graded, who grades, and when.
    Round,
    /// How grades become results.
    Rules,
    /// What is wrong and what is open; freezing.
    Check,
    /// Files for the panel.
    Give,
}

/// How the time of a round is to be used, as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Dates, with commas or line breaks between them.
    pub days: String,
    /// When the first presentation of a day begins.
    pub begin: String,
    /// When the last one is over.
    pub end: String,
    /// Breaks: `12.00-13.00`, with commas between them.
    pub breaks: String,
    /// How many minutes a presentation takes.
    pub minutes: String,
    /// How many minutes lie between two.
    pub gap: String,
    /// Rooms, with commas between them.
    pub rooms: String,
}

/// A file for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gift {
    /// The draft, to go on elsewhere.
    Draft,
    /// A file for the panel or a portal.
    Out(HandOut),
    /// The same of the edition that was frozen last, while the next one is being made.
    Before(HandOut),
    /// The instrument alone.
    Rubric,
    /// The instrument as a workbook.
    Workbook,
    /// The instrument as text with semicolons.
    Csv,
}

/// What the shell must do after a task.
#[derive(Clone, Debug)]
pub enum Errand {
    /// Read this file, and hand its content in.
    Read(web_sys::File),
    /// Read this workbook, and hand its sheets in: its name, its content.
    Workbook(String, Vec<u8>),
    /// Hand out the workbook with this table: the file's name, the name of the sheet.
    Sheet(String, Table),
    /// Keep this text under this id.
    Keep {
        /// The draft's id.
        id: String,
        /// What is kept.
        text: String,
    },
    /// Remove what is kept under this id.
    Forget(String),
    /// Hand this file to the user.
    Download {
        /// The file's name.
        name: String,
        /// Its content.
        text: String,
    },
    /// Hand out the page with this sheets file in it, which opens on this panelist.
    Page {
        /// The file's name.
        name: String,
        /// What it carries.
        text: String,
        /// Whom it opens on.
        panelist: Option<String>,
    },
    /// Give the focus to this element.
    Focus(&'static str),
    /// Give the focus to the field of this place, or to the nearest around it.
    FocusAt(Path),
    /// The language changed.
    SpeakLang(Lang),
}
