//! `mps-backup` as its user runs it: real processes, real files, a double of COS.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod archive;
mod cos;
mod dev;
mod double;
mod functions;
mod platform;
mod replay;
mod support;
mod surroundings;
