//! The floor: the same PUT over one connection of bare hyper.
//!
//! As [`Work::None`] its headers are fixed texts of the right length. As [`Work::Contract`] it computes what a store
//! that keeps our promises can't do without: MD5, SHA-256 and the CRC64 of the body, and a signature of COS's own.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderValue, Request};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;
use md5::{Digest as _, Md5};
use ring::digest::{SHA256, digest};
use sha1::Sha1;
use tokio::net::TcpStream;

use crate::{
    event::{self, BUCKET, REGION, SECRET_ID, SECRET_KEY},
    turns::{self, BoxError, SERVER},
};

/// What is computed for each PUT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    None,
    Contract,
}

pub(crate) async fn store(work: Work) -> Result<(), BoxError> {
    let stream = TcpStream::connect(std::env::var(SERVER)?).await?;
    stream.set_nodelay(true)?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let body = Bytes::from(event::body());
    let host = format!("{BUCKET}.cos.{REGION}.myqcloud.com");
    let fixed = Headers::of(&host, "/fixed", &body);
    turns::take(async |n| {
        let path = format!("/p/{}", event::key(n));
        let headers = match work {
            Work::None => fixed.clone(),
            Work::Contract => Headers::of(&host, &path, &body),
        };
        let request = Request::put(path)
            .header("host", &host)
            .header("user-agent", "cos-sink/0.1.0")
            .header("content-type", "application/json")
            .header("content-md5", headers.md5)
            .header("x-cos-forbid-overwrite", "true")
            .header("x-cos-meta-identity", headers.sha256.clone())
            .header("x-cos-meta-sha256", headers.sha256)
            .header("authorization", headers.authorization)
            .body(Full::new(body.clone()))?;
        sender.ready().await?;
        let response = sender.send_request(request).await?;
        if !response.status().is_success() {
            return Err(format!("{} came", response.status()).into());
        }
        if work == Work::Contract {
            let crc64 = crc64(&body).to_string();
            if response.headers().get("x-cos-hash-crc64ecma").is_none_or(|found| *found != *crc64) {
                return Err("another CRC64 came".into());
            }
        }
        response.into_body().collect().await?;
        Ok(())
    })
    .await
}

#[derive(Debug, Clone)]
struct Headers {
    md5: HeaderValue,
    sha256: HeaderValue,
    authorization: HeaderValue,
}

impl Headers {
    fn of(host: &str, path: &str, body: &[u8]) -> Self {
        let md5 = STANDARD.encode(Md5::digest(body));
        let sha256 = hex(digest(&SHA256, body).as_ref());
        let authorization = authorization(host, path, &md5, &sha256);
        let value = |text: &str| HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""));
        Self { md5: value(&md5), sha256: value(&sha256), authorization: value(&authorization) }
    }
}

/// COS's own signature (436/7778) of this very PUT.
fn authorization(host: &str, path: &str, md5: &str, sha256: &str) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let time = format!("{};{}", now - 60, now + 900);
    let md5 = md5.replace('/', "%2F").replace('+', "%2B").replace('=', "%3D");
    let text = format!(
        "put\n{path}\n\ncontent-length={}&content-md5={md5}&content-type=application%2Fjson&host={host}\
         &x-cos-forbid-overwrite=true&x-cos-meta-identity={sha256}&x-cos-meta-sha256={sha256}\n",
        event::LEN
    );
    let hashed = hex(&Sha1::digest(text.as_bytes()));
    let signature = hmac(&hmac(SECRET_KEY, &time), &format!("sha1\n{time}\n{hashed}\n"));
    format!(
        "q-sign-algorithm=sha1&q-ak={SECRET_ID}&q-sign-time={time}&q-key-time={time}&q-header-list=content-length;\
         content-md5;content-type;host;x-cos-forbid-overwrite;x-cos-meta-identity;x-cos-meta-sha256\
         &q-url-param-list=&q-signature={signature}"
    )
}

/// HMAC-SHA1 (RFC 2104) in hex, with a key that fits a block.
fn hmac(key: &str, text: &str) -> String {
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key.as_bytes());
    let keyed = |pad: u8| Sha1::new().chain_update(block.map(|byte| byte ^ pad));
    let inner = keyed(0x36).chain_update(text).finalize();
    hex(&keyed(0x5C).chain_update(inner).finalize())
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// CRC-64/XZ, as COS answers it.
fn crc64(bytes: &[u8]) -> u64 {
    let mut digest = crc64fast::Digest::new();
    digest.write(bytes);
    digest.sum64()
}
