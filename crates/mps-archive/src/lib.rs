#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod arrival;
mod identity;
mod key;
mod keys;
mod listing;
mod metadata;
mod quarantine;
mod selection;
mod verdict;

pub use arrival::{Arrival, RETRY_WINDOW};
pub use identity::identity;
pub use key::{EventKey, Kind};
pub use keys::{DEFAULT_KEY, EventKeys, KEY_FIELDS, Place};
pub use listing::{ArchiveReader, Listed};
pub use metadata::{DtFrom, FORMAT, RecordMetadata};
pub use quarantine::{QUARANTINE, quarantined};
pub use selection::Selection;
pub use verdict::Verdict;
