//! Where the runtime API is, and everything else that the platform tells a process at its start.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::{Credentials, FunctionMetadata};

const HOST: &str = "SCF_RUNTIME_API";
const PORT: &str = "SCF_RUNTIME_API_PORT";
const IMAGE_PORT: u16 = 9000;

/// What the platform tells a function's process at its start.
///
/// Inside SCF it comes from the environment ([`Config::from_env`]); a test makes its own.
///
/// ```
/// let config = scf_runtime::Config::new("127.0.0.1", 9001);
/// assert_eq!(config.port(), 9001);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    place: Place,
    function: Arc<FunctionMetadata>,
    credentials: Option<Credentials>,
}

/// Where events come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The runtime API, which the function asks.
    Api { host: String, port: u16 },
    /// The platform, which posts events to the function's own server.
    Image { port: u16 },
}

impl Config {
    /// Creates a runtime API at `host` (a name or an IP address) and `port`, with no metadata and no credentials.
    pub fn new(host: impl Into<String>, port: u16) -> Self {
        Self::at(Place::Api { host: host.into(), port })
    }

    /// Creates a function deployed as an image, whose own server listens on `port` of all interfaces: 9000 on the platform.
    pub fn image(port: u16) -> Self {
        Self::at(Place::Image { port })
    }

    fn at(place: Place) -> Self {
        Self { place, function: Arc::default(), credentials: None }
    }

    /// Reads `SCF_RUNTIME_API`, `SCF_RUNTIME_API_PORT` (583/47274), the credentials of the role and the metadata
    /// of the function (583/30228). Only the first two are required: the others are missing in some regions.
    ///
    /// With neither of the two, but with `TENCENTCLOUD_RUNENV`, the function was deployed as an image and listens on port 9000
    /// (583/56051).
    ///
    /// # Errors
    ///
    /// Names every variable that is missing or wrong, and what to do about each.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_lookup(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let present = |name: &str| lookup(name).filter(|value| !value.trim().is_empty());
        let inside = present("TENCENTCLOUD_RUNENV").is_some();
        let known = |config: Self| Self {
            function: Arc::new(FunctionMetadata::from_lookup(&present)),
            credentials: Credentials::from_lookup(&present),
            ..config
        };
        if inside && present(HOST).is_none() && present(PORT).is_none() {
            return Ok(known(Self::image(IMAGE_PORT)));
        }
        let mut problems = Vec::new();
        let host = present(HOST);
        if host.is_none() {
            problems.push(Problem::missing(HOST, "the host of the runtime API"));
        }
        let port = match present(PORT) {
            None => {
                problems.push(Problem::missing(PORT, "the port of the runtime API"));
                None
            }
            Some(text) => match text.trim().parse::<u16>() {
                Ok(port) if port != 0 => Some(port),
                _ => {
                    problems.push(Problem::invalid(PORT, "a port between 1 and 65535", &text));
                    None
                }
            },
        };
        match (host, port) {
            (Some(host), Some(port)) => {
                let host = host.trim().trim_start_matches("http://").trim_end_matches('/');
                Ok(known(Self::new(host, port)))
            }
            _ => Err(ConfigError { problems, outside: !inside }),
        }
    }

    /// Sets what [`Context::function`](crate::Context::function) tells the handler.
    #[must_use]
    pub fn with_function(mut self, function: FunctionMetadata) -> Self {
        self.function = Arc::new(function);
        self
    }

    /// Sets what [`Context::credentials`](crate::Context::credentials) tells the handler.
    #[must_use]
    pub fn with_credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Returns the port of the runtime API, or of the function's own server.
    pub fn port(&self) -> u16 {
        match self.place {
            Place::Api { port, .. } => port,
            Place::Image { port } => port,
        }
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    pub(crate) fn function(&self) -> &Arc<FunctionMetadata> {
        &self.function
    }

    pub(crate) fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }
}

/// A variable of the environment that keeps a function from starting: one of the platform's, or a setting of the
/// function's own.
///
/// ```
/// let problem = scf_runtime::Problem::new("MY_BUCKET", "is not set: name a bucket, as in events-1250000000");
/// assert_eq!(problem.to_string(), "MY_BUCKET is not set: name a bucket, as in events-1250000000");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    variable: Cow<'static, str>,
    advice: String,
}

