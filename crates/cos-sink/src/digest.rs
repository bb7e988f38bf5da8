//! SHA-256 digests: what makes two records the same.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

/// A SHA-256 digest (32 bytes).
///
/// [`Display`](fmt::Display) writes 64 lower-case hex digits, [`FromStr`] reads them back.
///
/// ```
/// use cos_sink::Digest;
///
/// let digest = Digest::of(b"abc");
/// assert_eq!(digest.short(), "ba7816bf8f01cfea");
/// assert_eq!(digest.hex().parse(), Ok(digest));
/// assert_eq!(Digest::of_parts(["a", "bc"]), digest);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// How many hex digits [`Digest::short`] has.
    pub const SHORT_LEN: usize = 16;

    /// Computes the digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Computes the digest of the parts joined without a separator.
    pub fn of_parts<I>(parts: I) -> Self
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut context = Sha256::new();
        for part in parts {
            context.update(part.as_ref());
        }
        Self(context.finalize().into())
    }

    /// Returns the 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Returns all 64 hex digits, lower case.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// Returns the first 16 hex digits: enough to tell objects of one archive apart.
    pub fn short(&self) -> String {
        hex(&self.0[..Self::SHORT_LEN / 2])
    }
}

/// Lower-case hex of `bytes`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.hex())
    }
}

/// The text isn't 64 hex digits.
///
/// ```
/// use cos_sink::Digest;
///
/// let error = "abc".parse::<Digest>().unwrap_err();
/// println!("the metadata's sha256: {error}");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 digest is 64 hex digits, this text is {len} bytes with or without other characters")]
pub struct ParseDigestError {
    len: usize,
}

impl FromStr for Digest {
    type Err = ParseDigestError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = ParseDigestError { len: text.len() };
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(error);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = [pair[0], pair[1]].map(|digit| char::from(digit).to_digit(16));
            let (Some(high), Some(low)) = (high, low) else {
                return Err(error);
            };
            // Both are below 16, so the byte holds them.
            *byte = (high << 4 | low) as u8;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_vectors() {
        // FIPS 180-2, appendix B.
        assert_eq!(Digest::of(b"abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Digest::of(b"").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn parts_are_joined() {
        assert_eq!(Digest::of_parts([&b"a"[..], b"", b"bc"]), Digest::of(b"abc"));
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        let digest = Digest::of(b"x");
        assert_eq!(digest.hex().parse(), Ok(digest));
        assert_eq!(digest.hex().to_uppercase().parse(), Ok(digest));
        assert!("".parse::<Digest>().is_err());
        assert!(digest.hex()[1..].parse::<Digest>().is_err());
        assert!("g".repeat(64).parse::<Digest>().is_err());
        assert!("é".repeat(32).parse::<Digest>().is_err());
    }
}
