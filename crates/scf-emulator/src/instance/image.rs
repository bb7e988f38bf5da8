//! A function deployed as an image: the platform posts each event to the container's own server (583/56051).

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, InvalidHeaderValue};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::slot::{Answer, Event, Slot};
use crate::MAX_SYNC_BYTES;
use crate::log::{Log, LogSource};
use crate::settings::Settings;

/// How often the platform looks whether the container's server is up.
const KNOCK: Duration = Duration::from_millis(5);

/// The platform's side of a container's server.
pub(crate) struct Bridge {
    pub(crate) slot: Arc<Slot>,
    pub(crate) log: Arc<Log>,
    pub(crate) port: u16,
    pub(crate) settings: Arc<Settings>,
}

impl Bridge {
    /// Waits for the server, then posts each event to it, until this is dropped.
    pub(crate) async fn run(self) {
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            tokio::time::sleep(KNOCK).await;
        }
        self.slot.ready();
        while let Some((event, again)) = self.slot.next().await {
            if again {
                // The event was posted and its connection broke: what becomes of it is for the process or the clock to tell.
                std::future::pending::<()>().await;
            }
            match self.post(&event).await {
                Ok(answer) => {
                    self.slot.answer(answer);
                }
                Err(error) => {
                    self.log.write(LogSource::Emulator, format!("the container's server broke off: {error}"));
                }
            }
        }
    }

    /// The headers that come with an event: the keys are fresh each time.
    fn headers(&self, event: &Event) -> Result<HeaderMap, InvalidHeaderValue> {
        let options = &self.settings.options;
        let mut headers = HeaderMap::new();
        for (name, value) in [
            (HOST, format!("127.0.0.1:{}", self.port)),
            (CONTENT_TYPE, "application/json".to_owned()),
            (HeaderName::from_static("x-scf-request-id"), event.request_id.to_string()),
            // The documents name no units: MB and seconds are those of the function's configuration.
            (HeaderName::from_static("x-scf-memory"), options.memory_mb.to_string()),
            (HeaderName::from_static("x-scf-timeout"), options.timeout.as_secs_f64().ceil().to_string()),
            (HeaderName::from_static("x-scf-version"), "$LATEST".to_owned()),
            (HeaderName::from_static("x-scf-name"), self.settings.function.name.clone()),
            (HeaderName::from_static("x-scf-namespace"), "default".to_owned()),
            (HeaderName::from_static("x-scf-region"), "ap-guangzhou".to_owned()),
            (HeaderName::from_static("x-scf-appid"), "1250000000".to_owned()),
            (HeaderName::from_static("x-scf-uin"), "100000000001".to_owned()),
        ] {
            headers.insert(name, HeaderValue::from_str(&value)?);
        }
        if let Some(credentials) = self.settings.current_credentials() {
            credentials.write(&mut headers);
        }
        self.settings.bend(&mut headers);
        Ok(headers)
    }

    async fn post(&self, event: &Event) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        stream.set_nodelay(true)?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        let driver = tokio::spawn(connection);
        let mut request = Request::new(Full::new(event.payload.clone()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = hyper::Uri::from_static("/event-invoke");
        *request.headers_mut() = self.headers(event)?;
        let response = sender.send_request(request).await?;
        let success = response.status().is_success();
        let body = Limited::new(response.into_body(), MAX_SYNC_BYTES).collect().await;
        driver.abort();
        Ok(match body {
            Ok(body) if success => Answer::Response(body.to_bytes()),
            // How other statuses count isn't documented: as the function's own error.
            Ok(body) => Answer::Error(body.to_bytes()),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => Answer::TooLarge,
            Err(error) => return Err(error),
        })
    }
}
