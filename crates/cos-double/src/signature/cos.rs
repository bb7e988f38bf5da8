//! COS's own signature (436/7778).

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use ring::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};

use super::{SKEW, Signed, encode, equal, find, header_value, mismatch};
use crate::store::{Known, hex};
use crate::wire::Refusal;

/// Where a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Header,
    /// In a URL, which somebody else may use later: a time that has passed says nothing of a clock, and COS answers that
    /// the request has expired, however long ago (as reported in tencentyun/cos-php-sdk-v5#153).
    Url,
}

/// Checks the fields of a signature, as `name=value&..`.
pub(super) fn check<'k>(
    signed: &Signed<'_>,
    text: &str,
    place: Place,
    known: &'k [Known],
) -> Result<&'k Known, Refusal> {
    let fields: BTreeMap<&str, &str> = text.split('&').filter_map(|field| field.split_once('=')).collect();
    let field = |name: &str| {
        let invalid = || Refusal::bad_request("InvalidArgument", "The Authorization header lacks a field.");
        fields.get(name).copied().ok_or_else(invalid)
    };
    let known = find(known, field("q-ak")?)?;
    let key_time = field("q-key-time")?;
    let (start, end) = field("q-sign-time")?.split_once(';').unwrap_or_default();
    let (Ok(start), Ok(end)) = (start.parse::<i64>(), end.parse::<i64>()) else {
        return Err(Refusal::bad_request("InvalidArgument", "The sign time is invalid."));
    };

    let path = percent_decode_str(signed.parts.uri.path()).decode_utf8_lossy();
    let query: Vec<_> = signed.query.iter().map(|(n, v)| (encode(n).to_lowercase(), v.to_owned())).collect();
    let parameters = listed(field("q-url-param-list")?, |name| {
        query.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone())
    })?;
    let headers = listed(field("q-header-list")?, |name| {
        let name = percent_decode_str(name).decode_utf8_lossy();
        header_value(&signed.parts.headers, &name).map(|value| value.trim().to_owned())
    })?;
    let method = signed.parts.method.as_str().to_lowercase();
    let text = format!("{method}\n{path}\n{parameters}\n{headers}\n");
    let hashed = hex(digest(&SHA1_FOR_LEGACY_USE_ONLY, text.as_bytes()).as_ref());
    let mac = |key: &str, text: &str| {
        hex(sign(&Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes()), text.as_bytes()).as_ref())
    };
    let sign_key = mac(&known.secret_key, key_time);
    let signature = mac(&sign_key, &format!("sha1\n{start};{end}\n{hashed}\n"));
    if !equal(&signature, field("q-signature")?) {
        return Err(mismatch());
    }
    if place == Place::Header && (start > signed.now + SKEW || end < signed.now - SKEW) {
        return Err(Refusal::forbidden(
            "RequestTimeTooSkewed",
            "The difference between the request time and ours is too large.",
        ));
    }
    if start > signed.now || end < signed.now {
        return Err(Refusal::forbidden("AccessDenied", "Request has expired"));
    }
    Ok(known)
}

/// `name=value&..` for a list of signed names; what isn't there is signed as absent, which never matches.
fn listed(names: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, Refusal> {
    let names = names.split(';').filter(|name| !name.is_empty());
    let pairs: Option<Vec<String>> = names.map(|name| Some(format!("{name}={}", encode(&value(name)?)))).collect();
    pairs.map(|pairs| pairs.join("&")).ok_or_else(mismatch)
}
