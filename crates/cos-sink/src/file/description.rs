//! What is known of a record beside its bytes, kept as an attribute of its file or in a sidecar.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::create;
use super::place::{Opened, open};
use crate::archive::{Entry, Head};
use crate::{ObjectKey, Record, once};

/// Where sidecars lie: no glob over the data looks into a name that begins with a dot.
const FOLDER: &str = ".meta";

/// A description is small; what is larger isn't ours.
const MAX_LEN: usize = 64 * 1024;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Description {
    content_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content_encoding: Option<String>,
    /// With `identity` and `sha256`, as COS would keep them.
    pub(super) metadata: BTreeMap<String, String>,
}

impl Description {
    pub(super) fn of(record: &Record) -> Self {
        let entries = record.metadata().iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut metadata: BTreeMap<_, _> = entries.collect();
        metadata.insert(once::IDENTITY.to_owned(), record.identity().hex());
        metadata.insert(once::SHA256.to_owned(), record.body_digest().hex());
        Self {
            content_type: record.content_type().to_owned(),
            content_encoding: record.content_encoding().map(str::to_owned),
            metadata,
        }
    }

    pub(super) fn into_head(self, entry: Entry) -> Head {
        let content_type = Some(self.content_type);
        Head { entry, content_type, content_encoding: self.content_encoding, metadata: self.metadata }
    }

    /// Makes it an attribute of `file`, which has no name yet; else writes it to `sidecar`.
    pub(super) fn attach(&self, file: &File, root: &Path, sidecar: &Path) -> io::Result<()> {
        if attribute::set(file, &serde_json::to_vec(self)?) { Ok(()) } else { self.write(root, sidecar) }
    }

    /// Writes it to `sidecar`, unless there is one: that of a writer who was killed, or lost a race, tells of another
    /// body, and is known by its SHA-256.
    pub(super) fn write(&self, root: &Path, sidecar: &Path) -> io::Result<()> {
        let bytes = serde_json::to_vec(self)?;
        create::file(root, sidecar, &bytes, |_| Ok(())).map(|_| ())
    }

    /// The description of `file`; `None` when there is none that can be read as one.
    pub(super) fn read(file: &File, root: &Path, sidecar: &Path) -> Option<Self> {
        let bytes = attribute::get(file, MAX_LEN).or_else(|| {
            let Ok(Opened::File(file)) = open(root, sidecar) else { return None };
            let mut bytes = Vec::new();
            file.take(MAX_LEN as u64 + 1).read_to_end(&mut bytes).ok().filter(|len| *len <= MAX_LEN)?;
            Some(bytes)
        })?;
        serde_json::from_slice(&bytes).ok()
    }
}

/// Where the sidecar of `key` lies.
pub(super) fn sidecar(root: &Path, key: &ObjectKey) -> PathBuf {
    root.join(FOLDER).join(format!("{key}.json"))
}

#[cfg(target_os = "linux")]
mod attribute {
    //! An extended attribute.

    use std::fs::File;

    use rustix::fs::{XattrFlags, fgetxattr, fsetxattr};

    const NAME: &str = "user.cos-sink";

    /// Whether the file took it: some file systems have no attributes, or no room.
    pub(super) fn set(file: &File, bytes: &[u8]) -> bool {
        fsetxattr(file, NAME, bytes, XattrFlags::empty()).is_ok()
    }

    pub(super) fn get(file: &File, max_len: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; 4096];
        loop {
            match fgetxattr(file, NAME, &mut bytes) {
                Ok(len) => {
                    bytes.truncate(len);
                    return Some(bytes);
                }
                Err(rustix::io::Errno::RANGE) if bytes.len() < max_len => bytes.resize(max_len, 0),
                Err(_) => return None,
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod attribute {
    //! Without extended attributes.

    use std::fs::File;

    pub(super) fn set(_: &File, _: &[u8]) -> bool {
        false
    }

    pub(super) fn get(_: &File, _: usize) -> Option<Vec<u8>> {
        None
    }
}
