//! The example `raw` under a platform.

#![allow(dead_code, reason = "not every test file uses every piece")]

use std::path::PathBuf;
use std::time::Duration;

use scf_emulator::{Builder, Function, Platform};

/// The example that behaves as its argument says.
pub(crate) fn raw(behaviour: &str) -> Function {
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples/raw");
    assert!(path.is_file(), "{} is built with the tests", path.display());
    Function::command(path).arg(behaviour)
}

/// A platform for it, patient enough for a busy machine.
pub(crate) fn platform(behaviour: &str) -> Builder {
    Platform::builder().function(raw(behaviour)).timeout(Duration::from_secs(60))
}

/// Waits for something that happens elsewhere, a minute at most.
pub(crate) async fn until(happened: impl Fn() -> bool) {
    for _ in 0..6000 {
        if happened() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never happened");
}
