//! The models of `mps-events`, written from the facts.

mod docs;
mod groups;
mod lists;
mod mirror;
mod names;
mod objects;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::facts::{Facts, Object};
use crate::words::Words;
use crate::{Result, read};
use lists::Lists;

const MARK: &str =
    "// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.\n";

/// What the members of notifications are read by themselves: the envelope is no model.
pub(crate) const ENVELOPES: [&str; 2] = ["ParseNotificationResponse", "ParseLiveStreamProcessNotificationResponse"];

/// The shape that results of sub-tasks share.
const TASK_RESULT: [&str; 9] =
    ["Status", "ErrCodeExt", "ErrCode", "Message", "Progress", "BeginProcessTime", "FinishTime", "Input", "Output"];

/// What all parts of the generator look at.
struct Schema<'a> {
    facts: &'a Facts,
    words: &'a Words,
    lists: Lists,
}

impl Schema<'_> {
    fn object(&self, name: &str) -> Result<&Object> {
        let object = self.facts.objects.get(name);
        object.ok_or_else(|| format!("facts.txt: expected an object {name}, which a member is of").into())
    }

    /// Whether an object is read as part of the union around it.
    fn is_around_payloads(&self, name: &str) -> bool {
        let mut unions = self.facts.objects.values().filter_map(|object| object.union.as_ref());
        unions.any(|union| union.around.as_deref() == Some(name))
    }
}

/// Whether an object has the shape of a sub-task's result.
fn is_task_result(object: &Object) -> bool {
    let has = |name: &str| object.members.iter().any(|member| member.name == name);
    has("Status") && has("Input") && object.members.iter().all(|member| TASK_RESULT.contains(&member.name.as_str()))
}

/// Path below `src/models` and text of every generated file of the package in `folder`.
pub(crate) fn from_package(folder: &Path) -> Result<BTreeMap<String, String>> {
    let facts = Facts::parse(&read(&folder.join("schema/facts.txt"))?)?;
    let words = Words::parse(&read(&folder.join("schema/words.txt"))?)?;
    generate(&facts, &words)
}

/// The text of the benchmarks' mirror of the models of the package in `folder`.
pub(crate) fn mirror(folder: &Path) -> Result<String> {
    mirror::declare(&Facts::parse(&read(&folder.join("schema/facts.txt"))?)?)
}

/// The generated files that are there, below `folder`.
pub(crate) fn present(folder: &Path) -> Result<BTreeSet<String>> {
    let mut paths = BTreeSet::new();
    for (folder, prefix) in [(folder.to_owned(), ""), (folder.join("inputs"), "inputs/")] {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                paths.insert(format!("{prefix}{}", entry.file_name().to_string_lossy()));
            }
        }
    }
    Ok(paths)
}

fn generate(facts: &Facts, words: &Words) -> Result<BTreeMap<String, String>> {
    let schema = Schema { facts, words, lists: Lists::of(facts) };
    let idle: Vec<&str> = words.idle(facts, &schema.lists.all_names()?);
    if !idle.is_empty() {
        return Err(
            format!("words.txt: expected every line to describe something, these don't: {}", idle.join(", ")).into()
        );
    }
    let mut bodies: BTreeMap<String, String> = BTreeMap::new();
    for (name, object) in &facts.objects {
        if ENVELOPES.contains(&name.as_str()) || schema.is_around_payloads(name) {
            continue;
        }
        let body = bodies.entry(groups::file(name, object)).or_default();
        body.push('\n');
        body.push_str(&objects::declare(&schema, name, object)?);
    }
    for list in &schema.lists.lists {
        let body = bodies.entry(list.file.clone()).or_default();
        body.push('\n');
        body.push_str(&lists::declare(words, list)?);
    }
    let lists = schema.lists.lists.iter().map(|list| list.name.as_str());
    let types: BTreeSet<&str> = facts.objects.keys().map(String::as_str).chain(lists).collect();
    let mut files: BTreeMap<String, String> =
        bodies.iter().map(|(file, body)| (format!("{file}.rs"), with_head(file, body, &types))).collect();
    files.insert("mod.rs".to_owned(), results_module(&schema, bodies.keys()));
    files.insert("inputs/mod.rs".to_owned(), inputs_module(bodies.keys()));
    files.insert("no_inputs.rs".to_owned(), no_inputs(&schema)?);
    Ok(files)
}

/// What stands above the declarations of a file: `all` are the names of everything generated.
fn with_head(file: &str, body: &str, all: &BTreeSet<&str>) -> String {
    let title = if file.ends_with("values") { "Lists of values" } else { groups::title(file) };
    let words: BTreeSet<&str> = body.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let uses = |names: &[&'static str]| names.iter().copied().filter(|name| words.contains(name)).collect::<Vec<_>>();
    let macros =
        ["model", "open_enum", "open_number", "union"].into_iter().filter(|name| body.contains(&format!("{name}! {{")));
    let mut imports = vec![import("crate::model", &macros.collect::<Vec<_>>())];
    let is_declared =
        |name: &str| ["enum", "struct", "type"].iter().any(|kind| body.contains(&format!("pub {kind} {name} ")));
    if !file.ends_with("values") && all.iter().any(|name| words.contains(name) && !is_declared(name)) {
        imports.push("use crate::models::*;\n".to_owned());
    }
    let types = uses(&["Input", "NoCommon", "Tagged", "TaskResult"]);
    // A single name comes first in the order of rustfmt, a list of names last.
    let place = if types.len() == 1 { 0 } else { imports.len() };
    imports.insert(place, import("crate", &types));
    format!("{MARK}\n//! {title}.\n\n{}{body}", imports.concat())
}

fn import(path: &str, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("use {path}::{one};\n"),
        _ => format!("use {path}::{{{}}};\n", names.join(", ")),
    }
}

