//! ACLs, by name and by grants. What they would allow isn't judged: every request is signed by somebody who may do
//! everything.

use http::StatusCode;

use super::bucket::OWNER;
use super::{Call, Outcome};
use crate::store::{GRANTS, Grantee, grantees, grants_of, is_acl, kept};
use crate::wire::{Answer, Document, Refusal, document, empty, insert};

/// Tells the bucket's ACL: it is private (436/7733).
pub(super) fn of_bucket(_call: &mut Call<'_>) -> Outcome {
    let mut text = policy();
    grant(&mut text, &Grantee::Id(OWNER.to_owned()), "FULL_CONTROL");
    Ok(answer(text, "private"))
}

/// Tells an object's ACL (436/7744).
pub(super) fn get(call: &mut Call<'_>) -> Outcome {
    let headers = &call.bucket.find(call.key)?.headers;
    let acl = headers.get("x-cos-acl").and_then(|acl| acl.to_str().ok());
    let mut text = policy();
    for (header, permission) in GRANTS {
        for value in headers.get_all(header) {
            for grantee in grantees(value.to_str().unwrap_or(""))? {
                grant(&mut text, &grantee, permission);
            }
        }
    }
    if !GRANTS.iter().any(|(header, _)| headers.contains_key(*header)) {
        grant(&mut text, &Grantee::Id(OWNER.to_owned()), "FULL_CONTROL");
    }
    if acl == Some("public-read") {
        grant(&mut text, &Grantee::Group("http://cam.qcloud.com/groups/global/AllUsers".to_owned()), "READ");
    }
    Ok(answer(text, acl.unwrap_or("default")))
}

/// Sets an object's ACL by its name, by grants in headers, or by a document of grants (436/7748).
pub(super) fn put(call: &mut Call<'_>) -> Outcome {
    let mut object = call.bucket.find(call.key)?.clone();
    let mut acl = kept(&call.parts.headers)?;
    let named: Vec<_> = acl.keys().filter(|name| !is_acl(name.as_str())).cloned().collect();
    for name in named {
        acl.remove(name);
    }
    if !call.body.is_empty() {
        if !acl.is_empty() {
            let message = "An ACL is given by headers or by a document, not by both.";
            return Err(Refusal::bad_request("InvalidRequest", message));
        }
        acl = grants_of(&call.body)?;
    } else if acl.is_empty() {
        return Err(Refusal::malformed_xml());
    }
    let had: Vec<_> = object.headers.keys().filter(|name| is_acl(name.as_str())).cloned().collect();
    for name in had {
        object.headers.remove(name);
    }
    object.headers.extend(acl);
    call.bucket.replace(call.key, object)?;
    Ok(empty(StatusCode::OK))
}

fn policy() -> Document {
    let mut text = Document::new("AccessControlPolicy");
    text.open("Owner").leaf("ID", OWNER).leaf("DisplayName", OWNER).close().open("AccessControlList");
    text
}

fn grant(text: &mut Document, grantee: &Grantee, permission: &str) {
    text.open("Grant");
    match grantee {
        Grantee::Id(id) => text.open_typed("Grantee", "CanonicalUser").leaf("ID", id).leaf("DisplayName", id),
        Grantee::Group(uri) => text.open_typed("Grantee", "Group").leaf("URI", uri),
    };
    text.close().leaf("Permission", permission).close();
}

fn answer(text: Document, acl: &str) -> http::Response<Answer> {
    let mut response = document(StatusCode::OK, text.finish());
    insert(response.headers_mut(), "x-cos-acl", acl);
    response
}
