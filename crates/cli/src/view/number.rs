//! Numbers as people and programs read them.

use std::time::Duration;

/// Returns a count with a comma between thousands.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a size in the unit that suits it: B, KB of 1000 B, and so on.
pub(crate) fn bytes(size: u64) -> String {
    if size < 10_000 {
        return format!("{} B", count(size));
    }
    let mut value = size as f64;
    let mut unit = "B";
    for next in ["KB", "MB", "GB", "TB"] {
        if value < 1000.0 {
            break;
        }
        value /= 1000.0;
        unit = next;
    }
    format!("{value:.1} {unit}")
}

/// Returns a duration in the unit that suits it.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{:.1} ms", time.as_secs_f64() * 1000.0),
        1..100 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 100..6000 => format!("{} min {} s", seconds / 60, seconds % 60),
        seconds => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
    }
}

/// Returns a number to three places, without the digits that a division brings: `15.822`.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_units_and_commas() {
        let counts = [0, 999, 1000, 1_234_567].map(count);
        assert_eq!(counts, ["0", "999", "1,000", "1,234,567"]);
        let sizes = [0, 8088, 12_345, 1_500_000, 7_200_000_000_000_000].map(bytes);
        assert_eq!(sizes, ["0 B", "8,088 B", "12.3 KB", "1.5 MB", "7200.0 TB"]);
        let times = [0.0016, 12.34, 100.0, 7260.0].map(|seconds| duration(Duration::from_secs_f64(seconds)));
        assert_eq!(times, ["1.6 ms", "12.3 s", "1 min 40 s", "2 h 1 min"]);
    }

    #[test]
    fn json_has_no_noise_digits() {
        let text = |number| serde_json::to_string(&rounded(number)).unwrap();
        assert_eq!([15.821_760_000_000_001, 0.1 + 0.2, 3.0].map(text), ["15.822", "0.3", "3.0"]);
    }
}
