//! The members of an object that tell how it was delivered.

use std::fmt;

use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::Error;
use crate::notification::next_name;

#[derive(Default)]
pub(super) struct Glance<'a> {
    /// It is a notification itself: reading stopped at the member that says so, and the rest is left empty.
    tagged: bool,
    pub(super) records: Option<&'a RawValue>,
    pub(super) body: Option<&'a RawValue>,
    pub(super) headers: Option<&'a RawValue>,
    pub(super) http_method: Option<&'a RawValue>,
    pub(super) path: Option<&'a RawValue>,
    pub(super) is_base64_encoded: Option<&'a RawValue>,
}

impl<'a> Glance<'a> {
    /// Reads `text`, which begins an object. Empty when the object is itself a notification.
    pub(super) fn at(text: &'a str) -> Result<Self, Error> {
        let mut glance = Self::default();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let outcome = deserializer.deserialize_map(GlanceVisitor(&mut glance));
        if glance.tagged {
            return Ok(Self::default());
        }
        outcome.and_then(|()| deserializer.end()).map_err(|error| Error::from_json(&error))?;
        Ok(glance)
    }
}

struct GlanceVisitor<'g, 'a>(&'g mut Glance<'a>);

impl<'de> Visitor<'de> for GlanceVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let glance = self.0;
        while let Some(name) = next_name(&mut map)? {
            let member = match name.as_ref() {
                "EventType" | "NotificationType" => {
                    glance.tagged = true;
                    return Err(A::Error::custom(""));
                }
                "Records" => &mut glance.records,
                "body" => &mut glance.body,
                "headers" => &mut glance.headers,
                "httpMethod" => &mut glance.http_method,
                "path" => &mut glance.path,
                "isBase64Encoded" => &mut glance.is_base64_encoded,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            // A null is as good as an absence.
            *member = map.next_value()?;
        }
        Ok(())
    }
}
