//! Functions of the user's own under `mps-backup dev --function`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{EVENT, counted, dev, json_lines, run, there};

/// The beginning of a function in shell and curl: what it needs to speak to the platform.
const HEAD: &str = "#!/bin/sh\nunset http_proxy\napi=http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime\n\
                    next() { curl -s -f $api/invocation/next; }\n\
                    answer() { curl -s -o /dev/null --data-binary \"$1\" $api/invocation/response; }\n\
                    ready() { curl -s -o /dev/null -d ' ' $api/init/ready; }\n";

/// A folder with an event and a function that does what the lines say; none where curl is missing.
fn folder(body: &str) -> Option<tempfile::TempDir> {
    if !there("curl") {
        return None;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    let function = folder.path().join("bootstrap");
    fs::write(&function, format!("{HEAD}{body}")).unwrap();
    fs::set_permissions(&function, fs::Permissions::from_mode(0o755)).unwrap();
    Some(folder)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names.into_iter().map(|name| name.into_string().unwrap()).collect()
}

#[test]
fn results_are_shown_and_nothing_is_said_of_a_store() {
    let Some(folder) = folder("ready\nwhile next >/dev/null; do answer 'hello there'; done\n") else { return };
    for isolated in [&[][..], &["--isolate"]] {
        let words = [&["--function", "bootstrap"][..], isolated, &["event.json"]].concat();
        let (code, out, err) = run(dev(folder.path()).args(&words));
        if err.contains("--isolate is not possible on this machine") {
            println!("left out: {err}");
            continue;
        }
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert!(out.contains("hello there"), "{out}");
        for word in ["stored", "quarantined", "where"] {
            assert!(!out.contains(word), "{word}: {out}");
        }
        assert_eq!(names(folder.path()), ["bootstrap", "event.json"]);
    }
    let (_, out, _) = run(dev(folder.path()).args(["--json", "--function", "bootstrap", "event.json"]));
    assert_eq!(json_lines(&out)[0]["answer"], "hello there");
}

#[test]
fn the_handler_the_platforms_variables_and_layers_are_as_asked() {
    let body = "ready\nnext >/dev/null; answer \"$_HANDLER $TENCENTCLOUD_REGION $(cat /opt/layer 2>&1) $PWD\"\nnext\n";
    let Some(folder) = folder(body) else { return };
    fs::create_dir(folder.path().join("layer")).unwrap();
    fs::write(folder.path().join("layer/layer"), "layered").unwrap();
    let words = ["--json", "--function", "bootstrap", "--handler", "index.main", "event.json"];
    let region = ["--platform-env", "TENCENTCLOUD_REGION=ap-beijing"];
    let answer = |more: &[&str]| {
        let (code, out, err) = run(dev(folder.path()).args(words).args(more));
        (code, if code == 0 { json_lines(&out)[0]["answer"].as_str().unwrap().to_owned() } else { err })
    };
    let (code, plain) = answer(&region);
    assert_eq!(code, 0, "{plain}");
    assert!(plain.starts_with("index.main ap-beijing "), "{plain}");
    let (code, layered) = answer(&[&region[..], &["--layer", "layer"]].concat());
    if layered.contains("--isolate is not possible on this machine") {
        println!("left out: {layered}");
        return;
    }
    assert_eq!((code, layered.as_str()), (0, "index.main ap-beijing layered /var/user"));
}

#[test]
fn a_broken_contract_is_a_warning_that_is_counted_and_with_strict_a_failure() {
    // It asks twice before it answers once.
    let Some(folder) = folder("ready\nwhile next >/dev/null; do next >/dev/null; answer done; done\n") else { return };
    let (code, out, err) = run(dev(folder.path()).args(["--function", "bootstrap", "event.json", "event.json"]));
    assert_eq!((code, counted(&out, "answered")), (0, Some(2)), "{out}");
    assert!(counted(&out, "breaches") >= Some(2), "{out}");
    let warning = "WARN: the function asked for an event before it answered the last";
    assert_eq!(err.matches(warning).count(), 1, "said once: {err}");
    let (code, out, _) = run(dev(folder.path()).args(["--json", "--strict", "--function", "bootstrap", "event.json"]));
    let lines = json_lines(&out);
    assert_eq!((code, lines[0]["ok"].as_bool()), (1, Some(false)), "{out}");
    assert!(lines[0]["error"].as_str().unwrap().contains("the contract was broken"), "{out}");
    assert_eq!((&lines[1]["summary"]["failed"], &lines[1]["summary"]["breaches"]), (&1.into(), &1.into()), "{out}");
}

#[test]
fn what_is_not_json_is_refused_where_that_is_asked_for() {
    let Some(folder) = folder("ready\nwhile next >/dev/null; do answer done; done\n") else { return };
    fs::write(folder.path().join("text.json"), "no JSON").unwrap();
    let words = ["--function", "bootstrap", "text.json"];
    let (code, out, _) = run(dev(folder.path()).args(words));
    assert_eq!(code, 0, "{out}");
    let (code, out, _) = run(dev(folder.path()).args(words).arg("--strict-json"));
    assert!(code == 1 && out.contains("status 400"), "{out}");
}

#[test]
fn a_program_that_cannot_be_run_is_named_with_the_reason_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), EVENT).unwrap();
    fs::write(folder.path().join("plain"), "#!/bin/sh\n").unwrap();
    for (name, why) in
        [("missing", "there is no such file"), (".", "it is a directory"), ("plain", "it isn't executable")]
    {
        let (code, out, err) = run(dev(folder.path()).args(["--function", name, "event.json"]));
        assert_eq!((code, out.as_str()), (2, ""), "{name}: {err}");
        assert!(err.contains(why) && err.contains(&folder.path().display().to_string()), "{name}: {err}");
    }
    for (text, why) in [
        ("#!/bin/sh\r\n", "its first line ends with CR LF"),
        ("#!/no/such/thing\n", "its interpreter /no/such/thing isn't there"),
    ] {
        let program = folder.path().join("broken");
        fs::write(&program, text).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let (code, _, err) = run(dev(folder.path()).args(["--function", "broken", "event.json"]));
        assert!(code == 2 && err.contains(why), "{err}");
    }
    assert_eq!(names(folder.path()), ["broken", "event.json", "plain"]);
}

