//! The platform's file system: a read-only root and a small `/tmp`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::path::Path;

use raw::{platform, raw};
use scf_emulator::{BuildError, Builder, Function, Isolation, Platform};
use serde_json::json;

/// The platform, unless this machine doesn't give a process a file system of its own.
fn isolated(builder: Builder, isolation: Isolation) -> Option<Platform> {
    match builder.isolation(isolation).build() {
        Ok(platform) => Some(platform),
        Err(error @ BuildError::Isolation(_)) => {
            println!("left out: {error}");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

async fn written(platform: &Platform, path: &Path, mb: u32) -> String {
    let invoked = platform.invoke(json!({"path": path, "mb": mb}).to_string()).await;
    String::from_utf8(invoked.outcome.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn only_tmp_can_be_written_and_holds_so_much() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let plain = platform("write").build().unwrap();
    assert_eq!(written(&plain, &folder.path().join("before"), 1).await, "written");
    let Some(platform) = isolated(platform("write"), Isolation::new().tmp_megabytes(4)) else { return };
    // In a checkout below /tmp the directory is out of sight, since the instance has a /tmp of its own.
    let refused = if folder.path().starts_with("/tmp") { "NotFound" } else { "ReadOnlyFilesystem" };
    assert_eq!(written(&platform, &folder.path().join("after"), 1).await, refused);
    assert!(!folder.path().join("after").exists());
    let inside = Path::new("/tmp/scf-emulator-test-of-isolation");
    assert_eq!(written(&platform, inside, 3).await, "written");
    assert_eq!(written(&platform, inside, 5).await, "StorageFull");
    assert!(!inside.exists(), "it is the instance's own");
}

#[tokio::test]
async fn directories_may_stay_writable_in_tmp_and_elsewhere() {
    let folders = [tempfile::tempdir_in("/tmp").unwrap(), tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()];
    let isolation = folders.iter().fold(Isolation::new(), |isolation, folder| isolation.writable(folder.path()));
    let Some(platform) = isolated(platform("write"), isolation) else { return };
    for folder in &folders {
        let path = folder.path().join("kept");
        assert_eq!(written(&platform, &path, 1).await, "written");
        assert_eq!(path.metadata().unwrap().len(), 1 << 20);
    }
}

#[tokio::test]
async fn a_program_in_a_directory_of_tmp_is_found_and_its_directory_read_only() {
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    let program = folder.path().join("bootstrap");
    std::fs::copy(raw("").program(), &program).unwrap();
    let builder = Platform::builder().function(Function::command(&program).arg("write"));
    let Some(platform) = isolated(builder, Isolation::new()) else { return };
    assert_eq!(written(&platform, &folder.path().join("beside"), 1).await, "ReadOnlyFilesystem");
}

#[tokio::test]
async fn any_name_of_a_directory_will_do() {
    for place in ["/tmp", env!("CARGO_TARGET_TMPDIR")] {
        let folder = tempfile::Builder::new().prefix("a 100%s \\n 'Größe' 影 ").tempdir_in(place).unwrap();
        let (code, kept) = (folder.path().join("code"), folder.path().join("kept"));
        std::fs::create_dir(&code).unwrap();
        std::fs::create_dir(&kept).unwrap();
        let program = code.join("bootstrap");
        std::fs::copy(raw("").program(), &program).unwrap();
        let builder = Platform::builder().function(Function::command(&program).arg("write"));
        let Some(platform) = isolated(builder, Isolation::new().writable(&kept)) else { return };
        assert_eq!(written(&platform, &kept.join("file"), 1).await, "written", "{place}");
        assert_eq!(kept.join("file").metadata().unwrap().len(), 1 << 20, "{place}");
        assert_ne!(written(&platform, &code.join("beside"), 1).await, "written", "{place}");
    }
}

#[tokio::test]
async fn the_environment_is_the_same() {
    const OTHER: [&str; 10] = [
        "SCF_RUNTIME_API_PORT=",
        "HOSTNAME=",
        "_=",
        "SHLVL=",
        "PWD=",
        "USER_CODE_ROOT=",
        "LD_LIBRARY_PATH=",
        "PYTHONPATH=",
        "NODE_PATH=",
        "PHP_INI_SCAN_DIR=",
    ];
    let variables = async |platform: Platform| {
        let all = String::from_utf8(platform.invoke("{}").await.outcome.unwrap().to_vec()).unwrap();
        let mut all: Vec<_> = all.lines().map(str::to_owned).collect();
        // The port and the host are the instance's own, its code stands elsewhere, and a shell that is bash tells every program these two.
        all.retain(|line| !OTHER.iter().any(|name| line.starts_with(name)));
        all.sort();
        all
    };
    let Some(isolated) = isolated(platform("environment"), Isolation::new()) else { return };
    assert_eq!(variables(isolated).await, variables(platform("environment").build().unwrap()).await);
}

#[tokio::test]
async fn the_code_is_in_var_user_and_layers_are_in_opt_the_later_over_the_earlier() {
    for place in ["/tmp", env!("CARGO_TARGET_TMPDIR")] {
        let folder = tempfile::tempdir_in(place).unwrap();
        let file = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        file("first/only", "only the first has it");
        file("first/lib/both", "the first's");
        file("second/lib/both", "the second's");
        file("code/data", "beside the program");
        let program = folder.path().join("code/bootstrap");
        std::fs::copy(raw("").program(), &program).unwrap();
        let builder = || Platform::builder().function(Function::command(&program).arg("read"));
        let layers = ["first", "second"].map(|name| folder.path().join(name));
        let isolation = layers.iter().fold(Isolation::new(), Isolation::layer);
        let Some(platform) = isolated(builder(), isolation) else { return };
        for (path, text) in [
            ("/var/user/data", "beside the program"),
            ("data", "beside the program"),
            ("/opt/only", "only the first has it"),
            ("/opt/lib/both", "the second's"),
        ] {
            assert_eq!(platform.invoke(path).await.outcome.unwrap(), text, "{path} from {place}");
        }
        assert!(!Path::new("/var/user/data").exists(), "nothing of it is on this machine");
        let environment = Platform::builder().function(Function::command(&program).arg("environment"));
        let all = isolated(environment, Isolation::new()).unwrap().invoke("{}").await.outcome.unwrap();
        let all = String::from_utf8(all.to_vec()).unwrap();
        for line in ["PWD=/var/user", "USER_CODE_ROOT=/var/user/", "PYTHONPATH=/var/user:/opt"] {
            assert!(all.lines().any(|one| one == line), "{line}: {all}");
        }
    }
}

#[tokio::test]
async fn failures_are_those_of_any_process() {
    for (behaviour, status_code) in [("exit", 439), ("exit-at-start", 405), ("memory", 434)] {
        let Some(platform) = isolated(platform(behaviour).memory(64), Isolation::new()) else { return };
        assert_eq!(platform.invoke("{}").await.outcome.unwrap_err().status_code, status_code, "{behaviour}");
    }
}

#[test]
fn what_cannot_be_is_told() {
    let refused = |isolation| platform("").isolation(isolation).build().unwrap_err().to_string();
    assert!(refused(Isolation::new().writable("/no/such/directory")).contains("/no/such/directory"));
    assert!(refused(Isolation::new().layer("/no/such/layer")).contains("the layer /no/such/layer"));
    assert!(refused(Isolation::new().writable("/tmp")).contains("in /tmp itself"));
    assert!(refused(Isolation::new().tmp_megabytes(0)).contains("is zero"));
}
