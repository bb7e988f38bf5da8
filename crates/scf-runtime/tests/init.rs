//! Work before the first event, in a real process under a platform.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::time::Duration;

use behave::{function, json, platform};
use scf_emulator::{Invoked, LogSource};

const ECHO: &str = r#"{"do": "echo"}"#;

async fn invoke(init: &str) -> Invoked {
    let platform = platform().function(function().env("INIT", init).env("RUST_BACKTRACE", "1")).build().unwrap();
    let invoked = platform.invoke(ECHO).await;
    platform.shutdown().await;
    invoked
}

/// The object that the function wrote to its log with this outcome.
fn line(invoked: &Invoked, outcome: &str) -> serde_json::Value {
    let stdout = invoked.logs.iter().filter(|line| line.source == LogSource::Stdout);
    let mut lines = stdout.map(|line| json(line.text.as_bytes()));
    lines.find(|line| line["outcome"] == outcome).unwrap_or_else(|| panic!("{outcome}: {:#?}", invoked.logs))
}

#[tokio::test]
async fn a_function_that_is_initialized_serves_and_says_how_long_it_took() {
    let invoked = invoke("").await;
    assert_eq!(invoked.outcome.as_ref().unwrap(), ECHO);
    let line = line(&invoked, "ok");
    assert_eq!(line["message"], "the function is initialized");
    assert!(line["duration_us"].is_u64(), "{line}");
}

#[tokio::test]
async fn a_failure_is_logged_completely_and_the_process_leaves_before_it_is_ready() {
    let invoked = invoke("fail").await;
    let error = invoked.outcome.as_ref().unwrap_err();
    assert_eq!(error.status_code, 405, "left at its start: {error}");
    let line = line(&invoked, "failed");
    assert_eq!((&line["level"], &line["code"]), (&"ERROR".into(), &"NoSuchTask".into()), "{line}");
    assert_eq!(line["error"], "the task is unknown");
    assert_eq!(line["causes"], "the list is empty");
    assert_eq!(line["detail"], "only the log sees this");
    // What `main` returned is there too.
    let told = invoked.logs.iter().find(|line| line.source == LogSource::Stderr).unwrap();
    assert!(told.text.contains("NoSuchTask: the task is unknown: the list is empty"), "{told}");
}

#[tokio::test]
async fn a_panic_is_logged_with_its_place_and_its_backtrace() {
    for init in ["panic", "panic_later"] {
        let invoked = invoke(init).await;
        assert_eq!(invoked.outcome.as_ref().unwrap_err().status_code, 405);
        let line = line(&invoked, "panicked");
        assert!(line["error"].as_str().unwrap().contains("examples/behave.rs:"), "{line}");
        assert!(line["detail"].as_str().unwrap().contains("behave::prepare"), "{line}");
        assert!(!invoked.logged("with a secret"), "{:#?}", invoked.logs);
    }
}

#[tokio::test]
async fn work_that_never_ends_is_ended_by_the_platform() {
    let function = function().env("INIT", "hang");
    let platform = platform().function(function).init_timeout(Duration::from_millis(300)).build().unwrap();
    assert_eq!(platform.invoke(ECHO).await.outcome.unwrap_err().status_code, 450);
}

#[test]
fn sigterm_ends_the_work() {
    let mut process = std::process::Command::new(behave::path())
        .env_clear()
        .envs([("SCF_RUNTIME_API", "127.0.0.1"), ("SCF_RUNTIME_API_PORT", "9"), ("INIT", "hang")])
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let pid = rustix::process::Pid::from_child(&process);
    let handled = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap_or_default();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).map(str::trim);
        // SIGTERM is signal 15.
        caught.and_then(|mask| u64::from_str_radix(mask, 16).ok()).is_none_or(|mask| mask & (1 << 14) != 0)
    };
    while !handled() {
        std::thread::sleep(Duration::from_millis(1));
    }
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert!(process.wait().unwrap().success());
}
