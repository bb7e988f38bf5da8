//! Whether the bucket refuses to overwrite, and how that is found out.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// How a sink keeps from overwriting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Creation {
    /// The store refuses a put on a taken key: COS does so in a bucket that never had versioning enabled (436/7749).
    Only,
    /// It is found out with the first record that finds its key free: after a look, that record is put twice. A store
    /// that takes the second put ignores the condition, and from then on the sink goes on as [`CheckFirst`](Self::CheckFirst);
    /// one that refuses it is trusted as with [`Only`](Self::Only); one that doesn't know conditions (501) is asked without.
    /// Both puts hold the same bytes, so no object is left that isn't wanted. It costs a HEAD and a PUT once for each sink, or a few times when its first records come at
    /// the same moment.
    Probe,
    /// A look comes before each put, and receipts say [`CheckedFirst`](crate::Guarantee::CheckedFirst): for a bucket
    /// whose versioning was enabled once and suspended, or a server that ignores or refuses conditions.
    CheckFirst,
}

/// What is known so far, shared by all clones of a sink.
#[derive(Debug, Clone)]
pub(super) struct Known(Arc<AtomicU8>);

const ALL: [Creation; 3] = [Creation::Only, Creation::Probe, Creation::CheckFirst];

impl Known {
    pub(super) fn new(creation: Creation) -> Self {
        Self(Arc::new(AtomicU8::new(creation as u8)))
    }

    pub(super) fn get(&self) -> Creation {
        // Only `set` and `new` write it, each a place in the list.
        ALL.get(usize::from(self.0.load(Ordering::Relaxed))).copied().unwrap_or(Creation::CheckFirst)
    }

    /// Takes what an answer shows. That a bucket can't refuse is never taken back.
    pub(super) fn set(&self, found: Creation) {
        let weakest = |now: u8| if now == Creation::CheckFirst as u8 { now } else { found as u8 };
        let (set, get) = (Ordering::Relaxed, Ordering::Relaxed);
        // The closure always gives a value, so this can't fail.
        let _ = self.0.fetch_update(set, get, |now| Some(weakest(now)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weakest_stays() {
        for creation in ALL {
            assert_eq!(Known::new(creation).get(), creation);
        }
        let known = Known::new(Creation::Probe);
        known.set(Creation::Only);
        assert_eq!(known.get(), Creation::Only);
        known.set(Creation::CheckFirst);
        known.set(Creation::Only);
        assert_eq!(known.get(), Creation::CheckFirst);
    }
}
