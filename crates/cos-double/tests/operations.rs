//! Operations beyond putting and reading: uploads in parts, copies, deleting many, tags, ACLs, listings, the bucket.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod signed;

use signed::{ask, send, start};

const CREATE_ONLY: (&str, &str) = ("x-cos-forbid-overwrite", "true");
const MIB: usize = 1024 * 1024;

#[tokio::test]
async fn an_upload_in_parts_becomes_one_object() {
    let double = start().await;
    let headers = [("x-cos-meta-a", "1"), ("x-cos-storage-class", "ARCHIVE")];
    let begun = ask(&double, "POST", "/big?uploads", &headers, "").await;
    let id = begun.leaf("UploadId").unwrap();
    assert_eq!(double.uploads(), ["big"]);
    let first = "a".repeat(MIB);
    let mut etags = Vec::new();
    for (number, body) in [(1, first.as_str()), (2, "the end")] {
        let part = ask(&double, "PUT", &format!("/big?partNumber={number}&uploadId={id}"), &[], body).await;
        etags.push(part.header("ETag").unwrap().to_owned());
    }
    let listed = ask(&double, "GET", &format!("/big?uploadId={id}&max-parts=1"), &[], "").await;
    assert_eq!((listed.leaf("IsTruncated"), listed.leaf("NextPartNumberMarker")), (Some("true"), Some("1")));
    assert_eq!(listed.leaf("StorageClass"), Some("ARCHIVE"));
    let listed = ask(&double, "GET", "/?uploads", &[], "").await;
    assert_eq!(listed.leaf("StorageClass"), Some("ARCHIVE"));
    assert_eq!((listed.leaf("Key"), listed.leaf("UploadId")), (Some("big"), Some(id)));
    let last = ask(&double, "GET", &format!("/big?uploadId={id}&part-number-marker={}", u32::MAX), &[], "").await;
    assert_eq!((last.leaf("Part"), last.leaf("IsTruncated")), (None, Some("false")));
    for (parameters, error) in [
        (format!("uploadId={id}&max-parts=-1"), (400, "InvalidArgument")),
        (format!("uploadId={id}&part-number-marker=one"), (400, "InvalidArgument")),
    ] {
        assert_eq!(ask(&double, "GET", &format!("/big?{parameters}"), &[], "").await.error(), error, "{parameters}");
    }
    for (parameters, error) in
        [("max-uploads=many", (400, "InvalidArgument")), ("delimiter=/", (501, "NotImplemented"))]
    {
        assert_eq!(ask(&double, "GET", &format!("/?uploads&{parameters}"), &[], "").await.error(), error);
    }
    for parameters in ["max-uploads=0", "key-marker=big", "prefix=c"] {
        let none = ask(&double, "GET", &format!("/?uploads&{parameters}"), &[], "").await;
        assert_eq!((none.leaf("Upload"), none.leaf("IsTruncated")), (None, Some("false")), "{parameters}");
    }
    assert_eq!(ask(&double, "GET", "/big", &[], "").await.error(), (404, "NoSuchKey"));
    assert_eq!(ask(&double, "DELETE", "/", &[], "").await.error(), (409, "BucketNotEmpty"));

    let named = |parts: &[usize]| {
        let parts = parts
            .iter()
            .map(|number| format!("<Part><PartNumber>{number}</PartNumber><ETag>{}</ETag></Part>", etags[number - 1]));
        format!("<CompleteMultipartUpload>{}</CompleteMultipartUpload>", parts.collect::<String>())
    };
    let complete = format!("/big?uploadId={id}");
    let wrong = named(&[1]).replace(&etags[0], "\"other\"");
    for (body, code) in [(wrong, "InvalidPart"), (named(&[2, 1]), "InvalidPartOrder"), (String::new(), "MalformedXML")]
    {
        assert_eq!(ask(&double, "POST", &complete, &[], &body).await.error(), (400, code));
    }
    let done = ask(&double, "POST", &complete, &[CREATE_ONLY], &named(&[1, 2])).await;
    assert_eq!(done.status(), 200, "{done:?}");
    let object = double.object("big").unwrap();
    assert_eq!(object.body, [first.as_str(), "the end"].concat());
    assert_eq!(object.headers["x-cos-meta-a"], "1");
    assert!(object.etag().ends_with("-2") && done.leaf("ETag").unwrap().contains(&object.etag()), "{done:?}");
    assert_eq!(ask(&double, "POST", &complete, &[], &named(&[1, 2])).await.error(), (404, "NoSuchUpload"));
}

