//! One pass over the members of a JSON object, each value kept as the text it came as.

use std::borrow::Cow;

use crate::json::Reader;
use crate::{Error, ErrorKind};

/// A JSON object as the list of its members, in the order they came.
pub(crate) struct Members<'a> {
    list: Vec<Member<'a>>,
}

/// A member of an object.
pub(crate) struct Member<'a> {
    /// Borrowed unless it has escapes; with its escapes where they make no text.
    pub(crate) name: Cow<'a, str>,
    /// The value's text.
    pub(crate) value: &'a str,
    /// From the quote before the name to the end of the value.
    pub(crate) whole: &'a str,
}

impl<'a> Members<'a> {
    /// Checks that `text` is one object and nothing but white space around it.
    pub(crate) fn from_text(text: &'a str) -> Result<Self, Error> {
        Self::read(text, |_, _, reader| {
            reader.skip();
        })
    }

    /// The same with `pass`, which is given the members so far, the name of the next, and its value to pass over.
    pub(crate) fn read(text: &'a str, mut pass: impl FnMut(&Self, &str, &mut Reader<'a>)) -> Result<Self, Error> {
        let mut reader = Reader::new(text);
        if !reader.open(b'{') {
            reader.skip();
            reader.finish()?;
            return Err(Error::new(ErrorKind::NotAnObject));
        }
        // The fullest notification seen has 14 members.
        let mut members = Self { list: Vec::with_capacity(16) };
        while reader.more(b'}') {
            reader.peek();
            let start = reader.position();
            let name = reader.name();
            reader.peek();
            let value = reader.position();
            pass(&members, &name, &mut reader);
            members.list.push(Member { name, value: reader.since(value), whole: reader.since(start) });
        }
        reader.finish()?;
        Ok(members)
    }

    /// The members of an object that is known to be JSON; `None` for another value.
    pub(crate) fn of(valid: &'a str) -> Option<Self> {
        Self::from_text(valid).ok()
    }

    /// The value of the member `name`: the last one where it comes more than once.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.find(|member| member == name)
    }

    /// The value of the last member whose name `matches`.
    pub(crate) fn find(&self, matches: impl Fn(&str) -> bool) -> Option<&'a str> {
        self.list.iter().rev().find(|member| matches(&member.name)).map(|member| member.value)
    }

    /// Every member, those that come more than once included.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Member<'a>> {
        self.list.iter()
    }
}

/// The members `TaskId` and `Status` of an event: reading stops once both are there.
#[derive(Default)]
pub(crate) struct Progress<'a> {
    pub(crate) task_id: Option<&'a str>,
    pub(crate) status: Option<&'a str>,
}

impl<'a> Progress<'a> {
    /// `event` must be known to be JSON.
    pub(crate) fn of(event: &'a str) -> Self {
        let mut progress = Self::default();
        let mut reader = Reader::new(event);
        if !reader.open(b'{') {
            return progress;
        }
        while reader.more(b'}') && (progress.task_id.is_none() || progress.status.is_none()) {
            let name = reader.name();
            let value = Some(reader.skip()).filter(|value| *value != "null");
            match name.as_ref() {
                "TaskId" if progress.task_id.is_none() => progress.task_id = value,
                "Status" if progress.status.is_none() => progress.status = value,
                _ => {}
            }
        }
        progress
    }
}
