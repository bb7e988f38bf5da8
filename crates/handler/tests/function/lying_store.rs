//! A store that says yes and stores nothing: the function acknowledges no event, and tells what answered.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use crate::support::{bootstrap, platform, report};
use cos_double::CosDouble;
use scf_emulator::{Function, Invoked, Platform};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

fn event(task: usize) -> String {
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"{task}","Status":"FINISH","FinishTime":"2026-01-01T00:00:00Z"}}}}"#
    )
}

/// An answer that proves nothing, and what the function says of it.
struct Lie {
    answer: String,
    words: &'static str,
}

fn lie(status: &str, headers: &[&str], body: &str, words: &'static str) -> Lie {
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let answer =
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
    Lie { answer, words }
}

const PAGE: &str = "<html><body>Welcome to nginx!</body></html>";
const ERROR: &str = "<Error><Code>InternalError</Code><Message>m</Message></Error>";
const COS: &str = "x-cos-request-id: NjQx";
const ETAG: &str = "etag: \"d41d8cd98f00b204e9800998ecf8427e\"";

fn lies() -> Vec<Lie> {
    vec![
        lie("200 OK", &["content-type: text/html"], PAGE, "a body of text/html: this is not COS"),
        lie("200 OK", &[], "", "without x-cos-request-id"),
        lie("200 OK", &[COS], "", "without an ETag"),
        lie("200 OK", &[COS, ETAG, "content-type: application/xml"], ERROR, "with an error in its body"),
        lie("200 OK", &[COS, ETAG], "", "isn't that of the body"),
        lie("200 OK", &[COS, ETAG, "x-cos-hash-crc64ecma: 0"], "", "isn't that of the body"),
        lie("202 Accepted", &[COS, ETAG], "", "of a status other than 200"),
        lie("204 No Content", &[COS, ETAG], "", "of a status other than 200"),
        lie("204 No Content", &[], "", "without x-cos-request-id"),
        lie("302 Found", &["location: https://example.com/login"], "", "a redirect: this is not COS"),
        lie("404 Not Found", &["content-type: text/html"], PAGE, "this is not COS"),
    ]
}

/// Reads a whole request, to be the only one of its connection; its method.
async fn read(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut request = Vec::new();
    let end = loop {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
        if let Some(end) = request.windows(4).position(|part| part == b"\r\n\r\n") {
            break end;
        }
    };
    let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
    while request.len() < end + 4 + length.unwrap_or(0) {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    let line = request.windows(2).position(|part| part == b"\r\n")?;
    request.splice(line..line, *b"\r\nconnection: close");
    Some((head.split(' ').next()?.to_uppercase(), request))
}

/// A server before `double` that answers the first `times` requests of each of `methods` with the lie.
async fn liar(double: &CosDouble, answer: String, methods: &'static [&'static str], times: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let upstream = double.endpoint().strip_prefix("http://").unwrap().to_owned();
    let told = Arc::new(Mutex::new(0));
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (answer, upstream, told) = (answer.clone(), upstream.clone(), Arc::clone(&told));
            tokio::spawn(async move {
                let Some((method, request)) = read(&mut stream).await else { return };
                let lies = methods.contains(&method.as_str()) && {
                    let mut told = told.lock().unwrap();
                    *told += 1;
                    *told <= times
                };
                if lies {
                    stream.write_all(answer.as_bytes()).await.ok();
                } else {
                    let mut server = TcpStream::connect(upstream).await.unwrap();
                    server.write_all(&request).await.ok();
                    tokio::io::copy(&mut server, &mut stream).await.ok();
                }
                stream.shutdown().await.ok();
            });
        }
    });
    endpoint
}

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

fn function(endpoint: &str, more: &str) -> Function {
    bootstrap()
        .env("MPS_BACKUP_URL", format!("cos://archive-1250000000/mps?region=ap-guangzhou&endpoint={endpoint}{more}"))
        .env("COS_SECRET_ID", "id")
        .env("COS_SECRET_KEY", "key")
}

/// A platform whose events have little time: what lies for ever is tried until it is over.
fn hasty(function: Function) -> Platform {
    Platform::builder().function(function).timeout(std::time::Duration::from_secs(3)).build().unwrap()
}

