//! The document in which COS and S3 tell of an error.

use super::element::walk;

/// What `<Error>` says: the first of each element, as the server wrote it. Before any of it is shown, it is cleaned.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::cos) struct ErrorDocument {
    pub(in crate::cos) code: Option<String>,
    pub(in crate::cos) message: Option<String>,
    pub(in crate::cos) request_id: Option<String>,
}

/// The most bytes of a body that are read as an error.
pub(in crate::cos) const MAX_LEN: usize = 64 * 1024;

impl ErrorDocument {
    /// Reads what can be read. Bytes that are no such document give an empty one.
    pub(in crate::cos) fn parse(body: &[u8]) -> Self {
        let mut document = Self::default();
        walk(
            body,
            |_| {},
            |path, text| {
                // The elements that are wanted lie directly in the root.
                let target = match path.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] {
                    [b"Error", b"Code"] => &mut document.code,
                    [b"Error", b"Message"] => &mut document.message,
                    [b"Error", b"RequestId"] => &mut document.request_id,
                    _ => return,
                };
                target.get_or_insert_with(|| text.trim().to_owned());
            },
        );
        document
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_cos_writes() {
        let document = ErrorDocument::parse(
            b"<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>NoSuchBucket</Code>\n\t<Message>It isn&apos;t \
              there &#38; <![CDATA[<never>]]> was</Message>\n\t<Resource>b</Resource>\n\t<RequestId>NjQx\n</RequestId>\
              <TraceId>x</TraceId></Error>",
        );
        assert_eq!(document.code.as_deref(), Some("NoSuchBucket"));
        assert_eq!(document.message.as_deref(), Some("It isn't there & <never> was"));
        assert_eq!(document.request_id.as_deref(), Some("NjQx"));
    }

    #[test]
    fn takes_only_what_lies_in_the_root() {
        let nested = b"<Error><Detail><Code>no</Code></Detail><Code>A</Code><Code>B</Code></Error>";
        assert_eq!(ErrorDocument::parse(nested).code.as_deref(), Some("A"));
        for other in [&b""[..], b"{}", b"<html><Code>A</Code></html>", b"<Error><Code>", b"\xff\xfe<Error>"] {
            assert_eq!(ErrorDocument::parse(other), ErrorDocument::default());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            ErrorDocument::parse(&body);
        }

        #[test]
        fn any_text_of_marks_is_read(body in "[<>/&;a-cErorCde!\\[\\]# ]{0,200}") {
            ErrorDocument::parse(body.as_bytes());
        }
    }
}
