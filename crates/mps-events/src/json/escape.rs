//! The text that a JSON string with escapes stands for.

use super::search::end_of_plain;

/// Decodes what stands between the quotes of a string. `None` where an escape is half a surrogate pair.
pub(super) fn unescaped(mut inner: &str) -> Option<String> {
    // No escape is shorter than what it stands for.
    let mut text = String::with_capacity(inner.len());
    loop {
        let (plain, rest) = inner.split_at_checked(end_of_plain(inner.as_bytes(), 0))?;
        text.push_str(plain);
        let Some(escape) = rest.strip_prefix('\\') else {
            return rest.is_empty().then_some(text);
        };
        let (character, rest) = match escape.strip_prefix('u') {
            Some(digits) => hexadecimal(digits)?,
            None => (short(*escape.as_bytes().first()?)?, escape.get(1..)?),
        };
        text.push(character);
        inner = rest;
    }
}

/// What one letter after a backslash stands for.
fn short(letter: u8) -> Option<char> {
    Some(match letter {
        b'"' | b'\\' | b'/' => char::from(letter),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    })
}

/// What stands after `\u`: four digits, or a pair of surrogates of four each; and what follows it.
fn hexadecimal(digits: &str) -> Option<(char, &str)> {
    let (first, rest) = unit(digits)?;
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Some((character, rest));
    }
    let (second, rest) = unit(rest.strip_prefix("\\u")?)?;
    let character = char::decode_utf16([first, second]).next()?.ok()?;
    Some((character, rest))
}

fn unit(digits: &str) -> Option<(u16, &str)> {
    let (unit, rest) = digits.split_at_checked(4)?;
    // `from_str_radix` takes a sign, which JSON does not.
    let unit = u16::from_str_radix(unit, 16).ok().filter(|_| !unit.starts_with('+'))?;
    Some((unit, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn text_is_what_serde_json_reads(
            parts in proptest::collection::vec(
                prop_oneof![
                    "[a中é😀 ]{0,9}",
                    r#"\\["\\/bfnrt]"#,
                    r"\\u[0-9a-fA-F]{4}",
                    r"\\u[dD][89abAB][0-9a-f]{2}\\u[dD][c-fC-F][0-9a-f]{2}",
                ],
                0..8,
            ),
        ) {
            let inner = parts.concat();
            let expected = serde_json::from_str::<String>(&format!("\"{inner}\""));
            prop_assert_eq!(unescaped(&inner), expected.ok());
        }

        #[test]
        fn what_is_no_json_is_answered_without_panic(inner in "[\\\\u\"dD8cé+0-9]{0,20}") {
            let _ = unescaped(&inner);
        }
    }
}
