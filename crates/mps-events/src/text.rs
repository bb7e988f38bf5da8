//! From bytes to text, and from a JSON value to the text it holds.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::{Error, ErrorKind};

/// The payload as text, without a byte order mark.
///
/// Returns the text and the number of bytes of the mark before it.
pub(crate) fn json_text(bytes: &[u8]) -> Result<(&str, usize), Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::from_utf8(bytes, error))?;
    let (text, mark) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, '\u{feff}'.len_utf8()),
        None => (text, 0),
    };
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Err(Error::new(ErrorKind::Empty));
    }
    Ok((text, mark))
}

/// The text that a JSON string holds: borrowed unless it has escapes.
///
/// `None` when the value is no string, or has an escape that is no character (half a surrogate pair).
pub(crate) fn string(raw: &RawValue) -> Option<Cow<'_, str>> {
    let inner = raw.get().strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(raw.get()).ok().map(Cow::Owned)
}

/// The text of a JSON string that isn't empty, or of a JSON number.
pub(crate) fn identifier(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = raw.get();
    match text.as_bytes().first()? {
        b'"' => string(raw).filter(|text| !text.is_empty()),
        b'-' | b'0'..=b'9' => Some(Cow::Borrowed(text)),
        _ => None,
    }
}

/// A whole number, written as a number or as a string.
pub(crate) fn integer(raw: &RawValue) -> Option<i64> {
    let text = identifier(raw)?;
    text.trim().parse().ok().or_else(|| {
        let float: f64 = text.trim().parse().ok()?;
        // Whole and within the range where f64 counts exactly: the cast loses nothing.
        (float.fract() == 0.0 && float.abs() < 9_007_199_254_740_992.0).then_some(float as i64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> &RawValue {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn strings_borrow_unless_escaped() {
        assert!(matches!(string(raw(r#""plain""#)), Some(Cow::Borrowed("plain"))));
        assert_eq!(string(raw(r#""a\u0062""#)).unwrap(), "ab");
        assert_eq!(string(raw(r#""\ud800""#)), None);
        assert_eq!(string(raw("1")), None);
    }

    #[test]
    fn identifiers_are_strings_or_numbers() {
        assert_eq!(identifier(raw("12")).unwrap(), "12");
        assert_eq!(identifier(raw(r#""x""#)).unwrap(), "x");
        for none in [r#""""#, "null", "true", "{}", "[]"] {
            assert_eq!(identifier(raw(none)), None, "{none}");
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
            assert_eq!(integer(raw(text)), expected, "{text}");
        }
    }
}
