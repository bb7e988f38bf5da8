//! One would-be notification of a delivery.

use std::borrow::Cow;
use std::fmt;

/// The bytes of one would-be notification in a [`Delivery`](crate::Delivery).
#[derive(Clone, PartialEq, Eq)]
pub struct Item<'a> {
    bytes: Cow<'a, [u8]>,
}

impl<'a> Item<'a> {
    pub(super) fn borrowed(bytes: &'a [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    pub(super) fn owned(bytes: Vec<u8>) -> Self {
        Self { bytes: Cow::Owned(bytes) }
    }

    pub(super) fn from_text(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::borrowed(text.as_bytes()),
            Cow::Owned(text) => Self::owned(text.into_bytes()),
        }
    }

    pub(super) fn into_owned<'b>(self) -> Item<'b> {
        Item::owned(self.bytes.into_owned())
    }

    /// Returns the bytes as the sender wrote them.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes as the sender wrote them: borrowed where they stand in the payload as they are, owned only
    /// where a JSON string had escapes or a body was base64.
    pub fn into_bytes(self) -> Cow<'a, [u8]> {
        self.bytes
    }
}

/// Shows how many bytes there are, and none of them.
impl fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Item")
            .field("bytes", &self.bytes.len())
            .field("borrowed", &matches!(self.bytes, Cow::Borrowed(_)))
            .finish()
    }
}
