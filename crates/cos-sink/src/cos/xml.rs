//! The document in which COS and S3 tell of an error.

use quick_xml::Reader;
use quick_xml::events::Event;

/// What `<Error>` says: the first of each element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ErrorDocument {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
}

/// The most bytes of a body that are read as an error.
pub(super) const MAX_LEN: usize = 64 * 1024;

/// The most bytes of one text that are kept: it goes into logs.
const MAX_TEXT_LEN: usize = 256;

impl ErrorDocument {
    /// Reads what can be read. Bytes that are no such document give an empty one.
    pub(super) fn parse(body: &[u8]) -> Self {
        let mut document = Self::default();
        let mut reader = Reader::from_reader(body);
        let mut path: Vec<Vec<u8>> = Vec::new();
        let mut text = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => {
                    // The elements that are wanted lie directly in the root.
                    path.push(element.local_name().as_ref().to_vec());
                    text.clear();
                }
                Ok(Event::Text(part)) => text.push_str(&part.decode().unwrap_or_default()),
                Ok(Event::CData(part)) => text.push_str(&part.decode().unwrap_or_default()),
                Ok(Event::GeneralRef(entity)) => {
                    let name = entity.decode().unwrap_or_default();
                    match entity.resolve_char_ref() {
                        Ok(Some(character)) => text.push(character),
                        _ => text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("")),
                    }
                }
                Ok(Event::End(_)) => {
                    let target = match path.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] {
                        [b"Error", b"Code"] => Some(&mut document.code),
                        [b"Error", b"Message"] => Some(&mut document.message),
                        [b"Error", b"RequestId"] => Some(&mut document.request_id),
                        _ => None,
                    };
                    if let Some(target) = target
                        && target.is_none()
                    {
                        *target = clean(&text);
                    }
                    path.pop();
                    text.clear();
                }
                Ok(Event::Eof) | Err(_) => return document,
                Ok(_) => {}
            }
        }
    }
}

/// A text fit for a log line: printable, bounded, or none.
fn clean(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.floor_char_boundary(MAX_TEXT_LEN.min(text.len()));
    let text: String = text[..end].chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    (!text.is_empty()).then_some(text)
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

    #[test]
    fn long_texts_are_bounded() {
        let body = format!("<Error><Message>{}\x07</Message></Error>", "é".repeat(1000));
        let message = ErrorDocument::parse(body.as_bytes()).message.unwrap();
        assert_eq!(message.len(), MAX_TEXT_LEN);
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
