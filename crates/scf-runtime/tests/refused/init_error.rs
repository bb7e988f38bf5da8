//! Work before the first event whose error is a plain struct.
use scf_runtime::{Failure, Invocation, Runtime};

struct Broken;

fn main() {
    let init = Runtime::builder().init(async || {
        if false {
            return Err(Broken);
        }
        Ok(async |_: Invocation| Ok::<_, Failure>(()))
    });
    let _ = init.unwrap().start();
}
