//! The function's settings: the environment and nothing else.

use std::fmt;
use std::sync::Arc;

use cos_sink::{Fallback, Retry, Sink};
use mps_archive::EventKeys;

use crate::backup::Backup;
use crate::compression;

const URL: &str = "MPS_BACKUP_URL";
const KEY: &str = "MPS_BACKUP_KEY";
const NOTIFY_KEY: &str = "MPS_BACKUP_NOTIFY_KEY";
const COMPRESSION: &str = "MPS_BACKUP_COMPRESSION";
const FALLBACK_URL: &str = "MPS_BACKUP_FALLBACK_URL";
const SETTINGS: [&str; 5] = [URL, KEY, NOTIFY_KEY, COMPRESSION, FALLBACK_URL];
const PREFIX: &str = "MPS_BACKUP_";

impl Backup {
    /// Reads the settings from the environment and puts the backup together.
    ///
    /// | variable | meaning | default |
    /// |---|---|---|
    /// | `MPS_BACKUP_URL` | where to: [`cos_sink::sink_from_url`] tells the forms | none: required |
    /// | `MPS_BACKUP_FALLBACK_URL` | a second place, used when the first refuses | none |
    /// | `MPS_BACKUP_KEY` | the key template, of the fields in [`KEY_FIELDS`](crate::KEY_FIELDS) | [`DEFAULT_KEY`](crate::DEFAULT_KEY) |
    /// | `MPS_BACKUP_NOTIFY_KEY` | the `NotifyKey` of callbacks over HTTP | none: they are turned away |
    /// | `MPS_BACKUP_COMPRESSION` | `none`, `gzip` (keys end with `.gz`) or `zstd` (`.zst`; needs the feature `zstd`) | `none` |
    /// | `COS_SECRET_ID`, `COS_SECRET_KEY`, `COS_SESSION_TOKEN` | static keys for COS | the keys of the function's role |
    ///
    /// An empty variable counts as absent. A variable that begins with `MPS_BACKUP_` and is not known is refused,
    /// since a misspelt setting would otherwise be silently off.
    ///
    /// # Errors
    ///
    /// [`SettingsError`] lists every setting that is missing or wrong, and what to do about each.
    pub fn from_env() -> Result<Self, SettingsError> {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())));
        Self::from_variables(variables)
    }

    fn from_variables(variables: impl IntoIterator<Item = (String, String)>) -> Result<Self, SettingsError> {
        let variables: Vec<_> = variables.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
        let lookup = |name: &str| variables.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
        let mut problems = Problems::default();
        for (name, _) in &variables {
            if name.starts_with(PREFIX) && !SETTINGS.contains(&name.as_str()) {
                problems.add(name, format!("is not a setting; known are {}", SETTINGS.join(", ")));
            }
        }
        let mut builder = Self::builder();
        let place = place(&lookup, &mut problems);
        if let Some(template) = lookup(KEY) {
            match EventKeys::parse(template) {
                Ok(_) => builder = builder.key(template),
                Err(error) => problems.add(KEY, format!("cannot be used: {error}")),
            }
        }
        if let Some(key) = lookup(NOTIFY_KEY) {
            builder = builder.notify_key(key);
        }
        match (place, compression::layer(lookup(COMPRESSION).unwrap_or("none"))) {
            // Outermost, so that a body is compressed once, however often and wherever it is stored.
            (Some(place), Ok(layer)) => builder = builder.sink(layer(place)),
            (None, Ok(_)) => {}
            (_, Err(advice)) => problems.add(COMPRESSION, advice),
        }
        if problems.0.is_empty() {
            return builder.build().map_err(|error| SettingsError::of(URL, error.to_string()));
        }
        Err(SettingsError { problems: problems.0 })
    }
}

/// Where records go: one place, or two.
fn place<'a>(lookup: &impl Fn(&str) -> Option<&'a str>, problems: &mut Problems) -> Option<Arc<dyn Sink>> {
    let urls = [URL, FALLBACK_URL].map(|name| (name, lookup(name)));
    if urls[0].1.is_none() {
        problems
            .add(URL, "is not set: say where events go, as in cos://BUCKET-APPID/PREFIX?region=ap-guangzhou".into());
    }
    if urls.iter().any(|(_, url)| url.is_some_and(|url| url.starts_with("cos:"))) {
        credentials(lookup, problems);
    }
    match urls.map(|(name, url)| open(name, url?, problems)) {
        [Some(first), Some(second)] => Some(Arc::new(Fallback::new(first, second).with_names("first", "fallback"))),
        [Some(only), None] => Some(Arc::new(only)),
        [None, _] => None,
    }
}

/// The sink of one setting. What is temporary is tried again until the invocation's deadline; the rest is for the
/// platform's own retry.
fn open(name: &str, url: &str, problems: &mut Problems) -> Option<Retry<Arc<dyn Sink>>> {
    cos_sink::sink_from_url(url)
        .map(Retry::new)
        .map_err(|error| problems.add(name, format!("cannot be used: {error}")))
        .ok()
}

