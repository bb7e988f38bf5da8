//! `mps-backup dev`, as its user runs it.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use crate::support::{EVENT, counted, dev, json_lines, run, there};

#[test]
fn with_no_words_at_all_it_backs_up_its_own_events_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = run(&mut dev(folder.path()));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for part in
        ["WorkflowTask", "EditMediaTask", "ScheduleTask", "HologramTask", "PROCESSING", "stored          quarantined"]
    {
        assert!(out.contains(part), "{part} is not in:\n{out}");
    }
    assert_eq!((counted(&out, "stored"), counted(&out, "failed")), (Some(20), Some(0)), "{out}");
    let archive = folder.path().join("mps-backup-data");
    assert!(out.contains(archive.to_str().unwrap()), "{out}");
    assert!(archive.join("_quarantine").is_dir());

    let (code, again, _) = run(&mut dev(folder.path()));
    assert_eq!(code, 0);
    assert!(counted(&again, "stored") == Some(0) && again.contains("nothing new"), "{again}");
}

#[test]
fn for_programs_there_is_a_line_of_json_an_event_and_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(dev(folder.path()).arg("--json"));
    assert_eq!(code, 0);
    let lines = json_lines(&out);
    let (summary, events) = lines.split_last().unwrap();
    assert_eq!(summary["summary"]["received"], events.len());
    assert_eq!((&summary["summary"]["failed"], &summary["summary"]["quarantined"]), (&0.into(), &1.into()));
    let objects: usize = events.iter().map(|event| event["objects"].as_array().unwrap().len()).sum();
    assert_eq!(summary["summary"]["stored"], objects);
    let first = &events[0]["objects"][0];
    let stored = fs::read(folder.path().join("mps-backup-data").join(first["key"].as_str().unwrap())).unwrap();
    assert_eq!(first["bytes"], stored.len());
}

#[test]
fn files_folders_lines_and_standard_input_are_delivered() {
    let folder = tempfile::tempdir().unwrap();
    let with_id = |id: &str| EVENT.replace("WorkflowTask-1\"", &format!("WorkflowTask-{id}\""));
    fs::create_dir(folder.path().join("events")).unwrap();
    fs::write(folder.path().join("events/a.json"), with_id("a")).unwrap();
    fs::write(folder.path().join("lines.jsonl"), format!("{}\n{}\n", with_id("b"), with_id("c"))).unwrap();
    let mut child = dev(folder.path())
        .args(["--json", "--to", "file:archive", "events", "lines.jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(with_id("d").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let lines = json_lines(&String::from_utf8(output.stdout).unwrap());
    let names: Vec<_> = lines.iter().filter_map(|line| line["event"].as_str()).collect();
    assert_eq!(names, ["events/a.json", "lines.jsonl:1", "lines.jsonl:2", "-:1"]);
    assert_eq!(lines[4]["summary"]["stored"], 4);
    assert!(folder.path().join("archive/dt=2026-11-19/event_type=WorkflowTask").is_dir());
}

#[test]
fn quiet_prints_the_summary_alone_and_verbose_the_platforms_log() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    let (_, out, err) = run(dev(folder.path()).args(["--quiet", "event.json"]));
    assert!(out.trim_start().starts_with("received") && err.is_empty(), "{out}{err}");
    let (_, _, err) = run(dev(folder.path()).args(["--verbose", "event.json"]));
    for part in ["START RequestId", "END RequestId", "Report RequestId", "\"outcome\":\"ok\""] {
        assert!(err.contains(part), "{part} is not in:\n{err}");
    }
}

#[test]
fn an_event_that_fails_makes_the_exit_code_one_and_is_shown_even_if_quiet() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    fs::create_dir(folder.path().join("archive")).unwrap();
    fs::write(folder.path().join("archive/dt=2026-11-19"), "in the way").unwrap();
    let (code, out, _) = run(dev(folder.path()).args(["--quiet", "--to", "file:archive", "event.json"]));
    assert_eq!(code, 1);
    assert!(out.contains("failed") && out.contains("event.json") && out.contains("StoreFailed"), "{out}");
}

#[test]
fn a_function_that_does_not_start_ends_the_run_and_its_own_words_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = run(dev(folder.path()).args(["--to", "ftp://example.com"]));
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("did not start") && err.contains("MPS_BACKUP_URL cannot be used"), "{err}");
}

