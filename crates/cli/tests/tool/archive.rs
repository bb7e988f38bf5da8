//! The archive in the hands of an operator: `ls`, `show`, `verify`, `failed`, `outputs`, `latency`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use cos_double::{CosDouble, Fault};
use serde_json::Value;

use crate::support::{EVENT, dev, json_lines, run, there, tool};

/// A folder with an archive of the sample events in it.
fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = run(dev(folder.path()).arg("--quiet"));
    assert_eq!(code, 0, "{out}{err}");
    folder
}

/// The files of events in an archive, by their keys.
fn keys(folder: &Path) -> Vec<String> {
    let (code, out, err) = run(tool(folder, "ls").args(["--json", "--prefix", "dt="]));
    assert_eq!(code, 0, "{out}{err}");
    let lines = json_lines(&out);
    lines.iter().filter_map(|line| line["key"].as_str()).map(str::to_owned).collect()
}

fn path(folder: &Path, key: &str) -> PathBuf {
    folder.join("mps-backup-data").join(key)
}

fn key_of(folder: &Path, part: &str) -> String {
    keys(folder).into_iter().find(|key| key.contains(part)).unwrap()
}

#[test]
fn ls_lists_each_object_once_and_picks_by_what_is_asked() {
    let folder = archive();
    let (code, out, err) = run(&mut tool(folder.path(), "ls"));
    assert_eq!(code, 0, "{err}");
    assert_eq!(out.lines().count(), 20, "{out}");
    assert!(err.contains("19 events, 1 quarantined"), "{err}");
    let count = |args: &[&str]| {
        let (code, out, err) = run(tool(folder.path(), "ls").arg("--json").args(args));
        assert_eq!(code, 0, "{err}");
        let lines = json_lines(&out);
        let summary = &lines.last().unwrap()["summary"];
        assert_eq!(summary["objects"], lines.len() - 1, "{out}");
        lines.len() - 1
    };
    let of_type = count(&["--type", "WorkflowTask"]);
    assert!(of_type > 3);
    assert!(count(&["--type", "WorkflowTask", "--status", "PROCESSING"]) < of_type);
    assert_eq!(count(&["--quarantine"]), 1);
    assert_eq!(count(&["--quarantine", "--last", "1h"]), 1);
    assert_eq!(count(&["--conflicts"]), 0);
    assert!(count(&["--outcome", "partial"]) >= 1);
    assert_eq!(count(&["--from", "2015-01-01", "--to", "2015-12-31", "--tz", "+08:00"]), 0);
    let key = key_of(folder.path(), "EditMediaTask");
    let day = &key[3..13];
    assert!(count(&["--from", day, "--to", day, "--type", "EditMediaTask"]) >= 1);
    let (_, out, _) = run(tool(folder.path(), "ls").args(["--json", "--long", "--type", "EditMediaTask"]));
    assert_eq!(json_lines(&out)[0]["metadata"]["format"], 1, "{out}");
    assert!(json_lines(&out)[0]["metadata"]["arrived"].is_string(), "{out}");
}

