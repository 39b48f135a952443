//! What scoring is.
//!
//! A [`Rubric`] says what is graded and for how many points, a [`Round`] says who grades whom by which rules, a
//! [`Journal`] holds every change a panelist made, a [`Sheet`] is what the journal says about one panelist and one
//! district, and [`score`](score::score) makes exact fractions of it.
//!
//! ```text
//! Change ─▶ Journal ─▶ Sheet ─▶ SheetScore
//!           Journal ∪ Journal
//! ```
//!
//! # What this crate does not do
//! No I/O, clock, randomness, locale, JSON, or floating point. Time, random identities and hashes come in as
//! arguments. It never panics on a value that type-checks: what could go wrong is refused when a [`Rubric`], a
//! [`Round`] or a [`Journal`] is made.
//!
//! # Three different things
//! An indicator that is *not yet graded* has no mark, one that is [*not applicable*](entry::Mark::NotApplicable) has
//! a mark without a level, and the *lowest level* is a level like any other. No arithmetic here mixes them.
#![deny(clippy::float_arithmetic)]

pub mod chain;
pub mod entry;
pub mod fault;
pub mod finding;
pub mod identity;
pub mod journal;
pub mod number;
pub mod path;
pub mod plenary;
pub mod recap;
pub mod round;
mod round_check;
pub mod rubric;
mod rubric_check;
pub mod rules;
pub mod schedule;
pub mod score;
pub mod sheet;
pub mod text;
mod undecided;
pub mod undo;

pub use entry::{Change, Entry, Mark};
pub use fault::Fault;
pub use finding::Finding;
pub use identity::{DistrictId, EntryId, Hash, PanelistId, SheetKey, WriterId};
pub use journal::{Journal, Sealed};
pub use number::{Decimal, Number};
pub use path::Path;
pub use round::Round;
pub use rubric::Rubric;
pub use sheet::Sheet;
