//! The real `bootstrap` under the emulator, and the folder that it stores into.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use cos_sink::{Archive as _, FileSink, ObjectKey};
use scf_emulator::{Function, Invoked, Platform};
use serde_json::Value;
use tempfile::TempDir;

/// The binary that is deployed.
pub(crate) fn bootstrap() -> Function {
    Function::command(env!("CARGO_BIN_EXE_bootstrap"))
}

/// A platform that runs `function` with time enough for a slow machine.
pub(crate) fn platform(function: Function) -> Platform {
    Platform::builder().function(function).timeout(Duration::from_secs(60)).build().unwrap()
}

/// A backup into a folder of its own.
pub(crate) struct Archive {
    pub(crate) folder: TempDir,
    pub(crate) platform: Platform,
}

impl Archive {
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// With further settings.
    pub(crate) fn with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut function = bootstrap().env("MPS_BACKUP_URL", format!("file://{}", folder.path().display()));
        for (name, value) in settings {
            function = function.env(*name, value);
        }
        Self { platform: platform(function), folder }
    }

    /// Delivers one event; the function's report.
    pub(crate) async fn deliver(&self, event: impl Into<Vec<u8>>) -> Value {
        report(&self.platform.invoke(event.into()).await)
    }

    /// Every object, by key.
    pub(crate) fn objects(&self) -> BTreeMap<String, Vec<u8>> {
        objects(self.folder.path())
    }

    /// The bytes of every object, by key.
    pub(crate) fn bodies(&self) -> Vec<Vec<u8>> {
        self.objects().into_values().collect()
    }

    /// Why an object is in quarantine, as its metadata tell it.
    pub(crate) async fn reason(&self, key: &str) -> String {
        let sink = FileSink::new(self.folder.path()).unwrap();
        let head = sink.head(&ObjectKey::parse(key).unwrap()).await.unwrap().unwrap();
        head.metadata["reason"].clone()
    }
}

/// Every object of a folder, by key.
pub(crate) fn objects(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut objects = BTreeMap::new();
    collect(folder, folder, &mut objects);
    objects
}

fn collect(root: &Path, folder: &Path, objects: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, objects);
        } else {
            let key = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            objects.insert(key, fs::read(&path).unwrap());
        }
    }
}

/// The report of an invocation that went well.
pub(crate) fn report(invoked: &Invoked) -> Value {
    match &invoked.outcome {
        Ok(answer) => serde_json::from_slice(answer).unwrap(),
        Err(error) => panic!("{error}\n{:#?}", invoked.logs),
    }
}

/// The payloads collected elsewhere, when there are any.
pub(crate) fn samples() -> Vec<Vec<u8>> {
    mps_events::fixtures::collected().unwrap().into_iter().map(|(_, bytes)| bytes).collect()
}
