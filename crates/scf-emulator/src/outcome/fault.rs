//! The platform's status codes and texts (583/42611), where they are documented or were seen.

use std::time::Duration;

use super::{ErrorClass, FunctionError};

/// Why an event has no response.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    NotJson,
    EventTooLarge {
        limit: usize,
    },
    ResponseTooLarge,
    NotExecutable,
    StartFailed(String),
    InitExit {
        how: String,
        /// What is wrong, where that is known.
        why: Option<String>,
    },
    InitTimeout(Duration),
    NotFetched(Duration),
    Timeout(Duration),
    Memory,
    /// Too much memory before it was ready.
    StartMemory {
        status: u16,
    },
    Exit(String),
    /// The process left before it fetched the event.
    Gone(String),
    PortTimeout {
        limit: Duration,
        /// What is wrong, where that is known.
        why: Option<String>,
    },
    /// Somebody else listens on the function's port.
    PortTaken {
        port: u16,
        by: String,
    },
    Cancelled,
    /// What the function posted.
    User {
        status: u16,
        text: String,
    },
    /// More instances would run than the function's quota allows.
    OverLimit {
        function: String,
        quota_mb: u64,
    },
    /// More asynchronous events would wait than the platform keeps.
    QueueFull {
        limit: usize,
    },
    /// The platform's own failure.
    Internal,
}

impl Fault {
    fn status_code(&self) -> u16 {
        match self {
            Self::NotJson => 400,
            Self::InitExit { .. } => 405,
            Self::EventTooLarge { .. } => 406,
            Self::ResponseTooLarge => 407,
            Self::User { status, .. } | Self::StartMemory { status } => *status,
            Self::NotFetched(_) | Self::Timeout(_) => 433,
            Self::Memory => 434,
            Self::Exit(_) | Self::Gone(_) => 439,
            Self::NotExecutable => 443,
            Self::StartFailed(_) => 445,
            Self::PortTimeout { .. } | Self::PortTaken { .. } => 446,
            Self::InitTimeout(_) => 450,
            Self::OverLimit { .. } | Self::QueueFull { .. } => 432,
            Self::Cancelled => 499,
            Self::Internal => 500,
        }
    }

    fn class(&self) -> ErrorClass {
        match self {
            Self::InitExit { .. }
            | Self::StartMemory { .. }
            | Self::NotExecutable
            | Self::StartFailed(_)
            | Self::PortTimeout { .. }
            | Self::PortTaken { .. }
            | Self::InitTimeout(_) => ErrorClass::Start,
            Self::NotJson | Self::EventTooLarge { .. } => ErrorClass::Refused,
            Self::OverLimit { .. } | Self::QueueFull { .. } => ErrorClass::OverLimit,
            Self::Internal => ErrorClass::System,
            _ => ErrorClass::Run,
        }
    }

    fn text(self) -> String {
        match self {
            Self::OverLimit { function, quota_mb } => {
                format!(
                    "ResourceLimitReached: Function [ {function} ] concurrency exceeded reserved quota {quota_mb} MB"
                )
            }
            Self::QueueFull { limit } => {
                format!("ResourceLimitReached: the asynchronous queue holds {limit} events already")
            }
            Self::Internal => "InternalError: the platform failed".to_owned(),
            Self::NotJson => "InvalidParameterValue: the event isn't JSON".to_owned(),
            Self::EventTooLarge { limit } => format!("RequestTooLarge: the event has more than {limit} bytes"),
            Self::ResponseTooLarge => "The size of response exceeds the upper limit (6MB)".to_owned(),
            Self::NotExecutable => "ReloadFail: Bootstrap not executable\n".to_owned(),
            Self::StartFailed(why) => format!("ContainerInitError: {why}"),
            Self::InitExit { how, why } => {
                let why = why.map(|why| format!(": {why}")).unwrap_or_default();
                format!("ContainerStateExited: the process left during initialization ({how}){why}")
            }
            Self::InitTimeout(limit) => {
                format!("InitContainerTimeout: initialization timed out after {}", seconds(limit))
            }
            Self::PortTimeout { limit, why } => {
                let why = why.unwrap_or_else(|| "nothing listened on the port".to_owned());
                format!("PortBindingFailed: within {}: {why}", seconds(limit))
            }
            Self::PortTaken { port, by } => {
                format!("PortBindingFailed: port {port} is taken: {by} listens on it")
            }
            Self::Memory | Self::StartMemory { .. } => {
                "MemoryLimitReached: the process used more memory than is configured".to_owned()
            }
            Self::Cancelled => "RequestCanceled: the invocation was ended".to_owned(),
            Self::NotFetched(limit) => {
                format!("Invoking task timed out after {}: waiting for event fetch", seconds(limit))
            }
            Self::Timeout(limit) => format!("Invoking task timed out after {}", seconds(limit)),
            Self::Exit(status) | Self::Gone(status) => format!("User process exit when running ({status})"),
            Self::User { text, .. } => text,
        }
    }

    pub(crate) fn into_error(self, request_id: &str) -> FunctionError {
        let error_code = if matches!(self, Self::User { .. }) { 1 } else { -1 };
        let (status_code, class) = (self.status_code(), self.class());
        FunctionError::new(status_code, error_code, self.text(), request_id, class)
    }
}

/// The platform's limits are whole seconds; a test's need not be.
fn seconds(limit: Duration) -> String {
    if limit.subsec_nanos() == 0 {
        format!("{} seconds", limit.as_secs())
    } else {
        format!("{} seconds", limit.as_secs_f64())
    }
}
