//! A record's metadata: bounded, and spelled as COS takes it.

use std::borrow::Cow;

/// Names and values that are stored beside an object.
///
/// COS (436/7749) takes names of `a-z0-9-` and about 2 KiB in all (older buckets; newer ones 4 KiB), so what is
/// added is fitted rather than refused, since an event must not be lost over its description:
///
/// - a name is written in lower case, any other character becomes `-`;
/// - in a value every byte outside printable ASCII, and `%`, is percent-encoded, and several blanks become one, since
///   a signature may count them as one;
/// - a value that doesn't fit into what is left of [`Metadata::MAX_LEN`] is cut, or left out when nothing is left.
///
/// ```
/// use cos_sink::Metadata;
///
/// let mut metadata = Metadata::new();
/// metadata.insert("Reason", "片 a  b");
/// assert_eq!(metadata.get("reason"), Some("%E7%89%87 a b"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    entries: Vec<(Cow<'static, str>, String)>,
    len: usize,
}

impl Metadata {
    /// The most bytes that all names and values take together. `identity`, `sha256` and the headers' own prefixes
    /// come on top and stay within 2 KiB.
    pub const MAX_LEN: usize = 1600;

    /// Creates metadata without entries.
    pub const fn new() -> Self {
        Self { entries: Vec::new(), len: 0 }
    }

    /// Adds an entry, or replaces the value of an earlier one with the same name.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, value: &str) {
        let name = fit_name(name.into());
        self.remove(&name);
        // Each header also costs its prefix on the wire.
        let room = Self::MAX_LEN.saturating_sub(self.len + name.len() + PREFIX_LEN);
        if room == 0 || name.is_empty() {
            return;
        }
        let value = fit_value(value, room);
        self.len += name.len() + PREFIX_LEN + value.len();
        self.entries.push((name, value));
    }

    fn remove(&mut self, name: &str) {
        if let Some(at) = self.entries.iter().position(|(n, _)| n == name) {
            let (name, value) = self.entries.remove(at);
            self.len -= name.len() + PREFIX_LEN + value.len();
        }
    }

    /// Returns the value stored under `name`, as it was fitted.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| *n == name).map(|(_, value)| value)
    }

    /// Iterates over all entries in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(name, value)| (&**name, &**value))
    }

    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// `x-cos-meta-` stands before each name.
const PREFIX_LEN: usize = "x-cos-meta-".len();

fn fit_name(name: Cow<'static, str>) -> Cow<'static, str> {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if name.len() <= 64 && name.bytes().all(fits) {
        return name;
    }
    let fit = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    };
    Cow::Owned(name.chars().take(64).map(fit).collect())
}

fn fit_value(value: &str, room: usize) -> String {
    let mut fitted = String::with_capacity(value.len().min(room));
    // Header values lose blanks at their ends on the way.
    for character in value.trim().chars() {
        let len = fitted.len();
        if character == ' ' && fitted.ends_with(' ') {
            continue;
        }
        if matches!(character, ' '..='~') && character != '%' {
            fitted.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                fitted.push_str(&format!("%{byte:02X}"));
            }
        }
        if fitted.len() > room {
            fitted.truncate(len);
            break;
        }
    }
    fitted.truncate(fitted.trim_end().len());
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_names_and_values() {
        let mut metadata = Metadata::new();
        metadata.insert("Event_Type", "日  100%\r\n");
        metadata.insert("a", "1");
        metadata.insert("a", "2");
        let all: Vec<_> = metadata.iter().collect();
        assert_eq!(all, [("event-type", "%E6%97%A5 100%25"), ("a", "2")]);
        assert_eq!(metadata.get("a"), Some("2"));
        assert_eq!(metadata.len(), 2);
    }

    #[test]
    fn never_exceeds_its_bound() {
        let mut metadata = Metadata::new();
        for at in 0..100 {
            metadata.insert(format!("name-{at}"), &"日".repeat(100));
        }
        let len: usize = metadata.iter().map(|(n, v)| n.len() + PREFIX_LEN + v.len()).sum();
        assert!(len <= Metadata::MAX_LEN && len > Metadata::MAX_LEN - 40, "{len}");
        assert_eq!(len, metadata.len);
        assert!(metadata.iter().all(|(_, v)| v.len() % 9 == 0));
    }
}
