//! A function deployed as an image: the platform posts each event to the container's own server (583/56051).

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::log::LogSource;
use crate::output::Log;
use crate::settings::Settings;
use crate::slot::{Answer, Event, Slot};
use crate::{Credentials, MAX_SYNC_BYTES};

/// How often the platform looks whether the container's server is up.
const KNOCK: Duration = Duration::from_millis(5);

/// The platform's side of a container's server.
pub(crate) struct Bridge {
    pub(crate) slot: Arc<Slot>,
    pub(crate) log: Arc<Log>,
    pub(crate) port: u16,
    /// The headers that are the same for every event.
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Bridge {
    pub(crate) fn new(slot: Arc<Slot>, log: Arc<Log>, port: u16, settings: &Settings) -> Self {
        let pairs = [
            ("x-scf-memory", settings.options.memory_mb.to_string()),
            ("x-scf-timeout", settings.options.timeout.as_secs_f64().ceil().to_string()),
            ("x-scf-version", "$LATEST".to_owned()),
            ("x-scf-name", settings.function.name.clone()),
            ("x-scf-namespace", "default".to_owned()),
            ("x-scf-region", "ap-guangzhou".to_owned()),
            ("x-scf-appid", "1250000000".to_owned()),
            ("x-scf-uin", "100000000001".to_owned()),
        ];
        let headers = pairs
            .into_iter()
            .filter_map(|(name, value)| Some((HeaderName::from_static(name), HeaderValue::from_str(&value).ok()?)))
            .collect();
        Self { slot, log, port, headers }
    }

    /// Waits for the server, then posts each event to it, until this is dropped. `credentials` are asked for each event.
    pub(crate) async fn run(self, credentials: impl Fn() -> Option<Credentials>) {
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            tokio::time::sleep(KNOCK).await;
        }
        self.slot.ready();
        while let Some((event, again)) = self.slot.next().await {
            if again {
                // The event was posted and its connection broke: what becomes of it is for the process or the clock to tell.
                std::future::pending::<()>().await;
            }
            match self.post(&event, credentials()).await {
                Ok(answer) => {
                    self.slot.answer(answer);
                }
                Err(error) => {
                    self.log.write(LogSource::Emulator, format!("the container's server broke off: {error}"));
                }
            }
        }
    }

    async fn post(
        &self,
        event: &Event,
        credentials: Option<Credentials>,
    ) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        stream.set_nodelay(true)?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        let driver = tokio::spawn(connection);
        let mut request = Request::new(Full::new(event.payload.clone()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = hyper::Uri::from_static("/event-invoke");
        let headers = request.headers_mut();
        headers.insert(HOST, HeaderValue::from_str(&format!("127.0.0.1:{}", self.port))?);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.extend(self.headers.iter().cloned());
        headers.insert("x-scf-request-id", HeaderValue::from_str(&event.request_id)?);
        if let Some(Credentials { secret_id, secret_key, session_token }) = &credentials {
            headers.insert("x-scf-secret-id", HeaderValue::from_str(secret_id)?);
            headers.insert("x-scf-secret-key", HeaderValue::from_str(secret_key)?);
            headers.insert("x-scf-session-token", HeaderValue::from_str(session_token)?);
        }
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

/// The part of the environment that a container has besides its own (583/56051): no keys.
pub(crate) const VARIABLES: [&str; 13] = [
    "TENCENTCLOUD_RUNENV",
    "USER_CODE_ROOT",
    "USER",
    "SCF_FUNCTIONNAME",
    "SCF_FUNCTIONVERSION",
    "TENCENTCLOUD_REGION",
    "TENCENTCLOUD_APPID",
    "TENCENTCLOUD_UIN",
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "HOSTNAME",
];
