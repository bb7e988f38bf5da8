//! A no-op on `tencent_scf`, a runtime for the same platform over blocking sockets. It takes the event as bytes.

use std::convert::Infallible;

use tencent_scf::{Context, make_scf, start};

fn main() {
    start(make_scf(|_: Vec<u8>, _: Context| Ok::<_, Infallible>(Vec::new())));
}
