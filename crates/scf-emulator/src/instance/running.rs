//! An invocation that is under way, seen by who would end it.

use std::sync::{Arc, Weak};

use super::slot::Slot;
use crate::LogSource;
use crate::log::Log;
use crate::process::group::ProcessGroup;

/// An invocation that can be ended. It doesn't keep the process alive.
pub(crate) struct Running {
    pub(crate) request_id: Arc<str>,
    pub(crate) group: Weak<ProcessGroup>,
    pub(crate) slot: Arc<Slot>,
    pub(crate) log: Arc<Log>,
}

impl Running {
    pub(crate) fn is_alive(&self) -> bool {
        self.group.strong_count() > 0
    }

    pub(crate) fn serves(&self, request_id: &str) -> bool {
        *self.request_id == *request_id
    }

    /// Returns whether there was a process to end.
    pub(crate) fn terminate(&self, grace: bool) -> bool {
        let Some(group) = self.group.upgrade() else {
            return false;
        };
        if !grace {
            self.slot.cancel();
            return true;
        }
        let told = group.terminate();
        let text =
            if told { "[PLATFORM] Signal received successfully." } else { "[PLATFORM] Signal reception failed." };
        self.log.write(LogSource::Platform, text.to_owned());
        told
    }
}
