//! What a panelist sees and does.
//!
//! An [`Action`] goes into the [`Engine`], which calls the core and answers with [`Effect`]s for the shell to carry
//! out; a [`Snapshot`] of it goes into [`nilai`], which makes the screen. The screen holds no state that matters and
//! knows nothing of storage, clock or files.
//!
//! ```text
//! Action ─▶ Engine ─▶ Snapshot ─▶ nilai ─▶ Action …
//!              └────▶ Effect (save, download, remember, focus: done by the shell)
//! ```
//!
//! Screens are functions and not components: a component costs some 2 KB of Wasm each. Only the card of an indicator
//! is one, so that a choice renders one card and not all of them, and `memo`, which draws a part only when it changed.
//!
//! # What this crate does not do
//! No exports to JavaScript, no storage, no network, no clock, no randomness; it renders on a server as well as in a
//! browser.

mod action;
mod change_words;
mod clock;
mod compare;
mod dialogs;
mod districts;
mod draft;
mod earlier;
mod engine;
mod facts;
mod findings;
mod forms;
mod frame;
mod import;
mod indicator_card;
mod keys;
mod late;
mod lock;
mod memo;
mod nilai;
mod notices;
mod origin;
mod parts;
mod pin_screen;
pub mod prepare;
mod proof;
mod provenance;
mod radar;
pub mod recap;
mod review;
mod sheet_screen;
mod snapshot;
mod start_screen;
mod storage_page;
mod tag;
mod total_bar;
mod typed;
mod words;

pub use action::{Action, Effect, Moment, Upload};
pub use clock::Clock;
pub use draft::Draft;
pub use engine::{Engine, LockBits, Session};
pub use facts::{Browser, Facts};
pub use late::{LATE, Late};
pub use lock::{Lock, LockOf, OpenVault, Pin};
pub use nilai::nilai;
pub use proof::Checked;
pub use snapshot::{Dialog, Other, Saved, SheetLine, Snapshot, Theme};
