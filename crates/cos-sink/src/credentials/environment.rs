//! Credentials from the environment.

use async_trait::async_trait;

use crate::{CredentialSource, Credentials, ErrorKind, SinkError};

/// Reads the environment each time: `COS_SECRET_ID`, `COS_SECRET_KEY` and `COS_SESSION_TOKEN`; where those are
/// unset, `TENCENTCLOUD_SECRETID`, `TENCENTCLOUD_SECRETKEY` and `TENCENTCLOUD_SESSIONTOKEN`, in which SCF gives the
/// keys of a function's role (583/30256).
///
/// ```
/// use cos_sink::EnvironmentCredentials;
///
/// // From a map, as a test has it.
/// let credentials = EnvironmentCredentials::read(|name| match name {
///     "COS_SECRET_ID" => Some("an-id".to_owned()),
///     "COS_SECRET_KEY" => Some("a-key".to_owned()),
///     _ => None,
/// })?;
/// assert_eq!(credentials.secret_id(), "an-id");
/// # Ok::<(), cos_sink::SinkError>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct EnvironmentCredentials;

impl EnvironmentCredentials {
    /// The variables of id, key and token: a user's own, then those in which SCF gives the keys of the function's role
    /// (583/30256).
    pub const VARIABLES: [[&str; 3]; 2] = [
        ["COS_SECRET_ID", "COS_SECRET_KEY", "COS_SESSION_TOKEN"],
        ["TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY", "TENCENTCLOUD_SESSIONTOKEN"],
    ];

    /// Creates the source.
    pub const fn new() -> Self {
        Self
    }

    /// Creates a source that asks `get` for the variables by name.
    ///
    /// # Errors
    /// [`ErrorKind::CredentialsMissing`] names what is unset.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Credentials, SinkError> {
        let get = |name| get(name).filter(|value| !value.trim().is_empty());
        for [id, key, token] in Self::VARIABLES {
            match (get(id), get(key)) {
                (Some(secret_id), Some(secret_key)) => {
                    return Ok(Credentials::new(secret_id, secret_key).with_token(get(token).unwrap_or_default()));
                }
                (None, None) => {}
                (found, _) => {
                    let (found, missing) = if found.is_some() { (id, key) } else { (key, id) };
                    let message = format!("{found} is set, {missing} is not");
                    return Err(SinkError::new(ErrorKind::CredentialsMissing).with_message(message));
                }
            }
        }
        let message = format!("neither {} nor {} is set", Self::VARIABLES[0][0], Self::VARIABLES[1][0]);
        Err(SinkError::new(ErrorKind::CredentialsMissing).with_message(message))
    }
}

#[async_trait]
impl CredentialSource for EnvironmentCredentials {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Returns whether they are the role's: those that somebody set stay as they were set.
    fn can_renew(&self) -> bool {
        Self::read(|name| std::env::var(name).ok().filter(|_| name.starts_with("COS_"))).is_err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Credentials, SinkError> {
        EnvironmentCredentials::read(|name| {
            variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn own_keys_come_before_the_roles() {
        let role =
            [("TENCENTCLOUD_SECRETID", "role"), ("TENCENTCLOUD_SECRETKEY", "k"), ("TENCENTCLOUD_SESSIONTOKEN", "t")];
        assert_eq!(read(&role).unwrap(), Credentials::new("role", "k").with_token("t"));
        let both = [&role[..], &[("COS_SECRET_ID", "own"), ("COS_SECRET_KEY", "k\n")]].concat();
        assert_eq!(read(&both).unwrap(), Credentials::new("own", "k"));
        let empty = [&role[..], &[("COS_SECRET_ID", ""), ("COS_SECRET_KEY", " ")]].concat();
        assert_eq!(read(&empty).unwrap().secret_id(), "role");
    }

    #[test]
    fn what_is_missing_is_named() {
        let none = read(&[]).unwrap_err();
        assert_eq!(none.kind(), ErrorKind::CredentialsMissing);
        assert!(none.to_string().contains("neither COS_SECRET_ID nor TENCENTCLOUD_SECRETID"), "{none}");
        let half = read(&[("COS_SECRET_KEY", "canary")]).unwrap_err().to_string();
        assert!(half.contains("COS_SECRET_KEY is set, COS_SECRET_ID is not"), "{half}");
        assert!(!half.contains("canary"));
    }
}
