//! What belongs to an instance: every process that it started, whatever became of their parents.

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use super::cgroup::Cgroup;
use super::table;

/// How long processes that were killed may take to be gone, in looks of a millisecond.
const LOOKS: u32 = 500;

/// The processes of one instance.
///
/// In a control group they are what the kernel counts there. Without one they are found in `/proc`: the descendants of
/// the first process, what is in its process group or its session, and whatever has the instance's name in `HOSTNAME`.
/// One that is in none of these, after it gave up its parents, its session and its environment, goes unseen.
#[derive(Debug)]
pub(crate) struct Members {
    leader: Pid,
    /// The instance's `HOSTNAME`.
    name: String,
    cgroup: Option<Cgroup>,
    /// Whether the kernel kills them above a limit of memory.
    is_limited: bool,
    /// Whether the leader was waited for: its id may be another's then.
    over: AtomicBool,
    /// The most memory that was seen.
    peak: AtomicU64,
}

impl Members {
    pub(crate) fn new(leader: Pid, name: String, cgroup: Option<Cgroup>, is_limited: bool) -> Self {
        let is_limited = is_limited && cgroup.is_some();
        Self { leader, name, cgroup, is_limited, over: AtomicBool::default(), peak: AtomicU64::default() }
    }

    pub(crate) fn leader(&self) -> Pid {
        self.leader
    }

    /// Returns whether the kernel kills them above a limit of memory.
    pub(crate) fn is_limited(&self) -> bool {
        self.is_limited
    }

    /// Returns whether the leader is there and can be told something.
    pub(crate) fn has_leader(&self) -> bool {
        !self.over.load(Ordering::Acquire)
    }

    /// Returns those that are there now.
    pub(crate) fn list(&self) -> Vec<Pid> {
        match &self.cgroup {
            Some(cgroup) => cgroup.members(),
            None => self.search(&table::read(), |id| table::has_variable(id, "HOSTNAME", &self.name)),
        }
    }

    /// Returns those that can be told without a look at every process's environment.
    fn list_at_a_glance(&self) -> Vec<Pid> {
        match &self.cgroup {
            Some(cgroup) => cgroup.members(),
            None => self.search(&table::recent(), |_| false),
        }
    }

    fn search(&self, table: &[table::Entry], is_marked: impl Fn(i32) -> bool) -> Vec<Pid> {
        let own = i32::try_from(std::process::id()).unwrap_or_default();
        let leader = self.has_leader().then(|| self.leader.as_raw_nonzero().get());
        let is_first = |entry: &table::Entry| {
            leader.is_some_and(|leader| [entry.id, entry.group, entry.session].contains(&leader)) || is_marked(entry.id)
        };
        let mut found: BTreeSet<i32> = table.iter().filter(|entry| is_first(entry)).map(|entry| entry.id).collect();
        loop {
            let before = found.len();
            found.extend(
                table.iter().filter(|entry| found.contains(&entry.parent)).map(|entry| entry.id).collect::<Vec<_>>(),
            );
            if found.len() == before {
                break;
            }
        }
        found.into_iter().filter(|id| *id != own).filter_map(Pid::from_raw).collect()
    }

    /// Kills them all. Nobody of them runs on once this returns.
    pub(crate) fn kill(&self) {
        if self.has_leader() {
            // The only failure is that the group is gone.
            let _ = kill_process_group(self.leader, Signal::KILL);
        }
        if !self.cgroup.as_ref().is_some_and(Cgroup::kill) {
            self.signal(Signal::KILL);
        }
    }

    /// Sends a signal to each, and to what they start meanwhile.
    pub(crate) fn signal(&self, signal: Signal) {
        let mut told = HashSet::new();
        loop {
            // Who was told to stop or to die starts nothing more, so there is an end.
            let fresh: Vec<_> = self.list().into_iter().filter(|process| told.insert(*process)).collect();
            if fresh.is_empty() {
                return;
            }
            for process in fresh {
                // The only failure is that it is gone.
                let _ = kill_process(process, signal);
            }
        }
    }

    /// Tells the leader to stop. Returns whether it was there to be told.
    pub(crate) fn terminate(&self) -> bool {
        self.has_leader() && kill_process(self.leader, Signal::TERM).is_ok()
    }

    /// Notes that the leader was waited for, kills what it left behind, and waits until all of it is gone.
    pub(crate) async fn end(&self) {
        self.look();
        self.kill();
        self.over.store(true, Ordering::Release);
        for _ in 0..LOOKS {
            if self.list().is_empty() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
            self.kill();
        }
    }

    /// Returns whether the kernel killed one of them for its memory.
    pub(crate) fn is_over_memory(&self) -> bool {
        self.is_limited && self.cgroup.as_ref().is_some_and(Cgroup::has_killed)
    }

    /// Adds up the resident memory of all, in bytes. What they share is counted for each.
    pub(crate) fn look(&self) -> u64 {
        let members = self.list_at_a_glance();
        let used = |field| members.iter().filter_map(|id| table::memory(id.as_raw_nonzero().get(), field)).sum();
        self.peak.fetch_max(used("VmHWM"), Ordering::Relaxed);
        used("VmRSS")
    }

    /// Returns the most memory that they had together so far, in bytes; none where the system doesn't tell.
    pub(crate) fn peak(&self) -> Option<u64> {
        if self.is_limited
            && let Some(peak) = self.cgroup.as_ref().and_then(Cgroup::peak)
        {
            return Some(peak);
        }
        self.look();
        Some(self.peak.load(Ordering::Relaxed)).filter(|peak| *peak > 0)
    }
}
