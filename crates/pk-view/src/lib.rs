//! What a panelist sees and does.
//!
//! An [`Action`] goes into the [`Engine`], which calls the core and answers with [`Effect`]s for the shell to carry
//! out; a [`Snapshot`] of it goes into the [`Nilai`] component. Components hold no state that matters and know nothing
//! of storage, clock or files.
//!
//! ```text
//! Action ─▶ Engine ─▶ Snapshot ─▶ Nilai ─▶ Action …
//!              └────▶ Effect (save, download, remember: done by the shell)
//! ```
//!
//! # What this crate does not do
//! No exports to JavaScript, no storage, no network, no clock, no randomness; it renders on a server as well as in a
//! browser.

mod action;
mod dialogs;
mod draft;
mod engine;
mod file_button;
mod import;
mod indicator_card;
mod nilai;
mod notices;
mod origin;
mod provenance;
mod section_nav;
mod sheet_screen;
mod sheets_list;
mod snapshot;
mod start_screen;
mod total_bar;
mod words;

pub use action::{Action, Effect, Moment, Upload};
pub use draft::Draft;
pub use engine::{Engine, Session};
pub use nilai::Nilai;
pub use snapshot::{Dialog, Saved, Snapshot};
