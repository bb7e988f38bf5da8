//! What the double answers to requests that are written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use cos_double::{CosDouble, Fault};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn send(double: &CosDouble, head: &str) -> String {
    let mut stream = TcpStream::connect(double.address()).await.unwrap();
    stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn nobody_is_let_in_unsigned() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let answer = send(&double, &format!("GET /a HTTP/1.1\r\nHost: {}", double.host())).await;
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(answer.contains("<Code>AccessDenied</Code>") && answer.contains("x-cos-request-id: "), "{answer}");
}

#[tokio::test]
async fn the_bucket_stands_in_the_host() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let path_style = send(&double, "GET /archive-1250000000/a HTTP/1.1\r\nHost: cos.ap-guangzhou.myqcloud.com").await;
    assert!(path_style.contains("<Code>PathStyleDomainForbidden</Code>"), "{path_style}");
    let other = send(&double, "GET /a HTTP/1.1\r\nHost: b-1250000000.cos.ap-guangzhou.myqcloud.com").await;
    assert!(other.starts_with("HTTP/1.1 404") && other.contains("<Code>NoSuchBucket</Code>"), "{other}");
}

#[tokio::test]
async fn faults_meet_puts_in_their_order() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    double.inject([Fault::slow_down(7), Fault::ResetBefore]);
    let put = format!("PUT /a HTTP/1.1\r\nContent-Length: 0\r\nHost: {}", double.host());
    let first = send(&double, &put).await;
    assert!(first.starts_with("HTTP/1.1 503") && first.contains("retry-after: 7"), "{first}");
    assert_eq!(send(&double, &put).await, "");
    assert!(send(&double, &put).await.starts_with("HTTP/1.1 403"));
    assert_eq!(double.requests().len(), 3);
    assert!(double.keys().is_empty());
}