#[tokio::test]
async fn a_small_part_is_the_last_one() {
    let double = start().await;
    let begun = ask(&double, "POST", "/a?uploads", &[], "").await;
    let id = begun.leaf("UploadId").unwrap();
    let mut named = String::new();
    for number in 1..=2 {
        let part = ask(&double, "PUT", &format!("/a?partNumber={number}&uploadId={id}"), &[], "small").await;
        let etag = part.header("ETag").unwrap();
        named.push_str(&format!("<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>"));
    }
    let body = format!("<CompleteMultipartUpload>{named}</CompleteMultipartUpload>");
    let refused = ask(&double, "POST", &format!("/a?uploadId={id}"), &[], &body).await;
    assert_eq!(refused.error(), (400, "EntityTooSmall"));
    assert_eq!(ask(&double, "DELETE", &format!("/a?uploadId={id}"), &[], "").await.status(), 204);
    assert_eq!(ask(&double, "DELETE", &format!("/a?uploadId={id}"), &[], "").await.error(), (404, "NoSuchUpload"));
    assert!(double.uploads().is_empty() && double.keys().is_empty());
}

#[tokio::test]
async fn a_taken_key_is_not_written_over_in_any_way() {
    let double = start().await;
    let begun = ask(&double, "POST", "/a?uploads", &[CREATE_ONLY], "").await;
    let id = begun.leaf("UploadId").unwrap().to_owned();
    let part = ask(&double, "PUT", &format!("/a?partNumber=1&uploadId={id}"), &[], "in parts").await;
    let etag = part.header("ETag").unwrap();
    let body = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"
    );
    for key in ["/a", "/source"] {
        assert_eq!(ask(&double, "PUT", key, &[CREATE_ONLY], "first").await.status(), 200);
    }
    let taken = (409, "FileAlreadyExists");
    assert_eq!(ask(&double, "PUT", "/a", &[CREATE_ONLY], "second").await.error(), taken);
    assert_eq!(ask(&double, "POST", "/a?uploads", &[CREATE_ONLY], "").await.error(), taken);
    assert_eq!(ask(&double, "POST", &format!("/a?uploadId={id}"), &[CREATE_ONLY], &body).await.error(), taken);
    let source = format!("{}/source", double.host());
    let copy = [CREATE_ONLY, ("x-cos-copy-source", &source)];
    assert_eq!(ask(&double, "PUT", "/a", &copy, "").await.error(), taken);
    assert_eq!(double.object("a").unwrap().body, "first");
    double.set_versioned(true);
    assert_eq!(ask(&double, "PUT", "/a", &copy, "").await.status(), 200);
}

