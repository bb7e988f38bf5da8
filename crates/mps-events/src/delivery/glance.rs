//! The members of an object that tell how it was delivered.

use crate::Error;
use crate::json::Reader;

/// Each as the text of its value.
#[derive(Default)]
pub(super) struct Glance<'a> {
    /// Whether the object is itself a notification.
    pub(super) is_notification: bool,
    pub(super) records: Option<&'a str>,
    pub(super) body: Option<&'a str>,
    pub(super) headers: Option<&'a str>,
    pub(super) http_method: Option<&'a str>,
    pub(super) path: Option<&'a str>,
    pub(super) is_base64_encoded: Option<&'a str>,
}

impl<'a> Glance<'a> {
    /// Reads `text`, which begins an object. Empty when the object is itself a notification: then reading stops at
    /// the member that says so.
    pub(super) fn at(text: &'a str) -> Result<Self, Error> {
        let mut glance = Self::default();
        let mut reader = Reader::new(text);
        reader.open(b'{');
        while reader.more(b'}') {
            let member = match reader.name().as_ref() {
                "EventType" | "NotificationType" => return Ok(Self { is_notification: true, ..Self::default() }),
                "Records" => Some(&mut glance.records),
                "body" => Some(&mut glance.body),
                "headers" => Some(&mut glance.headers),
                "httpMethod" => Some(&mut glance.http_method),
                "path" => Some(&mut glance.path),
                "isBase64Encoded" => Some(&mut glance.is_base64_encoded),
                _ => None,
            };
            let value = reader.skip();
            if let Some(member) = member {
                // A null is as good as an absence.
                *member = (value != "null").then_some(value);
            }
        }
        reader.finish().map(|()| glance)
    }
}
