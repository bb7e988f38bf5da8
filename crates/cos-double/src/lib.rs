#![doc = include_str!("../README.md")]

#[cfg(feature = "cli")]
pub mod cli;
mod double;
mod fault;
mod operations;
mod signature;
mod store;
mod wire;

pub use double::{CosDouble, CosDoubleBuilder, IfNoneMatch, Request};
pub use fault::{Fault, ParseFaultError};
pub use store::{ACLS, Object, STORAGE_CLASSES};
