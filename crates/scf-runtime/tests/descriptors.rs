//! A process that may have few files open says so in a sentence.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::process::Command;

#[test]
fn too_few_file_descriptors_are_a_sentence_and_no_panic() {
    for limit in 4..9 {
        let script = format!("ulimit -n {limit} && exec {:?}", behave::path());
        let output = Command::new("sh")
            .args(["-c", &script])
            .env_clear()
            // Nobody listens there.
            .envs([("SCF_RUNTIME_API", "127.0.0.1"), ("SCF_RUNTIME_API_PORT", "9"), ("API_PATIENCE_MS", "50")])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{limit}: {text}");
        assert!(!text.contains("panicked") && text.lines().count() == 1, "{limit}: {text}");
        assert!(limit > 6 || text.contains("file descriptors"), "{limit}: {text}");
    }
}
