//! Runs the functions of `foreign/` under the emulator: programs that know nothing of this project.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use scf_emulator::{Breach, Builder, Function, Platform};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("foreign").join(name)
}

/// The function of a folder, with what an interpreter of this machine needs: its search path, and more memory than 128 MB.
fn function(name: &str) -> Function {
    let path = std::env::var_os("PATH").unwrap_or_default();
    Function::command(folder(name).join("bootstrap")).env("PATH", path).handler("index.main").name(name)
}

fn platform(function: Function) -> Builder {
    // The platform may have a proxy in the environment, past which the runtime API must be reached. This one takes nothing.
    let proxied = Platform::builder().platform_env("http_proxy", "http://127.0.0.1:1");
    proxied.function(function).memory(1024).timeout(Duration::from_secs(120)).init_timeout(Duration::from_secs(120))
}

fn there(interpreters: &[&str]) -> bool {
    interpreters.iter().all(|name| {
        let version = if *name == "go" { "version" } else { "--version" };
        let found = Command::new(name).arg(version).output().is_ok_and(|output| output.status.success());
        if !found {
            println!("left out: there is no {name} here");
        }
        found
    })
}

/// Answers, fails and leaves as the documents say of any function.
async fn serves(name: &str, builder: Builder) {
    let platform = builder.build().unwrap();
    for cold_start in [true, false] {
        let invoked = platform.invoke(r#"{"a": "中"}"#).await;
        assert_eq!(invoked.outcome.as_ref().unwrap(), format!(r#"{name} got {{"a": "中"}}"#).as_str(), "{invoked:?}");
        assert_eq!((invoked.cold_start, &invoked.breaches[..]), (cold_start, &[][..]), "{name}");
    }
    let failed = platform.invoke(r#"{"do": "fail"}"#).await.outcome.unwrap_err();
    assert_eq!((failed.status_code, failed.error_message), (430, format!("{name} failed")));
    let left = platform.invoke(r#"{"do": "exit"}"#).await.outcome.unwrap_err();
    assert_eq!(left.status_code, 439, "{name}: {left}");
    assert!(left.error_message.contains("exit code 3"), "{name}: {left}");
    assert!(platform.invoke("{}").await.cold_start, "{name}");
    platform.shutdown().await;
}

#[tokio::test]
async fn custom_runtimes_serve_events() {
    for (name, needs) in [
        ("sh", &["curl"][..]),
        ("perl", &["perl"]),
        ("python", &["python3"]),
        ("php", &["php"]),
        ("ruby", &["ruby"]),
        ("node", &["node"]),
        ("deno", &["deno"]),
        ("java", &["java"]),
    ] {
        if there(needs) {
            serves(name, platform(function(name))).await;
        }
    }
}

#[tokio::test]
async fn a_compiled_runtime_serves_events() {
    if !there(&["go"]) {
        return;
    }
    let target = tempfile::tempdir().unwrap();
    let program = target.path().join("bootstrap");
    let mut build = Command::new("go");
    build
        .args(["build", "-o"])
        .arg(&program)
        .arg(folder("go").join("main.go"))
        .env("GOCACHE", target.path().join("cache"));
    assert!(build.status().unwrap().success());
    serves("go", platform(Function::command(program))).await;
}

#[tokio::test]
async fn programs_of_images_serve_events() {
    for (name, needs) in [("python-server", "python3"), ("node-server", "node")] {
        if there(&[needs]) {
            serves(name, platform(function(name)).image(9000)).await;
        }
    }
}

#[tokio::test]
async fn an_image_that_listens_on_the_loopback_address_is_status_446() {
    if !there(&["python3"]) {
        return;
    }
    let function = function("python-server").env("ADDRESS", "127.0.0.1");
    let image = platform(function).image(9000).init_timeout(Duration::from_secs(5)).build().unwrap();
    let error = image.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 446, "{error}");
    assert!(error.error_message.contains("wants 0.0.0.0:9000"), "{error}");
}

#[tokio::test]
async fn a_runtime_that_does_not_wait_for_its_handler_is_found_out() {
    if !there(&["node"]) {
        return;
    }
    let platform = platform(function("node-racing")).max_instances(1).build().unwrap();
    let mut breaches = Vec::new();
    for _ in 0..4 {
        breaches.extend(platform.invoke("{}").await.breaches);
    }
    assert!(breaches.contains(&Breach::FetchedAgain), "{breaches:?}");
    assert!(breaches.iter().any(|breach| *breach != Breach::FetchedAgain), "its answers are counted too: {breaches:?}");
}

#[tokio::test]
async fn what_a_function_leaves_in_other_sessions_ends_with_it() {
    if !there(&["curl"]) {
        return;
    }
    let mark = format!("{}{}", std::process::id(), fastrand::u32(1_000_000..));
    let left = || {
        let lines =
            std::fs::read_dir("/proc").unwrap().flatten().map(|entry| std::fs::read(entry.path().join("cmdline")));
        lines
            .flatten()
            .filter(|line| line.starts_with(b"sleep") && String::from_utf8_lossy(line).contains(&mark))
            .count()
    };
    let platform = platform(function("sh-daemon").env("MARK", &mark)).build().unwrap();
    assert_eq!(platform.invoke("{}").await.outcome.unwrap(), "sh-daemon got {}");
    assert!(left() >= 1);
    platform.shutdown().await;
    assert_eq!(left(), 0);
}

#[tokio::test]
async fn a_child_that_takes_too_much_memory_is_status_434() {
    if !there(&["python3"]) {
        return;
    }
    let platform = platform(function("python-hungry")).memory(128).build().unwrap();
    let error = platform.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 434, "{error}");
}

#[tokio::test]
async fn a_script_with_windows_ends_of_lines_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("bootstrap");
    std::fs::write(&program, "#!/bin/bash\r\necho\r\n").unwrap();
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let error = platform(Function::command(program)).build().unwrap().invoke("{}").await.outcome.unwrap_err();
    assert!(error.status_code == 445 && error.error_message.contains("CR LF"), "{error}");
}
