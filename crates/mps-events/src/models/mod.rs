// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! The objects of MPS notifications, by what they describe.
//!
//! Each is a struct whose fields are named as Tencent names them, in Rust's spelling. Every field may be missing:
//! MPS leaves out, sends null and sends empty lists without a rule that holds. A `Vec` is empty in all three
//! cases. What a field can't take, and what the schema doesn't know, is in the field `other`.
//!
//! The facts are those of Tencent's API metadata for MPS 2019-06-12 (`ParseNotification` and what it
//! refers to); the first SDK version that has a member is told where it isn't the oldest.

mod analysis;
#[cfg(feature = "task-detail")]
mod detail;
mod editing;
#[cfg(feature = "inputs")]
pub mod inputs;
mod live;
mod media;
#[cfg(not(feature = "inputs"))]
mod no_inputs;
mod quality;
mod recognition;
mod review;
mod schedule;
mod storage;
mod subtitle;
mod values;

pub use analysis::*;
#[cfg(feature = "task-detail")]
pub use detail::*;
pub use editing::*;
#[cfg(feature = "inputs")]
use inputs::*;
pub use live::*;
pub use media::*;
#[cfg(not(feature = "inputs"))]
use no_inputs::*;
pub use quality::*;
pub use recognition::*;
pub use review::*;
pub use schedule::*;
pub use storage::*;
pub use subtitle::*;
pub use values::*;

/// The members that hold a secret: object and member.
pub(crate) const SECRETS: &[(&str, &str)] = &[
    ("AwsSQS", "S3SecretId"),
    ("AwsSQS", "S3SecretKey"),
    ("S3InputInfo", "S3SecretId"),
    ("S3InputInfo", "S3SecretKey"),
    ("S3OutputStorage", "S3SecretId"),
    ("S3OutputStorage", "S3SecretKey"),
    ("SimpleAesDrm", "Key"),
    ("SimpleAesDrm", "Vector"),
    ("TaskNotifyConfig", "NotifyKey"),
];
