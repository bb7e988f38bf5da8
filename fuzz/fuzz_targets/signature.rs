//! Any sign and any moment: nothing but the right sign is accepted, and times are read without panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mps_events::{EventTime, Signature};

/// The sign of the timestamp 1700000000 under the key `my-key`.
const SIGN: &str = "7809385d9acf2a6faab36ef5dfc3128d";

fuzz_target!(|input: (i64, i64, String, String)| {
    let (timestamp, now, sign, key) = input;
    let now = EventTime::from_unix_seconds(now);
    let is_right = timestamp == 1_700_000_000 && key == "my-key" && sign.eq_ignore_ascii_case(SIGN);
    let outcome = Signature::new(timestamp, &sign).verify(&key, now);
    assert!(outcome.is_err() || now.unix_seconds() <= timestamp);
    if sign.len() != 32 {
        assert!(outcome.is_err());
    }
    if is_right && now.unix_seconds() <= timestamp {
        assert!(outcome.is_ok());
    }
    let _ = (now.to_string(), now.date(), now.hour());
    if let Some(time) = EventTime::parse(&sign) {
        assert_eq!(EventTime::parse(&time.to_string()), Some(time));
    }
});
