//! Starting a program where it belongs: in its control group and its network from its first instruction on.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::{io, thread};

use rustix::process::Pid;
use tokio::process::{Child, Command};
use tokio::runtime::Handle;

use super::cgroup::{Cgroup, CgroupParent, Entrance};
use super::isolation::Launcher;
use super::network::Network;
use super::{Members, name, watchdog};

/// A program to start, with everything that it starts with.
pub(crate) struct Program<'a> {
    pub(crate) path: &'a Path,
    pub(crate) arguments: &'a [OsString],
    pub(crate) directory: &'a Path,
    /// The whole environment.
    pub(crate) environment: Vec<(String, OsString)>,
    /// What gives it a file system of its own.
    pub(crate) launcher: Option<&'a Launcher>,
}

/// Joins the control group that `$1` names, then becomes the program. Only where the kernel lets no thread join alone.
const JOIN: &str = r#"echo 0 >"$1" || exit; shift; exec "$@""#;

impl Program<'_> {
    /// Returns the name of an instance that was never used, for `HOSTNAME`.
    pub(crate) fn instance_name() -> String {
        name::fresh()
    }

    /// Starts the program at the head of a process group of its own, as the instance `name`. With `parent` it is born
    /// in a control group, which holds it to `limit` bytes of memory.
    pub(crate) fn start(
        self,
        name: String,
        parent: Option<&CgroupParent>,
        limit: Option<u64>,
        network: Option<&Network>,
        warn: impl FnOnce(String),
    ) -> io::Result<(Members, Child)> {
        watchdog::watch(parent);
        let cgroup = parent.and_then(|parent| {
            let text = |error: &io::Error| format!("the process has no control group and is watched instead: {error}");
            let made = parent.make(&name, limit);
            made.map_err(|error| warn(text(&error))).ok()
        });
        let entrance = cgroup.as_ref().map(Cgroup::entrance);
        let command = self.command(entrance.as_ref());
        let child = spawn(command, entrance, network)?;
        let leader = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw)
            .ok_or_else(|| io::Error::other("the process left at once"))?;
        limit_open_files(leader);
        Ok((Members::new(leader, name, cgroup, limit.is_some()), child))
    }

    fn command(self, entrance: Option<&Entrance>) -> Command {
        let (mut program, mut arguments) = match self.launcher {
            Some(launcher) => launcher.wrap(self.path, self.arguments),
            None => (self.path.to_owned(), self.arguments.to_vec()),
        };
        if let Some(Entrance::Process { file }) = entrance {
            let head = ["-c".into(), JOIN.into(), "sh".into(), file.into(), program.into()];
            arguments = head.into_iter().chain(arguments).collect();
            program = PathBuf::from("/bin/sh");
        }
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(self.directory)
            .env_clear()
            .envs(self.environment)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        command
    }
}

/// Spawns from a thread that is where the process is to be, because a process is born where its parent's thread is.
fn spawn(mut command: Command, entrance: Option<Entrance>, network: Option<&Network>) -> io::Result<Child> {
    let entrance = match entrance {
        Some(Entrance::Thread(door)) => Some(door),
        Some(Entrance::Process { .. }) | None => None,
    };
    if entrance.is_none() && network.is_none() {
        return command.spawn();
    }
    // What waits for the child needs to know the runtime.
    let runtime = Handle::try_current().map_err(io::Error::other)?;
    let work = move || {
        let _entered = runtime.enter();
        let inside = entrance.map(|door| door.enter()).transpose()?;
        let child = command.spawn();
        drop(inside);
        child
    };
    match network {
        Some(network) => network.run(work)?,
        None => {
            thread::spawn(work).join().map_err(|_| io::Error::other("the thread that starts the process panicked"))?
        }
    }
}

/// The platform allows 1024 open files (583/11637).
#[cfg(target_os = "linux")]
fn limit_open_files(process: Pid) {
    use rustix::process::{Resource, getrlimit, prlimit};
    const OPEN_FILES: u64 = 1024;
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = Some(limit.current.map_or(OPEN_FILES, |current| current.min(OPEN_FILES)));
    limit.maximum = Some(limit.maximum.map_or(OPEN_FILES, |maximum| maximum.min(OPEN_FILES)));
    // A process that is gone already has no limits.
    let _ = prlimit(Some(process), Resource::Nofile, limit);
}

#[cfg(not(target_os = "linux"))]
fn limit_open_files(_process: Pid) {}
