//! AWS Signature Version 4.

use ring::digest::{SHA256, digest};
use ring::hmac::{HMAC_SHA256, Key, sign};

use super::{SKEW, Signed, encode, equal, find, header_value, mismatch};
use crate::bucket::{Known, hex};
use crate::refusal::Refusal;

pub(super) fn check<'k>(signed: &Signed<'_>, text: &str, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let invalid = || Refusal::bad_request("AuthorizationHeaderMalformed", "The authorization header is malformed.");
    let fields: Vec<(&str, &str)> =
        text["AWS4-HMAC-SHA256 ".len()..].split(',').filter_map(|field| field.trim().split_once('=')).collect();
    let field = |name: &str| fields.iter().find(|(n, _)| *n == name).map(|(_, v)| *v).ok_or_else(invalid);
    let (secret_id, scope) = field("Credential")?.split_once('/').ok_or_else(invalid)?;
    let names = field("SignedHeaders")?;
    let known = find(known, secret_id)?;
    let scope_parts: Vec<&str> = scope.split('/').collect();
    let [date, region, service, terminator] = scope_parts[..] else { return Err(invalid()) };

    let time = signed.header("x-amz-date").ok_or_else(invalid)?;
    let at =
        chrono::NaiveDateTime::parse_from_str(time, "%Y%m%dT%H%M%SZ").map_err(|_| invalid())?.and_utc().timestamp();
    let hash = signed.header("x-amz-content-sha256").ok_or_else(invalid)?;
    let streams = hash.starts_with("STREAMING-");
    if streams {
        // COS breaks on chunked uploads of the AWS SDKs, so they are refused as such.
        return Err(Refusal::bad_request("InvalidArgument", "aws-chunked uploads are not supported."));
    }
    if hash != "UNSIGNED-PAYLOAD" && hash != hex(digest(&SHA256, signed.body).as_ref()) {
        return Err(Refusal::bad_request(
            "XAmzContentSHA256Mismatch",
            "The provided x-amz-content-sha256 does not match.",
        ));
    }

    let mut query: Vec<(String, String)> =
        signed.query().iter().map(|(name, value)| (encode(name), encode(value))).collect();
    query.sort();
    let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut canonical = format!("{}\n{}\n{}\n", signed.parts.method, signed.parts.uri.path(), query.join("&"));
    for name in names.split(';') {
        let value = header_value(&signed.parts.headers, name).ok_or_else(mismatch)?;
        let words: Vec<&str> = value.split(' ').filter(|word| !word.is_empty()).collect();
        canonical.push_str(&format!("{name}:{}\n", words.join(" ")));
    }
    canonical.push_str(&format!("\n{names}\n{hash}"));
    let hashed = hex(digest(&SHA256, canonical.as_bytes()).as_ref());
    let mut key = format!("AWS4{}", known.secret_key).into_bytes();
    for part in [date, region, service, terminator] {
        key = sign(&Key::new(HMAC_SHA256, &key), part.as_bytes()).as_ref().to_vec();
    }
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{hashed}");
    let signature = hex(sign(&Key::new(HMAC_SHA256, &key), text.as_bytes()).as_ref());
    if !equal(&signature, field("Signature")?) {
        return Err(mismatch());
    }
    if (at - signed.now).abs() > SKEW {
        return Err(Refusal::forbidden(
            "RequestTimeTooSkewed",
            "The difference between the request time and ours is too large.",
        ));
    }
    Ok(known)
}
