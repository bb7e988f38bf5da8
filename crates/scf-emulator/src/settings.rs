//! What a platform was built with.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::{Function, LogLine};

pub(crate) type OnLog = Arc<dyn Fn(&LogLine) + Send + Sync>;

/// What a platform was built with; checked.
pub(crate) struct Settings {
    pub(crate) function: Function,
    /// The program as an absolute path.
    pub(crate) program: PathBuf,
    pub(crate) directory: PathBuf,
    /// Everything but the address of the runtime API.
    pub(crate) environment: Vec<(String, OsString)>,
    pub(crate) timeout: Duration,
    pub(crate) init_timeout: Duration,
    pub(crate) memory_mb: u32,
    pub(crate) strict_json: bool,
    pub(crate) on_log: Option<OnLog>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("program", &self.program)
            .field("timeout", &self.timeout)
            .field("init_timeout", &self.init_timeout)
            .field("memory_mb", &self.memory_mb)
            .finish_non_exhaustive()
    }
}
