//! The only border to the browser: what JavaScript calls, where grades are kept, what the host page hears.
//!
//! The shim in `web/element` defines `<penilaian-kinerja>`, loads this module and calls [`mount`]. Everything between
//! the border and the core is in `pk-view`; the [`Shell`](shell::Shell) carries out its effects.
//!
//! # What this crate does not do
//! No scoring, no reading of files, no words for users: that is the work of the crates below.

mod awake;
mod boundary;
mod channel;
mod earlier;
mod facts;
mod host_event;
mod js_node;
mod many;
mod office;
mod parts;
mod pickup;
mod recap;
mod remembered;
mod reseal;
mod secretariat;
mod shelf;
mod shell;
mod stage;
mod storage;
mod tab;
mod workshop;
mod world;

pub use boundary::{Instance, load_secretariat, mount};
