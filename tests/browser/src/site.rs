//! The addresses of the pages under test.

use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, ensure};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::Html;
use axum::routing::{get, post};
use url::{Url, form_urlencoded};

use crate::environment;

/// `dist/`, served over plain http on this machine while the test runs.
#[derive(Debug)]
pub struct Site {
    base: Url,
    posted: Posted,
}

/// What came in at [`TARGET`], a list of fields for each time.
type Posted = Arc<Mutex<Vec<Vec<(String, String)>>>>;

/// Where the forms of pages under test go.
pub const TARGET: &str = "/kirim";
/// Where such a page lies.
const HOST: &str = "/portal/";

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
        Ok(Self { base: Url::parse(&xtask::http::page(address, ""))?, posted: Posted::default() })
    }

    /// Starts the same server with one page of a portal more, which holds `body`, under the policy of the demo pages.
    /// Its forms may go to [`TARGET`].
    ///
    /// # Errors
    /// When there is no `dist/` or no free port.
    pub async fn start_with(body: &str) -> Result<Self> {
        let dist = environment::dist()?;
        let page = format!(
            "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Portal</title>\
             <script src=\"../penilaian-kinerja.js\" defer></script><body>{body}</body></html>"
        );
        let policy = [(CONTENT_SECURITY_POLICY, xtask::http::DEMO_POLICY), (CONTENT_TYPE, "text/html")];
        let posted = Posted::default();
        let heard = Arc::clone(&posted);
        let hear = async move |body: String| {
            let fields = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
            heard.lock().map(|mut heard| heard.push(fields)).ok();
            Html("<!doctype html><title>Diterima</title><p id=\"diterima\">Diterima")
        };
        let router = xtask::http::router(&dist)
            .route(HOST, get(async move || (policy, page)))
            .route(TARGET, post(hear));
        let listener = xtask::http::listen(0).await?;
        let address = listener.local_addr().context("the listener has no address")?;
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { base: Url::parse(&xtask::http::page(address, ""))?, posted })
    }

    /// The address of the page of a portal.
    ///
    /// # Errors
    /// Never in practice: the path is a constant.
    pub fn host(&self) -> Result<Url> {
        self.page(HOST)
    }

    /// What forms have posted so far: the fields, in order, of each time.
    ///
    /// # Errors
    /// When the server broke.
    pub fn posted(&self) -> Result<Vec<Vec<(String, String)>>> {
        let posted = self.posted.lock();
        ensure!(posted.is_ok(), "the server broke");
        Ok(posted.map(|posted| posted.clone()).unwrap_or_default())
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
