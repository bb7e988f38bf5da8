//! The headers that an object keeps, and what COS refuses of them and of keys.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName};
use md5::{Digest, Md5};
use percent_encoding::percent_decode_str;

use super::acl::{GRANTS, grantees, is_acl};
use super::{ACLS, STORAGE_CLASSES};
use crate::wire::Refusal;

const METADATA: &str = "x-cos-meta-";

/// Checks a key: 1 to 850 bytes, no leading slash, none of the control characters 0x18 to 0x1b (436/13324).
pub(crate) fn check_key(key: &str) -> Result<(), Refusal> {
    if key.len() > 850 {
        return Err(Refusal::bad_request("KeyTooLong", "Your key is too long."));
    }
    let invalid = key.is_empty() || key.starts_with(['/', '\\']) || key.bytes().any(|byte| (24..28).contains(&byte));
    if invalid {
        return Err(Refusal::bad_request("InvalidObjectName", "The specified object name is not valid."));
    }
    Ok(())
}

/// Compares `Content-MD5` with what came (436/7730).
pub(crate) fn check_md5(headers: &HeaderMap, body: &Bytes) -> Result<(), Refusal> {
    let Some(md5) = headers.get("content-md5") else { return Ok(()) };
    let md5 = BASE64_STANDARD.decode(md5.as_bytes()).ok().filter(|md5| md5.len() == 16);
    let Some(md5) = md5 else {
        return Err(Refusal::bad_request("InvalidDigest", "The Content-MD5 you specified is not valid."));
    };
    if md5[..] != Md5::digest(body)[..] {
        let message = "The Content-MD5 you specified did not match what we received.";
        return Err(Refusal::bad_request("BadDigest", message));
    }
    Ok(())
}

/// Takes the headers that an object keeps out of those of a request, or tells why COS refuses them.
pub(crate) fn kept(headers: &HeaderMap) -> Result<HeaderMap, Refusal> {
    const KEPT: [&str; 11] = [
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-type",
        "expires",
        "x-cos-storage-class",
        "x-cos-tagging",
        "x-cos-server-side-encryption",
        "x-cos-server-side-encryption-context",
        "x-cos-server-side-encryption-cos-kms-key-id",
    ];
    let mut kept = HeaderMap::new();
    for (name, value) in headers {
        let name = name.as_str();
        let renamed = name.strip_prefix("x-amz-").map(|rest| format!("x-cos-{}", rest.replace("aws-kms", "cos-kms")));
        let name = renamed.as_deref().unwrap_or(name);
        if !KEPT.contains(&name) && !is_acl(name) && !name.starts_with(METADATA) {
            continue;
        }
        // The marker of the AWS SDKs for their own chunked bodies is none of the object's.
        if name == "content-encoding" && value == "aws-chunked" {
            continue;
        }
        if let Ok(name) = HeaderName::try_from(name) {
            kept.append(name, value.clone());
        }
    }
    check(&kept)?;
    Ok(kept)
}

fn check(kept: &HeaderMap) -> Result<(), Refusal> {
    let text = |name: &str| kept.get(name).map(|value| value.to_str().unwrap_or(""));
    if let Some(class) = text("x-cos-storage-class")
        && !STORAGE_CLASSES.contains(&class)
    {
        let message = format!("The storage class {class:?} is none of COS's.");
        return Err(Refusal::bad_request("NotSupportedStorageClass", message));
    }
    if let Some(acl) = text("x-cos-acl")
        && !ACLS.contains(&acl)
    {
        return Err(Refusal::bad_request("InvalidArgument", format!("The ACL {acl:?} is none of COS's.")));
    }
    for (header, _) in GRANTS {
        for value in kept.get_all(header) {
            grantees(value.to_str().unwrap_or(""))?;
            if kept.contains_key("x-cos-acl") {
                let message = "An ACL is given by its name or by grants, not by both.";
                return Err(Refusal::bad_request("InvalidRequest", message));
            }
        }
    }
    if let Some(method) = text("x-cos-server-side-encryption")
        && !["AES256", "cos/kms", "aws:kms"].contains(&method)
    {
        let message = format!("The encryption {method:?} is none of COS's.");
        return Err(Refusal::bad_request("InvalidArgument", message));
    }
    if let Some(tags) = text("x-cos-tagging") {
        check_tags(&tags_of(tags))?;
    }
    check_metadata(kept)
}

/// Metadata: names of letters, digits and hyphens, 2 KB each, 4 KB in all (436/7746).
fn check_metadata(kept: &HeaderMap) -> Result<(), Refusal> {
    let mut total = 0;
    for (name, value) in kept {
        let Some(suffix) = name.as_str().strip_prefix(METADATA) else { continue };
        if suffix.is_empty() || suffix.bytes().any(|byte| !byte.is_ascii_alphanumeric() && byte != b'-') {
            let message = format!("The metadata name {suffix:?} may hold letters, digits and hyphens.");
            return Err(Refusal::bad_request("InvalidArgument", message));
        }
        let len = name.as_str().len() + value.len();
        total += len;
        if len > 2048 || total > 4096 {
            let message = "Your metadata headers exceed the maximum allowed size.";
            return Err(Refusal::bad_request("MetadataTooLarge", message));
        }
    }
    Ok(())
}

/// Reads the value of `x-cos-tagging`: `name=value&..`, each percent-encoded.
pub(crate) fn tags_of(text: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (decode(n), decode(v))).collect()
}

/// Checks tags: ten at most, no name twice, 127 characters of name and 255 of value (436/35665).
pub(crate) fn check_tags(tags: &[(String, String)]) -> Result<(), Refusal> {
    let invalid = |message: String| Err(Refusal::bad_request("InvalidTag", message));
    if tags.len() > 10 {
        return invalid(format!("An object has 10 tags at most, {} came.", tags.len()));
    }
    for (at, (name, value)) in tags.iter().enumerate() {
        if name.is_empty() || name.chars().count() > 127 || value.chars().count() > 255 {
            return invalid(format!("The tag {name:?} or its value has a length that COS refuses."));
        }
        if tags[..at].iter().any(|(other, _)| other == name) {
            return invalid(format!("The tag {name:?} came twice."));
        }
    }
    Ok(())
}
