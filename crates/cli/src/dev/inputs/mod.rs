//! The events to deliver: from files, folders or standard input, read one at a time.

mod stream;
mod walk;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bytes::Bytes;

use self::stream::Lines;
use self::walk::{Found, Kind, Walk};
use crate::view::Total;

/// One event to deliver, and what to call it.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    /// Its bytes, or why they can't be read.
    pub(crate) bytes: io::Result<Bytes>,
    /// Whether it is several JSON documents, which are delivered as one event all the same.
    pub(crate) is_several: bool,
}

impl Input {
    pub(crate) fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::read(name.into(), Ok(bytes.into()))
    }

    fn read(name: String, bytes: io::Result<Bytes>) -> Self {
        Self { name, bytes, is_several: false }
    }

    /// Returns its size in bytes.
    pub(crate) fn size(&self) -> u64 {
        self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)
    }
}

/// The events of several paths, in their order.
///
/// A file is one event, whatever it holds; one that ends in `.jsonl` or `.ndjson` is an event a line. Of a folder, the
/// files below it that end in `.json`, `.jsonl` or `.ndjson`, by name. `-` is standard input, and so is what can be read
/// but once, such as a pipe: an event a line when its first line is JSON of its own, else one event.
#[derive(Debug)]
pub(crate) struct Inputs {
    paths: VecDeque<PathBuf>,
    /// Whether every file is an event a line.
    lines: bool,
    walk: Option<Walk>,
    open: Option<(String, Lines)>,
    /// What was made and not read.
    made: VecDeque<Input>,
}

/// What a look at the paths told, before anything is read.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// How much there is to deliver.
    pub(crate) total: Total,
    /// How many files in folders are not delivered.
    pub(crate) passed_over: u64,
    /// One of them.
    pub(crate) example: Option<PathBuf>,
}

impl From<Vec<Input>> for Inputs {
    fn from(made: Vec<Input>) -> Self {
        Self { paths: VecDeque::new(), lines: false, walk: None, open: None, made: made.into() }
    }
}

impl Inputs {
    /// Takes paths, and looks whether they are there, so that a wrong name costs nothing.
    ///
    /// # Errors
    /// A path isn't there, or a folder holds no events.
    pub(crate) fn open(paths: &[PathBuf], lines: bool) -> Result<(Self, Survey)> {
        let mut survey = Survey::default();
        let (mut files, mut bytes, mut is_known, mut one_each) = (0, 0, true, !lines);
        for path in paths {
            if path.as_os_str() == "-" {
                is_known = false;
                continue;
            }
            let metadata = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
            if metadata.is_dir() {
                let (before, others) = (files, survey.passed_over);
                for found in Walk::new(path) {
                    match found {
                        Found::Events(path, size) => {
                            files += 1;
                            bytes += size;
                            one_each &= walk::kind(&path) == Some(Kind::Document);
                        }
                        Found::Other(path) => {
                            survey.passed_over += 1;
                            survey.example.get_or_insert(path);
                        }
                        // Each is an event that fails.
                        Found::Failed(..) => files += 1,
                    }
                }
                if files == before {
                    let others = survey.passed_over - others;
                    bail!(
                        "no events in {}: expected files that end in .json, .jsonl or .ndjson, came {others} others",
                        path.display()
                    );
                }
            } else if metadata.is_file() {
                File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
                files += 1;
                bytes += metadata.len();
                one_each &= walk::kind(path) != Some(Kind::Lines);
            } else {
                is_known = false;
            }
        }
        survey.total = match (is_known, one_each) {
            (false, _) => Total::Unknown,
            (true, true) => Total::Items(files),
            (true, false) => Total::Bytes(bytes),
        };
        let paths = paths.iter().cloned().collect();
        Ok((Self { paths, lines, walk: None, open: None, made: VecDeque::new() }, survey))
    }

