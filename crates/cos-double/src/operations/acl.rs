//! ACLs by name. What they would allow isn't judged: every request is signed by somebody who may do everything.

use http::{HeaderValue, StatusCode};

use super::bucket::OWNER;
use super::{Call, Outcome};
use crate::store::ACLS;
use crate::wire::{Answer, Document, Refusal, document, empty, insert};

/// Tells the bucket's ACL: it is private (436/7733).
pub(super) fn of_bucket(_call: &mut Call<'_>) -> Outcome {
    Ok(policy("private"))
}

/// Tells an object's ACL (436/7744).
pub(super) fn get(call: &mut Call<'_>) -> Outcome {
    let object = call.bucket.find(call.key)?;
    Ok(policy(object.headers.get("x-cos-acl").and_then(|acl| acl.to_str().ok()).unwrap_or("default")))
}

/// Sets an object's ACL by its name; grants aren't kept here (436/7748).
pub(super) fn put(call: &mut Call<'_>) -> Outcome {
    let mut object = call.bucket.find(call.key)?.clone();
    let Some(acl) = call.either("acl") else {
        return Err(Refusal::not_done("ACLs but those that x-cos-acl names"));
    };
    let value = ACLS.contains(&acl).then(|| HeaderValue::from_str(acl).ok()).flatten();
    let Some(value) = value else {
        return Err(Refusal::bad_request("InvalidArgument", format!("The ACL {acl:?} is none of COS's.")));
    };
    object.headers.insert("x-cos-acl", value);
    call.bucket.replace(call.key, object)?;
    Ok(empty(StatusCode::OK))
}

fn policy(acl: &str) -> http::Response<Answer> {
    let mut text = Document::new("AccessControlPolicy");
    text.open("Owner").leaf("ID", OWNER).leaf("DisplayName", OWNER).close().open("AccessControlList");
    text.open("Grant").open_typed("Grantee", "CanonicalUser").leaf("ID", OWNER).leaf("DisplayName", OWNER).close();
    text.leaf("Permission", "FULL_CONTROL").close();
    if acl == "public-read" {
        text.open("Grant")
            .open_typed("Grantee", "Group")
            .leaf("URI", "http://cam.qcloud.com/groups/global/AllUsers")
            .close();
        text.leaf("Permission", "READ").close();
    }
    let mut response = document(StatusCode::OK, text.finish());
    insert(response.headers_mut(), "x-cos-acl", acl);
    response
}
