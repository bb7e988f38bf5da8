//! A folder that keeps the objects from one run to the next.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use http::{HeaderMap, HeaderName, HeaderValue};
use md5::{Digest, Md5};
use percent_encoding::percent_decode_str;

use super::{Object, Versioning, hex};
use crate::signature::encode_path;

/// A file an object: lines as of an HTTP message, an empty one, the bytes. Its name is the digest of the key, as a key
/// may be longer than a name, and may hold what a name can't.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Locked as long as the folder belongs to this double; none when it has given it back.
    lock: Option<fs::File>,
}

const SUFFIX: &str = "object";

/// The file that is locked, and the one that tells of versioning once it was enabled.
const LOCK: &str = "lock";
const VERSIONING: &str = "versioning";

impl Folder {
    /// Takes a folder, which is created unless it is there. One that another double has is refused.
    pub(crate) fn new(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        let lock = fs::File::create(path.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let message = format!("{} belongs to another double that is running", path.display());
                return Err(io::Error::new(io::ErrorKind::ResourceBusy, message));
            }
            // Some file systems have no locks.
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self { path, lock: Some(lock) })
    }

    /// Gives the folder back: from now on nothing is written.
    pub(crate) fn give_back(&mut self) {
        self.lock = None;
    }

    fn file(&self, name: &str) -> io::Result<PathBuf> {
        if self.lock.is_none() {
            return Err(io::Error::other("the double has ended"));
        }
        Ok(self.path.join(name))
    }

    fn path(&self, key: &str) -> io::Result<PathBuf> {
        self.file(&format!("{}.{SUFFIX}", hex(&Md5::digest(key.as_bytes()))))
    }

    /// Writes how the bucket keeps versions.
    pub(crate) fn save_versioning(&self, versioning: Versioning) -> io::Result<()> {
        fs::write(self.file(VERSIONING)?, versioning.name())
    }

    /// Reads how the bucket keeps versions; none when it never did.
    pub(crate) fn versioning(&self) -> io::Result<Option<Versioning>> {
        let path = self.path.join(VERSIONING);
        match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
            Ok(text) => {
                let found = [Versioning::Enabled, Versioning::Suspended].into_iter().find(|v| v.name() == text);
                let wrong = || format!("{} is Enabled or Suspended, not {text:?}", path.display());
                found.map(Some).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, wrong()))
            }
        }
    }

    /// Writes an object beside the file that it replaces, then moves it there.
    pub(crate) fn save(&self, key: &str, object: &Object) -> io::Result<()> {
        let path = self.path(key)?;
        let unfinished = path.with_extension("unfinished");
        let mut file = io::BufWriter::new(fs::File::create(&unfinished)?);
        write!(file, "key: {}\nmodified: {}\netag: {}\n", encode_path(key), object.modified, object.etag)?;
        if let Some(version) = &object.version {
            writeln!(file, "version: {version}")?;
        }
        for (name, value) in &object.headers {
            write!(file, "header: {name}: ")?;
            file.write_all(value.as_bytes())?;
            file.write_all(b"\n")?;
        }
        file.write_all(b"\n")?;
        file.write_all(&object.body)?;
        file.flush()?;
        fs::rename(unfinished, path)
    }

    /// Removes an object's file.
    pub(crate) fn remove(&self, key: &str) -> io::Result<()> {
        match fs::remove_file(self.path(key)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Reads all objects.
    pub(crate) fn load(&self) -> io::Result<BTreeMap<String, Object>> {
        let mut objects = BTreeMap::new();
        for entry in fs::read_dir(&self.path)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == SUFFIX) {
                let (key, object) = read(&fs::read(&path)?).ok_or_else(|| {
                    io::Error::new(io::ErrorKind::InvalidData, format!("{} is no object of a double", path.display()))
                })?;
                objects.insert(key, object);
            }
        }
        Ok(objects)
    }
}

fn read(file: &[u8]) -> Option<(String, Object)> {
    let end = file.windows(2).position(|two| two == b"\n\n")?;
    let (mut key, mut modified, mut etag, mut version, mut headers) = (None, None, None, None, HeaderMap::new());
    for line in file[..end].split(|byte| *byte == b'\n') {
        let at = line.windows(2).position(|two| two == b": ")?;
        let (name, value) = (&line[..at], &line[at + 2..]);
        let text = || std::str::from_utf8(value).ok();
        match name {
            b"key" => key = Some(percent_decode_str(text()?).decode_utf8().ok()?.into_owned()),
            b"modified" => modified = text()?.parse().ok(),
            b"etag" => etag = Some(text()?.to_owned()),
            b"version" => version = Some(text()?.to_owned()),
            b"header" => {
                let at = value.windows(2).position(|two| two == b": ")?;
                let name = HeaderName::from_bytes(&value[..at]).ok()?;
                headers.append(name, HeaderValue::from_bytes(&value[at + 2..]).ok()?);
            }
            _ => return None,
        }
    }
    let body = bytes::Bytes::copy_from_slice(&file[end + 2..]);
    Some((key?, Object { body, headers, modified: modified?, etag: etag?, version }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed expectation is the test's result")]

    use super::*;

    #[test]
    fn an_object_is_read_as_it_was_kept() {
        let state = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(state.path().join("state")).unwrap();
        let mut headers = HeaderMap::new();
        headers.append("x-cos-meta-a", HeaderValue::from_bytes("日志: b".as_bytes()).unwrap());
        headers.append("content-type", HeaderValue::from_static(""));
        let key = "日志/a\n\nb?".repeat(30);
        let object = Object::new("\n\nbody\n".into(), headers, 7);
        folder.save(&key, &object).unwrap();
        folder.save("other", &object).unwrap();
        assert_eq!(folder.load().unwrap().get(&key), Some(&object));
        assert_eq!(folder.versioning().unwrap(), None);
        folder.save_versioning(Versioning::Suspended).unwrap();
        assert_eq!(folder.versioning().unwrap(), Some(Versioning::Suspended));
        folder.remove(&key).unwrap();
        folder.remove(&key).unwrap();
        assert_eq!(folder.load().unwrap().keys().collect::<Vec<_>>(), ["other"]);

        let second = || Folder::new(state.path().join("state"));
        assert_eq!(second().unwrap_err().kind(), io::ErrorKind::ResourceBusy);
        folder.give_back();
        assert!(folder.save("late", &object).is_err() && folder.remove("other").is_err());
        assert_eq!(second().unwrap().load().unwrap().keys().collect::<Vec<_>>(), ["other"]);
    }
}
