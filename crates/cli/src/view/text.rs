//! Text from outside, made fit for a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Returns how many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Returns a text in which what could steer a terminal is shown by its code: controls, and what changes the direction
/// of writing.
pub(crate) fn printable(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(steers) {
        return text.to_owned();
    }
    text.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Returns a text that takes at most `columns`: of a longer one the middle is left out, because an id's beginning tells
/// its kind and its end tells it from others. `tail` is how many columns of its end stay.
pub(crate) fn shortened(text: &str, columns: usize, tail: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let tail = tail.min(columns.saturating_sub(1));
    let end: String = taken(text.chars().rev(), tail).chars().rev().collect();
    let start = taken(text.chars(), columns.saturating_sub(1 + width(&end)));
    format!("{start}…{end}")
}

/// As many of the characters as take at most `columns`.
fn taken(characters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut left = columns;
    characters
        .take_while(|c| match left.checked_sub(c.width().unwrap_or(0)) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_keeps_both_ends() {
        let id = "1250000000-WorkflowTask-5b1e0f3ac94d4b6f8a7c2d9e4f1a6b37t0";
        assert_eq!(shortened(id, 26, 8), "1250000000-Workfl…1a6b37t0");
        assert_eq!(shortened("short", 26, 8), "short");
        assert_eq!(shortened("片段视频", 5, 2), "片…频");
    }

    #[test]
    fn what_steers_a_terminal_is_shown() {
        assert_eq!(printable("a\u{1b}[31m\u{202e}片"), "a\\u{1b}[31m\\u{202e}片");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in "\\PC{0,40}", columns in 1_usize..30, tail in 0_usize..10) {
            prop_assert!(width(&shortened(&text, columns, tail)) <= columns);
        }
    }
}
