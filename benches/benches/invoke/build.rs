//! Builds the programs that are measured, as they are released.

use std::{
    env, io,
    path::PathBuf,
    process::{Command, Stdio},
};

/// Runs `cargo build --release` with these arguments and returns the path of the program that it names.
pub(crate) fn release(arguments: &[&str], program: &str) -> io::Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--release", "--message-format=json-render-diagnostics"])
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    if !built.status.success() {
        return Err(io::Error::other(format!("cargo build --release {}: {}", arguments.join(" "), built.status)));
    }
    built
        .stdout
        .split(|&byte| byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == program)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .ok_or_else(|| io::Error::other(format!("cargo built no program named {program}")))
}
