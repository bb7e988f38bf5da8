//! Lists a folder in the order of keys, one folder at a time.

use std::io;
use std::path::Path;
use std::sync::Arc;

use futures_util::stream::{self, BoxStream, StreamExt};

use super::archive::entry;
use super::failure;
use crate::archive::Entry;
use crate::{ErrorKind, ObjectKey, SinkError};

/// What is still to be listed, the next last.
enum Step {
    Entry(Entry),
    /// A folder, by its key with a slash behind it.
    Folder(String),
}

/// The records below `root` whose keys start with `prefix`. Memory holds the names of the folders on the way down, not
/// all keys.
pub(super) fn list<'a>(root: Arc<Path>, prefix: String) -> BoxStream<'a, Result<Entry, SinkError>> {
    // Nothing outside the deepest folder that the prefix names can match.
    let first = prefix.rfind('/').map_or("", |slash| &prefix[..=slash]).to_owned();
    let (prefix, steps) = (Arc::<str>::from(prefix), vec![Step::Folder(first)]);
    stream::unfold((root, prefix, steps), |(root, prefix, mut steps)| async move {
        loop {
            match steps.pop()? {
                Step::Entry(entry) => return Some((Ok(entry), (root, prefix, steps))),
                Step::Folder(folder) => match read(&root, &prefix, folder).await {
                    Ok(inside) => steps.extend(inside),
                    // The rest is listed all the same: whoever needs all of it sees the error.
                    Err(error) => return Some((Err(error), (root, prefix, steps))),
                },
            }
        }
    })
    .boxed()
}

async fn read(root: &Arc<Path>, prefix: &Arc<str>, folder: String) -> Result<Vec<Step>, SinkError> {
    let (path, prefix) = (root.join(&folder), Arc::clone(prefix));
    let place = path.clone();
    let read = tokio::task::spawn_blocking(move || steps(&path, &prefix, &folder)).await.map_err(|error| {
        SinkError::new(ErrorKind::Other).with_message("the task that lists files ended early").with_source(error)
    })?;
    read.map_err(|error| failure::from_io(error, &place))
}

/// What lies in a folder, in the reverse order of keys.
fn steps(path: &Path, prefix: &str, folder: &str) -> io::Result<Vec<Step>> {
    let names = match std::fs::read_dir(path) {
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
            if key.starts_with(prefix) || prefix.starts_with(&key) {
                found.push((key.clone(), Step::Folder(key)));
            }
        } else if kind.is_file()
            && key.starts_with(prefix)
            && let Ok(parsed) = ObjectKey::parse(&key)
        {
            match name.metadata() {
                Ok(metadata) => found.push((key, Step::Entry(entry(parsed, &metadata)?))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    found.sort_unstable_by(|(left, _), (right, _)| right.cmp(left));
    Ok(found.into_iter().map(|(_, step)| step).collect())
}
