//! The event of SCF's CMQ topic trigger: `{"Records": [{"CMQ": {"msgBody": "..", ..}}, ..]}`.

use serde_json::value::RawValue;

use super::glance::Glance;
use super::{Delivery, Item, Route};
use crate::notification::Members;
use crate::text;

/// `None` unless every record is one of CMQ: the records of other triggers are not ours to take apart.
pub(super) fn delivery<'a>(glance: &Glance<'a>) -> Option<Delivery<'a>> {
    let records: Vec<&'a RawValue> = serde_json::from_str(glance.records?.get()).ok()?;
    let items: Vec<_> = records.into_iter().map(item).collect::<Option<_>>()?;
    (!items.is_empty()).then_some(Delivery { route: Route::Cmq, items })
}

fn item(record: &RawValue) -> Option<Item<'_>> {
    let message = Members::from_text(record.get()).ok()?.get("CMQ")?;
    let body = Members::from_text(message.get()).ok()?.get("msgBody")?;
    text::string(body).map(Item::from_text)
}
