//! The program as it is run: what it prints, what it hands to a command, how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

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

/// The program serving, its endpoint and its host.
fn serving(arguments: &[&str]) -> (Child, String, String) {
    let mut command = program();
    let mut server = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (endpoint, host) = line.trim().split_once(' ').unwrap_or_else(|| panic!("{line:?}"));
    (server, endpoint.to_owned(), host.to_owned())
}

/// Ends a program, and returns what it wrote on stderr.
fn end(mut server: Child) -> String {
    server.kill().unwrap();
    let mut err = String::new();
    server.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    server.wait().unwrap();
    err
}

fn ask(address: &str, head: &str) -> String {
    ask_over(TcpStream::connect(address).unwrap(), head)
}

fn ask_over(mut stream: impl Read + Write, head: &str) -> String {
    stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_prints_where_it_is_and_serves() {
    let (server, endpoint, host) = serving(&["--bucket", "b-1", "--always", "HEAD=page:202", "--verbose"]);
    assert_eq!(host, "b-1.cos.ap-guangzhou.myqcloud.com");
    let address = endpoint.strip_prefix("http://127.0.0.1:").map(|port| format!("127.0.0.1:{port}")).unwrap();
    let get = "GET /%E6%97%A5?prefix=a&q-signature=secret&X-Amz-Signature=secret";
    assert!(ask(&address, &format!("{get} HTTP/1.1\r\nHost: {host}")).starts_with("HTTP/1.1 403"));
    assert!(ask(&address, &format!("HEAD / HTTP/1.1\r\nHost: {host}")).starts_with("HTTP/1.1 202"));
    let told = end(server);
    let [first, second] = told.lines().collect::<Vec<_>>()[..] else { panic!("{told}") };
    assert_eq!(first, "403 GET /日?prefix=a");
    assert!(second == "- HEAD /  page:202", "{told}");
}

#[test]
fn it_serves_https_by_a_certificate_of_its_own_also_as_a_proxy() {
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("ca.pem");
    let (server, endpoint, host) = serving(&["--tls", authority.to_str().unwrap()]);
    let address = endpoint.strip_prefix("https://").unwrap();
    let get = format!("GET /a HTTP/1.1\r\nHost: {host}");
    for name in [host.as_str(), "cos.ap-guangzhou.myqcloud.com", "b-1.cos.ap-guangzhou.tencentcos.cn", "127.0.0.1"] {
        let stream = encrypted(TcpStream::connect(address).unwrap(), name, &authority);
        assert!(ask_over(stream, &get).starts_with("HTTP/1.1 403"), "{name}");
    }
    // As a client that is told of a proxy of https does it.
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(format!("CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n").as_bytes()).unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        answer.push(byte[0]);
    }
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
    assert!(ask_over(encrypted(stream, &host, &authority), &get).starts_with("HTTP/1.1 403"));
    // Http is there as well, and a host of somebody else isn't.
    assert!(ask(address, &get).starts_with("HTTP/1.1 403"));
    assert!(ask(address, "CONNECT example.com:443 HTTP/1.1\r\nHost: a").starts_with("HTTP/1.1 502"));
    end(server);
}

/// A connection that trusts an authority alone, and asks for a name.
fn encrypted(stream: TcpStream, name: &str, authority: &Path) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(authority).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_root_certificates(roots).with_no_client_auth());
    let name = ServerName::try_from(name.to_owned()).unwrap();
    StreamOwned::new(ClientConnection::new(config, name).unwrap(), stream)
}

#[test]
#[cfg(unix)]
fn a_command_is_told_of_https_and_whom_to_trust() {
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("a ca.pem");
    let told = "echo $MPS_BACKUP_URL; echo $https_proxy; echo $AWS_ENDPOINT_URL; cat \"$SSL_CERT_FILE\"";
    let done = run(&["--tls", authority.to_str().unwrap(), "--", "sh", "-c", told]);
    let out = String::from_utf8(done.stdout).unwrap();
    let [url, proxy, aws, "-----BEGIN CERTIFICATE-----", ..] = out.lines().collect::<Vec<_>>()[..] else {
        panic!("{out}")
    };
    assert!(url.contains("endpoint=https://127.0.0.1:") && url.ends_with("/a%20ca.pem"), "{url}");
    assert_eq!(aws, "https://cos.ap-guangzhou.myqcloud.com");
    assert!(url.contains(proxy.strip_prefix("http://").unwrap()), "{out}");
}

#[test]
#[cfg(unix)]
fn a_command_does_not_stay_behind() {
    let command = "trap 'exit 9' TERM; echo ready; while :; do sleep 0.1; done";
    let mut server = program().args(["--", "sh", "-c", command]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "ready\n");
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    assert_eq!(server.wait().unwrap().code(), Some(9));
}

#[test]
#[cfg(unix)]
fn it_ends_when_it_is_asked_to() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let (mut server, _, _) = serving(&[]);
        assert!(Command::new("kill").args([signal, &server.id().to_string()]).status().unwrap().success());
        assert_eq!(server.wait().unwrap().code(), Some(130), "{signal}");
    }
}

#[test]
fn a_folder_belongs_to_one_double() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().to_str().unwrap();
    let (server, _, _) = serving(&["--folder", state]);
    let second = run(&["--folder", state]);
    let err = String::from_utf8_lossy(&second.stderr);
    assert!(second.status.code() == Some(2) && err.contains("belongs to another double"), "{err}");
    // However the first one ended, the folder is free.
    end(server);
    let (server, _, _) = serving(&["--folder", state]);
    end(server);
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
        (&["--tls", "/dev/null/ca.pem"], "/dev/null/ca.pem"),
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
