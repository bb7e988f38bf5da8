//! Passing over JSON text, and finding where it stops being JSON.

use super::search::end_of_plain;

/// The place where text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Invalid {
    pub(crate) at: usize,
}

// What follows takes the place where something begins and gives the place where it ends, so that the place stays in a
// register. It accepts what `serde_json` passes over (RFC 8259): also half a surrogate pair in a string, and numbers
// of any size.

/// The byte at a place, 0 at the end. A 0 in the text is never part of JSON.
#[inline]
pub(super) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Past white space.
#[inline]
pub(super) fn token(bytes: &[u8], mut at: usize) -> usize {
    while matches!(byte(bytes, at), b' ' | b'\n' | b'\r' | b'\t') {
        at += 1;
    }
    at
}

/// Past the next token, which must be this one byte.
#[inline]
pub(super) fn after(bytes: &[u8], at: usize, wanted: u8) -> Result<usize, Invalid> {
    let at = token(bytes, at);
    if byte(bytes, at) == wanted { Ok(at + 1) } else { Err(Invalid { at }) }
}

/// Past one value.
///
/// It takes no stack for depth, and one bit for each list or object around the place where it stands.
pub(super) fn value(bytes: &[u8], mut at: usize) -> Result<usize, Invalid> {
    let mut around = Nesting::default();
    loop {
        at = token(bytes, at);
        at = match byte(bytes, at) {
            b'"' => string(bytes, at)?,
            b'{' => {
                if let Ok(end) = after(bytes, at + 1, b'}') {
                    end
                } else {
                    around.enter(true);
                    at = name(bytes, at + 1)?;
                    continue;
                }
            }
            b'[' => {
                if let Ok(end) = after(bytes, at + 1, b']') {
                    end
                } else {
                    around.enter(false);
                    at += 1;
                    continue;
                }
            }
            b'n' => word(bytes, at, b"null")?,
            b't' => word(bytes, at, b"true")?,
            b'f' => word(bytes, at, b"false")?,
            _ => number(bytes, at)?,
        };
        // A value has ended: maybe what is around it ends too.
        loop {
            let Some(in_object) = around.innermost() else { return Ok(at) };
            at = token(bytes, at);
            match byte(bytes, at) {
                b',' if in_object => {
                    at = name(bytes, at + 1)?;
                    break;
                }
                b',' => {
                    at += 1;
                    break;
                }
                b'}' if in_object => at += 1,
                b']' if !in_object => at += 1,
                _ => return Err(Invalid { at }),
            }
            around.leave();
        }
    }
}

/// Past a member's name and the colon after it.
#[inline]
fn name(bytes: &[u8], at: usize) -> Result<usize, Invalid> {
    let end = string(bytes, token(bytes, at))?;
    after(bytes, end, b':')
}

#[inline]
pub(super) fn word(bytes: &[u8], at: usize, word: &[u8]) -> Result<usize, Invalid> {
    let is_there = bytes.get(at..).is_some_and(|rest| rest.starts_with(word));
    if is_there { Ok(at + word.len()) } else { Err(Invalid { at }) }
}

#[inline]
pub(super) fn string(bytes: &[u8], at: usize) -> Result<usize, Invalid> {
    if byte(bytes, at) != b'"' {
        return Err(Invalid { at });
    }
    let end = end_of_plain(bytes, at + 1);
    if byte(bytes, end) == b'"' { Ok(end + 1) } else { rest_of_escaped_string(bytes, end) }
}

/// From the first byte of a string that isn't plain to past its end.
fn rest_of_escaped_string(bytes: &[u8], mut at: usize) -> Result<usize, Invalid> {
    while byte(bytes, at) == b'\\' {
        at = end_of_plain(bytes, escape(bytes, at + 1)?);
    }
    if byte(bytes, at) == b'"' { Ok(at + 1) } else { Err(Invalid { at }) }
}

/// What stands after a backslash.
fn escape(bytes: &[u8], at: usize) -> Result<usize, Invalid> {
    match byte(bytes, at) {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 1),
        b'u' => match (at + 1..at + 5).find(|&digit| !byte(bytes, digit).is_ascii_hexdigit()) {
            Some(at) => Err(Invalid { at }),
            None => Ok(at + 5),
        },
        _ => Err(Invalid { at }),
    }
}

#[inline]
pub(super) fn number(bytes: &[u8], mut at: usize) -> Result<usize, Invalid> {
    if byte(bytes, at) == b'-' {
        at += 1;
    }
    at = if byte(bytes, at) == b'0' { at + 1 } else { digits(bytes, at)? };
    if byte(bytes, at) == b'.' {
        at = digits(bytes, at + 1)?;
    }
    if matches!(byte(bytes, at), b'e' | b'E') {
        let has_sign = matches!(byte(bytes, at + 1), b'+' | b'-');
        at = digits(bytes, at + 1 + usize::from(has_sign))?;
    }
    Ok(at)
}

