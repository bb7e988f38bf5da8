//! Showing models without what is secret.

use std::fmt;

use super::{Model, View};
use crate::redact;

/// Shows the members that are there, and of secret ones that they are.
pub(crate) fn debug(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(whole) = model.whole() {
        return f.debug_tuple(model.object_name()).field(whole).finish();
    }
    let mut shown = f.debug_struct(model.object_name());
    model.each(&mut |name, view| match view {
        View::Absent => {}
        View::Text(_) if redact::is_secret(model.object_name(), name) => {
            shown.field(name, &redact::REDACTED);
        }
        view => {
            shown.field(name, &Shown(view));
        }
    });
    for member in model.other().iter() {
        match (member.value(), member.index()) {
            (Some(value), Some(index)) => shown.field(&format!("{}[{index}]", member.name()), value),
            (Some(value), None) => shown.field(member.name(), value),
            (None, _) => &mut shown,
        };
    }
    shown.finish()
}

struct Shown<'a>(View<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            View::Absent => f.write_str("None"),
            View::Bool(value) => value.fmt(f),
            View::Integer(value) => value.fmt(f),
            View::Float(value) => value.fmt(f),
            View::Text(value) => match redact::without_signature(value) {
                Some(link) => link.fmt(f),
                None => value.fmt(f),
            },
            View::Object(model) => debug(model, f),
            View::Raw(raw) => raw.fmt(f),
            View::List(list) => f.debug_list().entries((0..list.len()).map(|index| Shown(list.get(index)))).finish(),
        }
    }
}
