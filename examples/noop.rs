//! The smallest function: it answers every event with nothing. The benchmarks measure the runtime with it.

use scf_runtime::{Error, Failure, Invocation};

fn main() -> Result<(), Error> {
    scf_runtime::start(async |_: Invocation| Ok::<_, Failure>(()))
}
