//! Writing models with all that they held.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::view::List;
use super::{Model, Other, View};

/// Writes a model: its fields in the order of the schema, then the members that they don't hold.
pub(crate) fn serialize<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(whole) = model.whole() {
        return whole.serialize(serializer);
    }
    let other = model.other();
    let mut map = serializer.serialize_map(None)?;
    let mut outcome = Ok(());
    model.each(&mut |name, view| {
        if outcome.is_err() {
            return;
        }
        outcome = if !other.is_empty() && other.elements(name).next().is_some() {
            map.serialize_entry(name, &Merged { list: view, name, other })
        } else if matches!(view, View::Absent) {
            Ok(())
        } else if other.is_empty() || !other.is_reshaped(name) {
            map.serialize_entry(name, &Shown(view))
        } else {
            map.serialize_entry(name, &AsItCame(view))
        };
    });
    outcome?;
    for member in other.iter().filter(|member| member.index().is_none()) {
        if let Some(value) = member.value() {
            map.serialize_entry(member.name(), value)?;
        }
    }
    map.end()
}

struct Shown<'a>(View<'a>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::Absent => serializer.serialize_unit(),
            View::Bool(value) => serializer.serialize_bool(value),
            View::Integer(value) => serializer.serialize_i64(value),
            // As MPS writes them: without a fraction when there is none.
            View::Float(value) if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 => {
                serializer.serialize_i64(value as i64)
            }
            View::Float(value) => serializer.serialize_f64(value),
            View::Text(value) => serializer.serialize_str(value),
            View::Object(model) => serialize(model, serializer),
            View::Raw(raw) => raw.serialize(serializer),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(Some(list.len()))?;
                for index in 0..list.len() {
                    sequence.serialize_element(&Shown(list.get(index)))?;
                }
                sequence.end()
            }
        }
    }
}

/// A value that came as a list of one where one is declared, or as one where a list is declared.
struct AsItCame<'a>(View<'a>);

impl Serialize for AsItCame<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::List(list) if list.len() == 1 => Shown(list.get(0)).serialize(serializer),
            list @ View::List(_) => Shown(list).serialize(serializer),
            one => [Shown(one)].serialize(serializer),
        }
    }
}

/// A list with the elements that it couldn't take, each in its place.
struct Merged<'a> {
    list: View<'a>,
    name: &'a str,
    other: &'a Other,
}

impl Serialize for Merged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list: &dyn List = match self.list {
            View::List(list) => list,
            _ => &Vec::<String>::new(),
        };
        let mut refused = self.other.elements(self.name).peekable();
        let mut sequence = serializer.serialize_seq(None)?;
        let mut written = 0;
        for index in 0..list.len() {
            while let Some((_, element)) = refused.next_if(|(place, _)| *place <= written) {
                sequence.serialize_element(element)?;
                written += 1;
            }
            sequence.serialize_element(&Shown(list.get(index)))?;
            written += 1;
        }
        for (_, element) in refused {
            sequence.serialize_element(element)?;
        }
        sequence.end()
    }
}
