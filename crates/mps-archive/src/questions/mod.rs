//! The questions that everybody has of an archive: what failed, what was made, how long it took.

mod failures;
mod latencies;
mod outputs;

pub use failures::{Failure, FailureGroup, Failures};
pub use latencies::{Durations, Latencies};
pub use outputs::{OutputGroup, Outputs};
