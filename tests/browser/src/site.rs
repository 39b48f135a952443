//! The addresses of the pages under test.

use anyhow::{Context, Result};
use url::Url;

use crate::environment;

/// `dist/`, served over plain http on this machine while the test runs.
#[derive(Debug)]
pub struct Site {
    base: Url,
}

impl Site {
    /// Starts the same server as `cargo xtask serve`, on a free port: an origin that no other test has.
    ///
    /// # Errors
    /// When there is no `dist/` or no free port.
    pub async fn start() -> Result<Self> {
        let dist = environment::dist()?;
        let listener = xtask::http::listen(0).await?;
        let address = listener.local_addr().context("the listener has no address")?;
        tokio::spawn(async move { xtask::http::serve(listener, &dist).await });
        Ok(Self { base: Url::parse(&xtask::http::page(address, ""))? })
    }

    /// The address of the demo page.
    ///
    /// # Errors
    /// Never in practice: the path is a constant.
    pub fn demo(&self) -> Result<Url> {
        self.page("demo/index.html")
    }

    /// The address of `path` below `dist/`.
    ///
    /// # Errors
    /// When the path makes no address.
    pub fn page(&self, path: &str) -> Result<Url> {
        Ok(self.base.join(path)?)
    }
}

/// The `file://` address of `penilaian.html`.
///
/// # Errors
/// When there is no `dist/`.
pub fn offline_file() -> Result<Url> {
    let path = environment::dist()?.join("penilaian.html");
    let path = path.canonicalize().with_context(|| format!("{} is missing", path.display()))?;
    Url::from_file_path(&path).ok().with_context(|| format!("{} has no address", path.display()))
}
