//! The bucket itself, and all buckets.

use http::StatusCode;

use super::{Address, Call, Outcome};
use crate::store::{Bucket, Versioning};
use crate::wire::{Answer, Document, Element, Refusal, document, empty, insert, iso_date};

/// Whom everything belongs to: an account that isn't anyone's.
pub(super) const OWNER: &str = "qcs::cam::uin/100000000001:uin/100000000001";

/// Answers that the bucket is there (436/7735).
pub(super) fn head(call: &mut Call<'_>) -> Outcome {
    let mut response = empty(StatusCode::OK);
    insert(response.headers_mut(), "x-cos-bucket-region", &call.address.region);
    Ok(response)
}

/// Creates the bucket anew after it was deleted (436/7738).
pub(super) fn create(call: &mut Call<'_>) -> Outcome {
    if call.bucket.exists {
        let message = "Your previous request to create the named bucket succeeded and you already own it.";
        return Err(Refusal::conflict("BucketAlreadyOwnedByYou", message));
    }
    call.bucket.exists = true;
    Ok(empty(StatusCode::OK))
}

/// Deletes the bucket, which must be empty (436/7732).
pub(super) fn delete(call: &mut Call<'_>) -> Outcome {
    if !call.bucket.objects().is_empty() || !call.bucket.uploads.is_empty() {
        return Err(Refusal::conflict("BucketNotEmpty", "The bucket you tried to delete is not empty."));
    }
    call.bucket.exists = false;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// Tells the region.
pub(super) fn location(call: &mut Call<'_>) -> Outcome {
    let text = format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<LocationConstraint>{}</LocationConstraint>",
        quick_xml::escape::escape(call.address.region.as_str())
    );
    Ok(document(StatusCode::OK, text))
}

/// Tells whether versioning is enabled; of a bucket that never had it, nothing (436/19888).
pub(super) fn versioning(call: &mut Call<'_>) -> Outcome {
    let mut text = Document::new("VersioningConfiguration");
    if call.bucket.limits.versioned {
        let versioning = if call.bucket.limits.suspended { Versioning::Suspended } else { Versioning::Enabled };
        text.leaf("Status", versioning.name());
    }
    Ok(document(StatusCode::OK, text.finish()))
}

/// Enables or suspends versioning; once enabled it can't be taken back (436/19889).
pub(super) fn set_versioning(call: &mut Call<'_>) -> Outcome {
    let request = Element::parse(&call.body).ok_or_else(Refusal::malformed_xml)?;
    match request.text_of("Status") {
        Some("Enabled") => call.bucket.set_versioning(Versioning::Enabled)?,
        Some("Suspended") if call.bucket.limits.versioned => call.bucket.set_versioning(Versioning::Suspended)?,
        Some("Suspended") => {}
        _ => return Err(Refusal::malformed_xml()),
    }
    Ok(empty(StatusCode::OK))
}

/// Refuses to show a setting that the bucket can't have here, as COS does where it isn't set (436/7730).
pub(super) fn not_configured(sub: &str) -> Refusal {
    let code = match sub {
        "cors" => "NoSuchCORSConfiguration",
        "encryption" => "NoSuchEncryptionConfiguration",
        "lifecycle" => "NoSuchLifecycleConfiguration",
        "object-lock" => "NoSuchObjectLockConfiguration",
        "origin" => "OriginConfigurationNotFoundError",
        "policy" => "NoSuchBucketPolicy",
        "replication" => "ReplicationConfigurationNotFoundError",
        "tagging" => "NoSuchTagSet",
        "website" => "NoSuchWebsiteConfiguration",
        _ => return Refusal::not_done(&format!("GET ?{sub} of a bucket")),
    };
    Refusal::not_found(code, format!("The bucket has no {sub} configuration."))
}

/// Lists the buckets of the account (436/8291): this one.
pub(crate) fn all(address: &Address, bucket: &Bucket) -> http::Response<Answer> {
    let mut text = Document::new("ListAllMyBucketsResult");
    text.open("Owner").leaf("ID", OWNER).leaf("DisplayName", "100000000001").close().open("Buckets");
    if bucket.exists {
        text.open("Bucket").leaf("Name", &address.bucket).leaf("Location", &address.region);
        text.leaf("CreationDate", &iso_date(bucket.created)).leaf("BucketType", "cos").close();
    }
    document(StatusCode::OK, text.finish())
}
