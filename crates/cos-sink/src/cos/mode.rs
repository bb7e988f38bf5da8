//! Whether the bucket refuses to overwrite, and how that is found out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use super::put::Condition;

/// How a sink keeps from overwriting.
///
/// ```
/// use cos_sink::{CosSink, CreateMode};
///
/// let sink = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     // Versioning was enabled once.
///     .create_mode(CreateMode::CheckFirst)
///     .build()?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateMode {
    /// The store refuses a put on a taken key: COS does so in a bucket that never had versioning enabled (436/7749).
    Only,
    /// It is found out with the first record that finds its key free: after a look, that record is put twice. A store
    /// that takes the second put ignores the condition, and from then on the sink goes on as [`CheckFirst`](Self::CheckFirst);
    /// one that refuses it is trusted as with [`Only`](Self::Only); one that doesn't know conditions (501) is asked without.
    /// Both puts hold the same bytes, so no object is left that isn't wanted. It costs a HEAD and a PUT once for each sink, or a few times when its first records come at
    /// the same moment.
    Probe,
    /// A look comes before each put, and receipts say [`CheckedFirst`](crate::Guarantee::CheckedFirst): for a bucket
    /// whose versioning was enabled once and suspended, or a server that ignores or refuses conditions. The condition is
    /// sent all the same where the server doesn't refuse it: one that heeds it after all is then held by it.
    CheckFirst,
}

/// What is known so far, shared by all clones of a sink.
#[derive(Debug, Clone)]
pub(super) struct Known(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    mode: AtomicU8,
    /// Whether the server refuses a put with a condition (501).
    unconditional: AtomicBool,
}

const ALL: [CreateMode; 3] = [CreateMode::Only, CreateMode::Probe, CreateMode::CheckFirst];

impl Known {
    pub(super) fn new(mode: CreateMode) -> Self {
        Self(Arc::new(Inner { mode: AtomicU8::new(mode as u8), unconditional: AtomicBool::new(false) }))
    }

    pub(super) fn get(&self) -> CreateMode {
        // Only `set` and `new` write it, each a place in the list.
        ALL.get(usize::from(self.0.mode.load(Ordering::Relaxed))).copied().unwrap_or(CreateMode::CheckFirst)
    }

    /// Takes what an answer shows. That a bucket can't refuse is never taken back.
    pub(super) fn set(&self, found: CreateMode) {
        let weakest = |now: u8| if now == CreateMode::CheckFirst as u8 { now } else { found as u8 };
        let (set, get) = (Ordering::Relaxed, Ordering::Relaxed);
        // The closure always gives a value, so this can't fail.
        let _ = self.0.mode.fetch_update(set, get, |now| Some(weakest(now)));
    }

    /// Takes it that the server refuses conditions.
    pub(super) fn set_unconditional(&self) {
        self.0.unconditional.store(true, Ordering::Relaxed);
        self.set(CreateMode::CheckFirst);
    }

    /// The condition that a put has.
    pub(super) fn condition(&self) -> Condition {
        if self.0.unconditional.load(Ordering::Relaxed) { Condition::None } else { Condition::CreateOnly }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weakest_stays() {
        for mode in ALL {
            assert_eq!(Known::new(mode).get(), mode);
        }
        let known = Known::new(CreateMode::Probe);
        known.set(CreateMode::Only);
        assert_eq!(known.get(), CreateMode::Only);
        known.set(CreateMode::CheckFirst);
        known.set(CreateMode::Only);
        assert_eq!(known.get(), CreateMode::CheckFirst);
    }
}
