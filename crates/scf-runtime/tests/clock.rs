//! A wall clock that jumps under a running function: its deadlines don't follow.
//!
//! A small library, put before the C library's by `LD_PRELOAD`, shifts what the process alone reads from its wall clock. Where
//! there is no `cc` for it, or no such mechanism, the test says so.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use behave::{function, json, platform};
use scf_emulator::{Invoked, LogSource};
use scf_runtime::Failure;

/// Reads the seconds of the shift from a file whenever somebody asks for the wall clock.
const SHIM: &str = r#"
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
    int result = syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) {
        FILE *file = fopen(SHIFT, "r");
        long shift = 0;
        if (file) {
            if (fscanf(file, "%ld", &shift) == 1) now->tv_sec += shift;
            fclose(file);
        }
    }
    return result;
}
"#;

/// Builds the library that takes the shift from `shift`; none without a compiler.
fn shim(directory: &Path, shift: &Path) -> Option<PathBuf> {
    let (source, library) = (directory.join("shim.c"), directory.join("shim.so"));
    std::fs::write(&source, SHIM).unwrap();
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(format!("-DSHIFT=\"{}\"", shift.display()))
        .arg(&source)
        .output();
    built.is_ok_and(|output| output.status.success()).then_some(library)
}

/// The year in which the function wrote its last line.
fn year(invoked: &Invoked) -> i32 {
    let last = invoked.logs.iter().rfind(|line| line.source == LogSource::Stdout).unwrap();
    let timestamp = json(last.text.as_bytes())["timestamp"].as_str().unwrap().to_owned();
    timestamp[..4].parse().unwrap()
}

#[tokio::test]
async fn deadlines_do_not_follow_the_wall_clock() {
    let directory = std::env::temp_dir().join(format!("scf-runtime-clock-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let shift = directory.join("shift");
    let Some(library) = shim(&directory, &shift) else {
        println!("skipped: there is no C compiler here");
        return;
    };
    let function = function().env("LD_PRELOAD", &library);
    let platform = platform().function(function).timeout(Duration::from_secs(2)).build().unwrap();
    let sleep = r#"{"do": "sleep", "millis": 300}"#;
    let now = year(&platform.invoke(sleep).await);
    for years in [10, -10, 0] {
        // While an event is under way, the clock jumps.
        let jump = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            std::fs::write(&shift, (years * 365 * 24 * 3600).to_string()).unwrap();
        };
        let invoked = tokio::join!(platform.invoke(sleep), jump).0;
        assert_eq!(invoked.outcome.as_ref().unwrap(), "slept");
        assert!((year(&invoked) - now - years).abs() <= 1, "the process saw the jump: {:#?}", invoked.logs);
        // Time is up when the platform says so, neither at once nor never.
        let told = json(&platform.invoke(r#"{"do": "describe"}"#).await.outcome.unwrap());
        assert!((1000..=2000).contains(&told["remaining_ms"].as_u64().unwrap()), "{told}");
        let error = platform.invoke(r#"{"do": "hang"}"#).await.outcome.unwrap_err();
        assert_eq!(json(error.error_message.as_bytes())["errorCode"], Failure::DEADLINE_EXCEEDED, "{error}");
    }
    assert!(!platform.invoke(sleep).await.cold_start, "one process saw all of it");
    platform.shutdown().await;
    std::fs::remove_dir_all(&directory).unwrap();
}
