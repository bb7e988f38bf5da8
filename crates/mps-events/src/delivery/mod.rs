//! Finding the notifications in what carried them.

mod carriers;
mod disguise;
mod glance;
mod http;
mod item;
mod nested;

pub use http::HttpRequest;
pub use item::Item;

use glance::Glance;

use crate::{Error, ErrorKind, json, text};

/// What a function, a web server or a queue was handed: by which route it came, and the notifications in it.
///
/// | payload | route | items |
/// |---|---|---|
/// | an object with `EventType` or `NotificationType`, and any object not named below | trigger | the whole payload |
/// | the same inside `Response` | trigger | the whole payload, wrapper included |
/// | a list with objects or strings of them | trigger | each element |
/// | a JSON string of an object or of such a list | trigger | its text |
/// | `{body, headers, httpMethod, path, ..}` of a function URL or an API gateway | [`Http`](Route::Http) | the body, decoded when `isBase64Encoded` is true |
/// | `{"Records": [{"CMQ": {"msgBody": ..}}, ..]}` | [`Cmq`](Route::Cmq) | each `msgBody`; of a list in it, each element |
/// | `{"Records": [{"Ckafka": {"msgBody": ..}}, ..]}` | [`Ckafka`](Route::Ckafka) | the same |
/// | `{"specversion": .., "data": ..}`, or a list with such | [`EventBridge`](Route::EventBridge) | each `data`, or the `msgBody` in it |
///
/// An item is what the sender wrote, byte for byte, and is **not yet known to be a notification**:
/// [`Notification::from_slice`](crate::Notification::from_slice) tells. An element or a record that can't be taken apart is
/// an item as it stands, so that its neighbours are read all the same.
///
/// ```
/// use mps_events::{Delivery, Notification, Route};
///
/// let payload = br#"{"httpMethod": "POST", "path": "/", "headers": {},
///     "body": "{\"EventType\": \"EditMediaTask\"}"}"#;
/// let delivery = Delivery::from_slice(payload)?;
/// assert!(matches!(delivery.route(), Route::Http(request) if request.method() == "POST"));
/// for item in delivery.items() {
///     let notification = Notification::from_slice(item.bytes())?;
///     assert_eq!(notification.event_type(), "EditMediaTask");
/// }
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Delivery<'a> {
    route: Route<'a>,
    items: Vec<Item<'a>>,
}

/// How a delivery came.
///
/// ```
/// use mps_events::{Delivery, Route};
///
/// let payload = br#"{"Records": [{"CMQ": {"msgBody": "{\"EventType\": \"WorkflowTask\"}"}}]}"#;
/// assert!(matches!(Delivery::from_slice(payload)?.route(), Route::Cmq));
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Route<'a> {
    /// From the MPS trigger of SCF, or as a bare notification from elsewhere.
    Trigger,
    /// As an HTTP request to a function URL or through an API gateway.
    Http(HttpRequest<'a>),
    /// From a CMQ or TDMQ-CMQ topic.
    Cmq,
    /// From a topic of CKafka, by SCF's trigger
    /// ([583/17530](https://cloud.tencent.com/document/product/583/17530)).
    Ckafka,
    /// From EventBridge, as CloudEvents ([1359/56075](https://cloud.tencent.com/document/product/1359/56075)).
    EventBridge,
}

/// A [`Route`] by its name alone: what is known of a delivery that can't be read too.
///
/// ```
/// use mps_events::{Delivery, RouteKind};
///
/// // A request whose body is cut off: nobody has vouched for it, so it is turned away and not stored.
/// let error = Delivery::from_slice(br#"{"httpMethod": "POST", "body": "{"#).unwrap_err();
/// assert_eq!(error.route(), Some(RouteKind::Http));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RouteKind {
    /// [`Route::Trigger`].
    Trigger,
    /// [`Route::Http`].
    Http,
    /// [`Route::Cmq`].
    Cmq,
    /// [`Route::Ckafka`].
    Ckafka,
    /// [`Route::EventBridge`].
    EventBridge,
}

