//! Uploads in parts: Initiate (436/7746), Upload Part (436/7750), Complete (436/7742), Abort (436/7740), and the lists
//! of parts (436/7747) and of uploads (436/7736).

use std::ops::Bound;

use http::StatusCode;

use super::bucket::OWNER;
use super::{Call, Outcome, describe};
use crate::signature::encode_path;
use crate::store::{Part, Upload, check_key, check_md5, class_of, crc64, hex, kept};
use crate::wire::{Document, Element, Refusal, document, empty, insert, iso_date};

/// Begins an upload.
pub(super) fn initiate(call: &mut Call<'_>) -> Outcome {
    check_key(call.key)?;
    let headers = kept(&call.parts.headers)?;
    call.bucket.check_create_only(call.key, &call.parts.headers)?;
    // COS's ids are in time's order, and so are these.
    let id = format!("{}{}", call.bucket.now(), hex(call.bucket.next_id().as_bytes()));
    let upload = Upload {
        key: call.key.to_owned(),
        headers,
        parts: std::collections::BTreeMap::new(),
        initiated: call.bucket.now(),
    };
    call.bucket.uploads.insert(id.clone(), upload);
    let mut text = Document::new("InitiateMultipartUploadResult");
    text.leaf("Bucket", &call.address.bucket).leaf("Key", call.key).leaf("UploadId", &id);
    Ok(document(StatusCode::OK, text.finish()))
}

/// Keeps a part.
pub(super) fn part(call: &mut Call<'_>) -> Outcome {
    check_md5(&call.parts.headers, &call.body)?;
    let body = call.body.clone();
    let part = keep_part(call, body)?;
    let mut response = empty(StatusCode::OK);
    insert(response.headers_mut(), "etag", &format!("\"{}\"", part.etag));
    insert(response.headers_mut(), "x-cos-hash-crc64ecma", &crc64(&part.body).to_string());
    Ok(response)
}

/// Keeps bytes as the part that the request names.
pub(super) fn keep_part(call: &mut Call<'_>, body: bytes::Bytes) -> Result<Part, Refusal> {
    let number = call.query.get("partNumber").and_then(|text| text.parse().ok());
    let number = number
        .filter(|number| (1..=10_000).contains(number))
        .ok_or_else(|| Refusal::bad_request("InvalidArgument", "partNumber must be a number from 1 to 10000."))?;
    let now = call.bucket.now();
    let part = Part::new(body, now);
    upload(call)?.parts.insert(number, part.clone());
    Ok(part)
}

/// Makes an object of the parts that the body names.
pub(super) fn complete(call: &mut Call<'_>) -> Outcome {
    let request = Element::parse(&call.body).filter(|request| request.name == "CompleteMultipartUpload");
    let request = request.ok_or_else(Refusal::malformed_xml)?;
    let named = request
        .all("Part")
        .map(|part| Some((part.text_of("PartNumber")?.trim().parse().ok()?, part.text_of("ETag")?.trim().to_owned())));
    let named: Vec<(u32, String)> = named.collect::<Option<_>>().ok_or_else(Refusal::malformed_xml)?;
    let now = call.bucket.now();
    let object = upload(call)?.join(&named, now)?;
    call.bucket.check_create_only(call.key, &call.parts.headers)?;
    call.bucket.admit_write(call.key)?;
    let mut text = Document::new("CompleteMultipartUploadResult");
    text.leaf("Location", &format!("http://{}/{}", call.address.host(), encode_path(call.key)));
    text.leaf("Bucket", &call.address.bucket).leaf("Key", call.key).leaf("ETag", &format!("\"{}\"", object.etag));
    let mut response = document(StatusCode::OK, text.finish());
    describe(response.headers_mut(), call.bucket.insert(call.key, object)?);
    response.headers_mut().remove("etag");
    call.bucket.uploads.remove(call.query.get("uploadId").unwrap_or(""));
    Ok(response)
}

/// Forgets an upload.
pub(super) fn abort(call: &mut Call<'_>) -> Outcome {
    upload(call)?;
    call.bucket.uploads.remove(call.query.get("uploadId").unwrap_or(""));
    Ok(empty(StatusCode::NO_CONTENT))
}

