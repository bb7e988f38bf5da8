//! Names that COS defines: buckets, regions, storage classes, ACLs.

use super::dialect::Dialect;

/// Storage classes (436/33417).
const STORAGE_CLASSES: [&str; 9] = [
    "STANDARD",
    "STANDARD_IA",
    "INTELLIGENT_TIERING",
    "ARCHIVE",
    "DEEP_ARCHIVE",
    "MAZ_STANDARD",
    "MAZ_STANDARD_IA",
    "MAZ_INTELLIGENT_TIERING",
    "MAZ_ARCHIVE",
];

/// ACLs of an object (436/30752).
const ACLS: [&str; 6] =
    ["default", "private", "public-read", "authenticated-read", "bucket-owner-read", "bucket-owner-full-control"];

/// What is wrong with a bucket's name, if anything.
pub(super) fn check_bucket(bucket: &str, dialect: Dialect) -> Option<String> {
    if bucket.is_empty() {
        return Some("bucket: there is none, name it with its APPID as in archive-1250000000".to_owned());
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let dotted = |b: u8| plain(b) || (dialect == Dialect::S3 && b == b'.');
    if !bucket.bytes().all(dotted) || bucket.starts_with('-') || bucket.ends_with('-') {
        return Some(format!("bucket: {bucket:?} has other characters than a-z, 0-9 and - between them"));
    }
    let app_id = bucket.rsplit_once('-').map(|(_, id)| id);
    let named = app_id.is_some_and(|id| id.len() >= 8 && id.bytes().all(|b| b.is_ascii_digit()));
    if dialect == Dialect::Cos && !named {
        return Some(format!("bucket: {bucket:?} doesn't end with an APPID, name it as in archive-1250000000"));
    }
    None
}

/// What is wrong with a region's name, if anything.
pub(super) fn check_region(region: &str) -> Option<String> {
    if region.is_empty() {
        return Some("region: there is none, name one such as ap-guangzhou".to_owned());
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!region.bytes().all(plain)).then(|| format!("region: {region:?} is no region, name one such as ap-guangzhou"))
}

pub(super) fn check_storage_class(class: &str, dialect: Dialect) -> Option<String> {
    one_of("storage_class", class, &STORAGE_CLASSES, dialect)
}

pub(super) fn check_acl(acl: &str, dialect: Dialect) -> Option<String> {
    one_of("acl", acl, &ACLS, dialect)
}

/// Other servers have names of their own, so only COS's are checked.
fn one_of(setting: &str, value: &str, known: &[&str], dialect: Dialect) -> Option<String> {
    (dialect == Dialect::Cos && !known.contains(&value))
        .then(|| format!("{setting}: {value:?} is none that COS has: use one of {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The double has its own lists: neither crate knows the other, and a name that one of them lacks shows here.
    #[test]
    fn classes_and_acls_are_those_of_the_double() {
        assert_eq!(STORAGE_CLASSES, cos_double::STORAGE_CLASSES);
        assert_eq!(ACLS, cos_double::ACLS);
    }

    #[test]
    fn buckets_have_an_app_id() {
        assert_eq!(check_bucket("archive-1250000000", Dialect::Cos), None);
        assert_eq!(check_bucket("archive", Dialect::S3), None);
        for bucket in
            ["", "archive", "archive-12", "Archive-1250000000", "a_b-1250000000", "-a-1250000000", "a.b-1250000000"]
        {
            assert!(check_bucket(bucket, Dialect::Cos).is_some(), "{bucket}");
        }
        assert!(check_region("ap-guangzhou").is_none());
        assert!(check_region("").is_some() && check_region("a/b").is_some());
    }
}
