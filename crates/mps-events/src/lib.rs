#![doc = include_str!("../README.md")]

mod delivery;
mod error;
mod event;
#[cfg(feature = "fixtures")]
pub mod fixtures;
mod json;
mod model;
pub mod models;
mod notification;
mod redact;
mod signature;
mod text;
mod time;

pub use delivery::{Delivery, HttpRequest, Item, Route, RouteKind};
pub use error::{Error, ErrorKind};
pub use event::{
    Anomaly, AnomalyKind, ErrorClass, Event, Outcome, Output, Storage, StorageKind, SubTask, TaskError, UnknownEvent,
    anomalies,
};
pub use json::RawJson;
pub use model::{
    ByList, ByOption, ByValue, Element, Field, Input, IntoMember, Model, NoCommon, Other, OtherMember, Reason, Tagged,
    TaskResult, Union, read_model,
};
pub use notification::{Family, Notification};
pub use redact::{REDACTED, redact};
pub use signature::{Signature, SignatureError};
pub use time::EventTime;
