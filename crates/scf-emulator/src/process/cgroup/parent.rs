//! Where this process may make control groups.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::group::{Cgroup, Version};
use crate::process::name;

/// The group below which the processes' groups are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CgroupParent {
    path: PathBuf,
    version: Version,
}

impl CgroupParent {
    /// Finds the nearest group in which this process may make groups with a limit, and ends what emulators that died
    /// have left there.
    pub(crate) fn find() -> Option<Self> {
        let own = fs::read_to_string("/proc/self/cgroup").ok()?;
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        let found = candidates(&own, &mounts)
            .into_iter()
            // Whether it may can only be tried: rights, namespaces and read-only mounts all have a say.
            .find(|parent| parent.make(&name::fresh(), Some(1 << 30)).is_ok())?;
        found.sweep();
        Some(found)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a group, which may use so many bytes of memory if there is a limit.
    pub(crate) fn make(&self, name: &str, limit: Option<u64>) -> io::Result<Cgroup> {
        let group = Cgroup::make(self.path.join(name), self.version)?;
        if let Some(limit) = limit {
            group.limit(limit)?;
        }
        Ok(group)
    }

    fn sweep(&self) {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let maker = name.to_str().and_then(name::maker);
            if maker.is_some_and(|maker| !Path::new("/proc").join(maker).exists()) {
                let orphan = Cgroup { path: entry.path(), version: self.version };
                for process in orphan.members() {
                    // The only failure is that it is gone.
                    let _ = rustix::process::kill_process(process, rustix::process::Signal::KILL);
                }
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
        let group = parent.make(&name::fresh(), Some(64 << 20)).unwrap();
        let path = group.path.clone();
        assert!(path.is_dir() && !group.has_killed());
        drop(group);
        assert!(!path.exists());
        // No process has so large a number.
        let orphan = parent.path.join(format!("{}4294967295-0-0", name::PREFIX));
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
