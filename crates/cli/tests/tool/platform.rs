//! The platform of `mps-backup dev`, as its user sets it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::support::{EVENT, counted, dev, json_lines, run, there};

/// An archive in which our event's place is taken.
fn refuse(folder: &Path) {
    fs::write(folder.join("event.json"), EVENT).unwrap();
    fs::create_dir(folder.join("archive")).unwrap();
    fs::write(folder.join("archive/dt=2026-11-19"), "in the way").unwrap();
}

fn script(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn an_event_of_a_trigger_comes_again_as_often_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    refuse(folder.path());
    for (retries, text) in
        [(&[][..], "3 times; at last status 430"), (&["--retries", "4"], "5 times; at last status 430")]
    {
        let words = ["--as", "trigger", "--to", "file:archive", "event.json"];
        let (code, out, _) = run(dev(folder.path()).args(words).args(retries));
        assert!(code == 1 && out.contains(text), "{out}");
    }
    let (_, out, _) = run(dev(folder.path()).args(["--to", "file:archive", "event.json"]));
    assert!(!out.contains("times"), "a call is made once:\n{out}");
}

#[test]
fn an_event_of_a_trigger_has_at_most_128_kb_and_a_call_more() {
    let folder = tempfile::tempdir().unwrap();
    let large = EVENT.replace("FINISH\",", &format!("FINISH\",\"Message\":\"{}\",", "x".repeat(128 << 10)));
    fs::write(folder.path().join("event.json"), large).unwrap();
    let (code, out, _) = run(dev(folder.path()).args(["--as", "trigger", "event.json"]));
    assert!(code == 1 && out.contains("status 406"), "{out}");
    assert_eq!(run(dev(folder.path()).arg("event.json")).0, 0);
}

#[test]
fn callbacks_to_the_url_are_signed_unless_the_key_is_ours_and_they_are_signed_already() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(dev(folder.path()).args(["--as", "url"]));
    assert!(code == 0 && counted(&out, "failed") == Some(0), "{out}");
    let signed = EVENT.replace("}}", r#"},"Timestamp":1,"Sign":"00"}"#);
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    fs::write(folder.path().join("signed.json"), signed).unwrap();
    let words = ["--json", "--as", "url", "event.json", "signed.json"];
    let (code, out, _) = run(dev(folder.path()).args(words).env("MPS_BACKUP_NOTIFY_KEY", "a-key"));
    let lines = json_lines(&out);
    assert_eq!((code, &lines[0]["ok"], &lines[1]["ok"]), (1, &true.into(), &false.into()), "{out}");
    assert!(lines[1]["error"].as_str().unwrap().contains("HTTP status 403"), "{out}");
}

#[test]
fn several_instances_deliver_the_same_events_in_the_same_order() {
    let names = |instances: &str| {
        let folder = tempfile::tempdir().unwrap();
        let (code, out, _) = run(dev(folder.path()).args(["--json", "--instances", instances]));
        assert_eq!(code, 0, "{out}");
        let lines = json_lines(&out);
        lines.iter().map(|line| line["event"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("1"), names("4"));
}

#[test]
fn an_event_may_have_a_process_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    for (words, starts) in [(&[][..], 1), (&["--cold"], 3)] {
        let events = ["--verbose", "event.json", "event.json", "event.json"];
        let (code, _, err) = run(dev(folder.path()).args(events).args(words));
        assert_eq!((code, err.matches("Init Report RequestId").count()), (0, starts), "{err}");
    }
}

#[test]
fn an_isolated_function_can_store_only_where_it_is_told_to() {
    // Not in /tmp, which the function has of its own.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    let (code, out, err) = run(dev(folder.path()).args(["--isolate", "--to", "file:archive", "event.json"]));
    if err.contains("--isolate is not possible on this machine") {
        assert_eq!(code, 2);
        println!("left out: {err}");
        return;
    }
    assert_eq!(code, 0, "{out}{err}");
    assert!(folder.path().join("archive/dt=2026-11-19").is_dir());
    let elsewhere = format!("MPS_BACKUP_URL=file://{}/other", folder.path().display());
    let (code, _, err) = run(dev(folder.path()).args(["--isolate", "--env", &elsewhere, "event.json"]));
    // In a checkout below /tmp the function writes into its own /tmp, which is gone by now.
    assert!(code != 0 || folder.path().starts_with("/tmp"), "{err}");
    assert!(!folder.path().join("other").exists());
}

#[test]
fn the_platforms_log_tells_how_memory_is_enforced() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _, err) = run(dev(folder.path()).args(["--verbose", "--memory", "256"]));
    assert!(err.starts_with("memory of 256 MB is enforced "), "{err}");
    assert!(err.contains("Memory:256MB"), "{err}");
}

