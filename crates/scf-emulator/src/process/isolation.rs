//! The platform's file system for a process: a read-only root and a small `/tmp`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::BuildError;
use crate::function::locate::locate;

/// Runs in the namespace, before the program.
const SCRIPT: &str = include_str!("isolation.sh");

/// The platform's file system: everything is read-only but `/tmp`, which is fresh for each instance and holds 512 MB
/// (583/9694, 583/11637). The directory in which the function starts is `/var/user`, and its layers are under `/opt`.
///
/// Linux, by the commands `unshare` and `mount` of util-linux. A user other than root needs user namespaces, which some
/// systems refuse; [`Builder::build`](crate::Builder::build) tells. It keeps a function from writing where the platform
/// wouldn't let it by mistake, not by intent: it is no sandbox. `/dev` and `/proc` stay as they are. A user other than
/// root sees itself as root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isolation {
    tmp_mb: u32,
    writable: Vec<PathBuf>,
    layers: Vec<PathBuf>,
}

/// Where the platform has the code.
pub(crate) const CODE: &str = "/var/user";

impl Isolation {
    /// Creates the platform's own: 512 MB of `/tmp`, and nothing else to write to.
    pub fn new() -> Self {
        Self { tmp_mb: 512, writable: Vec::new(), layers: Vec::new() }
    }

    /// Sets the size of `/tmp` in MB. It is memory of this machine, as far as it is used.
    #[must_use]
    pub fn tmp_megabytes(mut self, megabytes: u32) -> Self {
        self.tmp_mb = megabytes;
        self
    }

    /// Leaves a directory writable that wouldn't be on the platform, such as one in which a test looks afterwards. It
    /// must exist.
    #[must_use]
    pub fn writable(mut self, directory: impl Into<PathBuf>) -> Self {
        self.writable.push(directory.into());
        self
    }

    /// Adds a layer: what the directory holds is under `/opt`, over what earlier layers put there. The machine must have a
    /// directory `/opt`, whose own content is hidden.
    #[must_use]
    pub fn layer(mut self, directory: impl Into<PathBuf>) -> Self {
        self.layers.push(directory.into());
        self
    }

    /// Finds out how this machine gives a process such a file system, by trying.
    pub(crate) fn launcher(&self, program: &Path, directory: &Path) -> Result<Launcher, BuildError> {
        let mut writable = Vec::new();
        for path in &self.writable {
            let path = path.canonicalize().map_err(|error| {
                BuildError::Isolation(format!("the directory {} can't be left writable: {error}", path.display()))
            })?;
            writable.push(path);
        }
        let mut layers = Vec::new();
        for path in &self.layers {
            let refused = |why: String| BuildError::Isolation(format!("the layer {}: {why}", path.display()));
            let path = path.canonicalize().map_err(|error| refused(error.to_string()))?;
            if !path.is_dir() {
                return Err(refused("it is no directory".to_owned()));
            }
            layers.push(path);
        }
        if self.tmp_mb == 0 {
            return Err(BuildError::Zero("the size of /tmp"));
        }
        let code = program.parent().unwrap_or(directory);
        let needed = [code, directory].into_iter().chain(writable.iter().map(PathBuf::as_path));
        if needed.into_iter().any(|path| path == Path::new("/tmp")) {
            let text =
                "what the function needs stands in /tmp itself, which it gets anew: give it a directory of its own";
            return Err(BuildError::Isolation(text.to_owned()));
        }
        let unshare = locate(Path::new("unshare")).map_err(|error| BuildError::Isolation(error.to_string()))?;
        let mut reason = String::new();
        for user_namespace in [false, true] {
            let launcher = Launcher {
                unshare: unshare.clone(),
                user_namespace,
                tmp_mb: self.tmp_mb,
                code: code.to_owned(),
                directory: directory.to_owned(),
                writable: writable.clone(),
                layers: layers.clone(),
            };
            match launcher.tried() {
                Ok(()) => return Ok(launcher),
                Err(why) => reason = why,
            }
        }
        Err(BuildError::Isolation(reason))
    }
}

impl Default for Isolation {
    fn default() -> Self {
        Self::new()
    }
}

/// How a process gets a file system of its own on this machine.
#[derive(Debug, Clone)]
pub(crate) struct Launcher {
    unshare: PathBuf,
    /// Whether the rights to do so come from a user namespace: for whoever isn't root.
    user_namespace: bool,
    tmp_mb: u32,
    /// Where the program stands.
    code: PathBuf,
    /// Where it starts.
    directory: PathBuf,
    writable: Vec<PathBuf>,
    layers: Vec<PathBuf>,
}

impl Launcher {
    /// The program to start and its arguments, so that `program` runs in its place, under the same process id.
    pub(crate) fn wrap(&self, program: &Path, arguments: &[OsString]) -> (PathBuf, Vec<OsString>) {
        let mut all: Vec<OsString> = vec!["--mount".into(), "--propagation".into(), "private".into()];
        if self.user_namespace {
            all.push("--map-root-user".into());
        }
        all.extend(["--", "/bin/sh", "-c", SCRIPT, "sh"].map(OsString::from));
        all.extend([self.tmp_mb.to_string().into(), self.code.clone().into(), self.directory.clone().into()]);
        all.extend(self.writable.iter().map(|path| path.clone().into()));
        all.push("--".into());
        all.extend(self.layers.iter().map(|path| path.clone().into()));
        all.extend([OsStr::new("--"), program.as_os_str()].map(OsStr::to_owned));
        all.extend_from_slice(arguments);
        (self.unshare.clone(), all)
    }

    /// Does it once with a program that does nothing; the error is what kept it from that.
    fn tried(&self) -> Result<(), String> {
        let (program, arguments) = self.wrap(Path::new("/bin/true"), &[]);
        let output = Command::new(&program).args(arguments).stdin(Stdio::null()).output();
        match output {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
            Err(error) => Err(format!("{}: {error}", program.display())),
        }
    }
}
