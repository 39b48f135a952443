//! `cargo xtask serve`: build, then show the demo page.

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{dist, http};

/// What `serve` is asked to do.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The first port to try.
    pub port: u16,
    /// Whether to build `dist/` first.
    pub build: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 8080, build: true }
    }
}

/// Builds `dist/` unless told not to, and serves it on this machine until interrupted.
///
/// # Errors
/// When the build fails, there is nothing to serve or no port is free.
pub fn run(workspace: &Workspace, options: Options) -> Result<()> {
    let folder = workspace.dist();
    if options.build {
        let sizes = dist::write(workspace, &folder, None)?;
        eprintln!("built: script and Wasm together {} KB compressed", sizes.element.gzip.div_ceil(1000));
    } else if !folder.join("penilaian.html").is_file() {
        bail!("there is nothing in {} yet: leave out --no-build", folder.display());
    }
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(async {
        let listener = http::listen(options.port).await?;
        let address = listener.local_addr().context("the listener has no address")?;
        println!();
        println!("  demo page     {}", http::page(address, "demo/"));
        println!("  offline file  {}", folder.join("penilaian.html").display());
        println!();
        println!("  Ctrl-C ends it.");
        http::serve(listener, &folder).await
    })
}
