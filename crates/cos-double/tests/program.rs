//! The program as it is run: what it prints, what it hands to a command, how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Output, Stdio};

/// The program, with nothing of this machine's settings.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cos-double"));
    for name in ["COS_BUCKET", "COS_REGION", "COS_SECRET_ID", "COS_SECRET_KEY", "COS_SESSION_TOKEN"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn ask(address: &str, head: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_prints_where_it_is_and_serves() {
    let mut server =
        program().args(["--bucket", "b-1", "--always", "HEAD=page:202"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (endpoint, host) = line.trim().split_once(' ').unwrap();
    assert_eq!(host, "b-1.cos.ap-guangzhou.myqcloud.com");
    let address = endpoint.strip_prefix("http://127.0.0.1:").map(|port| format!("127.0.0.1:{port}")).unwrap();
    assert!(ask(&address, &format!("GET / HTTP/1.1\r\nHost: {host}")).starts_with("HTTP/1.1 403"));
    assert!(ask(&address, &format!("HEAD / HTTP/1.1\r\nHost: {host}")).starts_with("HTTP/1.1 202"));
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
#[cfg(unix)]
fn a_command_is_told_where_it_is_and_ends_as_itself() {
    let told = "echo $MPS_BACKUP_URL $COS_SECRET_ID $http_proxy ${COS_SESSION_TOKEN-none}; exit 7";
    let done = run(&["--secret-id", "me", "--bucket", "b-1", "--", "sh", "-c", told]);
    assert_eq!(done.status.code(), Some(7), "{done:?}");
    let out = String::from_utf8(done.stdout).unwrap();
    let words: Vec<_> = out.split_whitespace().collect();
    let [url, "me", proxy, "none"] = words[..] else { panic!("{out}") };
    assert_eq!(url, format!("cos://b-1?region=ap-guangzhou&endpoint={proxy}"));
    assert_eq!(run(&["--", "sh", "-c", "kill -9 $$"]).status.code(), Some(137));
}

#[test]
fn what_can_not_begin_says_why_and_ends_with_2() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for (arguments, text) in [
        (&["localhost"][..], "PORT, :PORT or ADDRESS:PORT"),
        (&[&port], "could not listen on 127.0.0.1:"),
        (&["--bucket", ""], "--bucket"),
        (&["--fault", "PUT=nope"], "503:SlowDown"),
        (&["--tls-cert", "a.pem"], "--tls-key"),
        (&["--tls-cert", "missing.pem", "--tls-key", "missing.key"], "missing.pem"),
        (&["--folder", "/dev/null/a"], "/dev/null/a"),
        (&["--", "no-such-program"], "could not start \"no-such-program\""),
    ] {
        let done = run(arguments);
        let err = String::from_utf8_lossy(&done.stderr);
        assert!(
            done.status.code() == Some(2) && err.contains(text) && done.stdout.is_empty(),
            "{arguments:?}: {done:?}"
        );
    }
}
