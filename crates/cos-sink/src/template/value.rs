//! A field's value as part of one segment.

use crate::Digest;

/// The most bytes that an encoded value takes.
pub(super) const MAX_LEN: usize = 80;

/// What a cut value keeps of its start: the rest is `~` and 16 hex digits.
const KEPT_LEN: usize = MAX_LEN - 1 - Digest::SHORT_LEN;

/// What a cut value may keep: the next character didn't fit, and none takes more than 12 bytes.
pub(super) const CUT_LENS: std::ops::RangeInclusive<usize> = KEPT_LEN - 11..=KEPT_LEN;

/// What stands for an absent or empty value.
pub(super) const UNKNOWN: &str = "unknown";

/// Appends `value`, encoded and cut.
pub(super) fn encode_into(key: &mut String, value: &str) {
    let start = key.len();
    // Where the encoded text can be cut: after the last whole character that fits.
    let mut cut = start;
    for (at, character) in value.char_indices() {
        if is_plain(character) && !(at == 0 && matches!(character, '.' | '_')) {
            key.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                key.push('%');
                for digit in [byte >> 4, byte & 15] {
                    key.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
        let len = key.len() - start;
        if len <= KEPT_LEN {
            cut = key.len();
        }
        if len > MAX_LEN {
            key.truncate(cut);
            key.push('~');
            key.push_str(&Digest::of(value.as_bytes()).short());
            return;
        }
    }
}

/// Whether a character needs no encoding. `=` would end Hive's partition name, `~` marks what was cut.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-')
}

/// Whether a byte may stand in an encoded value.
pub(super) fn is_encoded(byte: u8) -> bool {
    is_plain(char::from(byte)) || matches!(byte, b'%' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(value: &str) -> String {
        let mut key = String::new();
        encode_into(&mut key, value);
        key
    }

    #[test]
    fn short_values_are_kept_whole() {
        assert_eq!(encode("2026-11-22T01:02"), "2026-11-22T01%3A02");
        assert_eq!(encode("a.b"), "a.b");
        assert_eq!(encode(".b"), "%2Eb");
        assert_eq!(encode("_b_"), "%5Fb_");
        let full = "x".repeat(80);
        assert_eq!(encode(&full), full);
    }

    #[test]
    fn long_values_are_cut_between_characters() {
        let long = "x".repeat(81);
        let cut = encode(&long);
        assert_eq!(cut, format!("{}~{}", "x".repeat(63), Digest::of(long.as_bytes()).short()));
        assert_eq!(cut.len(), MAX_LEN);
        // Nine bytes a character: six characters are 54 bytes, seven would be 63.
        let cut = encode(&"日".repeat(1000));
        assert_eq!(cut.split_once('~').unwrap().0, "%E6%97%A5".repeat(7));
        let cut = encode(&format!("x{}", "日".repeat(1000)));
        assert_eq!(cut.split_once('~').unwrap().0, format!("x{}", "%E6%97%A5".repeat(6)));
    }
}
