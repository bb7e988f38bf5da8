//! One pass over the members of a JSON object, each value kept as the text it came as.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::text;

/// A JSON object as the list of its members, in the order they came.
#[derive(Default)]
pub(crate) struct Members<'a> {
    list: Vec<(Cow<'a, str>, &'a RawValue)>,
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
        self.find(|member| member == name)
    }

    /// The value of the last member whose name `matches`.
    pub(crate) fn find(&self, matches: impl Fn(&str) -> bool) -> Option<&'a RawValue> {
        let member = self.list.iter().rev().find(|(name, _)| matches(name));
        member.map(|(_, value)| *value)
    }

    /// Every member, those that come more than once included.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
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
        while let Some(key) = next_name(&mut map)? {
            list.push((key, map.next_value()?));
        }
        Ok(Members { list })
    }
}

/// The next member's name, borrowed unless it has escapes; with its escapes where they make no text.
///
/// It is taken as raw text first, since that is checked to be JSON and may hold half a surrogate pair.
pub(crate) fn next_name<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Cow<'de, str>>, A::Error> {
    let raw: Option<&'de RawValue> = map.next_key()?;
    Ok(raw.map(|raw| text::string(raw).unwrap_or_else(|| raw.get().trim_matches('"').into())))
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
        while let Some(name) = next_name(&mut map)? {
            match name.as_ref() {
                "TaskId" if progress.task_id.is_none() => progress.task_id = map.next_value()?,
                "Status" if progress.status.is_none() => progress.status = map.next_value()?,
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
