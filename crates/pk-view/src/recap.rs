//! What the secretariat sees when sheets come back: they are gathered, settled in the plenary, and ranked.
//!
//! A [`Task`] goes into the [`Board`], which answers with [`Errand`]s for the shell; [`recap`] makes the screen of it. Files
//! stay as they came, and every result is made of them anew; what the plenary decides is a journal beside them.
//!
//! All of it is loaded only where a round is combined.

mod board;
mod decide;
mod discreet;
mod gather;
mod kept;
mod list_beside;
mod list_check;
mod panel;
mod picture;
mod pictures;
mod plenary;
mod result;
mod screen;
mod task;
mod words;

pub use board::Board;
pub use screen::recap;
pub use task::{Draft, Errand, Gift, Tab, Task};
