//! A page of a listing.

use std::time::{Duration, SystemTime};

use percent_encoding::percent_decode_str;

use super::element::walk;
use crate::receipt::unquoted;

/// What `<ListBucketResult>` says (436/7734).
#[derive(Debug, Default)]
pub(in crate::cos) struct Listing {
    pub(in crate::cos) objects: Vec<Object>,
    pub(in crate::cos) prefixes: Vec<String>,
    pub(in crate::cos) is_truncated: bool,
    pub(in crate::cos) next_marker: Option<String>,
    pub(in crate::cos) next_token: Option<String>,
}

/// One object of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cos) struct Object {
    pub(in crate::cos) key: String,
    pub(in crate::cos) size: u64,
    pub(in crate::cos) modified: SystemTime,
    /// Without quotes.
    pub(in crate::cos) etag: Option<String>,
}

#[derive(Default)]
struct Contents {
    key: Option<String>,
    size: Option<u64>,
    modified: Option<SystemTime>,
    etag: Option<String>,
}

impl Listing {
    /// Reads a page; `None` when the document is another one, is cut off, lacks what a page has, or holds an object
    /// without a key or a length.
    pub(in crate::cos) fn parse(body: &[u8]) -> Option<Self> {
        let mut listing = Self::default();
        let mut contents = Contents::default();
        let mut is_listing = false;
        let mut is_sound = true;
        let mut truncated = None;
        let mut is_encoded = false;
        let is_whole = walk(
            body,
            |path| is_listing |= path.len() == 1 && path[0] == b"ListBucketResult",
            |path, text| match path.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] {
                [_, b"EncodingType"] => is_encoded = text.trim() == "url",
                [_, b"IsTruncated"] => truncated = text.trim().parse().ok(),
                [_, b"NextMarker"] => listing.next_marker = Some(text.to_owned()).filter(|marker| !marker.is_empty()),
                [_, b"NextContinuationToken"] => listing.next_token = Some(text.to_owned()),
                [_, b"CommonPrefixes", b"Prefix"] => listing.prefixes.push(text.to_owned()),
                [_, b"Contents", b"Key"] => contents.key = Some(text.to_owned()),
                [_, b"Contents", b"Size"] => contents.size = text.trim().parse().ok(),
                [_, b"Contents", b"LastModified"] => contents.modified = moment(text.trim()),
                [_, b"Contents", b"ETag"] => contents.etag = Some(unquoted(text.trim()).to_owned()),
                [_, b"Contents"] => match std::mem::take(&mut contents) {
                    Contents { key: Some(key), size: Some(size), modified, etag } => {
                        let modified = modified.unwrap_or(SystemTime::UNIX_EPOCH);
                        listing.objects.push(Object { key, size, modified, etag });
                    }
                    _ => is_sound = false,
                },
                _ => {}
            },
        );
        listing.is_truncated = truncated?;
        if !(is_listing && is_whole && is_sound) {
            return None;
        }
        if is_encoded {
            let keys = listing.objects.iter_mut().map(|object| &mut object.key);
            for text in keys.chain(&mut listing.prefixes).chain(&mut listing.next_marker) {
                *text = percent_decode_str(&text.replace('+', " ")).decode_utf8().ok()?.into_owned();
            }
        }
        Some(listing)
    }
}

/// An instant as `2026-11-22T15:47:12.000Z`.
fn moment(text: &str) -> Option<SystemTime> {
    let moment = chrono::DateTime::parse_from_rfc3339(text).ok()?;
    let since = Duration::from_millis(moment.timestamp_millis().try_into().ok()?);
    Some(SystemTime::UNIX_EPOCH + since)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAGE: &str = "<?xml version='1.0' encoding='utf-8' ?>\n<ListBucketResult xmlns=\"x\"><Name>b</Name>\
        <EncodingType>url</EncodingType><Prefix/><Marker/><MaxKeys>1000</MaxKeys><IsTruncated>true</IsTruncated>\
        <NextMarker>a%2Bb+c</NextMarker><Contents><Key>dt%3D1/%E6%97%A5.json</Key>\
        <LastModified>2026-11-22T15:47:12.000Z</LastModified><ETag>&quot;e&quot;</ETag><Size>7</Size>\
        <Owner><ID>1</ID></Owner></Contents><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes></ListBucketResult>";

    #[test]
    fn reads_what_cos_writes() {
        let listing = Listing::parse(PAGE.as_bytes()).unwrap();
        let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_362_432);
        let object = Object { key: "dt=1/日.json".to_owned(), size: 7, modified, etag: Some("e".to_owned()) };
        assert_eq!((listing.objects, listing.prefixes), (vec![object], vec!["p/".to_owned()]));
        assert_eq!((listing.is_truncated, listing.next_marker.as_deref()), (true, Some("a+b c")));
    }

    #[test]
    fn refuses_what_is_no_whole_page() {
        for other in
            ["", "{}", "<html></html>", "<ListBucketResult></ListBucketResult>", "<Error><Code>A</Code></Error>"]
        {
            assert!(Listing::parse(other.as_bytes()).is_none(), "{other}");
        }
        for cut in [PAGE.len() - 1, PAGE.len() / 2, PAGE.len() - "</ListBucketResult>".len()] {
            assert!(Listing::parse(&PAGE.as_bytes()[..cut]).is_none(), "cut after {cut}");
        }
        assert!(Listing::parse(PAGE.replace("<Size>7</Size>", "").as_bytes()).is_none());
        assert!(Listing::parse(PAGE.replace("%E6", "%FF").as_bytes()).is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            Listing::parse(&body);
        }

        #[test]
        fn a_page_with_any_byte_changed_is_read(at in 0..PAGE.len(), byte in any::<u8>()) {
            let mut page = PAGE.as_bytes().to_vec();
            page[at] = byte;
            Listing::parse(&page);
        }
    }
}
