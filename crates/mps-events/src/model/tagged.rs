use std::ops::Deref;

use super::{Element, Model, Other, Reason, Taken, View, sealed};
use crate::RawJson;
use crate::json::Reader;

/// An object whose tag tells which of its members holds the payload; it derefs to the enum of its payloads.
///
/// The tag chooses. Where the chosen member is absent or null, or the tag isn't known, the first payload with
/// anything in it is taken, and [`Event::anomalies`](crate::Event::anomalies) tells so. Payloads that weren't
/// chosen are kept as they came: MPS sends empty ones beside the chosen.
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

    #[doc(hidden)]
    fn read(member: &str, reader: &mut Reader<'_>) -> Option<Self>;
    #[doc(hidden)]
    fn unknown(whole: RawJson) -> Self;
    /// The member and its value; `None` for the unknown one.
    #[doc(hidden)]
    fn chosen(&self) -> Option<(&'static str, View<'_>)>;
    #[doc(hidden)]
    fn whole(&self) -> Option<&RawJson>;
}

/// The member that a tag names.
fn member_of<U: Union>(tag: &str) -> Option<&'static str> {
    let pairs = || U::PAYLOADS.iter().chain(U::ALIASES);
    let exact = pairs().find(|(known, _)| *known == tag);
    let found = exact.or_else(|| pairs().find(|(known, _)| known.eq_ignore_ascii_case(tag)));
    found.map(|(_, member)| *member)
}

impl<U: Union> Tagged<U> {
    /// The tag as it came.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The payload; also what a `Tagged` derefs to.
    pub fn value(&self) -> &U {
        &self.payload.value
    }

    /// The payload.
    pub fn into_value(self) -> U {
        self.payload.value
    }

    /// The members beside tag and payload.
    pub fn common(&self) -> &U::Common {
        &self.common
    }
}

impl<U: Union> Deref for Tagged<U> {
    type Target = U;

