//! A folder under several processes at once: this program runs itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "file")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use cos_sink::{Archive, Digest, FileSink, ObjectKey, Outcome, Record, Sink};
use futures_util::TryStreamExt;

/// The variables that make this program a writer: the folder, and which of them it is.
const FOLDER: &str = "COS_SINK_TEST_FOLDER";
const WRITER: &str = "COS_SINK_TEST_WRITER";

const KEYS: usize = 40;

fn key(at: usize) -> ObjectKey {
    ObjectKey::parse(format!("dt=2026-11-22/task-{at}.json")).unwrap()
}

/// Writers of one half tell of another event than those of the other half, under the same keys.
fn record(at: usize, half: usize) -> Record {
    Record::new(key(at), format!("{{\"half\": {half}, \"text\": \"{}\"}}", "x".repeat(2000))).with_metadata("n", "1")
}

fn writer(folder: &Path, number: usize) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "stores_as_one_of_many", "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, folder).env(WRITER, number.to_string()).stdout(Stdio::piped()).spawn().unwrap()
}

/// Not a test by itself: a writer, when the variables say so. Prints an outcome a record.
#[tokio::test]
async fn stores_as_one_of_many() {
    let (Some(folder), Ok(number)) = (std::env::var_os(FOLDER), std::env::var(WRITER)) else { return };
    let half = number.parse::<usize>().unwrap() % 2;
    let sink = FileSink::new(folder).unwrap();
    // The test's own name stands in this line.
    println!();
    for at in 0..KEYS {
        println!("outcome {at} {}", sink.store(record(at, half)).await.unwrap().outcome.as_str());
    }
}

/// How often each outcome came for each key.
fn outcomes(outputs: &[String], outcome: Outcome) -> Vec<usize> {
    let count = |at| {
        let line = format!("outcome {at} {}", outcome.as_str());
        outputs.iter().flat_map(|output| output.lines()).filter(|found| **found == line).count()
    };
    (0..KEYS).map(count).collect()
}

/// Two objects a key, one of each half, whole and with their sidecars.
async fn check(sink: &FileSink) {
    let listed: Vec<_> = sink.list("").try_collect().await.unwrap();
    assert_eq!(listed.len(), 2 * KEYS);
    for at in 0..KEYS {
        let [first, second] = [0, 1].map(|half| record(at, half));
        let mut found = Vec::new();
        let own = sink.get(&key(at)).await.unwrap().unwrap();
        let other = if own.body == *first.body() { &second } else { &first };
        let distinct = sink.get(&key(at).distinct(&Digest::of(other.body()))).await.unwrap().unwrap();
        for object in [own, distinct] {
            assert_eq!(object.is_intact(), Some(true), "{}", object.head.entry.key);
            assert_eq!(object.head.metadata["n"], "1");
            found.push(object.body);
        }
        found.sort();
        assert_eq!(found, [first.body().clone(), second.body().clone()]);
    }
}

#[tokio::test]
async fn of_many_processes_one_stores_each_record() {
    let folder = tempfile::tempdir().unwrap();
    let writers: Vec<_> = (0..6).map(|number| writer(folder.path(), number)).collect();
    let mut outputs = Vec::new();
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success());
        outputs.push(String::from_utf8(output.stdout).unwrap());
    }
    assert_eq!(outcomes(&outputs, Outcome::Stored), [1; KEYS]);
    assert_eq!(outcomes(&outputs, Outcome::Conflict), [1; KEYS]);
    assert_eq!(outcomes(&outputs, Outcome::AlreadyStored), [4; KEYS]);
    check(&FileSink::new(folder.path()).unwrap()).await;
}

#[tokio::test]
async fn what_a_killed_process_leaves_hinders_nobody() {
    let folder = tempfile::tempdir().unwrap();
    // Killed when so many files are there: wherever in a store that is.
    for least in [1, 5, 20, 60] {
        let mut writer = writer(folder.path(), least);
        let day = folder.path().join("dt=2026-11-22");
        while fs::read_dir(&day).map_or(0, Iterator::count) < least && writer.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        writer.kill().ok();
        writer.wait().unwrap();
    }
    let sink = FileSink::new(folder.path()).unwrap();
    for half in [0, 1] {
        for at in 0..KEYS {
            let receipt = sink.store(record(at, half)).await.unwrap();
            let object = sink.get(&receipt.key).await.unwrap().unwrap();
            assert_eq!((&object.body, object.is_intact()), (record(at, half).body(), Some(true)));
        }
    }
    check(&sink).await;
}
