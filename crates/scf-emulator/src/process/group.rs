//! The handle of an instance's processes, which end with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::Signal;
use tokio::process::Child;

use super::{Members, status};

/// The processes of an instance, which are killed when this is dropped.
#[derive(Debug)]
pub(crate) struct ProcessGroup {
    members: Arc<Members>,
    told: AtomicBool,
}

impl ProcessGroup {
    pub(crate) fn new(members: Arc<Members>) -> Self {
        Self { members, told: AtomicBool::default() }
    }

    pub(crate) fn members(&self) -> &Arc<Members> {
        &self.members
    }

    /// Kills whatever is left of the group.
    pub(crate) fn kill(&self) {
        self.members.kill();
    }

    /// Stops every process of the group from running, until it is thawed.
    pub(crate) fn freeze(&self) {
        self.members.signal(Signal::STOP);
    }

    /// Lets every process of the group run again.
    pub(crate) fn thaw(&self) {
        self.members.signal(Signal::CONT);
    }

    /// Tells the leader to stop. Returns whether it was there to be told.
    pub(crate) fn terminate(&self) -> bool {
        self.told.store(true, Ordering::Release);
        let there = self.members.terminate();
        self.thaw();
        there
    }

    /// Whether the leader was told to stop.
    pub(crate) fn told(&self) -> bool {
        self.told.load(Ordering::Acquire)
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until the leader leaves, then ends what it left behind. Returns how it left.
pub(crate) async fn wait(mut child: Child, members: &Members) -> String {
    let left = child.wait().await;
    members.end().await;
    left.map_or_else(|error| format!("unknown: {error}"), |left| status::describe(&left))
}