#[tokio::test]
async fn objects_are_copied_with_their_headers_or_with_others() {
    let double = start().await;
    let mut headers = http::HeaderMap::new();
    headers.insert("x-cos-meta-a", http::HeaderValue::from_static("1"));
    double.seed("dir/a b", headers, "body");
    let source = format!("{}/dir/a%20b", double.host());
    let from = ("x-cos-copy-source", source.as_str());
    let copied = ask(&double, "PUT", "/c", &[from], "").await;
    assert_eq!(copied.leaf("ETag"), Some("&quot;841a2d689ad86bd1611447453c22c6fc&quot;"), "{copied:?}");
    assert_eq!(double.object("c").unwrap().headers["x-cos-meta-a"], "1");
    let replaced = [from, ("x-cos-metadata-directive", "Replaced"), ("x-cos-meta-b", "2")];
    assert_eq!(ask(&double, "PUT", "/d", &replaced, "").await.status(), 200);
    let headers = double.object("d").unwrap().headers;
    assert!(!headers.contains_key("x-cos-meta-a") && headers["x-cos-meta-b"] == "2", "{headers:?}");
    let s3 = [("x-amz-copy-source", "/archive-1250000000/dir/a%20b")];
    assert_eq!(ask(&double, "PUT", "/e", &s3, "").await.status(), 200);

    let missing = format!("{}/missing", double.host());
    for (headers, error) in [
        (&[("x-cos-copy-source", missing.as_str())][..], (404, "NoSuchKey")),
        (&[("x-cos-copy-source", "other-1.cos.ap-guangzhou.myqcloud.com/a")], (404, "NoSuchBucket")),
        (&[("x-cos-copy-source", "nothing")], (400, "InvalidCopySource")),
        (&[("x-cos-copy-source", "archive-1250000000.cos.ap-beijing.myqcloud.com/c")], (404, "NoSuchBucket")),
        (&[from, ("x-cos-metadata-directive", "Nope")], (400, "InvalidArgument")),
        (&[from, ("x-cos-copy-source-If-Match", "\"other\"")], (412, "PreconditionFailed")),
        (&[from, ("x-cos-copy-source-If-None-Match", "841a2d689ad86bd1611447453c22c6fc")], (412, "PreconditionFailed")),
    ] {
        assert_eq!(ask(&double, "PUT", "/f", headers, "").await.error(), error, "{headers:?}");
    }
    let own = format!("{}/c", double.host());
    let itself = ask(&double, "PUT", "/c", &[("x-cos-copy-source", &own)], "").await;
    assert_eq!(itself.error(), (400, "InvalidRequest"));
    assert!(double.object("f").is_none());
}

#[tokio::test]
async fn many_are_deleted_at_once() {
    let double = start().await;
    for key in ["a", "b&<", "c"] {
        double.seed(key, http::HeaderMap::new(), "1");
    }
    let named = "<Object><Key>a</Key></Object><Object><Key>b&amp;&lt;</Key></Object><Object><Key>x</Key></Object>";
    let body = format!("<Delete>{named}</Delete>");
    let answer = ask(&double, "POST", "/?delete", &[], &body).await;
    assert_eq!(answer.body().matches("<Deleted>").count(), 3, "{answer:?}");
    assert_eq!(double.keys(), ["c"]);
    let quiet = ask(&double, "POST", "/?delete", &[], &format!("<Delete><Quiet>true</Quiet>{named}</Delete>")).await;
    assert!(quiet.status() == 200 && !quiet.body().contains("Deleted"), "{quiet:?}");
    let many = "<Object><Key>a</Key></Object>".repeat(1001);
    for body in ["", "<Delete></Delete>", "<Other/>", &format!("<Delete>{many}</Delete>")] {
        assert_eq!(ask(&double, "POST", "/?delete", &[], body).await.error(), (400, "MalformedXML"));
    }
    let digest = [("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")];
    assert_eq!(ask(&double, "POST", "/?delete", &digest, &body).await.error(), (400, "BadDigest"));
}

