//! A ranked list as somebody published it: read from whatever form it has, and every doubtful place in it.
//!
//! [`read_text`] makes a [`Table`](crate::table::Table) of pasted or saved text, also of plain lines such as
//! `1. Kabupaten Berau 85,6`; workbooks are tables already. [`read_list`] finds the columns of places, names and scores,
//! and [`check`] compares places with scores. Scores are exact: no number is rounded unless somebody asks what rounding
//! would do.
//!
//! A *finding* is something that is wrong or that nobody can tell from the list; a *note* is worth knowing and wrong with
//! nothing.

mod check;
mod columns;
mod finding;
mod line;
mod list;
mod name;
mod numbering;
mod order;
mod place;
mod problem;
mod score;
mod score_column;
mod sentence;
mod text;

pub use check::{Checked, check};
pub use columns::{Choice, Columns, Wanted};
pub use finding::{Finding, Note, WhyLeftOut};
pub use list::{ListRow, RankedList, read_list};
pub use order::PlaceByScore;
pub use problem::{ListProblem, list_problem_sentence};
pub use score::Score;
pub use sentence::{finding_sentence, note_sentence};
pub use text::read_text;
