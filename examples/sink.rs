//! A sink of one's own: a journal, one line a record, under the whole backup.
//!
//! Try it on this machine, where `JOURNAL` says which file to append to:
//!
//! ```text
//! cargo build --release --example sink
//! cargo run --release -p mps-backup -- dev --function target/release/examples/sink --env JOURNAL=/tmp/journal.jsonl
//! ```

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use cos_sink::{Digest, ErrorKind, ObjectKey, Outcome, Receipt, Record, Sink, SinkError};
use mps_backup_handler::Backup;
use serde::{Deserialize, Serialize};

/// One record as the journal keeps it.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    key: String,
    identity: String,
    body: Vec<u8>,
}

/// Appends records to a file, each under its key, once. One process at a time may hold the file.
#[derive(Debug)]
pub(crate) struct Journal(Mutex<State>);

#[derive(Debug)]
struct State {
    file: File,
    identities: HashMap<ObjectKey, Digest>,
}

impl Journal {
    /// Opens the file, or makes it, and reads which records it holds.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let mut identities = HashMap::new();
        for line in BufReader::new(&file).lines() {
            // A line that a crash cut short was never acknowledged: its event comes again.
            let Ok(line) = serde_json::from_str::<Line>(&line?) else { continue };
            if let (Ok(key), Ok(identity)) = (ObjectKey::parse(&line.key), line.identity.parse()) {
                identities.insert(key, identity);
            }
        }
        Ok(Self(Mutex::new(State { file, identities })))
    }
}

impl State {
    /// Where the record belongs, and whether it is there: the rule that every sink keeps.
    fn place(&self, record: &Record) -> (ObjectKey, Outcome) {
        let identity = record.identity();
        let holds = |key: &ObjectKey| self.identities.get(key) == Some(&identity);
        if let Some(key) = record.also_at().iter().find(|key| holds(key)) {
            return (key.clone(), Outcome::AlreadyStored);
        }
        let key = record.key();
        if holds(key) {
            return (key.clone(), Outcome::AlreadyStored);
        }
        if !self.identities.contains_key(key) {
            return (key.clone(), Outcome::Stored);
        }
        let distinct = key.distinct(&identity);
        let outcome = if holds(&distinct) { Outcome::AlreadyStored } else { Outcome::Conflict };
        (distinct, outcome)
    }

    /// Success means that the line is on the disk, not merely handed over.
    fn append(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.file.write_all(&text)?;
        self.file.sync_data()
    }
}

#[async_trait]
impl Sink for Journal {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (key, outcome) = state.place(&record);
        if outcome != Outcome::AlreadyStored {
            let identity = record.identity();
            let line = Line { key: key.to_string(), identity: identity.to_string(), body: record.body().to_vec() };
            state.append(&line).map_err(|error| {
                let kind = match error.kind() {
                    io::ErrorKind::StorageFull => ErrorKind::StorageFull,
                    io::ErrorKind::PermissionDenied => ErrorKind::NotWritable,
                    _ => ErrorKind::Other,
                };
                SinkError::new(kind).with_key(key.clone()).with_source(error)
            })?;
            state.identities.insert(key.clone(), identity);
        }
        Ok(Receipt::new(key, outcome, record.body().len() as u64))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    scf_runtime::logs::init()?;
    let path = std::env::var_os("JOURNAL").ok_or("set JOURNAL to the file that records are appended to")?;
    let backup = Backup::builder().sink(Journal::open(Path::new(&path))?).build()?;
    scf_runtime::start(backup)?;
    Ok(())
}
