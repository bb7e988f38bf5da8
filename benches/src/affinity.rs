//! One core for everything: platform, function and store take turns on it, so that the whole cost shows and the ratios
//! are steady. With more cores, where the scheduler puts each process decides the result.

use std::{
    env,
    ffi::OsString,
    io,
    process::{Command, ExitCode, Stdio},
};

/// Runs this program again on core 0 with these arguments; `None` where `taskset` cannot do so.
///
/// # Errors
/// The system's, when the program can't be run again.
pub fn rerun_on_one_core(arguments: &[OsString]) -> io::Result<Option<ExitCode>> {
    let taskset = |program: OsString| {
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(program);
        command
    };
    let possible = taskset("true".into()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !possible.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    let status = taskset(env::current_exe()?.into()).args(arguments).arg("--pinned").status()?;
    Ok(Some(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }))
}
