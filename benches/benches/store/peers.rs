//! Clients that aren't ours. What can't be had is left out, and said so.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::options::Options;

const SDK: &str = "cos-python-sdk-v5==1.9.44";

#[derive(Debug)]
pub(crate) struct Peers {
    pub(crate) object_store: Option<PathBuf>,
    pub(crate) python: Option<PathBuf>,
}

impl Peers {
    /// What tells this program where they are when it is run again.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = OsString> {
        let named = |name: &str, path: &Option<PathBuf>| path.clone().map(|path| [name.into(), path.into()]);
        [named("--object-store", &self.object_store), named("--python", &self.python)].into_iter().flatten().flatten()
    }
}

/// Takes what the options name, and builds or installs the rest where they ask for it.
pub(crate) fn prepare(options: &Options) -> Peers {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("store-peers");
    let had = |given: &Option<PathBuf>, get: fn(&Path) -> Result<PathBuf, String>, name: &str| {
        let got = match given {
            Some(path) => Ok(path.clone()),
            None if options.peers => get(&folder),
            None => Err("--peers wasn't given".to_owned()),
        };
        got.map_err(|why| eprintln!("{name} is left out: {why}")).ok()
    };
    Peers {
        object_store: had(&options.object_store, build_object_store, "object_store by itself"),
        python: had(&options.python, install_python, "Tencent's Python SDK"),
    }
}

/// A package with a lock of its own, so that nobody else compiles its dependencies.
fn build_object_store(folder: &Path) -> Result<PathBuf, String> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/store/peers/object_store/Cargo.toml");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--release", "--locked", "--manifest-path", manifest, "--target-dir"]).arg(folder);
    run(&mut build)?;
    Ok(folder.join("release").join("object-store-peer"))
}

fn install_python(folder: &Path) -> Result<PathBuf, String> {
    let folder = folder.join("python");
    let python = folder.join("bin").join("python");
    if !Command::new(&python).args(["-c", "import qcloud_cos"]).output().is_ok_and(|done| done.status.success()) {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", SDK]))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}
