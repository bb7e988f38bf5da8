//! An axum `Router` behind a function URL: routes, cookies, forms, bytes and streams, as in any other web service.
//!
//! The runtime takes the router as its handler; `examples/tests/axum.rs` sends it requests through the emulator.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse};
use axum::routing::{get, post};
use futures_util::stream;
use scf_runtime::{Bytes, Context};

/// The whole program, were it not for what its routes do.
fn main() -> Result<(), scf_runtime::Error> {
    let router = Router::new()
        .route("/tasks/{name}", get(task))
        .route("/login", post(login))
        .route("/whoami", get(whoami))
        .route("/reverse", post(reverse))
        .route("/stream/{pieces}", get(pieces))
        .route("/deadline", get(deadline));
    scf_runtime::start(router)
}

/// A part of the path and the query, both decoded.
async fn task(Path(name): Path<String>, Query(query): Query<Vec<(String, String)>>) -> String {
    query.into_iter().fold(name, |text, (name, value)| text + "\n" + &name + "=" + &value)
}

/// Two cookies: two header fields of one name.
async fn login(user: String) -> impl IntoResponse {
    let cookies = AppendHeaders([(SET_COOKIE, format!("user={user}")), (SET_COOKIE, "theme=dark".to_owned())]);
    (StatusCode::CREATED, cookies, "welcome")
}

async fn whoami(headers: HeaderMap) -> Result<String, StatusCode> {
    let cookie = headers.get("cookie").and_then(|cookie| cookie.to_str().ok()).ok_or(StatusCode::UNAUTHORIZED)?;
    Ok(cookie.to_owned())
}

/// Bytes that are no text go both ways.
async fn reverse(body: Bytes) -> Vec<u8> {
    body.iter().rev().copied().collect()
}

/// A body in pieces of 1 MiB. A function's answer is one message, so the runtime collects it, up to 6 MB.
async fn pieces(Path(pieces): Path<usize>) -> Body {
    let piece = Bytes::from_static(&[b'x'; 1 << 20]);
    Body::from_stream(stream::iter((0..pieces).map(move |_| Ok::<_, std::io::Error>(piece.clone()))))
}

/// What the runtime knows of the event is among the request's extensions.
async fn deadline(axum::Extension(context): axum::Extension<Context>) -> String {
    let left = context.remaining().map(|left| left.as_secs() < 60);
    format!("{} {left:?}", context.request_id().len())
}
