//! `mps-backup dev` as a process.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// An event as MPS sends it.
pub(crate) const EVENT: &str = r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1250000000-WorkflowTask-1","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z"}}"#;

/// The command in a folder, with none of this environment's settings.
pub(crate) fn dev(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mps-backup"));
    command.arg("dev").current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MPS_BACKUP_") || name.starts_with("COS_")) {
        command.env_remove(name);
    }
    command
}

/// Its exit code, its output and its errors.
pub(crate) fn run(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

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
