//! Sub-tasks that stand in parts of an event which no type holds: kinds that MPS has added since, values of another
//! type than declared.

use super::error_class;
use super::sub_tasks::SubTask;
use super::walk::{self, Place};
use crate::json;
use crate::notification::Members;
use crate::{EventTime, Model, RawJson};

/// Adds the sub-tasks that stand in what the fields of `model` don't hold.
pub(super) fn sub_tasks<'a>(model: &'a dyn Model, place: &Place, found: &mut Vec<SubTask<'a>>) {
    if let Some(whole) = model.whole() {
        // A variant that isn't known. Of a storage it doesn't matter here.
        if is_of_results(model.object_name()) {
            element(whole.get(), place.kind.clone(), &place.path, found);
        }
        return;
    }
    let kind = model.tag().map_or_else(|| place.kind.clone(), str::to_owned);
    for member in model.other().iter() {
        let Some(value) = member.value() else { continue };
        let path = walk::path(place, member.name(), member.index());
        if member.name() == "Status" {
            // A second one, or one that is no text: what came of it isn't known.
            found.push(SubTask { status: text(value.get()), ..SubTask::new(&place.kind, path) });
        } else if is_of_results(member.name()) && member.reason() == crate::Reason::Mistyped {
            element(value.get(), member.name().to_owned(), &path, found);
        } else {
            let kind = if model.tag().is_some() { kind.clone() } else { member.name().to_owned() };
            inside(value.get(), &kind, &path, found);
        }
    }
}

/// Whether an object or a member of this name holds what came of sub-tasks: `MediaProcessResultSet`, `ActivityResult`,
/// `SmartEraseTaskResult`, `TranscodeTask`.
fn is_of_results(name: &str) -> bool {
    ["Result", "ResultSet", "Results", "Task", "TaskSet"].iter().any(|end| name.ends_with(end))
}

/// A value that stands where a sub-task does: where it tells of none, it is one of which nothing is known.
fn element<'a>(value: &'a str, kind: String, path: &str, found: &mut Vec<SubTask<'a>>) {
    let before = found.len();
    let tag = Members::of(value).and_then(|members| tag(&members)).map(str::to_owned);
    let kind = tag.unwrap_or(kind);
    inside(value, &kind, path, found);
    let is_empty = matches!(value, "[]" | "{}" | "null");
    if found.len() == before && !is_empty {
        found.push(SubTask::new(kind, path));
    }
}

/// The sub-tasks in a value that is known to be JSON: each object with a status of its own, outer ones first.
fn inside<'a>(value: &'a str, kind: &str, path: &str, found: &mut Vec<SubTask<'a>>) {
    if let Some(members) = Members::of(value) {
        let kind = tag(&members).unwrap_or(kind);
        let status = members.get("Status").filter(|status| !matches!(*status, "null" | "\"\""));
        if let Some(status) = status {
            found.push(read(&members, text(status), kind.to_owned(), path));
        }
        for member in members.iter() {
            // The name of a payload tells less than the tag beside it.
            let has_tag = tag(&members).is_some();
            let kind = if has_tag || matches!(&*member.name, "Outputs" | "Output") { kind } else { &*member.name };
            inside(member.value, kind, &format!("{path}.{}", member.name), found);
        }
    } else if value.starts_with('[') {
        for (index, value) in json::elements(value).enumerate() {
            inside(value, kind, &format!("{path}[{index}]"), found);
        }
    }
}

fn read<'a>(members: &Members<'a>, status: Option<&'a str>, kind: String, path: &str) -> SubTask<'a> {
    let member = |name| members.get(name);
    let integer = |name| json::integer(member(name)?);
    let time = |name| EventTime::told(text(member(name)?)?);
    let error = error_class::of_parts(
        member("ErrCodeExt").and_then(text),
        integer("ErrCode"),
        member("Message").and_then(text),
        status.is_some_and(super::sub_tasks::has_failed),
    );
    SubTask {
        status,
        error,
        progress: integer("Progress"),
        began_at: time("BeginProcessTime"),
        finished_at: time("FinishTime"),
        ..SubTask::new(kind, path)
    }
}

/// The tag of a union, of either name.
fn tag<'a>(members: &Members<'a>) -> Option<&'a str> {
    ["Type", "ActivityType"].iter().find_map(|name| text(members.get(name)?))
}

/// The inside of a JSON string. One with escapes stays as it was written: no word that is known here has any.
fn text(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"').filter(|text| !text.is_empty())
}

/// The sub-tasks of an event that has no type here.
pub(super) fn of_unknown(json: &RawJson) -> Vec<SubTask<'_>> {
    let mut found = Vec::new();
    if let Some(members) = Members::of(json.get()) {
        for member in members.iter() {
            inside(member.value, &member.name, &member.name, &mut found);
        }
    }
    found
}
