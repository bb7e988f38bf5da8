//! A store that says yes and stores nothing: the function acknowledges no event, and tells what answered.

use std::collections::BTreeSet;
use std::time::Duration;

use cos_double::{CosDouble, Fault};
use futures_util::stream::{self, StreamExt};
use http::{HeaderMap, HeaderValue, Method};
use scf_emulator::{Function, Invoked, Platform};

use crate::support::{bootstrap, platform, report};

fn event(task: usize) -> String {
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"{task}","Status":"FINISH","FinishTime":"2026-01-01T00:00:00Z"}}}}"#
    )
}

/// An entity tag, which is the MD5 of nothing.
const ETAG: &str = "\"d41d8cd98f00b204e9800998ecf8427e\"";

type Headers = [(&'static str, &'static str)];

fn headers(headers: &Headers) -> HeaderMap {
    headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
}

/// COS's own headers and these, with no body.
fn claim(status: u16, more: &Headers) -> Fault {
    Fault::Claim { status, headers: headers(more), body: String::new() }
}

/// These headers alone, with no body.
fn stranger(status: u16, all: &Headers) -> Fault {
    Fault::Stranger { status, headers: headers(all), body: String::new() }
}

/// An error with the mark of an object.
fn error_with_etag() -> Fault {
    match Fault::error_in_success("InternalError") {
        Fault::Claim { status, mut headers, body } => {
            headers.insert("etag", HeaderValue::from_static(ETAG));
            Fault::Claim { status, headers, body }
        }
        other => other,
    }
}

/// Answers that prove nothing, and what the function says of each.
fn lies() -> Vec<(Fault, &'static str)> {
    vec![
        (Fault::page(200), "a body of text/html: this is not COS"),
        (stranger(200, &[]), "without x-cos-request-id"),
        (claim(200, &[]), "without an ETag"),
        (error_with_etag(), "with an error in its body"),
        (claim(200, &[("etag", ETAG)]), "isn't that of the body"),
        (claim(200, &[("etag", ETAG), ("x-cos-hash-crc64ecma", "0")]), "isn't that of the body"),
        (claim(202, &[("etag", ETAG)]), "of a status other than 200"),
        (claim(204, &[("etag", ETAG)]), "of a status other than 200"),
        (stranger(204, &[]), "without x-cos-request-id"),
        (stranger(302, &[("location", "https://example.com/login")]), "a redirect: this is not COS"),
        (Fault::page(404), "this is not COS"),
    ]
}

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

fn function(double: &CosDouble, more: &str) -> Function {
    let url = format!("cos://archive-1250000000/mps?region=ap-guangzhou&endpoint={}{more}", double.endpoint());
    bootstrap().env("MPS_BACKUP_URL", url).env("COS_SECRET_ID", "id").env("COS_SECRET_KEY", "key")
}

/// A platform whose events have little time: what lies for ever is tried until it is over.
fn hasty(function: Function) -> Platform {
    Platform::builder().function(function).timeout(Duration::from_secs(3)).build().unwrap()
}

/// The error that the function reported by itself, before the platform gave it up.
fn refused(invoked: &Invoked) -> &str {
    let Err(error) = &invoked.outcome else { panic!("an event that isn't stored was acknowledged: {invoked:#?}") };
    assert_eq!(error.status_code, 430, "{error}\n{:#?}", invoked.logs);
    assert!(error.error_message.contains("StoreFailed"), "{error}");
    &error.error_message
}

async fn is_not_acknowledged(lie: Fault, words: &str, methods: &[Method]) {
    let double = double().await;
    for method in methods {
        double.set_standing(method.clone(), lie.clone());
    }
    let platform = hasty(function(&double, ""));
    let invoked = platform.invoke(event(1)).await;
    let message = refused(&invoked);
    // One that answers GET as COS would seems to hold another's object under every key.
    let is_taken = methods.len() > 1 && message.contains("both hold other objects");
    assert!(is_taken || message.contains(words), "{message}\nof {methods:?}\n{lie:?}");
    assert!(!message.contains("log in") && !message.contains("WorkflowTaskEvent"), "{message}");
    // Said once in the log too, in words for whoever set the endpoint.
    if words.contains("not COS") {
        assert!(invoked.logged("check endpoint="), "{:#?}", invoked.logs);
    }
    assert!(double.keys().is_empty());
    platform.shutdown().await;
}

#[tokio::test]
async fn what_is_only_said_to_be_stored_is_not_acknowledged() {
    let methods = [&[Method::PUT][..], &[Method::PUT, Method::HEAD, Method::GET]];
    let cases = lies().into_iter().flat_map(|lie| methods.map(|methods| (lie.clone(), methods)));
    // Each takes all of its event's time.
    stream::iter(cases)
        .for_each_concurrent(4, |((lie, words), methods)| is_not_acknowledged(lie, words, methods))
        .await;
}

#[tokio::test]
async fn once_the_liar_is_gone_the_same_event_is_stored() {
    for (lie, _) in lies() {
        let double = double().await;
        double.inject([lie.clone(), lie]);
        let platform = platform(function(&double, ""));
        let report = report(&platform.invoke(event(1)).await);
        assert_eq!(double.keys(), [format!("mps/{}", report["objects"][0]["key"].as_str().unwrap())]);
        platform.shutdown().await;
    }
}

/// The promise, with a store that lies to the first requests of each kind, in each way there is.
#[tokio::test]
async fn acknowledged_is_stored_whatever_the_store_says() {
    for (round, (lie, _)) in lies().into_iter().enumerate() {
        let double = double().await;
        double.inject([lie.clone(), Fault::Pass, lie.clone()]);
        for method in [Method::HEAD, Method::GET] {
            double.inject_on(method, [lie.clone(), lie.clone()]);
        }
        let platform = platform(function(&double, if round % 2 == 0 { "" } else { "&create=check" }));
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
    let function = function(&double, "&create=check").env("COS_SESSION_TOKEN", "token");
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
        let platform = platform(function(&double, more));
        for task in 0..3 {
            assert_eq!(report(&platform.invoke(event(task)).await)["stored"], 1, "{more}");
        }
        platform.shutdown().await;
    }
}
