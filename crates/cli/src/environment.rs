//! The variables of this environment that commands read, and those that a function is given.

use std::env;

/// How the variables begin that reach a function.
const PASSED_ON: [&str; 2] = ["MPS_BACKUP_", "COS_"];

/// A setting of this environment, without what stands around its value; `None` where it is empty.
pub(crate) fn setting(name: &str) -> Option<String> {
    env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Whether a variable of this environment reaches a function that is run here.
pub(crate) fn is_passed_on(name: &str) -> bool {
    name == "RUST_LOG" || PASSED_ON.iter().any(|start| name.starts_with(start))
}
