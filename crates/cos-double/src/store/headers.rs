//! The headers that an object keeps, and what COS refuses of them and of keys.

use http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;

use crate::wire::Refusal;

/// The ACLs of an object by name (436/30752). `default` is what an object has that names none.
pub(crate) const ACLS: [&str; 6] =
    ["default", "private", "public-read", "authenticated-read", "bucket-owner-read", "bucket-owner-full-control"];

/// The storage classes (436/33417).
const CLASSES: [&str; 9] = [
    "STANDARD",
    "STANDARD_IA",
    "INTELLIGENT_TIERING",
    "ARCHIVE",
    "DEEP_ARCHIVE",
    "MAZ_STANDARD",
    "MAZ_STANDARD_IA",
    "MAZ_INTELLIGENT_TIERING",
    "MAZ_ARCHIVE",
];

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

/// Takes the headers that an object keeps out of those of a request, or tells why COS refuses them.
pub(crate) fn kept(headers: &HeaderMap) -> Result<HeaderMap, Refusal> {
    const KEPT: [&str; 12] = [
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-type",
        "expires",
        "x-cos-acl",
        "x-cos-storage-class",
        "x-cos-tagging",
        "x-cos-server-side-encryption",
        "x-cos-server-side-encryption-cos-kms-key-id",
        "x-cos-server-side-encryption-customer-algorithm",
    ];
    let mut kept = HeaderMap::new();
    for (name, value) in headers {
        let name = name.as_str();
        let renamed = name.strip_prefix("x-amz-").map(|rest| format!("x-cos-{rest}"));
        let name = renamed.as_deref().unwrap_or(name);
        if !KEPT.contains(&name) && !name.starts_with(METADATA) {
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
        && !CLASSES.contains(&class)
    {
        let message = format!("The storage class {class:?} is none of COS's.");
        return Err(Refusal::bad_request("NotSupportedStorageClass", message));
    }
    if let Some(acl) = text("x-cos-acl")
        && !ACLS.contains(&acl)
    {
        return Err(Refusal::bad_request("InvalidArgument", format!("The ACL {acl:?} is none of COS's.")));
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
