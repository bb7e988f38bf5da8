//! Object keys that every sink can store under.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::Digest;

/// The key of an object: segments joined by `/`.
///
/// A key fits COS (436/13324) and file systems alike:
///
/// - 1 to 850 bytes of UTF-8 in all, each segment 1 to 249 bytes (a file name has 255, a sidecar needs 6);
/// - no leading or trailing `/`, no empty segment, no `\`, no control character;
/// - no segment that starts with `.`: `.` and `..` would leave the prefix, and other such names are
///   kept for sidecars and temporary files.
///
/// ```
/// use cos_sink::{Digest, ObjectKey};
///
/// let key = ObjectKey::parse("dt=2026-11-22/task-1.json")?;
/// let other = key.distinct(&Digest::of(b"another event"));
/// assert_eq!(other.as_str(), "dt=2026-11-22/task-1~909cee05437a9ebc.json");
/// assert!(ObjectKey::parse("../secrets").is_err());
/// # Ok::<(), cos_sink::ObjectKeyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectKey(Arc<str>);

impl ObjectKey {
    /// The most bytes that a key may have: COS's limit (436/13324).
    pub const MAX_LEN: usize = 850;

    /// The most bytes that one segment may have.
    pub const MAX_SEGMENT_LEN: usize = 249;

    /// Checks `key` and takes it as it is.
    ///
    /// # Errors
    /// [`ObjectKeyError`] names the first rule that the text breaks.
    pub fn parse(key: impl AsRef<str>) -> Result<Self, ObjectKeyError> {
        let key = key.as_ref();
        check(key)?;
        Ok(Self(key.into()))
    }

    /// A key that is known to keep the rules: the template checked its worst case.
    pub(crate) fn from_checked(key: String) -> Self {
        debug_assert_eq!(check(&key), Ok(()), "{key:?}");
        Self(key.into())
    }

    /// Returns the key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the key for a record whose own key is taken by another one.
    ///
    /// `~` and the first 16 hex digits of `digest` go before the extension of the last segment, so the two
    /// objects lie side by side. The same digest gives the same key. A key at its limit of length is cut to fit.
    pub fn distinct(&self, digest: &Digest) -> Self {
        let (stem, extension) = self.stem_and_extension();
        let tail = format!("~{}{extension}", digest.short());
        self.with_tail(stem, &tail)
    }

    /// Returns the key with an extension more, such as `.gz`. A key at its limit of length is cut, and marked by a
    /// digest of itself so that it stays its own.
    ///
    /// ```
    /// use cos_sink::ObjectKey;
    ///
    /// assert_eq!(ObjectKey::parse("a/b.json")?.extended(".gz").as_str(), "a/b.json.gz");
    /// # Ok::<(), cos_sink::ObjectKeyError>(())
    /// ```
    pub fn extended(&self, extension: &str) -> Self {
        Self::parse(format!("{self}{extension}")).unwrap_or_else(|_| {
            let tail = format!("~{}{extension}", Digest::of(self.0.as_bytes()).short());
            self.with_tail(&self.0[self.name_start()..], &tail)
        })
    }

    fn name_start(&self) -> usize {
        self.0.rfind('/').map_or(0, |slash| slash + 1)
    }

    fn stem_and_extension(&self) -> (&str, &str) {
        let name = &self.0[self.name_start()..];
        match name.rfind('.') {
            // An extension that is long is no extension, and would leave no room for the mark.
            Some(dot) if name.len() - dot <= 32 => name.split_at(dot),
            _ => (name, ""),
        }
    }

    /// The folder, as much of `stem` as fits, and `tail`.
    fn with_tail(&self, stem: &str, tail: &str) -> Self {
        let folder = &self.0[..self.name_start()];
        let room = (Self::MAX_SEGMENT_LEN.min(Self::MAX_LEN.saturating_sub(folder.len()))).saturating_sub(tail.len());
        let stem = &stem[..stem.floor_char_boundary(room.min(stem.len()))];
        Self(format!("{folder}{stem}{tail}").into())
    }

    /// Returns `prefix/self`, for a sink that keeps its objects below a prefix.
    ///
    /// # Errors
    /// [`ObjectKeyError`] when both together are too long.
    pub fn prefixed(&self, prefix: &Self) -> Result<Self, ObjectKeyError> {
        Self::parse(format!("{prefix}/{self}"))
    }
}

