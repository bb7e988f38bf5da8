//! A handler of an event that leaves out the context.
use scf_runtime::Failure;

async fn handle(_: Vec<u64>) -> Result<(), Failure> {
    Ok(())
}

fn main() {
    let _ = scf_runtime::start(handle);
}
