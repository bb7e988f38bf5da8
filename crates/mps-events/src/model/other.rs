use crate::RawJson;

/// The members of an object that the fields of its type don't hold, in the order they came.
///
/// Empty for nearly all objects, and then it takes one word and no allocation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Other {
    #[allow(clippy::box_collection, reason = "one word in each of thousands of objects, and almost always empty")]
    members: Option<Box<Vec<OtherMember>>>,
}

/// A member that its object's type doesn't hold.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherMember {
    name: Box<str>,
    value: Option<RawJson>,
    reason: Reason,
}

/// Why a member is not, or not as declared, in the field of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The schema has no such member. MPS adds members often; this is no fault.
    Unknown,
    /// The value has another type than the schema says.
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
    /// The members, in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = &OtherMember> {
        self.members.iter().flat_map(|members| members.iter())
    }

    /// The text of the member `name`.
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.iter().find(|member| member.name() == name)?.value()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_none()
    }

    pub(crate) fn push(&mut self, name: &str, value: Option<&str>, reason: Reason) {
        let member = OtherMember { name: name.into(), value: value.map(RawJson::of), reason };
        self.members.get_or_insert_default().push(member);
    }

    pub(crate) fn is_reshaped(&self, name: &str) -> bool {
        self.iter().any(|member| member.reason == Reason::Reshaped && member.name() == name)
    }
}

impl OtherMember {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its value as it came; `None` where the value is in a field all the same.
    pub fn value(&self) -> Option<&RawJson> {
        self.value.as_ref()
    }

    /// Why it is here.
    pub fn reason(&self) -> Reason {
        self.reason
    }
}
