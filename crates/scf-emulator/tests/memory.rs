//! The memory limit, by each of the ways in which it is enforced.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use raw::platform;
use scf_emulator::MemoryEnforcement;

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
