//! Where the program is.

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
