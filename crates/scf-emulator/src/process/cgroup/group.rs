//! The control group of an instance.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use rustix::process::Pid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

/// The group of one process and of all that it starts. It is removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Cgroup {
    pub(super) path: PathBuf,
    pub(super) version: Version,
}

/// How a process comes to be born in a group.
#[derive(Debug)]
pub(crate) enum Entrance {
    /// The thread that starts it goes in and comes out again (version 1).
    Thread(Door),
    /// It writes its own id to the file, then becomes the program (version 2, where memory is counted for whole
    /// processes only).
    Process {
        /// `cgroup.procs`.
        file: PathBuf,
    },
}

/// The way in and out of a group for one thread.
#[derive(Debug)]
pub(crate) struct Door {
    group: PathBuf,
    /// The group that this process is in.
    home: PathBuf,
}

/// A thread's stay in a group, which ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Inside(File);

impl Door {
    pub(crate) fn enter(&self) -> io::Result<Inside> {
        // Opened before, so that nothing can keep the thread in.
        let home = open(&self.home.join("tasks"))?;
        open(&self.group.join("tasks"))?.write_all(b"0")?;
        Ok(Inside(home))
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        // Both files were opened for writing; the home group is there as long as this process is in it.
        let _ = self.0.write_all(b"0");
    }
}

impl Cgroup {
    /// Makes a group, without a limit.
    pub(super) fn make(path: PathBuf, version: Version) -> io::Result<Self> {
        fs::create_dir(&path)?;
        Ok(Self { path, version })
    }

    pub(super) fn limit(&self, bytes: u64) -> io::Result<()> {
        let bytes = bytes.to_string();
        // Swapped memory counts too, where there is swap: without that a process is slow instead of killed.
        match self.version {
            Version::V1 => {
                self.write("memory.limit_in_bytes", &bytes)?;
                self.write_if_known("memory.memsw.limit_in_bytes", &bytes)
            }
            Version::V2 => {
                self.write("memory.max", &bytes)?;
                self.write_if_known("memory.swap.max", "0")?;
                self.write_if_known("memory.oom.group", "1")
            }
        }
    }

    pub(crate) fn entrance(&self) -> Entrance {
        match self.version {
            Version::V1 => {
                let home = self.path.parent().unwrap_or(&self.path).to_owned();
                Entrance::Thread(Door { group: self.path.clone(), home })
            }
            Version::V2 => Entrance::Process { file: self.path.join("cgroup.procs") },
        }
    }

    /// Returns who is in the group.
    pub(crate) fn members(&self) -> Vec<Pid> {
        let text = fs::read_to_string(self.path.join("cgroup.procs")).unwrap_or_default();
        let own = i32::try_from(std::process::id()).ok();
        // A thread of this process is there for the moment in which it starts another.
        text.lines()
            .filter_map(|line| line.parse().ok())
            .filter(|id| Some(*id) != own)
            .filter_map(Pid::from_raw)
            .collect()
    }

    /// Kills all at once, as version 2 can since Linux 5.14. Returns whether it could.
    pub(crate) fn kill(&self) -> bool {
        self.version == Version::V2 && self.write("cgroup.kill", "1").is_ok()
    }

    /// Returns whether the kernel killed some process of the group for its memory.
    pub(crate) fn has_killed(&self) -> bool {
        let file = match self.version {
            Version::V1 => "memory.oom_control",
            Version::V2 => "memory.events",
        };
        self.number_of(file, "oom_kill").is_some_and(|count| count > 0)
    }

    /// Returns the most memory that the group used so far, in bytes, less the cached parts of files that the kernel could
    /// take back at any time. None where the kernel doesn't tell: version 2 tells since Linux 5.19.
    pub(crate) fn peak(&self) -> Option<u64> {
        let (file, active, inactive) = match self.version {
            Version::V1 => ("memory.max_usage_in_bytes", "total_active_file", "total_inactive_file"),
            Version::V2 => ("memory.peak", "active_file", "inactive_file"),
        };
        let peak: u64 = fs::read_to_string(self.path.join(file)).ok()?.trim().parse().ok()?;
        let cached = [active, inactive].iter().filter_map(|name| self.number_of("memory.stat", name)).sum();
        Some(peak.saturating_sub(cached))
    }

    /// Returns the number behind a name in a file of such lines.
    fn number_of(&self, file: &str, name: &str) -> Option<u64> {
        let text = fs::read_to_string(self.path.join(file)).ok()?;
        text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
    }

    fn write(&self, file: &str, text: &str) -> io::Result<()> {
        open(&self.path.join(file))?.write_all(text.as_bytes())
    }

    fn write_if_known(&self, file: &str, text: &str) -> io::Result<()> {
        match self.write(file, text) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }
}

impl Drop for Cgroup {
    fn drop(&mut self) {
        // Its processes were killed; the last of them may take a moment to be gone.
        for _ in 0..50 {
            match fs::remove_dir(&self.path) {
                Err(error) if error.kind() == io::ErrorKind::ResourceBusy => thread::sleep(Duration::from_millis(1)),
                _ => return,
            }
        }
    }
}

/// Not `fs::write`: these files exist or aren't known, and none may be made.
fn open(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(file)
}
