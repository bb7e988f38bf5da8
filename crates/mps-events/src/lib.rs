#![doc = include_str!("../README.md")]

mod delivery;
mod error;
mod notification;
mod signature;
mod text;
mod time;

pub use delivery::{Delivery, HttpRequest, Item, Route};
pub use error::{Error, ErrorKind};
pub use notification::{Family, Notification};
pub use signature::{Signature, SignatureError};
pub use time::EventTime;
