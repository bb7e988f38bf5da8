//! From bytes to text, and from a JSON value to the text it holds.

use std::borrow::Cow;

use crate::json::{self, Reader};
use crate::{Error, ErrorKind};

/// The payload as text, without byte order marks.
pub(crate) fn json_text(bytes: &[u8]) -> Result<&str, Error> {
    without_marks(utf8(bytes)?)
}

/// The text without the byte order marks before it.
pub(crate) fn without_marks(text: &str) -> Result<&str, Error> {
    // Programs that join files leave more than one.
    let text = text.trim_start_matches('\u{feff}');
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Err(Error::new(ErrorKind::Empty));
    }
    Ok(text)
}

/// The bytes as text.
///
/// Checked with vector instructions where the processor has them: `std` takes a fifth of the typed pass over a large
/// text in Chinese. `std` then tells where it stops being text.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    simdutf8::basic::from_utf8(bytes)
        .or_else(|_| std::str::from_utf8(bytes))
        .map_err(|error| Error::from_utf8(bytes, error))
}

/// The text that a JSON string holds: borrowed unless it has escapes.
///
/// `None` when the value is no string, or has an escape that is no character (half a surrogate pair).
pub(crate) fn string(json: &str) -> Option<Cow<'_, str>> {
    Reader::new(json).string()
}

/// The text of a JSON string that isn't empty, or of a JSON number.
pub(crate) fn identifier(json: &str) -> Option<Cow<'_, str>> {
    match json.as_bytes().first()? {
        b'"' => string(json).filter(|text| !text.is_empty()),
        b'-' | b'0'..=b'9' => Some(Cow::Borrowed(json)),
        _ => None,
    }
}

/// A whole number, written as a number or as a string.
pub(crate) fn integer(json: &str) -> Option<i64> {
    json::integer(identifier(json)?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_borrow_unless_escaped() {
        assert!(matches!(string(r#""plain""#), Some(Cow::Borrowed("plain"))));
        assert_eq!(string(r#""a\u0062""#).unwrap(), "ab");
        assert_eq!(string(r#""\ud800""#), None);
        assert_eq!(string("1"), None);
    }

    #[test]
    fn identifiers_are_strings_or_numbers() {
        assert_eq!(identifier("12").unwrap(), "12");
        assert_eq!(identifier(r#""x""#).unwrap(), "x");
        for none in [r#""""#, "null", "true", "{}", "[]"] {
            assert_eq!(identifier(none), None, "{none}");
        }
    }

    #[test]
    fn integers_are_read_from_every_spelling() {
        for (text, expected) in [
            ("5", Some(5)),
            (r#""5""#, Some(5)),
            ("5.0", Some(5)),
            ("1e3", Some(1000)),
            ("5.5", None),
            ("1e300", None),
            (r#""five""#, None),
            ("null", None),
        ] {
            assert_eq!(integer(text), expected, "{text}");
        }
    }
}
