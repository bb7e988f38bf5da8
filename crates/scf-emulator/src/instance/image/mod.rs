//! A function deployed as an image: the platform posts each event to the container's own server (583/56051).

mod port;
pub(crate) mod turn;

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, InvalidHeaderValue};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use self::port::Listener;
use super::slot::{Answer, Event, Slot};
use crate::MAX_SYNC_BYTES;
use crate::log::{Log, LogSource};
use crate::outcome::fault::Fault;
use crate::process::Members;
use crate::process::network::Network;
use crate::settings::Settings;

/// How often the platform looks whether the container's server is up.
const KNOCK: Duration = Duration::from_millis(5);

/// How long the last instance's server may take to be gone.
const LEAVING: Duration = Duration::from_secs(2);

/// The platform's side of a container's server.
pub(crate) struct Bridge {
    pub(crate) slot: Arc<Slot>,
    pub(crate) log: Arc<Log>,
    pub(crate) port: u16,
    pub(crate) settings: Arc<Settings>,
    pub(crate) members: Arc<Members>,
    /// The network of the instance, if it has one of its own.
    pub(crate) network: Option<Arc<Network>>,
}

/// Makes sure that a port of this machine is free for an instance.
pub(crate) async fn is_free(port: u16) -> Result<(), Fault> {
    let began = tokio::time::Instant::now();
    while let Some(by) = port::taken(port) {
        // What was killed a moment ago may still be there.
        if began.elapsed() > LEAVING {
            return Err(Fault::PortTaken { port, by });
        }
        tokio::time::sleep(KNOCK).await;
    }
    Ok(())
}

impl Bridge {
    /// Waits for the server, then posts each event to it, until this is dropped.
    pub(crate) async fn run(self) {
        let mut last = Listener::Nobody;
        loop {
            let listener = self.listener();
            if listener == Listener::Instance {
                break;
            }
            if listener != last {
                if let Some(why) = hindrance(self.port, &listener) {
                    self.log.write(LogSource::Emulator, why.clone());
                    self.slot.hinder(why);
                }
                last = listener;
            }
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

    fn listener(&self) -> Listener {
        port::listener(self.port, &self.members)
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
            (HeaderName::from_static("x-scf-trigger-src"), event.source.to_owned()),
        ] {
            headers.insert(name, HeaderValue::from_str(&value)?);
        }
        if let Some(credentials) = self.settings.current_credentials() {
            credentials.write(&mut headers);
        }
        self.settings.bend(&mut headers);
        Ok(headers)
    }

    /// Connects to the instance's own server, and to nobody else's: an event brings keys.
    async fn connect(&self) -> io::Result<TcpStream> {
        let stream = match &self.network {
            Some(network) => {
                let stream = network.connect(self.port)?;
                stream.set_nonblocking(true)?;
                TcpStream::from_std(stream)?
            }
            None => TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?,
        };
        match self.listener() {
            Listener::Instance => {}
            other => {
                let why = hindrance(self.port, &other);
                return Err(io::Error::other(why.unwrap_or_else(|| "it listens no more".to_owned())));
            }
        }
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    async fn post(&self, event: &Event) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        let stream = self.connect().await?;
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

/// Tells what is wrong with who listens.
fn hindrance(port: u16, listener: &Listener) -> Option<String> {
    match listener {
        Listener::Nobody | Listener::Instance => None,
        Listener::InstanceOn(address) => {
            Some(format!("the function listens on {address}:{port} alone, where the platform wants 0.0.0.0:{port}"))
        }
        Listener::Stranger(by) => {
            Some(format!("port {port} is not the function's: {by} listens on it, and gets no event"))
        }
    }
}
