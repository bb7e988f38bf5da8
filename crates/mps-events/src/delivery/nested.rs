//! Lists and strings that hold notifications.

use std::borrow::Cow;

use super::Item;
use crate::{Error, ErrorKind, json, text};

/// How many lists and strings may stand around a notification.
const MAX_DEPTH: usize = 3;

/// The items of a payload whose JSON is a list or a string.
pub(super) fn items(text: &str) -> Result<Vec<Item<'_>>, Error> {
    let mut items = Vec::new();
    collect(json::checked(text)?, MAX_DEPTH, &mut items)?;
    Ok(items)
}

/// How many notifications one delivery may hold.
///
/// The largest payload that SCF hands over is 6 MB: some 3,000 notifications of a usual size.
const MAX_ITEMS: usize = 20_000;

/// Adds an item, unless there are too many.
pub(super) fn push<'a>(items: &mut Vec<Item<'a>>, item: Item<'a>) -> Result<(), Error> {
    if items.len() >= MAX_ITEMS {
        return Err(Error::new(ErrorKind::TooMany));
    }
    items.push(item);
    Ok(())
}

/// Adds what the message of a queue holds: the elements of a list, else the message as it is.
pub(super) fn message<'a>(body: Cow<'a, str>, items: &mut Vec<Item<'a>>) -> Result<(), Error> {
    let mut inner = Vec::new();
    let is_list = body.trim_ascii_start().starts_with('[');
    match if is_list { collect_text(body.clone(), MAX_DEPTH, &mut inner) } else { Ok(()) } {
        Ok(()) if is_list => inner.into_iter().try_for_each(|item| push(items, item)),
        Err(error) if error.kind() == ErrorKind::TooMany => Err(error),
        _ => push(items, Item::from_text(body)),
    }
}

/// Pushes what an element of a list holds, else the element as it stands, and tells why: one that can't be read costs its
/// neighbours nothing.
fn element<'a>(value: &'a str, depth: usize, items: &mut Vec<Item<'a>>) -> Result<Option<Error>, Error> {
    let before = items.len();
    match collect(value, depth, items) {
        Ok(()) => Ok(None),
        Err(error) if error.kind() == ErrorKind::TooMany => Err(error),
        Err(error) => {
            items.truncate(before);
            push(items, Item::borrowed(value.as_bytes())).map(|()| Some(error))
        }
    }
}

/// The same for an element of a list at the top of a payload.
pub(super) fn outer_element<'a>(value: &'a str, items: &mut Vec<Item<'a>>) -> Result<(), Error> {
    element(value, MAX_DEPTH - 1, items).map(|_| ())
}

/// Pushes what `value`, which is known to be JSON, holds, with no more than `depth` lists and strings around it.
fn collect<'a>(value: &'a str, depth: usize, items: &mut Vec<Item<'a>>) -> Result<(), Error> {
    let first = value.as_bytes().first();
    if matches!(first, Some(b'[' | b'"')) && depth == 0 {
        return Err(Error::new(ErrorKind::Depth));
    }
    match first {
        Some(b'{') => push(items, Item::borrowed(value.as_bytes()))?,
        Some(b'[') => {
            let (before, mut holds_any, mut first) = (items.len(), false, None);
            for inner in json::elements(value) {
                match element(inner, depth - 1, items)? {
                    None => holds_any = true,
                    Some(error) => first = first.or(Some(error)),
                }
            }
            if !holds_any {
                items.truncate(before);
                return Err(first.unwrap_or_else(|| Error::new(ErrorKind::NotAnObject)));
            }
        }
        Some(b'"') => {
            let text = text::string(value).ok_or_else(|| Error::new(ErrorKind::NotAnObject))?;
            collect_text(text, depth - 1, items)?;
        }
        _ => return Err(Error::new(ErrorKind::NotAnObject)),
    }
    Ok(())
}

/// Pushes what the text of a JSON string holds. The text of an object is an item as it is, white space around
/// it included.
fn collect_text<'a>(text: Cow<'a, str>, depth: usize, items: &mut Vec<Item<'a>>) -> Result<(), Error> {
    match text.trim_ascii_start().as_bytes().first() {
        Some(b'{') => push(items, Item::from_text(text))?,
        Some(b'[' | b'"') => match text {
            Cow::Borrowed(text) => {
                collect(json::checked(text)?, depth, items)?;
            }
            Cow::Owned(text) => {
                let mut inner = Vec::new();
                collect(json::checked(&text)?, depth, &mut inner)?;
                items.extend(inner.into_iter().map(Item::into_owned));
            }
        },
        _ => return Err(Error::new(ErrorKind::NotAnObject)),
    }
    Ok(())
}
