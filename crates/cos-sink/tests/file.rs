//! What a folder holds after records were stored in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "file")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cos_sink::{Archive, Digest, ErrorKind, FileSink, ObjectKey, Outcome, Record, Sink, Status};
use futures_util::TryStreamExt;

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

fn record(text: &str, body: &'static str) -> Record {
    Record::new(key(text), body).with_content_type("application/json").with_metadata("reason", "a \"test\"")
}

/// Every file that a glob over the data meets, sorted, relative.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_str().unwrap().starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn stores_bytes_and_what_is_known_of_them_once() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path().join("new/data")).unwrap();
    let receipt = sink.store(record("a/b.json", "{ }\n")).await.unwrap();
    assert_eq!((receipt.outcome, receipt.bytes), (Outcome::Stored, 4));
    assert_eq!(fs::read(sink.path_of(&receipt.key)).unwrap(), b"{ }\n");
    let head = sink.head(&receipt.key).await.unwrap().unwrap();
    let digest = Digest::of(b"{ }\n");
    assert_eq!((head.identity(), head.sha256()), (Some(digest), Some(digest)));
    assert_eq!(head.metadata["reason"], "a \"test\"");
    assert_eq!(head.content_type.as_deref(), Some("application/json"));
    let again = sink.store(record("a/b.json", "{ }\n")).await.unwrap();
    assert_eq!((again.outcome, again.key), (Outcome::AlreadyStored, receipt.key));
    assert_eq!(files(sink.folder()), ["a/b.json"]);
}

#[tokio::test]
async fn another_record_goes_beside_and_stays_there() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    sink.store(record("b.json", "1")).await.unwrap();
    for outcome in [Outcome::Conflict, Outcome::AlreadyStored] {
        let receipt = sink.store(record("b.json", "2")).await.unwrap();
        assert_eq!(receipt.outcome, outcome);
        assert_eq!(receipt.key, key("b.json").distinct(&Digest::of(b"2")));
        assert_eq!(fs::read(sink.path_of(&receipt.key)).unwrap(), b"2");
    }
    assert_eq!(fs::read(sink.path_of(&key("b.json"))).unwrap(), b"1");
    assert_eq!(files(folder.path()).len(), 2);
}

#[tokio::test]
async fn identity_decides_not_the_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let identity = Digest::of(b"the event");
    sink.store(record("b", "sent at 1").with_identity(identity)).await.unwrap();
    let again = sink.store(record("b", "sent at 2").with_identity(identity)).await.unwrap();
    assert_eq!(again.outcome, Outcome::AlreadyStored);
    let elsewhere = record("tomorrow/b", "sent at 3").with_identity(identity).with_also_at([key("x"), key("b")]);
    let again = sink.store(elsewhere).await.unwrap();
    assert_eq!((again.outcome, again.key), (Outcome::AlreadyStored, key("b")));
    assert_eq!(files(folder.path()), ["b"]);
}

/// As `cp -r` or a tool for buckets copies it: the bytes alone.
fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, fs::read(from.join(file)).unwrap()).unwrap();
    }
}

#[tokio::test]
async fn a_copy_that_lost_its_metadata_is_the_same_archive() {
    /// The event without when it was sent.
    fn event(body: &[u8]) -> Option<Digest> {
        body.split(|byte| *byte == b'@').next().map(Digest::of)
    }
    let sent = |name: &str, at: &str| {
        Record::new(key(name), format!("{name}@{at}")).with_identity_of(event).with_metadata("reason", "r")
    };
    let first = tempfile::tempdir().unwrap();
    let sink = FileSink::new(first.path()).unwrap();
    for name in ["dt=1/a.json", "dt=1/b.json"] {
        assert_eq!(sink.store(sent(name, "noon")).await.unwrap().outcome, Outcome::Stored);
    }
    let mut last = first;
    for time in ["one", "two", "three"] {
        let next = tempfile::tempdir().unwrap();
        copy(last.path(), next.path());
        let sink = FileSink::new(next.path()).unwrap();
        for name in ["dt=1/a.json", "dt=1/b.json"] {
            let again = sink.store(sent(name, time)).await.unwrap();
            assert_eq!((again.outcome, again.key), (Outcome::AlreadyStored, key(name)), "{time}");
        }
        // The very bytes bring back what was known of them.
        sink.store(sent("dt=1/a.json", "noon")).await.unwrap();
        assert_eq!(sink.head(&key("dt=1/a.json")).await.unwrap().unwrap().metadata["reason"], "r");
        assert_eq!(files(next.path()), ["dt=1/a.json", "dt=1/b.json"]);
        last = next;
    }
}