impl Problem {
    /// Creates the problem of `variable`. `advice` says what is wrong and what to do, as the rest of a sentence that starts
    /// with the variable's name.
    pub fn new(variable: impl Into<Cow<'static, str>>, advice: impl Into<String>) -> Self {
        Self { variable: variable.into(), advice: advice.into() }
    }

    fn missing(variable: &'static str, meaning: &str) -> Self {
        Self::new(variable, format!("is not set; expected {meaning}, which the platform sets"))
    }

    fn invalid(variable: &'static str, expected: &str, found: &str) -> Self {
        let found: String = found.chars().take(32).collect();
        Self::new(variable, format!("is {found:?}; expected {expected}"))
    }

    /// Returns the name of the variable.
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// Returns what is wrong and what to do, as the rest of a sentence that starts with the variable's name.
    pub fn advice(&self) -> &str {
        &self.advice
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.variable, self.advice)
    }
}

/// The environment isn't one in which the runtime can start. It lists every problem at once.
///
/// ```
/// use scf_runtime::Config;
///
/// // Outside of SCF both variables are missing.
/// let error = Config::from_env().unwrap_err();
/// assert!(error.is_outside_scf());
/// let variables: Vec<_> = error.problems().iter().map(|problem| problem.variable()).collect();
/// assert_eq!(variables, ["SCF_RUNTIME_API", "SCF_RUNTIME_API_PORT"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    problems: Vec<Problem>,
    outside: bool,
}

impl ConfigError {
    /// Returns every problem that was found; at least one.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns whether nothing in the environment hints at SCF: the program was started by hand.
    pub fn is_outside_scf(&self) -> bool {
        self.outside
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.outside {
            f.write_str("this program is a function of Tencent Cloud SCF and was started outside of it: ")?;
        } else {
            f.write_str("the environment lacks what the runtime needs: ")?;
        }
        for (index, problem) in self.problems.iter().enumerate() {
            write!(f, "{}{problem}", if index == 0 { "" } else { "; " })?;
        }
        if self.outside {
            f.write_str(
                ". To run it on this machine, start it through a local platform: \
                 `mps-backup dev --function PATH`, or the crate scf-emulator in a test",
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_lookup(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn every_problem_is_listed_at_once_and_the_local_loop_is_named() {
        let error = config(&[]).unwrap_err();
        let names: Vec<_> = error.problems().iter().map(Problem::variable).collect();
        assert_eq!(names, [HOST, PORT]);
        assert!(error.is_outside_scf());
        let text = error.to_string();
        assert!(text.contains("mps-backup dev --function PATH") && text.contains("scf-emulator"), "{text}");
    }

    #[test]
    fn inside_scf_the_local_loop_is_not_named() {
        let error = config(&[("TENCENTCLOUD_RUNENV", "SCF"), (HOST, "127.0.0.1")]).unwrap_err();
        assert!(!error.is_outside_scf());
        assert_eq!(error.problems().len(), 1);
        assert!(!error.to_string().contains("mps-backup"));
    }

    #[test]
    fn an_image_is_told_by_the_lack_of_an_api() {
        let config = config(&[("TENCENTCLOUD_RUNENV", "SCF"), ("SCF_FUNCTIONNAME", "backup")]).unwrap();
        assert_eq!(*config.place(), Place::Image { port: 9000 });
        assert_eq!(config.function().name(), Some("backup"));
    }

    #[test]
    fn a_wrong_port_is_shown_and_cut() {
        let long = "9".repeat(500);
        for wrong in ["0", "65536", "-1", "http", long.as_str()] {
            let error = config(&[(HOST, "127.0.0.1"), (PORT, wrong)]).unwrap_err();
            assert_eq!(error.problems()[0].variable(), PORT);
            assert!(error.to_string().len() < 400, "{error}");
        }
    }

    #[test]
    fn metadata_may_be_missing_or_empty() {
        let config = config(&[
            (HOST, "169.254.0.1"),
            (PORT, " 9001 "),
            ("SCF_FUNCTIONNAME", "backup"),
            ("TENCENTCLOUD_REGION", ""),
            ("TENCENTCLOUD_SECRETID", "AKID"),
        ])
        .unwrap();
        assert_eq!(*config.place(), Place::Api { host: "169.254.0.1".to_owned(), port: 9001 });
        assert_eq!(config.function().name(), Some("backup"));
        assert_eq!(config.function().region(), None);
        assert!(config.credentials().is_none(), "a lone id is no credential");
    }
}
