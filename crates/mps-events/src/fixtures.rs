//! Notifications of our own, one at least of each kind, for tests and for trying things out.
//!
//! They are made up, with the members and values that real ones have. Nothing in them belongs to anybody.
//!
//! | name | what it is |
//! |---|---|
//! | `batch_subtitles` | a batch of subtitles for several files |
//! | `edit_media_success` | an edited video |
//! | `extract_blind_watermark` | an invisible watermark that was read |
//! | `live_analysis` | highlights found in a live stream |
//! | `live_process_eof` | the end of a live stream's processing |
//! | `live_quality_control` | what quality control found in a live stream |
//! | `live_recognition` | what was recognised in a live stream |
//! | `live_record` | a recording of a live stream |
//! | `live_review` | what review found in a live stream |
//! | `live_schedule_finish` | a schedule on a live stream that has ended |
//! | `live_subtitle` | subtitles of a live stream |
//! | `schedule_partial` | a schedule of which one activity failed |
//! | `workflow_partial` | a workflow of which one sub-task failed |
//! | `workflow_processing` | a workflow that goes on |
//! | `workflow_source_error` | a workflow whose source can't be read |
//! | `workflow_success` | a workflow that went well |
//! | `unknown_type` | an event of a type that this crate doesn't know |

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// Returns name and bytes of every fixture.
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

/// Returns the bytes of the fixture `name`: one of the names [above](self).
///
/// ```
/// use mps_events::fixtures;
///
/// assert!(fixtures::get("workflow_partial").is_ok());
/// let error = fixtures::get("workflow_partiel").unwrap_err();
/// assert!(error.to_string().contains("did you mean \"workflow_partial\"?"));
/// ```
///
/// # Errors
///
/// When there is none of this name; the error lists those that there are.
pub fn get(name: &str) -> Result<&'static [u8], UnknownFixture> {
    let found = ALL.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes);
    found.ok_or_else(|| UnknownFixture { name: name.to_owned() })
}

/// A name that no fixture has.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownFixture {
    name: String,
}

impl UnknownFixture {
    /// The fixture whose name is nearest, if one is near.
    fn meant(&self) -> Option<&'static str> {
        let distance = |known: &'static str| (distance(known, &self.name), known);
        let (distance, known) = ALL.iter().map(|(known, _)| distance(known)).min()?;
        (distance <= 3).then_some(known)
    }
}

impl fmt::Display for UnknownFixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no fixture is called {:?}", self.name)?;
        if let Some(meant) = self.meant() {
            write!(f, "; did you mean {meant:?}?")?;
        }
        f.write_str(" There are")?;
        ALL.iter().try_for_each(|(name, _)| write!(f, " {name}"))
    }
}

/// Shows what `Display` does, since tests mostly unwrap it.
impl fmt::Debug for UnknownFixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for UnknownFixture {}

/// How many letters must be put in, taken out or changed to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.chars().enumerate() {
            let changed = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[row.len() - 1]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_lists_every_name() {
        let rows =
            include_str!("fixtures.rs").lines().filter_map(|line| line.strip_prefix("//! | `")?.split('`').next());
        let names: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(rows.collect::<Vec<_>>(), names);
    }

    #[test]
    fn a_distance_is_counted_in_letters() {
        for (a, b, expected) in [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("片a", "片", 1)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
            assert_eq!(distance(b, a), expected, "{b} {a}");
        }
        assert!(get("workflow_succes").unwrap_err().to_string().contains("did you mean \"workflow_success\"?"));
        assert!(!get("nothing at all").unwrap_err().to_string().contains("did you mean"));
    }
}
