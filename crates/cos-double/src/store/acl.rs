//! Grants: who may do what to an object, as headers and as a document have it (436/7748).

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::wire::{Element, Refusal};

/// The headers that grant a permission, each with the permission's name in a document.
pub(crate) const GRANTS: [(&str, &str); 5] = [
    ("x-cos-grant-read", "READ"),
    ("x-cos-grant-write", "WRITE"),
    ("x-cos-grant-read-acp", "READ_ACP"),
    ("x-cos-grant-write-acp", "WRITE_ACP"),
    ("x-cos-grant-full-control", "FULL_CONTROL"),
];

/// Whom a grant is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Grantee {
    /// An account or a user of one.
    Id(String),
    /// A group, such as everybody.
    Group(String),
}

/// Tells whether a header says who may do what.
pub(crate) fn is_acl(name: &str) -> bool {
    name == "x-cos-acl" || GRANTS.iter().any(|(header, _)| *header == name)
}

/// Reads the value of a grant's header: `id="..", uri=".."`.
pub(crate) fn grantees(value: &str) -> Result<Vec<Grantee>, Refusal> {
    let one = |text: &str| {
        let (kind, name) = text.trim().split_once('=')?;
        let name = name.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned();
        match kind.trim() {
            "id" => Some(Grantee::Id(name)),
            "uri" => Some(Grantee::Group(name)),
            _ => None,
        }
    };
    let invalid = || Refusal::bad_request("InvalidArgument", "A grant is id=\"..\" or uri=\"..\", between commas.");
    value.split(',').map(|text| one(text).ok_or_else(invalid)).collect()
}

/// Reads the grants of a document, as headers.
pub(crate) fn grants_of(document: &[u8]) -> Result<HeaderMap, Refusal> {
    let policy = Element::parse(document).filter(|policy| policy.name == "AccessControlPolicy");
    let policy = policy.ok_or_else(Refusal::malformed_xml)?;
    let mut headers = HeaderMap::new();
    for grant in policy.all("AccessControlList").flat_map(|list| list.all("Grant")) {
        let (name, value) = header_of(grant).ok_or_else(Refusal::malformed_xml)?;
        headers.append(name, value);
    }
    Ok(headers)
}

fn header_of(grant: &Element) -> Option<(HeaderName, HeaderValue)> {
    let permission = grant.text_of("Permission")?.trim();
    let (header, _) = GRANTS.into_iter().find(|(_, name)| *name == permission)?;
    let grantee = grant.all("Grantee").next()?;
    let value = match (grantee.text_of("ID"), grantee.text_of("URI")) {
        (Some(id), _) => format!("id=\"{}\"", id.trim()),
        (None, Some(uri)) => format!("uri=\"{}\"", uri.trim()),
        (None, None) => return None,
    };
    // A quote within a name would end it early in the header.
    let whole = value.matches('"').count() == 2 && !value.contains(',');
    Some((HeaderName::from_static(header), HeaderValue::from_str(&value).ok().filter(|_| whole)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed expectation is the test's result")]

    use super::*;

    #[test]
    fn headers_name_grantees() {
        let found = grantees("id=\"qcs::cam::uin/1:uin/1\", uri=\"http://all\"").unwrap();
        assert_eq!(found, [Grantee::Id("qcs::cam::uin/1:uin/1".into()), Grantee::Group("http://all".into())]);
        for wrong in ["", "id", "id=1", "email=\"a\"", "id=\"1\",", "id=\"1"] {
            assert_eq!(grantees(wrong).unwrap_err().code, "InvalidArgument", "{wrong}");
        }
    }

    #[test]
    fn documents_become_headers() {
        let grant =
            |who: &str, what: &str| format!("<Grant><Grantee>{who}</Grantee><Permission>{what}</Permission></Grant>");
        let policy = |grants: &str| {
            let list = format!("<AccessControlList>{grants}</AccessControlList>");
            grants_of(format!("<AccessControlPolicy>{list}</AccessControlPolicy>").as_bytes())
        };
        let two = grant("<ID>1</ID>", "READ") + &grant("<URI>http://all</URI>", "READ");
        let headers = policy(&two).unwrap();
        let values: Vec<_> = headers.get_all("x-cos-grant-read").iter().collect();
        assert_eq!(values, ["id=\"1\"", "uri=\"http://all\""]);
        assert!(policy("").unwrap().is_empty());
        for wrong in [grant("<ID>1</ID>", "NOPE"), grant("", "READ"), grant("<ID>1\", id=\"2</ID>", "READ")] {
            assert_eq!(policy(&wrong).unwrap_err().code, "MalformedXML", "{wrong}");
        }
    }
}
