//! Who gets the events.

use std::env;
use std::fmt;
use std::io::{self, Write as _};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use bytes::Bytes;
use cos_sink::{Outcome, Retry, Sink};
use mps_archive::{EventKeys, MAX_OBJECT_LEN, StoredEvent};
use scf_emulator::{Function, Platform};

use super::http::Http;
use crate::archive::{self, without_parameters};
use crate::environment::is_passed_on;

/// The most bytes of an event that SCF hands to a function that is called (583/11637).
const MAX_CALL: u64 = 6 * 1024 * 1024;

/// Who gets the events.
pub(crate) struct Target {
    /// What it is called where others may read it: no path or query of a URL, which may be secrets.
    name: String,
    way: Way,
}

enum Way {
    Http(Box<Http>),
    Function(Platform),
    Archive { sink: Arc<dyn Sink>, keys: EventKeys, replay: String },
    Stdout,
}

/// How an event was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// It is there now.
    Sent,
    /// It stood there already.
    Already,
}

impl Target {
    /// Opens a target, which isn't asked yet whether it is there.
    pub(crate) fn open(to: &str, archive: &str, replay: &str) -> Result<Self> {
        let of = |name: &str, way| Ok(Self { name: name.to_owned(), way });
        match to.split_once(':') {
            None if to == "-" => of("standard output", Way::Stdout),
            Some(("http" | "https", _)) => {
                let http = Http::new(to, replay)?;
                of(&http.name(), Way::Http(Box::new(http)))
            }
            Some(("function", program)) => of(to, Way::Function(platform(program)?)),
            Some(("file" | "cos", _)) => {
                if place(to)? == place(archive)? {
                    bail!("--to is the archive that is read: an event can't be sent to where it stands");
                }
                let (sink, _) = cos_sink::place_from_url(to).map_err(|error| anyhow!("--to: {error}"))?;
                let way = Way::Archive {
                    sink: Arc::new(Retry::new(sink)),
                    keys: archive::keys()?,
                    replay: replay.to_owned(),
                };
                of(without_parameters(to), way)
            }
            Some(("scf", _)) => bail!("--to scf:// isn't built yet: take the function's URL, or function:PROGRAM"),
            _ => bail!("--to names no target: expected http(s)://URL, function:PROGRAM, file:DIR, cos://.. or -"),
        }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_stdout(&self) -> bool {
        matches!(self.way, Way::Stdout)
    }

    /// Returns how many bytes an event may have at most.
    pub(crate) fn max_bytes(&self) -> u64 {
        if matches!(self.way, Way::Function(_)) { MAX_CALL } else { MAX_OBJECT_LEN }
    }

    /// Sends one event; why it was refused, else.
    pub(crate) async fn send(&self, event: &StoredEvent) -> Result<Accepted> {
        if event.bytes.len() as u64 > self.max_bytes() {
            bail!("it has {} bytes, and at most {} are taken", event.bytes.len(), self.max_bytes());
        }
        match &self.way {
            Way::Http(http) => http.send(&event.bytes).await,
            Way::Function(platform) => match platform.invoke(event.bytes.clone()).await.outcome {
                Ok(_) => Ok(Accepted::Sent),
                Err(error) => Err(anyhow!("status {}: {}", error.status_code, error.error_message.trim_end())),
            },
            Way::Archive { sink, keys, replay } => {
                let receipt = sink.store(keys.replayed(event, replay)?).await?;
                Ok(if receipt.outcome == Outcome::AlreadyStored { Accepted::Already } else { Accepted::Sent })
            }
            Way::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(&one_line(&event.bytes))
                    .and_then(|()| out.flush())
                    .map_err(crate::view::OutputError::from)?;
                Ok(Accepted::Sent)
            }
        }
    }

    /// Ends what was started for it.
    pub(crate) async fn close(&self) {
        if let Way::Function(platform) = &self.way {
            platform.shutdown().await;
        }
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Which place a URL of an archive names, however it is written.
fn place(url: &str) -> Result<String> {
    let path = match cos_sink::folder_from_url(url) {
        Ok(Some(path)) => path,
        Ok(None) => return Ok(without_parameters(url).trim_end_matches('/').to_owned()),
        // It is refused when it is opened; that it is the archive that is read says more.
        Err(_) => url.trim_start_matches("file:").into(),
    };
    let path = std::path::absolute(path).context("cannot tell where a folder is from here")?;
    Ok(cos_sink::url_of_folder(&path.canonicalize().unwrap_or(path)))
}

/// The emulator with a function in it.
fn platform(program: &str) -> Result<Platform> {
    let path = std::path::absolute(program).with_context(|| format!("cannot tell where {program} is"))?;
    if !path.is_file() {
        bail!("--to function: there is no program at {}", path.display());
    }
    let variables =
        env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let function = variables
        .filter(|(name, _)| is_passed_on(name))
        .fold(Function::command(path), |function, (name, value)| function.env(name, value));
    Ok(Platform::builder().function(function).build()?)
}

/// An event and the end of its line; line ends between its values, which mean nothing, become blanks.
fn one_line(event: &Bytes) -> Vec<u8> {
    let blank = |byte: &u8| if matches!(byte, b'\n' | b'\r') { b' ' } else { *byte };
    event.iter().map(blank).chain([b'\n']).collect()
}
