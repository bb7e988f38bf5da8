//! `mps-backup replay`, as an operator runs it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use crate::support::{EVENT, dev, json_lines, run, tool};

/// A folder with an archive of events of this many tasks in it, a minute apart.
fn archive(tasks: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<_> = (0..tasks)
        .map(|n| {
            EVENT.replace("WorkflowTask-1\"", &format!("WorkflowTask-{n}\"")).replace("08:13", &format!("08:{n:02}"))
        })
        .collect();
    fs::write(folder.path().join("events.jsonl"), lines.join("\n")).unwrap();
    let (code, out, err) = run(dev(folder.path()).args(["--quiet", "events.jsonl"]));
    assert_eq!(code, 0, "{out}{err}");
    folder
}

/// Keys and bytes of an archive's events.
fn objects(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut objects = BTreeMap::new();
    for day in fs::read_dir(root).unwrap() {
        let day = day.unwrap().path();
        if !day.file_name().unwrap().to_str().unwrap().starts_with("dt=") {
            continue;
        }
        for kind in fs::read_dir(&day).unwrap() {
            for file in fs::read_dir(kind.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                let key = path.strip_prefix(root).unwrap().display().to_string();
                objects.insert(key, fs::read(path).unwrap());
            }
        }
    }
    objects
}

/// A server that answers requests with these statuses in turn, the last one from then on, and tells what came.
fn server(statuses: &'static [u16]) -> (String, mpsc::Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/a-secret-path?token=a-canary", listener.local_addr().unwrap());
    let (came, requests) = mpsc::channel();
    thread::spawn(move || {
        for (served, stream) in listener.incoming().enumerate() {
            let mut reader = BufReader::new(stream.unwrap());
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap_or(0) <= 2 {
                    break;
                }
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                head.push_str(&line);
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let status = statuses[served.min(statuses.len() - 1)];
            let answer = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            reader.get_mut().write_all(answer.as_bytes()).unwrap();
            if came.send((head, String::from_utf8(body).unwrap())).is_err() {
                return;
            }
        }
    });
    (url, requests)
}

#[test]
fn the_plan_comes_first_and_nothing_is_sent_without_a_yes() {
    let folder = archive(5);
    let (url, requests) = server(&[200]);
    let (code, out, err) = run(tool(folder.path(), "replay").args(["--to", &url, "--rate", "2"]));
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    for part in ["5 events", "2026-11-19 to 2026-11-19", "at this rate it takes 2.5 s", "say --yes"] {
        assert!(err.contains(part), "{part} is not in:\n{err}");
    }
    let planned = |args: &[&str]| {
        let (code, out, err) =
            run(tool(folder.path(), "replay").args(["--to", &url, "--dry-run", "--json"]).args(args));
        assert_eq!(code, 0, "{err}");
        json_lines(&out)[0]["plan"]["events"].as_u64().unwrap()
    };
    assert_eq!(planned(&[]), 5);
    assert_eq!(planned(&["--from", "2026-11-19", "--until", "2026-11-19T08:01:37Z"]), 2);
    assert!(requests.try_recv().is_err(), "nothing was sent");
    assert!(!err.contains("a-canary") && !err.contains("a-secret-path"), "{err}");
    assert!(fs::read_dir(folder.path()).unwrap().all(|entry| !entry.unwrap().path().ends_with("state")));
}

