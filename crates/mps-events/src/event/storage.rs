//! Where outputs are.

use std::fmt;

use serde::Serialize;

use super::walk::{self, Place, member};
use super::word::word;
use crate::Model;
use crate::model::View;

/// Where outputs are.
///
/// ```
/// use mps_events::{Storage, StorageKind};
///
/// let storage = Storage::cos("b-1250000000", "ap-guangzhou");
/// assert_eq!(storage.kind, Some(StorageKind::Cos));
/// assert_eq!(storage.to_string(), "COS b-1250000000 ap-guangzhou");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Storage {
    /// Whose storage it is.
    pub kind: Option<StorageKind>,
    /// The bucket; the id of the sub-application in VOD.
    pub bucket: Option<String>,
    /// The region.
    pub region: Option<String>,
}

/// Whose storage it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StorageKind {
    /// `COS`: Tencent Cloud's object storage.
    Cos,
    /// `AWS-S3`: Amazon's.
    AwsS3,
    /// `VOD`: Tencent Cloud's video platform.
    Vod,
    /// Another one, as the event has it.
    Other(String),
}

impl StorageKind {
    /// Returns the text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cos => "COS",
            Self::AwsS3 => "AWS-S3",
            Self::Vod => "VOD",
            Self::Other(text) => text,
        }
    }
}

word!(StorageKind);

impl From<&str> for StorageKind {
    fn from(text: &str) -> Self {
        let known =
            [Self::Cos, Self::AwsS3, Self::Vod].into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(text));
        known.unwrap_or_else(|| Self::Other(text.to_owned()))
    }
}

impl Storage {
    /// Creates a bucket of COS.
    pub fn cos(bucket: impl Into<String>, region: impl Into<String>) -> Self {
        Self { kind: Some(StorageKind::Cos), bucket: Some(bucket.into()), region: Some(region.into()) }
    }

    /// Reads the union that names a storage; `None` where it names neither bucket nor region.
    pub(super) fn of(union: &dyn Model) -> Option<Self> {
        let mut found = Self { kind: union.tag().map(StorageKind::from), ..Self::default() };
        walk::children(union, &Place::default(), &mut |place_of, _| {
            let text = |names: [&str; 3]| {
                let texts = names.iter().map(|name| member(place_of, name));
                texts
                    .filter_map(|view| match view {
                        View::Text(text) if !text.is_empty() => Some(text.to_owned()),
                        View::Integer(number) => Some(number.to_string()),
                        _ => None,
                    })
                    .next()
            };
            found.bucket = text(["Bucket", "S3Bucket", "SubAppId"]);
            found.region = text(["Region", "S3Region", ""]);
            // The tag may be missing, or name another one than is there.
            found.kind = match place_of.object_name() {
                "CosOutputStorage" => Some(StorageKind::Cos),
                "S3OutputStorage" => Some(StorageKind::AwsS3),
                "VODOutputStorage" => Some(StorageKind::Vod),
                _ => found.kind.take(),
            };
        });
        (found.bucket.is_some() || found.region.is_some()).then_some(found)
    }

    /// The address of an object in COS.
    pub(super) fn cos_url(&self, path: &str) -> Option<String> {
        let is_host = |text: &&str| {
            let is_label = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !text.is_empty() && text.bytes().all(is_label)
        };
        let bucket = self.bucket.as_deref().filter(is_host)?;
        let region = self.region.as_deref().filter(is_host)?;
        let key = path.strip_prefix('/').unwrap_or(path);
        let moves = key.split('/').any(|segment| matches!(segment, "." | ".."));
        if self.kind != Some(StorageKind::Cos) || key.is_empty() || moves {
            return None;
        }
        let mut url = format!("https://{bucket}.cos.{region}.myqcloud.com/");
        for byte in key.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
                url.push(char::from(byte));
            } else {
                url.push_str(&format!("%{byte:02X}"));
            }
        }
        Some(url)
    }
}

/// Kind, bucket and region, as far as they are there.
impl fmt::Display for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.as_ref().map(StorageKind::as_str);
        let parts = [kind, self.bucket.as_deref(), self.region.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        f.write_str(if parts.is_empty() { "unknown storage" } else { "" })?;
        f.write_str(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cos_can_have_makes_an_address() {
        let cos = Storage::cos("b-1", "ap-guangzhou");
        let url = |path| cos.cos_url(path).map(|url| url.rsplit_once(".com").unwrap().1.to_owned());
        for (path, expected) in [
            ("/out/a.mp4", "/out/a.mp4"),
            ("out/a.mp4", "/out/a.mp4"),
            ("//a", "//a"),
            ("/a b+c&d=片%20?#", "/a%20b%2Bc%26d%3D%E7%89%87%2520%3F%23"),
            ("/...", "/..."),
        ] {
            assert_eq!(url(path).as_deref(), Some(expected), "{path}");
        }
        for path in ["", "/", "/../a", "/a/./b", "/a/.."] {
            assert_eq!(url(path), None, "{path}");
        }
        for (bucket, region) in [("evil.com/", "ap"), ("b-1", "x.y"), ("", "ap"), ("B-1", "ap"), ("b@c", "ap")] {
            assert_eq!(Storage::cos(bucket, region).cos_url("/a"), None, "{bucket} {region}");
        }
        let s3 = Storage { kind: Some(StorageKind::AwsS3), ..cos };
        assert_eq!(s3.cos_url("/a"), None);
    }
}
