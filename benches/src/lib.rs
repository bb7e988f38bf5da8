//! The events that the benchmarks measure with: our own, shaped as the field sees them.

pub mod events;
