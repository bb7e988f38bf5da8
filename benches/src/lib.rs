//! What several benchmarks share: the events that they measure with, and how a run is set up and counted.

pub mod affinity;
pub mod events;
pub mod http;
pub mod inputs;
pub mod statistics;
pub mod table;
pub mod turns;
