//! The event that every function is given: the workflow task of 2.7 KB, with a task id of its own each time.

use std::{io::Write as _, sync::LazyLock};

use benches::events::WORKFLOW_TASK;
use memchr::memmem;

/// Bytes of every event.
pub(crate) const EVENT_BYTES: usize = WORKFLOW_TASK.len();

/// The end of the task id, whose digits are overwritten.
const NUMBER: &[u8] = b"0000000000t1\"";

static NUMBER_AT: LazyLock<usize> = LazyLock::new(|| memmem::find(WORKFLOW_TASK, NUMBER).unwrap_or_default());

/// Writes the event of this number: the same number gives the same bytes.
pub(crate) fn write_event(event: &mut Vec<u8>, number: u64) {
    event.clear();
    event.extend_from_slice(WORKFLOW_TASK);
    // Writing to memory cannot fail; ten digits have room for every number of a run.
    let _ = write!(&mut event[*NUMBER_AT..][..10], "{number:010}");
}
