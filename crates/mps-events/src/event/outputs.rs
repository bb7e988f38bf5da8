//! The files that a task made.

use std::fmt;

use serde::Serialize;

use super::storage::Storage;
use super::sub_tasks::is_sub_task;
use super::walk::{self, Place, member};
use crate::json::Reader;
use crate::model::{Element, View};
use crate::models::TaskOutputStorage;
use crate::{Event, Model, Tagged, redact};

/// A file that a task made.
///
/// ```
/// use mps_events::{Output, Storage};
///
/// let output = Output::new("Transcode", "Path", "/out/a b.mp4").with_storage(Storage::cos("b-1250000000", "ap-guangzhou"));
/// assert_eq!(output.cos_url().unwrap(), "https://b-1250000000.cos.ap-guangzhou.myqcloud.com/out/a%20b.mp4");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Output {
    /// Of which sub-task: as [`SubTask::kind`](crate::SubTask::kind).
    pub kind: String,
    /// Where its sub-task stands: as [`SubTask::path`](crate::SubTask::path); empty for the task itself.
    pub sub_task: String,
    /// The member that names it, such as `Path`, `WebVttPath` or `CovImgUrl`.
    pub member: &'static str,
    /// The path in the storage, or the link; empty where VOD names the file by its id alone.
    pub path: String,
    /// The id of the file in VOD.
    pub file_id: Option<String>,
    /// Whether it is a link and not a path in a storage. Links may expire.
    pub is_link: bool,
    /// Where the storage is; empty where the event doesn't tell.
    pub storage: Storage,
}

impl Output {
    /// Creates an output of the task itself in an unknown storage, for tests.
    pub fn new(kind: impl Into<String>, member: &'static str, path: impl Into<String>) -> Self {
        let (kind, path, storage) = (kind.into(), path.into(), Storage::default());
        let is_link = is_link(&path);
        Self { kind, sub_task: String::new(), member, path, file_id: None, is_link, storage }
    }

    /// Sets the path of its sub-task.
    #[must_use]
    pub fn with_sub_task(mut self, path: impl Into<String>) -> Self {
        self.sub_task = path.into();
        self
    }

    /// Sets where the storage is.
    #[must_use]
    pub fn with_storage(mut self, storage: Storage) -> Self {
        self.storage = storage;
        self
    }

    /// Returns the address of the object in COS, its key percent-encoded as COS has it (436/7751): what is no letter, no
    /// digit and none of `-_.~/`. The object may be private, so a request for it must be signed.
    ///
    /// `None` for a link, for another storage, where bucket or region are missing or can't be those of COS, and for a key
    /// with `.` or `..` between slashes, which clients would resolve to another one.
    pub fn cos_url(&self) -> Option<String> {
        if self.is_link { None } else { self.storage.cos_url(&self.path) }
    }
}

/// Kind, member, and the address or what there is of it.
impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.kind, self.member)?;
        match (self.cos_url(), &self.file_id) {
            (Some(url), _) => f.write_str(&url),
            (None, Some(file_id)) if self.path.is_empty() => write!(f, "file {file_id}"),
            // The query of a link is where signatures are.
            (None, _) => f.write_str(&redact::without_signature(&self.path).unwrap_or_else(|| self.path.clone())),
        }
    }
}

impl Event {
    /// Lists the files that the task made, with the storage that their paths are in: that of the output, else that which
    /// the sub-task was asked to use.
    pub fn outputs(&self) -> Vec<Output> {
        let mut found = Vec::new();
        if let Some(model) = self.model() {
            let search = Search { kind: self.event_type(), sub_task: "", storage: Storage::default() };
            search.inside(model, &Place::default(), &mut found);
        }
        found
    }
}

/// What is known on the way down.
struct Search<'a> {
    kind: &'a str,
    /// The path of the sub-task; empty in the task itself.
    sub_task: &'a str,
    storage: Storage,
}

impl Search<'_> {
    fn inside(&self, model: &dyn Model, place: &Place, found: &mut Vec<Output>) {
        let (kind, sub_task) =
            if is_sub_task(model, place) { (&*place.kind, &*place.path) } else { (self.kind, self.sub_task) };
        let own =
            ["OutputStorage", "Storage"].iter().find_map(|name| member(model, name).object()).and_then(Storage::of);
        let storage = own.or_else(|| asked(model)).unwrap_or_else(|| self.storage.clone());
        if !place.path.is_empty() {
            model.each(&mut |member, view| {
                let Some(is_link) = names_a_file(member) else { return };
                let file_id = file_id(model, member);
                let mut paths: Vec<&str> = texts(view).into_iter().filter(|path| !path.is_empty()).collect();
                if paths.is_empty() && file_id.is_some() {
                    paths.push("");
                }
                for path in paths {
                    // Members that are called paths hold links where the source was none of a storage.
                    let is_link = is_link || self::is_link(path);
                    let output = Output::new(kind, member, path).with_sub_task(sub_task).with_storage(storage.clone());
                    found.push(Output { is_link, file_id: file_id.clone(), ..output });
                }
            });
        }
        let search = Search { kind, sub_task, storage };
        walk::children(model, place, &mut |child, place| {
            if !matches!(
                place.member,
                "InputInfo" | "InputInfos" | "MetaData" | "Metadatas" | "OutputStorage" | "Storage"
            ) {
                search.inside(child, place, found);
            }
        });
    }
}

/// Whether a member names a file, and if so, whether by a link.
fn names_a_file(member: &str) -> Option<bool> {
    match member {
        _ if member.ends_with("Path") || member.ends_with("PathSet") || member.ends_with("Paths") => Some(false),
        "VoiceClonedVideo" | "VoiceClonedMarkFile" => Some(false),
        _ if member.ends_with("Url") => Some(true),
        _ => None,
    }
}

fn is_link(path: &str) -> bool {
    path.contains("://")
}

/// The id of the file that a member names the path of: `SpeakerFileId` goes with `SpeakerPath`.
fn file_id(model: &dyn Model, path: &str) -> Option<String> {
    let id = member(model, &format!("{}FileId", path.strip_suffix("Path")?)).text()?;
    (!id.is_empty()).then(|| id.to_owned())
}

fn texts(view: View<'_>) -> Vec<&str> {
    match view {
        View::Text(text) => vec![text],
        View::List(list) => (0..list.len()).filter_map(|index| list.get(index).text()).collect(),
        _ => Vec::new(),
    }
}

/// The storage that a sub-task was asked to use: every input has it under the same name.
fn asked(model: &dyn Model) -> Option<Storage> {
    let View::Raw(input) = member(model, "Input") else { return None };
    let mut reader = Reader::new(input.get());
    reader.open(b'{');
    while reader.more(b'}') {
        if reader.name() == "OutputStorage" {
            return Storage::of(&Tagged::<TaskOutputStorage>::read(&mut reader)?);
        }
        reader.skip();
    }
    None
}
