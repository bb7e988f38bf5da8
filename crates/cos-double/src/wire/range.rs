//! The header `Range`.

/// What a `Range` asks for, of an object of a given length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Range {
    /// All of it: what isn't one range of bytes has no effect. COS has no answer of several ranges (436/14115).
    Whole,
    /// These bytes.
    Part(std::ops::Range<usize>),
    /// Nothing that is there: 416.
    Outside,
}

/// Reads `bytes=a-b`, `bytes=a-` and `bytes=-n`, the last `n` bytes.
pub(crate) fn range_of(text: &str, len: usize) -> Range {
    let bounds = text.strip_prefix("bytes=").and_then(|text| text.split_once('-'));
    let Some((start, end)) = bounds else { return Range::Whole };
    let number = |text: &str| text.trim().parse::<usize>();
    match (start.trim(), end.trim()) {
        ("", last) => match number(last) {
            Ok(0) => Range::Outside,
            Ok(_) if len == 0 => Range::Outside,
            Ok(last) => Range::Part(len.saturating_sub(last)..len),
            Err(_) => Range::Whole,
        },
        (start, "") => match number(start) {
            Ok(start) if start < len => Range::Part(start..len),
            Ok(_) => Range::Outside,
            Err(_) => Range::Whole,
        },
        (start, end) => match (number(start), number(end)) {
            (Ok(start), Ok(end)) if start > end => Range::Whole,
            (Ok(start), Ok(_)) if start >= len => Range::Outside,
            (Ok(start), Ok(end)) => Range::Part(start..end.saturating_add(1).min(len)),
            _ => Range::Whole,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_what_is_there() {
        for (text, range) in [
            ("bytes=0-0", Range::Part(0..1)),
            ("bytes=2-", Range::Part(2..10)),
            ("bytes=-2", Range::Part(8..10)),
            ("bytes=-20", Range::Part(0..10)),
            ("bytes=8-99", Range::Part(8..10)),
            ("bytes=10-", Range::Outside),
            ("bytes=10-12", Range::Outside),
            ("bytes=-0", Range::Outside),
            ("bytes=5-2", Range::Whole),
            ("bytes=0-1,4-5", Range::Whole),
            ("lines=0-1", Range::Whole),
            ("bytes=a-b", Range::Whole),
        ] {
            assert_eq!(range_of(text, 10), range, "{text}");
        }
        assert_eq!(range_of("bytes=-1", 0), Range::Outside);
    }
}
