//! The example `behave` under a platform.

#![allow(dead_code, reason = "not every test file uses every piece")]

use std::path::PathBuf;
use std::time::Duration;

use scf_emulator::{Builder, Function, Platform};
use serde_json::Value;

/// The program of the example that does what its event says.
pub(crate) fn path() -> PathBuf {
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples/behave");
    assert!(path.is_file(), "{} is built with the tests", path.display());
    path
}

/// The example that does what its event says.
pub(crate) fn function() -> Function {
    Function::command(path()).name("behave")
}

/// A platform for it, patient enough for a busy machine.
pub(crate) fn platform() -> Builder {
    Platform::builder().function(function()).timeout(Duration::from_secs(60))
}

pub(crate) fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(text)))
}
