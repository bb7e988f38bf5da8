#![doc = include_str!("../README.md")]

mod double;
mod fault;
mod operations;
mod signature;
mod store;
mod wire;

pub use double::{CosDouble, CosDoubleBuilder, IfNoneMatch, Request};
pub use fault::Fault;
pub use store::Object;