/// The ids of those whose command line has the mark.
#[cfg(target_os = "linux")]
fn left(mark: &str) -> usize {
    let lines = fs::read_dir("/proc").unwrap().flatten().map(|process| fs::read(process.path().join("cmdline")));
    lines.flatten().filter(|line| line.starts_with(b"sleep") && String::from_utf8_lossy(line).contains(mark)).count()
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_of_a_function_outlives_the_command_however_it_ends() {
    let mark = format!("{}", std::process::id());
    let body = format!(
        "sleep 3600.{mark} &\nsetsid sleep 3600.{mark} &\n(setsid sh -c 'sleep 3600.{mark} & sleep 3600.{mark}' &)\n\
         ready\nnext >/dev/null\n: >started\nsleep 3600.{mark}\n"
    );
    let Some(folder) = folder(&body) else { return };
    let started = folder.path().join("started");
    let begin = || -> Child {
        drop(fs::remove_file(&started));
        let mut command = dev(folder.path());
        let child = command.args(["--function", "bootstrap", "event.json"]).stdout(Stdio::null()).spawn().unwrap();
        while !started.exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
        child
    };
    for signal in ["INT", "TERM", "HUP", "KILL"] {
        let mut child = begin();
        assert!(left(&mark) > 0);
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
        child.wait().unwrap();
        let ended = Instant::now();
        while left(&mark) > 0 {
            assert!(ended.elapsed() < Duration::from_secs(60), "{signal}: {} outlived it", left(&mark));
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
