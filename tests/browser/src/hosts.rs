//! The pages of `tests/hosts`: portals of all kinds, with the element of `dist/` on them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use url::Url;
use xtask::workspace::Workspace;

use crate::environment;

/// Of what version the script in `other-version/` says that it is.
pub const OTHER_VERSION: &str = "0.0.1";

/// A server for the pages of `tests/hosts`, on this machine while the test runs.
///
/// It serves each page in a folder of its name, with the headers that its `headers.txt` lists; `dist/`; the same with
/// another version's script in `other-version/`, and with Wasm that is `missing/`, `html/`, `changed/` or of a `wrong-type/`;
/// rounds that are `large.json` or `never.json` answered; and the libraries of old portals in `npm/` and `debian/`.
#[derive(Debug)]
pub struct HostSite {
    port: u16,
}

impl HostSite {
    /// Starts it on a free port: an origin that no other test has.
    ///
    /// # Errors
    /// When there is no `dist/` or no free port.
    pub async fn start() -> Result<Self> {
        let listener = xtask::http::listen(0).await?;
        let port = listener.local_addr().context("the listener has no address")?.port();
        let router = router(&environment::dist()?)?;
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { port })
    }

    /// The address of the page `name`.
    ///
    /// # Errors
    /// When the name makes no address.
    pub fn page(&self, name: &str) -> Result<Url> {
        self.page_on("127.0.0.1", name)
    }

    /// The address of the page `name` on a host of this name, which the browser looks for on this machine.
    ///
    /// # Errors
    /// When the names make no address.
    pub fn page_on(&self, host: &str, name: &str) -> Result<Url> {
        Ok(Url::parse(&format!("http://{host}:{}/{name}/index.html", self.port))?)
    }
}

fn router(dist: &Path) -> Result<Router> {
    let folder = Workspace::here().path("tests/hosts");
    let headers = folder.clone();
    let script = other_version(dist)?;
    let script = move || async move { ([(CONTENT_TYPE, "text/javascript")], script) };
    let mut router = Router::new()
        .nest_service("/dist", ServeDir::new(dist))
        .nest_service("/missing", ServeDir::new(dist))
        .nest_service("/html", ServeDir::new(dist))
        .nest_service("/changed", ServeDir::new(dist))
        .nest_service("/wrong-type", ServeDir::new(dist))
        .layer(middleware::from_fn(with_fault))
        // Frames without an origin fetch from everywhere as strangers.
        .layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")))
        .route("/other-version/penilaian-kinerja.js", get(script))
        .nest_service("/other-version", ServeDir::new(dist))
        .route("/snippet/index.html", get(Html(snippet(dist)?)))
        .nest_service(concat!("/penilaian-kinerja-", env!("CARGO_PKG_VERSION")), ServeDir::new(dist))
        .route("/large.json", get(|| async { " ".repeat(50_000_000) }))
        .route("/never.json", get(std::future::pending::<StatusCode>))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }));
    for (path, files) in [("/npm", environment::npm()), ("/debian", environment::debian_scripts())] {
        if let Ok(files) = files {
            router = router.nest_service(path, ServeDir::new(files));
        }
    }
    Ok(router
        .fallback_service(ServeDir::new(folder))
        .layer(middleware::from_fn(move |request, next| with_headers(headers.clone(), request, next))))
}

/// Serves the Wasm as a portal does where something went wrong; the first part of the path says what.
async fn with_fault(request: Request, next: Next) -> Response {
    const PAGE: &str = "<!doctype html><title>404</title><p>Halaman tidak ditemukan.</p>";
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if path.ends_with(".wasm") {
        match path.split('/').nth(1) {
            Some("missing") => return (StatusCode::NOT_FOUND, Html(PAGE)).into_response(),
            Some("html") => return Html(PAGE).into_response(),
            Some("changed") => {
                return ([(CONTENT_TYPE, "application/wasm")], "\0asm\x01\0\0\0").into_response();
            }
            Some("wrong-type") => {
                response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            }
            _ => {}
        }
    }
    response
}

/// The page of an editor who has copied `SNIPPET.html`, and uploaded `dist/` where it says.
fn snippet(dist: &Path) -> Result<String> {
    let snippet = std::fs::read_to_string(dist.join("SNIPPET.html")).context("cannot read SNIPPET.html")?;
    Ok(format!(
        "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Portal contoh</title><body>\
         <p><button id=\"periksa\" type=\"button\">Periksa</button> <output id=\"hasil\"></output></p>\
         {snippet}<script src=\"../page.js\"></script></body></html>"
    ))
}

/// The script as another version of it would be.
fn other_version(dist: &Path) -> Result<String> {
    let script = dist.join("penilaian-kinerja.js");
    let script =
        std::fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let (before, rest) =
        script.split_once("{\"version\":\"").context("the script does not say its version")?;
    let (_, after) = rest.split_once('"').context("the script's version has no end")?;
    Ok(format!("{before}{{\"version\":\"{OTHER_VERSION}\"{after}"))
}

/// Adds the headers of the page's `headers.txt`, a line each.
async fn with_headers(folder: PathBuf, request: Request, next: Next) -> Response {
    let name = request.uri().path().split('/').nth(1).unwrap_or_default().to_owned();
    let mut response = next.run(request).await;
    let lines = std::fs::read_to_string(folder.join(name).join("headers.txt")).unwrap_or_default();
    for (name, value) in lines.lines().filter_map(|line| line.split_once(": ")) {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
