//! What URLs give, and what they are refused with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "cos", feature = "file", feature = "memory"))]

use cos_sink::{ObjectKey, Outcome, Record, Sink, sink_from_url};

fn problems(url: &str) -> Vec<String> {
    sink_from_url(url).unwrap_err().problems().to_vec()
}

#[tokio::test]
async fn memory_and_folders_are_opened() {
    let record = Record::new(ObjectKey::parse("a").unwrap(), "1");
    let memory = sink_from_url("memory:").unwrap();
    assert_eq!(memory.store(record.clone()).await.unwrap().outcome, Outcome::Stored);

    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}/a%20b", folder.path().display());
    let file = sink_from_url(&url).unwrap();
    assert_eq!(file.store(record).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(std::fs::read(folder.path().join("a b/a")).unwrap(), b"1");
}

#[test]
fn a_bucket_is_opened_without_a_connection() {
    for url in [
        "cos://archive-1250000000?region=ap-guangzhou",
        "cos://archive-1250000000/a/b/?region=ap-guangzhou&sign=v4&storage_class=STANDARD&acl=private&sse=AES256&tags=team:media,env:prod&create=probe",
        "cos://archive-1250000000/p?region=ap-guangzhou&endpoint=http://127.0.0.1:1&style=path&sse=kms:1-2",
        "cos://archive/p?region=default&endpoint=https://s3.example.com&dialect=s3&sign=v4&sse=kms",
    ] {
        sink_from_url(url).unwrap_or_else(|error| panic!("{url}: {error}"));
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let url = "cos://Archive/../x/.y?region=&sign=v5&style=p&dialect=gcs&acl=all&sse=x&storage_class=COLD&foo=1&tags=a&region=b";
    let problems = problems(url);
    let expected = [
        "sign:",
        "style:",
        "dialect:",
        "sse:",
        "tags:",
        "foo:",
        "region: it is given twice",
        "bucket:",
        "region: there is none",
        "prefix: it has a segment",
        "prefix: ",
        "storage_class:",
        "acl:",
    ];
    for start in expected {
        assert!(problems.iter().any(|problem| problem.starts_with(start)), "{start} in {problems:#?}");
    }
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    assert!(problems.iter().any(|p| {
        p.contains("use region, endpoint, ca, sign, style, dialect, storage_class, acl, sse, tags, create, md5")
    }));
}

#[test]
fn what_is_unknown_or_unfit_is_refused_by_name() {
    for (url, words) in [
        ("s3://b", "scheme \"s3\" is unknown"),
        ("/tmp/x", "starts with a scheme"),
        ("", "starts with a scheme"),
        ("memory:x", "takes nothing behind it"),
        ("file:", "names no folder"),
        ("file://host/x", "names a host"),
        ("file:///x?a=b", "takes no parameters"),
        ("file:///%00", "none that this system has"),
        ("file:///nowhere/../..", "goes back by .."),
        ("cos://", "bucket: there is none"),
        ("cos://b-1250000000", "region: there is none"),
        ("cos://b-1250000000:80/?region=a", "has a port"),
        ("cos://b-1250000000/x#y?region=a", "has a #"),
        ("cos://b-1250000000/?region=a&endpoint=http://10.0.0.1", "add style=path"),
        ("cos://b-1250000000/?region=a&style=path", "refuses style=path"),
    ] {
        let problems = problems(url);
        assert!(problems.iter().any(|problem| problem.contains(words)), "{url}: {problems:?}");
    }
    let secret = problems("cos://id:canary@b-1250000000/?region=a").join("\n");
    assert!(secret.contains("user or a password") && !secret.contains("canary"), "{secret}");
}
