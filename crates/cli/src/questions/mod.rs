//! `mps-backup failed`, `outputs` and `latency`: the questions that everybody has of an archive.

mod asking;
mod failed;
mod latency;
mod outputs;
mod table;

pub(crate) use self::failed::FailedArgs;
pub(crate) use self::latency::LatencyArgs;
pub(crate) use self::outputs::OutputsArgs;
pub(crate) use self::{failed::main as failed, latency::main as latency, outputs::main as outputs};
