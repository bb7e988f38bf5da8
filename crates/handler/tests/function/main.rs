//! The real `bootstrap`, under the emulator of the platform.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod bad_input;
#[cfg(feature = "gzip")]
mod compression;
mod cos;
mod deliveries;
mod http_callback;
mod lying_store;
mod platform_faults;
mod promise;
mod refusing_store;
mod start;
mod support;
mod trial;
