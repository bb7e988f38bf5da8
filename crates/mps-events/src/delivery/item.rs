//! One would-be notification of a delivery.

use std::borrow::Cow;
use std::fmt;

/// The bytes of one would-be notification in a [`Delivery`](crate::Delivery).
///
/// ```
/// use mps_events::Delivery;
///
/// let payload = br#"[{"EventType": "WorkflowTask"}, "{\"EventType\": \"EditMediaTask\"}"]"#;
/// let items = Delivery::from_slice(payload)?.into_items();
/// assert_eq!(items[1].bytes(), br#"{"EventType": "EditMediaTask"}"#);
/// # Ok::<(), mps_events::Error>(())
/// ```
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

    /// Returns the bytes for as long as the payload lives, where they stand in it as they are; `None` where a JSON string
    /// had escapes or a body was base64.
    ///
    /// ```
    /// use mps_events::Delivery;
    ///
    /// let payload = br#"{"EventType": "WorkflowTask"}"#;
    /// let bytes = Delivery::from_slice(payload)?.items()[0].in_payload();
    /// assert_eq!(bytes, Some(&payload[..]));
    /// # Ok::<(), mps_events::Error>(())
    /// ```
    pub fn in_payload(&self) -> Option<&'a [u8]> {
        match self.bytes {
            Cow::Borrowed(bytes) => Some(bytes),
            Cow::Owned(_) => None,
        }
    }

    /// Returns the bytes as the sender wrote them: borrowed where they stand in the payload as they are, owned only
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