#[test]
fn what_cannot_begin_is_told_in_a_line_with_exit_code_two() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, err) = run(dev(folder.path()).arg("missing.json"));
    assert_eq!(code, 2);
    assert!(err.starts_with("mps-backup: cannot read missing.json"), "{err}");
    let (code, _, err) = run(dev(folder.path()).args(["--timeout", "0"]));
    assert_eq!(code, 2);
    assert!(err.contains("from 1 to 900"), "{err}");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let (code, _, err) = run(dev(folder.path()).arg("empty"));
    assert_eq!(code, 2);
    assert!(err.contains("no events in empty"), "{err}");
}

#[test]
fn any_program_that_speaks_the_runtime_api_can_be_the_function() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("bootstrap.sh");
    // The platform's own sample in our words: ready, then next and response for ever.
    let text = r#"#!/usr/bin/env bash
        api=http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime
        curl -s -d ' ' $api/init/ready
        while event=$(curl -s -f $api/invocation/next); do curl -s -d "hello ${#event}" $api/invocation/response; done
    "#;
    if !there("curl") {
        return;
    }
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    let (code, out, err) = run(dev(folder.path()).args(["--function", "bootstrap.sh", "event.json", "event.json"]));
    assert_eq!(code, 0, "{out}{err}");
    assert_eq!(counted(&out, "answered"), Some(2), "{out}");
}

#[test]
fn what_a_folder_holds_and_is_not_delivered_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("events")).unwrap();
    for name in ["EVENT.JSON", "notes.txt", ".hidden.json"] {
        fs::write(folder.path().join("events").join(name), EVENT).unwrap();
    }
    let (code, out, err) = run(dev(folder.path()).arg("events"));
    assert_eq!((code, counted(&out, "received"), counted(&out, "passed over")), (0, Some(1), Some(2)), "{out}");
    assert!(err.contains("2 files are passed over, such as events/.hidden.json"), "{err}");
    let (_, out, _) = run(dev(folder.path()).args(["--json", "events"]));
    assert_eq!(json_lines(&out).last().unwrap()["summary"]["passed_over"], 2);
}

#[test]
fn a_file_of_several_documents_is_told_and_taken_by_the_line_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let other = EVENT.replace("WorkflowTask-1\"", "WorkflowTask-2\"");
    fs::write(folder.path().join("dump.json"), format!("{EVENT}\n{other}\n")).unwrap();
    let (_, out, err) = run(dev(folder.path()).args(["--json", "dump.json"]));
    assert!(err.contains("dump.json is several JSON documents") && err.contains("--lines"), "{err}");
    assert_eq!(json_lines(&out).last().unwrap()["summary"]["quarantined"], 1);
    let (code, out, err) = run(dev(folder.path()).args(["--json", "--lines", "dump.json"]));
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(json_lines(&out).last().unwrap()["summary"]["stored"], 2);
}

#[test]
fn an_event_whose_key_other_bytes_hold_is_stored_apart_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    let archived = || run(dev(folder.path()).args(["--json", "event.json"]));
    let key = json_lines(&archived().1)[0]["objects"][0]["key"].as_str().unwrap().to_owned();
    fs::write(folder.path().join("mps-backup-data").join(key), "damaged").unwrap();
    let (code, out, _) = archived();
    assert_eq!((code, &json_lines(&out)[1]["summary"]["conflicts"]), (1, &1.into()), "{out}");
    let (code, out, _) = run(dev(folder.path()).args(["--quiet", "event.json"]));
    // It stands there by now, and that is well.
    assert_eq!((code, counted(&out, "already stored")), (0, Some(1)), "{out}");
}

#[test]
fn an_event_that_cannot_be_read_fails_and_the_others_are_delivered() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("events")).unwrap();
    fs::write(folder.path().join("events/b.json"), EVENT).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("events/a.json")).unwrap();
    let (code, out, _) = run(dev(folder.path()).arg("events"));
    assert_eq!((code, counted(&out, "stored"), counted(&out, "failed")), (1, Some(1), Some(1)), "{out}");
    assert!(out.contains("cannot read it: No such file"), "{out}");
}

#[test]
fn lines_fit_100_columns_unless_all_of_them_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (_, out, _) = run(&mut dev(folder.path()));
    assert!(out.lines().all(|line| line.chars().count() <= 100), "{out}");
    assert!(!out.contains("event_type="), "{out}");
    let (_, out, _) = run(dev(folder.path()).arg("--wide"));
    assert!(
        out.contains("/event_type=EditMediaTask/1250000000-EditMediaTask-77af0c9d5e0d4e3f8bb2d1a6c4e9b0f1tt0"),
        "{out}"
    );
}
