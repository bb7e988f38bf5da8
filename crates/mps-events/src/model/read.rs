//! Reading objects into models.

use super::{Model, Other, Reason};
use crate::RawJson;
use crate::json::Reader;

/// What became of a member's value.
#[derive(Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is in the field.
    Yes,
    /// It is in the field, and came as a list where an object is declared or the reverse.
    Reshaped,
    /// It is in the field, but for these elements of the list.
    Partly(Box<Refused>),
    /// The field can't hold it. Where the reader stands then doesn't matter.
    Mistyped,
    /// The field holds a value already.
    Repeated,
    /// There is no such field.
    Unknown,
}

/// The elements that a list can't hold, each with its place in the list as it came.
pub(crate) type Refused = Vec<(usize, RawJson)>;

/// Reads an object into `model`. `false`, and nothing read, when something else stands there.
pub(crate) fn read_object(model: &mut dyn Model, reader: &mut Reader<'_>) -> bool {
    if !reader.open(b'{') {
        return false;
    }
    while reader.more(b'}') {
        match reader.plain_name() {
            Some(name) => read_member(model, name, reader),
            None => read_member(model, &reader.name(), reader),
        }
    }
    true
}

/// Reads one member's value into the field of its name, or keeps it as it came.
pub(crate) fn read_member(model: &mut dyn Model, name: &str, reader: &mut Reader<'_>) {
    if reader.null() {
        return;
    }
    let start = reader.position();
    match model.take(name, reader) {
        Taken::Yes => {}
        taken => keep(model.other_mut(), name, taken, start, reader),
    }
}

/// Keeps of a member's value, which begins at `start`, what `taken` says that its field doesn't hold.
#[cold]
pub(super) fn keep(other: &mut Other, name: &str, taken: Taken, start: usize, reader: &mut Reader<'_>) {
    let reason = match taken {
        Taken::Yes => return,
        Taken::Reshaped => return other.push(name, None, Reason::Reshaped),
        Taken::Partly(refused) => return refused.into_iter().for_each(|element| other.push_element(name, element)),
        Taken::Mistyped => Reason::Mistyped,
        Taken::Repeated => Reason::Repeated,
        Taken::Unknown => Reason::Unknown,
    };
    reader.return_to(start);
    other.push(name, Some(reader.skip()), reason);
}
