//! The files that a task made.

use super::walk::{self, Place, member};
use crate::json::Reader;
use crate::model::{Element, View};
use crate::models::TaskOutputStorage;
use crate::{Event, Model, Tagged};

/// A file that a task made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Output {
    /// Of which sub-task: as [`SubTask::kind`](crate::SubTask::kind).
    pub kind: String,
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

/// Where outputs are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Storage {
    /// `COS`, `AWS-S3` or `VOD`.
    pub kind: Option<String>,
    /// The bucket; the id of the sub-application in VOD.
    pub bucket: Option<String>,
    /// The region.
    pub region: Option<String>,
}

impl Event {
    /// The files that the task made, with the storage that their paths are in: that of the output, else that which
    /// the sub-task was asked to use.
    pub fn outputs(&self) -> Vec<Output> {
        let mut found = Vec::new();
        if let Some(model) = self.model() {
            let search = Search { kind: self.event_type(), storage: Storage::default() };
            search.inside(model, &Place::default(), &mut found);
        }
        found
    }
}

/// What is known on the way down.
struct Search<'a> {
    kind: &'a str,
    storage: Storage,
}

impl Search<'_> {
    fn inside(&self, model: &dyn Model, place: &Place, found: &mut Vec<Output>) {
        let is_sub_task = !matches!(member(model, "Status"), View::Absent) && !place.path.is_empty();
        let kind = if is_sub_task { &place.kind } else { self.kind };
        let own = ["OutputStorage", "Storage"].iter().find_map(|name| member(model, name).object()).and_then(storage);
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
                    let is_link = is_link || path.contains("://");
                    let (kind, path, storage) = (kind.to_owned(), path.to_owned(), storage.clone());
                    found.push(Output { kind, member, path, file_id: file_id.clone(), is_link, storage });
                }
            });
        }
        let search = Search { kind, storage };
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
            return storage(&Tagged::<TaskOutputStorage>::read(&mut reader)?);
        }
        reader.skip();
    }
    None
}

fn storage(union: &dyn Model) -> Option<Storage> {
    let mut found = Storage { kind: union.tag().map(ToOwned::to_owned), ..Storage::default() };
    walk::children(union, &Place::default(), &mut |place_of, _| {
        let text = |names: [&str; 3]| {
            let texts = names.iter().map(|name| member(place_of, name));
            texts
                .filter_map(|view| match view {
                    View::Text(text) if !text.is_empty() => Some(text.to_owned()),
                    View::Integer(number) => Some(number.to_string()),
                    _ => None,
                })
                .next()
        };
        found.bucket = text(["Bucket", "S3Bucket", "SubAppId"]);
        found.region = text(["Region", "S3Region", ""]);
    });
    (found.bucket.is_some() || found.region.is_some()).then_some(found)
}
