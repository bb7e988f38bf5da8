//! The memory limit, by each of the ways in which it is enforced.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use raw::{platform, raw};
use scf_emulator::{Builder, Function, Invoked, MemoryEnforcement, Platform};

const WAYS: [MemoryEnforcement; 2] = [MemoryEnforcement::Cgroup, MemoryEnforcement::Watched];

/// A shell that starts the program as a child at once, as the first line of many a `bootstrap` does.
fn below_a_shell(behaviour: &str) -> Builder {
    let script = r#""$1" "$2"; exit"#;
    let function = Function::command("/bin/sh").arg("-c").arg(script).arg("sh").arg(raw("").program()).arg(behaviour);
    Platform::builder().function(function).timeout(std::time::Duration::from_secs(60))
}

/// What the platform's report says, in MB.
fn reported(invoked: &Invoked) -> f64 {
    let report = invoked.logs.iter().find(|line| line.text.starts_with("Report ")).unwrap();
    let (_, memory) = report.text.split_once("MemUsage:").unwrap();
    memory.trim_end_matches("MB").parse().unwrap()
}

#[tokio::test]
async fn what_a_shell_starts_at_once_is_held_to_the_limit_from_its_first_moment() {
    for enforcement in WAYS {
        for _ in 0..5 {
            let platform = below_a_shell("memory-at-start").memory(64).memory_enforcement(enforcement).build().unwrap();
            let error = platform.invoke("{}").await.outcome.unwrap_err();
            assert_eq!(error.status_code, 434, "{enforcement:?}: {error}");
        }
    }
}

#[tokio::test]
async fn the_report_tells_the_memory_of_all_processes_even_of_those_that_are_gone() {
    for enforcement in WAYS {
        let platform = below_a_shell("hold").memory(256).memory_enforcement(enforcement).build().unwrap();
        let answered = platform.invoke("{}").await;
        assert!(answered.outcome.is_ok());
        let left = platform.invoke("exit").await;
        assert_eq!(left.outcome.as_ref().unwrap_err().status_code, 439);
        let killed = below_a_shell("memory").memory(64).memory_enforcement(enforcement).build().unwrap();
        let killed = killed.invoke("{}").await;
        assert_eq!(killed.outcome.as_ref().unwrap_err().status_code, 434);
        let told = [reported(&answered), reported(&left), reported(&killed)];
        println!("{enforcement:?}: {told:?} MB");
        assert!(told[0] >= 48.0 && told[0] < 128.0 && told[1] >= 48.0 && told[2] >= 50.0, "{enforcement:?}: {told:?}");
    }
}

#[tokio::test]
async fn a_process_that_grows_above_its_memory_is_killed() {
    for enforcement in [MemoryEnforcement::Cgroup, MemoryEnforcement::Watched] {
        let platform = platform("memory").memory(64).memory_enforcement(enforcement).build().unwrap();
        println!("asked for {enforcement:?}: enforced {}", platform.memory_enforcement());
        let invoked = platform.invoke("{}").await;
        let error = invoked.outcome.unwrap_err();
        assert_eq!(error.status_code, 434, "{error}");
        assert!(error.error_message.starts_with("MemoryLimitReached: "), "{error}");
        assert!(platform.invoke("{}").await.cold_start);
    }
}

#[tokio::test]
async fn without_enforcement_it_may_grow() {
    let platform = platform("memory").memory(64).memory_enforcement(MemoryEnforcement::Off).build().unwrap();
    assert_eq!(platform.invoke("{}").await.outcome.unwrap(), (128 << 20).to_string());
}

#[tokio::test]
async fn the_kernel_counts_what_the_process_starts_and_what_it_uses_before_it_is_ready() {
    let build = |behaviour| platform(behaviour).memory(64).build().unwrap();
    if build("").memory_enforcement() != MemoryEnforcement::Cgroup {
        println!("left out: this process may make no memory cgroup here");
        return;
    }
    for behaviour in ["memory-below", "memory-at-start"] {
        let error = build(behaviour).invoke("{}").await.outcome.unwrap_err();
        assert_eq!(error.status_code, 434, "{behaviour}: {error}");
    }
}

#[tokio::test]
async fn a_process_may_have_1024_files_open() {
    let limits = platform("read").build().unwrap().invoke("/proc/self/limits").await.outcome.unwrap();
    let limits = String::from_utf8(limits.to_vec()).unwrap();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap();
    let numbers: Vec<u64> = line.split_whitespace().take(2).map(|number| number.parse().unwrap()).collect();
    assert!(numbers.iter().all(|number| *number <= 1024), "{line}");
}
