//! The platform's side of the contract, seen by a program that knows nothing but sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use raw::{platform, raw, until};
use scf_emulator::{Breach, BuildError, Credentials, Function, Invoked, LogSource, Platform, Quirk};

const SOON: Duration = Duration::from_millis(300);

fn assert_failed(invoked: &Invoked, status_code: u16, text: &str) {
    let error = invoked.outcome.as_ref().unwrap_err();
    assert_eq!(error.status_code, status_code, "{error}");
    assert!(error.error_message.starts_with(text), "{error}");
}

#[tokio::test]
async fn an_event_goes_and_comes_back_and_the_log_tells() {
    let platform = platform("").build().unwrap();
    let first = platform.invoke(r#"{"a": 1}"#).await;
    assert_eq!(first.outcome.unwrap(), r#"{"a": 1}"#);
    let id = &first.request_id;
    let lines: Vec<_> = first.logs.iter().map(|line| (line.source, line.text.as_str())).collect();
    assert_eq!(lines[0], (LogSource::Platform, format!("START RequestId:{id}").as_str()));
    assert!(lines.contains(&(LogSource::Stdout, "starting")));
    assert!(lines.contains(&(LogSource::Stdout, "got 8 bytes")));
    assert!(lines.contains(&(LogSource::Stderr, "on stderr")));
    let tail: Vec<_> = lines[lines.len() - 3..].iter().map(|(_, text)| *text).collect();
    assert_eq!(tail[0], format!(r#"Response RequestId:{id} RetMsg:"{{\"a\": 1}}""#));
    assert_eq!(tail[1], format!("END RequestId:{id}"));
    assert!(tail[2].starts_with(&format!("Report RequestId:{id} Duration:")), "{tail:?}");
    assert!(lines.iter().any(|(_, text)| text.starts_with("Init Report RequestId: ")));
    let second = platform.invoke("{}").await;
    assert!(!second.cold_start && !second.logged("starting") && !second.logged("Init Report"));
}

#[tokio::test]
async fn headers_are_written_as_on_the_platform() {
    let platform = platform("head").memory(256).build().unwrap();
    let invoked = platform.invoke("{}").await;
    let head = String::from_utf8(invoked.outcome.unwrap().to_vec()).unwrap();
    for line in [
        format!("Request_id: {}\r\n", invoked.request_id),
        "Memory_limit_in_mb: 256\r\n".to_owned(),
        "Time_limit_in_ms: 60000\r\n".to_owned(),
    ] {
        assert!(head.contains(&line), "{head}");
    }
}

#[tokio::test]
async fn the_environment_is_the_platforms_and_the_functions_and_no_more() {
    let platform = Platform::builder()
        .function(raw("environment").env("MINE", "a=b").name("backup").handler("index.main_handler"))
        .credentials(Credentials::new("AKID", "key", "token"))
        .without_platform_env("TENCENTCLOUD_REGION")
        .build()
        .unwrap();
    let all = platform.invoke("{}").await.outcome.unwrap();
    let all = String::from_utf8(all.to_vec()).unwrap();
    let all: BTreeMap<_, _> = all.lines().filter_map(|line| line.split_once('=')).collect();
    assert_eq!(all["MINE"], "a=b");
    assert_eq!(all["SCF_FUNCTIONNAME"], "backup");
    assert_eq!(all["_HANDLER"], "index.main_handler");
    let code = all["PWD"];
    assert_eq!(all["PYTHONPATH"], format!("{code}:/opt"));
    assert_eq!(all["NODE_PATH"], format!("{code}:{code}/node_modules:/opt:/opt/node_modules"));
    for name in ["CLASSPATH", "PYTHONDONTWRITEBYTECODE", "PHP_INI_SCAN_DIR", "LD_LIBRARY_PATH"] {
        assert!(all.contains_key(name), "{name}");
    }
    assert_eq!(all["TENCENTCLOUD_RUNENV"], "SCF");
    assert_eq!(all["TENCENTCLOUD_SECRETKEY"], "key");
    assert!(!all.contains_key("TENCENTCLOUD_REGION"));
    assert!(!all.contains_key("CARGO_MANIFEST_DIR"), "nothing of ours");
}

#[tokio::test]
async fn a_program_that_is_missing_or_not_executable_is_told_at_once_and_is_status_443() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, nothing) = (folder.path().join("bootstrap"), folder.path().join("nothing"));
    std::fs::write(&plain, "#!/bin/sh\n").unwrap();
    let build = |path: &Path| Platform::builder().function(path).build();
    for (path, why) in [(&plain, "executable"), (&nothing, "no such file"), (&folder.path().to_owned(), "a directory")]
    {
        let error = build(path).unwrap_err().to_string();
        assert!(error.starts_with(&path.display().to_string()) && error.contains(why), "{error}");
    }
    for path in [&plain, &nothing] {
        std::fs::write(path, "#!/bin/sh\n").unwrap();
        let mode = |mode| std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode));
        mode(0o755).unwrap();
        let platform = build(path).unwrap();
        if path == &plain {
            mode(0o644).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
        let error = platform.invoke("{}").await.outcome.unwrap_err();
        assert_eq!(error.status_code, 443);
        assert_eq!(error.error_message, "ReloadFail: Bootstrap not executable\n");
        let told: serde_json::Value = serde_json::from_str(&error.message).unwrap();
        assert_eq!((&told["errorCode"], &told["statusCode"]), (&(-1).into(), &443.into()));
    }
}

#[tokio::test]
async fn each_way_to_fail_has_its_status_and_text() {
    let hasty = |behaviour| platform(behaviour).timeout(SOON).build().unwrap();
    let left = platform("exit-at-start").build().unwrap().invoke("{}").await;
    assert_failed(&left, 405, "ContainerStateExited: the process left during initialization (exit code 7)");
    let never = platform("never-ready").init_timeout(SOON).build().unwrap();
    assert_failed(&never.invoke("{}").await, 450, "InitContainerTimeout: ");
    let no_next = hasty("no-next").invoke("{}").await;
    assert_failed(&no_next, 433, "Invoking task timed out after 0.3 seconds: waiting for event fetch");
    let hang = hasty("hang");
    for _ in 0..2 {
        let invoked = hang.invoke("{}").await;
        assert_failed(&invoked, 433, "Invoking task timed out after 0.3 seconds");
        assert!(invoked.cold_start, "the platform ended the last process");
    }
    assert_failed(&platform("error").build().unwrap().invoke("{}").await, 430, "it failed");
    let full = platform("fill").build().unwrap().invoke("{}").await;
    assert_failed(&full, 407, "The size of response exceeds the upper limit (6MB)");
    let whole = platform("").build().unwrap();
    assert_failed(&whole.invoke(vec![b' '; (6 << 20) + 1]).await, 406, "RequestTooLarge: ");
    assert!(whole.invoke("not JSON").await.outcome.is_ok());
    let strict = platform("").strict_json(true).build().unwrap();
    assert_failed(&strict.invoke("not JSON").await, 400, "InvalidParameterValue: ");
}

#[tokio::test]
async fn a_program_that_the_system_cannot_run_is_status_445() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("bootstrap");
    for (text, why) in [
        ("#!/no/such/interpreter\n", "its interpreter /no/such/interpreter isn't there"),
        ("#!/bin/sh\r\necho\r\n", "its first line ends with CR LF"),
        ("no program\n", "nor does it begin with #!"),
    ] {
        std::fs::write(&broken, text).unwrap();
        std::fs::set_permissions(&broken, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let error = Platform::builder().function(&broken).build().unwrap().invoke("{}").await.outcome.unwrap_err();
        assert_eq!(error.status_code, 445);
        assert!(
            error.error_message.starts_with("ContainerInitError: ") && error.error_message.contains(why),
            "{error}"
        );
        assert!(error.is_start_failure());
    }
}

#[tokio::test]
async fn a_program_that_a_loader_gives_up_is_status_405_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("bootstrap");
    let missing = "echo './bootstrap: error while loading shared libraries: libx.so.1: cannot open' >&2; exit 127";
    for (text, why) in [
        (format!("#!/bin/sh\n{missing}\n"), "the shared library libx.so.1 isn't there"),
        ("#!/usr/bin/env no-such-interpreter\n".to_owned(), "its interpreter no-such-interpreter isn't in the PATH"),
        ("#!/usr/bin/env sh\r\n".to_owned(), "its first line ends with CR LF"),
    ] {
        std::fs::write(&program, text).unwrap();
        std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let error = Platform::builder().function(&program).build().unwrap().invoke("{}").await.outcome.unwrap_err();
        assert_eq!(error.status_code, 405, "{error}");
        assert!(error.error_message.contains(why), "{error}");
    }
}

