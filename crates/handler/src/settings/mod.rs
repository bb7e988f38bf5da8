//! The function's settings: the environment and nothing else.

mod variables;

use std::sync::Arc;

use cos_sink::{Fallback, Retry, Sink};
use mps_archive::EventKeys;
use scf_runtime::Problem;
use variables::Variables;

use crate::backup::Backup;
use crate::compression;

const URL: &str = "MPS_BACKUP_URL";
const KEY: &str = "MPS_BACKUP_KEY";
const NOTIFY_KEY: &str = "MPS_BACKUP_NOTIFY_KEY";
const COMPRESSION: &str = "MPS_BACKUP_COMPRESSION";
const FALLBACK_URL: &str = "MPS_BACKUP_FALLBACK_URL";
const SETTINGS: [&str; 5] = [URL, KEY, NOTIFY_KEY, COMPRESSION, FALLBACK_URL];

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
    /// An empty variable counts as absent. Blanks and line ends around a value are left out, with a WARN. A variable that
    /// begins with `MPS_BACKUP_` and is not known is refused, since a misspelt setting would otherwise be silently off.
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
        let variables = Variables::new(variables);
        let mut problems = Problems::default();
        for name in variables.settings().filter(|name| !SETTINGS.contains(name)) {
            problems.add(name, format!("is not a setting; known are {}", SETTINGS.join(", ")));
        }
        let mut builder = Self::builder();
        let place = place(&variables, &mut problems);
        if let Some(template) = variables.get(KEY) {
            match EventKeys::parse(template) {
                Ok(_) => builder = builder.key(template),
                Err(error) => problems.add(KEY, format!("cannot be used: {error}")),
            }
        }
        if let Some(key) = variables.get(NOTIFY_KEY) {
            match variables::not_one_line(key) {
                None => builder = builder.notify_key(key),
                Some(advice) => problems.add(NOTIFY_KEY, advice),
            }
        }
        match (place, compression::layer(variables.get(COMPRESSION).unwrap_or("none"))) {
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
fn place(variables: &Variables, problems: &mut Problems) -> Option<Arc<dyn Sink>> {
    let urls = [URL, FALLBACK_URL].map(|name| (name, variables.get(name)));
    if urls[0].1.is_none() {
        problems
            .add(URL, "is not set: say where events go, as in cos://BUCKET-APPID/PREFIX?region=ap-guangzhou".into());
    }
    if urls.iter().any(|(_, url)| url.is_some_and(|url| url.starts_with("cos:"))) {
        credentials(variables, problems);
    }
    if urls[0].1 == urls[1].1 && urls[0].1.is_some() {
        problems.add(FALLBACK_URL, format!("is the same place as {URL}: name another one, or none"));
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
fn credentials(variables: &Variables, problems: &mut Problems) {
    let [[id, key, _], [role_id, role_key, _]] = variables::KEYS;
    let used = match (variables.is_set(id), variables.is_set(key)) {
        (true, false) => return problems.add(key, format!("is not set, and {id} is: set both or neither")),
        (false, true) => return problems.add(id, format!("is not set, and {key} is: set both or neither")),
        (true, true) => variables::KEYS[0],
        (false, false) if variables.is_set(role_id) && variables.is_set(role_key) => variables::KEYS[1],
        (false, false) => {
            let advice = format!(
                "is not set, so there are no keys for COS: give the function an execution role that may write to the \
                 bucket, or set {id} and {key}"
            );
            return problems.add(role_id, advice);
        }
    };
    for name in used {
        if let Some(advice) = variables.get(name).and_then(variables::not_header_text) {
            problems.add(name, advice);
        }
    }
}

#[derive(Debug, Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, variable: &str, advice: String) {
        self.0.push(Problem::new(variable.to_owned(), advice));
    }
}

/// Every setting that is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct SettingsError {
    problems: Vec<Problem>,
}

impl SettingsError {
    fn of(variable: &str, advice: String) -> Self {
        Self { problems: vec![Problem::new(variable.to_owned(), advice)] }
    }

    /// Returns the problems, at least one.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

#[cfg(test)]
mod tests;
