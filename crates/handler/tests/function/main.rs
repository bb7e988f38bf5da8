//! The real `bootstrap`, under the emulator of the platform.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod bad_input;
mod deliveries;
mod http_callback;
mod refusing_store;
mod start;
mod support;
