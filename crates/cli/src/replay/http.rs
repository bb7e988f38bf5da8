//! Events to a URL, as MPS posts them.

use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Request, Uri};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::target::Accepted;
use crate::callback::Signer;
use crate::environment::setting;

/// The header that names the replay.
const REPLAY: &str = "x-mps-backup-replay";

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Posts events to one URL.
pub(crate) struct Http {
    uri: Uri,
    replay: HeaderValue,
    signer: Option<Signer>,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

impl Http {
    /// # Errors
    /// The URL or the replay's name is none.
    pub(crate) fn new(url: &str, replay: &str) -> Result<Self> {
        // The URL may hold a secret, so no error repeats it.
        let uri: Uri = url.parse().map_err(|_| anyhow!("--to is no URL: expected https://HOST/PATH"))?;
        if uri.host().is_none_or(str::is_empty) {
            bail!("--to names no host: expected https://HOST/PATH");
        }
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
            .context("cannot set up TLS")?
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self {
            uri,
            replay: HeaderValue::from_str(replay)?,
            signer: setting("MPS_BACKUP_NOTIFY_KEY").map(Signer::replacing),
            client: Client::builder(TokioExecutor::new()).build(connector),
        })
    }

    /// The host, without path and query.
    pub(crate) fn name(&self) -> String {
        let scheme = self.uri.scheme_str().unwrap_or("https");
        let port = self.uri.port_u16().map_or(String::new(), |port| format!(":{port}"));
        let signed = if self.signer.is_some() { "signed anew" } else { "signatures as they were" };
        format!("{scheme}://{}{port} ({signed})", self.uri.host().unwrap_or_default())
    }

    /// Posts one event. Accepted is what is answered with 2xx.
    pub(crate) async fn send(&self, event: &Bytes) -> Result<Accepted> {
        let body = self.signer.as_ref().map_or_else(|| event.clone(), |signer| signer.sign(event));
        let request = Request::post(self.uri.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(REPLAY, self.replay.clone())
            .body(Full::new(body))?;
        let answer = tokio::time::timeout(TIMEOUT, self.client.request(request)).await;
        let answer = answer.map_err(|_| anyhow!("no answer in {} s", TIMEOUT.as_secs()))?;
        // The cause alone: what stands around it repeats nothing but that a request failed.
        let answer = answer.map_err(|error| match std::error::Error::source(&error) {
            Some(cause) => anyhow!("cannot post it: {cause}"),
            None => anyhow!("cannot post it: {error}"),
        })?;
        if answer.status().is_success() {
            return Ok(Accepted::Sent);
        }
        Err(anyhow!("HTTP status {}", answer.status()))
    }
}
