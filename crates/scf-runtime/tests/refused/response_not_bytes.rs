//! A handler whose value isn't wrapped in `Json`.
use scf_runtime::{Failure, Invocation};

async fn handle(_: Invocation) -> Result<u64, Failure> {
    Ok(1)
}

fn main() {
    let _ = scf_runtime::start(handle);
    scf_runtime::testing::takes_invocation(handle);
}
