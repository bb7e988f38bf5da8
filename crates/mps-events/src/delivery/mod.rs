mod cmq;
mod glance;
mod http;
mod item;
mod nested;

pub use http::HttpRequest;
pub use item::Item;

use glance::Glance;

use crate::{Error, text};

/// What a function, a web server or a queue was handed: by which route it came, and the notifications in it.
///
/// | payload | route | items |
/// |---|---|---|
/// | an object with `EventType` or `NotificationType`, and any object not named below | trigger | the whole payload |
/// | the same inside `Response` | trigger | the whole payload, wrapper included |
/// | a list of objects or strings | trigger | each element |
/// | a JSON string of an object or of such a list | trigger | its text |
/// | `{body, headers, httpMethod, path, ..}` of a function URL or an API gateway | [`Http`](Route::Http) | the body, decoded when `isBase64Encoded` is true |
/// | `{"Records": [{"CMQ": {"msgBody": ..}}, ..]}` | [`Cmq`](Route::Cmq) | each `msgBody` |
///
/// An item is what the sender wrote, byte for byte, and is **not yet known to be a notification**:
/// [`Notification::from_slice`](crate::Notification::from_slice) tells.
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
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Route<'a> {
    /// From the MPS trigger of SCF, or as a bare notification from elsewhere.
    Trigger,
    /// As an HTTP request to a function URL or through an API gateway.
    Http(HttpRequest<'a>),
    /// From a CMQ or TDMQ-CMQ topic.
    Cmq,
}

impl<'a> Delivery<'a> {
    /// Finds out how `payload` came and where the notifications stand in it.
    ///
    /// An object is read no further than to `EventType` or `NotificationType`: what follows them is left to
    /// [`Notification::from_slice`](crate::Notification::from_slice).
    ///
    /// # Errors
    ///
    /// When `payload` is none of the known shapes: [`ErrorKind::Empty`](crate::ErrorKind::Empty), [`Utf8`](crate::ErrorKind::Utf8) or
    /// [`Syntax`](crate::ErrorKind::Syntax) for what is no JSON; [`NotAnObject`](crate::ErrorKind::NotAnObject) for a number,
    /// a literal, an empty list, a list with such an element or a string without JSON;
    /// [`Depth`](crate::ErrorKind::Depth) for lists and strings more than three deep;
    /// [`Base64`](crate::ErrorKind::Base64) for a body that isn't what its envelope tells.
    pub fn from_slice(payload: &'a [u8]) -> Result<Self, Error> {
        let (text, _) = text::json_text(payload)?;
        if !text.trim_ascii_start().starts_with('{') {
            let items = nested::items(text)?;
            return Ok(Self { route: Route::Trigger, items });
        }
        let glance = Glance::at(text)?;
        if let Some(delivery) = cmq::delivery(&glance) {
            return Ok(delivery);
        }
        if let Some(delivery) = http::delivery(&glance)? {
            return Ok(delivery);
        }
        Ok(Self { route: Route::Trigger, items: vec![Item::borrowed(payload)] })
    }

    /// How it came.
    pub fn route(&self) -> &Route<'a> {
        &self.route
    }

    /// What it holds, in order; never empty.
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// What it holds, in order; never empty.
    pub fn into_items(self) -> Vec<Item<'a>> {
        self.items
    }
}
