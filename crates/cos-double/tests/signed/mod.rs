//! Requests by hand: what goes over the wire is what a test writes, and what comes is looked at byte by byte.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::fmt::Write;

use cos_double::CosDouble;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use ring::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) const ID: &str = "test-id";
pub(crate) const KEY: &str = "test-key";

pub(crate) async fn start() -> CosDouble {
    CosDouble::builder().credentials(ID, KEY).start().await.unwrap()
}

/// Sends a request as it is written, and returns the answer as it came.
pub(crate) async fn send(double: &CosDouble, head: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(double.address()).await.unwrap();
    let head = format!("{head}\r\nConnection: close\r\n\r\n");
    stream.write_all(&[head.as_bytes(), body].concat()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

/// Signs a request by COS's own scheme and sends it. The path is percent-encoded, and its query, if any, isn't signed.
pub(crate) async fn ask(double: &CosDouble, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let (bare, _) = path.split_once('?').unwrap_or((path, ""));
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", double.host());
    let length = ("Content-Length", body.len().to_string());
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
    for (name, value) in headers.chain(Some(length).filter(|_| !["GET", "HEAD"].contains(&method))) {
        write!(head, "{name}: {value}\r\n").unwrap();
    }
    let decoded: Vec<u8> = percent_encoding::percent_decode_str(bare).collect();
    write!(head, "Authorization: {}", authorization(method, &String::from_utf8_lossy(&decoded))).unwrap();
    Answer(send(double, &head, body.as_bytes()).await)
}

fn authorization(method: &str, path: &str) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mac = |key: &str, text: &str| {
        hex(sign(&Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes()), text.as_bytes()).as_ref())
    };
    let time = "0;9999999999";
    let http = format!("{}\n{path}\n\n\n", method.to_lowercase());
    let digest = hex(digest(&SHA1_FOR_LEGACY_USE_ONLY, http.as_bytes()).as_ref());
    let signature = mac(&mac(KEY, time), &format!("sha1\n{time}\n{digest}\n"));
    format!(
        "q-sign-algorithm=sha1&q-ak={ID}&q-sign-time={time}&q-key-time={time}&q-header-list=&q-url-param-list=\
         &q-signature={signature}"
    )
}

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Answer(pub(crate) String);

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        self.0.split(' ').nth(1).unwrap_or("0").parse().unwrap()
    }

    /// The value of a header that is spelled just so.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let (head, _) = self.0.split_once("\r\n\r\n").unwrap();
        head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(crate) fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").unwrap().1
    }

    /// The first text between a name's tags.
    pub(crate) fn leaf(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body().split_once(&format!("<{name}>"))?;
        Some(rest.split_once(&format!("</{name}>"))?.0)
    }

    /// Status and code of an error; the code is empty without a document.
    pub(crate) fn error(&self) -> (u16, &str) {
        (self.status(), self.leaf("Code").unwrap_or(""))
    }
}
