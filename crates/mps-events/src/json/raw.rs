//! JSON values that are kept as they came.

use std::fmt;

use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON value kept as the text it came as.
///
/// It is written back byte for byte by `serde_json`, and by `serde_json` only.
///
/// ```
/// let json = mps_events::RawJson::parse(r#" {"a": 1.50} "#)?;
/// assert_eq!(json.get(), r#"{"a": 1.50}"#);
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// `text` must be one valid JSON value.
    pub(crate) fn of(text: &str) -> Self {
        Self(text.into())
    }

    /// Keeps `json` as it is, without the white space around it.
    ///
    /// # Errors
    ///
    /// [`Syntax`](crate::ErrorKind::Syntax) when it is no JSON value.
    pub fn parse(json: &str) -> Result<Self, crate::Error> {
        super::checked(json).map(Self::of)
    }

    /// Returns the text as it came.
    pub fn get(&self) -> &str {
        &self.0
    }
}

/// Shows how long the text is, and none of it: it may hold secrets.
impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({} bytes)", self.0.len())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: &RawValue = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        value.serialize(serializer)
    }
}