fn check(key: &str) -> Result<(), ObjectKeyError> {
    if key.is_empty() {
        return Err(ObjectKeyError::Empty);
    }
    if key.len() > ObjectKey::MAX_LEN {
        return Err(ObjectKeyError::TooLong { len: key.len() });
    }
    if key.starts_with('/') {
        return Err(ObjectKeyError::LeadingSlash);
    }
    if let Some((at, found)) = key.char_indices().find(|(_, c)| c.is_control() || *c == '\\') {
        return Err(ObjectKeyError::Character { found, at });
    }
    for segment in key.split('/') {
        if segment.is_empty() {
            return Err(ObjectKeyError::EmptySegment);
        }
        if segment.starts_with('.') {
            return Err(ObjectKeyError::Dot);
        }
        if segment.len() > ObjectKey::MAX_SEGMENT_LEN {
            return Err(ObjectKeyError::SegmentTooLong { len: segment.len() });
        }
    }
    Ok(())
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl AsRef<str> for ObjectKey {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for ObjectKey {
    type Err = ObjectKeyError;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::parse(key)
    }
}

/// Why a text is no [`ObjectKey`].
///
/// ```
/// use cos_sink::{ObjectKey, ObjectKeyError};
///
/// assert_eq!(ObjectKey::parse("a//b"), Err(ObjectKeyError::EmptySegment));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObjectKeyError {
    /// The text is empty.
    #[error("an object key can't be empty")]
    Empty,
    /// The text is longer than COS takes.
    #[error("an object key has at most {} bytes, this one has {len}: shorten it or its prefix", ObjectKey::MAX_LEN)]
    TooLong {
        /// Its length in bytes.
        len: usize,
    },
    /// One segment is longer than a file name may be.
    #[error(
        "a segment of an object key has at most {} bytes, this one has {len}: split it with /",
        ObjectKey::MAX_SEGMENT_LEN
    )]
    SegmentTooLong {
        /// Its length in bytes.
        len: usize,
    },
    /// The text starts with a slash.
    #[error("an object key doesn't start with /: remove it")]
    LeadingSlash,
    /// Two slashes follow each other, or the last character is a slash.
    #[error("a segment of an object key can't be empty: remove the doubled or trailing /")]
    EmptySegment,
    /// A segment starts with a dot.
    #[error("a segment of an object key can't start with a dot: such names are kept for sidecars and temporary files")]
    Dot,
    /// A control character or a backslash.
    #[error("an object key can't hold the character {found:?} (at byte {at})")]
    Character {
        /// The character.
        found: char,
        /// Its place in bytes from the start.
        at: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_ordinary_keys() {
        for key in ["a", "a/b.json", "dt=2026-11-22/event_type=X/1~2.json", "日志/a b+c%20.json", "a..b/c."] {
            assert_eq!(ObjectKey::parse(key).unwrap().as_str(), key);
        }
        assert!(ObjectKey::parse("x".repeat(249)).is_ok());
    }

    #[test]
    fn refuses_what_could_leave_the_prefix_or_break_a_store() {
        let long = format!("{}a", "a/".repeat(425));
        for (key, error) in [
            ("", ObjectKeyError::Empty),
            ("/a", ObjectKeyError::LeadingSlash),
            ("a//b", ObjectKeyError::EmptySegment),
            ("a/", ObjectKeyError::EmptySegment),
            ("..", ObjectKeyError::Dot),
            ("a/../b", ObjectKeyError::Dot),
            ("a/./b", ObjectKeyError::Dot),
            ("a/.b.meta", ObjectKeyError::Dot),
            ("a\\b", ObjectKeyError::Character { found: '\\', at: 1 }),
            ("a\0", ObjectKeyError::Character { found: '\0', at: 1 }),
            ("a\u{85}", ObjectKeyError::Character { found: '\u{85}', at: 1 }),
            (long.as_str(), ObjectKeyError::TooLong { len: 851 }),
        ] {
            assert_eq!(ObjectKey::parse(key), Err(error), "{key:?}");
        }
        assert_eq!(ObjectKey::parse("x".repeat(250)), Err(ObjectKeyError::SegmentTooLong { len: 250 }));
    }

    #[test]
    fn a_distinct_key_is_always_valid_and_lies_beside() {
        let digest = Digest::of(b"1");
        let mark = format!("~{}", digest.short());
        for (key, distinct) in [
            ("a", format!("a{mark}")),
            ("a/b.json", format!("a/b{mark}.json")),
            ("a.b/c", format!("a.b/c{mark}")),
            ("a/b.json.gz", format!("a/b.json{mark}.gz")),
        ] {
            assert_eq!(ObjectKey::parse(key).unwrap().distinct(&digest).as_str(), distinct);
        }
        let segment = "ä".repeat(124);
        let full = format!("{}/{}/{}/{}", segment, segment, segment, "ä".repeat(51));
        for key in ["x".repeat(249), segment, full] {
            let key = ObjectKey::parse(key).unwrap().distinct(&digest);
            assert_eq!(check(key.as_str()), Ok(()), "{key}");
            assert!(key.as_str().ends_with(&mark));
            let extended = key.extended(".gz");
            assert_eq!(check(extended.as_str()), Ok(()), "{extended}");
            assert!(extended.as_str().ends_with(".gz"));
        }
        // Two keys that are cut alike stay apart.
        let [one, two] = ["1", "2"].map(|end| ObjectKey::parse(format!("{}{end}", "x".repeat(248))).unwrap());
        assert_ne!(one.extended(".gz"), two.extended(".gz"));
    }
}
