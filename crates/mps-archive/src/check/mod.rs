//! Whether a place is fit for an archive: tried, not asked.

mod probes;

use std::fmt;

use cos_sink::{Archive, Sink};
use futures_util::stream::{BoxStream, StreamExt};
use mps_events::EventTime;

use crate::EventKeys;
use probes::{Probes, STEPS};

/// Where probes lie. Readers of the data pass over names that begin with `_`.
pub const CHECK: &str = "_check";

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Check {
    /// What kind of thing.
    pub group: CheckGroup,
    /// What was checked, in a few words, such as `may create`.
    pub name: &'static str,
    /// How it is.
    pub state: CheckState,
    /// What was seen.
    pub seen: String,
    /// What to do, where something is to be done.
    pub fix: Option<String>,
}

/// The kinds of things that are checked, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CheckGroup {
    /// The function's settings.
    Settings,
    /// The store, its name and the keys for it.
    Store,
    /// This machine's clock against the store's.
    Clock,
    /// What the keys may do, and what they may not.
    Rights,
    /// What lies there.
    Archive,
}

impl CheckGroup {
    /// Returns its name: `settings`, `store`, `clock`, `rights` or `archive`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Store => "store",
            Self::Clock => "clock",
            Self::Rights => "rights",
            Self::Archive => "archive",
        }
    }
}

/// How something is that was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CheckState {
    /// As it should be.
    Good,
    /// It works, and somebody should look at it.
    Finding,
    /// It doesn't work.
    Wrong,
}

impl CheckState {
    /// Returns its name: `good`, `finding` or `wrong`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Finding => "finding",
            Self::Wrong => "wrong",
        }
    }
}

impl Check {
    /// Creates a finding of something that is as it should be.
    pub fn good(group: CheckGroup, name: &'static str, seen: impl Into<String>) -> Self {
        Self { group, name, state: CheckState::Good, seen: seen.into(), fix: None }
    }

    /// Creates a finding of something that works, and somebody should look at.
    pub fn finding(group: CheckGroup, name: &'static str, seen: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { state: CheckState::Finding, fix: Some(fix.into()), ..Self::good(group, name, seen) }
    }

    /// Creates a finding of something that doesn't work.
    pub fn wrong(group: CheckGroup, name: &'static str, seen: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { state: CheckState::Wrong, ..Self::finding(group, name, seen, fix) }
    }
}

/// In one line: `rights: may create: ..`.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.group.as_str(), self.name, self.seen)
    }
}

/// Tries whether a place is fit for an archive, one thing after another: that it is reached and listed, that an object can
/// be made and read back, that the clocks agree, and that nothing is overwritten.
///
/// Two small objects are made for it below `_check/`, with `now` in their names, and stay: nothing here deletes. What
/// can't work after a fault isn't tried, so that the last check tells it. Deletion isn't tried, since neither a sink
/// nor an archive can.
///
/// ```
/// use cos_sink::MemorySink;
/// use futures_util::StreamExt;
/// use mps_archive::{CheckState, EventKeys};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let place = MemorySink::new();
/// let now = std::time::SystemTime::now().into();
/// let mut checks = mps_archive::check(&place, &place, EventKeys::default(), now);
/// while let Some(check) = checks.next().await {
///     assert_ne!(check.state, CheckState::Wrong, "{check}");
/// }
/// # }
/// ```
pub fn check<'a>(
    sink: &'a dyn Sink,
    archive: &'a dyn Archive,
    keys: EventKeys,
    now: EventTime,
) -> BoxStream<'a, Check> {
    let probes = Probes::new(sink, archive, keys, now);
    let steps = futures_util::stream::unfold((probes, 0), |(mut probes, step)| async move {
        let step: usize = step;
        if step >= STEPS {
            return None;
        }
        let checks = probes.step(step).await;
        let next = if checks.iter().any(|check| check.state == CheckState::Wrong) { STEPS } else { step + 1 };
        Some((futures_util::stream::iter(checks), (probes, next)))
    });
    steps.flatten().boxed()
}
