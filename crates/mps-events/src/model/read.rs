use super::{Model, Reason};
use crate::json::Reader;

/// What became of a member's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is in the field.
    Yes,
    /// It is in the field, and came as a list where an object is declared or the reverse.
    Reshaped,
    /// The field can't hold it. Where the reader stands then doesn't matter.
    Mistyped,
    /// The field holds a value already.
    Repeated,
    /// There is no such field.
    Unknown,
}

/// Reads an object into `model`. `false`, and nothing read, when something else stands there.
pub(crate) fn read_object(model: &mut dyn Model, reader: &mut Reader<'_>) -> bool {
    if !reader.open(b'{') {
        return false;
    }
    while reader.more(b'}') {
        let name = reader.name();
        read_member(model, &name, reader);
    }
    true
}

/// Reads one member's value into the field of its name, or keeps it as it came.
pub(crate) fn read_member(model: &mut dyn Model, name: &str, reader: &mut Reader<'_>) {
    if reader.null() {
        return;
    }
    let start = reader.position();
    let reason = match model.take(name, reader) {
        Taken::Yes => return,
        Taken::Reshaped => {
            model.other_mut().push(name, None, Reason::Reshaped);
            return;
        }
        Taken::Mistyped => Reason::Mistyped,
        Taken::Repeated => Reason::Repeated,
        Taken::Unknown => Reason::Unknown,
    };
    reader.return_to(start);
    let value = reader.skip();
    model.other_mut().push(name, Some(value), reason);
}
