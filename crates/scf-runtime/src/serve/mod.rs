//! From an event to its answer: the loop, the handler's work, and what ends it.

pub(crate) mod alarm;
pub(crate) mod guarded;
pub(crate) mod init;
pub(crate) mod panic;
pub(crate) mod runtime;
pub(crate) mod service;
pub(crate) mod stop;
