//! A sink that keeps records in a folder.

mod archive;
mod failure;
mod sidecar;

use std::fmt;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error as StoreError, ObjectStore, PutMode, PutOptions, PutPayload};

use crate::create::{self, Answer, CreateOnly, Created, Look};
use crate::{Digest, ErrorKind, ObjectKey, Receipt, Record, Sink, SinkError};
use sidecar::Sidecar;

/// Keeps each record in a file of a folder, as honest as COS.
///
/// - The file appears at once and whole: it is written under another name (`NAME#1`), synced to disk, and linked
///   to its own, which fails when that is taken. Many processes may write to one folder.
/// - Metadata, media type, identity and SHA-256 are in a sidecar, `.NAME.meta`, as JSON. A key's segment never
///   starts with a dot, so a sidecar can't be mistaken for a record.
/// - Success is reported after the file, the sidecar and their folder are synced.
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
    store: LocalFileSystem,
    root: Arc<FilePath>,
}

/// Shows where it stores: it stands in logs.
impl fmt::Debug for FileSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSink").field("folder", &self.root).finish_non_exhaustive()
    }
}

impl FileSink {
    /// A sink for `folder`, which is made when it is missing. Whether it can be written is tried at once.
    ///
    /// # Errors
    /// [`ErrorKind::NotWritable`], [`ErrorKind::StorageFull`] or another kind that tells why it can't be used.
    pub fn new(folder: impl AsRef<FilePath>) -> Result<Self, SinkError> {
        let folder = folder.as_ref();
        let failed = |error| failure::from_io(error, format!("{}", folder.display()));
        std::fs::create_dir_all(folder).map_err(failed)?;
        let root: Arc<FilePath> = folder.canonicalize().map_err(failed)?.into();
        let probe = sidecar::temporary_name(&root);
        std::fs::File::create_new(&probe).and_then(|_| std::fs::remove_file(&probe)).map_err(failed)?;
        let store = LocalFileSystem::new_with_prefix(&root).map_err(|error| failure::from_store(error, &root))?;
        Ok(Self { store: store.with_fsync(true), root })
    }

    /// The folder, absolute.
    pub fn folder(&self) -> &FilePath {
        &self.root
    }

    /// Where the record of `key` lies.
    pub fn path_of(&self, key: &ObjectKey) -> PathBuf {
        self.root.join(key.as_str())
    }

    /// Where the sidecar of `key` lies.
    pub fn sidecar_of(&self, key: &ObjectKey) -> PathBuf {
        sidecar::path_of(&self.path_of(key))
    }
}

#[async_trait]
impl Sink for FileSink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        create::store_once(self, &record).await
    }
}

impl CreateOnly for FileSink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        if let Some(deadline) = record.deadline()
            && deadline <= std::time::Instant::now()
        {
            return Err(SinkError::new(ErrorKind::Timeout)
                .with_message("the deadline has passed")
                .with_key(key.clone()));
        }
        let path = self.path_of(key);
        let failed = |error| failure::from_io(error, format!("{}", path.display())).with_key(key.clone());
        // The sidecar comes first: a record without one could not be told from another.
        let sidecar = Sidecar::of(record);
        let file = path.clone();
        let (sidecar, written) = blocking(move || {
            let written = sidecar.create(&file);
            (sidecar, written)
        })
        .await?;
        let own_sidecar = written.map_err(failed)?;

        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        let payload = PutPayload::from_bytes(record.body().clone());
        let location = Path::parse(key)
            .map_err(|error| SinkError::new(ErrorKind::InvalidRequest).with_key(key.clone()).with_source(error))?;
        match self.store.put_opts(&location, payload, options).await {
            Ok(result) => {
                if !own_sidecar {
                    // A writer that died, or lost this race, left the sidecar of another record.
                    blocking(move || sidecar.replace(&path))
                        .await?
                        .map_err(|error| failure::from_io(error, "its sidecar".to_owned()).with_key(key.clone()))?;
                }
                Ok(Created::Stored(Answer { etag: result.e_tag, ..Answer::default() }))
            }
            Err(StoreError::AlreadyExists { .. }) => Ok(Created::Taken),
            Err(error) => Err(failure::from_store(error, &path).with_key(key.clone())),
        }
    }

    async fn repair(&self, key: &ObjectKey, _: &Record) -> Result<Answer, SinkError> {
        // Files are compared by what is in them, so a damaged one is another one.
        Err(SinkError::new(ErrorKind::Conflict).with_key(key.clone()))
    }

    async fn look(&self, key: &ObjectKey, record: &Record) -> Result<Look, SinkError> {
        let path = self.path_of(key);
        let file = path.clone();
        let looked = blocking(move || found_identity(&file));
        let found = looked
            .await?
            .map_err(|error| failure::from_io(error, format!("{}", path.display())).with_key(key.clone()))?;
        Ok(match found {
            None => Look::Absent,
            Some(identity) if identity == record.identity() => Look::Same(Answer::default()),
            Some(_) => Look::Other,
        })
    }
}

/// The identity of the record at `path`; `None` when nothing lies there.
fn found_identity(path: &FilePath) -> std::io::Result<Option<Digest>> {
    let body = match std::fs::read(path) {
        Ok(body) => Digest::of(&body),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    // A sidecar counts only if it tells of this body. One that tells of another is about to be replaced by the
    // writer who won the key, unless that writer died: then the body speaks for itself.
    for _ in 0..10 {
        match Sidecar::read(path)? {
            Some(sidecar) if sidecar.sha256() == Some(body) => {
                return Ok(Some(sidecar.identity().unwrap_or(body)));
            }
            Some(_) => std::thread::sleep(Duration::from_millis(10)),
            None => break,
        }
    }
    Ok(Some(body))
}

/// Runs what blocks where it holds nobody up.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, SinkError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        SinkError::new(ErrorKind::Other).with_message("the task that writes files ended early").with_source(error)
    })
}
