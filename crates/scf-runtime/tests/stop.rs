//! `SIGTERM` under a platform that doesn't take answers: the process leaves all the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

const ECHO: &str = r#"{"do": "echo"}"#;

/// What the platform does with what is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// It acknowledges nothing, not even that the function is ready.
    Always,
    /// It acknowledges no answer.
    Answers,
    /// It closes the connection instead of acknowledging an answer, and gives another event.
    Closes,
    /// It acknowledges everything.
    Never,
}

/// Serves one function with the same event again and again, and tells each request's first line. An event has a day.
fn platform(silence: Silence, event: &'static str) -> (u16, mpsc::Receiver<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, requests) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut given, mut silent) = (0, Vec::new());
        'connections: for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            while let Some(line) = request(&mut stream) {
                let (next, ready) = (line.starts_with("GET"), line.contains("init/ready"));
                if sender.send(line).is_err() {
                    return;
                }
                if next {
                    given += 1;
                    let head = format!("HTTP/1.1 200 OK\r\nRequest_id: {given}\r\nTime_limit_in_ms: 86400000");
                    let length = event.len();
                    stream.write_all(format!("{head}\r\nContent-Length: {length}\r\n\r\n{event}").as_bytes()).unwrap();
                } else if silence == Silence::Never || ready && silence != Silence::Always {
                    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
                } else if silence != Silence::Closes {
                    silent.push(stream);
                    continue 'connections;
                } else {
                    continue 'connections;
                }
            }
        }
    });
    (port, requests)
}

/// Reads a request, and returns its first line.
fn request(stream: &mut TcpStream) -> Option<String> {
    let (mut request, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return Some(head.lines().next().unwrap().to_owned());
            }
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
    }
}

/// Starts the function, and tells it to stop when it has made a request with that in its first line.
fn told_to_stop(silence: Silence, event: &'static str, during: &str) -> (ExitStatus, String) {
    let (status, log, _) = told_to_stop_with_requests(silence, event, during);
    (status, log)
}

/// The same, with the first lines of the requests that came after that one.
fn told_to_stop_with_requests(
    silence: Silence,
    event: &'static str,
    during: &str,
) -> (ExitStatus, String, Vec<String>) {
    let (port, requests) = platform(silence, event);
    let mut process: Child = Command::new(behave::path())
        .env_clear()
        .envs([("SCF_RUNTIME_API", "127.0.0.1".to_owned()), ("SCF_RUNTIME_API_PORT", port.to_string())])
        .env("API_PATIENCE_MS", "500")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // A log that nobody reads would stop the process.
    let mut stdout = process.stdout.take().unwrap();
    let log = std::thread::spawn(move || {
        let mut log = String::new();
        stdout.read_to_string(&mut log).map(|_| log)
    });
    while !requests.recv().unwrap().contains(during) {}
    let pid = rustix::process::Pid::from_child(&process);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    let patience = Instant::now();
    let status = loop {
        if let Some(status) = process.try_wait().unwrap() {
            break status;
        }
        if patience.elapsed() > Duration::from_secs(60) {
            process.kill().unwrap();
            panic!("{silence:?}: the process stays though it was told to stop during {during}");
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    (status, log.join().unwrap().unwrap(), requests.try_iter().collect())
}

#[test]
fn a_process_leaves_though_its_answer_is_never_acknowledged() {
    let (status, log) = told_to_stop(Silence::Answers, ECHO, "/response");
    assert!(status.success(), "{status}: {log}");
    assert!(log.contains("without knowing whether its answer arrived"), "{log}");
}

#[test]
fn a_process_leaves_though_each_lost_answer_brings_another_event() {
    let (status, log) = told_to_stop(Silence::Closes, ECHO, "/response");
    assert!(status.success(), "{status}: {log}");
}

#[test]
fn a_process_leaves_though_the_platform_never_hears_that_it_is_ready() {
    let (status, log) = told_to_stop(Silence::Always, ECHO, "init/ready");
    assert!(status.success(), "{status}: {log}");
    assert!(log.contains("before the first event"), "{log}");
}

#[test]
fn a_process_leaves_though_a_blocking_call_of_its_handler_hangs() {
    let (status, log) = told_to_stop(Silence::Answers, r#"{"do": "leave_blocked"}"#, "/response");
    assert!(status.success(), "{status}: {log}");
}

#[test]
fn a_process_that_was_told_asks_for_no_other_event() {
    let event = r#"{"do": "sleep", "millis": 500}"#;
    let (status, log, requests) = told_to_stop_with_requests(Silence::Never, event, "GET");
    assert!(status.success(), "{status}: {log}");
    let is_answer = |line: &String| line.starts_with("POST") && line.contains("/response");
    assert!(requests.iter().all(is_answer), "{requests:?}");
}
