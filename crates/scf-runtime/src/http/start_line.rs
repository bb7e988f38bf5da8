//! The first line of a message: of a reply, and of a request.

use std::mem::MaybeUninit;

use httparse::{Header, Request, Response};

use crate::http::error::MessageError;
use crate::http::framing::Framing;

/// The first line of a message.
pub(crate) trait StartLine: Sized {
    /// Reads a head; none if it isn't whole.
    ///
    /// # Errors
    ///
    /// What has come is no head, whatever else may come.
    fn parse<'h, 'b>(
        bytes: &'b [u8],
        fields: &'h mut [MaybeUninit<Header<'b>>],
    ) -> Result<Option<Head<'h, 'b, Self>>, httparse::Error>;

    /// Where the body ends, from what the header fields tell.
    fn framing(&self, told: Option<Framing>) -> Framing;

    /// Whether another head follows that counts.
    ///
    /// # Errors
    ///
    /// The line is one that nobody asked for.
    fn is_interim(&self) -> Result<bool, MessageError> {
        Ok(false)
    }
}

/// A whole head.
pub(crate) struct Head<'h, 'b, S> {
    pub(crate) start: S,
    /// The second digit of the version.
    pub(crate) minor: u8,
    pub(crate) fields: &'h [Header<'b>],
    /// The bytes of it.
    pub(crate) length: usize,
}

/// The first line of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status(pub(crate) u16);

impl StartLine for Status {
    fn parse<'h, 'b>(
        bytes: &'b [u8],
        fields: &'h mut [MaybeUninit<Header<'b>>],
    ) -> Result<Option<Head<'h, 'b, Self>>, httparse::Error> {
        let mut reply = Response::new(&mut []);
        let httparse::Status::Complete(length) =
            httparse::ParserConfig::default().parse_response_with_uninit_headers(&mut reply, bytes, fields)?
        else {
            return Ok(None);
        };
        Ok(Some(Head {
            start: Self(reply.code.unwrap_or_default()),
            minor: reply.version.unwrap_or_default(),
            fields: reply.headers,
            length,
        }))
    }

    fn framing(&self, told: Option<Framing>) -> Framing {
        if let 204 | 304 = self.0 { Framing::Sized(0) } else { told.unwrap_or(Framing::ToClose) }
    }

    fn is_interim(&self) -> Result<bool, MessageError> {
        if self.0 == 101 { Err(MessageError::Upgrade) } else { Ok((100..200).contains(&self.0)) }
    }
}

/// The first line of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) method: String,
    /// The path, without a query.
    pub(crate) path: String,
}

impl StartLine for Target {
    fn parse<'h, 'b>(
        bytes: &'b [u8],
        fields: &'h mut [MaybeUninit<Header<'b>>],
    ) -> Result<Option<Head<'h, 'b, Self>>, httparse::Error> {
        let mut request = Request::new(&mut []);
        let httparse::Status::Complete(length) = request.parse_with_uninit_headers(bytes, fields)? else {
            return Ok(None);
        };
        Ok(Some(Head {
            start: Self {
                method: request.method.unwrap_or_default().to_owned(),
                path: path(request.path.unwrap_or_default()).to_owned(),
            },
            minor: request.version.unwrap_or_default(),
            fields: request.headers,
            length,
        }))
    }

    fn framing(&self, told: Option<Framing>) -> Framing {
        told.unwrap_or(Framing::Sized(0))
    }
}

/// The path of a request's target, which may be a whole URL (RFC 9112, 3.2.2).
fn path(target: &str) -> &str {
    let target = target.split(['?', '#']).next().unwrap_or_default();
    match target.split_once("://") {
        Some((_, rest)) if !target.starts_with('/') => rest.find('/').map_or("/", |slash| &rest[slash..]),
        _ => target,
    }
}
