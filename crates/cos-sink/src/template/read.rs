//! Reads keys back into the fields that they were rendered from.

use std::collections::BTreeMap;
use std::fmt;

use super::{KeyTemplate, Piece, value};
use crate::{Digest, ObjectKey};

/// What [`KeyTemplate::read`] finds in a key: the fields' values, decoded.
///
/// ```
/// use cos_sink::{KeyTemplate, ObjectKey};
///
/// let template = KeyTemplate::parse("dt={date}/{task_id}.json")?;
/// let fields = template.read(&ObjectKey::parse("dt=2026-11-22/1.json")?).ok_or("not one of ours")?;
/// assert_eq!((fields.get("date"), fields.get("task_id")), (Some("2026-11-22"), Some("1")));
/// assert_eq!(fields.mark(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct KeyFields {
    values: BTreeMap<Box<str>, Value>,
    mark: Option<Box<str>>,
}

#[derive(Clone, PartialEq, Eq)]
struct Value {
    text: String,
    is_whole: bool,
}

impl KeyFields {
    /// Returns the value of a field; `None` for one that the template doesn't have.
    ///
    /// A value that was absent reads as its default, or as `unknown`. Of one that was cut this is the start.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|value| value.text.as_str())
    }

    /// Returns whether the value of a field was short enough to stand in the key whole.
    pub fn is_whole(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| value.is_whole)
    }

    /// Returns the 16 hex digits that [`ObjectKey::distinct`] put into the key of a record whose own key was taken.
    pub fn mark(&self) -> Option<&str> {
        self.mark.as_deref()
    }

    /// Iterates over names and values, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (&**name, value.text.as_str()))
    }
}

impl fmt::Debug for KeyFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl KeyTemplate {
    /// Reads a key that this template may have rendered; `None` when it can't have.
    ///
    /// The mark of [`ObjectKey::distinct`] is taken off first where there is one. An extension that a layer added, such
    /// as `.gz`, must be taken off before.
    ///
    /// Rendering the fields again gives the same key, unless a value was cut. Where two fields of a segment are
    /// separated by something that values may hold themselves (letters, digits, `.`, `_` or `-`, or nothing), the field
    /// on the left gets as much as it can: `{a}.{b}` reads `1.2.3` as `1.2` and `3`. A mark behind 52 to 63 bytes that can
    /// be one value reads as the end of a value that was cut; who knows the shape of a field, such as a digest's, can tell.
    ///
    /// ```
    /// use cos_sink::{KeyTemplate, ObjectKey};
    ///
    /// let template = KeyTemplate::parse("dt={date}/{task_id}.{status}.json")?;
    /// let key = ObjectKey::parse("dt=2026-11-22/a%2Fb.FINISH.json")?;
    /// let fields = template.read(&key).ok_or("another template's")?;
    /// assert_eq!((fields.get("task_id"), fields.get("status")), (Some("a/b"), Some("FINISH")));
    /// assert_eq!(template.read(&ObjectKey::parse("_quarantine/1.json")?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(&self, key: &ObjectKey) -> Option<KeyFields> {
        let key = key.as_str();
        if let Some(values) = read(&self.pieces, key) {
            return Some(KeyFields { values, mark: None });
        }
        let (unmarked, mark) = take_mark(key)?;
        Some(KeyFields { values: read(&self.pieces, &unmarked)?, mark: Some(mark.into()) })
    }
}

/// The key without the last mark in its name, and the mark's digits.
fn take_mark(key: &str) -> Option<(String, &str)> {
    let name = key.rfind('/').map_or(0, |slash| slash + 1);
    let at = name + key[name..].rfind('~')?;
    let end = at + 1 + Digest::SHORT_LEN;
    let (mark, rest) = (key.get(at + 1..end)?, key.get(end..)?);
    (is_short_digest(mark) && (rest.is_empty() || rest.starts_with('.')))
        .then(|| (format!("{}{rest}", &key[..at]), mark))
}

