//! Lists a place in the order of keys, one folder at a time.

use std::future::Future;
use std::sync::Arc;

use futures_util::stream::{self, BoxStream, StreamExt};

use crate::{Entry, SinkError};

/// What lies directly in a folder.
#[derive(Debug)]
pub(crate) enum Step {
    Entry(Entry),
    /// A folder, by its key with a slash behind it.
    Folder(String),
}

impl Step {
    fn key(&self) -> &str {
        match self {
            Self::Entry(entry) => entry.key.as_str(),
            Self::Folder(key) => key,
        }
    }
}

/// What the keys of a listing start with.
#[derive(Debug, Clone)]
pub(crate) struct Prefix(Arc<str>);

impl Prefix {
    /// Whether the key belongs to the listing.
    pub(crate) fn holds(&self, key: &str) -> bool {
        key.starts_with(&*self.0)
    }

    /// Whether keys below `folder`, which ends with a slash, may belong to the listing.
    pub(crate) fn reaches(&self, folder: &str) -> bool {
        folder.starts_with(&*self.0) || self.0.starts_with(folder)
    }
}

/// Lists the objects whose keys start with `prefix`. `read` tells what lies in a folder, whose key is empty or ends with a
/// slash, as far as the prefix wants it, in any order. Memory holds the names of the folders on the way down, not all keys.
pub(crate) fn in_order<'a, F>(
    prefix: &str,
    read: impl Fn(String, Prefix) -> F + Send + 'a,
) -> BoxStream<'a, Result<Entry, SinkError>>
where
    F: Future<Output = Result<Vec<Step>, SinkError>> + Send + 'a,
{
    // Nothing outside the deepest folder that the prefix names can match.
    let first = prefix.rfind('/').map_or("", |slash| &prefix[..=slash]).to_owned();
    // What is still to be listed, the next last.
    let (prefix, steps) = (Prefix(prefix.into()), vec![Step::Folder(first)]);
    stream::unfold((read, prefix, steps), |(read, prefix, mut steps)| async move {
        loop {
            match steps.pop()? {
                Step::Entry(entry) => return Some((Ok(entry), (read, prefix, steps))),
                Step::Folder(folder) => {
                    // Called before it is awaited: the closure needn't be shared among threads.
                    let inside = read(folder, prefix.clone());
                    match inside.await {
                        Ok(mut inside) => {
                            inside.sort_unstable_by(|left, right| right.key().cmp(left.key()));
                            steps.extend(inside);
                        }
                        // The rest is listed all the same: whoever needs all of it sees the error.
                        Err(error) => return Some((Err(error), (read, prefix, steps))),
                    }
                }
            }
        }
    })
    .boxed()
}
