//! The event of SCF's CMQ topic trigger: `{"Records": [{"CMQ": {"msgBody": "..", ..}}, ..]}`.

use super::glance::Glance;
use super::{Delivery, Item, Route};
use crate::notification::Members;
use crate::{json, text};

/// `None` unless every record is one of CMQ: the records of other triggers are not ours to take apart.
pub(super) fn delivery<'a>(glance: &Glance<'a>) -> Option<Delivery<'a>> {
    let items: Vec<_> = json::elements(glance.records?)?.into_iter().map(item).collect::<Option<_>>()?;
    (!items.is_empty()).then_some(Delivery { route: Route::Cmq, items })
}

fn item(record: &str) -> Option<Item<'_>> {
    let message = Members::of(record)?.get("CMQ")?;
    let body = Members::of(message)?.get("msgBody")?;
    text::string(body).map(Item::from_text)
}
