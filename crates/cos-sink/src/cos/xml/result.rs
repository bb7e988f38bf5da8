//! What COS and S3 answer to what they did: `<CopyObjectResult>` and others of their kind.

use super::element::walk;

/// The text of the element `name` directly below `root`; `None` when the document is another one, is cut off, or lacks
/// it.
pub(in crate::cos) fn field(body: &[u8], root: &str, name: &str) -> Option<String> {
    let mut found = None;
    let is_whole = walk(
        body,
        |_| {},
        |path, text| {
            if path.len() == 2 && path[0] == root.as_bytes() && path[1] == name.as_bytes() {
                found.get_or_insert_with(|| text.trim().to_owned());
            }
        },
    );
    found.filter(|_| is_whole)
}

/// What `<DeleteResult>` says (436/8289).
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::cos) struct Deletion {
    /// The keys that are gone.
    pub(in crate::cos) deleted: Vec<String>,
    /// The keys that aren't, each with the store's code.
    pub(in crate::cos) failed: Vec<(String, String)>,
}

impl Deletion {
    /// Reads the answer; `None` when the document is another one or is cut off.
    pub(in crate::cos) fn parse(body: &[u8]) -> Option<Self> {
        let mut deletion = Self::default();
        let (mut key, mut code) = (String::new(), String::new());
        let mut is_result = false;
        let is_whole = walk(
            body,
            |path| is_result |= path.len() == 1 && path[0] == b"DeleteResult",
            |path, text| match path.iter().map(Vec::as_slice).collect::<Vec<_>>()[..] {
                [_, b"Deleted" | b"Error", b"Key"] => text.clone_into(&mut key),
                [_, b"Error", b"Code"] => text.trim().clone_into(&mut code),
                [_, b"Deleted"] => deletion.deleted.push(std::mem::take(&mut key)),
                [_, b"Error"] => deletion.failed.push((std::mem::take(&mut key), std::mem::take(&mut code))),
                _ => {}
            },
        );
        (is_result && is_whole).then_some(deletion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_of_the_root_that_was_asked_for() {
        let body = b"<CopyObjectResult><ETag>\"e\"</ETag><ETag>f</ETag></CopyObjectResult>";
        assert_eq!(field(body, "CopyObjectResult", "ETag").as_deref(), Some("\"e\""));
        assert_eq!(field(body, "CompleteMultipartUploadResult", "ETag"), None);
        assert_eq!(field(&body[..body.len() - 1], "CopyObjectResult", "ETag"), None);
        assert_eq!(field(b"<Error><ETag>e</ETag></Error>", "CopyObjectResult", "ETag"), None);
    }

    #[test]
    fn each_key_is_gone_or_is_not() {
        let body = b"<DeleteResult><Deleted><Key>a &amp; b</Key></Deleted><Error><Key>c</Key><Code>AccessDenied</Code>\
            <Message>m</Message></Error></DeleteResult>";
        let deletion = Deletion::parse(body).unwrap();
        assert_eq!(deletion.deleted, ["a & b"]);
        assert_eq!(deletion.failed, [("c".to_owned(), "AccessDenied".to_owned())]);
        assert_eq!(Deletion::parse(b"<DeleteResult/>"), Some(Deletion::default()));
        for other in [&b"<Error/>"[..], b"", b"<DeleteResult><Deleted>"] {
            assert_eq!(Deletion::parse(other), None);
        }
    }
}