#[test]
fn show_tells_of_a_task_in_order_and_hides_secrets() {
    let folder = archive();
    let key = key_of(folder.path(), "PROCESSING");
    let task = json_lines(&run(tool(folder.path(), "ls").args(["--json", "--prefix", &key])).1)[0]["task"].clone();
    let (code, out, err) = run(tool(folder.path(), "show").args(["--typed", task.as_str().unwrap()]));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for part in ["PROCESSING", "proof     intact", "sub-task", "arrived   20"] {
        assert!(out.contains(part), "{part} is not in:\n{out}");
    }
    // A partial one names what failed, what that means, and what was made.
    let (_, listed, _) = run(tool(folder.path(), "ls").args(["--json", "--outcome", "partial"]));
    let partial = json_lines(&listed)[0]["key"].as_str().unwrap().to_owned();
    let (_, out, _) = run(tool(folder.path(), "show").args(["--typed", &partial]));
    for part in ["partial", "FAIL", "output of", "bucket, region"] {
        assert!(out.contains(part), "{part} is not in:\n{out}");
    }
    let (_, json, _) = run(tool(folder.path(), "show").args(["--json", &partial]));
    let json = &json_lines(&json)[0];
    assert_eq!((&json["outcome"], &json["verdict"]), (&"partial".into(), &"intact".into()));
    assert!(json["notification"].to_string().contains("?[redacted]\""), "{json}");
    assert!(json["sub_tasks"].as_array().unwrap().iter().any(|part| part["error"]["meaning"].is_string()), "{json}");
    // Into a pipe the exact bytes.
    let (_, raw, _) = run(tool(folder.path(), "show").arg(&partial));
    assert_eq!(raw, fs::read_to_string(path(folder.path(), &partial)).unwrap());
    // What nobody could read has its reason.
    let (_, listed, _) = run(tool(folder.path(), "ls").args(["--json", "--quarantine"]));
    let (_, out, _) =
        run(tool(folder.path(), "show").args(["--typed", json_lines(&listed)[0]["key"].as_str().unwrap()]));
    assert!(out.contains("quarantined") && out.contains("reason    expected a JSON value"), "{out}");
    let (code, _, err) = run(tool(folder.path(), "show").arg("1250000000-WorkflowTask-none"));
    assert!(code == 1 && err.contains("there is no event"), "{err}");
}

#[test]
fn verify_is_content_with_an_archive_and_names_each_damaged_object() {
    let folder = archive();
    let (code, out, err) = run(&mut tool(folder.path(), "verify"));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("intact                19  bytes, identity and key proven"), "{out}");
    let (code, out, _) = run(tool(folder.path(), "verify").arg("--list"));
    assert!(code == 0 && !out.contains("intact"), "{out}");

    let keys = keys(folder.path());
    let mut bytes = fs::read(path(folder.path(), &keys[0])).unwrap();
    bytes[10] ^= 1;
    fs::write(path(folder.path(), &keys[0]), bytes).unwrap();
    fs::write(path(folder.path(), &keys[1]), "").unwrap();
    fs::write(folder.path().join("mps-backup-data/notes.txt"), "hello").unwrap();
    let (code, out, _) = run(tool(folder.path(), "verify").arg("--json"));
    assert_eq!(code, 1, "{out}");
    let lines = json_lines(&out);
    let (summary, objects) = lines.split_last().unwrap();
    let told: Vec<_> =
        objects.iter().map(|line| (line["key"].as_str().unwrap(), line["verdict"].as_str().unwrap())).collect();
    assert_eq!(told, [(&*keys[0], "differs"), (&*keys[1], "differs"), ("notes.txt", "stray")]);
    assert_eq!(summary["summary"]["verdicts"]["intact"], 17, "{summary}");
    assert_eq!(summary["summary"]["failures"].as_array().unwrap().len(), 2);
    let (_, out, _) = run(&mut tool(folder.path(), "verify"));
    assert!(out.contains("again, the 2 that failed:"), "{out}");
    assert_eq!(out.matches(&keys[0]).count(), 2, "{out}");
}

#[test]
fn a_stray_alone_is_a_finding_and_parts_are_all() {
    let folder = archive();
    let count = |part: &str| {
        let (_, out, _) = run(tool(folder.path(), "verify").args(["--json", "--sample", part]));
        json_lines(&out).last().unwrap()["summary"]["objects"].as_u64().unwrap()
    };
    assert_eq!(["1/3", "2/3", "3/3"].map(count).iter().sum::<u64>(), 20);
    fs::write(folder.path().join("mps-backup-data/notes.txt"), "hello").unwrap();
    let (code, out, _) = run(&mut tool(folder.path(), "verify"));
    assert!(code == 3 && out.contains("stray          notes.txt"), "{out}");
}

