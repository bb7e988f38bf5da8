//! The notifications that parsers are measured on.

use std::path::Path;
use std::{env, fs, io};

use crate::events;

/// The folder of sample files, when there is one on this machine.
const SAMPLES: &str = "MPS_SAMPLES";

/// One notification.
#[derive(Debug)]
pub struct Input {
    /// What it is, for the head of a column.
    pub name: String,
    /// Its JSON.
    pub bytes: Vec<u8>,
    /// Whether it holds every kind of object: the plain derive of the benchmarks has only the common ones.
    pub is_exhaustive: bool,
}

impl Input {
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: format!("{name}, {:.1} KB", bytes.len() as f64 / 1000.0), bytes, is_exhaustive: false }
    }
}

/// Our own notifications, and two samples where a folder of them is named.
///
/// # Errors
///
/// When the folder is named and a sample can't be read.
pub fn all() -> io::Result<Vec<Input>> {
    let mut inputs = vec![
        Input::new("workflow", events::WORKFLOW_TASK.to_vec()),
        Input::new("workflow, Chinese speech", events::large_workflow_task(events::SENTENCES)),
        Input::new("schedule", events::large_schedule_task()),
    ];
    if let Some(folder) = env::var_os(SAMPLES).filter(|folder| !folder.is_empty()) {
        let folder = Path::new(&folder);
        let example = read(&folder.join("wf_parse_notification__cn-3.1.189.json"))?;
        inputs.push(Input::new("wf_parse_notification, compacted", events::compact(&example)));
        let largest = read(&folder.join("synthetic/max__Notification__ScheduleTask.json"))?;
        inputs.push(Input { is_exhaustive: true, ..Input::new("largest sample, as it stands", largest) });
    }
    Ok(inputs)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| io::Error::new(error.kind(), format!("{SAMPLES}: {}: {error}", path.display())))
}
