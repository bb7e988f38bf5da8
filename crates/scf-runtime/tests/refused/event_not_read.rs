//! A handler of a type that isn't read from JSON.
use scf_runtime::{Context, Failure};

struct Order;

async fn handle(_: Order, _: Context) -> Result<(), Failure> {
    Ok(())
}

fn main() {
    let _ = scf_runtime::start(handle);
    scf_runtime::testing::takes_event(handle);
}
