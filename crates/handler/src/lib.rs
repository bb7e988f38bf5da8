#![doc = include_str!("../README.md")]

mod backup;
mod bootstrap;
mod builder;
mod compression;
mod http_callback;
mod notify_key;
mod processor;
mod reply;
mod settings;

pub use mps_archive::{DEFAULT_KEY, KEY_FIELDS, RETRY_WINDOW};

pub use self::backup::Backup;
pub use self::bootstrap::bootstrap;
pub use self::builder::{BackupBuilder, BuildError};
pub use self::processor::{ProcessError, Processor};
pub use self::reply::{Placed, PlacedAs, Reply, Report};
pub use self::settings::SettingsError;

/// The workspace's front page, so that its example is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct FrontPage;
