//! Secrets and signed links, taken out of events for logs and for backups that others may read.

use crate::json::{self, Reader};
use crate::models::SECRETS;
use crate::{Error, Notification, text};

/// What stands in the place of a secret.
pub const REDACTED: &str = "[redacted]";

/// How many times JSON may be written into a string of JSON and still be looked into.
const MAX_QUOTING: usize = 4;

/// Returns the JSON with its secrets replaced by [`REDACTED`]; all else stands as it came.
///
/// Secrets are the members that Tencent's schema shows to hold one (keys of S3 and SQS, `NotifyKey`, the key of
/// an AES DRM), whatever their type, at any depth, and also in JSON that is written into a string; `Sign`, which
/// can be sent again until it expires; and the query of every link, which is where signatures and tokens are.
///
/// # Errors
///
/// When `json` is no JSON.
///
/// ```
/// let json = br#"{"S3SecretKey": "k", "Url": "https://a/b.mp4?q-sign=1", "Size": 3}"#;
/// assert_eq!(
///     mps_events::redact(json)?,
///     r#"{"S3SecretKey": "[redacted]", "Url": "https://a/b.mp4?[redacted]", "Size": 3}"#
/// );
/// # Ok::<(), mps_events::Error>(())
/// ```
pub fn redact(json: &[u8]) -> Result<String, Error> {
    let text = text::json_text(json)?;
    Ok(redact_valid(json::checked(text)?, MAX_QUOTING))
}

impl Notification<'_> {
    /// Returns the notification's JSON with its secrets taken out, as [`redact`] does.
    pub fn redacted(&self) -> String {
        // The bytes are JSON, or there would be no notification.
        redact(self.bytes()).unwrap_or_default()
    }
}

/// Whether a member of an object holds a secret.
pub(crate) fn is_secret(object: &str, member: &str) -> bool {
    SECRETS.iter().any(|(owner, name)| *name == member && (*owner == object || !is_plain(name)))
}

/// A name that is a secret in one object only, and something else in others.
fn is_plain(name: &str) -> bool {
    matches!(name, "Key" | "Vector")
}

/// The link without its query. `None` when the text is no link with one.
pub(crate) fn without_signature(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (place, query) = rest.split_once('?')?;
    if !is_scheme || query.is_empty() || query == REDACTED {
        return None;
    }
    Some(format!("{scheme}://{place}?{REDACTED}"))
}

/// A container around the place of reading: whether it is an object, and the member that holds it.
struct Around<'a> {
    is_object: bool,
    holder: std::borrow::Cow<'a, str>,
}

fn redact_valid(json: &str, quoting: usize) -> String {
    let mut out = String::with_capacity(json.len());
    let mut reader = Reader::new(json);
    let mut stack: Vec<Around<'_>> = Vec::new();
    // The member whose value comes next.
    let mut member = std::borrow::Cow::Borrowed("");
    let mut written = 0;
    loop {
        let byte = reader.peek();
        let start = reader.position();
        let in_object = stack.last().is_some_and(|around| around.is_object);
        match byte {
            0 => break,
            b'{' | b'[' => {
                stack.push(Around { is_object: byte == b'{', holder: std::mem::take(&mut member) });
                reader.return_to(start + 1);
                continue;
            }
            b'}' | b']' => {
                stack.pop();
                reader.return_to(start + 1);
                continue;
            }
            b',' => {
                reader.return_to(start + 1);
                continue;
            }
            b'"' if in_object && member.is_empty() => {
                member = reader.name();
                let holder = stack.last().map_or("", |around| around.holder.as_ref());
                let secret = member == "Sign" || is_secret(holder, &member);
                reader.peek();
                let value = reader.position();
                if secret && !matches!(reader.clone().skip(), "null" | "\"\"") {
                    out.push_str(json.get(written..value).unwrap_or_default());
                    out.push('"');
                    out.push_str(REDACTED);
                    out.push('"');
                    reader.skip();
                    written = reader.position();
                    member = "".into();
                } else if member.is_empty() {
                    // A member without a name holds nothing that is known.
                    member = "-".into();
                }
                continue;
            }
            b'"' => {
                if let Some(text) = reader.clone().string().and_then(|text| redact_text(&text, quoting)) {
                    out.push_str(json.get(written..start).unwrap_or_default());
                    out.push_str(&serde_json::Value::from(text).to_string());
                    reader.skip();
                    written = reader.position();
                } else {
                    reader.skip();
                }
            }
            _ => {
                reader.skip();
            }
        }
        if in_object {
            member = "".into();
        }
        if reader.position() == start {
            break;
        }
    }
    out.push_str(json.get(written..).unwrap_or_default());
    out
}

/// The text without its secrets; `None` when there are none.
fn redact_text(text: &str, quoting: usize) -> Option<String> {
    if let Some(link) = without_signature(text) {
        return Some(link);
    }
    if quoting == 0 || !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let value = json::checked(text).ok()?;
    let redacted = redact_valid(value, quoting - 1);
    (redacted != value).then_some(redacted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redacted(json: &str) -> String {
        redact(json.as_bytes()).unwrap()
    }

    #[test]
    fn secrets_go_whatever_their_type_and_depth() {
        assert_eq!(
            redacted(
                r#"{"a":[{"S3InputInfo":{"S3SecretId":"i","S3SecretKey":{"x":1},"S3Bucket":"b"}}],"NotifyKey":7}"#
            ),
            r#"{"a":[{"S3InputInfo":{"S3SecretId":"[redacted]","S3SecretKey":"[redacted]","S3Bucket":"b"}}],"NotifyKey":"[redacted]"}"#
        );
        assert_eq!(redacted(r#"{"S\u0033SecretKey":"k"}"#), r#"{"S\u0033SecretKey":"[redacted]"}"#);
    }

    #[test]
    fn a_plain_key_is_a_secret_where_the_schema_says_so() {
        assert_eq!(
            redacted(r#"{"Key":"x","SimpleAesDrm":{"Uri":"u","Key":"k","Vector":"v"}}"#),
            r#"{"Key":"x","SimpleAesDrm":{"Uri":"u","Key":"[redacted]","Vector":"[redacted]"}}"#
        );
    }

    #[test]
    fn links_lose_their_query_also_in_lists_and_quoted_json() {
        assert_eq!(
            redacted(r#"["https://h/p?sign=1","x?y","{\"Url\":\"http://h/p?t=1\",\"NotifyKey\":\"k\"}"]"#),
            r#"["https://h/p?[redacted]","x?y","{\"Url\":\"http://h/p?[redacted]\",\"NotifyKey\":\"[redacted]\"}"]"#
        );
    }

    #[test]
    fn what_holds_no_secret_stands_as_it_came() {
        for json in [r#"{ "a" : 1.0, "":"x", "b":[ null,true ,{}] }"#, r#"{"S3SecretKey":"","Sign":null}"#, "7", "\"\""]
        {
            assert_eq!(redacted(json), json);
        }
    }

    #[test]
    fn redacting_twice_changes_nothing_more_at_any_depth() {
        let deep = format!("{}{{\"Sign\":\"s\"}}{}", "[".repeat(50_000), "]".repeat(50_000));
        let once = redacted(&deep);
        assert!(once.contains(REDACTED));
        assert_eq!(redacted(&once), once);
    }
}
