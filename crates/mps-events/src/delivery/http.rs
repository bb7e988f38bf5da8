//! The event of a function URL or an API gateway: an HTTP request as an object.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::glance::Glance;
use super::{Delivery, Item, Route};
use crate::{Error, ErrorKind, text};

/// The request that brought a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest<'a> {
    method: Cow<'a, str>,
    path: Cow<'a, str>,
}

impl HttpRequest<'_> {
    /// The method, such as `POST`. Empty when the envelope names none.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path, such as `/release/callback`. Empty when the envelope names none.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// `None` unless there is a method, or both headers and a body.
///
/// A request without a body is a delivery of one empty item.
pub(super) fn delivery<'a>(glance: &Glance<'a>) -> Result<Option<Delivery<'a>>, Error> {
    let method = glance.http_method.and_then(text::string);
    if method.is_none() && (glance.headers.is_none() || glance.body.is_none()) {
        return Ok(None);
    }
    let body = match glance.body {
        None => Cow::Borrowed(""),
        // A body that is JSON and no string, as some gateways are set up, stands there as it was sent.
        Some(raw) => text::string(raw).unwrap_or(Cow::Borrowed(raw)),
    };
    let is_base64 = glance.is_base64_encoded.is_some_and(|flag| matches!(flag, "true" | "\"true\""));
    let item = if is_base64 {
        let decoded = STANDARD.decode(body.trim_ascii());
        Item::owned(decoded.map_err(|_| Error::new(ErrorKind::Base64))?)
    } else {
        Item::from_text(body)
    };
    let path = glance.path.and_then(text::string).unwrap_or_default();
    Ok(Some(Delivery {
        route: Route::Http(HttpRequest { method: method.unwrap_or_default(), path }),
        items: vec![item],
    }))
}
