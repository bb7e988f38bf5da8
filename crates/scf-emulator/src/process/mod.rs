//! The function's processes: how they start, what holds them together, and how they end.

pub(crate) mod cgroup;
pub(crate) mod group;
pub(crate) mod isolation;
pub(crate) mod memory;
pub(crate) mod stop;
