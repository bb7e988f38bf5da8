//! AWS Signature Version 4, in the header `Authorization` or in the parameters of a URL.

use percent_encoding::percent_decode_str;
use ring::digest::{SHA256, digest};
use ring::hmac::{HMAC_SHA256, Key, sign};

use super::{SKEW, Signed, encode, encode_path, equal, find, header_value, mismatch};
use crate::store::{Known, hex};
use crate::wire::Refusal;

/// What a request says of its signature.
struct Claim<'a> {
    /// `ID/DATE/REGION/SERVICE/aws4_request`.
    credential: &'a str,
    /// The signed headers, between semicolons.
    headers: &'a str,
    signature: &'a str,
    time: &'a str,
    /// The digest of the body, or what stands for it.
    hash: &'a str,
    /// For how many seconds a URL holds.
    expires: Option<i64>,
}

fn malformed() -> Refusal {
    Refusal::bad_request("AuthorizationHeaderMalformed", "The authorization header is malformed.")
}

pub(super) fn check_header<'k>(signed: &Signed<'_>, text: &str, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let fields: Vec<(&str, &str)> =
        text["AWS4-HMAC-SHA256 ".len()..].split(',').filter_map(|field| field.trim().split_once('=')).collect();
    let field = |name: &str| fields.iter().find(|(n, _)| *n == name).map(|(_, v)| *v).ok_or_else(malformed);
    let hash = signed.header("x-amz-content-sha256").ok_or_else(malformed)?;
    if hash.starts_with("STREAMING-") {
        // COS breaks on chunked uploads of the AWS SDKs, so they are refused as such.
        return Err(Refusal::bad_request("InvalidArgument", "aws-chunked uploads are not supported."));
    }
    if hash != "UNSIGNED-PAYLOAD" && hash != hex(digest(&SHA256, signed.body).as_ref()) {
        let message = "The provided x-amz-content-sha256 does not match.";
        return Err(Refusal::bad_request("XAmzContentSHA256Mismatch", message));
    }
    let claim = Claim {
        credential: field("Credential")?,
        headers: field("SignedHeaders")?,
        signature: field("Signature")?,
        time: signed.header("x-amz-date").ok_or_else(malformed)?,
        hash,
        expires: None,
    };
    check(signed, &claim, known)
}

pub(super) fn check_url<'k>(signed: &Signed<'_>, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let field = |name: &str| {
        let invalid = || Refusal::bad_request("AuthorizationQueryParametersError", format!("{name} is missing."));
        signed.query.get(name).ok_or_else(invalid)
    };
    let expires = field("X-Amz-Expires")?.parse().ok().filter(|seconds| (1..=604_800).contains(seconds));
    let invalid = || {
        let message = "X-Amz-Expires must be a number of seconds, a week at most.";
        Refusal::bad_request("AuthorizationQueryParametersError", message)
    };
    let claim = Claim {
        credential: field("X-Amz-Credential")?,
        headers: field("X-Amz-SignedHeaders")?,
        signature: field("X-Amz-Signature")?,
        time: field("X-Amz-Date")?,
        hash: "UNSIGNED-PAYLOAD",
        expires: Some(expires.ok_or_else(invalid)?),
    };
    check(signed, &claim, known)
}

fn check<'k>(signed: &Signed<'_>, claim: &Claim<'_>, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let (secret_id, scope) = claim.credential.split_once('/').ok_or_else(malformed)?;
    let known = find(known, secret_id)?;
    let scope_parts: Vec<&str> = scope.split('/').collect();
    let [date, region, service, terminator] = scope_parts[..] else { return Err(malformed()) };
    let at = chrono::NaiveDateTime::parse_from_str(claim.time, "%Y%m%dT%H%M%SZ").map_err(|_| malformed())?;
    let at = at.and_utc().timestamp();

    let hashed = hex(digest(&SHA256, canonical(signed, claim)?.as_bytes()).as_ref());
    let mut key = format!("AWS4{}", known.secret_key).into_bytes();
    for part in [date, region, service, terminator] {
        key = sign(&Key::new(HMAC_SHA256, &key), part.as_bytes()).as_ref().to_vec();
    }
    let text = format!("AWS4-HMAC-SHA256\n{}\n{scope}\n{hashed}", claim.time);
    let signature = hex(sign(&Key::new(HMAC_SHA256, &key), text.as_bytes()).as_ref());
    if !equal(&signature, claim.signature) {
        return Err(mismatch());
    }
    match claim.expires {
        Some(expires) if at.saturating_add(expires) < signed.now => {
            Err(Refusal::forbidden("AccessDenied", "Request has expired"))
        }
        None if at.abs_diff(signed.now) > SKEW.unsigned_abs() => Err(Refusal::forbidden(
            "RequestTimeTooSkewed",
            "The difference between the request time and ours is too large.",
        )),
        _ => Ok(known),
    }
}

/// Writes the request as it is signed. Clients encode a path in several ways; what is signed is one of them.
fn canonical(signed: &Signed<'_>, claim: &Claim<'_>) -> Result<String, Refusal> {
    let path = encode_path(&percent_decode_str(signed.parts.uri.path()).decode_utf8_lossy());
    let query = signed.query.iter().filter(|(name, _)| *name != "X-Amz-Signature");
    let mut query: Vec<(String, String)> = query.map(|(name, value)| (encode(name), encode(value))).collect();
    query.sort();
    let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut canonical = format!("{}\n{path}\n{}\n", signed.parts.method, query.join("&"));
    for name in claim.headers.split(';') {
        let value = header_value(&signed.parts.headers, name).ok_or_else(mismatch)?;
        let words: Vec<&str> = value.split(' ').filter(|word| !word.is_empty()).collect();
        canonical.push_str(&format!("{name}:{}\n", words.join(" ")));
    }
    canonical.push_str(&format!("\n{}\n{}", claim.headers, claim.hash));
    Ok(canonical)
}