/// The error that the function reported by itself, before the platform gave it up.
fn refused(invoked: &Invoked) -> &str {
    let Err(error) = &invoked.outcome else { panic!("an event that isn't stored was acknowledged: {invoked:#?}") };
    assert_eq!(error.status_code, 430, "{error}\n{:#?}", invoked.logs);
    assert!(error.error_message.contains("StoreFailed"), "{error}");
    &error.error_message
}

#[tokio::test]
async fn what_is_only_said_to_be_stored_is_not_acknowledged() {
    for Lie { answer, words } in lies() {
        for methods in [&["PUT"][..], &["PUT", "HEAD", "GET"]] {
            let double = double().await;
            let platform = hasty(function(&liar(&double, answer.clone(), methods, usize::MAX).await, ""));
            let invoked = platform.invoke(event(1)).await;
            let message = refused(&invoked);
            // One that answers GET as COS would seems to hold another's object under every key.
            let is_taken = methods.len() > 1 && message.contains("both hold other objects");
            // On a busy machine the last attempt may end with the time and not with an answer.
            let is_late = message.contains("no answer came in time");
            assert!(is_taken || is_late || message.contains(words), "{message}\nof {methods:?}\n{answer}");
            assert!(!message.contains("nginx") && !message.contains("WorkflowTaskEvent"), "{message}");
            // Said once in the log too, in words for whoever set the endpoint.
            if words.contains("not COS") {
                assert!(invoked.logged("check endpoint="), "{:#?}", invoked.logs);
            }
            assert!(double.keys().is_empty());
            platform.shutdown().await;
        }
    }
}

#[tokio::test]
async fn once_the_liar_is_gone_the_same_event_is_stored() {
    for Lie { answer, .. } in lies() {
        let double = double().await;
        let platform = platform(function(&liar(&double, answer, &["PUT"], 2).await, ""));
        let report = report(&platform.invoke(event(1)).await);
        assert_eq!(double.keys(), [format!("mps/{}", report["objects"][0]["key"].as_str().unwrap())]);
        platform.shutdown().await;
    }
}

/// The promise, with a store that lies to every other put, in each way there is.
#[tokio::test]
async fn acknowledged_is_stored_whatever_the_store_says() {
    for (round, Lie { answer, .. }) in lies().into_iter().enumerate() {
        let double = double().await;
        let endpoint = liar(&double, answer, &["PUT", "HEAD", "GET"], 3).await;
        let platform = platform(function(&endpoint, if round % 2 == 0 { "" } else { "&create=check" }));
        let mut acknowledged = BTreeSet::new();
        for task in 0..4 {
            if let Ok(answer) = platform.invoke(event(task)).await.outcome {
                let report: serde_json::Value = serde_json::from_slice(&answer).unwrap();
                acknowledged.insert((report["objects"][0]["key"].as_str().unwrap().to_owned(), event(task)));
            }
        }
        assert!(!acknowledged.is_empty());
        for (key, event) in acknowledged {
            let stored = double.object(&format!("mps/{key}")).unwrap_or_else(|| panic!("{key} isn't stored"));
            assert_eq!(stored.body, event.as_bytes());
        }
        platform.shutdown().await;
    }
}

/// A dead key that a HEAD meets first: the answer has no body that says so.
#[tokio::test]
async fn keys_that_ran_out_end_the_instance_where_a_look_comes_first() {
    let double = CosDouble::builder().temporary_credentials("id", "key", "token").start().await.unwrap();
    let function = function(&double.endpoint(), "&create=check").env("COS_SESSION_TOKEN", "token");
    let platform = platform(function);
    report(&platform.invoke(event(1)).await);
    double.expire("id");
    let invoked = platform.invoke(event(2)).await;
    let message = refused(&invoked);
    assert!(message.contains("the credentials ran out"), "{message}");
    // The next event meets another instance, whose keys would be fresh.
    let next = platform.invoke(event(3)).await;
    assert!(next.cold_start, "{next:#?}");
    platform.shutdown().await;
}

/// The same for a clock that is off: it is put right before the first event fails.
#[tokio::test]
async fn a_clock_that_is_off_is_put_right_where_a_look_comes_first() {
    for more in ["", "&create=check"] {
        let double = double().await;
        double.set_clock_offset(-7200);
        let platform = platform(function(&double.endpoint(), more));
        for task in 0..3 {
            assert_eq!(report(&platform.invoke(event(task)).await)["stored"], 1, "{more}");
        }
        platform.shutdown().await;
    }
}
