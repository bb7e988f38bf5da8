//! One pass over the members of a JSON object, each value kept as the text it came as.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON object as the list of its members, in the order they came.
#[derive(Default)]
pub(crate) struct Members<'a> {
    list: Vec<(Cow<'a, [u8]>, &'a RawValue)>,
}

impl<'a> Members<'a> {
    /// Reads an object and requires that nothing but white space follows it.
    pub(crate) fn from_text(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let members = deserializer.deserialize_map(MembersVisitor)?;
        deserializer.end()?;
        Ok(members)
    }

    /// The value of the member `name`: the last one where it comes more than once.
    pub(crate) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.find(|key| key == name.as_bytes())
    }

    /// The value of the last member whose name `matches`.
    pub(crate) fn find(&self, matches: impl Fn(&[u8]) -> bool) -> Option<&'a RawValue> {
        let member = self.list.iter().rev().find(|(name, _)| matches(name));
        member.map(|(_, value)| *value)
    }

    /// Every member, those that come more than once included.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], &'a RawValue)> {
        self.list.iter().map(|(key, value)| (key.as_ref(), *value))
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // The fullest notification seen has 14 members.
        let mut list = Vec::with_capacity(16);
        while let Some(key) = map.next_key_seed(Key)? {
            list.push((key, map.next_value()?));
        }
        Ok(Members { list })
    }
}

/// The name of a member, borrowed unless it has escapes.
///
/// As bytes, since a name may hold half a surrogate pair, which is JSON and no text.
pub(crate) struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, [u8]>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, [u8]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    fn visit_borrowed_bytes<E>(self, name: &'de [u8]) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_bytes<E>(self, name: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_vec()))
    }
}

/// The members `TaskId` and `Status` of an event: reading stops once both are there.
#[derive(Default)]
pub(crate) struct Progress<'a> {
    pub(crate) task_id: Option<&'a RawValue>,
    pub(crate) status: Option<&'a RawValue>,
}

impl<'a> Progress<'a> {
    pub(crate) fn of(event: &'a RawValue) -> Self {
        let mut progress = Self::default();
        // The event is known to be JSON: an error here means that reading stopped, or that it is no object.
        let _ = serde_json::Deserializer::from_str(event.get()).deserialize_map(ProgressVisitor(&mut progress));
        progress
    }
}

struct ProgressVisitor<'p, 'a>(&'p mut Progress<'a>);

impl<'de> Visitor<'de> for ProgressVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let progress = self.0;
        while let Some(name) = map.next_key_seed(Key)? {
            match name.as_ref() {
                b"TaskId" if progress.task_id.is_none() => progress.task_id = map.next_value()?,
                b"Status" if progress.status.is_none() => progress.status = map.next_value()?,
                _ => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
            if progress.task_id.is_some() && progress.status.is_some() {
                return Err(A::Error::custom(""));
            }
        }
        Ok(())
    }
}
