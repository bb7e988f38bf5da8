//! Listing a bucket, in both versions (436/7734).

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::authorize::encode_path;
use crate::bucket::Bucket;

/// The listing that the query asks for.
pub(crate) fn document(bucket: &Bucket, name: &str, query: &[(String, String)]) -> String {
    let get = |name: &str| query.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let second = get("list-type") == Some("2");
    let prefix = get("prefix").unwrap_or("");
    let delimiter = get("delimiter").filter(|delimiter| !delimiter.is_empty());
    let limit = get("max-keys").and_then(|text| text.parse().ok()).unwrap_or(1000_usize).min(1000);
    let start = if second { get("continuation-token").or(get("start-after")) } else { get("marker") };

    // So that a key may hold what XML can't, clients ask for texts that are percent-encoded.
    let encoded = get("encoding-type") == Some("url");
    let text_of = |text: &str| if encoded { encode_path(text) } else { escape(text).into_owned() };

    let mut text = format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<ListBucketResult>\n<Name>{name}</Name><Prefix>{}</Prefix>\
         <MaxKeys>{limit}</MaxKeys>",
        text_of(prefix)
    );
    if encoded {
        text.push_str("<EncodingType>url</EncodingType>");
    }
    let mut last = String::new();
    let mut count = 0;
    let mut truncated = false;
    let keys = bucket.objects.iter().filter(|(key, _)| key.starts_with(prefix));
    for (key, object) in keys.filter(|(key, _)| start.is_none_or(|start| key.as_str() > start)) {
        let end = delimiter.and_then(|d| key[prefix.len()..].find(d).map(|at| prefix.len() + at + d.len()));
        let entry = end.map_or(key.as_str(), |end| &key[..end]);
        if end.is_some() && (entry == last || start.is_some_and(|start| start.starts_with(entry))) {
            continue;
        }
        if count == limit {
            truncated = true;
            break;
        }
        count += 1;
        last = entry.to_owned();
        if end.is_some() {
            let _ = write!(text, "<CommonPrefixes><Prefix>{}</Prefix></CommonPrefixes>", text_of(entry));
        } else {
            let time = chrono::DateTime::from_timestamp(object.modified, 0).unwrap_or_default();
            let _ = write!(
                text,
                "<Contents><Key>{}</Key><LastModified>{}</LastModified><ETag>&quot;{}&quot;</ETag><Size>{}</Size>\
                 <StorageClass>STANDARD</StorageClass></Contents>",
                text_of(key),
                time.format("%Y-%m-%dT%H:%M:%S.000Z"),
                object.etag(),
                object.body.len(),
            );
        }
    }
    let _ = write!(text, "<IsTruncated>{truncated}</IsTruncated>");
    if truncated {
        // A token goes back as it came; a marker is a key, encoded as the others.
        let _ = if second {
            write!(text, "<NextContinuationToken>{}</NextContinuationToken>", escape(&last))
        } else {
            write!(text, "<NextMarker>{}</NextMarker>", text_of(&last))
        };
    }
    if second {
        let _ = write!(text, "<KeyCount>{count}</KeyCount>");
    }
    text.push_str("</ListBucketResult>");
    text
}
