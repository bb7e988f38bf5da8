//! Finds the operation that a request asks for.

use http::{Method, StatusCode};

use super::{Call, Outcome, acl, bucket, copy, delete, headers, host, list, multipart, put, read, tagging};
use crate::signature::signs;
use crate::wire::Refusal;

type Operation = fn(&mut Call<'_>) -> Outcome;

/// The parameters that name an operation, of the bucket or of an object.
const OPERATIONS: [&str; 26] = [
    "accelerate",
    "acl",
    "append",
    "cors",
    "delete",
    "domain",
    "encryption",
    "intelligenttiering",
    "inventory",
    "lifecycle",
    "location",
    "logging",
    "object-lock",
    "origin",
    "policy",
    "referer",
    "replication",
    "restore",
    "retention",
    "select",
    "tagging",
    "torrent",
    "uploadId",
    "uploads",
    "versioning",
    "website",
];

/// Does what a request to the bucket or to an object asks for.
///
/// What the double doesn't do is refused by its name, rather than done as something else: a part of an upload must not
/// become an object, nor an ACL's document.
pub(crate) fn route(call: &mut Call<'_>) -> Outcome {
    let creates = call.key.is_empty() && call.parts.method == Method::PUT;
    if !call.bucket.exists && !creates {
        return Err(host::no_such_bucket());
    }
    let sub = OPERATIONS.into_iter().find(|name| call.query.has(name));
    let (operation, arguments) =
        if call.key.is_empty() { of_bucket(&call.parts.method, sub)? } else { of_object(call, sub)? };
    for (name, _) in call.query.iter() {
        if Some(name) != sub && !arguments.contains(&name) && !signs(name) {
            return Err(Refusal::not_done(&format!("?{name} of this request")));
        }
    }
    headers::check(&call.parts.method, &call.parts.headers)?;
    operation(call)
}

const LISTING: &[&str] = &[
    "continuation-token",
    "delimiter",
    "encoding-type",
    "fetch-owner",
    "list-type",
    "marker",
    "max-keys",
    "prefix",
    "start-after",
];

const UPLOADS: &[&str] = &["delimiter", "encoding-type", "key-marker", "max-uploads", "prefix", "upload-id-marker"];

const READING: &[&str] = &[
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "versionId",
];

fn of_bucket(method: &Method, sub: Option<&str>) -> Result<(Operation, &'static [&'static str]), Refusal> {
    let operation: (Operation, &'static [&'static str]) = match (method.as_str(), sub) {
        ("GET", None) => (list::list, LISTING),
        ("HEAD", None) => (bucket::head, &[]),
        ("PUT", None) => (bucket::create, &[]),
        ("DELETE", None) => (bucket::delete, &[]),
        ("POST", Some("delete")) => (delete::many, &[]),
        ("GET", Some("uploads")) => (multipart::uploads, UPLOADS),
        ("GET", Some("location")) => (bucket::location, &[]),
        ("GET", Some("versioning")) => (bucket::versioning, &[]),
        ("PUT", Some("versioning")) => (bucket::set_versioning, &[]),
        ("GET", Some("acl")) => (acl::of_bucket, &[]),
        ("GET", Some(sub)) => return Err(bucket::not_configured(sub)),
        (_, Some(sub)) => return Err(Refusal::not_done(&format!("{method} ?{sub} of a bucket"))),
        (_, None) => return Err(not_allowed(method)),
    };
    Ok(operation)
}

fn of_object(call: &Call<'_>, sub: Option<&str>) -> Result<(Operation, &'static [&'static str]), Refusal> {
    let method = &call.parts.method;
    let copies = call.either("copy-source").is_some();
    let operation: (Operation, &'static [&'static str]) = match (method.as_str(), sub) {
        ("GET" | "HEAD", None) => (read::read, READING),
        ("PUT", None) if copies => (copy::copy, &[]),
        ("PUT", None) => (put::put, &[]),
        ("DELETE", None) => (delete::one, &["versionId"]),
        ("POST", Some("uploads")) => (multipart::initiate, &[]),
        ("PUT", Some("uploadId")) if copies => (copy::part, &["partNumber"]),
        ("PUT", Some("uploadId")) => (multipart::part, &["partNumber"]),
        ("GET", Some("uploadId")) => (multipart::parts, &["encoding-type", "max-parts", "part-number-marker"]),
        ("POST", Some("uploadId")) => (multipart::complete, &[]),
        ("DELETE", Some("uploadId")) => (multipart::abort, &[]),
        ("GET", Some("tagging")) => (tagging::get, &["versionId"]),
        ("PUT", Some("tagging")) => (tagging::put, &["versionId"]),
        ("DELETE", Some("tagging")) => (tagging::delete, &["versionId"]),
        ("GET", Some("acl")) => (acl::get, &["versionId"]),
        ("PUT", Some("acl")) => (acl::put, &["versionId"]),
        (_, Some(sub)) => return Err(Refusal::not_done(&format!("{method} ?{sub} of an object"))),
        (_, None) => return Err(not_allowed(method)),
    };
    Ok(operation)
}

fn not_allowed(method: &Method) -> Refusal {
    let message = format!("{method} is not allowed here.");
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed", message)
}
