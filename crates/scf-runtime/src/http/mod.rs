//! HTTP/1.1 with the platform (RFC 9112): the client of the runtime API, and the server of an image.
//!
//! Why not hyper: the function starts cold often, and each event costs two exchanges. Over hyper a no-op took 1.38 times
//! the floor of two bare exchanges; over this reader it takes 1.18 times (the `invoke` benchmark, both on the same
//! machine on one day). What the platform speaks is small: no upgrade, no tunnel, no pipelining, one exchange at a time.
//! The lines and fields are parsed by `httparse`, as in hyper; ours is where a body ends, which unit tests, property
//! tests and the fuzz target `message` hold to the RFC.
//!
//! `message` stands on `start_line` and `framing`, `framing` on `chunks`, and all on `error`; `client` and `server` add
//! a socket.

pub(crate) mod chunks;
pub(crate) mod client;
pub(crate) mod error;
pub(crate) mod framing;
#[cfg(feature = "__fuzzing")]
pub mod fuzzing;
pub(crate) mod message;
pub(crate) mod server;
pub(crate) mod start_line;