#[test]
fn a_verification_goes_on_where_it_stopped() {
    let folder = archive();
    let keys = keys(folder.path());
    let mut args = tool(folder.path(), "verify");
    args.args(["--json", "--resume", "verify.state"]);
    let (code, out, _) = run(&mut args);
    assert_eq!(code, 0, "{out}");
    assert!(!folder.path().join("verify.state").exists());
    // As a run that was killed leaves it: it had seen what is in quarantine, and the first five events.
    let (_, whole, _) = run(tool(folder.path(), "verify").args(["--json", "--resume", "verify.state"]));
    let what = state_of(folder.path());
    let verdicts = serde_json::json!({"intact": 5, "quarantined": 1});
    let tally = serde_json::json!({"objects": 6, "bytes": 6, "verdicts": verdicts, "failures": []});
    let state = serde_json::json!({"what": what, "last": keys[4], "tally": tally});
    fs::write(folder.path().join("verify.state"), state.to_string()).unwrap();
    let (code, out, err) = run(&mut args);
    assert!(code == 0 && err.contains("going on behind 6 objects"), "{out}{err}");
    let verdicts = |out: &str| json_lines(out).last().unwrap()["summary"]["verdicts"].clone();
    assert_eq!(verdicts(&out), verdicts(&whole));
    // Another verification doesn't go on with it, and no other file is taken for one.
    fs::write(folder.path().join("verify.state"), state.to_string()).unwrap();
    let (code, _, err) = run(tool(folder.path(), "verify").args(["--list", "--resume", "verify.state"]));
    assert!(code == 2 && err.contains("another verification"), "{err}");
    fs::write(folder.path().join("verify.state"), "notes").unwrap();
    let (code, _, err) = run(tool(folder.path(), "verify").args(["--resume", "verify.state"]));
    assert!(code == 2 && err.contains("tells of no verification"), "{err}");
}

/// What a state says that it is of: that of a run whose output couldn't be written.
fn state_of(folder: &Path) -> Value {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = tool(folder, "verify");
    let status = command.args(["--json", "--all", "--resume", "verify.state"]).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(4));
    let state: Value = serde_json::from_slice(&fs::read(folder.join("verify.state")).unwrap()).unwrap();
    state["what"].clone()
}

#[test]
fn what_failed_what_was_made_and_how_long_it_took() {
    let folder = archive();
    let (code, out, err) = run(tool(folder.path(), "failed").arg("--json"));
    assert_eq!(code, 0, "{err}");
    let lines = json_lines(&out);
    let (summary, groups) = lines.split_last().unwrap();
    let failed: u64 = groups.iter().map(|group| group["failed"].as_u64().unwrap()).sum();
    assert!(failed > 0 && summary["summary"]["failed"] == failed, "{out}");
    assert!(groups.iter().all(|group| group["meaning"].is_string() && group["day"].is_string()), "{out}");
    let (_, each, _) = run(tool(folder.path(), "failed").args(["--each", "--csv"]));
    assert_eq!(each.lines().count() as u64, failed + 1, "{each}");
    assert!(each.starts_with("day,type,task,kind,code,meaning,message\n"), "{each}");
    let (_, table, err) = run(&mut tool(folder.path(), "failed"));
    assert!(table.starts_with("day  ") && err.contains(" events read, "), "{table}{err}");

    let (code, out, _) = run(tool(folder.path(), "outputs").arg("--json"));
    assert_eq!(code, 0);
    let lines = json_lines(&out);
    assert!(lines.iter().any(|line| line["storage"] == "COS" && line["bucket"].is_string()), "{out}");
    let (_, each, _) = run(tool(folder.path(), "outputs").args(["--each", "--csv"]));
    assert_eq!(
        each.lines().count() as u64 - 1,
        lines.last().unwrap()["summary"]["outputs"].as_u64().unwrap(),
        "{each}"
    );

    let (code, out, _) = run(tool(folder.path(), "latency").arg("--json"));
    assert_eq!(code, 0);
    let lines = json_lines(&out);
    assert!(lines.iter().any(|line| line["what"] == "on the way" && line["median_s"].is_i64()), "{out}");
    assert!(lines.iter().any(|line| line["what"] == "took"), "{out}");
}

