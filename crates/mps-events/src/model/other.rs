//! The members that no field holds.

use std::num::NonZeroU32;

use crate::RawJson;

/// The members of an object that the fields of its type don't hold, in the order they came.
///
/// Empty for nearly all objects, and then it takes one word and no allocation.
///
/// ```
/// use mps_events::Reason;
/// use mps_events::models::MediaTranscodeItem;
///
/// let item: MediaTranscodeItem = mps_events::read_model(br#"{"Path": "/a", "New": {"x": 1}}"#)?;
/// assert_eq!(item.other.get("New").unwrap().get(), r#"{"x": 1}"#);
/// assert_eq!(item.other.iter().next().unwrap().reason(), Reason::Unknown);
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Other {
    #[allow(clippy::box_collection, reason = "one word in each of thousands of objects, and almost always empty")]
    members: Option<Box<Vec<OtherMember>>>,
}

/// A member that its object's type doesn't hold, or one element of a member that is a list.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherMember {
    name: Box<str>,
    value: Option<RawJson>,
    reason: Reason,
    /// One more than the place in the list, so that none takes no room.
    place: Option<NonZeroU32>,
}

/// Why a member is not, or not as declared, in the field of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The schema has no such member. MPS adds members often; this is no fault.
    Unknown,
    /// The value, or this element of a list, has another type than the schema says.
    Mistyped,
    /// The member came before; the first value is in the field.
    Repeated,
    /// A payload of a union that its tag doesn't choose.
    NotChosen,
    /// The value is in the field: a list of one came as its element, or an object as a list of one.
    Reshaped,
    /// The payload is not the one that the tag names; it was taken as the only one with anything in it.
    TagMismatch,
}

impl Other {
    /// Returns the members, in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = &OtherMember> {
        self.members.iter().flat_map(|members| members.iter())
    }

    /// Returns the text of the member `name`.
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.iter().find(|member| member.place.is_none() && member.name() == name)?.value()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_none()
    }

    pub(crate) fn push(&mut self, name: &str, value: Option<&str>, reason: Reason) {
        let member = OtherMember { name: name.into(), value: value.map(RawJson::of), reason, place: None };
        self.members.get_or_insert_default().push(member);
    }

    /// Keeps one element of the list `name`, with its place in it. Elements are kept in order.
    pub(crate) fn push_element(&mut self, name: &str, (index, value): (usize, RawJson)) {
        // A list of more elements is longer than any notification can be.
        let place = NonZeroU32::MIN.checked_add(u32::try_from(index).unwrap_or(u32::MAX - 1));
        let member = OtherMember { name: name.into(), value: Some(value), reason: Reason::Mistyped, place };
        self.members.get_or_insert_default().push(member);
    }

    /// The elements that the list `name` couldn't take, with their places, in order.
    pub(crate) fn elements<'a>(&'a self, name: &str) -> impl Iterator<Item = (usize, &'a RawJson)> + Clone {
        let members = self.members.as_deref().map(Vec::as_slice).unwrap_or_default();
        members
            .iter()
            .filter(move |member| member.name() == name)
            .filter_map(|member| Some((member.index()?, member.value()?)))
    }

    pub(crate) fn is_reshaped(&self, name: &str) -> bool {
        self.iter().any(|member| member.reason == Reason::Reshaped && member.name() == name)
    }
}

impl OtherMember {
    /// Returns its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns its value as it came; `None` where the value is in a field all the same.
    pub fn value(&self) -> Option<&RawJson> {
        self.value.as_ref()
    }

    /// Returns its place in the list called [`name`](Self::name), where it is one element that the list couldn't take.
    pub fn index(&self) -> Option<usize> {
        self.place.map(|place| place.get() as usize - 1)
    }

    /// Returns why it is here.
    pub fn reason(&self) -> Reason {
        self.reason
    }
}
