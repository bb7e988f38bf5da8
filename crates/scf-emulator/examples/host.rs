//! A program with a platform in it, which ends as its argument says: for the tests of the emulator.
//!
//! `host END PROGRAM ARGUMENT..` runs a function once and says how that went, then ends.

#![allow(clippy::panic, reason = "one of the ways to end")]

use std::time::Duration;

use scf_emulator::{Function, Platform};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (end, program) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    let function = arguments.fold(Function::command(program), Function::arg);
    let timeout = Duration::from_secs(if end == "timeout" { 1 } else { 60 });
    let platform = Platform::builder().function(function).memory(512).timeout(timeout).build()?;
    println!("memory is enforced {}", platform.memory_enforcement());
    let event = if end == "timeout" { "hang" } else { "{}" };
    let invoked = platform.invoke(event).await;
    println!("answered: {:?}", invoked.outcome);
    match end.as_str() {
        "exit" => std::process::exit(0),
        "panic" => panic!("on demand"),
        "shutdown" => platform.shutdown().await,
        "drop" => {
            drop(platform);
            // It is the platform that ends them, not the end of this program.
            std::thread::sleep(Duration::from_millis(500));
            println!("dropped");
            std::thread::sleep(Duration::from_secs(3600));
        }
        "timeout" => {
            println!("timed out");
            std::thread::sleep(Duration::from_secs(3600));
        }
        _ => std::thread::sleep(Duration::from_secs(3600)),
    }
    Ok(())
}
