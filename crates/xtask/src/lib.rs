//! The chores of this workspace, run as `cargo xtask <command>`.
//!
//! - [`dist`] builds what is shipped: the element, its Wasm and the single HTML file.
//! - [`serve`] shows the result on a demo page, under the strictest policy that a portal may have.
//! - [`regions`] makes the list of provinces, kabupaten and kota.
//! - [`test`] runs every check, in named steps, the same on a desk and in CI.
//!
//! The browser tests use this library too, for [`http`]: they look at `dist/` through the very server that
//! `cargo xtask serve` starts.

pub mod bench_recap;
pub mod dist;
pub mod http;
pub mod regions;
pub mod serve;
pub mod surface;
pub mod test;
pub mod workspace;

mod command;
