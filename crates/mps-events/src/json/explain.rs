//! Why text stops being JSON: what had to stand there. Looked for only when it is known to have stopped.

use super::check::{after, byte, number, string, token, word};

/// What had to stand at `at`, the place where `text` stops being JSON, in words that fit behind "expected".
pub(crate) fn expected(text: &str, at: usize) -> &'static str {
    let bytes = text.as_bytes();
    // What is around the place: `{` or `[`, the innermost last.
    let mut around: Vec<u8> = Vec::new();
    let mut next = Next::Value;
    let mut here = 0;
    loop {
        here = token(bytes, here);
        let first = byte(bytes, here);
        if here >= at {
            let is_word = matches!(next, Next::Value | Next::FirstElement) && matches!(first, b'n' | b't' | b'f');
            return if is_word { inside(first, bytes, at) } else { next.words(around.last()) };
        }
        let end = match (next, first) {
            (Next::Name | Next::FirstName, b'"') => string(bytes, here),
            (Next::Colon, _) => after(bytes, here, b':'),
            (Next::FirstName, b'}') | (Next::FirstElement, b']') => Ok(here + 1),
            (Next::CommaOrEnd, b',' | b'}' | b']') => Ok(here + 1),
            (Next::Value | Next::FirstElement, b'{' | b'[') => Ok(here + 1),
            (Next::Value | Next::FirstElement, b'"') => string(bytes, here),
            (Next::Value | Next::FirstElement, b'n') => word(bytes, here, b"null"),
            (Next::Value | Next::FirstElement, b't') => word(bytes, here, b"true"),
            (Next::Value | Next::FirstElement, b'f') => word(bytes, here, b"false"),
            (Next::Value | Next::FirstElement, _) => number(bytes, here),
            _ => return next.words(around.last()),
        };
        let Ok(end) = end else { return inside(first, bytes, at) };
        next = match (next, first) {
            (Next::Name | Next::FirstName, b'"') => Next::Colon,
            (Next::Colon, _) => Next::Value,
            (Next::CommaOrEnd, b',') if around.last() == Some(&b'{') => Next::Name,
            (Next::CommaOrEnd, b',') => Next::Value,
            (Next::Value | Next::FirstElement, b'{') => {
                around.push(first);
                Next::FirstName
            }
            (Next::Value | Next::FirstElement, b'[') => {
                around.push(first);
                Next::FirstElement
            }
            _ => {
                if matches!(first, b'}' | b']') {
                    around.pop();
                }
                if around.is_empty() { Next::Nothing } else { Next::CommaOrEnd }
            }
        };
        here = end;
    }
}

/// What may come next.
#[derive(Clone, Copy)]
enum Next {
    Value,
    /// A value, or the end of a list that has just begun.
    FirstElement,
    Name,
    /// A name, or the end of an object that has just begun.
    FirstName,
    Colon,
    CommaOrEnd,
    Nothing,
}

impl Next {
    fn words(self, around: Option<&u8>) -> &'static str {
        match (self, around) {
            (Self::Value, _) => "a JSON value",
            (Self::FirstElement, _) => "a JSON value or ]",
            (Self::Name, _) => "the name of a member in double quotes (a comma may not be the last)",
            (Self::FirstName, _) => "the name of a member in double quotes, or }",
            (Self::Colon, _) => "a colon",
            (Self::CommaOrEnd, Some(b'{')) => "a comma or }",
            (Self::CommaOrEnd, _) => "a comma or ]",
            (Self::Nothing, _) => "nothing after one JSON value (several values are JSON Lines, a line each)",
        }
    }
}

/// What had to stand inside a string, a number or a word.
fn inside(first: u8, bytes: &[u8], at: usize) -> &'static str {
    match first {
        b'"' if at >= bytes.len() => "the quote that ends a string",
        b'"' if byte(bytes, at) < b' ' => "a control character written as an escape",
        b'"' => "an escape that JSON has",
        b'n' | b't' | b'f' => "true, false or null",
        _ if first == b'-' || first.is_ascii_digit() => "a digit",
        _ => "a JSON value",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::Error;
    use crate::json::checked;

    fn message(text: &str) -> String {
        checked(text).map_err(|error: Error| error.to_string()).unwrap_err()
    }

    #[test]
    fn tells_what_had_to_stand_there_and_what_came() {
        for (text, expected) in [
            (
                "{\"a\": 1,}",
                "expected the name of a member in double quotes (a comma may not be the last), came '}' (line 1, column 9)",
            ),
            ("{'a': 1}", "expected the name of a member in double quotes, or }, came '\\'' (line 1, column 2)"),
            ("[1,]", "expected a JSON value, came ']' (line 1, column 4)"),
            ("[1 2]", "expected a comma or ], came '2' (line 1, column 4)"),
            ("{\"a\" 1}", "expected a colon, came '1' (line 1, column 6)"),
            ("{\"a\": 1 \"b\"", "expected a comma or }, came '\"' (line 1, column 9)"),
            ("{\"a\"", "expected a colon, came the end (line 1, column 5)"),
            ("\"abc", "expected the quote that ends a string, came the end (line 1, column 5)"),
            ("\"a\u{1}\"", "expected a control character written as an escape, came U+0001 (line 1, column 3)"),
            ("\"\\x\"", "expected an escape that JSON has, came 'x' (line 1, column 3)"),
            ("nul", "expected true, false or null, came 'n' (line 1, column 1)"),
            ("-x", "expected a digit, came 'x' (line 1, column 2)"),
            ("日", "expected a JSON value, came '日' (line 1, column 1)"),
            (
                "{} {}",
                "expected nothing after one JSON value (several values are JSON Lines, a line each), came '{' (line 1, column 4)",
            ),
        ] {
            assert_eq!(message(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_explained(text in "[\\[\\]{}\":,a1\\\\tn é\u{1}-]{0,40}") {
            if let Err(error) = checked(&text) {
                prop_assert!(error.to_string().starts_with("expected "), "{error}");
            }
        }
    }
}