    fn deref(&self) -> &U {
        self.value()
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

/// A union while it is read: its tag may come after its payload.
struct Reading<'a, U: Union> {
    tag: Option<Box<str>>,
    chosen: Option<&'static str>,
    value: Option<U>,
    waiting: Vec<(&'static str, &'a str)>,
    common: U::Common,
    other: Other,
    inner_other: Other,
}

impl<U: Union> Element for Tagged<U> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let whole = reader.clone();
        if !reader.open(b'{') {
            return None;
        }
        let mut reading = Reading::<U> {
            tag: None,
            chosen: None,
            value: None,
            waiting: Vec::new(),
            common: U::Common::default(),
            other: Other::default(),
            inner_other: Other::default(),
        };
        reading.members(reader, U::AROUND);
        Some(reading.finish().unwrap_or_else(|tag| Self {
            tag,
            payload: Payload { value: U::unknown(RawJson::of(whole.clone().skip())), other: Other::default() },
            common: U::Common::default(),
            other: Other::default(),
        }))
    }

    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<'a, U: Union> Reading<'a, U> {
    /// Reads the members up to the closing brace; those of `around` as well, where the payloads stand in it.
    fn members(&mut self, reader: &mut Reader<'a>, around: Option<&str>) {
        let outermost = U::AROUND.is_none() || around.is_some();
        while reader.more(b'}') {
            let name = reader.name();
            if reader.null() {
                continue;
            }
            if outermost && name == U::TAG && self.tag.is_none() && reader.peek() == b'"' {
                let start = reader.position();
                if let Some(tag) = reader.string() {
                    self.chosen = member_of::<U>(&tag);
                    self.tag = Some(tag.into());
                    continue;
                }
                reader.return_to(start);
            }
            if around == Some(&*name) && reader.open(b'{') {
                self.members(reader, None);
                continue;
            }
            let payload = U::PAYLOADS.iter().find(|(_, member)| around.is_none() && *member == name);
            match payload {
                Some((_, member)) => self.payload(member, reader),
                None if outermost => self.beside(&name, reader),
                None => self.inner_other.push(&name, Some(reader.skip()), Reason::Unknown),
            }
        }
    }

    fn payload(&mut self, member: &'static str, reader: &mut Reader<'a>) {
        if self.chosen == Some(member) && self.value.is_none() {
            let start = reader.position();
            self.value = U::read(member, reader);
            if self.value.is_some() {
                return;
            }
            reader.return_to(start);
        }
        self.waiting.push((member, reader.skip()));
    }

    fn beside(&mut self, name: &str, reader: &mut Reader<'_>) {
        let start = reader.position();
        let reason = match self.common.take(name, reader) {
            Taken::Yes => return,
            Taken::Unknown => Reason::Unknown,
            Taken::Repeated => Reason::Repeated,
            Taken::Mistyped | Taken::Reshaped => Reason::Mistyped,
        };
        reader.return_to(start);
        self.other.push(name, Some(reader.skip()), reason);
    }

    /// The tag alone when there is no payload.
    fn finish(mut self) -> Result<Tagged<U>, Option<Box<str>>> {
        let read = |(member, text): &(&'static str, &str)| U::read(member, &mut Reader::new(text));
        if self.value.is_none() {
            let named = self.waiting.iter().position(|(member, _)| self.chosen == Some(*member));
            let named = named.and_then(|index| Some((index, read(&self.waiting[index])?)));
            let found = named.or_else(|| {
                let mut filled = self.waiting.iter().enumerate().filter(|(_, (_, text))| has_content(text));
                let found = filled.find_map(|(index, waiting)| Some((index, read(waiting)?)))?;
                if self.tag.is_some() {
                    self.other.push(U::TAG, None, Reason::TagMismatch);
                }
                Some(found)
            });
            let Some((index, value)) = found else {
                return Err(self.tag);
            };
            self.waiting.remove(index);
            self.value = Some(value);
        }
        let Some(value) = self.value else {
            return Err(self.tag);
        };
        for (member, text) in self.waiting {
            let beside = if U::AROUND.is_some() { &mut self.inner_other } else { &mut self.other };
            if text != "[]" {
                beside.push(member, Some(text), Reason::NotChosen);
            }
        }
        let payload = Payload { value, other: self.inner_other };
        Ok(Tagged { tag: self.tag, payload, common: self.common, other: self.other })
    }
}

/// Whether a JSON value holds anything but empty texts, zeros, nulls and what is made of them.
fn has_content(json: &str) -> bool {
    let mut reader = Reader::new(json);
    match reader.peek() {
        b'{' => {
            reader.open(b'{');
            while reader.more(b'}') {
                reader.name();
                if has_content_flat(reader.skip()) {
                    return true;
                }
            }
            false
        }
        b'[' => json.bytes().filter(|byte| !byte.is_ascii_whitespace()).count() > 2,
        _ => has_content_flat(json),
    }
}

/// One level down: an object or list counts as content when it has any text or number in it.
fn has_content_flat(json: &str) -> bool {
    match json.as_bytes().first() {
        Some(b'{' | b'[') => json.bytes().any(|byte| byte.is_ascii_alphanumeric()),
        _ => !matches!(json, "\"\"" | "null" | "0" | "false"),
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

/// Declares the payloads of a union.
macro_rules! union {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident tagged $tag:literal around $around:expr, common $Common:ty {
            $( $(#[$payload_doc:meta])* $wire:literal $member:literal $Variant:ident: $Type:ty, )*
        }
        aliases { $( $alias:literal $alias_member:literal, )* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$payload_doc])* $Variant($Type), )*
            /// The whole object as it came: its tag isn't known, or there is nothing that the tag names.
            Unknown($crate::RawJson),
        }

        impl $crate::model::sealed::Sealed for $Name {}

        impl $crate::model::Union for $Name {
            type Common = $Common;
            const NAME: &'static str = stringify!($Name);
            const TAG: &'static str = $tag;
            const AROUND: Option<&'static str> = $around;
            const PAYLOADS: &'static [(&'static str, &'static str)] = &[$( ($wire, $member), )*];
            const ALIASES: &'static [(&'static str, &'static str)] = &[$( ($alias, $alias_member), )*];

            fn read(member: &str, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                match member {
                    $( $member => $crate::model::Element::read(reader).map(Self::$Variant), )*
                    _ => None,
                }
            }

            fn unknown(whole: $crate::RawJson) -> Self {
                Self::Unknown(whole)
            }

            fn chosen(&self) -> Option<(&'static str, $crate::model::View<'_>)> {
                match self {
                    $( Self::$Variant(payload) => Some(($member, $crate::model::Element::view(payload))), )*
                    Self::Unknown(_) => None,
                }
            }

            fn whole(&self) -> Option<&$crate::RawJson> {
                match self {
                    Self::Unknown(whole) => Some(whole),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use union;
