//! A handler that isn't async.
use scf_runtime::{Failure, Invocation};

fn handle(_: Invocation) -> Result<(), Failure> {
    Ok(())
}

fn main() {
    let _ = scf_runtime::start(handle);
}