fn modules<'a>(files: impl Iterator<Item = &'a String>, is_input: bool) -> Vec<&'a str> {
    files
        .filter_map(|file| match (file.strip_prefix("inputs/"), is_input) {
            (Some(file), true) => Some(file),
            (None, false) => Some(file.as_str()),
            _ => None,
        })
        .collect()
}

fn results_module<'a>(schema: &Schema<'_>, files: impl Iterator<Item = &'a String>) -> String {
    let mut text = format!("{MARK}\n{}\n", docs::RESULTS);
    let modules = modules(files, false);
    let gate = |module: &str| match module {
        "detail" => "#[cfg(feature = \"task-detail\")]\n",
        "inputs" => "#[cfg(feature = \"inputs\")]\npub ",
        "no_inputs" => "#[cfg(not(feature = \"inputs\"))]\n",
        _ => "",
    };
    let all: BTreeSet<&str> = modules.iter().copied().chain(["inputs", "no_inputs"]).collect();
    all.iter().for_each(|module| text.push_str(&format!("{}mod {module};\n", gate(module))));
    text.push('\n');
    for module in &all {
        // The types of inputs have a path of their own.
        let (gate, visibility) = match *module {
            "inputs" => ("#[cfg(feature = \"inputs\")]\n", ""),
            "no_inputs" => (gate(module), ""),
            _ => (gate(module), "pub "),
        };
        text.push_str(&format!("{gate}{visibility}use {module}::*;\n"));
    }
    let mut secrets = String::new();
    for (name, object) in &schema.facts.objects {
        for member in object.members.iter().filter(|member| member.is("secret")) {
            secrets.push_str(&format!("    ({name:?}, {:?}),\n", member.name));
        }
    }
    text + "\n/// The members that hold a secret: object and member.\npub(crate) const SECRETS: &[(&str, &str)] = &[\n"
        + &secrets
        + "];\n"
}

fn inputs_module<'a>(files: impl Iterator<Item = &'a String>) -> String {
    let mut text = format!("{MARK}\n{}\n", docs::INPUTS);
    let modules = modules(files, true);
    modules.iter().for_each(|module| text.push_str(&format!("mod {module};\n")));
    text.push('\n');
    modules.iter().for_each(|module| text.push_str(&format!("pub use {module}::*;\n")));
    text
}

/// What stands for the inputs that results name, where the inputs are left out.
fn no_inputs(schema: &Schema<'_>) -> Result<String> {
    let mut named = BTreeMap::new();
    for object in schema.facts.objects.values().filter(|object| !object.is_echo) {
        for member in &object.members {
            if objects::scalar(&member.kind).is_none() && schema.object(&member.kind)?.is_echo {
                let in_notifications = object.is_in_notifications();
                *named.entry(member.kind.as_str()).or_insert(false) |= in_notifications;
            }
        }
    }
    let mut text = format!(
        "{MARK}\n//! What results were asked to do, untyped: see the feature `inputs`.\n\nuse crate::model::NoInput;\n\n"
    );
    for (name, in_notifications) in named {
        let gate = if in_notifications { "" } else { "#[cfg(feature = \"task-detail\")]\n" };
        text.push_str(&format!("{gate}pub(crate) type {name} = NoInput;\n"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails when facts or words were changed and the models weren't generated again, or by hand.
    #[test]
    fn the_checked_in_models_are_what_the_facts_give() {
        let folder = crate::package();
        let files = from_package(&folder).unwrap();
        let models = folder.join("src/models");
        assert_eq!(present(&models).unwrap(), files.keys().cloned().collect());
        for (path, text) in &files {
            let present = read(&models.join(path)).unwrap();
            assert!(present == *text, "src/models/{path} is not what `cargo run -p xtask -- generate` writes");
        }
    }

    #[test]
    fn the_checked_in_mirror_is_what_the_facts_give() {
        let is_same = read(&crate::mirror()).unwrap() == mirror(&crate::package()).unwrap();
        assert!(is_same, "benches/typed/mirror.rs is not what `cargo run -p xtask -- generate` writes");
    }

    #[test]
    fn the_shared_shape_is_found() {
        let facts = Facts::parse(&read(&crate::package().join("schema/facts.txt")).unwrap()).unwrap();
        let results = facts.objects.values().filter(|object| is_task_result(object)).count();
        let has = |object: &Object, name: &str| object.members.iter().any(|member| member.name == name);
        let others = facts.objects.iter().filter(|(_, object)| {
            !is_task_result(object) && ["Status", "Input", "Output"].iter().all(|name| has(object, name))
        });
        let others: Vec<&str> = others.map(|(name, _)| name.as_str()).collect();
        // What the documentation of `TaskResult` says.
        assert_eq!((results, others), (52, vec!["EditMediaTask"]));
    }
}
