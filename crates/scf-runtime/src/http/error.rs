//! What can't be read as a message, and the limits of what is read.

/// The most bytes of a head, and the size of the buffer that a small message fits into as a whole. The platform's own
/// limit for a head is 4 KB (583/56124).
pub(crate) const MAX_HEAD: usize = 16 * 1024;
/// The most interim (1xx) replies before the real one.
pub(crate) const MAX_INTERIM: u8 = 16;

/// Why the bytes are no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum MessageError {
    #[error("the connection was closed in the middle of the message")]
    BrokenOff,
    #[error("expected a message in HTTP/1: {0}")]
    Head(#[from] httparse::Error),
    #[error("the head of the message has more than {MAX_HEAD} bytes")]
    HeadTooLarge,
    #[error("expected at most {MAX_INTERIM} interim replies")]
    TooManyInterim,
    #[error("the reply changes the protocol, which nobody asked for")]
    Upgrade,
    #[error("expected Content-Length to be one number")]
    Length,
    #[error("expected no transfer coding but chunked")]
    Coding,
    #[error("expected a chunk")]
    Chunk,
    #[error("expected Content-Length or chunks; a body that ends with its connection may have been cut")]
    Undelimited,
}
