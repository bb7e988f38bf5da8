//! What keeps the function from starting is told at once, all of it, before an event is accepted.

use std::process::{Command, Output};

use crate::support::bootstrap;
use scf_emulator::{Function, LogSource, Platform};

fn by_hand(variables: &[(&str, &str)]) -> (Output, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_bootstrap")).env_clear().envs(variables.iter().copied()).output().unwrap();
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    (output, text)
}

#[test]
fn outside_of_scf_it_says_so_and_names_the_local_loop() {
    let (output, text) = by_hand(&[]);
    assert_eq!(output.status.code(), Some(1));
    for part in ["MPS_BACKUP_URL", "SCF_RUNTIME_API ", "SCF_RUNTIME_API_PORT", "mps-backup dev"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

#[test]
fn every_wrong_setting_is_in_one_message() {
    let (output, text) = by_hand(&[
        ("SCF_RUNTIME_API", "127.0.0.1"),
        ("SCF_RUNTIME_API_PORT", "9001"),
        ("MPS_BACKUP_URL", "ftp://example.com/x"),
        ("MPS_BACKUP_KEY", "../{task_id}/{status"),
        ("MPS_BACKUP_COMPRESSION", "brotli"),
        ("MPS_BACKUP_TYPO", "x"),
    ]);
    assert_eq!(output.status.code(), Some(1));
    for part in ["MPS_BACKUP_URL", "ftp", "MPS_BACKUP_KEY", "MPS_BACKUP_COMPRESSION", "use none", "MPS_BACKUP_TYPO"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(!text.contains("SCF_RUNTIME_API"), "{text}");
}

#[test]
fn a_key_template_that_could_leave_its_prefix_is_refused() {
    for template in [
        "../{task_id}",
        "/{task_id}",
        "a//{task_id}",
        "a/../{task_id}",
        "{task}",
        "{task_id",
        "a\\{task_id}",
        "./{task_id}",
    ] {
        let (output, text) = by_hand(&[
            ("SCF_RUNTIME_API", "127.0.0.1"),
            ("SCF_RUNTIME_API_PORT", "9001"),
            ("MPS_BACKUP_URL", "memory:"),
            ("MPS_BACKUP_KEY", template),
        ]);
        assert_eq!(output.status.code(), Some(1), "{template}");
        assert!(text.contains("MPS_BACKUP_KEY") && text.contains("column"), "{template}:\n{text}");
    }
}

#[test]
fn settings_that_only_events_would_have_shown_to_be_wrong_are_refused_at_the_start() {
    let (output, text) = by_hand(&[
        ("SCF_RUNTIME_API", "127.0.0.1"),
        ("SCF_RUNTIME_API_PORT", "9001"),
        ("MPS_BACKUP_URL", "cos://backup-1250000000/../x?region=ap-guangzhou"),
        ("MPS_BACKUP_KEY", "_quarantine/{task_id}"),
        ("MPS_BACKUP_NOTIFY_KEY", "canary\ncanary"),
        ("COS_SECRET_ID", "canary\u{7}"),
        ("COS_SECRET_KEY", "canary\u{e9}"),
    ]);
    assert_eq!(output.status.code(), Some(1));
    for part in ["MPS_BACKUP_URL", "MPS_BACKUP_KEY", "MPS_BACKUP_NOTIFY_KEY", "COS_SECRET_ID", "COS_SECRET_KEY"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn a_url_that_cannot_be_used_is_refused_by_name() {
    for (url, named) in [
        ("s3://bucket/prefix", "s3"),
        ("cos://backup-1250000000/x", "region"),
        ("cos://backup-1250000000/x?region=ap-guangzhou&colour=blue", "colour"),
        ("cos://backup-1250000000/x?region=ap-guangzhou&sign=v5", "v5"),
        ("not a url", "file:"),
    ] {
        let variables = [
            ("SCF_RUNTIME_API", "127.0.0.1"),
            ("SCF_RUNTIME_API_PORT", "9001"),
            ("MPS_BACKUP_URL", url),
            ("COS_SECRET_ID", "a"),
            ("COS_SECRET_KEY", "b"),
        ];
        let (output, text) = by_hand(&variables);
        assert_eq!(output.status.code(), Some(1), "{url}");
        assert!(text.contains(named), "{url}:\n{text}");
    }
}

#[tokio::test]
async fn under_the_platform_a_wrong_setting_fails_the_start_and_is_in_the_log() {
    let function: Function = bootstrap().env("MPS_BACKUP_URL", "ftp://example.com/x");
    let platform = Platform::builder().function(function).build().unwrap();
    let invoked = platform.invoke("{}").await;
    assert!(invoked.outcome.is_err());
    let lines = invoked.logs.iter().filter(|line| line.source == LogSource::Stdout);
    let told: Vec<serde_json::Value> = lines.map(|line| serde_json::from_str(&line.text).unwrap()).collect();
    let failure = told.iter().find(|line| line["outcome"] == "failed").unwrap_or_else(|| panic!("{told:#?}"));
    assert_eq!(failure["message"], "the function can't be initialized");
    assert!(failure["error"].as_str().unwrap().contains("MPS_BACKUP_URL"), "{failure}");
    platform.shutdown().await;
}
