//! What a request and a response have in common.

/// Gives a message with `headers` and `body` the methods for them.
macro_rules! message {
    ($Message:ident) => {
        impl $Message {
            /// Adds a header field beside those of the same name: two cookies are two calls.
            /// [`headers_mut`](Self::headers_mut) replaces and removes.
            #[must_use]
            pub fn with_header(mut self, name: impl AsRef<str>, value: impl Into<String>) -> Self {
                self.headers.append(name, value);
                self
            }

            /// Sets the body: bytes or text.
            #[must_use]
            pub fn with_body(mut self, body: impl Into<::bytes::Bytes>) -> Self {
                self.body = body.into();
                self
            }

            /// Returns the first value of a header field; the name matches in any case.
            pub fn header(&self, name: &str) -> Option<&str> {
                self.headers.get(name)
            }

            /// Returns the header fields.
            pub fn headers(&self) -> &$crate::url::Headers {
                &self.headers
            }

            /// Returns the header fields to change them.
            pub fn headers_mut(&mut self) -> &mut $crate::url::Headers {
                &mut self.headers
            }

            /// Returns the body's bytes, decoded where JSON has them in base64.
            pub fn body(&self) -> &::bytes::Bytes {
                &self.body
            }

            /// Returns the body's bytes alone.
            pub fn into_body(self) -> ::bytes::Bytes {
                self.body
            }
        }
    };
}
pub(super) use message;
