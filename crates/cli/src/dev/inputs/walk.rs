//! The files below a folder, in the order of their names, each folder once.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// What stands below a folder.
#[derive(Debug)]
pub(crate) enum Found {
    /// A file whose name says that it holds events, with its size.
    Events(PathBuf, u64),
    /// Anything else that isn't a folder.
    Other(PathBuf),
    /// Something that can't be looked at.
    Failed(PathBuf, io::Error),
}

/// Walks a folder and those in it. Links are followed, and a folder that two links lead to, or that holds itself, is
/// walked once: folders are known by device and inode. No file stays open meanwhile.
#[derive(Debug)]
pub(crate) struct Walk {
    /// The names that are still to come, of the folder at hand and those around it; the next one is last.
    levels: Vec<(PathBuf, Vec<OsString>)>,
    seen: HashSet<(u64, u64)>,
    /// What came of opening the folder at hand.
    failed: Option<(PathBuf, io::Error)>,
}

impl Walk {
    /// Begins at a folder.
    pub(crate) fn new(folder: &Path) -> Self {
        let mut walk = Self { levels: Vec::new(), seen: HashSet::new(), failed: None };
        match fs::metadata(folder) {
            Ok(metadata) => walk.enter(folder.to_owned(), &metadata),
            Err(error) => walk.failed = Some((folder.to_owned(), error)),
        }
        walk
    }

    fn enter(&mut self, folder: PathBuf, metadata: &fs::Metadata) {
        if !self.seen.insert((metadata.dev(), metadata.ino())) {
            return;
        }
        let names = fs::read_dir(&folder).and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<Result<Vec<_>, _>>()
        });
        match names {
            Ok(mut names) => {
                names.sort_unstable_by(|a, b| b.cmp(a));
                self.levels.push((folder, names));
            }
            Err(error) => self.failed = Some((folder, error)),
        }
    }
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some((path, error)) = self.failed.take() {
                return Some(Found::Failed(path, error));
            }
            let (folder, names) = self.levels.last_mut()?;
            let Some(name) = names.pop() else {
                self.levels.pop();
                continue;
            };
            let path = folder.join(&name);
            // What begins with a dot is nobody's event: an editor's, or a store's own.
            let is_hidden = name.as_bytes().starts_with(b".");
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && !is_hidden => self.enter(path, &metadata),
                Ok(metadata) if metadata.is_file() && !is_hidden && kind(&path).is_some() => {
                    return Some(Found::Events(path, metadata.len()));
                }
                Err(error) if !is_hidden && kind(&path).is_some() => return Some(Found::Failed(path, error)),
                _ => return Some(Found::Other(path)),
            }
        }
    }
}

/// How a file holds events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It is one event.
    Document,
    /// It is an event a line.
    Lines,
}

/// Tells by the ending of a file's name, in any case, how it holds events.
pub(crate) fn kind(path: &Path) -> Option<Kind> {
    let extension = path.extension()?;
    if extension.eq_ignore_ascii_case("json") {
        return Some(Kind::Document);
    }
    (extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")).then_some(Kind::Lines)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// The paths below a folder, each with a letter for what it is.
    fn walked(root: &Path) -> Vec<String> {
        let name = |path: PathBuf| path.strip_prefix(root).unwrap().display().to_string();
        let shown = Walk::new(root).map(|found| match found {
            Found::Events(path, size) => format!("{} {size}", name(path)),
            Found::Other(path) => format!("{} other", name(path)),
            Found::Failed(path, _) => format!("{} failed", name(path)),
        });
        shown.collect()
    }

    #[test]
    fn files_come_by_name_and_by_any_case_of_their_ending() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        for name in ["b.json", "a/EVENT.JSON", "a/readme.md", "a/c.NdJson", ".hidden.json"] {
            fs::write(folder.path().join(name), "{}").unwrap();
        }
        symlink("nowhere", folder.path().join("z.json")).unwrap();
        let expected =
            [".hidden.json other", "a/EVENT.JSON 2", "a/c.NdJson 2", "a/readme.md other", "b.json 2", "z.json failed"];
        assert_eq!(walked(folder.path()), expected);
    }

    #[test]
    fn links_to_a_parent_end_and_a_folder_is_walked_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/event.json"), "{}").unwrap();
        for link in ["a/up", "a/up2", "b"] {
            symlink(folder.path(), folder.path().join(link)).unwrap();
        }
        symlink(folder.path().join("a"), folder.path().join("c")).unwrap();
        assert_eq!(walked(folder.path()), ["a/event.json 2"]);
    }

    #[test]
    fn a_folder_that_is_gone_is_told() {
        assert!(matches!(Walk::new(Path::new("no/such/folder")).next(), Some(Found::Failed(..))));
    }
}
