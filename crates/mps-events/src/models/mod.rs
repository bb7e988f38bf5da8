// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! The objects of MPS notifications, by what they describe.
//!
//! Each is a struct whose fields are named as Tencent names them, in Rust's spelling. Every field may be missing:
//! MPS leaves out, sends null and sends empty lists without a rule that holds. A `Vec` is empty in all three
//! cases. What a field can't take, and what the schema doesn't know, is in the field `other`.
//!
//! The facts are those of Tencent's API metadata for MPS 2019-06-12: `ParseNotification`
//! ([862/39228](https://cloud.tencent.com/document/product/862/39228)), `ParseLiveStreamProcessNotification`
//! ([862/39229](https://cloud.tencent.com/document/product/862/39229)), `DescribeTaskDetail`
//! ([862/37614](https://cloud.tencent.com/document/product/862/37614)) and what they refer to
//! ([1041/33690](https://www.tencentcloud.com/document/product/1041/33690)). Where a member, or a value or a unit,
//! stands only in their prose, it was read there. `Since` tells the first SDK that has it, where that isn't the
//! oldest one, 3.0.252 of 2020.

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
