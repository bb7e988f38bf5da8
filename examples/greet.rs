//! A function with a URL: it greets whoever asks, and says what it read before its first event.
//!
//! Try it on this machine:
//!
//! ```text
//! cargo build --release --example greet
//! ```
//!
//! and give it a request through the emulator, as `examples/tests/run.rs` does.

use scf_runtime::url::{Request, Response};
use scf_runtime::{Context, Error, Failure, Runtime};

/// What the work before the first event brings: a file, a connection, a table.
async fn read_greeting() -> Result<String, Failure> {
    let greeting = std::env::var("GREETING").unwrap_or_else(|_| "Hello".to_owned());
    if greeting.is_empty() {
        return Err(Failure::new("NoGreeting", "expected GREETING to be a word"));
    }
    Ok(greeting)
}

fn main() -> Result<(), Error> {
    Runtime::builder()
        .init(async || {
            let greeting = read_greeting().await?;
            // The closure keeps what was read, and serves every event.
            Ok::<_, Failure>(async move |request: Request, _: Context| {
                if request.method() != "GET" {
                    return Ok::<_, Failure>(Response::new(405));
                }
                let name = request.query("name").unwrap_or("you");
                Ok(Response::new(200)
                    .with_header("content-type", "text/plain")
                    .with_body(format!("{greeting}, {name}!")))
            })
        })?
        .start()
}
