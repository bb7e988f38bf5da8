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
use std::sync::{Mutex, MutexGuard, PoisonError};

use cos_sink::{Answer, Backend, Created, ErrorKind, Found, Look, ObjectKey, Once, Record, SinkError};
use mps_backup_handler::Backup;
use serde::{Deserialize, Serialize};

/// One record as the journal keeps it.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    key: String,
    body: Vec<u8>,
}

/// Appends records to a file, each under its key, once. One process at a time may hold the file.
#[derive(Debug)]
pub(crate) struct Journal(Mutex<State>);

#[derive(Debug)]
struct State {
    file: File,
    bodies: HashMap<ObjectKey, Vec<u8>>,
}

impl Journal {
    /// Opens the file, or makes it, and reads which records it holds.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let mut bodies = HashMap::new();
        for line in BufReader::new(&file).lines() {
            // A line that a crash cut short was never acknowledged: its event comes again.
            let Ok(line) = serde_json::from_str::<Line>(&line?) else { continue };
            if let Ok(key) = ObjectKey::parse(&line.key) {
                bodies.insert(key, line.body);
            }
        }
        Ok(Self(Mutex::new(State { file, bodies })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Success means that the line is on the disk, not merely handed over.
    fn append(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.file.write_all(&text)?;
        self.file.sync_data()
    }
}

/// Two methods make a sink: what it means that a record is stored once is `Once`'s to know.
impl Backend for Journal {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let mut state = self.state();
        if state.bodies.contains_key(key) {
            return Ok(Created::Taken);
        }
        let line = Line { key: key.to_string(), body: record.body().to_vec() };
        state.append(&line).map_err(|error| {
            let kind = match error.kind() {
                io::ErrorKind::StorageFull => ErrorKind::StorageFull,
                io::ErrorKind::PermissionDenied => ErrorKind::NotWritable,
                _ => ErrorKind::Other,
            };
            SinkError::new(kind).with_key(key.clone()).with_source(error)
        })?;
        state.bodies.insert(key.clone(), line.body);
        Ok(Created::New(Answer::new()))
    }

    async fn look(&self, key: &ObjectKey, _: &Record, _: Look) -> Result<Option<Found>, SinkError> {
        Ok(self.state().bodies.get(key).map(|body| Found::with_body(body.clone())))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    scf_runtime::logs::init()?;
    let path = std::env::var_os("JOURNAL").ok_or("set JOURNAL to the file that records are appended to")?;
    let backup = Backup::builder().sink(Once::new(Journal::open(Path::new(&path))?)).build()?;
    scf_runtime::start(backup)?;
    Ok(())
}