    /// The event of a file, or none where its lines are events, which come next.
    fn file(&mut self, path: &Path) -> Option<Input> {
        let name = path.display().to_string();
        let file = match File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata))) {
            Ok((file, metadata)) if metadata.is_file() => file,
            Ok((file, _)) => return self.stream(name, BufReader::new(file)),
            Err(error) => return Some(Input::read(name, Err(error))),
        };
        if self.lines || walk::kind(path) == Some(Kind::Lines) {
            self.open = Some((name, Lines::new(BufReader::new(file))));
            return None;
        }
        let bytes = stream::document(file);
        let is_several = bytes.as_ref().is_ok_and(|bytes| stream::is_several(bytes));
        Some(Input { name, bytes, is_several })
    }

    /// The event of what can be read but once, or none where its lines are events.
    fn stream(&mut self, name: String, mut reader: impl io::BufRead + Send + 'static) -> Option<Input> {
        let head = match stream::head(&mut reader) {
            Ok(head) => head,
            Err(error) => return Some(Input::read(name, Err(error))),
        };
        let is_lines = self.lines || head.is_empty() || stream::is_one(&head);
        let whole = io::Cursor::new(head).chain(reader);
        if is_lines {
            self.open = Some((name, Lines::new(whole)));
            return None;
        }
        Some(Input::read(name, stream::document(whole)))
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(input) = self.made.pop_front() {
                return Some(input);
            }
            if let Some((name, lines)) = &mut self.open {
                if let Some((number, bytes)) = lines.next() {
                    return Some(Input::read(format!("{name}:{number}"), bytes));
                }
                self.open = None;
            }
            if let Some(walk) = &mut self.walk {
                match walk.next() {
                    Some(Found::Events(path, _)) => {
                        if let Some(input) = self.file(&path) {
                            return Some(input);
                        }
                    }
                    Some(Found::Failed(path, error)) => {
                        return Some(Input::read(path.display().to_string(), Err(error)));
                    }
                    Some(Found::Other(_)) => {}
                    None => self.walk = None,
                }
                continue;
            }
            let path = self.paths.pop_front()?;
            if path.as_os_str() == "-" {
                if let Some(input) = self.stream("-".to_owned(), BufReader::new(io::stdin())) {
                    return Some(input);
                }
            } else if path.is_dir() {
                self.walk = Some(Walk::new(&path));
            } else if let Some(input) = self.file(&path) {
                return Some(input);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(inputs: Inputs) -> Vec<String> {
        inputs.map(|input| input.name).collect()
    }

    #[test]
    fn files_lines_and_folders_come_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("a")).unwrap();
        fs::write(path("a/b.json"), "{}").unwrap();
        fs::write(path("a/c.jsonl"), "{}\n\n{}\n").unwrap();
        fs::write(path("d.txt"), "text").unwrap();
        let (inputs, survey) = Inputs::open(&[path("d.txt"), path("a")], false).unwrap();
        assert_eq!(survey.total, Total::Bytes(13));
        let root = folder.path().display();
        let expected = ["d.txt", "a/b.json", "a/c.jsonl:1", "a/c.jsonl:3"].map(|name| format!("{root}/{name}"));
        assert_eq!(names(inputs), expected);
    }

    #[test]
    fn a_file_of_several_documents_is_told_and_taken_apart_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dump.json");
        fs::write(&file, "{\"a\":1}\n{\"a\":2}\n").unwrap();
        let inputs = |lines| Inputs::open(std::slice::from_ref(&file), lines).unwrap().0;
        let whole: Vec<_> = inputs(false).collect();
        assert!(whole.len() == 1 && whole[0].is_several, "{whole:?}");
        let lines: Vec<_> = inputs(true).map(|input| input.bytes.unwrap()).collect();
        assert_eq!(lines, ["{\"a\":1}", "{\"a\":2}"]);
    }

    #[test]
    fn what_is_not_delivered_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "").unwrap();
        let open = || Inputs::open(&[folder.path().to_owned()], false);
        assert!(open().unwrap_err().to_string().ends_with("came 1 others"));
        fs::write(folder.path().join("b.json"), "").unwrap();
        let survey = open().unwrap().1;
        assert_eq!((survey.total, survey.passed_over), (Total::Items(1), 1));
        assert_eq!(survey.example.unwrap(), folder.path().join("a.txt"));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = Inputs::open(&["no/such/file.json".into()], false).unwrap_err();
        assert_eq!(error.to_string(), "cannot read no/such/file.json");
    }

    #[test]
    fn a_stream_is_lines_when_its_first_line_is_json() {
        let of = |text: &'static str| {
            let mut inputs = Inputs::from(Vec::new());
            let first = inputs.stream("-".to_owned(), text.as_bytes());
            let all = first.into_iter().chain(inputs).map(|input| (input.name, input.bytes.unwrap()));
            all.collect::<Vec<_>>()
        };
        let named = |name: &str, text: &'static str| (name.to_owned(), Bytes::from(text));
        assert_eq!(of("{\"a\":1}\n\n{\"a\":2}\n"), [named("-:1", "{\"a\":1}"), named("-:3", "{\"a\":2}")]);
        assert_eq!(of("\n{\n\"a\":1}\n"), [named("-", "\n{\n\"a\":1}\n")]);
        assert_eq!(of("not json"), [named("-", "not json")]);
        assert_eq!(of(""), []);
    }
}
