//! Unions: objects whose tag tells which member holds the payload.

mod declare;
mod reading;

use std::ops::Deref;

pub(crate) use declare::{made_of, union};

use super::{Model, Other, Taken, View, sealed};
use crate::RawJson;
use crate::json::Reader;

/// An object whose tag tells which of its members holds the payload; it derefs to the enum of its payloads.
///
/// The tag chooses. Where the chosen member is absent or null, or the tag isn't known, the first payload with
/// anything in it is taken, and [`Event::anomalies`](crate::Event::anomalies) tells so. Payloads that weren't
/// chosen are kept as they came: MPS sends empty ones beside the chosen.
///
/// ```
/// use mps_events::Tagged;
/// use mps_events::models::{CosOutputStorage, TaskOutputStorage};
///
/// let storage: Tagged<TaskOutputStorage> = CosOutputStorage::default().with_bucket("b-1250000000").into();
/// assert_eq!(storage.tag(), Some("COS"));
/// let TaskOutputStorage::Cos(cos) = storage.value() else { panic!() };
/// assert_eq!(cos.bucket.as_deref(), Some("b-1250000000"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Tagged<U: Union> {
    tag: Option<Box<str>>,
    payload: Payload<U>,
    common: U::Common,
    other: Other,
}

/// The payload, and the members beside it in the object that holds it.
#[derive(Clone, PartialEq)]
struct Payload<U> {
    value: U,
    other: Other,
}

/// The payloads that a tag chooses from.
///
/// Implemented by this crate only.
pub trait Union: sealed::Sealed + Sized + Clone + PartialEq {
    /// The members of the object beside its tag and its payloads.
    type Common: Model + Default + Clone + PartialEq;

    #[doc(hidden)]
    const NAME: &'static str;
    #[doc(hidden)]
    const TAG: &'static str;
    /// The object around the payloads, where there is one.
    #[doc(hidden)]
    const AROUND: Option<&'static str>;
    /// Tag, member.
    #[doc(hidden)]
    const PAYLOADS: &'static [(&'static str, &'static str)];
    /// Tags seen and not documented.
    #[doc(hidden)]
    const ALIASES: &'static [(&'static str, &'static str)];

    /// The payload in `member`, and how it was taken.
    #[doc(hidden)]
    fn read(member: &str, reader: &mut Reader<'_>) -> Option<(Self, Taken)>;
    #[doc(hidden)]
    fn unknown(whole: RawJson) -> Self;
    /// The member and its value; `None` for the unknown one.
    #[doc(hidden)]
    fn chosen(&self) -> Option<(&'static str, View<'_>)>;
    #[doc(hidden)]
    fn whole(&self) -> Option<&RawJson>;
}

impl<U: Union> Tagged<U> {
    /// Returns the tag as it came.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// Returns the payload; also what a `Tagged` derefs to.
    pub fn value(&self) -> &U {
        &self.payload.value
    }

    /// Returns the payload alone.
    pub fn into_value(self) -> U {
        self.payload.value
    }

    /// Returns the members beside tag and payload.
    pub fn common(&self) -> &U::Common {
        &self.common
    }

    /// Sets the tag, where it should not be the documented one of the payload.
    #[must_use]
    pub fn with_tag(mut self, tag: impl Into<Box<str>>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Sets the members beside tag and payload.
    #[must_use]
    pub fn with_common(mut self, common: U::Common) -> Self {
        self.common = common;
        self
    }
}

impl<U: Union> Deref for Tagged<U> {
    type Target = U;

    fn deref(&self) -> &U {
        self.value()
    }
}

/// The unknown payload, an empty object, under no tag.
impl<U: Union> Default for Tagged<U> {
    fn default() -> Self {
        U::unknown(RawJson::of("{}")).into()
    }
}

/// Under the first documented tag of the payload.
impl<U: Union> From<U> for Tagged<U> {
    fn from(value: U) -> Self {
        let member = value.chosen().map(|(member, _)| member);
        let tag = U::PAYLOADS.iter().find(|(_, known)| Some(*known) == member).map(|(tag, _)| (*tag).into());
        let payload = Payload { value, other: Other::default() };
        Self { tag, payload, common: U::Common::default(), other: Other::default() }
    }
}

impl<U> sealed::Sealed for Payload<U> {}

impl<U: Union> Model for Payload<U> {
    fn object_name(&self) -> &'static str {
        U::AROUND.unwrap_or(U::NAME)
    }

    fn other(&self) -> &Other {
        &self.other
    }

    fn other_mut(&mut self) -> &mut Other {
        &mut self.other
    }

    fn take(&mut self, _: &str, _: &mut Reader<'_>) -> Taken {
        Taken::Unknown
    }

    fn is_around_payload(&self) -> bool {
        true
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'static str, View<'a>)) {
        if let Some((member, value)) = self.value.chosen() {
            visit(member, value);
        }
    }
}

impl<U: Union> sealed::Sealed for Tagged<U> {}

impl<U: Union> Model for Tagged<U> {
    fn object_name(&self) -> &'static str {
        U::NAME
    }

    fn other(&self) -> &Other {
        &self.other
    }

    fn other_mut(&mut self) -> &mut Other {
        &mut self.other
    }

    fn take(&mut self, _: &str, _: &mut Reader<'_>) -> Taken {
        Taken::Unknown
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'static str, View<'a>)) {
        visit(U::TAG, self.tag.as_deref().map_or(View::Absent, View::Text));
        self.common.each(visit);
        match U::AROUND {
            Some(around) if self.payload.value.chosen().is_some() => visit(around, View::Object(&self.payload)),
            Some(_) => {}
            None => self.payload.each(visit),
        }
    }

    fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    fn whole(&self) -> Option<&RawJson> {
        self.payload.value.whole()
    }
}

impl<U: Union> std::fmt::Debug for Tagged<U> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        super::debug(self, f)
    }
}

/// Reads the object that [`Serialize`](serde::Serialize) writes, by way of JSON text.
impl<'de, U: Union> serde::Deserialize<'de> for Tagged<U> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}

impl<U: Union> serde::Serialize for Tagged<U> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

/// No members beside tag and payload.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct NoCommon {
    other: Other,
}

impl sealed::Sealed for NoCommon {}

impl Model for NoCommon {
    fn object_name(&self) -> &'static str {
        "NoCommon"
    }

    fn other(&self) -> &Other {
        &self.other
    }

    fn other_mut(&mut self) -> &mut Other {
        &mut self.other
    }

    fn take(&mut self, _: &str, _: &mut Reader<'_>) -> Taken {
        Taken::Unknown
    }

    fn each<'a>(&'a self, _: &mut dyn FnMut(&'static str, View<'a>)) {}
}