impl Route<'_> {
    /// Returns the route by its name alone.
    pub fn kind(&self) -> RouteKind {
        match self {
            Self::Trigger => RouteKind::Trigger,
            Self::Http(_) => RouteKind::Http,
            Self::Cmq => RouteKind::Cmq,
            Self::Ckafka => RouteKind::Ckafka,
            Self::EventBridge => RouteKind::EventBridge,
        }
    }
}

impl<'a> Delivery<'a> {
    /// Finds out how `payload` came and where the notifications stand in it.
    ///
    /// An object is read no further than to `EventType` or `NotificationType`: what follows them is left to
    /// [`Notification::from_slice`](crate::Notification::from_slice).
    ///
    /// # Errors
    ///
    /// The error's [`route`](Error::route) tells how the payload came, also where it is broken: anything that looks
    /// like an HTTP request is one, wherever in the payload it stands, and must be turned away rather than stored.
    ///
    /// When `payload` is none of the known shapes: [`ErrorKind::Empty`](crate::ErrorKind::Empty), [`Utf8`](crate::ErrorKind::Utf8) or
    /// [`Syntax`](crate::ErrorKind::Syntax) for what is no JSON; [`NotAnObject`](crate::ErrorKind::NotAnObject) for a number,
    /// a literal, a list without an object in it or a string without JSON;
    /// [`Depth`](crate::ErrorKind::Depth) for lists and strings more than three deep;
    /// [`TooMany`](crate::ErrorKind::TooMany) for more than 20,000 items;
    /// [`Base64`](crate::ErrorKind::Base64), [`NoMethod`](crate::ErrorKind::NoMethod) and
    /// [`WrappedRequest`](crate::ErrorKind::WrappedRequest) for HTTP requests that aren't as their senders make them.
    pub fn from_slice(payload: &'a [u8]) -> Result<Self, Error> {
        Self::read(payload).map_err(|error| {
            let is_http = disguise::holds_request(payload);
            error.with_route(if is_http { RouteKind::Http } else { RouteKind::Trigger })
        })
    }

    fn read(payload: &'a [u8]) -> Result<Self, Error> {
        let text = text::json_text(payload)?;
        let is_object = text.trim_ascii_start().starts_with('{');
        if is_object {
            let glance = Glance::at(text)?;
            if glance.is_notification {
                return Ok(Self { route: Route::Trigger, items: vec![Item::borrowed(payload)] });
            }
            if let Some(delivery) = carriers::delivery(&glance)? {
                return Ok(delivery);
            }
            if let Some(delivery) = http::delivery(&glance)? {
                return Ok(delivery);
            }
        }
        if disguise::holds_request(payload) {
            return Err(Error::new(ErrorKind::WrappedRequest));
        }
        if let Some(items) = cloud_events(text)? {
            return Ok(Self { route: Route::EventBridge, items });
        }
        let items = if is_object { vec![Item::borrowed(payload)] } else { nested::items(text)? };
        Ok(Self { route: Route::Trigger, items })
    }

    /// Returns how it came.
    pub fn route(&self) -> &Route<'a> {
        &self.route
    }

    /// Returns what it holds, in order; never empty.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Returns what it holds, in order; never empty.
    pub fn into_items(self) -> Vec<Item<'a>> {
        self.items
    }
}

/// The items of one event of EventBridge or of a list with such; `None` where there is none.
fn cloud_events(text: &str) -> Result<Option<Vec<Item<'_>>>, Error> {
    let value = json::checked(text)?;
    let mut items = Vec::new();
    if value.starts_with('{') {
        return Ok(carriers::cloud_event(value, &mut items)?.then_some(items));
    }
    let mut is_any = false;
    for element in json::elements(value) {
        if carriers::cloud_event(element, &mut items)? {
            is_any = true;
        } else {
            nested::outer_element(element, &mut items)?;
        }
    }
    Ok(is_any.then_some(items))
}

impl<'a> IntoIterator for Delivery<'a> {
    type Item = Item<'a>;
    type IntoIter = std::vec::IntoIter<Item<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, 'd> IntoIterator for &'d Delivery<'a> {
    type Item = &'d Item<'a>;
    type IntoIter = std::slice::Iter<'d, Item<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}
