//! The function's process, and every process that it starts.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tokio::process::{Child, Command};

use crate::settings::Settings;

/// A group of processes that is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct ProcessGroup {
    leader: Pid,
    over: Arc<AtomicBool>,
    told: AtomicBool,
}

impl ProcessGroup {
    /// Starts the function's program at the head of a group of its own. `api` is the address of its
    /// runtime API, if it has one.
    pub(crate) fn start(settings: &Settings, api: Option<(&str, u16)>) -> io::Result<(Self, Child)> {
        let mut command = Command::new(&settings.program);
        command
            .args(&settings.function.arguments)
            .current_dir(&settings.directory)
            .env_clear()
            .envs(api.map(|(host, _)| ("SCF_RUNTIME_API", host)))
            .envs(api.map(|(_, port)| ("SCF_RUNTIME_API_PORT", port.to_string())))
            .envs(settings.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        let child = command.spawn()?;
        let leader = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw)
            .ok_or_else(|| io::Error::other("the process left at once"))?;
        Ok((Self { leader, over: Arc::default(), told: AtomicBool::default() }, child))
    }

    /// The id of the first process.
    pub(crate) fn leader(&self) -> Pid {
        self.leader
    }

    /// Set this once the leader was waited for and its group is gone, because the id may then be given to another group.
    pub(crate) fn over(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.over)
    }

    /// Kills whatever is left of the group.
    pub(crate) fn kill(&self) {
        if !self.over.load(Ordering::Acquire) {
            kill(self.leader);
        }
    }

    /// Tells the leader to stop. Returns whether it was there to be told.
    pub(crate) fn terminate(&self) -> bool {
        self.told.store(true, Ordering::Release);
        !self.over.load(Ordering::Acquire) && kill_process(self.leader, Signal::TERM).is_ok()
    }

    /// Whether the leader was told to stop.
    pub(crate) fn told(&self) -> bool {
        self.told.load(Ordering::Acquire)
    }

    /// The resident memory of the leader in bytes, now (`VmRSS`) or at its peak (`VmHWM`); none where
    /// the system doesn't tell.
    pub(crate) fn memory(&self, field: &str) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.leader)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
        let kilobytes = line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?;
        Some(kilobytes * 1024)
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until the leader leaves, then kills what it left behind.
pub(crate) async fn wait(mut child: Child, leader: Pid, over: &AtomicBool) -> String {
    let status = child.wait().await;
    kill(leader);
    over.store(true, Ordering::Release);
    status.map_or_else(|error| format!("unknown: {error}"), |status| describe(&status))
}

fn kill(leader: Pid) {
    // The only failure is that the group is gone.
    let _ = kill_process_group(leader, Signal::KILL);
}

fn describe(status: &ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit code {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}