#[tokio::test]
async fn tags_and_acls_are_kept() {
    let double = start().await;
    ask(&double, "PUT", "/a", &[("x-cos-tagging", "team=media%20%26%20co&b=")], "").await;
    let tags = ask(&double, "GET", "/a?tagging", &[], "").await;
    assert_eq!((tags.leaf("Key"), tags.leaf("Value")), (Some("team"), Some("media &amp; co")));
    let read = ask(&double, "HEAD", "/a", &[], "").await;
    assert_eq!((read.header("x-cos-tagging-count"), read.header("x-cos-tagging")), (Some("2"), None));
    let set = "<Tagging><TagSet><Tag><Key>日</Key><Value>1</Value></Tag></TagSet></Tagging>";
    assert_eq!(ask(&double, "PUT", "/a?tagging", &[], set).await.status(), 200);
    assert_eq!(ask(&double, "GET", "/a?tagging", &[], "").await.leaf("Key"), Some("日"));
    assert_eq!(ask(&double, "DELETE", "/a?tagging", &[], "").await.status(), 204);
    assert_eq!(ask(&double, "GET", "/a?tagging", &[], "").await.leaf("Key"), None);

    assert_eq!(ask(&double, "GET", "/a?acl", &[], "").await.header("x-cos-acl"), Some("default"));
    assert_eq!(ask(&double, "PUT", "/a?acl", &[("x-cos-acl", "public-read")], "").await.status(), 200);
    let acl = ask(&double, "GET", "/a?acl", &[], "").await;
    assert!(acl.header("x-cos-acl") == Some("public-read") && acl.body().contains("AllUsers"), "{acl:?}");
    assert_eq!(ask(&double, "PUT", "/a?acl", &[], "<x/>").await.error(), (400, "MalformedXML"));
}

#[tokio::test]
async fn grants_are_kept_by_header_and_by_document() {
    let double = start().await;
    let (read, full) = (("x-cos-grant-read", "id=\"1\", uri=\"http://all\""), ("x-cos-grant-full-control", "id=\"2\""));
    assert_eq!(ask(&double, "PUT", "/a", &[read], "").await.status(), 200);
    let told = ask(&double, "GET", "/a?acl", &[], "").await;
    assert!(told.body().contains("<ID>1</ID>") && told.body().contains("<URI>http://all</URI>"), "{told:?}");
    assert!(!told.body().contains("FULL_CONTROL") && ask(&double, "GET", "/a", &[], "").await.header(read.0).is_none());

    // What is told can be set again, elsewhere.
    assert_eq!(ask(&double, "PUT", "/b", &[full], "").await.status(), 200);
    assert_eq!(ask(&double, "PUT", "/b?acl", &[], told.body()).await.status(), 200);
    assert_eq!(ask(&double, "GET", "/b?acl", &[], "").await.body(), told.body());
    let acl = ("x-cos-acl", "private");
    assert_eq!(ask(&double, "PUT", "/b?acl", &[acl], told.body()).await.error(), (400, "InvalidRequest"));
    assert_eq!(ask(&double, "PUT", "/b?acl", &[acl], "").await.status(), 200);
    assert!(!ask(&double, "GET", "/b?acl", &[], "").await.body().contains("http://all"));
    assert_eq!(ask(&double, "PUT", "/b?acl", &[], "").await.error(), (400, "MalformedXML"));
}

#[tokio::test]
async fn a_key_of_kms_hides_the_md5() {
    let double = start().await;
    let md5 = Some("\"c4ca4238a0b923820dcc509a6f75849b\"");
    let put = async |method: &str| ask(&double, "PUT", "/a", &[("x-cos-server-side-encryption", method)], "1").await;
    assert_eq!(put("AES256").await.header("ETag"), md5);
    let stored = put("cos/kms").await;
    assert!(stored.header("ETag").is_some() && stored.header("ETag") != md5, "{stored:?}");
    let read = ask(&double, "GET", "/a", &[], "").await;
    assert_eq!(read.header("x-cos-server-side-encryption"), Some("cos/kms"));
    assert_eq!(read.header("ETag"), stored.header("ETag"));
    let asked = ask(&double, "GET", "/a", &[("x-cos-server-side-encryption", "cos/kms")], "").await;
    assert_eq!(asked.error(), (400, "SSEHeaderNotAllowed"));
}

