//! The function's settings: the environment and nothing else.

mod variables;

use std::fmt;
use std::sync::Arc;

use cos_sink::{Fallback, KeyTemplate, Retry, Sink};
use mps_archive::EventKeys;
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
            match check_template(template) {
                Ok(()) => builder = builder.key(template),
                Err(advice) => problems.add(KEY, advice),
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

/// Whether events can be filed by `template`: one that parses, and reaches no name that is kept for what isn't an event.
fn check_template(template: &str) -> Result<(), String> {
    EventKeys::parse(template).map_err(|error| format!("cannot be used: {error}"))?;
    let template = KeyTemplate::parse(template).map_err(|error| format!("cannot be used: {error}"))?;
    // No value of a field can begin a name with _, so any value shows what the template's own text does.
    let key = template.render(|_| Some("x".into()));
    match key.as_str().split('/').find(|name| name.starts_with('_')) {
        None => Ok(()),
        Some(name) => Err(format!(
            "cannot be used: it begins a name with _ ({name:?}), and such names are kept for what isn't an event, so \
             that readers of the archive pass them over: begin it with a letter"
        )),
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
    fn what_stands_around_a_value_is_left_out() {
        let backup = |key: &str| {
            let variables = [(URL, " memory:\n"), (NOTIFY_KEY, key), (COMPRESSION, "none\r\n")];
            Backup::from_variables(variables.map(|(name, value)| (name.to_owned(), value.to_owned()))).unwrap()
        };
        for key in ["a key", "a key\n", " a key\r\n", "\ta key "] {
            assert_eq!(backup(key).notify_key.unwrap().expose(), "a key", "{key:?}");
        }
        let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
        assert_eq!(problems(&[cos, ("COS_SECRET_ID", " a\n"), ("COS_SECRET_KEY", "b\r\n")]), [""; 0]);
    }

    #[test]
    fn keys_that_no_header_can_carry_are_refused_before_the_first_event() {
        let cos = (URL, "cos://backup-1250000000/mps?region=ap-guangzhou");
        for bad in ["a\nb", "a\0", "clé", "a\u{fffd}", "\u{feff}a", "a\u{200b}"] {
            for keys in variables::KEYS {
                for at in 0..3 {
                    let mut all = vec![cos];
                    all.extend(keys.iter().enumerate().map(|(n, name)| (*name, if n == at { bad } else { "fine" })));
                    assert_eq!(problems(&all), [keys[at]], "{bad:?}");
                }
            }
        }
        // The keys of the role aren't used beside one's own, nor are any without COS.
        let own = [cos, ("COS_SECRET_ID", "a"), ("COS_SECRET_KEY", "b"), ("TENCENTCLOUD_SECRETID", "\0")];
        assert_eq!(problems(&own), [""; 0]);
        assert_eq!(problems(&[(URL, "memory:"), ("COS_SECRET_ID", "\0"), ("COS_SECRET_KEY", "b")]), [""; 0]);
        for (key, right) in [("ключ", true), ("a\nb", false), ("a\u{fffd}", false)] {
            let told = problems(&[(URL, "memory:"), (NOTIFY_KEY, key)]);
            assert_eq!(told, if right { vec![] } else { vec![NOTIFY_KEY] }, "{key:?}");
        }
    }

    #[test]
    fn a_template_reaches_no_name_that_is_kept() {
        for (template, right) in [
            ("{task_id}/{digest}", true),
            ("a_b/{task_id}_{status}", true),
            ("{status:_x}/{digest}", true),
            ("_quarantine/{task_id}", false),
            ("_{date}/{task_id}", false),
            ("dt={date}/_{task_id}", false),
            ("{date}/{hour}/_x", false),
        ] {
            let told = problems(&[(URL, "memory:"), (KEY, template)]);
            assert_eq!(told, if right { vec![] } else { vec![KEY] }, "{template}");
        }
    }

    #[test]
    fn a_refusal_shows_no_secret() {
        let wrong = [
            (URL, "cos://canary:canary@b-1250000000/x?region=r&endpoint=https://canary:canary@example.com"),
            (FALLBACK_URL, "cos://b-1250000000/x?region=r&endpoint=canary canary&secret=canary"),
            (NOTIFY_KEY, "canary\ncanary"),
            ("COS_SECRET_ID", "canary\ncanary"),
            ("COS_SECRET_KEY", "canary\u{7f}"),
            ("COS_SESSION_TOKEN", "canaryé"),
            ("MPS_BACKUP_SECRET", "canary"),
        ];
        let variables = wrong.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let error = Backup::from_variables(variables).unwrap_err();
        assert!(
            wrong.iter().all(|(name, _)| error.problems().iter().any(|problem| problem.variable() == *name)),
            "{error}"
        );
        let text = format!("{error} {error:?}");
        assert!(!text.contains("canary"), "{text}");
    }

    #[test]
    fn no_secret_is_shown() {
        let variables = [(URL, "memory:"), (NOTIFY_KEY, "canary-1"), ("COS_SECRET_KEY", "canary-2")];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let text = format!("{:?}", Backup::from_variables(variables));
        assert!(!text.contains("canary"), "{text}");
    }
}
