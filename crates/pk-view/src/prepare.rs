//! What the secretariat sees and does: a round is prepared, from its instrument to the files for the panel.
//!
//! A [`Task`] goes into the [`Workshop`], which answers with [`Errand`]s for the shell; [`prepare`] makes the screen of it.
//! What is edited is the tree of the file itself, by path, so that whatever is wrong is told at its very place by the reader of
//! files, and nothing that somebody types is lost because it is not right yet.
//!
//! All of it is loaded only where a round is prepared.

mod begin;
mod check;
mod field;
mod give;
mod import;
mod indicator;
mod instrument;
mod pasted;
mod province;
mod references;
mod round;
mod rules;
mod schedule;
mod screen;
mod shelf;
mod task;
mod words;
mod workshop;

pub use screen::prepare;
pub use task::{Errand, Gift, Tab, Tables, Task, Wish};
pub use workshop::Workshop;