#[tokio::test]
async fn what_cos_refuses_is_not_stored() {
    let double = start().await;
    let eleven: Vec<String> = (0..11).map(|n| format!("t{n}=1")).collect();
    let (eleven, long) = (eleven.join("&"), "x".repeat(2049));
    for (path, headers, code) in [
        ("/a", &[("x-cos-storage-class", "NOPE")][..], "NotSupportedStorageClass"),
        ("/a", &[("x-cos-acl", "nope")], "InvalidArgument"),
        ("/a", &[("x-cos-grant-read", "everybody")], "InvalidArgument"),
        ("/a", &[("x-cos-grant-read", "id=\"1\""), ("x-cos-acl", "private")], "InvalidRequest"),
        ("/a", &[("x-cos-server-side-encryption", "nope")], "InvalidArgument"),
        ("/a", &[("x-cos-tagging", eleven.as_str())], "InvalidTag"),
        ("/a", &[("x-cos-tagging", "a=1&a=2")], "InvalidTag"),
        ("/a", &[("x-cos-meta-a_b", "1")], "InvalidArgument"),
        ("/a", &[("x-cos-meta-a", long.as_str())], "MetadataTooLarge"),
        ("/a", &[("Content-MD5", "nonsense")], "InvalidDigest"),
    ] {
        assert_eq!(ask(&double, "PUT", path, headers, "").await.error(), (400, code), "{headers:?}");
    }
    let long = format!("/{}", "k".repeat(851));
    assert_eq!(ask(&double, "PUT", &long, &[], "").await.error(), (400, "KeyTooLong"));
    // A slash at the beginning of the key, and each of the control characters that COS refuses.
    for key in ["/a", "a%18", "a%19", "a%1A", "a%1B"] {
        let answer = ask(&double, "PUT", &format!("/{key}"), &[], "").await;
        assert_eq!(answer.error(), (400, "InvalidObjectName"), "{key}");
        // The document is one that can be read.
        assert!(answer.leaf("Resource").unwrap().ends_with(key) && answer.body().is_ascii(), "{answer:?}");
    }
    assert_eq!(ask(&double, "PUT", "/a%ff", &[], "").await.error(), (400, "InvalidURI"));
    assert!(double.keys().is_empty());
}

#[tokio::test]
async fn what_the_double_does_not_do_is_named() {
    let double = start().await;
    double.seed("a", http::HeaderMap::new(), "1");
    for (method, path, name) in [
        ("POST", "/a?append&position=0", "?append"),
        ("POST", "/a?restore", "?restore"),
        ("GET", "/?inventory", "?inventory"),
        ("PUT", "/?lifecycle", "?lifecycle"),
        ("GET", "/a?ci-process=snapshot", "?ci-process"),
        ("GET", "/?versions", "?versions"),
    ] {
        let answer = ask(&double, method, path, &[], "").await;
        assert_eq!(answer.error(), (501, "NotImplemented"), "{path}");
        assert!(answer.leaf("Message").unwrap().contains(name), "{answer:?}");
    }
    for name in ["x-cos-object-lock-mode", "x-amz-website-redirect-location", "Pic-Operations"] {
        let answer = ask(&double, "PUT", "/b", &[(name, "1")], "").await;
        assert_eq!(answer.error(), (501, "NotImplemented"), "{name}");
        assert!(answer.leaf("Message").unwrap().contains(&name.to_lowercase()), "{answer:?}");
    }
    let form = [("Content-Type", "multipart/form-data; boundary=a")];
    assert_eq!(ask(&double, "POST", "/", &form, "").await.error(), (501, "NotImplemented"));
    let other = "PUT / HTTP/1.1\r\nHost: b-1250000000.cos.ap-guangzhou.myqcloud.com\r\nContent-Length: 0";
    assert!(send(&double, other, b"").await.contains("does not do a second bucket"));
    assert_eq!(double.keys(), ["a"]);
    assert_eq!(ask(&double, "GET", "/?lifecycle", &[], "").await.error(), (404, "NoSuchLifecycleConfiguration"));
}

