//! How far a verification is, kept in a file so that the same command goes on.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use cos_sink::ObjectKey;
use serde::{Deserialize, Serialize};

use super::report::Tally;
use crate::view;

/// How often it is written: what a kill costs.
const EVERY: Duration = Duration::from_secs(5);

/// The file, and what it says.
#[derive(Debug)]
pub(crate) struct State {
    path: PathBuf,
    written: Instant,
    reached: Reached,
}

#[derive(Debug, Serialize, Deserialize)]
struct Reached {
    /// What is verified: another run can't go on with it.
    what: String,
    /// All keys up to this one are done.
    last: Option<String>,
    tally: Tally,
}

impl State {
    /// Reads the file where there is one.
    ///
    /// # Errors
    /// It can't be read, or is of another verification.
    pub(crate) fn open(path: &Path, what: String) -> Result<Self> {
        let name = path.display();
        let reached = match fs::read(path) {
            Ok(bytes) => {
                let reached: Reached = serde_json::from_slice(&bytes)
                    .with_context(|| format!("{name} tells of no verification: name another file with --resume"))?;
                if reached.what != what {
                    bail!("{name} tells of another verification, with other options: name another file with --resume");
                }
                reached
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Reached { what, last: None, tally: Tally::default() },
            Err(error) => return Err(error).with_context(|| format!("cannot read {name}")),
        };
        let state = Self { path: path.to_owned(), written: Instant::now(), reached };
        // Better now than after an hour.
        state.write().with_context(|| format!("cannot write {name}"))?;
        Ok(state)
    }

    /// Returns what a person is told of where it goes on.
    pub(crate) fn told(&self) -> Option<String> {
        let last = self.reached.last.as_deref()?;
        Some(format!("going on behind {} objects, the last {last}", view::count(self.reached.tally.objects)))
    }

    pub(crate) fn last(&self) -> Option<ObjectKey> {
        ObjectKey::parse(self.reached.last.as_deref()?).ok()
    }

    pub(crate) fn tally(&self) -> &Tally {
        &self.reached.tally
    }

    /// Notes that all keys up to this one are done.
    pub(crate) fn reached(&mut self, key: &ObjectKey, tally: &Tally) -> Result<()> {
        self.reached.last = Some(key.to_string());
        if self.written.elapsed() < EVERY {
            // What is written tells of one moment, and only then of these counts.
            return Ok(());
        }
        self.save(tally)
    }

    /// Writes it down.
    pub(crate) fn save(&mut self, tally: &Tally) -> Result<()> {
        self.reached.tally.clone_from(tally);
        self.written = Instant::now();
        self.write().with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// Removes the file: all is done.
    pub(crate) fn remove(&self) {
        // What stays is of a run that is over, and starts the next one at its end; that is told then.
        drop(fs::remove_file(&self.path));
    }

    /// Writes a whole file or none.
    fn write(&self) -> io::Result<()> {
        let temporary = self.path.with_extension("tmp");
        fs::write(&temporary, serde_json::to_vec(&self.reached)?)?;
        fs::rename(&temporary, &self.path)
    }
}
