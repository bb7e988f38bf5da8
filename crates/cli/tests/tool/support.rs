//! `mps-backup` as a process.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// An event as MPS sends it.
pub(crate) const EVENT: &str = r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1250000000-WorkflowTask-1","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z"}}"#;

/// `dev` in a folder.
pub(crate) fn dev(folder: &Path) -> Command {
    tool(folder, "dev")
}

/// A command in a folder, with none of this environment's settings.
pub(crate) fn tool(folder: &Path, name: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mps-backup"));
    command.arg(name).current_dir(folder).stdin(Stdio::null());
    let is_a_setting =
        |name: &OsString| ["MPS_BACKUP_", "COS_"].iter().any(|start| name.as_bytes().starts_with(start.as_bytes()));
    for (name, _) in std::env::vars_os().filter(|(name, _)| is_a_setting(name)) {
        command.env_remove(name);
    }
    command
}

/// Its exit code, its output and its errors.
pub(crate) fn run(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// The number that stands beside a word in the summary.
pub(crate) fn counted(text: &str, word: &str) -> Option<u64> {
    let line = text.lines().rfind(|line| line.strip_prefix(word).is_some_and(|rest| rest.starts_with("  ")))?;
    line[word.len()..].split_whitespace().next()?.replace(',', "").parse().ok()
}

/// The lines of a run with `--json`.
pub(crate) fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// Whether a program is on this machine; the test says if not.
pub(crate) fn there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        println!("left out: there is no {program} here");
    }
    found
}
