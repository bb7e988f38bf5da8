//! The events that are delivered when none is named: made up, and shaped as the platform's are.

use super::args::Route;
use super::inputs::Input;

/// What `mps_events::fixtures` leaves out: a delivery of several notifications, and one that is none.
const DELIVERIES: [(&str, &[u8]); 2] = [
    ("cmq_two_records", include_bytes!("../../samples/cmq_two_records.json")),
    ("not_json", include_bytes!("../../samples/not_json.txt")),
];

/// One notification of each kind, then the deliveries, which no callback over HTTP has the shape of.
pub(crate) fn all(route: Route) -> Vec<Input> {
    let notifications = mps_events::fixtures::all().iter();
    let deliveries = if route == Route::Url { &[] } else { &DELIVERIES[..] };
    notifications.chain(deliveries).map(|&(name, bytes)| Input::new(name, compact(bytes))).collect()
}

/// The sample without the white space that makes it readable, as MPS sends its events; what is no JSON as it is.
fn compact(sample: &[u8]) -> Vec<u8> {
    if serde_json::from_slice::<serde::de::IgnoredAny>(sample).is_err() {
        return sample.to_vec();
    }
    let (mut in_string, mut is_escaped) = (false, false);
    let kept = |&byte: &u8| {
        if in_string {
            (in_string, is_escaped) = (is_escaped || byte != b'"', !is_escaped && byte == b'\\');
            return true;
        }
        in_string = byte == b'"';
        !byte.is_ascii_whitespace()
    };
    sample.iter().copied().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_where_it_means_nothing() {
        assert_eq!(compact(br#" { "a\" b\\" : [ 1 , "x  y" ] } "#), br#"{"a\" b\\":[1,"x  y"]}"#);
        assert_eq!(compact(b"not json \n"), b"not json \n");
    }

    #[test]
    fn every_sample_means_the_same() {
        for input in all(Route::Call) {
            let bytes = input.bytes.unwrap();
            assert!(!bytes.contains(&b'\n') || input.name == "not_json", "{}", input.name);
        }
        for (_, bytes) in mps_events::fixtures::all() {
            let value = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
            assert_eq!(value(&compact(bytes)), value(bytes));
        }
    }
}