#[test]
fn events_reach_a_url_signed_anew_marked_and_once() {
    let folder = archive(5);
    let (url, requests) = server(&[200]);
    let replay = |args: &[&str]| {
        let mut command = tool(folder.path(), "replay");
        command.env("MPS_BACKUP_NOTIFY_KEY", "a-key").args(["--to", &url, "--yes", "--name", "again"]).args(args);
        run(&mut command)
    };
    let (code, out, err) = replay(&["--order", "time"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("5 sent, 0 stood there already, 0 refused, 0 left"), "{err}");
    let came: Vec<_> = requests.try_iter().collect();
    assert_eq!(came.len(), 5);
    for (n, (head, body)) in came.iter().enumerate() {
        assert!(head.contains("x-mps-backup-replay: again"), "{head}");
        let event: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(event["WorkflowTaskEvent"]["TaskId"], format!("1250000000-WorkflowTask-{n}"), "by time");
        let (time, sign) = (event["Timestamp"].as_i64().unwrap(), event["Sign"].as_str().unwrap());
        mps_events::Signature::new(time, sign).verify("a-key", std::time::SystemTime::now()).unwrap();
    }
    // The same command sends nothing again.
    let (code, _, err) = replay(&["--order", "time"]);
    assert!(code == 0 && err.contains("5 were accepted before") && err.contains("nothing to send"), "{err}");
    assert!(requests.try_recv().is_err());
    let state = fs::read_to_string(folder.path().join("mps-backup-replay-again.state")).unwrap();
    assert!(!state.contains("a-canary") && state.lines().count() == 6, "{state}");
    let (code, _, err) = replay(&["--type", "EditMediaTask"]);
    assert!(code == 2 && err.contains("another replay"), "{err}");
}

#[test]
fn what_was_refused_is_told_and_sent_by_the_same_command() {
    let folder = archive(6);
    let (url, requests) = server(&[200, 500, 200, 503, 503, 200]);
    let replay = || run(tool(folder.path(), "replay").args(["--to", &url, "--yes", "--json", "--max-failures", "2"]));
    let (code, out, err) = replay();
    assert_eq!(code, 4, "{out}{err}");
    let summary = json_lines(&out).last().unwrap()["summary"].clone();
    assert_eq!((&summary["sent"], &summary["refused"], &summary["left"]), (&2.into(), &2.into(), &2.into()));
    assert!(out.contains("HTTP status 500"), "{out}");
    let (code, out, _) = replay();
    assert_eq!(code, 1, "{out}");
    let (code, out, _) = replay();
    assert_eq!(code, 0, "{out}");
    // Each was accepted once, whatever was tried.
    assert_eq!(requests.try_iter().count(), 4 + 4 + 1);
    let (_, out, _) = replay();
    assert_eq!(json_lines(&out)[0]["plan"]["sent_before"], 6, "{out}");
}

#[test]
fn another_archive_gets_the_same_objects_and_the_own_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    // All kinds of events, those without a time of their own among them.
    assert_eq!(run(dev(folder.path()).arg("--quiet")).0, 0);
    let replay = |to: &str, name: &str| run(tool(folder.path(), "replay").args(["--to", to, "--yes", "--name", name]));
    let (code, _, err) = replay("file:copy", "one");
    assert!(code == 0 && err.contains("19 sent"), "{err}");
    assert_eq!(objects(&folder.path().join("copy")), objects(&folder.path().join("mps-backup-data")));
    let (code, out, _) = run(tool(folder.path(), "verify").args(["--archive", "file:copy"]));
    assert!(code == 0 && out.contains("intact                19"), "{out}");
    let (_, out, _) = run(tool(folder.path(), "ls").args(["--archive", "file:copy", "--long", "--json"]));
    assert!(json_lines(&out)[0]["metadata"]["route"] == "trigger", "{out}");
    // Under another name it is sent again, and stands there already: also when the day of its arrival was another.
    let (code, _, err) = replay("file:copy", "two");
    assert!(code == 0 && err.contains("0 sent, 19 stood there already"), "{err}");
    let day = fs::read_dir(folder.path().join("mps-backup-data"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("dt="))
        .max()
        .unwrap();
    for root in ["mps-backup-data", "copy"] {
        let root = folder.path().join(root);
        fs::rename(root.join(day.file_name().unwrap()), root.join("dt=2026-11-01")).unwrap();
    }
    let (code, _, err) = replay("file:copy", "three");
    assert!(code == 0 && err.contains("0 sent, 19 stood there already"), "{err}");
    for own in ["file:mps-backup-data", "file:./mps-backup-data/", "file:copy/../mps-backup-data"] {
        let (code, _, err) = replay(own, "own");
        assert!(code == 2 && err.contains("the archive that is read"), "{own}: {err}");
    }
}

#[test]
fn standard_output_gets_an_event_a_line_and_a_function_the_exact_bytes() {
    let folder = archive(5);
    let (code, out, err) = run(tool(folder.path(), "replay").args(["--to", "-", "--yes"]));
    assert_eq!((code, json_lines(&out).len()), (0, 5), "{err}");
    // What was written is what `dev` takes: the way back into an archive.
    fs::write(folder.path().join("again.jsonl"), &out).unwrap();
    assert_eq!(run(dev(folder.path()).args(["--quiet", "--to", "file:back", "again.jsonl"])).0, 0);
    assert_eq!(objects(&folder.path().join("back")), objects(&folder.path().join("mps-backup-data")));
    // A function that is a program of its own: here ours, which stores them again.
    let program = folder.path().join("function");
    fs::write(&program, format!("#!/bin/sh\nexec '{}' bootstrap\n", env!("CARGO_BIN_EXE_mps-backup"))).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let by_function = folder.path().join("by-function");
    let mut command = tool(folder.path(), "replay");
    command.env("MPS_BACKUP_URL", format!("file:{}", by_function.display()));
    command.args(["--archive", "file:mps-backup-data", "--to", "function:function", "--yes", "--name", "function"]);
    let (code, _, err) = run(&mut command);
    assert!(code == 0 && err.contains("5 sent"), "{err}");
    assert_eq!(objects(&by_function), objects(&folder.path().join("mps-backup-data")));
    for (args, part) in [
        (["--to", "scf://mps-backup"], "isn't built yet"),
        (["--to", "nowhere"], "names no target"),
        (["--to", "http:///x"], "--to"),
        (["--to", "function:no/such/program"], "no program"),
        (["--to", "cos://x/y"], "region"),
    ] {
        let (code, _, err) = run(tool(folder.path(), "replay").args(args));
        assert!(code == 2 && err.contains(part), "{args:?}: {err}");
    }
}

#[test]
fn a_replay_that_is_killed_anywhere_ends_with_each_event_there_once() {
    let folder = archive(40);
    let replay = || {
        let mut command = tool(folder.path(), "replay");
        command.args(["--to", "file:copy", "--yes", "--name", "killed", "--rate", "200"]);
        command
    };
    for _ in 0..3 {
        let mut child = replay().stderr(std::process::Stdio::piped()).spawn().unwrap();
        // Until it has begun to send, however long that takes here.
        let state = folder.path().join("mps-backup-replay-killed.state");
        let lines = || fs::read_to_string(&state).unwrap_or_default().lines().count();
        let before = lines();
        while lines() <= before && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
    }
    let (code, _, err) = run(&mut replay());
    assert_eq!(code, 0, "{err}");
    assert_eq!(objects(&folder.path().join("copy")), objects(&folder.path().join("mps-backup-data")));
}
