//! A sink that keeps records in a folder.

mod archive;
mod create;
mod description;
mod failure;
mod place;
mod walk;

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use async_trait::async_trait;

use crate::deadline::within;
use crate::once::{self, Answer, Backend, Created, Found, Look};
use crate::{ErrorKind, ObjectKey, Receipt, Record, Sink, SinkError};
use description::Description;
use place::{Opened, open};

/// Keeps each record in a file of a folder, as honest as COS.
///
/// - The file appears at once and whole: it is written without a name, synced to disk, and linked to its name, which
///   fails when that is taken. Many processes may write to one folder.
/// - Media type, encoding and metadata are an extended attribute of the file (`user.cos-sink`, as JSON). Where the file
///   system has none, they are in a file of their own below `.meta/`. A key's segment never starts with a dot, and no
///   reader of the data looks there. Either may get lost in a copy: the record is known by its bytes.
/// - Success is reported after the file and the folder that names it are synced.
/// - What isn't a plain file (a directory, a pipe, a link) is another object that holds its key; it is never read.
/// - The folder itself may be reached through links. Inside it none is followed: a key whose folder is a link is refused
///   with [`ErrorKind::Conflict`], and what lies behind one isn't listed. A disk of its own is mounted there, not linked.
///
/// ```
/// use cos_sink::{FileSink, ObjectKey, Record, Sink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// let sink = FileSink::new(folder.path())?;
/// sink.store(Record::new(ObjectKey::parse("a/b.json")?, "{}")).await?;
/// assert_eq!(std::fs::read(folder.path().join("a/b.json"))?, b"{}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct FileSink {
    root: Arc<Path>,
}

/// Shows where it stores: it stands in logs.
impl fmt::Debug for FileSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSink").field("folder", &self.root).finish()
    }
}

impl FileSink {
    /// Opens `folder`, which is made when it is missing. Whether it can be written is tried at once, and what writers
    /// that were killed left in it more than an hour ago is removed.
    ///
    /// # Errors
    /// [`ErrorKind::NotWritable`], [`ErrorKind::StorageFull`] or another kind that tells why it can't be used.
    pub fn new(folder: impl AsRef<Path>) -> Result<Self, SinkError> {
        let folder = folder.as_ref();
        let failed = |error| failure::from_io(error, folder);
        std::fs::create_dir_all(folder).map_err(failed)?;
        let root: Arc<Path> = folder.canonicalize().map_err(failed)?.into();
        create::probe(&root).map_err(failed)?;
        Ok(Self { root })
    }

    /// Returns the folder's absolute path.
    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Returns where the record of `key` lies.
    pub fn path_of(&self, key: &ObjectKey) -> PathBuf {
        self.root.join(key.as_str())
    }

    /// Runs `work`, which blocks, where it holds nobody up, for as long as `deadline` allows. Work that hangs goes on
    /// without anybody waiting for it.
    async fn blocking<T: Send + 'static>(
        &self,
        key: &ObjectKey,
        deadline: Option<Instant>,
        work: impl FnOnce(&Path, &Path) -> io::Result<T> + Send + 'static,
    ) -> Result<T, SinkError> {
        let (root, path) = (Arc::clone(&self.root), self.path_of(key));
        let result = within(deadline, key, async {
            tokio::task::spawn_blocking(move || work(&root, &path)).await.map_err(|error| {
                SinkError::new(ErrorKind::Other).with_message("the task that uses files ended early").with_source(error)
            })
        });
        result.await?.map_err(|error| failure::from_io(error, &self.path_of(key)).with_key(key.clone()))
    }
}

#[async_trait]
impl Sink for FileSink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        once::store(self, &record).await
    }
}

impl Backend for FileSink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let (description, body) = (Description::of(record), record.body().clone());
        let sidecar = description::sidecar(&self.root, key);
        let created = self
            .blocking(key, record.deadline(), move |root, path| {
                create::file(root, path, &body, |file| description.attach(file, root, &sidecar))
            })
            .await?;
        Ok(if created { Created::New(Answer::new()) } else { Created::Taken })
    }

    async fn look(&self, key: &ObjectKey, record: &Record, look: Look) -> Result<Option<Found>, SinkError> {
        let len = record.body().len() as u64;
        let sidecar = description::sidecar(&self.root, key);
        self.blocking(key, record.deadline(), move |root, path| {
            let mut file = match open(root, path)? {
                Opened::Absent => return Ok(None),
                Opened::NoFile => return Ok(Some(Found::unreadable())),
                Opened::File(file) => file,
            };
            let metadata = file.metadata()?;
            let found = match look {
                // A file of the same length is likely the same, and is read at once.
                Look::Checksums if metadata.len() != len => Found::new(metadata.len()),
                Look::Checksums | Look::Bytes => Found::with_body(read(&mut file)?),
            };
            let description = Description::read(&file, root, &sidecar);
            let digest = |name| description.as_ref()?.metadata.get(name)?.parse().ok();
            Ok(Some(found.with_metadata(digest(once::IDENTITY), digest(once::SHA256))))
        })
        .await
    }

    async fn mend(&self, key: &ObjectKey, record: &Record) {
        let (description, sidecar) = (Description::of(record), description::sidecar(&self.root, key));
        let mended = self.blocking(key, record.deadline(), move |root, _| description.write(root, &sidecar));
        // The record stands without it; whoever looks next tries again.
        drop(mended.await);
    }
}

fn read(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(file.metadata()?.len().try_into().unwrap_or(0));
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
