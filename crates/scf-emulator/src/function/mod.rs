//! The program that serves events.

pub(crate) mod credentials;
pub(crate) mod environment;
pub(crate) mod locate;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The program that serves events, with its arguments and the variables that its owner configured.
///
/// On the platform this is the file `bootstrap` in the root of the zip, started with no arguments.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Function {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    pub(crate) environment: Vec<(String, OsString)>,
    pub(crate) directory: Option<PathBuf>,
    pub(crate) name: String,
    pub(crate) handler: String,
}

impl Function {
    /// Takes the program at `path`, or a program of that name in `PATH` if it has no `/` and is no file here.
    pub fn command(path: impl AsRef<OsStr>) -> Self {
        Self {
            program: PathBuf::from(path.as_ref()),
            arguments: Vec::new(),
            environment: Vec::new(),
            directory: None,
            name: "function".to_owned(),
            handler: "bootstrap.main".to_owned(),
        }
    }

    /// Returns the program, as it was given.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// Sets a variable of the function's own configuration. The platform allows 4 KB of them and keeps the prefixes
    /// `SCF_`, `QCLOUD_` and `TENCENTCLOUD_` to itself (583/30228).
    #[must_use]
    pub fn env(mut self, name: impl Into<String>, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.into(), value.as_ref().to_owned()));
        self
    }

    /// Sets the directory in which the program starts: `/var/user` on the platform, the program's own otherwise.
    #[must_use]
    pub fn current_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directory = Some(directory.into());
        self
    }

    /// Sets the handler that the function is configured with, which a program finds in `_HANDLER` and may take for what it
    /// likes, such as the file and the function to run. The default is `bootstrap.main`.
    #[must_use]
    pub fn handler(mut self, handler: impl Into<String>) -> Self {
        self.handler = handler.into();
        self
    }

    /// Sets the name under which the program knows itself (`SCF_FUNCTIONNAME`). The default is `function`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

impl<P: AsRef<OsStr>> From<P> for Function {
    fn from(path: P) -> Self {
        Self::command(path)
    }
}
