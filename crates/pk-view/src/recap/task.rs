//! What the secretariat can do, and what the shell must do about it.

use crate::snapshot::Theme;

/// Something that happened while sheets are combined.
#[derive(Clone, Debug)]
pub enum Task {
    /// What is kept on the device is known for the first time: the text of each file.
    Unpack(Vec<String>),
    /// It was looked at again, for another page has kept something.
    Shelf(Vec<String>),
    /// Something was kept, or could not be.
    Stored(bool),
    /// Files were picked or dropped.
    Pick(Vec<web_sys::File>),
    /// So many of them are read, of so many.
    Reading(usize, usize),
    /// No more of them are to be read.
    StopReading,
    /// Some have these names and contents, or cannot be read; more may come.
    Take(Vec<(String, Result<Vec<u8>, String>)>),
    /// All are taken.
    Taken,
    /// The text of a file was pasted.
    Paste(String),
    /// The file of this id is taken out again.
    Remove(String),
    /// Whether everything of the open round is to be taken out.
    AskEmpty,
    /// Is the file of this id to be taken out?
    AskRemove(String),
    /// The question is answered with no.
    Cancel,
    /// It is.
    Empty,
    /// The round of this fingerprint is looked at.
    ChooseRound(String),
    /// Another part is looked at.
    Show(Tab),
    /// Where the score of this district comes from, by its place, or no more of it.
    Open(Option<usize>),
    /// The plenary looks at this district and indicator, by their places.
    Look(usize, usize),
    /// It goes on along its agenda, or back.
    Step(bool),
    /// Whether names of panelists are shown.
    Names(bool),
    /// Who writes decisions down.
    By(String),
    /// This was typed about the grade of an indicator, by their places (the district first), and is not agreed on yet.
    Type(usize, usize, Draft),
    /// This was typed as the votes (or else the lot) of a district, by its place, and is not written down yet.
    TypeNumber(bool, usize, String),
    /// This was typed as the name of who writes decisions down.
    TypeBy(String),
    /// A grade was agreed on: the level's code, or nothing where it is not applicable; why; who thought otherwise.
    Agree(Option<String>, String, String),
    /// An agreement is taken back, for this reason.
    Withdraw(String),
    /// This panelist is asked to look once more, by the place in the panel, or no longer.
    AskReview(Option<usize>),
    /// The panelist's answer: the level's code, or nothing where the grade is kept; why.
    Review(usize, Option<String>, String),
    /// The votes for a district, by its place, as typed.
    Votes(usize, String),
    /// The lot of a district, by its place, as typed.
    Lot(usize, String),
    /// What lies folded under this name is shown, or no longer.
    Unfold(&'static str),
    /// The picture of this district is looked at, by its place.
    Radar(usize),
    /// The picture of this name is saved, as PNG or as SVG.
    SavePicture(&'static str, bool),
    /// A ranked list was pasted.
    CheckList(String),
    /// A file is made.
    Give(Gift),
    /// The other language.
    SwitchLang,
    /// Other colours.
    ChooseTheme(Theme),
    /// A message was read.
    Dismiss,
    /// A picture was saved, or could not be.
    PictureSaved(bool),
}

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Is everything of the round to be taken out?
    Empty,
    /// Is the file of this id to be taken out?
    Remove(String),
}

/// What is typed before it is agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What was chosen.
    pub level: String,
    /// Why.
    pub reason: String,
    /// Who thinks otherwise.
    pub dissent: String,
}

/// A part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What came from whom.
    Gather,
    /// The plenary.
    Plenary,
    /// The ranking.
    Result,
    /// Whether the panel and the ranking are sound.
    Panel,
    /// Pictures.
    Pictures,
    /// Checking a list that somebody else made.
    List,
}

/// A file for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gift {
    /// What the plenary decided.
    Plenary,
    /// Every sheet that was taken.
    Sheets,
    /// The rankings as a table.
    Csv,
}

/// What the shell must do after a task.
#[derive(Clone, Debug)]
pub enum Errand {
    /// Read these files, and hand their contents in.
    Read(Vec<web_sys::File>),
    /// Read no more of them.
    StopReading,
    /// Look at what is kept, once more.
    Look,
    /// Keep each text under its id.
    Keep(Vec<(String, String)>),
    /// Remove what is kept under this id.
    Forget(String),
    /// Hand this file to the user.
    Download {
        /// The file's name.
        name: String,
        /// Its content.
        text: String,
    },
    /// Save the picture of this name under the name of a file, as PNG or as SVG.
    Picture {
        /// Which picture.
        picture: &'static str,
        /// The file's name without its ending.
        name: String,
        /// Whether as PNG.
        png: bool,
    },
    /// Give the focus to this element.
    Focus(&'static str),
}
