//! What several tests need.
#![allow(dead_code, reason = "every test file takes its part of it")]

use std::path::{Path, PathBuf};

use serde_json::Value;

/// A tree without what MPS doesn't distinguish: null, absent, the empty list, the spelling of numbers.
pub(crate) fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().map(|(name, value)| (name.clone(), plain(value)));
            Value::Object(kept.filter(|(_, value)| !value.is_null() && *value != Value::Array(vec![])).collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(plain).collect()),
        Value::Number(number) => Value::from(number.as_f64().unwrap().to_string()),
        Value::String(text) => match text.parse::<serde_json::Number>() {
            Ok(number) => Value::from(number.as_f64().unwrap_or(f64::NAN).to_string()),
            Err(_) => value.clone(),
        },
        other => other.clone(),
    }
}

/// The JSON files in a folder and the folders in it.
pub(crate) fn json_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("MPS_SAMPLES: {}: {error}", folder.display()));
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            json_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}
