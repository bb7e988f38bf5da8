//! A function on `tencent_scf` 0.1.3, a runtime that isn't ours: for the tests of the emulator.

#![allow(clippy::panic, reason = "it panics on demand")]

use tencent_scf::{Context, make_scf, start};

fn main() {
    start(make_scf(|event: String, context: Context| -> Result<String, std::convert::Infallible> {
        println!("peer serves {}", context.request_id);
        match event.as_str() {
            event if event.contains("panic") => panic!("on demand"),
            event if event.contains("exit") => std::process::exit(3),
            _ => Ok(format!("peer got {event}")),
        }
    }));
}
