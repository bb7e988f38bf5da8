//! Lists a folder.

use std::io;
use std::path::Path;
use std::sync::Arc;

use futures_util::stream::BoxStream;

use super::archive::entry;
use super::failure;
use super::place::standing;
use crate::walk::{Prefix, Step, in_order};
use crate::{Entry, ErrorKind, ObjectKey, SinkError};

/// Lists the records below `root` whose keys start with `prefix`.
pub(super) fn list<'a>(root: Arc<Path>, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
    in_order(prefix, move |folder, prefix| read(Arc::clone(&root), folder, prefix))
}

async fn read(root: Arc<Path>, folder: String, prefix: Prefix) -> Result<Vec<Step>, SinkError> {
    let path = root.join(&folder);
    let place = path.clone();
    let read = tokio::task::spawn_blocking(move || steps(&root, &path, &folder, &prefix)).await.map_err(|error| {
        SinkError::new(ErrorKind::Other).with_message("the task that lists files ended early").with_source(error)
    })?;
    read.map_err(|error| failure::from_io(error, &place))
}

/// Whether a folder of ours is at `path`: a prefix may name a link.
fn folder_at(root: &Path, path: &Path) -> io::Result<()> {
    match standing(root, path)? {
        Some(metadata) if !metadata.is_dir() => Err(io::ErrorKind::NotADirectory.into()),
        // Nothing stands there, or it is the root itself.
        _ => Ok(()),
    }
}

/// What lies in a folder.
fn steps(root: &Path, path: &Path, folder: &str, prefix: &Prefix) -> io::Result<Vec<Step>> {
    let names = match folder_at(root, path).and_then(|()| std::fs::read_dir(path)) {
        // It is no folder, or went away.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        names => names?,
    };
    let mut found = Vec::new();
    for name in names {
        let name = name?;
        // Names that no record can have: sidecars, what is being written, what somebody else put there.
        let Some(text) = name.file_name().to_str().filter(|text| !text.starts_with('.')).map(str::to_owned) else {
            continue;
        };
        let mut key = format!("{folder}{text}");
        let kind = name.file_type()?;
        if kind.is_dir() {
            key.push('/');
            if prefix.reaches(&key) {
                found.push(Step::Folder(key));
            }
        } else if kind.is_file()
            && prefix.holds(&key)
            && let Ok(key) = ObjectKey::parse(&key)
        {
            match name.metadata() {
                Ok(metadata) => found.push(Step::Entry(entry(key, &metadata)?)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(found)
}
