//! The process around `mps-backup`: its environment, its files, its terminal, and who reads and ends it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::{EVENT, counted, dev, json_lines, run, there, tool};

/// `mps-backup dev` out of a shell's line, where it is `"$@"`.
fn shell(folder: &Path, line: &str) -> Command {
    let inner = dev(folder);
    let mut command = Command::new("sh");
    command.args(["-c", line, "sh"]).arg(inner.get_program()).args(inner.get_args());
    command.current_dir(folder).stdin(Stdio::null());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[test]
fn a_variable_that_is_no_text_matters_only_where_it_would_reach_the_function() {
    let folder = tempfile::tempdir().unwrap();
    let bad = OsStr::from_bytes(b"\xff");
    assert_eq!(run(dev(folder.path()).env("BAD", bad).env(bad, "x")).0, 0);
    let (code, _, err) = run(dev(folder.path()).env("MPS_BACKUP_KEY", bad));
    assert!(code == 2 && err.contains("the variable MPS_BACKUP_KEY is not UTF-8"), "{err}");
}

#[test]
fn arguments_that_are_no_text_may_name_files_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let name = OsStr::from_bytes(b"\xffevent.json");
    fs::write(folder.path().join(name), EVENT).unwrap();
    let (code, out, err) = run(dev(folder.path()).arg(name));
    assert_eq!((code, counted(&out, "stored")), (0, Some(1)), "{err}");
    let (code, _, err) = run(dev(folder.path()).arg("--to").arg(OsStr::from_bytes(b"file:\xff")));
    assert!(code == 2 && err.contains("invalid UTF-8"), "{err}");
}

#[test]
fn few_file_descriptors_are_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for limit in [5, 6, 7, 8, 10, 16] {
        let (code, _, err) = run(&mut shell(folder.path(), &format!("ulimit -n {limit}; exec \"$@\"")));
        assert!(code == 2 && err.contains("raise the limit (ulimit -n)"), "{limit}: {code} {err}");
    }
    // Enough to begin is enough to run.
    let (code, _, err) = run(&mut shell(folder.path(), "ulimit -n 32; exec \"$@\""));
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_working_directory_that_is_gone_hinders_only_what_is_relative_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let gone = "mkdir gone; cd gone; rmdir ../gone; exec \"$@\"";
    let (code, _, err) = run(&mut shell(folder.path(), gone));
    assert!(code == 2 && err.contains("cannot tell where mps-backup-data is from here"), "{err}");
    let (code, out, err) = run(shell(folder.path(), gone).args(["--to", "memory:"]));
    assert_eq!((code, counted(&out, "failed")), (0, Some(0)), "{err}");
}

#[test]
fn events_are_stored_where_it_stands_whatever_the_name_of_that_folder() {
    let parent = tempfile::tempdir().unwrap();
    for name in [&b"c\xff"[..], b"50%25?#", "ein Ort".as_bytes()] {
        let folder = parent.path().join(OsStr::from_bytes(name));
        fs::create_dir(&folder).unwrap();
        let (code, _, err) = run(&mut dev(&folder));
        assert_eq!(code, 0, "{err}");
        assert!(folder.join("mps-backup-data").is_dir(), "{name:?}");
        let (code, out, err) = run(&mut tool(&folder, "ls"));
        assert!(code == 0 && out.lines().count() > 1, "{name:?}: {out}{err}");
    }
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 3);
}

#[test]
fn bytes_that_a_function_url_cannot_carry_are_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("event.json"), b"{\"EventType\":\"\xff\xfe\"}").unwrap();
    let (code, out, err) = run(dev(folder.path()).args(["--as", "url", "event.json"]));
    assert!(code == 1 && format!("{out}{err}").contains("no UTF-8"), "{out}{err}");
    assert_eq!(counted(&out, "failed"), Some(1), "{out}");
}