#[test]
fn a_role_gives_the_keys_under_the_platforms_names_alone() {
    if !there("curl") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    script(
        &folder.path().join("keys.sh"),
        "#!/bin/sh\n\
         echo \"role [$TENCENTCLOUD_SECRETID] own [$COS_SECRET_ID]\"\n\
         api=http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime\n\
         curl -s -d ' ' $api/init/ready\n\
         while curl -s -f $api/invocation/next >&2; do curl -s -d done $api/invocation/response; done\n",
    );
    let words = ["--verbose", "--function", "keys.sh", "event.json"];
    let with_keys = |words: &[&str]| {
        run(dev(folder.path()).args(words).env("COS_SECRET_ID", "an-id").env("COS_SECRET_KEY", "a-key")).2
    };
    assert!(with_keys(&words).contains("role [] own [an-id]"));
    assert!(with_keys(&[&words[..], &["--role"]].concat()).contains("role [an-id] own []"));
    let (code, _, err) = run(dev(folder.path()).args(["--role", "event.json"]));
    assert!(code == 2 && err.contains("--role needs COS_SECRET_ID and COS_SECRET_KEY"), "{err}");
}

#[test]
fn an_images_program_gets_its_events_by_http() {
    if !there("python3") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    script(
        &folder.path().join("server.py"),
        &format!(
            "#!/usr/bin/env python3\n\
             from http.server import BaseHTTPRequestHandler, HTTPServer\n\
             class Handler(BaseHTTPRequestHandler):\n\
             \x20   def do_POST(self):\n\
             \x20       self.rfile.read(int(self.headers['Content-Length']))\n\
             \x20       self.send_response(200 if self.path == '/event-invoke' else 404)\n\
             \x20       self.end_headers()\n\
             \x20       self.wfile.write(self.headers['X-Scf-Request-Id'].encode())\n\
             HTTPServer(('0.0.0.0', {port}), Handler).serve_forever()\n"
        ),
    );
    let search_path = format!("PATH={}", std::env::var("PATH").unwrap());
    let words = ["--json", "--function", "server.py", &format!("--image={port}"), "--env", &search_path, "event.json"];
    let (code, out, err) = run(dev(folder.path()).args(words));
    assert_eq!(code, 0, "{out}{err}");
    assert_eq!(json_lines(&out)[0]["answer_bytes"], 36, "a request id: {out}");
}

#[test]
fn words_that_do_not_go_together_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for (words, text) in [
        (&["--retries", "1"][..], "--retries needs --as trigger"),
        (&["--real-time", "--as", "url"], "--real-time needs --as trigger"),
        (&["--image"], "--function <PATH>"),
        (&["--image", "--function", "x", "--instances", "2"], "one instance without --own-network"),
        (&["--memory", "100"], "expected 64, 128, 256"),
        (&["--init-timeout", "1"], "from 3 to 300"),
        (&["--instances", "0"], "from 1 to 1000"),
        (&["--as", "mail"], "call, trigger, url"),
        (&["--env", "SCF_X=1"], "the platform refuses the variable \"SCF_X\""),
    ] {
        let (code, _, err) = run(dev(folder.path()).args(words));
        assert!(code == 2 && err.contains(text), "{words:?}: {err}");
    }
}
