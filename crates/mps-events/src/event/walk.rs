//! Going through a model from outside its types.

use crate::Model;
use crate::model::View;

/// Where a model stands in an event.
#[derive(Clone, Default)]
pub(super) struct Place {
    /// Such as `MediaProcessResultSet[0].TranscodeTask`; empty for the event itself.
    pub(super) path: String,
    /// The tag of the union whose payload it is, else the member that holds it.
    pub(super) kind: String,
    /// The member that holds it.
    pub(super) member: &'static str,
}

/// The member `name` of a model.
pub(super) fn member<'a>(model: &'a dyn Model, name: &str) -> View<'a> {
    let mut found = View::Absent;
    model.each(&mut |member, view| {
        if member == name {
            found = view;
        }
    });
    found
}

/// Whether the type of a model has a member of this name, filled or not.
pub(super) fn has_member(model: &dyn Model, name: &str) -> bool {
    let mut is_there = false;
    model.each(&mut |member, _| is_there |= member == name);
    is_there
}

/// Calls `visit` for a model and for all models inside, outer ones first.
///
/// The depth is that of the schema, which has no cycle.
pub(super) fn walk<'a>(model: &'a dyn Model, place: &Place, visit: &mut dyn FnMut(&'a dyn Model, &Place)) {
    visit(model, place);
    children(model, place, &mut |child, place| walk(child, place, visit));
}

/// Calls `visit` for the models that stand directly in a model.
pub(super) fn children<'a>(model: &'a dyn Model, place: &Place, visit: &mut dyn FnMut(&'a dyn Model, &Place)) {
    model.each(&mut |member, view| {
        let kind = match model.tag() {
            Some(tag) => tag,
            // The name of such a member tells nothing.
            None if model.is_around_payload() || member == "Outputs" => &place.kind,
            None => member,
        };
        let at = |index: Option<usize>| Place { path: path(place, member, index), kind: kind.to_owned(), member };
        match view {
            View::Object(object) => visit(object, &at(None)),
            View::List(list) => {
                let mut refused = model.other().elements(member).peekable();
                let mut place = 0;
                for index in 0..list.len() {
                    // The list as it came has more elements than the field where some couldn't be taken.
                    while refused.next_if(|(refused, _)| *refused <= place).is_some() {
                        place += 1;
                    }
                    if let View::Object(object) = list.get(index) {
                        visit(object, &at(Some(place)));
                    }
                    place += 1;
                }
            }
            _ => {}
        }
    });
}

/// The path of a member of the model at `place`.
pub(super) fn path(place: &Place, member: &str, index: Option<usize>) -> String {
    let dot = if place.path.is_empty() { "" } else { "." };
    let index = index.map_or_else(String::new, |index| format!("[{index}]"));
    format!("{}{dot}{member}{index}", place.path)
}
