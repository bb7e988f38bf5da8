//! The sidecar of a record: what a file system can't keep beside a file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use crate::archive::{Entry, Head};
use crate::{Digest, Record, create};

/// A sidecar is small; what is larger isn't ours.
const MAX_LEN: u64 = 64 * 1024;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sidecar {
    content_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content_encoding: Option<String>,
    /// With `identity` and `sha256`, as COS would keep them.
    metadata: BTreeMap<String, String>,
}

impl Sidecar {
    pub(super) fn of(record: &Record) -> Self {
        let entries = record.metadata().iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut metadata: BTreeMap<_, _> = entries.collect();
        metadata.insert(create::IDENTITY.to_owned(), record.identity().hex());
        metadata.insert(create::SHA256.to_owned(), record.body_digest().hex());
        Self {
            content_type: record.content_type().to_owned(),
            content_encoding: record.content_encoding().map(str::to_owned),
            metadata,
        }
    }

    pub(super) fn identity(&self) -> Option<Digest> {
        self.metadata.get(create::IDENTITY)?.parse().ok()
    }

    pub(super) fn sha256(&self) -> Option<Digest> {
        self.metadata.get(create::SHA256)?.parse().ok()
    }

    pub(super) fn describe(self, entry: Entry) -> Head {
        let content_type = Some(self.content_type);
        Head { entry, content_type, content_encoding: self.content_encoding, metadata: self.metadata }
    }

    /// The sidecar of the record at `path`; `None` when there is none that can be read as one.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        let path = path_of(path);
        let bytes = match fs::metadata(&path) {
            Ok(metadata) if metadata.len() <= MAX_LEN => fs::read(&path)?,
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(serde_json::from_slice(&bytes).ok())
    }

    /// Writes it beside `path` unless there is one. Tells whether what lies there now is this one's content.
    pub(super) fn create(&self, path: &Path) -> io::Result<bool> {
        let target = path_of(path);
        let bytes = self.bytes()?;
        let temporary = self.write_temporary(&target, &bytes)?;
        let linked = fs::hard_link(&temporary, &target);
        let removed = fs::remove_file(&temporary);
        match linked {
            Ok(()) => {
                removed?;
                sync_folder(&target)?;
                Ok(true)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(fs::read(&target)? == bytes),
            Err(error) => Err(error),
        }
    }

    /// Writes it beside `path` in the place of another.
    pub(super) fn replace(&self, path: &Path) -> io::Result<()> {
        let target = path_of(path);
        let temporary = self.write_temporary(&target, &self.bytes()?)?;
        fs::rename(&temporary, &target).inspect_err(|_| drop(fs::remove_file(&temporary)))?;
        sync_folder(&target)
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn write_temporary(&self, target: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        let folder = target.parent().unwrap_or(Path::new(""));
        let temporary = temporary_name(folder);
        let create = || File::create_new(&temporary);
        let file = match create() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                create_folder(folder)?;
                create()
            }
            other => other,
        };
        let written = file.and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.inspect_err(|_| drop(fs::remove_file(&temporary)))?;
        Ok(temporary)
    }
}

/// `.NAME.meta` beside `NAME`.
pub(super) fn path_of(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".meta");
    path.with_file_name(name)
}

/// A name in `folder` that no other writer uses.
pub(super) fn temporary_name(folder: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    // Process ids repeat among machines that share a folder, so the time tells them apart.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    folder.join(format!(".tmp-{}-{:x}-{next}", std::process::id(), now.as_nanos()))
}

/// Makes `folder` and its parents, and syncs each new name.
fn create_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => sync_folder(folder),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create_folder(folder.parent().ok_or(error)?)?;
            create_folder(folder)
        }
        Err(error) => Err(error),
    }
}

/// Makes the name of `path` last: its folder is synced. Other systems than Unix can't open a folder.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}
