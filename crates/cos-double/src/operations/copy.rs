//! Copying an object (436/10881), and a part of one into an upload (436/8287).

use http::StatusCode;
use percent_encoding::percent_decode_str;

use super::conditions::{Verdict, judge};
use super::{Call, Outcome, describe, multipart};
use crate::store::{Object, check_key, is_acl, kept};
use crate::wire::{Document, Range, Refusal, document, iso_date, range_of};

/// Copies an object, with its headers or with those of the request.
pub(super) fn copy(call: &mut Call<'_>) -> Outcome {
    check_key(call.key)?;
    let (source_key, source) = source(call)?;
    let replaces = match call.either("metadata-directive") {
        None => false,
        Some(text) if text.eq_ignore_ascii_case("copy") => false,
        Some(text) if ["replaced", "replace"].iter().any(|word| text.eq_ignore_ascii_case(word)) => true,
        Some(_) => {
            return Err(Refusal::bad_request("InvalidArgument", "The metadata directive is Copy or Replaced."));
        }
    };
    let request = kept(&call.parts.headers)?;
    let mut headers = if replaces { request.clone() } else { source.headers.clone() };
    // The class and the ACL are the request's, whatever becomes of the metadata.
    let of_request = |name: &str| name == "x-cos-storage-class" || is_acl(name);
    let (had, asked): (Vec<_>, Vec<_>) = (headers.keys().cloned().collect(), request.iter().collect());
    for name in had.into_iter().filter(|name| of_request(name.as_str())) {
        headers.remove(name);
    }
    for (name, value) in asked.into_iter().filter(|(name, _)| of_request(name.as_str())) {
        headers.append(name.clone(), value.clone());
    }
    if source_key == call.key && !replaces && !request.contains_key("x-cos-storage-class") {
        let message = "A copy of an object to itself must change its metadata or its storage class.";
        return Err(Refusal::bad_request("InvalidRequest", message));
    }
    call.bucket.check_create_only(call.key, &call.parts.headers)?;
    call.bucket.admit_write(call.key)?;
    let object = Object::new(source.body, headers, call.bucket.now());
    let object = call.bucket.insert(call.key, object)?;
    let mut response = document(StatusCode::OK, result("CopyObjectResult", &object.etag, object));
    describe(response.headers_mut(), object);
    response.headers_mut().remove("etag");
    Ok(response)
}

/// Copies a range of an object, or all of it, into an upload.
pub(super) fn part(call: &mut Call<'_>) -> Outcome {
    let (_, source) = source(call)?;
    let body = match call.either("copy-source-range").map(|text| range_of(text, source.body.len())) {
        None | Some(Range::Whole) => source.body,
        Some(Range::Part(range)) => source.body.slice(range),
        Some(Range::Outside) => {
            let message = "The requested range cannot be satisfied.";
            return Err(Refusal::new(StatusCode::RANGE_NOT_SATISFIABLE, "InvalidRange", message));
        }
    };
    let part = Object::new(body.clone(), http::HeaderMap::new(), call.bucket.now());
    multipart::keep_part(call, body)?;
    Ok(document(StatusCode::OK, result("CopyPartResult", &part.etag, &part)))
}

fn result(root: &'static str, etag: &str, object: &Object) -> String {
    let mut text = Document::new(root);
    text.leaf("ETag", &format!("\"{etag}\"")).leaf("CRC64", &object.crc64().to_string());
    text.leaf("LastModified", &iso_date(object.modified));
    text.finish()
}

/// Finds the source: `BUCKET.cos.REGION.myqcloud.com/KEY`, as S3 has it `BUCKET/KEY`, each percent-encoded.
fn source(call: &Call<'_>) -> Result<(String, Object), Refusal> {
    let invalid = || Refusal::bad_request("InvalidCopySource", "The copy source is BUCKET.cos.REGION.DOMAIN/KEY.");
    let text = call.either("copy-source").ok_or_else(invalid)?;
    let text = text.split_once('?').map_or(text, |(path, _)| path);
    let text = percent_decode_str(text).decode_utf8().map_err(|_| invalid())?;
    let (place, key) = text.trim_start_matches('/').split_once('/').ok_or_else(invalid)?;
    if place != call.address.bucket && !call.address.is_of_bucket(place) {
        return Err(Refusal::not_found("NoSuchBucket", "The bucket of the copy source does not exist."));
    }
    let object = call.bucket.find(key)?;
    match judge(object, |name| call.either(&format!("copy-source-{name}"))) {
        Verdict::Holds => Ok((key.to_owned(), object.clone())),
        Verdict::NotModified | Verdict::Failed => Err(Refusal::precondition()),
    }
}
