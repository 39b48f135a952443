//! What the secretariat does, loaded where it is done: preparing rounds and combining sheets.
//!
//! Only what is reached from [`SECRETARIAT`] and from nowhere else can be cut out.

use crate::shell::Screens;
use crate::{recap, workshop};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The applications of the secretariat.
#[derive(Debug)]
pub(crate) struct Secretariat {
    pub(crate) prepare: Screens,
    pub(crate) combine: Screens,
}

static SECRETARIAT: Secretariat = Secretariat { prepare: workshop::scene, combine: recap::scene };

/// Loads them.
///
/// # Errors
/// Where the file could not be had; asking again tries again.
#[wasm_split(secretariat, fallible)]
pub(crate) fn secretariat() -> Result<&'static Secretariat, SplitLoaderError> {
    Ok(&SECRETARIAT)
}