fn is_short_digest(text: &str) -> bool {
    text.len() == Digest::SHORT_LEN && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn read(pieces: &[Piece], key: &str) -> Option<BTreeMap<Box<str>, Value>> {
    let mut raw = Vec::with_capacity(pieces.len());
    if !matches(pieces, key, &mut raw) {
        return None;
    }
    let mut values = BTreeMap::<Box<str>, Value>::new();
    for (name, text) in raw {
        let value = decode(text)?;
        match values.get(name) {
            // The same field twice has the same value twice.
            Some(known) if *known != value => return None,
            _ => drop(values.insert(name.into(), value)),
        }
    }
    Some(values)
}

/// Whether the pieces render to `key` for some values, which are put into `raw` as they stand. Backtracks within one
/// segment at most: a value holds no slash, so what follows the next slash can't come out otherwise.
fn matches<'p, 'k>(pieces: &'p [Piece], key: &'k str, raw: &mut Vec<(&'p str, &'k str)>) -> bool {
    let Some((piece, pieces)) = pieces.split_first() else { return key.is_empty() };
    let name = match piece {
        Piece::Literal(text) => return key.strip_prefix(&**text).is_some_and(|key| matches(pieces, key, raw)),
        Piece::Field { name, .. } => name,
    };
    let longest = key.bytes().take(value::MAX_LEN).take_while(|b| value::is_encoded(*b)).count();
    for len in (1..=longest).rev() {
        let (text, rest) = key.split_at(len);
        let fits = match pieces.first() {
            Some(Piece::Literal(next)) => rest.starts_with(&**next),
            Some(Piece::Field { .. }) => !rest.is_empty(),
            None => rest.is_empty(),
        };
        if fits && decode(text).is_some() {
            let before = raw.len();
            raw.push((name, text));
            if matches(pieces, rest, raw) {
                return true;
            }
            raw.truncate(before);
            // Beyond the segment nothing depends on how this value was cut out.
            if matches!(pieces.first(), Some(Piece::Literal(next)) if next.starts_with('/')) {
                return false;
            }
        }
    }
    false
}

/// The value that is rendered as `text`, if one is.
fn decode(text: &str) -> Option<Value> {
    let (kept, is_whole) = match text.split_once('~') {
        Some((kept, digest)) if is_short_digest(digest) && value::CUT_LENS.contains(&kept.len()) => (kept, false),
        Some(_) => return None,
        None => (text, true),
    };
    let decoded = percent_encoding::percent_decode_str(kept).decode_utf8().ok()?.into_owned();
    let mut again = String::with_capacity(kept.len());
    value::encode_into(&mut again, &decoded);
    (again == kept).then_some(Value { text: decoded, is_whole })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EVENTS: &str = "dt={date}/event_type={event_type}/{task_id}.{status}.{digest}.json";

    fn read(template: &str, key: &str) -> Option<KeyFields> {
        KeyTemplate::parse(template).unwrap().read(&ObjectKey::parse(key).unwrap())
    }

    #[test]
    fn keys_of_others_are_refused() {
        for key in [
            "dt=2026-11-22/event_type=A/t.s.0.json.gz",
            "dt=2026-11-22/event_type=A/t.s.json",
            "dt=2026-11-22/t.s.0.json",
            "dt=/event_type=A/t.s.0.json",
            "dt=1/event_type=A%2f/t.s.0.json",
            "dt=1/event_type=A%41/t.s.0.json",
            "dt=1/event_type=%FF/t.s.0.json",
            "dt=1/event_type=_A/t.s.0.json",
            "dt=1/event_type=A b/t.s.0.json",
            "dt=1/event_type=A~0123456789abcdef/t.s.0.json",
            "_quarantine/dt=1/event_type=A/t.s.0.json",
        ] {
            assert_eq!(read(EVENTS, key), None, "{key}");
        }
    }

    #[test]
    fn the_mark_of_a_conflict_is_told_apart_from_a_cut() {
        let template = KeyTemplate::parse("{a}.json").unwrap();
        for len in [1, 63, 80, 81, 500] {
            let long = "x".repeat(len);
            let key = template.render(|_| Some(long.as_str().into()));
            let fields = template.read(&key).unwrap();
            assert_eq!((fields.is_whole("a"), fields.mark()), (len <= 80, None));
            assert_eq!(fields.get("a"), Some(if len <= 80 { long.as_str() } else { &long[..63] }));
            let digest = Digest::of(b"another");
            let distinct = template.read(&key.distinct(&digest)).unwrap();
            // A value at the very length of a cut one reads as such.
            if len != 63 {
                assert_eq!((distinct.get("a"), distinct.mark()), (fields.get("a"), Some(&*digest.short())));
            }
        }
    }

    #[test]
    fn the_left_field_gets_what_both_could_have() {
        let fields = read("{a}.{b}", "1.2.3").unwrap();
        assert_eq!(fields.iter().collect::<Vec<_>>(), [("a", "1.2"), ("b", "3")]);
        assert_eq!(read("{a}-{a}", "x-y"), None);
        assert_eq!(read("{a}-{a}", "x-x").unwrap().get("a"), Some("x"));
        assert_eq!(read("{a:none}", "none").unwrap().get("a"), Some("none"));
    }

    proptest! {
        #[test]
        fn what_is_rendered_is_read(date in ".{0,30}", kind in any::<String>(), task in any::<String>()) {
            let template = KeyTemplate::parse(EVENTS).unwrap();
            let key = template.render(|name| match name {
                "date" => Some(date.as_str().into()),
                "event_type" => Some(kind.as_str().into()),
                "task_id" => Some(task.as_str().into()),
                "status" => Some("FINISH".into()),
                _ => Some("0123456789abcdef".into()),
            });
            let fields = template.read(&key).unwrap();
            for (name, value) in [("date", &date), ("event_type", &kind), ("task_id", &task)] {
                let read = fields.get(name).unwrap();
                match value.as_str() {
                    "" => prop_assert_eq!(read, "unknown"),
                    value if fields.is_whole(name) => prop_assert_eq!(read, value),
                    value => prop_assert!(value.starts_with(read)),
                }
            }
            prop_assert_eq!(fields.get("status"), Some("FINISH"));
            let digest = Digest::of(task.as_bytes());
            let distinct = template.read(&key.distinct(&digest)).unwrap();
            // Behind dots the last field can reach the length of a cut one, whose mark it then is.
            if !task.contains('.') {
                prop_assert_eq!(distinct.mark(), Some(&*digest.short()));
                prop_assert_eq!(distinct.get("task_id"), fields.get("task_id"));
            }
        }

        #[test]
        fn what_is_read_renders_the_same_key(key in "[a-c._~%0-9/-]{1,30}", template in "[{}a-c:/._-]{1,20}") {
            let (Ok(key), Ok(template)) = (ObjectKey::parse(key), KeyTemplate::parse(&template)) else { return Ok(()) };
            if let Some(fields) = template.read(&key)
                && fields.mark().is_none()
                && fields.iter().all(|(name, _)| fields.is_whole(name))
            {
                prop_assert_eq!(template.render(|name| fields.get(name).map(Into::into)), key);
            }
        }
    }
}
