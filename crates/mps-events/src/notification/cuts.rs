//! The members that change when the same notification is sent again, cut out of its bytes.

use std::ops::Range;

use serde_json::value::RawValue;

/// Where the member with this value stands in `bytes`, from the quote before its name to the end of its value.
///
/// `value` must be a part of `bytes`.
pub(super) fn span(bytes: &[u8], value: &RawValue) -> Range<usize> {
    let start = value.get().as_ptr() as usize - bytes.as_ptr() as usize;
    let before = bytes.get(..start).unwrap_or_default();
    // Back over `:` and white space to the name, whose last byte is a quote. The quote before the name is the
    // first that no backslash precedes, as every quote within a name is escaped.
    let closing = memchr::memrchr(b'"', before).unwrap_or(0);
    let opening = memchr::memrchr_iter(b'"', &before[..closing])
        .find(|&quote| quote == 0 || before[quote - 1] != b'\\')
        .unwrap_or(closing);
    opening..start + value.get().len()
}

/// What is left of `bytes` without `cuts`, which are in order and apart from one another.
pub(super) fn without<'a>(bytes: &'a [u8], cuts: &[Range<usize>]) -> Vec<&'a [u8]> {
    let ends = cuts.iter().map(|cut| cut.start).chain([bytes.len()]);
    let starts = [0].into_iter().chain(cuts.iter().map(|cut| cut.end));
    starts.zip(ends).filter_map(|(start, end)| bytes.get(start..end)).filter(|part| !part.is_empty()).collect()
}