/// One digit or more.
#[inline]
fn digits(bytes: &[u8], mut at: usize) -> Result<usize, Invalid> {
    if !byte(bytes, at).is_ascii_digit() {
        return Err(Invalid { at });
    }
    while byte(bytes, at).is_ascii_digit() {
        at += 1;
    }
    Ok(at)
}

/// The lists and objects around a place: a bit for each, set for an object.
#[derive(Default)]
struct Nesting {
    depth: usize,
    /// Those of the innermost up to 64, the innermost lowest.
    inner: u64,
    /// 64 each of those further out.
    outer: Vec<u64>,
}

impl Nesting {
    #[inline]
    fn enter(&mut self, is_object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.inner);
        }
        self.inner = self.inner << 1 | u64::from(is_object);
        self.depth += 1;
    }

    #[inline]
    fn leave(&mut self) {
        self.inner >>= 1;
        self.depth = self.depth.saturating_sub(1);
        if self.depth.is_multiple_of(64) {
            self.inner = self.outer.pop().unwrap_or(0);
        }
    }

    /// Whether the innermost is an object; `None` when there is nothing around.
    #[inline]
    fn innermost(&self) -> Option<bool> {
        (self.depth > 0).then_some(self.inner & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;

    fn check(json: &str) -> Result<&str, Invalid> {
        let bytes = json.as_bytes();
        let start = token(bytes, 0);
        let end = value(bytes, start)?;
        let after = token(bytes, end);
        if after == bytes.len() { Ok(&json[start..end]) } else { Err(Invalid { at: after }) }
    }

    #[test]
    fn tells_where_text_stops_being_json() {
        for (json, at) in [
            ("", 0),
            (" ", 1),
            ("{", 1),
            ("[1,]", 3),
            (r#"{"a":1,}"#, 7),
            (r#"{"a" 1}"#, 5),
            (r#"{"a":1]"#, 6),
            ("[1}", 2),
            ("01", 1),
            ("1.", 2),
            ("-", 1),
            ("1e+", 3),
            ("nul", 0),
            ("\"a\n\"", 2),
            (r#""\x""#, 2),
            (r#""\u12g4""#, 5),
            ("\"a", 2),
            ("1 1", 2),
        ] {
            assert_eq!(check(json), Err(Invalid { at }), "{json}");
        }
    }

    #[test]
    fn depth_is_no_obstacle() {
        for depth in [1, 63, 64, 65, 128, 129, 100_000] {
            let (open, close) = (r#"[{"a":"#.repeat(depth), "}]".repeat(depth));
            let json = format!("{open}1{close}");
            assert_eq!(check(&json), Ok(json.as_str()));
            assert!(check(&format!("{open}1{}", "]}".repeat(depth))).is_err());
            assert!(check(&json[..json.len() - 1]).is_err());
        }
    }

    fn json_like() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            4 => "[\\[\\]{}:,]",
            4 => Just("\"a\":".to_owned()),
            4 => "-?[0-9]{0,2}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?",
            2 => "\"[a\\\\/u0nD8é\u{1f}\u{20}]{0,9}\"",
            2 => "null|true|false|nul|\"|[ \t\n\r\u{b}\u{a0}]",
        ];
        proptest::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
    }

    /// One JSON value of any shape, as it is written with and without white space.
    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        let value = leaf.prop_recursive(6, 40, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
                proptest::collection::vec((any::<String>(), inner), 0..5)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        });
        (value, any::<bool>()).prop_map(|(value, pretty)| if pretty { format!("{value:#}") } else { value.to_string() })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn accepts_what_serde_json_passes_over(json in json_like()) {
            let expected = serde_json::from_str::<&RawValue>(&json).map(RawValue::get);
            prop_assert_eq!(check(&json).ok(), expected.ok());
        }
    }

    proptest! {
        #[test]
        fn accepts_what_serde_json_writes(json in json(), at in any::<prop::sample::Index>(), byte in "[ -~]") {
            prop_assert_eq!(check(&json), Ok(json.as_str()));
            let mut changed = json;
            let at = at.index(changed.len());
            if changed.is_char_boundary(at) && changed.is_char_boundary(at + 1) {
                changed.replace_range(at..=at, &byte);
                let expected = serde_json::from_str::<&RawValue>(&changed).map(RawValue::get);
                prop_assert_eq!(check(&changed).ok(), expected.ok());
            }
        }
    }
}