#[test]
fn what_cannot_be_begun_says_why_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["ls", "verify", "failed", "outputs", "latency"] {
        let (code, out, err) = run(&mut tool(folder.path(), name));
        assert_eq!((code, out.as_str()), (2, ""), "{name}: {err}");
        assert!(err.contains("there is no archive at mps-backup-data"), "{err}");
        for (args, part) in [
            (["--archive", "memory:"], "gone when its process ends"),
            (["--archive", "cos://archive/x"], "region"),
            (["--archive", "ftp://x"], "scheme"),
            (["--last", "yesterday"], "such as 24h or 7d"),
            (["--from", "19.11.2026"], "2026-11-19T08:13:37Z"),
        ] {
            let (code, _, err) = run(tool(folder.path(), name).args(args));
            assert!(code == 2 && err.contains(part), "{name} {args:?}: {err}");
        }
    }
    let (code, _, err) =
        run(tool(folder.path(), "ls").env("MPS_BACKUP_KEY", "{nonsense}").args(["--archive", "file:."]));
    assert!(code == 2 && err.contains("MPS_BACKUP_KEY"), "{err}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn an_empty_archive_proves_nothing_and_holds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("mps-backup-data")).unwrap();
    let (code, out, err) = run(&mut tool(folder.path(), "ls"));
    assert!(code == 0 && out.is_empty() && err.contains("nothing in file:mps-backup-data"), "{err}");
    let (code, _, err) = run(&mut tool(folder.path(), "verify"));
    assert!(code == 3 && err.contains("nothing is proven"), "{err}");
    let (code, out, _) = run(&mut tool(folder.path(), "failed"));
    assert!(code == 0 && out.is_empty(), "{out}");
}

#[test]
fn odd_objects_are_named_and_the_rest_is_read() {
    let folder = archive();
    let root = folder.path().join("mps-backup-data");
    let keys = keys(folder.path());
    let key = keys.iter().find(|key| key.contains("FINISH")).unwrap();
    let large = path(folder.path(), key);
    File::options().write(true).open(&large).unwrap().set_len(5 << 30).unwrap();
    fs::write(root.join("dt=2026-11-19 ~ odd\u{7}name"), "x").unwrap();
    fs::write(root.join("\u{202e}gnp.json"), "x").unwrap();
    let (code, out, _) = run(tool(folder.path(), "verify").arg("--json"));
    assert!(code == 1 && out.contains("5368709120 bytes"), "{out}");
    let (code, _, err) = run(&mut tool(folder.path(), "outputs"));
    assert!(code == 4 && err.contains(key.as_str()) && err.contains("1 passed over"), "{err}");
    let (code, out, _) = run(&mut tool(folder.path(), "ls"));
    assert!(code == 0 && out.contains("\\u{202e}gnp.json") && !out.contains('\u{202e}'), "{out}");
}

#[test]
fn compressed_archives_are_read_and_broken_ones_told() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(dev(folder.path()).arg("--quiet").env("MPS_BACKUP_COMPRESSION", "gzip"));
    assert_eq!(code, 0, "{out}");
    let (code, out, _) = run(&mut tool(folder.path(), "verify"));
    assert!(code == 0 && out.contains("intact                19"), "{out}");
    let key = key_of(folder.path(), "WorkflowTask");
    assert!(key.ends_with(".gz"), "{key}");
    let (_, raw, _) = run(tool(folder.path(), "show").arg(&key));
    assert!(serde_json::from_str::<Value>(&raw).is_ok(), "{raw}");
    let bytes = fs::read(path(folder.path(), &key)).unwrap();
    fs::write(path(folder.path(), &key), &bytes[..bytes.len() / 2]).unwrap();
    let (code, out, _) = run(tool(folder.path(), "verify").arg("--json"));
    assert!(code == 1 && out.contains("differs"), "{out}");
    let (code, _, err) = run(tool(folder.path(), "show").arg(&key));
    assert!(code == 4 && err.contains("its compression is broken"), "{err}");
}

#[test]
fn a_reader_that_leaves_early_ends_it_without_a_word() {
    let folder = archive();
    if !there("bash") {
        return;
    }
    let tool = env!("CARGO_BIN_EXE_mps-backup");
    let script = format!("set -o pipefail; '{tool}' ls --archive file:mps-backup-data | true; echo $?");
    let output = Command::new("bash").args(["-c", &script]).current_dir(folder.path()).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(["0", "141"].contains(&out.trim()) && !err.contains("panic"), "{out}{err}");
}

