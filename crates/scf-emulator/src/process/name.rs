//! The names by which an instance's processes are found again.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Begins the name of every instance of every emulator.
pub(crate) const PREFIX: &str = "scf-emulator-";

/// Returns how the names of this process's instances begin: its id, and a number that no other process has.
pub(crate) fn own() -> &'static str {
    static OWN: OnceLock<String> = OnceLock::new();
    OWN.get_or_init(|| format!("{PREFIX}{}-{:08x}-", std::process::id(), fastrand::u32(..)))
}

/// Returns a name that no instance had before.
pub(crate) fn fresh() -> String {
    static MADE: AtomicU64 = AtomicU64::new(0);
    format!("{}{}", own(), MADE.fetch_add(1, Ordering::Relaxed))
}

/// Returns the id of the process that gave a name.
pub(crate) fn maker(name: &str) -> Option<&str> {
    name.strip_prefix(PREFIX)?.split('-').next()
}
