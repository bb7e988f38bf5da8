//! The guides in `docs/`: what they print of programs is in the programs, and the programs do what the guides say.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::path::{Path, PathBuf};

use scf_emulator::{Function, FunctionError, Platform};

/// The example's program, which cargo builds together with the tests of its package.
fn example(name: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    path.join("examples").join(name)
}

async fn call(function: Function, event: &str) -> Result<String, FunctionError> {
    let platform = Platform::builder().function(function).build().unwrap();
    let outcome = platform.invoke(event.as_bytes().to_vec()).await.outcome;
    platform.shutdown().await;
    outcome.map(|answer| String::from_utf8(answer.to_vec()).unwrap())
}

/// Code of the failure that the function posted, and all of it.
async fn failure(function: Function, event: &str) -> (String, String) {
    let posted = call(function, event).await.unwrap_err().posted().unwrap();
    (posted.code, [&[posted.message], &posted.causes[..]].concat().join(": "))
}

/// The blocks of a guide that are marked as `rust`, each with the program that the line before it links to.
fn blocks(guide: &str) -> Vec<(String, String)> {
    let (mut found, mut program) = (Vec::new(), None);
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if let Some((_, link)) = line.split_once("](../examples/") {
            program = link.split_once(')').map(|(name, _)| name.to_owned());
        }
        if line == "```rust" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let program =
                program.clone().unwrap_or_else(|| panic!("no program is linked before:\n{}", block.join("\n")));
            found.push((program, block.join("\n")));
        }
    }
    found
}

/// The text without what the place of a block changes: indentation.
fn bare(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_the_guides_print_is_in_the_programs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for guide in ["http", "layers", "errors", "outputs"] {
        let text = std::fs::read_to_string(root.join(format!("../docs/{guide}.md"))).unwrap();
        let blocks = blocks(&text);
        assert!(!blocks.is_empty(), "{guide}");
        for (program, block) in blocks {
            let source = std::fs::read_to_string(root.join(&program)).unwrap();
            assert!(bare(&source).contains(&bare(&block)), "{guide}.md prints what isn't in {program}:\n{block}");
        }
    }
}

#[tokio::test]
async fn a_layer_cuts_what_takes_too_long_and_lets_failures_pass_whole() {
    let function = || Function::command(example("layers"));
    assert_eq!(call(function(), "1").await.unwrap(), "\"1 ms\"");
    let (code, text) = failure(function(), "60000").await;
    assert_eq!((code.as_str(), text.as_str()), ("HandlerError", "request timed out"));
    assert_eq!(failure(function(), "13").await.0, "Unlucky");
}

#[tokio::test]
async fn codes_are_told_apart_and_errors_of_others_keep_their_causes() {
    let function = || Function::command(example("errors")).env("ORDERS", "demo");
    assert_eq!(call(function(), r#"{"order": 7}"#).await.unwrap(), "9.9");
    for (event, code, text) in [
        (r#"{"order": 1}"#, "NoSuchOrder", "there is no order 1"),
        (r#"{"order": 8}"#, "Cancelled", "the order was cancelled"),
        (r#"{"order": 9}"#, "HandlerError", "the price \"much\" can't be read: invalid float literal"),
    ] {
        assert_eq!(failure(function(), event).await, (code.to_owned(), text.to_owned()));
    }
    assert_eq!(failure(function(), r#"{"order": "x"}"#).await.0, "InvalidEvent");
}

#[tokio::test]
async fn what_fails_before_the_first_event_is_in_the_log_with_its_causes() {
    let function = Function::command(example("errors")).env("ORDERS", "none");
    let platform = Platform::builder().function(function).build().unwrap();
    let invoked = platform.invoke("{}").await;
    assert!(invoked.outcome.unwrap_err().is_start_failure());
    let lines: Vec<&str> = invoked.logs.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.iter().any(|line| line.contains(r#"there is no table \"none\""#)), "{lines:#?}");
}

#[test]
fn outputs_are_printed_as_addresses() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/mps-events/fixtures/workflow_partial.json");
    let output = std::process::Command::new(example("outputs")).arg(file).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    assert!(text.contains("\n  https://") && text.contains(".myqcloud.com/"), "{text}");
}