#[tokio::test]
async fn the_bucket_is_created_and_deleted_when_it_is_empty() {
    let double = start().await;
    assert_eq!(ask(&double, "PUT", "/", &[], "").await.error(), (409, "BucketAlreadyOwnedByYou"));
    double.seed("a", http::HeaderMap::new(), "1");
    assert_eq!(ask(&double, "DELETE", "/", &[], "").await.error(), (409, "BucketNotEmpty"));
    double.clear_objects();
    assert_eq!(ask(&double, "DELETE", "/", &[], "").await.status(), 204);
    assert_eq!(ask(&double, "GET", "/", &[], "").await.error(), (404, "NoSuchBucket"));
    assert_eq!(ask(&double, "PUT", "/a", &[], "").await.error(), (404, "NoSuchBucket"));
    assert_eq!(ask(&double, "PUT", "/", &[], "").await.status(), 200);
    assert_eq!(ask(&double, "HEAD", "/", &[], "").await.status(), 200);
}

#[tokio::test]
async fn versioning_is_told_and_set() {
    let double = start().await;
    assert_eq!(ask(&double, "GET", "/?versioning", &[], "").await.leaf("Status"), None);
    for status in ["Enabled", "Suspended"] {
        let body = format!("<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>");
        assert_eq!(ask(&double, "PUT", "/?versioning", &[], &body).await.status(), 200);
        assert_eq!(ask(&double, "GET", "/?versioning", &[], "").await.leaf("Status"), Some(status));
    }
    for _ in 0..2 {
        let stored = ask(&double, "PUT", "/a", &[CREATE_ONLY], "1").await;
        assert!(stored.status() == 200 && stored.header("x-cos-version-id").is_some(), "{stored:?}");
    }
    assert_eq!(ask(&double, "GET", "/a?versionId=other", &[], "").await.error(), (404, "NoSuchVersion"));
    let id = async || ask(&double, "PUT", "/a", &[], "1").await.header("x-cos-version-id").unwrap().to_owned();
    assert_ne!(id().await, id().await);
}

#[tokio::test]
async fn listings_tell_what_is_stored() {
    let double = start().await;
    for key in ["a/1", "a/2", "b", "c/x/1", "c/y"] {
        ask(&double, "PUT", &format!("/{key}"), &[("x-cos-storage-class", "STANDARD_IA")], "12").await;
    }
    let all = ask(&double, "GET", "/", &[], "").await;
    assert_eq!((all.leaf("StorageClass"), all.leaf("Size")), (Some("STANDARD_IA"), Some("2")));
    assert!(all.leaf("Owner").is_some() && all.leaf("Marker") == Some("") && all.leaf("Delimiter").is_none());

    // Page by page, folders and keys together come in one order, and none twice.
    for version in ["", "&list-type=2"] {
        let (mut marker, mut found) = (String::new(), Vec::new());
        loop {
            let page = ask(&double, "GET", &format!("/?delimiter=/&max-keys=1{version}{marker}"), &[], "").await;
            assert_eq!(page.leaf("Delimiter"), Some("/"));
            let folder = page.body().split_once("<CommonPrefixes><Prefix>").map(|(_, rest)| rest);
            let folder = folder.and_then(|rest| rest.split('<').next());
            found.push(folder.or(page.leaf("Key")).unwrap().to_owned());
            marker = match (page.leaf("NextMarker"), page.leaf("NextContinuationToken")) {
                (Some(next), _) => format!("&marker={next}"),
                (_, Some(next)) => format!("&continuation-token={next}"),
                (None, None) => break,
            };
        }
        assert_eq!(found, ["a/", "b", "c/"], "{version}");
    }
    let none = ask(&double, "GET", "/?max-keys=0", &[], "").await;
    assert_eq!((none.leaf("Key"), none.leaf("IsTruncated")), (None, Some("false")));
    for wrong in ["-1", "many"] {
        let refused = ask(&double, "GET", &format!("/?max-keys={wrong}"), &[], "").await;
        assert_eq!(refused.error(), (400, "InvalidArgument"));
    }
}
