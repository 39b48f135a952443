//! The server that shows `dist/`, for people and for the browser tests.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The policy of the demo pages: the strictest one that a portal may have and still show the element.
pub const DEMO_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                               connect-src 'self'; img-src 'self' data:";

/// Serves the folder `dist`; what lies in `demo/` goes out under [`DEMO_POLICY`].
///
/// `penilaian.html` brings its own policy, which a second one would only break.
pub fn router(dist: &Path) -> Router {
    Router::new()
        .fallback_service(ServeDir::new(dist))
        .layer(middleware::from_fn(with_demo_policy))
        // A page shown after a new build is the new build.
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")))
        .layer(SetResponseHeaderLayer::overriding(
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
}

async fn with_demo_policy(request: Request, next: Next) -> Response {
    let of_the_demo = request.uri().path().starts_with("/demo/");
    let mut response = next.run(request).await;
    if of_the_demo {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(DEMO_POLICY));
    }
    response
}

/// A listener on `port` of this machine, or on the next free one of the hundred after it; 0 takes any.
///
/// # Errors
/// When none of them is free.
pub async fn listen(port: u16) -> Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(100) };
    let mut refused = None;
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = Some(error),
        }
    }
    refused.map_or_else(
        || anyhow::bail!("no port to listen on"),
        |error| Err(error).with_context(|| format!("no port from {port} to {last} is free")),
    )
}

/// Serves `dist` on `listener` until the process ends.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(listener: TcpListener, dist: &Path) -> Result<()> {
    axum::serve(listener, router(dist)).await.context("the server stopped")
}

/// The address of the page `path` behind `address`.
pub fn page(address: SocketAddr, path: &str) -> String {
    format!("http://{address}/{path}")
}