/// A bucket with the sample events in it, and what reads it.
async fn bucket() -> (CosDouble, tempfile::TempDir, String) {
    let double = CosDouble::builder().region("ap-guangzhou").credentials("an-id", "a-key").start().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let name = double.host().split_once('.').unwrap().0.to_owned();
    let url = format!("cos://{name}/mps?region=ap-guangzhou&endpoint={}", double.endpoint());
    let mut command = with_keys(dev(folder.path()));
    command.args(["--quiet", "--to", &url]);
    let (code, out, err) = in_background(command).await;
    assert_eq!(code, 0, "{out}{err}");
    (double, folder, url)
}

fn with_keys(mut command: Command) -> Command {
    command.env("COS_SECRET_ID", "an-id").env("COS_SECRET_KEY", "a-key");
    command
}

/// Runs it while the double answers.
async fn in_background(mut command: Command) -> (i32, String, String) {
    tokio::task::spawn_blocking(move || run(&mut command)).await.unwrap()
}

#[tokio::test]
async fn a_bucket_is_read_as_a_folder_is() {
    let (double, folder, url) = bucket().await;
    let asked = |name: &str, args: &[&str]| {
        let mut command = with_keys(tool(folder.path(), name));
        command.env("MPS_BACKUP_URL", &url).args(args);
        in_background(command)
    };
    double.clear_requests();
    let (code, out, err) = asked("ls", &[]).await;
    assert!(code == 0 && out.lines().count() == 20 && err.contains("19 events, 1 quarantined"), "{out}{err}");
    assert_eq!(double.requests().len(), 1, "keys alone tell");
    let (code, out, err) = asked("verify", &[]).await;
    assert!(code == 0 && out.contains("intact                19"), "{out}{err}");
    for name in ["failed", "outputs", "latency"] {
        let (code, out, err) = asked(name, &["--json"]).await;
        assert!(code == 0 && json_lines(&out).len() > 1, "{name}: {out}{err}");
    }
    // A byte that another tool changed.
    let key = double.keys().into_iter().find(|key| key.contains("EditMediaTask")).unwrap();
    let object = double.object(&key).unwrap();
    let mut body = object.body.to_vec();
    body[5] ^= 1;
    double.seed(key.clone(), object.headers.clone(), body);
    let (code, out, _) = asked("verify", &["--json"]).await;
    let key = key.strip_prefix("mps/").unwrap();
    let line = json_lines(&out).into_iter().find(|line| line["key"] == key).unwrap();
    assert!(code == 1 && line["verdict"] == "differs", "{out}");
}

#[tokio::test]
async fn a_bucket_that_refuses_is_told_with_what_it_takes() {
    let (double, folder, url) = bucket().await;
    double.set_standing(http::Method::GET, Fault::refuse(403, "AccessDenied"));
    for name in ["ls", "verify", "failed"] {
        let mut command = with_keys(tool(folder.path(), name));
        command.args(["--archive", &url]);
        let (code, out, err) = in_background(command).await;
        assert!(code == 2 && out.is_empty() && err.contains("name/cos:GetBucket"), "{name}: {out}{err}");
        assert!(!err.contains("a-key"), "{err}");
    }
}

#[test]
fn a_conflict_is_listed_and_found() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    run(dev(folder.path()).arg("event.json"));
    let key = &keys(folder.path())[0];
    fs::write(path(folder.path(), key), "others").unwrap();
    let (code, _, _) = run(dev(folder.path()).args(["--quiet", "event.json"]));
    assert_eq!(code, 1);
    let (_, out, err) = run(tool(folder.path(), "ls").arg("--conflicts"));
    assert!(out.contains("FINISH ~") && err.contains("1 conflicts (~)"), "{out}{err}");
    let (code, out, _) = run(&mut tool(folder.path(), "verify"));
    assert!(code == 1 && out.contains("conflict       dt=2026-11-19"), "{out}");
}

