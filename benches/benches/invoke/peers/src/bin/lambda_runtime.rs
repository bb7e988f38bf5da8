//! A no-op on `lambda_runtime`, the runtime of another platform with nearly the same API. It skips over the event.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde::de::IgnoredAny;

fn main() -> Result<(), Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(run(service_fn(async |_: LambdaEvent<IgnoredAny>| Ok::<_, Error>(()))))
}
