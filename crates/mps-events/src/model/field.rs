//! What members are held in.

use super::view::List;
use super::{Refused, Taken, View};
use crate::RawJson;
use crate::json::{self, Reader};

/// What a member of an object is held in: `Option<T>` for one value, `Vec<T>` for a list.
pub trait Field: Clone + PartialEq {
    #[doc(hidden)]
    fn accept(&mut self, reader: &mut Reader<'_>) -> Taken;

    #[doc(hidden)]
    fn view(&self) -> View<'_>;
}

/// One value: a text, a number, an object.
pub trait Element: Sized + Clone + PartialEq {
    /// What a setter takes for it: of a box what is in it, else the value itself.
    #[doc(hidden)]
    type Bare;

    #[doc(hidden)]
    fn of(bare: Self::Bare) -> Self;

    /// `None` when the value is of another kind.
    #[doc(hidden)]
    fn read(reader: &mut Reader<'_>) -> Option<Self>;

    /// The same into a box, without a copy of what may be large.
    #[doc(hidden)]
    fn read_boxed(reader: &mut Reader<'_>) -> Option<Box<Self>> {
        Self::read(reader).map(Box::new)
    }

    /// The same for the payload of a union, and how it was taken.
    #[doc(hidden)]
    fn read_payload(reader: &mut Reader<'_>) -> Option<(Self, Taken)> {
        Some((Self::read(reader)?, Taken::Yes))
    }

    #[doc(hidden)]
    fn view(&self) -> View<'_>;
}

impl<T: Element> Field for Option<T> {
    fn accept(&mut self, reader: &mut Reader<'_>) -> Taken {
        if self.is_some() {
            return Taken::Repeated;
        }
        let is_list = reader.peek() == b'[';
        // A list of one where one value is declared, or of none where it is absent.
        if is_list {
            reader.open(b'[');
            if !reader.more(b']') {
                return Taken::Yes;
            }
        }
        *self = T::read(reader);
        if self.is_none() {
            return Taken::Mistyped;
        }
        if !is_list {
            return Taken::Yes;
        }
        if reader.more(b']') {
            *self = None;
            return Taken::Mistyped;
        }
        Taken::Reshaped
    }

    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, Element::view)
    }
}

impl<T: Element> Field for Vec<T> {
    fn accept(&mut self, reader: &mut Reader<'_>) -> Taken {
        if !self.is_empty() {
            return Taken::Repeated;
        }
        if !reader.open(b'[') {
            // One, where a list is declared. An empty text is how some senders write an empty list.
            return match T::read(reader) {
                Some(element) => {
                    self.push(element);
                    Taken::Reshaped
                }
                None => Taken::Mistyped,
            };
        }
        let mut refused = None;
        while reader.more(b']') {
            let start = reader.position();
            match T::read(reader) {
                Some(element) => self.push(element),
                None => refuse(&mut refused, self.len(), start, reader),
            }
        }
        match refused {
            None => Taken::Yes,
            // Where no element fits, it is the list that is not what was declared.
            Some(_) if self.is_empty() => Taken::Mistyped,
            Some(refused) => Taken::Partly(refused),
        }
    }

    fn view(&self) -> View<'_> {
        if self.is_empty() { View::Absent } else { View::List(self) }
    }
}

/// Keeps the element of a list that begins at `start`, after `taken` others that the list took.
#[cold]
fn refuse(refused: &mut Option<Box<Refused>>, taken: usize, start: usize, reader: &mut Reader<'_>) {
    let refused = refused.get_or_insert_default();
    reader.return_to(start);
    refused.push((taken + refused.len(), RawJson::of(reader.skip())));
}

impl<T: Element> List for Vec<T> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn get(&self, index: usize) -> View<'_> {
        self.as_slice().get(index).map_or(View::Absent, Element::view)
    }
}

impl<T: Element> Element for Vec<T> {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut list = Self::new();
        (reader.peek() == b'[' && list.accept(reader) == Taken::Yes).then_some(list)
    }

    fn read_payload(reader: &mut Reader<'_>) -> Option<(Self, Taken)> {
        let mut list = Self::new();
        let taken = list.accept(reader);
        (taken != Taken::Mistyped).then_some((list, taken))
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Element> Element for Box<T> {
    type Bare = T::Bare;

    fn of(bare: T::Bare) -> Self {
        Self::new(T::of(bare))
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        T::read_boxed(reader)
    }

    fn view(&self) -> View<'_> {
        self.as_ref().view()
    }
}

impl Element for String {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    /// A number is taken as its text.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.peek() {
            b'"' => reader.string().map(Into::into),
            _ => reader.number().map(Into::into),
        }
    }

    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Element for bool {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.peek() {
            b't' | b'f' => Some(reader.skip() == "true"),
            _ => None,
        }
    }

    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl Element for i64 {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    /// A whole number in any spelling, also as text, if no digit is lost.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        number(reader, json::integer)
    }

    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }
}

impl Element for f64 {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    /// A number that isn't beyond all measure, also as text.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        number(reader, json::float)
    }

    fn view(&self) -> View<'_> {
        View::Float(*self)
    }
}

/// A number, or a string that is spelled as a JSON number.
#[inline]
fn number<T>(reader: &mut Reader<'_>, value: impl Fn(&str) -> Option<T>) -> Option<T> {
    if let Some(number) = reader.number() {
        return value(number);
    }
    let text = reader.string()?;
    let is_number = matches!(text.as_bytes(), [b'-' | b'0'..=b'9', ..]) && json::checked(&text) == Ok(&text);
    if is_number { value(&text) } else { None }
}
