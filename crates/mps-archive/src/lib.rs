#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod arrival;
mod check;
mod identity;
mod key;
mod keys;
mod listing;
mod meaning;
mod metadata;
mod patience;
mod quarantine;
mod questions;
mod reading;
mod replaying;
mod selection;
mod side_by_side;
mod task;
mod verdict;
mod verifying;

pub use arrival::{Arrival, RETRY_WINDOW};
pub use check::{CHECK, Check, CheckGroup, CheckState, check};
pub use identity::identity;
pub use key::{EventKey, Kind};
pub use keys::{DEFAULT_KEY, EventKeys, KEY_FIELDS, Place};
pub use listing::{ArchiveReader, Listed};
pub use meaning::{code, meaning};
pub use metadata::{DtFrom, FORMAT, RecordMetadata};
pub use quarantine::{QUARANTINE, quarantined};
pub use questions::{Durations, Failure, FailureGroup, Failures, Latencies, OutputGroup, Outputs};
pub use reading::{MAX_OBJECT_LEN, Reading, StoredEvent, Unread};
pub use replaying::REPLAY;
pub use selection::Selection;
pub use verdict::Verdict;
pub use verifying::{ParseSampleError, Sample, Verified, Verifying};
