//! How the bucket behaves, and whom it knows.

use std::time::Duration;

use crate::IfNoneMatch;

/// How the bucket behaves.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    pub(crate) versioned: bool,
    pub(crate) suspended: bool,
    pub(crate) version_ids: bool,
    pub(crate) if_none_match: IfNoneMatch,
    pub(crate) writes_a_second: Option<usize>,
    pub(crate) clock_offset: i64,
    pub(crate) latency: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            versioned: false,
            suspended: false,
            version_ids: true,
            if_none_match: IfNoneMatch::Ignore,
            writes_a_second: None,
            clock_offset: 0,
            latency: Duration::ZERO,
        }
    }
}

/// The versioning of a bucket that has had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Versioning {
    Enabled,
    Suspended,
}

impl Versioning {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Suspended => "Suspended",
        }
    }
}

/// Credentials that the double knows.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) secret_id: String,
    pub(crate) secret_key: String,
    pub(crate) token: Option<String>,
    pub(crate) expired: bool,
}