#[tokio::test]
async fn a_container_that_does_not_listen_is_status_446() {
    let image = platform("never-ready").image(1).init_timeout(SOON).build().unwrap();
    let error = image.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 446);
    assert!(error.error_message.starts_with("PortBindingFailed: "), "{error}");
    assert!(error.is_start_failure());
}

#[tokio::test]
async fn next_gives_the_same_event_until_the_first_answer_which_wins() {
    let platform = platform("twice").build().unwrap();
    for _ in 0..2 {
        assert_eq!(platform.invoke(r#"{"b": 2}"#).await.outcome.unwrap(), "same");
    }
    // What the process wrote after its first answer is there once it asked for the next event.
    assert!(platform.invoke("{}").await.outcome.is_ok());
}

#[tokio::test]
async fn what_breaks_the_contract_is_told_with_the_event() {
    let racing = platform("racing").max_instances(1).build().unwrap();
    let (first, second) = tokio::join!(racing.invoke("\"first\""), racing.invoke("\"second\""));
    assert!(first.breaches.contains(&Breach::FetchedAgain), "{:?}", first.breaches);
    assert_eq!(second.outcome.as_ref().unwrap(), "\"first\"", "it is answered by the other's result");
    assert!(second.breaches.contains(&Breach::AnswerOfAnother), "{:?}", second.breaches);
    assert!(second.logged(&Breach::AnswerOfAnother.to_string()));
    let twice = platform("twice").build().unwrap();
    let mut breaches = twice.invoke("{}").await.breaches;
    // The second answer may come when the event is over.
    breaches.extend(twice.invoke("{}").await.breaches);
    assert!(breaches.contains(&Breach::AnsweredAgain), "{breaches:?}");
    assert_eq!(platform("early").build().unwrap().invoke("{}").await.breaches, [Breach::AnsweredNothing]);
    assert_eq!(platform("").build().unwrap().invoke("{}").await.breaches, []);
}

#[tokio::test]
async fn an_answer_without_an_event_is_refused() {
    let invoked = platform("early").build().unwrap().invoke("{}").await;
    assert!(invoked.logged("early answer 400"), "{:?}", invoked.logs);
    assert!(invoked.logs.iter().any(|line| line.source == LogSource::Emulator));
}

#[tokio::test]
async fn an_invocation_can_be_ended_from_outside() {
    let platform = platform("hang").build().unwrap();
    let ending = async {
        while platform.terminate(false) == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let (invoked, ()) = tokio::join!(platform.invoke("{}"), ending);
    assert_failed(&invoked, 499, "RequestCanceled: ");
}

#[tokio::test]
async fn an_invocation_can_be_ended_with_a_signal_that_a_process_may_heed() {
    let ended = async |platform: &Platform, told: usize| {
        let ending = async {
            until(|| platform.running_instances() == 1).await;
            // It may not be there yet, or not any more.
            until(|| platform.terminate(true) == told).await;
        };
        tokio::join!(platform.invoke("{}"), ending).0
    };
    let heeded = ended(&platform("hang").build().unwrap(), 1).await;
    assert_failed(&heeded, 439, "User process exit when running (signal 15)");
    assert!(heeded.logged("[PLATFORM] Signal received successfully."), "{:?}", heeded.logs);
    let gone = platform("exit").timeout(SOON * 3).quirk(Quirk::ExitUnnoticed).build().unwrap();
    let unheard = ended(&gone, 0).await;
    assert_failed(&unheard, 433, "Invoking task timed out");
    assert!(unheard.logged("[PLATFORM] Signal reception failed."), "{:?}", unheard.logs);
}

#[tokio::test]
async fn a_function_that_sends_garbage_costs_no_one_else() {
    let platform = platform("garbage").build().unwrap();
    for _ in 0..2 {
        let invoked = platform.invoke(r#"{"c": 3}"#).await;
        assert_eq!(invoked.outcome.unwrap(), r#"{"c": 3}"#, "{:?}", invoked.logs);
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn no_process_outlives_the_platform() {
    let platform = platform("grandchild").build().unwrap();
    let invoked = platform.invoke("{}").await;
    let line = invoked.logs.iter().find_map(|line| line.text.strip_prefix("grandchild ")).unwrap();
    let process = Path::new("/proc").join(line).join("cmdline");
    assert!(process.exists());
    drop(platform);
    // A process that nobody waited for keeps its entry, with no command line.
    until(|| std::fs::read(&process).map_or(true, |line| line.is_empty())).await;
}

#[test]
fn settings_that_the_platform_refuses_are_refused() {
    let build = |function: Function| Platform::builder().function(function).build().err();
    assert_eq!(Platform::builder().build().err(), Some(BuildError::NoFunction));
    let reserved = Function::command("x").env("SCF_X", "1");
    assert_eq!(build(reserved), Some(BuildError::RefusedVariable("SCF_X".to_owned())));
    let zero = Platform::builder().function("x").timeout(Duration::ZERO).build();
    assert_eq!(zero.err(), Some(BuildError::Zero("the timeout")));
    for quirk in [Quirk::with_header("no name", "1"), Quirk::with_header("a", "1\n"), Quirk::SecondAnswerStatus(99)] {
        let built = Platform::builder().function("x").quirk(quirk.clone()).build();
        assert_eq!(built.err(), Some(BuildError::ImpossibleQuirk(quirk)));
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_invocation_that_nobody_waits_for_ends_with_its_process() {
    let platform = platform("hang").build().unwrap();
    let abandoned = tokio::time::timeout(SOON, platform.invoke("{}")).await;
    assert!(abandoned.is_err());
    assert_eq!(platform.terminate(false), 0, "nothing runs any more");
    let next = tokio::time::timeout(Duration::from_secs(60), async {
        let ending = async {
            while platform.terminate(false) == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::join!(platform.invoke("{}"), ending).0
    });
    assert!(next.await.unwrap().cold_start);
}
