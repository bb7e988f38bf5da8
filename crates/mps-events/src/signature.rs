//! The signature of callbacks over HTTP.

use std::fmt;

use md5::{Digest, Md5};
use subtle::ConstantTimeEq;

use crate::EventTime;

/// The signature that MPS puts into a callback when its task was given a `NotifyKey`.
///
/// `Sign` is the MD5, in hex, of the decimal `Timestamp` followed by the `NotifyKey`. `Timestamp` is the moment
/// at which the signature **expires**, ten minutes after it was made unless asked otherwise
/// ([862/39228](https://cloud.tencent.com/document/product/862/39228)).
///
/// # What it proves
///
/// Only that the sender once saw a valid pair of `Timestamp` and `Sign`. **It does not cover the body**: who
/// holds one signed callback can send any body with it until it expires. Before anything of consequence is done,
/// ask `DescribeTaskDetail` for the task itself.
///
/// ```
/// use mps_events::{EventTime, Signature};
///
/// let signature = Signature::new(1_700_000_000, "7809385d9acf2a6faab36ef5dfc3128d");
/// let now = EventTime::from_unix_seconds(1_699_999_990);
/// assert!(signature.verify("my-key", now).is_ok());
/// assert!(signature.verify("other-key", now).is_err());
/// ```
#[derive(Clone, Copy)]
pub struct Signature<'a> {
    timestamp: i64,
    sign: &'a str,
}

/// Why a [`Signature`] was refused.
///
/// ```
/// use mps_events::{EventTime, Signature, SignatureError};
///
/// let signature = Signature::new(1_700_000_000, "7809385d9acf2a6faab36ef5dfc3128d");
/// let late = EventTime::from_unix_seconds(1_700_000_001);
/// assert_eq!(signature.verify("my-key", late), Err(SignatureError::Expired));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureError {
    /// `Sign` is not the one that `Timestamp` and the key give.
    Mismatch,
    /// `Sign` is right and `Timestamp` lies in the past.
    Expired,
}

impl<'a> Signature<'a> {
    /// Creates a signature from the members `Timestamp` (Unix seconds) and `Sign` of a callback.
    pub const fn new(timestamp: i64, sign: &'a str) -> Self {
        Self { timestamp, sign }
    }

    /// Returns until when the signature holds.
    pub const fn expires_at(&self) -> EventTime {
        EventTime::from_unix_seconds(self.timestamp)
    }

    /// Checks `Sign` against `notify_key`, then the expiry against `now`.
    ///
    /// The comparison takes the same time wherever the two differ, and either case of the hex digits is
    /// accepted. `now` is a [`SystemTime`](std::time::SystemTime) or an [`EventTime`].
    ///
    /// # Errors
    ///
    /// [`SignatureError::Mismatch`] when key, timestamp and sign don't belong together,
    /// [`SignatureError::Expired`] when they do and the timestamp is before `now`.
    pub fn verify(&self, notify_key: &str, now: impl Into<EventTime>) -> Result<(), SignatureError> {
        let mut digest = Md5::new();
        digest.update(self.timestamp.to_string());
        digest.update(notify_key);
        let expected = hex(&digest.finalize());
        let given = self.sign.as_bytes().to_ascii_lowercase();
        // The length is public: it is always 32. Slices of different length are unequal.
        if !bool::from(expected.ct_eq(&given)) {
            return Err(SignatureError::Mismatch);
        }
        if self.expires_at() < now.into() {
            return Err(SignatureError::Expired);
        }
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|nibble| DIGITS[usize::from(nibble)]).collect()
}

/// Shows when it expires, and not the sign.
impl fmt::Debug for Signature<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signature").field("expires_at", &self.expires_at()).finish_non_exhaustive()
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mismatch => {
                "the callback's Sign is not the one that its Timestamp and the NotifyKey give; \
                 check that the task was started with this NotifyKey"
            }
            Self::Expired => "the callback's signature has expired; it is late, sent again, or the clock is wrong",
        })
    }
}

impl std::error::Error for SignatureError {}

#[cfg(test)]
mod tests {
    use super::*;

    // `printf '1700000000my-key' | md5sum`
    const SIGN: &str = "7809385d9acf2a6faab36ef5dfc3128d";

    fn at(seconds: i64) -> EventTime {
        EventTime::from_unix_seconds(seconds)
    }

    #[test]
    fn accepts_either_case_until_the_expiry() {
        let upper = SIGN.to_ascii_uppercase();
        for sign in [SIGN, &upper] {
            let signature = Signature::new(1_700_000_000, sign);
            assert_eq!(signature.verify("my-key", at(1_700_000_000)), Ok(()));
            assert_eq!(signature.verify("my-key", at(1_700_000_001)), Err(SignatureError::Expired));
        }
    }

    #[test]
    fn refuses_another_key_timestamp_or_sign() {
        let refused = Err(SignatureError::Mismatch);
        let now = at(0);
        let good = Signature::new(1_700_000_000, SIGN);
        assert_eq!(good.verify("my-kez", now), refused);
        assert_eq!(good.verify("", now), refused);
        assert_eq!(Signature::new(1_700_000_001, SIGN).verify("my-key", now), refused);
        for sign in ["", "e9", &SIGN[..31], &format!("{SIGN}0"), "签名签名签名签名签名签名签名签名"] {
            let signature = Signature::new(1_700_000_000, sign);
            assert_eq!(signature.verify("my-key", now), refused, "{sign}");
        }
    }

    #[test]
    fn debug_shows_no_sign() {
        let debug = format!("{:?}", Signature::new(1_700_000_000, SIGN));
        assert!(!debug.contains(SIGN), "{debug}");
        assert!(debug.contains("2023-11-14T22:13:20Z"), "{debug}");
    }
}
