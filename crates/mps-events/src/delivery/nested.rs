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

/// Pushes what `value`, which is known to be JSON, holds, with no more than `depth` lists and strings around it.
fn collect<'a>(value: &'a str, depth: usize, items: &mut Vec<Item<'a>>) -> Result<(), Error> {
    let first = value.as_bytes().first();
    if matches!(first, Some(b'[' | b'"')) && depth == 0 {
        return Err(Error::new(ErrorKind::Depth));
    }
    match first {
        Some(b'{') => items.push(Item::borrowed(value.as_bytes())),
        Some(b'[') => {
            let elements = json::elements(value).unwrap_or_default();
            if elements.is_empty() {
                return Err(Error::new(ErrorKind::NotAnObject));
            }
            for element in elements {
                collect(element, depth - 1, items)?;
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
        Some(b'{') => items.push(Item::from_text(text)),
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
