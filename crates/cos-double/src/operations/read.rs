//! Reading an object: GET (436/7753) and HEAD (436/7745).

use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{HeaderMap, Method, StatusCode};

use super::conditions::{Verdict, judge};
use super::{Call, Outcome, describe};
use crate::store::{Object, is_acl, tags_of};
use crate::wire::{Answer, Range, Refusal, empty, http_date, insert, range_of};

/// Answers an object, or a part of it, or that it hasn't changed.
pub(super) fn read(call: &mut Call<'_>) -> Outcome {
    let object = call.bucket.find(call.key)?;
    check_version(call, object)?;
    let mut response = empty(StatusCode::OK);
    let headers = response.headers_mut();
    describe(headers, object);
    insert(headers, "last-modified", &http_date(object.modified));
    match judge(object, |name| call.header(name)) {
        Verdict::Failed => return Err(Refusal::precondition()),
        Verdict::NotModified => {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Ok(response);
        }
        Verdict::Holds => {}
    }
    stored(headers, object);
    headers.insert("accept-ranges", HeaderValue::from_static("bytes"));
    for (parameter, value) in call.query.iter() {
        if let Some(name) = parameter.strip_prefix("response-") {
            insert(headers, name, value);
        }
    }
    let len = object.body.len();
    let range = call.header("range").map_or(Range::Whole, |text| range_of(text, len));
    let body = match range {
        Range::Whole => object.body.clone(),
        Range::Part(range) => {
            insert(headers, "content-range", &format!("bytes {}-{}/{len}", range.start, range.end - 1));
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            object.body.slice(range)
        }
        Range::Outside => {
            let message = "The requested range cannot be satisfied.";
            return Err(Refusal::new(StatusCode::RANGE_NOT_SATISFIABLE, "InvalidRange", message));
        }
    };
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    if call.parts.method != Method::HEAD {
        *response.body_mut() = Answer::whole(body);
    }
    Ok(response)
}

/// The version that is asked for must be the one that is there: no other is kept.
fn check_version(call: &Call<'_>, object: &Object) -> Result<(), Refusal> {
    match call.query.get("versionId") {
        Some(id) if id != object.version.as_deref().unwrap_or("null") => {
            Err(Refusal::not_found("NoSuchVersion", "The specified version does not exist."))
        }
        _ => Ok(()),
    }
}

/// Adds the headers that were stored with an object, as far as COS answers them: a class that isn't the standard one,
/// of tags their number, of the ACL nothing.
fn stored(headers: &mut HeaderMap, object: &Object) {
    for (name, value) in &object.headers {
        match name.as_str() {
            name if is_acl(name) => {}
            "x-cos-storage-class" if value == "STANDARD" => {}
            "x-cos-tagging" => {
                let tags = tags_of(value.to_str().unwrap_or(""));
                headers.insert("x-cos-tagging-count", HeaderValue::from(tags.len()));
            }
            _ => {
                headers.append(name.clone(), value.clone());
            }
        }
    }
    if !headers.contains_key("content-type") {
        headers.insert("content-type", HeaderValue::from_static("application/octet-stream"));
    }
}
