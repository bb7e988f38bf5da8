//! Values of members, seen from outside their types.

use super::Model;
use crate::RawJson;

/// A member's value, seen from outside its type.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "a model shows itself")]
pub enum View<'a> {
    /// Absent, null or an empty list: MPS uses all three for the same.
    Absent,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(&'a str),
    Object(&'a dyn Model),
    List(&'a dyn List),
    Raw(&'a RawJson),
}

/// A list of values of one type.
pub trait List {
    fn len(&self) -> usize;
    fn get(&self, index: usize) -> View<'_>;
}

impl<'a> View<'a> {
    pub(crate) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn object(self) -> Option<&'a dyn Model> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }
}
