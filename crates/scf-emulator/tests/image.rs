//! Functions deployed as images: whose server gets the events. All these tests use one port at the same time.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::io::ErrorKind;
use std::net::TcpListener;
use std::time::Duration;

use raw::{raw, until};
use scf_emulator::{BuildError, Builder, Bytes, Credentials, Function, FunctionError, Platform, UrlRequest};

const PORT: u16 = 19_000;
const SOON: Duration = Duration::from_secs(2);

/// A platform for an image whose server listens on an address.
fn image(name: &str, address: &str) -> Builder {
    let program = raw("").program().with_file_name("server");
    let function = Function::command(program).arg(format!("{address}:{PORT}")).name(name);
    let keys = Credentials::new("AKID", "key", "token");
    Platform::builder().function(function).image(PORT).credentials(keys).timeout(Duration::from_secs(60))
}

/// The answer in its parts: the name of the function and the id of its process.
async fn answer(platform: &Platform) -> (String, String) {
    let invoked = platform.invoke("{}").await;
    let answer = String::from_utf8(invoked.outcome.unwrap().to_vec()).unwrap();
    let mut parts = answer.split(' ').map(str::to_owned);
    (parts.next().unwrap(), parts.next().unwrap())
}

async fn take_turns() {
    let names = ["first", "second", "third"];
    let platforms = names.map(|name| image(name, "0.0.0.0").build().unwrap());
    for _ in 0..2 {
        let [first, second, third] = &platforms;
        let answers = tokio::join!(answer(first), answer(second), answer(third));
        assert_eq!([answers.0.0, answers.1.0, answers.2.0], names);
    }
}

#[tokio::test]
async fn platforms_with_one_port_take_turns() {
    take_turns().await;
}

#[tokio::test]
async fn platforms_of_another_test_take_turns_with_them() {
    take_turns().await;
}

#[tokio::test]
async fn an_instance_serves_again_while_nobody_else_wants_its_port() {
    let platform = image("own", "0.0.0.0").own_network(true).build();
    let Some(platform) = there(platform) else { return };
    let first = answer(&platform).await;
    assert_eq!(answer(&platform).await, first);
}

/// The platform, unless this machine gives no process a network of its own.
fn there(built: Result<Platform, BuildError>) -> Option<Platform> {
    match built {
        Ok(platform) => Some(platform),
        Err(error @ BuildError::Network(_)) => {
            println!("left out: {error}");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn with_networks_of_their_own_many_listen_on_one_port_at_a_time() {
    let build = |name| there(image(name, "0.0.0.0").own_network(true).max_instances(3).build());
    let (Some(first), Some(second)) = (build("first"), build("second")) else { return };
    let (a, b, c, d) = tokio::join!(answer(&first), answer(&first), answer(&second), answer(&second));
    assert_eq!([&a.0, &b.0, &c.0, &d.0], ["first", "first", "second", "second"]);
    assert_ne!(a.1, b.1, "two instances at a time");
    assert_ne!(c.1, d.1, "two instances at a time");
    assert_eq!(first.idle_instances() + second.idle_instances(), 4);
}

fn assert_refused(error: &FunctionError, text: &str) {
    assert_eq!(error.status_code, 446, "{error}");
    assert!(error.error_message.starts_with("PortBindingFailed: ") && error.error_message.contains(text), "{error}");
    assert!(error.is_start_failure());
}

/// A server that isn't the function's, on a port of its own.
fn stranger() -> (TcpListener, u16) {
    let listener = TcpListener::bind(("0.0.0.0", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

#[tokio::test]
async fn a_strangers_server_gets_neither_events_nor_keys() {
    let (listener, port) = stranger();
    let keys = Credentials::new("AKID", "key", "token");
    let build = |function| Platform::builder().function(function).image(port).credentials(keys.clone());
    // One that never listens, and one that would.
    let server = Function::command(raw("").program().with_file_name("server")).arg(format!("0.0.0.0:{port}"));
    for function in [raw("never-ready"), server] {
        let error = build(function).build().unwrap().invoke("{}").await.outcome.unwrap_err();
        assert_refused(&error, &format!("port {port} is taken: "));
        assert!(error.error_message.contains(&format!("(process {})", std::process::id())), "{error}");
    }
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "nobody called");
}

#[tokio::test]
async fn a_stranger_that_comes_after_the_start_gets_nothing_either() {
    let (listener, port) = stranger();
    drop(listener);
    let platform = Platform::builder().function(raw("never-ready")).image(port).init_timeout(SOON).build().unwrap();
    let coming = async {
        tokio::time::sleep(SOON / 4).await;
        let listener = TcpListener::bind(("0.0.0.0", port)).unwrap();
        listener.set_nonblocking(true).unwrap();
        listener
    };
    let (invoked, listener) = tokio::join!(platform.invoke("{}"), coming);
    assert_refused(&invoked.outcome.unwrap_err(), "is not the function's");
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "nobody called");
}

#[tokio::test]
async fn a_server_on_the_loopback_address_alone_is_refused_with_the_reason() {
    let platform = image("lonely", "127.0.0.1").init_timeout(SOON).build().unwrap();
    let invoked = platform.invoke("{}").await;
    assert!(invoked.logged("listens on 127.0.0.1:19000 alone"), "{:?}", invoked.logs);
    assert_refused(&invoked.outcome.unwrap_err(), "wants 0.0.0.0:19000");
}

#[tokio::test]
async fn what_sends_an_event_is_told() {
    let Some(platform) = there(image("told", "0.0.0.0").own_network(true).build()) else { return };
    let source = |outcome: Result<Bytes, FunctionError>| {
        let answer = String::from_utf8(outcome.unwrap().to_vec()).unwrap();
        answer.split(' ').nth(2).unwrap().to_owned()
    };
    assert_eq!(source(platform.invoke("{}").await.outcome), "invoke");
    let queued = platform.invoke_async("{}").await;
    assert_eq!(source(queued.attempts[0].outcome.clone()), "mps");
    assert_eq!(source(platform.request(&UrlRequest::post("/", "{}")).await.invoked.outcome), "http");
}

#[tokio::test]
async fn a_function_that_never_listens_is_status_446() {
    let platform = Platform::builder().function(raw("never-ready")).image(PORT).init_timeout(SOON / 4).build().unwrap();
    assert_refused(&platform.invoke("{}").await.outcome.unwrap_err(), "nothing listened on the port");
}

#[tokio::test]
async fn a_server_that_a_process_left_behind_does_not_serve_the_next_instance() {
    let server = raw("").program().with_file_name("server");
    let (listener, port) = stranger();
    drop(listener);
    // The first process leaves in mid-life; its server is in a session of its own.
    let script = format!("setsid '{}' 0.0.0.0:{port} & read _ < /dev/zero", server.display());
    let function = Function::command("/bin/sh").arg("-c").arg(script);
    let platform = Platform::builder().function(function).image(port).timeout(Duration::from_secs(60)).build().unwrap();
    let first = answer(&platform).await;
    platform.shutdown().await;
    until(|| platform.idle_instances() == 0).await;
    let second = answer(&platform).await;
    assert_ne!(first.1, second.1, "it is another process");
}
