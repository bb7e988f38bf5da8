//! `mps-backup dev` into a bucket: a double of COS.

use std::path::Path;
use std::process::Command;

use crate::support::{counted, dev, json_lines};
use cos_double::CosDouble;

/// `dev` into the double, by the keys that it knows, with more in its URL.
fn into_cos(folder: &Path, double: &CosDouble, query: &str) -> Command {
    let bucket = double.host().split_once('.').unwrap().0.to_owned();
    let url = format!("cos://{bucket}/mps?region=ap-guangzhou&endpoint={}{query}", double.endpoint());
    let mut command = dev(folder);
    command.args(["--to", &url]).env("COS_SECRET_ID", "an-id").env("COS_SECRET_KEY", "a-key");
    command
}

/// Runs it while the double answers.
async fn run(mut command: Command) -> (i32, String, String) {
    tokio::task::spawn_blocking(move || crate::support::run(&mut command)).await.unwrap()
}

async fn double() -> CosDouble {
    CosDouble::builder().region("ap-guangzhou").credentials("an-id", "a-key").start().await.unwrap()
}

#[tokio::test]
async fn events_are_in_the_bucket_and_a_second_run_stores_nothing() {
    let (folder, double) = (tempfile::tempdir().unwrap(), double().await);
    let (code, out, err) = run(into_cos(folder.path(), &double, "")).await;
    assert_eq!((code, counted(&out, "stored")), (0, Some(20)), "{out}{err}");
    assert!(!out.contains("guarantee") && double.keys().iter().all(|key| key.starts_with("mps/")), "{out}");
    assert_eq!(double.keys().len(), 20);
    let (code, out, _) = run(into_cos(folder.path(), &double, "")).await;
    assert_eq!((code, counted(&out, "stored"), double.keys().len()), (0, Some(0), 20), "{out}");
}

#[tokio::test]
async fn a_bucket_that_overwrites_is_told_of() {
    let (folder, double) = (tempfile::tempdir().unwrap(), double().await);
    double.set_versioned(true);
    let (code, out, _) = run(into_cos(folder.path(), &double, "&create=check")).await;
    assert!(code == 0 && out.contains("guarantee       checked first: the store overwrites"), "{out}");
    let mut programs = into_cos(folder.path(), &double, "&create=check");
    programs.arg("--json");
    let (_, out, _) = run(programs).await;
    assert_eq!(json_lines(&out).last().unwrap()["summary"]["guarantee"], "checked_first");
}

#[tokio::test]
async fn keys_that_the_bucket_refuses_fail_events_and_show_no_secret() {
    let (folder, double) = (tempfile::tempdir().unwrap(), double().await);
    let mut command = into_cos(folder.path(), &double, "");
    command.arg("--quiet").env("COS_SECRET_KEY", "a-canary");
    let (code, out, err) = run(command).await;
    assert_eq!((code, counted(&out, "stored"), counted(&out, "failed")), (1, Some(0), Some(19)), "{out}{err}");
    assert!(!out.contains("a-canary") && !err.contains("a-canary"), "{out}{err}");
}
