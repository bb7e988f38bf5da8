//! What brings notifications beside the trigger and HTTP.
//!
//! The events of SCF's triggers for queues: `{"Records": [{"CMQ": {"msgBody": "..", ..}}, ..]}`, and the same with
//! `Ckafka` (583/17530).

use super::glance::Glance;
use super::{Delivery, Item, Route, nested};
use crate::notification::Members;
use crate::{Error, json, text};

/// `None` unless a record is one of a queue's: what holds none of them is another trigger's and not ours to take apart.
///
/// A record that can't be read stands for itself, so that it costs its neighbours nothing.
pub(super) fn delivery<'a>(glance: &Glance<'a>) -> Result<Option<Delivery<'a>>, Error> {
    let Some(records) = glance.records else { return Ok(None) };
    let mut items = Vec::new();
    let mut found = None;
    for record in json::elements(records) {
        match message(record) {
            Some((route, body)) => {
                match text::string(body) {
                    Some(body) => nested::message(body, &mut items)?,
                    None => nested::push(&mut items, Item::borrowed(body.as_bytes()))?,
                }
                found = found.or(Some(route));
            }
            None => nested::push(&mut items, Item::borrowed(record.as_bytes()))?,
        }
    }
    Ok(found.map(|route| Delivery { route, items }))
}

/// Of which queue a record is, and the value of its `msgBody`: a text, or the object that a text should hold.
fn message(record: &str) -> Option<(Route<'_>, &str)> {
    let record = Members::of(record)?;
    [("CMQ", Route::Cmq), ("Ckafka", Route::Ckafka)].into_iter().find_map(|(member, route)| {
        let body = record.get(member).and_then(Members::of)?.get("msgBody")?;
        body.starts_with(['"', '{']).then_some((route, body))
    })
}

/// The items of an event of EventBridge: CloudEvents with `data` (1359/56075). `None` for anything else.
///
/// What a connector of a queue brings has the message in the `msgBody` of its data.
pub(super) fn cloud_event<'a>(object: &'a str, items: &mut Vec<Item<'a>>) -> Result<bool, Error> {
    let Some(members) = Members::of(object) else { return Ok(false) };
    let (Some(_), Some(data)) = (members.get("specversion"), members.get("data")) else { return Ok(false) };
    let body = Members::of(data).and_then(|data| data.get("msgBody")).unwrap_or(data);
    match text::string(body) {
        Some(body) => nested::message(body, items)?,
        None => nested::push(items, Item::borrowed(data.as_bytes()))?,
    }
    Ok(true)
}