/// Lists the parts of an upload.
pub(super) fn parts(call: &mut Call<'_>) -> Outcome {
    let most = call.most("max-parts")?;
    let after = call.query.get("part-number-marker").filter(|text| !text.is_empty()).map_or(Ok(0), str::parse::<u32>);
    let after = after.map_err(|_| Refusal::bad_request("InvalidArgument", "part-number-marker must be a number."))?;
    let encoded = call.query.get("encoding-type") == Some("url");
    let (address, id) = (call.address, call.query.get("uploadId").unwrap_or(""));
    let key = if encoded { encode_path(call.key) } else { call.key.to_owned() };
    let upload = upload(call)?;
    let mut text = Document::new("ListPartsResult");
    text.leaf("Bucket", &address.bucket).leaf("Key", &key).leaf("UploadId", id);
    if encoded {
        text.leaf("EncodingType", "url");
    }
    text.open("Initiator").leaf("ID", OWNER).leaf("DisplayName", "100000000001").close();
    text.open("Owner").leaf("ID", OWNER).leaf("DisplayName", "100000000001").close();
    text.leaf("PartNumberMarker", &after.to_string()).leaf("MaxParts", &most.to_string());
    let mut last = after;
    let behind = |number: u32| upload.parts.range((Bound::Excluded(number), Bound::Unbounded));
    for (number, part) in behind(after).take(most) {
        last = *number;
        text.open("Part").leaf("PartNumber", &number.to_string()).leaf("LastModified", &iso_date(part.modified));
        text.leaf("ETag", &format!("\"{}\"", part.etag)).leaf("Size", &part.body.len().to_string()).close();
    }
    // A page that may have nothing on it has no next one.
    let truncated = most > 0 && behind(last).next().is_some();
    if truncated {
        text.leaf("NextPartNumberMarker", &last.to_string());
    }
    text.leaf("StorageClass", class_of(&upload.headers));
    text.leaf("IsTruncated", if truncated { "true" } else { "false" });
    Ok(document(StatusCode::OK, text.finish()))
}

/// Lists the uploads that aren't complete, up to a thousand.
pub(super) fn uploads(call: &mut Call<'_>) -> Outcome {
    let prefix = call.query.get("prefix").unwrap_or("");
    let encoded = call.query.get("encoding-type") == Some("url");
    let text_of = |text: &str| if encoded { encode_path(text) } else { text.to_owned() };
    let after = (call.query.get("key-marker").unwrap_or(""), call.query.get("upload-id-marker").unwrap_or(""));
    let most = call.most("max-uploads")?;
    if call.query.get("delimiter").is_some_and(|delimiter| !delimiter.is_empty()) {
        return Err(Refusal::not_done("?delimiter of a list of uploads"));
    }
    let mut found: Vec<(&str, &str, &Upload)> =
        call.bucket.uploads.iter().map(|(id, upload)| (upload.key.as_str(), id.as_str(), upload)).collect();
    found.sort_by_key(|(key, id, _)| (*key, *id));
    // Without an upload's id a marker leaves all uploads of its key behind.
    let is_behind = |key: &str, id: &str| if after.1.is_empty() { key > after.0 } else { (key, id) > after };
    found.retain(|(key, id, _)| key.starts_with(prefix) && is_behind(key, id));
    let mut text = Document::new("ListMultipartUploadsResult");
    text.leaf("Bucket", &call.address.bucket).leaf("KeyMarker", &text_of(after.0)).leaf("UploadIdMarker", after.1);
    text.leaf("MaxUploads", &most.to_string()).leaf("Prefix", &text_of(prefix));
    if encoded {
        text.leaf("EncodingType", "url");
    }
    let truncated = most > 0 && found.len() > most;
    text.leaf("IsTruncated", if truncated { "true" } else { "false" });
    found.truncate(most);
    if let Some((key, id, _)) = found.last().filter(|_| truncated) {
        text.leaf("NextKeyMarker", &text_of(key)).leaf("NextUploadIdMarker", id);
    }
    for (key, id, upload) in found {
        text.open("Upload").leaf("Key", &text_of(key)).leaf("UploadId", id);
        text.leaf("StorageClass", class_of(&upload.headers));
        text.open("Initiator").leaf("ID", OWNER).close().open("Owner").leaf("ID", OWNER).close();
        text.leaf("Initiated", &iso_date(upload.initiated)).close();
    }
    Ok(document(StatusCode::OK, text.finish()))
}

/// Finds the upload that the request names, under its key.
fn upload<'a>(call: &'a mut Call<'_>) -> Result<&'a mut Upload, Refusal> {
    let id = call.query.get("uploadId").unwrap_or("");
    let found = call.bucket.uploads.get_mut(id).filter(|upload| upload.key == call.key);
    found.ok_or_else(|| Refusal::not_found("NoSuchUpload", "The specified multipart upload does not exist."))
}