#[test]
fn an_empty_environment_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    for words in ["env -i", "env -u HOME -u PATH", "env LC_ALL=C LANG=xx_YY.broken TERM=none"] {
        let (code, out, err) = run(&mut shell(folder.path(), &format!("exec {words} \"$@\"")));
        assert_eq!((code, counted(&out, "failed"), err.as_str()), (0, Some(0), ""), "{words}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = dev(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(141), ""));
}

#[test]
fn an_output_that_is_full_ends_it_with_a_sentence_and_full_errors_with_none() {
    let folder = tempfile::tempdir().unwrap();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let output = dev(folder.path()).stdout(full()).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(err.starts_with("mps-backup: cannot write to standard output"), "{err}");
    let status = dev(folder.path()).arg("missing.json").stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(2));
    let status = dev(folder.path()).arg("--verbose").stderr(full()).stdout(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_signal_ends_it_with_its_summary_and_the_function_too() {
    let folder = tempfile::tempdir().unwrap();
    for signal in ["INT", "TERM", "HUP"] {
        // The function never answers, and tells its process.
        let script = "#!/bin/sh\necho $$ >pid\napi=http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime\n\
                      curl -s -d ' ' $api/init/ready\ncurl -s -f $api/invocation/next >event\nwhile :; do sleep 1; done\n";
        if !there("curl") {
            return;
        }
        fs::write(folder.path().join("hangs.sh"), script).unwrap();
        fs::set_permissions(folder.path().join("hangs.sh"), std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .unwrap();
        let event = folder.path().join("event");
        drop(fs::remove_file(&event));
        fs::write(folder.path().join("event.json"), EVENT).unwrap();
        let child = dev(folder.path())
            .args(["--json", "--function", "hangs.sh", "event.json"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        while !fs::read(&event).is_ok_and(|bytes| !bytes.is_empty()) {
            std::thread::yield_now();
        }
        let killed = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130), "{signal}");
        let lines = json_lines(&String::from_utf8(output.stdout).unwrap());
        assert_eq!(lines.last().unwrap()["summary"]["received"], 0);
        let function = fs::read_to_string(folder.path().join("pid")).unwrap();
        assert!(!Path::new("/proc").join(function.trim()).join("cwd").exists(), "{signal}: {function} still runs");
    }
}

#[test]
fn a_signal_ends_it_also_while_it_waits_for_its_input() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    for (input, signal) in [("-", "-TERM"), ("pipe", "-TERM"), ("pipe", "-INT")] {
        let mut command = dev(folder.path());
        command.args([input, "--verbose"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut said = std::io::BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        std::io::BufRead::read_line(&mut said, &mut line).unwrap();
        assert!(line.contains("memory of"), "{line}");
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        let began = std::time::Instant::now();
        while child.try_wait().unwrap().is_none() {
            if began.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("{input} {signal}: it is still there");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// What a terminal of so many columns shows.
fn on_a_terminal(folder: &Path, columns: usize, variables: &[(&str, &str)]) -> Option<String> {
    if !there("python3") {
        return None;
    }
    let program = "import fcntl, os, pty, struct, sys, termios\n\
                   child, terminal = pty.fork()\n\
                   if child == 0:\n\
                   \x20   fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(sys.argv[1]), 0, 0))\n\
                   \x20   os.execv(sys.argv[2], sys.argv[2:])\n\
                   while True:\n\
                   \x20   try: piece = os.read(terminal, 65536)\n\
                   \x20   except OSError: break\n\
                   \x20   if not piece: break\n\
                   \x20   os.write(1, piece)\n\
                   sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n";
    let inner = dev(folder);
    let mut command = Command::new("python3");
    command.args(["-c", program, &columns.to_string()]).arg(inner.get_program()).args(inner.get_args());
    command.current_dir(folder).env_remove("NO_COLOR").env("TERM", "xterm").envs(variables.iter().copied());
    let (code, out, err) = run(&mut command);
    assert_eq!(code, 0, "{out}{err}");
    Some(out)
}

#[test]
fn a_terminal_gets_colours_and_lines_of_its_width() {
    let folder = tempfile::tempdir().unwrap();
    let Some(coloured) = on_a_terminal(folder.path(), 100, &[]) else { return };
    assert!(coloured.contains("\u{1b}[32mstored\u{1b}[0m"), "{coloured}");
    for variables in [[("NO_COLOR", "1")], [("TERM", "dumb")]] {
        let plain = on_a_terminal(folder.path(), 60, &variables).unwrap();
        assert!(!plain.contains('\u{1b}'), "{plain}");
        let events: Vec<_> = plain.lines().filter(|line| line.starts_with("already stored  ")).collect();
        assert!(events.len() >= 20 && events[..20].iter().all(|line| line.chars().count() <= 60), "{plain}");
    }
    let wide = on_a_terminal(folder.path(), 250, &[("NO_COLOR", "1")]).unwrap();
    assert!(wide.contains("event_type=WorkflowTask/"), "{wide}");
}

#[test]
fn shells_complete_it_and_there_is_a_manual_page() {
    let program = env!("CARGO_BIN_EXE_mps-backup");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, out, _) = run(Command::new(program).args(["completions", shell]));
        assert!(code == 0 && out.contains("instances") && !out.contains("bootstrap"), "{shell}: {out}");
    }
    if there("bash") {
        let folder = tempfile::tempdir().unwrap();
        let line = "source <(\"$1\" completions bash); COMP_WORDS=(mps-backup dev --inst); COMP_CWORD=2; \
                    _mps__backup mps-backup --inst dev; echo \"${COMPREPLY[@]}\"";
        let (_, out, err) = run(Command::new("bash").args(["-c", line, "bash", program]).current_dir(folder.path()));
        assert_eq!(out.trim(), "--instances", "{err}");
    }
    for (words, part) in [(&["man"][..], "Exit codes"), (&["man", "dev"], "\\-\\-instances")] {
        let (code, out, _) = run(Command::new(program).args(words));
        assert!(code == 0 && out.starts_with(".ie") && out.contains(part), "{words:?}: {out}");
    }
    let (code, _, err) = run(Command::new(program).args(["man", "bootstrap"]));
    assert!(code == 2 && err.contains("expected one of dev, ") && !err.contains("bootstrap"), "{err}");
}
