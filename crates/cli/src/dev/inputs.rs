//! The events to deliver: from files, folders, standard input, or our own samples.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bytes::Bytes;

/// One event to deliver, and what to call it.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) bytes: Bytes,
}

impl Input {
    pub(crate) fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Reads every path in turn, before anything is delivered, so that a wrong name costs nothing.
///
/// A file is one event, whatever it holds; one that ends in `.jsonl` or `.ndjson` is an event a line. Of a folder, the
/// files below it that end in `.json`, `.jsonl` or `.ndjson`, by name. `-` is standard input: an event a line when
/// every line is JSON of its own, else one event.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
            let lines = is_lines(&bytes);
            push("-", bytes, lines, &mut inputs);
        } else if path.is_dir() {
            let before = inputs.len();
            read_folder(path, &mut inputs)?;
            if inputs.len() == before {
                bail!("no events in {}: expected files that end in .json, .jsonl or .ndjson", path.display());
            }
        } else {
            read_file(path, &mut inputs)?;
        }
    }
    Ok(inputs)
}

fn read_folder(folder: &Path, inputs: &mut Vec<Input>) -> Result<()> {
    let listing = || format!("cannot list {}", folder.display());
    let mut paths = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>())
        .with_context(listing)?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(&path, inputs)?;
        } else if matches!(extension(&path), "json" | "jsonl" | "ndjson") {
            read_file(&path, inputs)?;
        }
    }
    Ok(())
}

fn read_file(path: &Path, inputs: &mut Vec<Input>) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = matches!(extension(path), "jsonl" | "ndjson");
    push(&path.display().to_string(), bytes, lines, inputs);
    Ok(())
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn push(name: &str, bytes: Vec<u8>, lines: bool, inputs: &mut Vec<Input>) {
    if !lines {
        inputs.push(Input::new(name, bytes));
        return;
    }
    let bytes = Bytes::from(bytes);
    for (n, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        let line = line.trim_ascii();
        if !line.is_empty() {
            inputs.push(Input::new(format!("{name}:{}", n + 1), bytes.slice_ref(line)));
        }
    }
}

/// Whether the bytes are several lines, each of them JSON.
fn is_lines(bytes: &[u8]) -> bool {
    let is_json = |bytes: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok();
    let mut lines =
        bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && !is_json(bytes) && lines.all(is_json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_json_are_events_and_one_document_is_one() {
        assert!(is_lines(b"{\"a\":1}\n\n{\"a\":2}\n"));
        assert!(!is_lines(b"{\n\"a\":1}\n"));
        assert!(!is_lines(b"{\"a\":1}\nnot json\n"));
        assert!(!is_lines(b""));
    }

    #[test]
    fn a_line_is_named_by_its_number() {
        let mut inputs = Vec::new();
        push("x.jsonl", b"1\n\n 2 \n".to_vec(), true, &mut inputs);
        let named: Vec<_> = inputs.iter().map(|input| (input.name.as_str(), &input.bytes[..])).collect();
        assert_eq!(named, [("x.jsonl:1", &b"1"[..]), ("x.jsonl:3", b"2")]);
    }

    #[test]
    fn folders_are_read_by_name_and_other_files_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        for name in ["b.json", "a/c.ndjson", "a/readme.md"] {
            fs::write(folder.path().join(name), "{}").unwrap();
        }
        let names: Vec<_> = read(&[folder.path().to_owned()]).unwrap().into_iter().map(|input| input.name).collect();
        let root = folder.path().display();
        assert_eq!(names, [format!("{root}/a/c.ndjson:1"), format!("{root}/b.json")]);
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = read(&["no/such/file.json".into()]).unwrap_err();
        assert_eq!(error.to_string(), "cannot read no/such/file.json");
    }
}
