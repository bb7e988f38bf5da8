//! What the platform's log service would show: the lines of the function and of the platform itself.

mod line;
mod report;
mod stream;

pub use self::line::{LogLine, LogSource};
pub(crate) use self::stream::{Log, OnLog, Stream};