#[tokio::test]
async fn what_is_no_file_keeps_its_key_and_is_never_opened() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret");
    fs::write(&secret, "1").unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    fs::create_dir(folder.path().join("directory")).unwrap();
    std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nothing", folder.path().join("dangling")).unwrap();
        std::os::unix::fs::symlink(&secret, folder.path().join("link")).unwrap();
    }
    for name in ["directory", "pipe", "dangling", "link"] {
        if fs::symlink_metadata(folder.path().join(name)).is_err() {
            continue;
        }
        assert_eq!(sink.store(record(name, "1")).await.unwrap().outcome, Outcome::Conflict, "{name}");
        assert_eq!(sink.store(record(name, "1")).await.unwrap().outcome, Outcome::AlreadyStored, "{name}");
        assert_eq!(sink.get(&key(name)).await.unwrap(), None, "{name}");
        assert!(fs::symlink_metadata(folder.path().join(name)).is_ok(), "{name} is still there");
    }
    let listed: Vec<_> = sink.list("").map_ok(|entry| entry.key.to_string()).try_collect().await.unwrap();
    assert!(listed.iter().all(|key| key.contains('~')), "{listed:?}");
}

/// A folder inside that is a link leads elsewhere: nothing is stored, read or listed through it.
#[cfg(unix)]
#[tokio::test]
async fn no_link_inside_is_followed_and_the_folder_itself_may_be_one() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::create_dir(elsewhere.path().join("sub")).unwrap();
    fs::write(elsewhere.path().join("sub/there.json"), "{}").unwrap();
    std::os::unix::fs::symlink(folder.path(), elsewhere.path().join("way in")).unwrap();
    let sink = FileSink::new(elsewhere.path().join("way in")).unwrap();
    sink.store(record("a/b.json", "{}")).await.unwrap();

    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("linked")).unwrap();
    for name in ["linked/new.json", "linked/sub/new.json", "linked/sub/there.json", "linked/new/sub/x.json"] {
        let error = sink.store(record(name, "{}")).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Conflict, Status::Permanent), "{error}");
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains("linked is a link"), "{cause}");
        assert_eq!(sink.get(&key(name)).await.unwrap_err().kind(), ErrorKind::Conflict);
    }
    for prefix in ["", "linked", "linked/", "linked/sub/"] {
        let listed: Vec<_> = sink.list(prefix).try_collect().await.unwrap();
        assert_eq!(listed.len(), usize::from(prefix.is_empty()), "{prefix}");
    }
    // Nor are metadata taken from there, where the file system keeps them in files.
    assert_eq!(files(elsewhere.path()).iter().filter(|name| name.contains("new")).count(), 0);
}

#[tokio::test]
async fn a_list_is_in_the_order_of_keys_whatever_folders_are_called() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let mut keys = ["a", "a-b/c", "a.b", "b/c/d", "b/c-d", "b/c.e", "b0", "c/x/y/z"];
    for name in keys {
        sink.store(record(name, "1")).await.unwrap();
    }
    keys.sort_unstable();
    for prefix in ["", "a", "b/", "b/c", "b/c/", "c/x/y", "none/"] {
        let listed: Vec<_> = sink.list(prefix).map_ok(|entry| entry.key.to_string()).try_collect().await.unwrap();
        let expected: Vec<_> = keys.iter().filter(|key| key.starts_with(prefix)).collect();
        assert!(listed.iter().eq(expected), "{prefix:?}: {listed:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_writers_one_stores() {
    let folder = tempfile::tempdir().unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for at in 0..16 {
        // A sink each, as processes would have.
        let sink = FileSink::new(folder.path()).unwrap();
        let body = if at % 2 == 0 { "even" } else { "odd" };
        tasks.spawn(async move { sink.store(record("deep/er/b", body)).await.unwrap().outcome });
    }
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes.iter().filter(|o| **o == Outcome::Stored).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|o| **o == Outcome::Conflict).count(), 1, "{outcomes:?}");
    assert_eq!(files(folder.path()).len(), 2, "{:?}", files(folder.path()));
}

#[tokio::test]
async fn the_longest_segment_is_stored_under_a_distinct_key_too() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let long = "x".repeat(ObjectKey::MAX_SEGMENT_LEN);
    assert_eq!(sink.store(record(&long, "1")).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(sink.store(record(&long, "2")).await.unwrap().outcome, Outcome::Conflict);
}

#[tokio::test]
async fn what_cannot_be_stored_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    sink.store(record("b", "1")).await.unwrap();

    let error = sink.store(record("b/c", "1")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Conflict, Status::Permanent), "{error}");
    let past = Instant::now().checked_sub(Duration::from_secs(1)).unwrap();
    let error = sink.store(record("f", "1").with_deadline(past)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.to_string().contains("key f"), "{error}");

    let error = FileSink::new(folder.path().join("b/x")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict, "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_written_is_refused_at_once() {
    // Not even root may make files there.
    let error = FileSink::new("/proc/self/cos-sink").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotWritable | ErrorKind::Other), "{error}");
    assert_eq!(error.status(), Status::Permanent);
    assert!(error.to_string().contains("/proc/self/cos-sink"), "{error}");
}
