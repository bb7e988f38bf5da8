//! Nothing of a function outlives the platform, whatever it started and however the platform ends.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use raw::raw;

/// Starts processes in every way that a function may try, then becomes one that serves events. `$1` marks them, `$2` is
/// the program.
const FUNCTION: &str = r#"
    sleep "3600.$1" &
    setsid sleep "3600.$1" &
    (setsid sh -c "sleep 3600.$1 & sleep 3600.$1" &)
    (trap '' HUP TERM INT; nohup sleep "3600.$1" >/dev/null 2>&1 &)
    exec "$2" hang-on-demand
"#;

/// Only a control group holds these: no parent, no session and no environment tells whose they are.
const NAMELESS: &str = r#"
    (env -i setsid sh -c "sleep 3600.$1 &" &)
    exec "$2" hang-on-demand
"#;

fn example(name: &str) -> PathBuf {
    raw("").program().with_file_name(name)
}

/// The ids of those whose command line has the mark.
fn left(mark: &str) -> Vec<String> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let lines =
        processes.filter_map(|process| Some((process.file_name(), fs::read(process.path().join("cmdline")).ok()?)));
    let marked = lines.filter(|(_, line)| line.starts_with(b"sleep") && String::from_utf8_lossy(line).contains(mark));
    marked.map(|(id, _)| id.to_string_lossy().into_owned()).collect()
}

/// A mark that no other test has.
fn mark() -> String {
    format!("{}{}", std::process::id(), fastrand::u32(1_000_000..))
}

/// A host of a platform whose function started all that, once it says so.
fn host(end: &str, function: &str, mark: &str, without_groups: bool) -> Option<(Child, Vec<String>)> {
    let mut command = if without_groups {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--", "sh", "-c", "mount -t tmpfs none /sys/fs/cgroup && exec \"$@\"", "sh"]);
        command.arg(example("host"));
        command
    } else {
        Command::new(example("host"))
    };
    command.args([end, "/bin/sh", "-c", function, "sh", mark]).arg(example("raw"));
    command.stdout(Stdio::piped()).stdin(Stdio::null());
    let mut host = command.spawn().ok()?;
    let mut said = Vec::new();
    for line in BufReader::new(host.stdout.take().unwrap()).lines() {
        said.push(line.unwrap());
        let until = match end {
            "drop" => "dropped",
            "timeout" => "timed out",
            _ => "answered",
        };
        if said.last().unwrap().starts_with(until) {
            return Some((host, said));
        }
    }
    println!("left out: a host without control groups can't be made here: {said:?}");
    let _ = host.wait();
    None
}

/// Waits until nothing is left, a minute at most.
fn assert_nothing_left(mark: &str, how: &str) {
    let began = Instant::now();
    while !left(mark).is_empty() {
        assert!(began.elapsed() < Duration::from_secs(60), "{how}: {:?} outlived the platform", left(mark));
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until something is there that could be left, a minute at most: what a function detaches may begin after its answer.
fn assert_started(mark: &str, how: &str) {
    let began = Instant::now();
    while left(mark).is_empty() {
        assert!(began.elapsed() < Duration::from_secs(60), "{how}: the function never started them");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn signal(host: &Child, name: &str) {
    assert!(Command::new("kill").arg(format!("-{name}")).arg(host.id().to_string()).status().unwrap().success());
}

fn ends(end: &str, function: &str, without_groups: bool) {
    let mark = mark();
    let Some((mut host, said)) = host(end, function, &mark, without_groups) else { return };
    let how = format!("{end}, without groups: {without_groups}: {said:?}");
    match end {
        "KILL" | "TERM" | "HUP" | "INT" => {
            assert_started(&mark, &how);
            signal(&host, end);
        }
        _ => {}
    }
    assert_nothing_left(&mark, &how);
    let _ = host.kill();
    host.wait().unwrap();
}

#[test]
fn nothing_is_left_however_the_platform_ends() {
    for end in ["drop", "shutdown", "exit", "panic", "timeout", "KILL", "TERM", "HUP", "INT"] {
        ends(end, FUNCTION, false);
    }
}

#[test]
fn nothing_is_left_without_control_groups_either() {
    for end in ["drop", "shutdown", "exit", "timeout", "KILL", "TERM"] {
        ends(end, FUNCTION, true);
    }
}

#[test]
fn a_control_group_holds_what_nothing_else_would() {
    let mark = mark();
    let Some((mut host, said)) = host("KILL", NAMELESS, &mark, false) else { return };
    if said[0].contains("in a memory cgroup") {
        assert_started(&mark, "nameless");
        signal(&host, "KILL");
        assert_nothing_left(&mark, "nameless");
    } else {
        println!("left out: there are no control groups here");
    }
    for id in left(&mark) {
        let _ = Command::new("kill").arg(id).status();
    }
    let _ = host.kill();
    host.wait().unwrap();
}
