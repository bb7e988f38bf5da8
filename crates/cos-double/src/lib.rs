#![doc = include_str!("../README.md")]

mod authorize;
mod bucket;
mod double;
mod fault;
mod list;
mod refusal;
mod service;

pub use bucket::Object;
pub use double::{CosDouble, CosDoubleBuilder, IfNoneMatch, Request};
pub use fault::Fault;
