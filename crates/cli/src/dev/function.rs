//! The function under the emulator: which program, with which variables.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use scf_emulator::Function;

use super::Args;

/// Which variables of this environment reach the function.
const PASSED_ON: [&str; 2] = ["MPS_BACKUP_", "COS_"];

/// The program to run, with its variables.
pub(crate) fn function(args: &Args) -> Result<Function> {
    let mut function = match &args.function {
        Some(path) => Function::command(absolute(path)?),
        None => Function::command(env::current_exe().context("cannot find this program's own file")?).arg("bootstrap"),
    };
    for (name, value) in env::vars() {
        if PASSED_ON.iter().any(|prefix| name.starts_with(prefix)) || name == "RUST_LOG" {
            function = function.env(name, value);
        }
    }
    function = function.env("MPS_BACKUP_URL", absolute_url(&args.to)?);
    for (name, value) in &args.environment {
        function = function.env(name, value);
    }
    Ok(function)
}

/// The function has a working directory of its own, so what is relative to ours is made absolute.
pub(crate) fn absolute_url(url: &str) -> Result<String> {
    match url.strip_prefix("file:") {
        Some(path) if !path.starts_with('/') => Ok(format!("file://{}", absolute(Path::new(path))?.display())),
        _ => Ok(url.to_owned()),
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("cannot make {} absolute", path.display()))
}
