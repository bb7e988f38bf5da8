//! `If-Match`, `If-None-Match`, `If-Modified-Since` and `If-Unmodified-Since`.

use crate::store::Object;
use crate::wire::parse_http_date;

/// What conditions come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Holds,
    /// The reader has it already: 304 to a read.
    NotModified,
    /// 412.
    Failed,
}

/// Judges conditions (436/7753, 436/7745). `header` finds each of them by its name in lower case.
///
/// An entity tag outweighs a time, as HTTP has it.
pub(super) fn judge<'a>(object: &Object, header: impl Fn(&str) -> Option<&'a str>) -> Verdict {
    let matches = |list: &str| {
        let tags = list.split(',').map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'));
        tags.into_iter().any(|tag| tag == "*" || tag == object.etag)
    };
    let time = |name: &str| header(name).and_then(parse_http_date);
    let unchanged = match header("if-match") {
        Some(list) => matches(list),
        None => time("if-unmodified-since").is_none_or(|time| object.modified <= time),
    };
    if !unchanged {
        return Verdict::Failed;
    }
    let changed = match header("if-none-match") {
        Some(list) => !matches(list),
        None => time("if-modified-since").is_none_or(|time| object.modified > time),
    };
    if changed { Verdict::Holds } else { Verdict::NotModified }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entity_tags_and_times_are_judged() {
        let object = Object::new("a".into(), http::HeaderMap::new(), 1_000_000_000);
        let etag = format!("\"{}\"", object.etag);
        let (at, before) = ("Sun, 09 Sep 2001 01:46:40 GMT", "Sun, 09 Sep 2001 01:46:39 GMT");
        for (headers, verdict) in [
            (&[][..], Verdict::Holds),
            (&[("if-match", &*etag)], Verdict::Holds),
            (&[("if-match", "*")], Verdict::Holds),
            (&[("if-match", "\"other\"")], Verdict::Failed),
            (&[("if-none-match", &*etag)], Verdict::NotModified),
            (&[("if-none-match", "\"other\"")], Verdict::Holds),
            (&[("if-modified-since", at)], Verdict::NotModified),
            (&[("if-modified-since", before)], Verdict::Holds),
            (&[("if-unmodified-since", at)], Verdict::Holds),
            (&[("if-unmodified-since", before)], Verdict::Failed),
            (&[("if-unmodified-since", "yesterday")], Verdict::Holds),
            (&[("if-match", &*etag), ("if-unmodified-since", before)], Verdict::Holds),
            (&[("if-none-match", "\"other\""), ("if-modified-since", at)], Verdict::Holds),
        ] {
            let header = |name: &str| headers.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
            assert_eq!(judge(&object, header), verdict, "{headers:?}");
        }
    }
}
