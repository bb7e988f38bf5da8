//! Notifications of our own, one at least of each kind, for tests and for trying things out.
//!
//! They are made up, with the members and values that real ones have. Nothing in them belongs to anybody.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Name and bytes of every fixture.
///
/// ```
/// use mps_events::{Event, Notification, fixtures};
///
/// for (name, bytes) in fixtures::all() {
///     let notification = Notification::from_slice(bytes)?;
///     let event = notification.event()?;
///     assert_eq!(matches!(event, Event::Unknown(_)), *name == "unknown_type");
/// }
/// # Ok::<(), mps_events::Error>(())
/// ```
pub fn all() -> &'static [(&'static str, &'static [u8])] {
    ALL
}

/// The bytes of the fixture `name`.
pub fn get(name: &str) -> Option<&'static [u8]> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// The variable that names a folder of payloads collected elsewhere, for tests that run them too.
const COLLECTED: &str = "MPS_SAMPLES";

/// Reads the payloads of the folder that the variable `MPS_SAMPLES` names, and of the folders in it: each `.json` file
/// with its path, sorted. Unset or empty means that there are none.
///
/// # Errors
///
/// When the folder is named and can't be read, or holds no payload: a test that was to run on them must not pass
/// without.
///
/// ```
/// for (path, payload) in mps_events::fixtures::collected()? {
///     println!("{}: {} bytes", path.display(), payload.len());
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn collected() -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let Some(folder) = std::env::var_os(COLLECTED).filter(|folder| !folder.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files)?;
    if files.is_empty() {
        let folder = Path::new(&folder).display();
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{COLLECTED}: {folder} holds no .json file")));
    }
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    let named = |path: &Path, error: io::Error| {
        io::Error::new(error.kind(), format!("{COLLECTED}: {}: {error}", path.display()))
    };
    for entry in fs::read_dir(folder).map_err(|error| named(folder, error))? {
        let path = entry.map_err(|error| named(folder, error))?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let bytes = fs::read(&path).map_err(|error| named(&path, error))?;
            files.push((path, bytes));
        }
    }
    Ok(())
}

macro_rules! fixtures {
    ($( $name:literal, )*) => {
        &[$( ($name, include_bytes!(concat!("../fixtures/", $name, ".json"))), )*]
    };
}

const ALL: &[(&str, &[u8])] = fixtures![
    "batch_subtitles",
    "edit_media_success",
    "extract_blind_watermark",
    "live_analysis",
    "live_process_eof",
    "live_quality_control",
    "live_recognition",
    "live_record",
    "live_review",
    "live_schedule_finish",
    "live_subtitle",
    "schedule_partial",
    "workflow_partial",
    "workflow_processing",
    "workflow_source_error",
    "workflow_success",
    "unknown_type",
];
