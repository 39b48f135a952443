//! What `cargo xtask test browser` tells the tests.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder with what is shipped.
///
/// # Errors
/// When the variable `PK_DIST` is not set.
pub fn dist() -> Result<PathBuf> {
    path("PK_DIST")
}

/// The program `pk`.
///
/// # Errors
/// When the variable `PK_BIN` is not set.
pub fn pk() -> Result<PathBuf> {
    path("PK_BIN")
}

/// Chromium.
///
/// # Errors
/// When the variable `PK_CHROMIUM` is not set.
pub fn chromium() -> Result<PathBuf> {
    path("PK_CHROMIUM")
}

/// The program that speaks WebDriver for Chromium.
///
/// # Errors
/// When the variable `PK_CHROMEDRIVER` is not set.
pub fn chromedriver() -> Result<PathBuf> {
    path("PK_CHROMEDRIVER")
}

/// Firefox.
///
/// # Errors
/// When the variable `PK_FIREFOX` is not set.
pub fn firefox() -> Result<PathBuf> {
    path("PK_FIREFOX")
}

/// The program that speaks WebDriver for Firefox.
///
/// # Errors
/// When the variable `PK_GECKODRIVER` is not set.
pub fn geckodriver() -> Result<PathBuf> {
    path("PK_GECKODRIVER")
}

/// WebKitGTK's MiniBrowser.
///
/// # Errors
/// When the variable `PK_MINIBROWSER` is not set.
pub fn minibrowser() -> Result<PathBuf> {
    path("PK_MINIBROWSER")
}

/// The program that speaks WebDriver for MiniBrowser.
///
/// # Errors
/// When the variable `PK_WEBKITDRIVER` is not set.
pub fn webkitdriver() -> Result<PathBuf> {
    path("PK_WEBKITDRIVER")
}

/// The script of axe-core.
///
/// # Errors
/// When the variable `PK_AXE` is not set.
pub fn axe() -> Result<PathBuf> {
    path("PK_AXE")
}

/// Node.js 18.
///
/// # Errors
/// When the variable `PK_NODE_18` is not set: npm has none for this machine.
pub fn oldest_node() -> Result<PathBuf> {
    path("PK_NODE_18")
}

/// The folder of WordPress.
///
/// # Errors
/// When the variable `PK_WORDPRESS` is not set: it is not to be had on this machine.
pub fn wordpress() -> Result<PathBuf> {
    path("PK_WORDPRESS")
}

/// The folder with what npm installed for the pages of `tests/hosts`.
///
/// # Errors
/// When the variable `PK_NPM` is not set.
pub fn npm() -> Result<PathBuf> {
    path("PK_NPM")
}

/// The folder with the scripts that come as packages of Debian.
///
/// # Errors
/// When the variable `PK_DEBIAN` is not set: they are not to be had on this machine.
pub fn debian_scripts() -> Result<PathBuf> {
    path("PK_DEBIAN")
}

/// The compiler of TypeScript, a script for Node.js.
///
/// # Errors
/// When the variable `PK_TSC` is not set.
pub fn tsc() -> Result<PathBuf> {
    path("PK_TSC")
}

/// The folder with the pages that are measured.
///
/// # Errors
/// When the variable `PK_BENCH` is not set.
pub fn bench() -> Result<PathBuf> {
    path("PK_BENCH")
}

/// Where pictures of the pages go, if anybody wants them.
pub fn screenshots() -> Option<PathBuf> {
    env::var_os("PK_SCREENSHOTS").map(PathBuf::from)
}

fn path(variable: &str) -> Result<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .with_context(|| format!("{variable} is not set: run these tests by `cargo xtask test browser`"))
}