#[test]
fn check_tries_what_an_archive_needs() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = run(tool(folder.path(), "check").args(["--archive", "file:archive"]));
    assert_eq!(code, 0, "{out}{err}");
    for part in ["may create: ", "may read: ", "may not overwrite: a second put", "agrees with the store's", "none yet"]
    {
        assert!(out.contains(part), "{part} is not in:\n{out}");
    }
    let probes = fs::read_dir(folder.path().join("archive/_check")).unwrap().count();
    assert_eq!(probes, 2);
    // Its probes are nobody's events, and no damage.
    let (code, out, _) = run(tool(folder.path(), "verify").args(["--archive", "file:archive"]));
    assert!(code == 0 && out.contains("reserved               2"), "{out}");
}

#[test]
fn check_tells_every_fault_of_the_settings_at_once_and_offline() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = tool(folder.path(), "check");
    command.args(["--offline", "--json"]).env("MPS_BACKUP_URL", "cos://archive/x").env("MPS_BACKUP_KEY", "{nonsense}");
    let (code, out, _) = run(command.env("MPS_BACKUP_COMPRESION", "gzip"));
    let lines = json_lines(&out);
    assert_eq!((code, &lines.last().unwrap()["summary"]["wrong"]), (1, &4.into()), "{out}");
    for part in ["MPS_BACKUP_COMPRESION is not a setting", "MPS_BACKUP_KEY cannot", "region", "TENCENTCLOUD_SECRETID"] {
        assert!(out.contains(part), "{part} is not in:\n{out}");
    }
}

#[tokio::test]
async fn check_finds_a_bucket_that_overwrites_refuses_or_is_none() {
    let (double, folder, url) = bucket().await;
    let asked = |more: &str, key: &str| {
        let mut command = tool(folder.path(), "check");
        command.args(["--json", "--archive", &format!("{url}{more}")]);
        command.env("COS_SECRET_ID", "an-id").env("COS_SECRET_KEY", key);
        in_background(command)
    };
    let (code, out, err) = asked("", "a-key").await;
    assert!(code == 0 && json_lines(&out).iter().all(|line| line["state"] != "wrong"), "{out}{err}");
    let (code, out, _) = asked("", "a-canary").await;
    assert!(code == 1 && out.contains("secret key") && !out.contains("a-canary"), "{out}");
    double.set_standing(http::Method::PUT, Fault::refuse(403, "AccessDenied"));
    let (code, out, _) = asked("", "a-key").await;
    assert!(code == 1 && out.contains("may create"), "{out}");
    double.set_standing(http::Method::PUT, Fault::Pass);
    double.set_versioned(true);
    let (code, out, _) = asked("", "a-key").await;
    assert!(code == 3 && out.contains("the store can't refuse to overwrite"), "{out}");
}

#[tokio::test]
async fn who_interrupts_is_obeyed_at_once_and_the_same_command_goes_on() {
    let (double, folder, url) = bucket().await;
    double.set_standing(http::Method::GET, Fault::StallBefore);
    for name in ["ls", "verify", "failed", "show"] {
        double.clear_requests();
        let mut command = with_keys(tool(folder.path(), name));
        match name {
            "show" => command.arg("1250000000-WorkflowTask-none"),
            "verify" => command.args(["--json", "--resume", "verify.state"]),
            _ => command.arg("--json"),
        };
        let mut child = command.args(["--archive", &url]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        while double.requests().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let pid = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let status = tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap();
        assert_eq!(status.code(), Some(130), "{name}");
    }
    double.set_standing(http::Method::GET, Fault::Pass);
    let mut command = with_keys(tool(folder.path(), "verify"));
    command.args(["--json", "--resume", "verify.state", "--archive", &url]);
    let (code, out, err) = in_background(command).await;
    let summary = json_lines(&out).last().unwrap()["summary"].clone();
    assert_eq!((code, &summary["objects"]), (0, &20.into()), "{out}{err}");
    assert!(!folder.path().join("verify.state").exists());
}
