//! `mps-backup cos`: the store on this machine, and a command that runs against it.

use std::process::{Command, Stdio};

use crate::support::{counted, run};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mps-backup");

#[test]
fn a_command_finds_the_store_in_its_environment_by_http_and_by_https() {
    for encrypted in [&[][..], &["--tls", "ca.pem"]] {
        let folder = tempfile::tempdir().unwrap();
        let backup = "exec \"$0\" dev --quiet --to \"$MPS_BACKUP_URL\"";
        let mut command = Command::new(PROGRAM);
        command.arg("cos").args(encrypted).args(["--", "sh", "-c", backup, PROGRAM]);
        for name in ["COS_BUCKET", "COS_REGION", "COS_SECRET_ID", "COS_SECRET_KEY", "COS_SESSION_TOKEN"] {
            command.env_remove(name);
        }
        let (code, out, err) = run(command.current_dir(folder.path()).stdin(Stdio::null()));
        assert_eq!((code, counted(&out, "stored")), (0, Some(20)), "{out}{err}");
        assert_eq!(folder.path().join("ca.pem").exists(), !encrypted.is_empty());
    }
}

#[test]
fn its_help_has_an_example() {
    let (code, out, _) = run(Command::new(PROGRAM).args(["cos", "--help"]));
    assert!(code == 0 && out.contains("mps-backup cos 9000") && !out.contains('`'), "{out}");
}
