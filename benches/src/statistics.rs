//! Order statistics.

use std::time::Duration;

/// The value at this percentile of the times, 0 when there is none.
pub fn percentile(times: impl IntoIterator<Item = Duration>, percent: usize) -> Duration {
    let mut times: Vec<_> = times.into_iter().collect();
    let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    if times.is_empty() { Duration::ZERO } else { *times.select_nth_unstable(index).1 }
}

/// The middle one of the ratios, and the lowest and the highest.
pub fn spread(mut ratios: Vec<f64>) -> (f64, f64, f64) {
    ratios.sort_by(f64::total_cmp);
    match (ratios.first(), ratios.get(ratios.len() / 2), ratios.last()) {
        (Some(&low), Some(&middle), Some(&high)) => (middle, low, high),
        _ => (f64::NAN, f64::NAN, f64::NAN),
    }
}
