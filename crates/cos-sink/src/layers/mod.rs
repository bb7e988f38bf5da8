//! Layers: sinks around sinks.
//!
//! Their order matters. From the outside in: [`Observe`], [`Deadline`], `Compress`, [`Tee`] or [`Fallback`], [`Retry`],
//! and the sink that talks to the store.
//!
//! - [`Retry`] stands directly around the sink: a failure that passes must not reach [`Fallback`], or a second
//!   bucket fills up because the first was slow for a second.
//! - [`Deadline`] stands outside [`Retry`], so that it bounds all attempts together. Inside, it would bound each.
//!   [`Fallback`] divides a record's time between its places. Where records have no deadline, each of its places needs
//!   one of its own: without it, the silence of the first lasts.
//! - `Compress` stands outside [`Retry`], and outside [`Tee`] and [`Fallback`] where all places get the same bytes, so
//!   that the work is done once.
//! - [`Observe`] sees what the caller sees when it stands outermost, and each attempt when it stands inside `Retry`.
//!
//! A layer around a sink that is an [`Archive`](crate::Archive) is one too, so what stores also reads. `Compress`
//! decompresses what is read through it, [`Fallback`] reads both its places, and the others pass reading on: it is neither
//! tried again nor bounded nor observed. [`Tee`] doesn't read. `get_ref` and `into_inner` give what a layer stands around.

mod around;
#[cfg(any(feature = "gzip", feature = "zstd"))]
mod compress;
mod deadline;
mod fallback;
#[cfg(feature = "metrics")]
pub mod metrics;
mod observe;
mod retry;
mod tee;

#[cfg(any(feature = "gzip", feature = "zstd"))]
pub use compress::{Compress, Compression};
pub use deadline::Deadline;
pub use fallback::Fallback;
pub use observe::{Observation, Observe};
pub use retry::Retry;
pub use tee::Tee;
