//! A handler whose error is a plain struct.
use scf_runtime::Invocation;

struct Broken;

async fn handle(_: Invocation) -> Result<(), Broken> {
    Err(Broken)
}

fn main() {
    let _ = scf_runtime::start(handle);
    scf_runtime::testing::takes_invocation(handle);
}
