//! A store that cannot take an event: the failure is reported, and the next delivery makes up for it.

use std::process::Command;

use crate::support::{Archive, bootstrap, platform};
use scf_emulator::Function;

const EVENT: &str = r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1","Status":"FINISH","FinishTime":"2026-01-01T00:00:00Z"}}"#;

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    // Nobody can make a folder there, root included.
    let platform = platform(bootstrap().env("MPS_BACKUP_URL", "file:///proc/mps-backup"));
    let invoked = platform.invoke(EVENT).await;
    assert!(invoked.outcome.is_err());
    assert!(invoked.logged("/proc/mps-backup"), "{:#?}", invoked.logs);
    platform.shutdown().await;
}

#[tokio::test]
async fn what_was_in_the_way_once_gone_the_event_is_stored_by_the_retry() {
    let archive = Archive::new();
    let blocker = archive.folder.path().join("dt=2026-01-01");
    std::fs::write(&blocker, "a file where a folder is wanted").unwrap();
    let failed = archive.platform.invoke(EVENT).await;
    let error = failed.outcome.unwrap_err();
    assert!(error.error_message.contains("StoreFailed"), "{error:?}");
    assert!(!error.error_message.contains("WorkflowTaskEvent"), "nothing of the event's body: {error:?}");

    std::fs::remove_file(&blocker).unwrap();
    assert_eq!(archive.deliver(EVENT).await["stored"], 1);
    assert_eq!(archive.bodies(), [EVENT.as_bytes()]);
}

#[tokio::test]
async fn a_fallback_takes_what_the_first_place_refuses() {
    let second = tempfile::tempdir().unwrap();
    let archive = Archive::with(&[("MPS_BACKUP_FALLBACK_URL", &format!("file://{}", second.path().display()))]);
    let blocker = archive.folder.path().join("dt=2026-01-01");
    std::fs::write(&blocker, "a file where a folder is wanted").unwrap();
    let report = archive.deliver(EVENT).await;
    assert_eq!(report["objects"][0]["place"], "fallback");
    let stored = std::fs::read(second.path().join(report["objects"][0]["key"].as_str().unwrap())).unwrap();
    assert_eq!(stored, EVENT.as_bytes());

    std::fs::remove_file(&blocker).unwrap();
    let other = EVENT.replace("\"1\"", "\"2\"");
    assert_eq!(archive.deliver(other).await["objects"][0]["place"], "first");
}

/// A file system of 64 KiB in a namespace of its own, so that a real write meets a full disk.
const ON_A_SMALL_DISK: &str = r#"
    mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2"
"#;

#[tokio::test]
async fn a_full_disk_is_told_and_leaves_no_half_of_an_object() {
    let folder = tempfile::tempdir().unwrap();
    let unshare = |script: &str| Command::new("unshare").args(["-rm", "sh", "-c", script]).output();
    let possible = unshare("mount -t tmpfs -o size=64k tmpfs /mnt").is_ok_and(|output| output.status.success());
    if !possible {
        eprintln!("not run: this machine lets nobody mount a small disk (`unshare -rm`)");
        return;
    }
    let function = Function::command("unshare")
        .arg("-rm")
        .arg("sh")
        .arg("-c")
        .arg(ON_A_SMALL_DISK)
        .arg("sh")
        .arg(folder.path())
        .arg(env!("CARGO_BIN_EXE_bootstrap"))
        .env("MPS_BACKUP_URL", format!("file://{}", folder.path().display()))
        .env("MPS_BACKUP_KEY", "{task_id}.json");
    let platform = platform(function);
    let large = EVENT.replace("FINISH", &"x".repeat(100_000));
    let error = platform.invoke(large).await.outcome.unwrap_err();
    assert!(error.error_message.contains("no space left"), "{error:?}");
    // There is room for a small one, and the key that the large one failed to take is free.
    assert_eq!(crate::support::report(&platform.invoke(EVENT).await)["objects"][0]["outcome"], "stored");
    platform.shutdown().await;
}
