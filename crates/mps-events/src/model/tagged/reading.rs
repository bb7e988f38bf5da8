//! Reading a union: its tag may come after its payload, and may be wrong.

use super::{Payload, Tagged, Union};
use crate::RawJson;
use crate::json::Reader;
use crate::model::read::keep;
use crate::model::{Element, Model, Other, Reason, Taken, View};

/// The member that a tag names.
fn member_of<U: Union>(tag: &str) -> Option<&'static str> {
    let pairs = || U::PAYLOADS.iter().chain(U::ALIASES);
    let exact = pairs().find(|(known, _)| *known == tag);
    let found = exact.or_else(|| pairs().find(|(known, _)| known.eq_ignore_ascii_case(tag)));
    found.map(|(_, member)| *member)
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
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

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
            if let Some((value, taken)) = U::read(member, reader) {
                self.value = Some(value);
                if taken != Taken::Yes {
                    keep(self.beside_payload(), member, taken, start, reader);
                }
                return;
            }
            reader.return_to(start);
        }
        self.waiting.push((member, reader.skip()));
    }

    /// What is kept beside the payload, in the object that holds it.
    fn beside_payload(&mut self) -> &mut Other {
        if U::AROUND.is_some() { &mut self.inner_other } else { &mut self.other }
    }

    fn beside(&mut self, name: &str, reader: &mut Reader<'_>) {
        let start = reader.position();
        match self.common.take(name, reader) {
            Taken::Yes => {}
            taken => keep(&mut self.other, name, taken, start, reader),
        }
    }

    /// The tag alone when there is no payload.
    fn finish(mut self) -> Result<Tagged<U>, Option<Box<str>>> {
        let read = |(member, text): &(&'static str, &str)| read_waiting(member, text);
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
            let Some((index, (value, taken))) = found else {
                return Err(self.tag);
            };
            let (member, text) = self.waiting.remove(index);
            self.value = Some(value);
            keep(self.beside_payload(), member, taken, 0, &mut Reader::new(text));
        }
        for (member, text) in std::mem::take(&mut self.waiting) {
            if text != "[]" {
                self.beside_payload().push(member, Some(text), Reason::NotChosen);
            }
        }
        let Some(value) = self.value else {
            return Err(self.tag);
        };
        let payload = Payload { value, other: self.inner_other };
        Ok(Tagged { tag: self.tag, payload, common: self.common, other: self.other })
    }
}

/// Reads a payload that was passed over; also the only element of a list, where one payload is declared.
fn read_waiting<U: Union>(member: &str, text: &str) -> Option<(U, Taken)> {
    let mut reader = Reader::new(text);
    U::read(member, &mut reader).or_else(|| {
        let mut reader = Reader::new(text);
        if !(reader.open(b'[') && reader.more(b']') && reader.peek() == b'{') {
            return None;
        }
        let (payload, _) = U::read(member, &mut reader)?;
        (!reader.more(b']')).then_some((payload, Taken::Reshaped))
    })
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
