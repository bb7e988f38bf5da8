//! The function's processes: how they start, what belongs to them, and how they end.

pub(crate) mod cgroup;
pub(crate) mod group;
pub(crate) mod isolation;
mod launch;
mod members;
pub(crate) mod memory;
mod name;
pub(crate) mod network;
mod status;
pub(crate) mod stop;
mod table;
mod watchdog;

pub(crate) use self::launch::Program;
pub(crate) use self::members::Members;
