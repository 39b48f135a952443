//! Drives a real browser over what lies in `dist/`.
//!
//! A test starts a [`Session`], opens a page and holds its [`Sheet`]: the element on that page, worked by the same
//! clicks and keys as a panelist's. `cargo xtask test browser` runs the tests; it says where things lie by the
//! variables that [`environment`] reads. Set `PK_SCREENSHOTS` to a folder to see what the browser saw.

pub mod case;
pub mod copy;
pub mod environment;
pub mod hosts;
pub mod pk;
pub mod portal;
pub mod site;

mod browser;
mod console;
mod databases;
mod devtools;
mod downloads;
mod driver;
mod memory;
mod process;
mod session;
mod sheet;
mod wait;

pub use browser::Browser;
pub use memory::Counters;
pub use session::Session;
pub use sheet::{Progress, SavedState, Sheet};
pub use wait::until;
