//! What brings notifications beside the trigger and HTTP.
//!
//! The events of SCF's triggers for queues: `{"Records": [{"CMQ": {"msgBody": "..", ..}}, ..]}`, and the same with
//! `Ckafka` (583/17530).

use super::glance::Glance;
use super::{Delivery, Item, Route, nested};
use crate::notification::Members;
use crate::{Error, json, text};

/// `None` unless every record is one of the same queue: the records of other triggers are not ours to take apart.
pub(super) fn delivery<'a>(glance: &Glance<'a>) -> Result<Option<Delivery<'a>>, Error> {
    let Some(records) = glance.records else { return Ok(None) };
    for (member, route) in [("CMQ", Route::Cmq), ("Ckafka", Route::Ckafka)] {
        let mut items = Vec::new();
        let mut are_all_read = true;
        for record in json::elements(records) {
            let body = Members::of(record).and_then(|record| record.get(member));
            let body = body.and_then(Members::of).and_then(|message| message.get("msgBody"));
            let Some(body) = body.and_then(text::string) else {
                are_all_read = false;
                break;
            };
            nested::message(body, &mut items)?;
        }
        if are_all_read && !items.is_empty() {
            return Ok(Some(Delivery { route, items }));
        }
    }
    Ok(None)
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
