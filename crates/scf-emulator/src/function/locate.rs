//! Where the program is.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::environment;
use crate::BuildError;

/// A bare name that is no file here is looked up as a shell would.
pub(crate) fn locate(program: &Path) -> Result<PathBuf, BuildError> {
    if program.components().count() == 1 && !program.exists() {
        let own = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&own)
            .chain(std::env::split_paths(environment::PATH))
            .map(|directory| directory.join(program))
            .find(|candidate| candidate.is_file());
        if let Some(found) = found {
            return Ok(found);
        }
    }
    absolute(program)
}

pub(crate) fn absolute(path: &Path) -> Result<PathBuf, BuildError> {
    std::path::absolute(path).map_err(|_| BuildError::Path(path.to_owned()))
}

/// Checks that a program is a file that may be run.
pub(crate) fn check(path: &Path) -> Result<(), BuildError> {
    let refused = |why| Err(BuildError::Program { path: path.to_owned(), why });
    match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => refused("there is no such file"),
        Err(_) => refused("it can't be looked at: some directory on the way is closed or is no directory"),
        Ok(found) if found.is_dir() => refused("it is a directory: name the program in it, such as its bootstrap"),
        Ok(found) if !found.is_file() => refused("it is no file"),
        Ok(found) if found.permissions().mode() & 0o111 == 0 => {
            refused("it isn't executable: chmod +x sets the bit, which a zip must keep")
        }
        Ok(_) => Ok(()),
    }
}
