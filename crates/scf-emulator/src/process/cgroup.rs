//! Memory cgroups: the kernel counts a process together with all that it starts, and kills above a limit.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use std::{fs, io, thread};

use rustix::io::Errno;
use rustix::process::Pid;

/// The first part of the names of the groups that are made; the id of the process that made them follows.
const PREFIX: &str = "scf-emulator-";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    V1,
    V2,
}

/// The group below which the processes' groups are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CgroupParent {
    path: PathBuf,
    version: Version,
}

/// The group of one process and of all that it starts. It is removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Cgroup {
    path: PathBuf,
    version: Version,
}

impl CgroupParent {
    /// Finds the nearest group in which this process may make groups with a limit, and removes what emulators that
    /// died have left there.
    pub(crate) fn find() -> Option<Self> {
        let own = fs::read_to_string("/proc/self/cgroup").ok()?;
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        let found = candidates(&own, &mounts)
            .into_iter()
            // Whether it may can only be tried: rights, namespaces and read-only mounts all have a say.
            .find(|parent| parent.make(1 << 30).is_ok())?;
        found.sweep();
        Some(found)
    }

    /// Makes a group that may use so many bytes.
    pub(crate) fn make(&self, limit: u64) -> io::Result<Cgroup> {
        static MADE: AtomicU64 = AtomicU64::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = self.path.join(format!("{PREFIX}{}-{number}", std::process::id()));
        fs::create_dir(&path)?;
        let group = Cgroup { path, version: self.version };
        group.limit(limit)?;
        Ok(group)
    }

    fn sweep(&self) {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let maker = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split('-').next());
            if maker.is_some_and(|maker| !Path::new("/proc").join(maker).exists()) {
                // A group that still has processes stays, as the kernel wants it.
                let _ = fs::remove_dir(entry.path());
            }
        }
    }
}

impl Cgroup {
    fn limit(&self, bytes: u64) -> io::Result<()> {
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

    /// Puts a process here. What it starts from now on is here, too.
    pub(crate) fn add(&self, process: Pid) -> io::Result<()> {
        match self.write("cgroup.procs", &process.to_string()) {
            // It left already.
            Err(error) if error.raw_os_error() == Some(Errno::SRCH.raw_os_error()) => Ok(()),
            result => result,
        }
    }

    /// Whether the kernel killed some process of the group for its memory.
    pub(crate) fn has_killed(&self) -> bool {
        let file = match self.version {
            Version::V1 => "memory.oom_control",
            Version::V2 => "memory.events",
        };
        let text = fs::read_to_string(self.path.join(file)).unwrap_or_default();
        let mut lines = text.lines();
        lines.any(|line| line.strip_prefix("oom_kill ").is_some_and(|count| count.trim() != "0"))
    }

    fn write(&self, file: &str, text: &str) -> io::Result<()> {
        // Not `fs::write`: these files exist or aren't known, and none may be made.
        let mut file = fs::OpenOptions::new().write(true).open(self.path.join(file))?;
        io::Write::write_all(&mut file, text.as_bytes())
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

/// The groups below which one with a memory limit may be made, the best first.
///
/// With version 1 any group may have such children. With version 2 a group that has processes can't hand memory to its
/// children, so it is one above the own that does: for a user's session that is often one the user was given.
fn candidates(own: &str, mounts: &str) -> Vec<CgroupParent> {
    let mut all = Vec::new();
    for line in own.lines() {
        let mut parts = line.splitn(3, ':');
        let (Some(_), Some(controllers), Some(path)) = (parts.next(), parts.next(), parts.next()) else { continue };
        if controllers.split(',').any(|name| name == "memory") {
            let root = mount(mounts, |kind, options| kind == "cgroup" && options.split(',').any(|o| o == "memory"));
            all.extend(root.map(|root| CgroupParent { path: below(&root, path), version: Version::V1 }));
        } else if controllers.is_empty() {
            let Some(root) = mount(mounts, |kind, _| kind == "cgroup2") else { continue };
            let own = below(&root, path);
            let handed_on = own.ancestors().take_while(|path| path.starts_with(&root)).filter(|path| {
                let children = fs::read_to_string(path.join("cgroup.subtree_control")).unwrap_or_default();
                children.split_ascii_whitespace().any(|name| name == "memory")
            });
            all.extend(handed_on.map(|path| CgroupParent { path: path.to_owned(), version: Version::V2 }));
        }
    }
    all
}

/// Where a file system is mounted, by the lines of `/proc/self/mountinfo`: optional fields end with `-`.
fn mount(mounts: &str, wanted: impl Fn(&str, &str) -> bool) -> Option<PathBuf> {
    mounts.lines().find_map(|line| {
        let (head, tail) = line.split_once(" - ")?;
        let mut tail = tail.split(' ');
        let (kind, options) = (tail.next()?, tail.nth(1)?);
        wanted(kind, options).then(|| head.split(' ').nth(4).map(PathBuf::from))?
    })
}

fn below(root: &Path, path: &str) -> PathBuf {
    let path = path.trim_start_matches('/');
    if path.is_empty() { root.to_owned() } else { root.join(path) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_1_is_found_by_its_controller() {
        let own = "5:devices:/\n4:cpu,memory:/a/b\n1:name=systemd:/\n";
        let mounts = "30 25 0:26 / /cg/cpu rw - cgroup cgroup rw,cpu\n31 25 0:27 / /cg/memory rw,relatime shared:9 - cgroup cgroup rw,memory\n";
        let expected = CgroupParent { path: "/cg/memory/a/b".into(), version: Version::V1 };
        assert_eq!(candidates(own, mounts), [expected]);
    }

    #[test]
    fn version_2_is_the_nearest_group_that_hands_memory_to_its_children() {
        let root = tempfile::tempdir().unwrap();
        let own = root.path().join("user.slice/app.slice/shell.scope");
        fs::create_dir_all(&own).unwrap();
        for (path, controllers) in
            [("", "cpu memory\n"), ("user.slice", "cpu\n"), ("user.slice/app.slice", "memory pids\n")]
        {
            fs::write(root.path().join(path).join("cgroup.subtree_control"), controllers).unwrap();
        }
        fs::write(own.join("cgroup.subtree_control"), "\n").unwrap();
        let mounts = format!("31 25 0:27 / {} rw shared:4 - cgroup2 cgroup2 rw\n", root.path().display());
        let found = candidates("0::/user.slice/app.slice/shell.scope\n", &mounts);
        let expected = [root.path().join("user.slice/app.slice"), root.path().to_owned()];
        assert!(found.iter().map(|parent| &parent.path).eq(&expected), "{found:?}");
    }

    #[test]
    fn groups_are_gone_after_use_and_so_are_those_of_the_dead() {
        let Some(parent) = CgroupParent::find() else {
            println!("left out: this process may make no memory cgroup here");
            return;
        };
        let group = parent.make(64 << 20).unwrap();
        let path = group.path.clone();
        assert!(path.is_dir() && !group.has_killed());
        drop(group);
        assert!(!path.exists());
        // No process has so large a number.
        let orphan = parent.path.join(format!("{PREFIX}4294967295-0"));
        fs::create_dir(&orphan).unwrap();
        assert_eq!(CgroupParent::find(), Some(parent));
        assert!(!orphan.exists());
    }

    #[test]
    fn a_machine_without_groups_has_none() {
        assert_eq!(candidates("", ""), []);
        assert_eq!(candidates("0::/\n", "31 25 0:27 / /nowhere rw - tmpfs tmpfs rw\n"), []);
        assert_eq!(candidates("nonsense\n4:memory\n", "x - y\n"), []);
    }
}
