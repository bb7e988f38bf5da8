//! Listing a bucket, in both versions (436/7734).

use std::ops::Bound;

use http::StatusCode;

use super::bucket::OWNER;
use super::{Call, Outcome};
use crate::signature::encode_path;
use crate::store::Object;
use crate::wire::{Document, document, iso_date};

/// What a listing asks for.
struct Question<'a> {
    prefix: &'a str,
    delimiter: Option<&'a str>,
    limit: usize,
    /// Keys and folders up to this one are left out.
    after: &'a str,
    encoded: bool,
    owner: bool,
}

impl Question<'_> {
    /// Keys may hold what XML can't: clients ask for texts that are percent-encoded.
    fn text(&self, text: &str) -> String {
        if self.encoded { encode_path(text) } else { text.to_owned() }
    }
}

/// Lists keys and folders behind a marker.
pub(super) fn list(call: &mut Call<'_>) -> Outcome {
    let get = |name: &str| call.query.get(name);
    let second = get("list-type") == Some("2");
    let after = if second { get("continuation-token").or(get("start-after")) } else { get("marker") };
    let question = Question {
        prefix: get("prefix").unwrap_or(""),
        delimiter: get("delimiter").filter(|delimiter| !delimiter.is_empty()),
        limit: call.most("max-keys")?,
        after: after.unwrap_or(""),
        encoded: get("encoding-type") == Some("url"),
        owner: !second || get("fetch-owner") == Some("true"),
    };

    let mut text = Document::new("ListBucketResult");
    text.leaf("Name", &call.address.bucket).leaf("Prefix", &question.text(question.prefix));
    if second {
        if let Some(after) = get("start-after") {
            text.leaf("StartAfter", &question.text(after));
        }
        if let Some(token) = get("continuation-token") {
            text.leaf("ContinuationToken", token);
        }
    } else {
        text.leaf("Marker", &question.text(question.after));
    }
    text.leaf("MaxKeys", &question.limit.to_string());
    if let Some(delimiter) = question.delimiter {
        text.leaf("Delimiter", &question.text(delimiter));
    }
    if question.encoded {
        text.leaf("EncodingType", "url");
    }
    let page = page(call, &question);
    text.leaf("IsTruncated", if page.next.is_some() { "true" } else { "false" });
    if let Some(next) = page.next {
        // A token goes back as it came; a marker is a key, encoded as the others.
        if second {
            text.leaf("NextContinuationToken", &next)
        } else {
            text.leaf("NextMarker", &question.text(&next))
        };
    }
    if second {
        text.leaf("KeyCount", &(page.keys.len() + page.folders.len()).to_string());
    }
    for (key, object) in page.keys {
        entry(&mut text, &question, key, object);
    }
    for folder in page.folders {
        text.open("CommonPrefixes").leaf("Prefix", &question.text(folder)).close();
    }
    Ok(document(StatusCode::OK, text.finish()))
}

fn entry(text: &mut Document, question: &Question<'_>, key: &str, object: &Object) {
    text.open("Contents").leaf("Key", &question.text(key)).leaf("LastModified", &iso_date(object.modified));
    text.leaf("ETag", &format!("\"{}\"", object.etag)).leaf("Size", &object.body.len().to_string());
    if question.owner {
        text.open("Owner").leaf("ID", OWNER).leaf("DisplayName", "100000000001").close();
    }
    text.leaf("StorageClass", object.class()).close();
}

/// What one answer lists.
struct Page<'a> {
    keys: Vec<(&'a str, &'a Object)>,
    folders: Vec<&'a str>,
    /// The last entry, when there are more behind it.
    next: Option<String>,
}

fn page<'a>(call: &'a Call<'_>, question: &Question<'_>) -> Page<'a> {
    let Question { prefix, after, limit, .. } = *question;
    let mut page = Page { keys: Vec::new(), folders: Vec::new(), next: None };
    let mut last = "";
    let mut from = if after < prefix { Bound::Included(prefix) } else { Bound::Excluded(after) };
    // Goes on behind a folder without looking at what is in it.
    let mut behind;
    while limit > 0
        && let Some((key, object)) = call.bucket.objects().range::<str, _>((from, Bound::Unbounded)).next()
    {
        if !key.starts_with(prefix) {
            break;
        }
        let folder = question.delimiter.and_then(|delimiter| {
            let at = prefix.len() + key[prefix.len()..].find(delimiter)?;
            Some(&key[..at + delimiter.len()])
        });
        // A marker within a folder leaves that folder out: it was listed before.
        let listed_before = folder.is_some_and(|folder| after.starts_with(folder));
        if !listed_before {
            if page.keys.len() + page.folders.len() == limit {
                page.next = Some(last.to_owned());
                break;
            }
            match folder {
                Some(folder) => page.folders.push(folder),
                None => page.keys.push((key, object)),
            }
        }
        last = folder.unwrap_or(key);
        from = match folder.and_then(successor) {
            Some(next) => {
                behind = next;
                Bound::Included(behind.as_str())
            }
            None => Bound::Excluded(key),
        };
    }
    page
}

/// The least text above all that begin with a folder's name; `None` where it ends with the greatest character.
fn successor(folder: &str) -> Option<String> {
    let last = folder.chars().last()?;
    let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32)?;
    Some(format!("{}{next}", &folder[..folder.len() - last.len_utf8()]))
}
