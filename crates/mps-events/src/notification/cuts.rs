//! The members that change when the same notification is sent again, cut out of its bytes.

use std::ops::Range;

/// Where `part` stands in `whole`, which it must be a part of.
pub(super) fn span(whole: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}

/// What is left of `bytes` without `cuts`, which are in order and apart from one another.
pub(super) fn without<'a>(bytes: &'a [u8], cuts: &[Range<usize>]) -> Vec<&'a [u8]> {
    let ends = cuts.iter().map(|cut| cut.start).chain([bytes.len()]);
    let starts = [0].into_iter().chain(cuts.iter().map(|cut| cut.end));
    starts.zip(ends).filter_map(|(start, end)| bytes.get(start..end)).filter(|part| !part.is_empty()).collect()
}
