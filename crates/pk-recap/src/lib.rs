//! What the sheets of a round make together: which of them count, what the plenary decided, how firm the ranking is and how
//! sound the panel.
//!
//! The arithmetic is `pk-core`'s, the statistics are `pk-stats`'s; here files become a result, and the result words. The
//! command line and the browser use the same.
//!
//! # What this crate does not do
//! No I/O and no clock: files come in as bytes that were unpacked already.

mod agenda;
mod chance;
mod counted;
mod csv;
mod decisions;
mod earlier;
mod firmness;
mod group;
mod intake;
mod part;
mod soundness;

pub use agenda::{Item, agenda};
pub use chance::{
    Chance, CoinToss, DRAWS, Range, chance, depends_on_panel, drawn, toss_sentence, without_each,
};
pub use counted::Counted;
pub use csv::rankings_csv;
pub use decisions::{decision_lines, decision_words, mark_words};
pub use earlier::earlier_lines;
pub use firmness::{Firm, firm_lines, firm_node, firmness};
pub use group::{Group, SheetsFile, groups};
pub use intake::{Editions, Found, Intake, Rounds, intake};
pub use part::Part;
pub use soundness::{Alone, alone, alone_lines, sound_lines, sound_node};
