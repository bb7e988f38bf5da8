//! Custom runtimes in other languages. A program whose interpreter isn't there is left out, which the test says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use scf_emulator::{Builder, Function, Platform};

/// Runs the same script through one program.
async fn serves(language: &str, function: Function) {
    let platform = |timeout| -> Builder {
        // The interpreters need the search path of this machine, and more memory than 128 MB.
        let function = function.clone().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let builder = Platform::builder().function(function).memory(1024).timeout(timeout);
        // The platform may have a proxy in the environment, past which the runtime API must be reached. This one takes nothing.
        ["http_proxy", "HTTP_PROXY"]
            .iter()
            .fold(builder, |builder, name| builder.platform_env(*name, "http://127.0.0.1:1"))
    };
    let patient = platform(Duration::from_secs(60)).build().unwrap();
    for cold_start in [true, false] {
        let invoked = patient.invoke(r#"{"a": "中"}"#).await;
        assert_eq!(invoked.outcome.as_ref().unwrap(), format!(r#"{language} got {{"a": "中"}}"#).as_str());
        assert_eq!(invoked.cold_start, cold_start);
        assert!(invoked.logged(&format!("{language} serves {}", invoked.request_id)), "{:?}", invoked.logs);
    }
    let failed = patient.invoke(r#"{"do": "fail"}"#).await.outcome.unwrap_err();
    assert_eq!((failed.status_code, failed.error_message), (430, format!("{language} failed")));
    let left = patient.invoke(r#"{"do": "exit"}"#).await.outcome.unwrap_err();
    assert_eq!(left.status_code, 439);
    assert!(left.error_message.contains("exit code 3"), "{left}");
    assert!(patient.invoke("{}").await.cold_start);
    let hasty = platform(Duration::from_millis(500)).build().unwrap();
    assert_eq!(hasty.invoke(r#"{"do": "hang"}"#).await.outcome.unwrap_err().status_code, 433);
}

fn program(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(name)
}

fn there(interpreters: &[&str]) -> bool {
    interpreters.iter().all(|name| {
        let found = Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
        if !found {
            println!("left out: there is no {name} here");
        }
        found
    })
}

#[tokio::test]
async fn bash_and_curl() {
    if there(&["bash", "curl"]) {
        serves("bash", Function::command(program("bootstrap.sh"))).await;
    }
}

#[tokio::test]
async fn python() {
    if there(&["python3"]) {
        serves("python", Function::command(program("bootstrap.py"))).await;
    }
}

#[tokio::test]
async fn node() {
    if there(&["node"]) {
        serves("node", Function::command(program("bootstrap.js"))).await;
    }
}

/// `tencent_scf` 0.1.3 needs a variable that the platform stopped setting in 2021.
#[tokio::test]
async fn tencent_scf() {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples/peer");
    let today = Platform::builder().function(&path).build().unwrap();
    let error = today.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 405, "it leaves at its start: {error}");
    let once = Platform::builder()
        .function(&path)
        .timeout(Duration::from_secs(60))
        .platform_env("SCF_NAMESPACE", "default")
        .build()
        .unwrap();
    let invoked = once.invoke(r#"{"a": 1}"#).await;
    assert_eq!(invoked.outcome.as_ref().unwrap(), r#"peer got {"a": 1}"#);
    assert!(invoked.logged(&format!("peer serves {}", invoked.request_id)), "{:?}", invoked.logs);
    let panicked = once.invoke("panic").await.outcome.unwrap_err();
    assert_eq!(panicked.status_code, 430);
    assert!(panicked.error_message.contains("on demand"), "{panicked}");
    assert_eq!(once.invoke("exit").await.outcome.unwrap_err().status_code, 439);
}
