//! From the text of a number to its value.

/// How many digits a `f64` always holds exactly.
const EXACT_DIGITS: usize = 15;

/// All exact. The quotient of two exact numbers is rounded once, so it is the `f64` nearest to the decimal number.
const POWERS_OF_TEN: [f64; EXACT_DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// From here on a `f64` doesn't hold every whole number.
const END_OF_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number as it is written, without its sign: its digits, and how many of them stand after the point.
struct Digits {
    whole: i64,
    fraction: usize,
}

/// `None` where there are more digits than a `f64` holds, an exponent, or what is no number.
fn short(unsigned: &[u8]) -> Option<Digits> {
    let is_number = matches!(unsigned, [b'0'..=b'9'] | [b'0'..=b'9', .., b'0'..=b'9']);
    if !is_number || unsigned.len() > EXACT_DIGITS {
        return None;
    }
    let mut digits = Digits { whole: 0, fraction: 0 };
    let mut point = None;
    for (index, byte) in unsigned.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits.whole = digits.whole * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some(index + 1),
            _ => return None,
        }
    }
    digits.fraction = point.map_or(0, |point| unsigned.len() - point);
    Some(digits)
}

fn without_sign(number: &str) -> (&[u8], bool) {
    match number.as_bytes() {
        [b'-', unsigned @ ..] => (unsigned, true),
        unsigned => (unsigned, false),
    }
}

/// The whole number that a JSON number is, in any spelling, if no digit is lost.
pub(crate) fn integer(number: &str) -> Option<i64> {
    let (unsigned, is_negative) = without_sign(number);
    if let Some(Digits { whole, fraction: 0 }) = short(unsigned) {
        return Some(if is_negative { -whole } else { whole });
    }
    number.parse().ok().or_else(|| {
        let float: f64 = number.parse().ok()?;
        // Whole and within the range where f64 counts exactly: the cast loses nothing.
        (float.fract() == 0.0 && float.abs() < END_OF_WHOLE).then_some(float as i64)
    })
}

/// The value of a JSON number, rounded once. `None` when it is beyond all measure.
pub(crate) fn float(number: &str) -> Option<f64> {
    let (unsigned, is_negative) = without_sign(number);
    if let Some(Digits { whole, fraction }) = short(unsigned) {
        let float = whole as f64 / POWERS_OF_TEN.get(fraction)?;
        return Some(if is_negative { -float } else { float });
    }
    let float: f64 = number.parse().ok()?;
    float.is_finite().then_some(float)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn integers_lose_no_digit() {
        for (number, expected) in [
            ("0", Some(0)),
            ("-7", Some(-7)),
            ("5.0", Some(5)),
            ("1e3", Some(1000)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9007199254740993", Some(9_007_199_254_740_993)),
            ("9223372036854775808", None),
            ("5.5", None),
            ("1e300", None),
        ] {
            assert_eq!(integer(number), expected, "{number}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn floats_are_those_of_std(number in "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?([eE][+-]?[0-9]{1,3})?") {
            let expected: f64 = number.parse().unwrap();
            let expected = expected.is_finite().then_some(expected);
            prop_assert_eq!(float(&number).map(f64::to_bits), expected.map(f64::to_bits), "{}", number);
        }

        #[test]
        fn whole_numbers_are_those_of_std(number in any::<i64>()) {
            prop_assert_eq!(integer(&number.to_string()), Some(number));
        }

        #[test]
        fn what_is_no_number_is_none(text in "[-+.eE0-9a]{0,20}") {
            if text.parse::<f64>().is_err() {
                prop_assert_eq!((integer(&text), float(&text)), (None, None));
            }
        }
    }
}
