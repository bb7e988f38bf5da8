//! The event of a function URL or an API gateway: an HTTP request as an object.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::glance::Glance;
use super::{Delivery, Item, Route};
use crate::{Error, ErrorKind, text};

/// The request that brought a delivery.
///
/// ```
/// use mps_events::{Delivery, Route};
///
/// let payload = br#"{"httpMethod": "POST", "path": "/callback", "body": "{}"}"#;
/// let delivery = Delivery::from_slice(payload)?;
/// let Route::Http(request) = delivery.route() else { panic!() };
/// assert_eq!((request.method(), request.path()), ("POST", "/callback"));
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest<'a> {
    method: Cow<'a, str>,
    path: Cow<'a, str>,
}

impl HttpRequest<'_> {
    /// Returns the method, such as `POST`; never empty.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the path, such as `/release/callback`. Empty when the envelope names none.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// Base64 with or without its padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Decodes base64 of either alphabet.
fn decode(body: &str) -> Result<Vec<u8>, Error> {
    let body = body.trim_ascii();
    let standard: Cow<'_, str> =
        if body.contains(['-', '_']) { body.replace('-', "+").replace('_', "/").into() } else { body.into() };
    LENIENT.decode(standard.as_bytes()).map_err(|_| Error::new(ErrorKind::Base64))
}

/// `None` unless there is a method.
///
/// A request without a body is a delivery of one empty item.
pub(super) fn delivery<'a>(glance: &Glance<'a>) -> Result<Option<Delivery<'a>>, Error> {
    let Some(method) = glance.http_method.and_then(text::string).filter(|method| !method.is_empty()) else {
        let is_request = glance.http_method.is_some() || (glance.headers.is_some() && glance.body.is_some());
        return if is_request { Err(Error::new(ErrorKind::NoMethod)) } else { Ok(None) };
    };
    let body = match glance.body {
        None => Cow::Borrowed(""),
        // A body that is JSON and no string, as some gateways are set up, stands there as it was sent.
        Some(raw) => text::string(raw).unwrap_or(Cow::Borrowed(raw)),
    };
    let is_base64 = glance.is_base64_encoded.is_some_and(|flag| matches!(flag, "true" | "\"true\""));
    let item = if is_base64 { Item::owned(decode(&body)?) } else { Item::from_text(body) };
    let path = glance.path.and_then(text::string).unwrap_or_default();
    Ok(Some(Delivery { route: Route::Http(HttpRequest { method, path }), items: vec![item] }))
}
