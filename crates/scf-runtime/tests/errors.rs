//! Handlers that return the errors of others: boxes, `anyhow`, a `tower` stack.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::error::Error as StdError;
use std::time::Duration;

use scf_runtime::testing::Harness;
use scf_runtime::{Context, Failure, Handler, Invocation, Json};
use tower::{ServiceBuilder, ServiceExt, service_fn};

type BoxError = Box<dyn StdError + Send + Sync>;

async fn failure<M>(handler: impl Handler<M>, payload: &'static str) -> Failure {
    Harness::new(handler).invoke(Invocation::new(payload)).await.unwrap_err()
}

async fn by_anyhow(number: String, _: Context) -> anyhow::Result<Json<u8>> {
    use anyhow::Context as _;
    let number = number.parse::<u8>().with_context(|| format!("{number:?} is no small number"))?;
    anyhow::ensure!(number > 0, "zero is too small");
    Ok(Json(number))
}

async fn by_box(invocation: Invocation) -> Result<String, BoxError> {
    if invocation.payload.is_empty() {
        return Err("there is nothing".into());
    }
    Ok(std::str::from_utf8(&invocation.payload)?.to_owned())
}

#[tokio::test]
async fn anyhow_keeps_message_and_chain() {
    let failed = failure(by_anyhow, r#""many""#).await;
    assert_eq!((failed.code(), failed.message()), (Failure::HANDLER_ERROR, r#""many" is no small number"#));
    assert_eq!(failed.causes(), ["invalid digit found in string"]);
    assert_eq!(failure(by_anyhow, r#""0""#).await.message(), "zero is too small");
    let answer = Harness::new(by_anyhow).invoke(Invocation::new(r#""7""#)).await.unwrap();
    assert_eq!(answer, "7");
}

#[tokio::test]
async fn boxes_of_errors_and_of_text_are_taken() {
    assert_eq!(failure(by_box, "").await.message(), "there is nothing");
    let failed = Harness::new(by_box).invoke(Invocation::new(&b"\xff"[..])).await.unwrap_err();
    assert!(failed.message().contains("invalid utf-8"), "{failed}");
    assert_eq!(failure(async |_: Invocation| Err::<(), String>("text".to_owned()), "").await.message(), "text");
}

/// What a stack is built over: it hangs, fails in its own words, or answers.
async fn serve(invocation: Invocation) -> Result<String, Failure> {
    match &invocation.payload[..] {
        b"hang" => std::future::pending().await,
        b"fail" => Err(Failure::new("NoSuchTask", "gone").with_cause("cause").with_detail("detail").and_exit()),
        _ => Ok("done".to_owned()),
    }
}

#[tokio::test]
async fn a_tower_stack_with_a_timeout_serves_and_its_errors_are_failures() {
    let stack =
        ServiceBuilder::new().timeout(Duration::from_millis(50)).concurrency_limit(1).service(service_fn(serve));
    let mut harness = Harness::new(stack);
    assert_eq!(harness.invoke(Invocation::new("")).await.unwrap(), "done");
    let failed = harness.invoke(Invocation::new("hang")).await.unwrap_err();
    assert_eq!((failed.code(), failed.message()), (Failure::HANDLER_ERROR, "request timed out"));
    // A failure of the handler's own passes the layers, which know boxed errors alone, with all that it has.
    let failed = harness.invoke(Invocation::new("fail")).await.unwrap_err();
    let expected = Failure::new("NoSuchTask", "gone").with_cause("cause").with_detail("detail").and_exit();
    assert_eq!(failed, expected);
    assert_eq!(harness.invoke(Invocation::new("")).await.unwrap(), "done");
}

#[tokio::test]
async fn a_boxed_service_is_a_handler() {
    let boxed = service_fn(serve).map_err(BoxError::from).boxed();
    assert_eq!(failure(boxed, "fail").await.code(), "NoSuchTask");
}