/// COS wants keys: static ones, or those that the platform gives a function with an execution role.
fn credentials<'a>(lookup: &impl Fn(&str) -> Option<&'a str>, problems: &mut Problems) {
    let present = |name| lookup(name).is_some();
    match (present("COS_SECRET_ID"), present("COS_SECRET_KEY")) {
        (true, true) => {}
        (true, false) => problems.add("COS_SECRET_KEY", "is not set, and COS_SECRET_ID is: set both or neither".into()),
        (false, true) => problems.add("COS_SECRET_ID", "is not set, and COS_SECRET_KEY is: set both or neither".into()),
        (false, false) if present("TENCENTCLOUD_SECRETID") && present("TENCENTCLOUD_SECRETKEY") => {}
        (false, false) => problems.add(
            "TENCENTCLOUD_SECRETID",
            "is not set, so there are no keys for COS: give the function an execution role that may write to the \
             bucket, or set COS_SECRET_ID and COS_SECRET_KEY"
                .into(),
        ),
    }
}

#[derive(Debug, Default)]
struct Problems(Vec<SettingProblem>);

impl Problems {
    fn add(&mut self, variable: &str, advice: String) {
        self.0.push(SettingProblem { variable: variable.to_owned(), advice });
    }
}

/// A setting that is missing or wrong; displayed as a sentence that starts with the variable's name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SettingProblem {
    variable: String,
    advice: String,
}

impl SettingProblem {
    /// The name of the variable.
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// What is wrong and what to do: the rest of a sentence that starts with the variable's name.
    pub fn advice(&self) -> &str {
        &self.advice
    }
}

impl fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.variable, self.advice)
    }
}

/// Every setting that is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct SettingsError {
    problems: Vec<SettingProblem>,
}

impl SettingsError {
    fn of(variable: &str, advice: String) -> Self {
        Self { problems: vec![SettingProblem { variable: variable.to_owned(), advice }] }
    }

    /// The problems, at least one.
    pub fn problems(&self) -> &[SettingProblem] {
        &self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(variables: &[(&str, &str)]) -> Vec<String> {
        let variables = variables.iter().map(|&(name, value)| (name.to_owned(), value.to_owned()));
        match Backup::from_variables(variables) {
            Ok(_) => Vec::new(),
            Err(error) => error.problems().iter().map(|problem| problem.variable().to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_needed_is_enough() {
        assert_eq!(problems(&[(URL, "memory:")]), [""; 0]);
        let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
        assert_eq!(problems(&[cos, ("COS_SECRET_ID", "a"), ("COS_SECRET_KEY", "b")]), [""; 0]);
        assert_eq!(problems(&[cos, ("TENCENTCLOUD_SECRETID", "a"), ("TENCENTCLOUD_SECRETKEY", "b")]), [""; 0]);
        assert_eq!(
            problems(&[(URL, "memory:"), (COMPRESSION, "none"), (KEY, "{task_id}/{digest}"), ("PATH", "/")]),
            [""; 0]
        );
    }

    #[test]
    fn compression_is_one_that_is_built() {
        let of = |value| problems(&[(URL, "memory:"), (COMPRESSION, value)]);
        for (value, built) in [
            ("none", true),
            ("gzip", cfg!(feature = "gzip")),
            ("zstd", cfg!(feature = "zstd")),
            ("GZIP", false),
            ("brotli", false),
        ] {
            assert_eq!(of(value), if built { vec![] } else { vec![COMPRESSION] }, "{value}");
        }
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let wrong = [
            (URL, "ftp://x"),
            (KEY, "{task}"),
            (COMPRESSION, "brotli"),
            (FALLBACK_URL, "ftp://y"),
            ("MPS_BACKUP_NOTIFYKEY", "x"),
        ];
        assert_eq!(problems(&wrong), ["MPS_BACKUP_NOTIFYKEY", URL, FALLBACK_URL, KEY, COMPRESSION]);
        assert_eq!(problems(&[]), [URL]);
        assert_eq!(problems(&[(URL, "  ")]), [URL]);
    }

    #[test]
    fn keys_for_cos_are_missed_before_the_first_event() {
        let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
        assert_eq!(problems(&[cos]), ["TENCENTCLOUD_SECRETID"]);
        assert_eq!(problems(&[cos, ("COS_SECRET_ID", "a")]), ["COS_SECRET_KEY"]);
        assert_eq!(problems(&[cos, ("COS_SECRET_KEY", "canary")]), ["COS_SECRET_ID"]);
    }

    #[test]
    fn no_secret_is_shown() {
        let variables = [(URL, "memory:"), (NOTIFY_KEY, "canary-1"), ("COS_SECRET_KEY", "canary-2")];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let text = format!("{:?}", Backup::from_variables(variables));
        assert!(!text.contains("canary"), "{text}");
    }
}
