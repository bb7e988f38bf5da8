//! The header fields of a message.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::fields::Fields;

/// The header fields of a [`Request`](super::Request) or a [`Response`](super::Response): a name may come several times.
///
/// Names match in any case and are kept in lower case. Fields have no order among names; the values of one name keep
/// theirs. `Debug` shows the names alone.
///
/// ```
/// use scf_runtime::url::Headers;
///
/// let mut headers = Headers::new();
/// headers.append("Set-Cookie", "a=1");
/// headers.append("set-cookie", "b=2");
/// assert_eq!(headers.get("SET-COOKIE"), Some("a=1"));
/// assert_eq!(headers.get_all("set-cookie").collect::<Vec<_>>(), ["a=1", "b=2"]);
/// headers.insert("set-cookie", "c=3");
/// assert_eq!(headers.iter().collect::<Vec<_>>(), [("set-cookie", "c=3")]);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Headers(Fields);

impl Headers {
    /// Creates an empty set of fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.all(&name.to_ascii_lowercase()).next()
    }

    /// Returns all values of a field.
    pub fn get_all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.0.all(&name.to_ascii_lowercase())
    }

    /// Returns every name with every value of it; names are in lower case.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter()
    }

    /// Returns whether there is no field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a value beside those that the field has.
    pub fn append(&mut self, name: impl AsRef<str>, value: impl Into<String>) {
        self.0.append(name.as_ref().to_ascii_lowercase(), value.into());
    }

    /// Sets a field to one value and returns those that it had.
    pub fn insert(&mut self, name: impl AsRef<str>, value: impl Into<String>) -> Vec<String> {
        let had = self.remove(name.as_ref());
        self.append(name, value);
        had
    }

    /// Removes a field and returns its values.
    pub fn remove(&mut self, name: &str) -> Vec<String> {
        self.0.remove(&name.to_ascii_lowercase())
    }
}

impl<N: AsRef<str>, V: Into<String>> Extend<(N, V)> for Headers {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.append(name, value);
        }
    }
}

impl<N: AsRef<str>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut headers = Self::new();
        headers.extend(fields);
        headers
    }
}

impl<'de> Deserialize<'de> for Headers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Fields::deserialize(deserializer)?.iter().collect())
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.names()).finish()
    }
}
