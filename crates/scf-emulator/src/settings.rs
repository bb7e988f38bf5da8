//! What a platform was built with.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::queue::QueueSettings;
use crate::status::Fault;
use crate::{Credentials, Function, LogLine, MAX_SYNC_BYTES, Quirk, environment};

pub(crate) type OnLog = Arc<dyn Fn(&LogLine) + Send + Sync>;
pub(crate) type CredentialSource = Arc<dyn Fn() -> Credentials + Send + Sync>;

/// What a platform was built with; checked.
pub(crate) struct Settings {
    pub(crate) function: Function,
    /// The program as an absolute path.
    pub(crate) program: PathBuf,
    pub(crate) directory: PathBuf,
    pub(crate) credentials: Option<CredentialSource>,
    /// What a test changes in the platform's own variables.
    pub(crate) overrides: Vec<(String, Option<OsString>)>,
    pub(crate) timeout: Duration,
    pub(crate) init_timeout: Duration,
    pub(crate) memory_mb: u32,
    pub(crate) limits_memory: bool,
    pub(crate) max_instances: usize,
    pub(crate) strict_json: bool,
    /// The port of the container's server, if the function is deployed as an image.
    pub(crate) image_port: Option<u16>,
    pub(crate) quirks: Vec<Quirk>,
    pub(crate) queue: QueueSettings,
    pub(crate) on_log: Option<OnLog>,
}

impl Settings {
    /// Whether the platform takes an event.
    pub(crate) fn accepts(&self, event: &[u8]) -> Result<(), Fault> {
        if event.len() > MAX_SYNC_BYTES {
            return Err(Fault::EventTooLarge { limit: MAX_SYNC_BYTES });
        }
        if self.strict_json && serde_json::from_slice::<serde::de::IgnoredAny>(event).is_err() {
            return Err(Fault::NotJson);
        }
        Ok(())
    }

    pub(crate) fn current_credentials(&self) -> Option<Credentials> {
        self.credentials.as_ref().map(|source| source())
    }

    /// The whole environment of a new process but the address of its runtime API.
    pub(crate) fn environment(&self) -> Vec<(String, OsString)> {
        // A container gets its keys with each event instead.
        let credentials = if self.image_port.is_none() { self.current_credentials() } else { None };
        let mut all = environment::compose(&self.function, &self.directory, credentials.as_ref(), &self.overrides);
        if self.image_port.is_some() {
            all.retain(|(name, _)| {
                crate::image::VARIABLES.contains(&name.as_str())
                    || self.function.environment.iter().any(|(own, _)| own == name)
                    || self.overrides.iter().any(|(own, _)| own == name)
            });
        }
        all
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("program", &self.program)
            .field("timeout", &self.timeout)
            .field("init_timeout", &self.init_timeout)
            .field("memory_mb", &self.memory_mb)
            .field("quirks", &self.quirks)
            .finish_non_exhaustive()
    }
}
