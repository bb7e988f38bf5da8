//! The tags of an object (set 436/35709, told 436/35710).

use http::{HeaderValue, StatusCode};

use super::{Call, Outcome};
use crate::signature::encode;
use crate::store::{check_tags, tags_of};
use crate::wire::{Document, Element, Refusal, document, empty};

/// Tells an object's tags.
pub(super) fn get(call: &mut Call<'_>) -> Outcome {
    let object = call.bucket.find(call.key)?;
    let tags = object.headers.get("x-cos-tagging").and_then(|tags| tags.to_str().ok()).unwrap_or("");
    let mut text = Document::new("Tagging");
    text.open("TagSet");
    for (name, value) in tags_of(tags) {
        text.open("Tag").leaf("Key", &name).leaf("Value", &value).close();
    }
    Ok(document(StatusCode::OK, text.finish()))
}

/// Sets an object's tags in place of those that it has.
pub(super) fn put(call: &mut Call<'_>) -> Outcome {
    let mut object = call.bucket.find(call.key)?.clone();
    let request = Element::parse(&call.body).filter(|request| request.name == "Tagging");
    let request = request.ok_or_else(Refusal::malformed_xml)?;
    let tags = request.all("TagSet").flat_map(|set| set.all("Tag"));
    let tags: Option<Vec<_>> =
        tags.map(|tag| Some((tag.text_of("Key")?.to_owned(), tag.text_of("Value")?.to_owned()))).collect();
    let tags = tags.ok_or_else(Refusal::malformed_xml)?;
    check_tags(&tags)?;
    let text: Vec<_> = tags.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    object.headers.remove("x-cos-tagging");
    if let Ok(value) = HeaderValue::from_str(&text.join("&"))
        && !tags.is_empty()
    {
        object.headers.insert("x-cos-tagging", value);
    }
    call.bucket.replace(call.key, object)?;
    Ok(empty(StatusCode::OK))
}

/// Removes an object's tags.
pub(super) fn delete(call: &mut Call<'_>) -> Outcome {
    let mut object = call.bucket.find(call.key)?.clone();
    object.headers.remove("x-cos-tagging");
    call.bucket.replace(call.key, object)?;
    Ok(empty(StatusCode::NO_CONTENT))
}
