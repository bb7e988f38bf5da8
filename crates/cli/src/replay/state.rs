//! What a replay has sent, noted event by event, so that the same command sends nothing again.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use cos_sink::ObjectKey;
use serde::{Deserialize, Serialize};

/// The file: a line that says what is sent where, then a key a line.
#[derive(Debug)]
pub(crate) struct State {
    path: PathBuf,
    what: String,
    sent: HashSet<String>,
    /// How many bytes of the file are whole lines; a kill may have cut the last one.
    whole: u64,
    file: Option<File>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    replay: String,
}

impl State {
    /// Reads the file where there is one.
    ///
    /// # Errors
    /// It can't be read, or is of another replay.
    pub(crate) fn read(path: &Path, what: &str) -> Result<Self> {
        let mut state =
            Self { path: path.to_owned(), what: what.to_owned(), sent: HashSet::new(), whole: 0, file: None };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(state),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let mut lines = text[..whole].lines();
        match lines.next().map(serde_json::from_str::<Head>) {
            None if text.is_empty() => return Ok(state),
            Some(Ok(head)) if head.replay == what => {}
            Some(Ok(_)) => {
                bail!(
                    "{} tells of another replay: name another file with --state, or this one with --name",
                    path.display()
                )
            }
            _ => bail!("{} tells of no replay: name another file with --state", path.display()),
        }
        for line in lines {
            let key = serde_json::from_str(line)
                .with_context(|| format!("{} has a line that is no key: {line:.80}", path.display()))?;
            state.sent.insert(key);
        }
        state.whole = whole as u64;
        Ok(state)
    }

    /// Returns whether the event of this key was accepted.
    pub(crate) fn has(&self, key: &ObjectKey) -> bool {
        self.sent.contains(key.as_str())
    }

    /// Returns how many were accepted before.
    pub(crate) fn count(&self) -> u64 {
        self.sent.len() as u64
    }

    /// Opens the file to note more.
    pub(crate) fn begin(&mut self) -> Result<()> {
        let opened = || -> io::Result<File> {
            let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
            file.set_len(self.whole)?;
            if self.whole == 0 {
                writeln!(file, "{}", serde_json::to_string(&Head { replay: self.what.clone() })?)?;
            }
            Ok(file)
        };
        self.file = Some(opened().with_context(|| format!("cannot write {}", self.path.display()))?);
        Ok(())
    }

    /// Notes that an event was accepted.
    pub(crate) fn accepted(&mut self, key: &ObjectKey) -> Result<()> {
        let line = format!("{}\n", serde_json::to_string(key.as_str())?);
        let Some(file) = &mut self.file else { return Ok(()) };
        // One write, so that a kill leaves a whole line or a cut last one.
        file.write_all(line.as_bytes()).with_context(|| format!("cannot write {}", self.path.display()))?;
        self.sent.insert(key.to_string());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: usize) -> ObjectKey {
        ObjectKey::parse(format!("dt=2026-11-19/\"{n}\"")).unwrap()
    }

    #[test]
    fn what_was_noted_is_known_again_wherever_a_kill_cut_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        let mut state = State::read(&path, "what").unwrap();
        state.begin().unwrap();
        (0..3).for_each(|n| state.accepted(&key(n)).unwrap());
        let whole = std::fs::read(&path).unwrap();
        let head = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        for cut in head..=whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let mut state = State::read(&path, "what").unwrap();
            let known = (0..3).filter(|n| state.has(&key(*n))).count();
            assert_eq!(known, whole[head..cut].iter().filter(|byte| **byte == b'\n').count());
            state.begin().unwrap();
            (known..3).for_each(|n| state.accepted(&key(n)).unwrap());
            assert_eq!(std::fs::read(&path).unwrap(), whole);
        }
        assert!(State::read(&path, "another").unwrap_err().to_string().contains("another replay"));
        std::fs::write(&path, "notes\n").unwrap();
        assert!(State::read(&path, "what").unwrap_err().to_string().contains("no replay"));
    }
}
