//! Deleting one object (436/7743) or up to a thousand (436/8289).

use http::StatusCode;

use super::{Call, Outcome};
use crate::store::check_md5;
use crate::wire::{Document, Element, Refusal, document, empty};

/// The most keys of one request.
const MOST: usize = 1000;

/// Deletes an object. One that isn't there is no error.
pub(super) fn one(call: &mut Call<'_>) -> Outcome {
    call.bucket.admit_write(call.key)?;
    call.bucket.remove(call.key)?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// Deletes the objects that the body names, and tells which: of a quiet request nothing but errors.
pub(super) fn many(call: &mut Call<'_>) -> Outcome {
    check_md5(&call.parts.headers, &call.body)?;
    let request = Element::parse(&call.body).filter(|request| request.name == "Delete");
    let request = request.ok_or_else(Refusal::malformed_xml)?;
    let keys: Option<Vec<&str>> = request.all("Object").map(|object| object.text_of("Key")).collect();
    let keys = keys.filter(|keys| (1..=MOST).contains(&keys.len())).ok_or_else(Refusal::malformed_xml)?;
    let quiet = request.text_of("Quiet").is_some_and(|text| text.trim() == "true");
    let mut text = Document::new("DeleteResult");
    for key in keys {
        match call.bucket.remove(key) {
            Ok(()) if quiet => {}
            Ok(()) => {
                text.open("Deleted").leaf("Key", key).close();
            }
            Err(refusal) => {
                text.open("Error").leaf("Key", key).leaf("Code", &refusal.code);
                text.leaf("Message", &refusal.message).close();
            }
        }
    }
    Ok(document(StatusCode::OK, text.finish()))
}
