//! A function that does what its event tells it, also what a function shouldn't: for the tests of the runtime.
//!
//! The event is `{"do": "echo"}`, with other verbs below. The variable `AFTER_PANIC=continue` keeps it
//! after a panic, `MAX_EVENT_BYTES` limits its events, `INIT` tells what it does before the first.

#![allow(clippy::panic, reason = "it panics on demand")]

use std::time::Duration;

use scf_runtime::{AfterPanic, ByInvocation, Bytes, Failure, Handler, Invocation, Runtime};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Deed {
    /// Returns the event.
    Echo,
    /// Tells what the runtime knows about the invocation.
    Describe,
    /// Fails with a chain of causes and a detail.
    Fail,
    /// Fails and asks for a fresh instance.
    FailAndExit,
    /// Panics with the event's text in the message.
    Panic,
    /// Panics when it is polled the second time.
    PanicLater,
    /// Suspends for ever.
    Hang,
    /// Is always ready to go on, and never done.
    Spin,
    /// Never gives the processor back.
    Busy,
    /// Returns, and leaves a blocking call behind that never ends.
    LeaveBlocked,
    /// Leaves with success in mid-event.
    Exit,
    /// Is killed in mid-event.
    Kill,
    /// Returns that many bytes.
    Fill { bytes: usize },
    /// Sleeps, then returns.
    Sleep { millis: u64 },
}

async fn behave(invocation: Invocation) -> Result<Bytes, Failure> {
    let deed: Deed = serde_json::from_slice(&invocation.payload)?;
    tracing::info!("doing it");
    match deed {
        Deed::Echo => Ok(invocation.payload),
        Deed::Describe => Ok(describe(&invocation).into()),
        Deed::Fail => Err(fail().with_detail("only the log sees this")),
        Deed::FailAndExit => Err(fail().and_exit()),
        Deed::Panic => panic!("{}", String::from_utf8_lossy(&invocation.payload)),
        Deed::PanicLater => {
            tokio::time::sleep(Duration::from_millis(1)).await;
            panic!("later")
        }
        Deed::Hang => std::future::pending().await,
        Deed::Spin => loop {
            tokio::task::yield_now().await;
        },
        Deed::Busy => loop {
            std::hint::spin_loop();
        },
        Deed::LeaveBlocked => {
            drop(tokio::task::spawn_blocking(|| {
                loop {
                    std::thread::park();
                }
            }));
            Ok(Bytes::from_static(b"left"))
        }
        Deed::Exit => std::process::exit(0),
        Deed::Kill => {
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL)?;
            std::future::pending().await
        }
        Deed::Fill { bytes } => Ok(vec![b'x'; bytes].into()),
        Deed::Sleep { millis } => {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            Ok(Bytes::from_static(b"slept"))
        }
    }
}

/// What it does before its first event: the variable `INIT` tells.
async fn prepare() -> Result<impl Handler<ByInvocation>, Failure> {
    let deed = std::env::var("INIT").unwrap_or_default();
    match deed.as_str() {
        "fail" => return Err(fail().with_detail("only the log sees this")),
        "panic" => panic!("{deed} with a secret"),
        "panic_later" => {
            tokio::time::sleep(Duration::from_millis(1)).await;
            panic!("later")
        }
        "hang" => std::future::pending().await,
        _ => {}
    }
    Ok(behave)
}

fn fail() -> Failure {
    Failure::new("NoSuchTask", "the task is unknown").with_cause("the list is empty")
}

fn describe(invocation: &Invocation) -> String {
    let context = &invocation.context;
    let function = context.function();
    serde_json::json!({
        "request_id": context.request_id(),
        "memory_limit_mb": context.memory_limit_mb(),
        "time_limit_ms": context.time_limit().map(|limit| limit.as_millis()),
        "remaining_ms": context.remaining().map(|left| left.as_millis()),
        "cold_start": context.cold_start(),
        "function": function.name(),
        "region": function.region(),
        "namespace": function.namespace(),
        "secret_id": context.credentials().map(|keys| keys.secret_id().to_owned()),
        "pid": std::process::id(),
    })
    .to_string()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    scf_runtime::logs::init()?;
    let stays = std::env::var("AFTER_PANIC").is_ok_and(|value| value == "continue");
    let after_panic = if stays { AfterPanic::Continue } else { AfterPanic::Exit };
    let mut builder = Runtime::builder().after_panic(after_panic).grace(Duration::from_secs(1));
    if let Ok(port) = std::env::var("IMAGE_PORT") {
        builder = builder.config(scf_runtime::Config::image(port.parse()?));
    }
    if let Ok(bytes) = std::env::var("MAX_EVENT_BYTES") {
        builder = builder.max_event_bytes(bytes.parse()?);
    }
    if let Ok(millis) = std::env::var("API_PATIENCE_MS") {
        builder = builder.api_patience(Duration::from_millis(millis.parse()?));
    }
    builder.init(prepare)?.start()?;
    Ok(())
}
