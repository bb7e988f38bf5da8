//! Whether a stored object is the record in hand.

use super::{Answer, Backend, Found, Look};
use crate::{Digest, ObjectKey, Record, SinkError};

/// What lies under a key, seen from a record.
pub(super) enum Seen {
    Absent,
    Same(Answer),
    Other,
}

/// The most bytes that another delivery of a record may have more than the record before its object is called another
/// one without being read: a key is no reason to read a film into memory.
const SLACK: u64 = 1024 * 1024;

/// The most bytes of a stored object that are read to compare it with `record`: with more it is another one.
pub(crate) fn most_read(record: &Record) -> usize {
    let slack = usize::try_from(SLACK).unwrap_or(usize::MAX);
    record.body().len().saturating_mul(2).saturating_add(slack)
}

/// Looks at what lies under `key`, as far as it takes to tell whether it is `record`.
pub(super) async fn see(backend: &impl Backend, key: &ObjectKey, record: &Record) -> Result<Seen, SinkError> {
    let Some(mut found) = backend.look(key, record, Look::Checksums).await? else { return Ok(Seen::Absent) };
    if found.is_proven && found.len == record.body().len() as u64 {
        return Ok(same(backend, key, record, found).await);
    }
    if found.body.is_none() {
        if found.len > most_read(record) as u64 {
            return Ok(Seen::Other);
        }
        match backend.look(key, record, Look::Bytes).await? {
            Some(read) => found = read,
            // It went away between the two: nothing of ours deletes, so the next attempt finds out.
            None => return Ok(Seen::Absent),
        }
    }
    let Some(body) = &found.body else { return Ok(Seen::Other) };
    if body == record.body() {
        return Ok(same(backend, key, record, found).await);
    }
    let identity = match record.identity_of() {
        Some(identity_of) => identity_of(body),
        None => found.identity.filter(|_| found.sha256 == Some(Digest::of(body))),
    };
    Ok(if identity == Some(record.identity()) { Seen::Same(found.answer) } else { Seen::Other })
}

/// The object has the record's very bytes.
async fn same(backend: &impl Backend, key: &ObjectKey, record: &Record, found: Found) -> Seen {
    if !found.has_metadata() {
        backend.mend(key, record).await;
    }
    Seen::Same(found.answer)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use bytes::Bytes;

    use super::*;
    use crate::once::Created;

    /// Holds one object and counts what is asked of it.
    #[derive(Debug, Default)]
    struct One {
        checksums: Option<Found>,
        read: Option<Found>,
        reads: AtomicUsize,
        mended: AtomicUsize,
    }

    impl Backend for One {
        async fn create(&self, _: &ObjectKey, _: &Record) -> Result<Created, SinkError> {
            Ok(Created::Taken)
        }

        async fn look(&self, _: &ObjectKey, _: &Record, look: Look) -> Result<Option<Found>, SinkError> {
            if look == Look::Bytes {
                self.reads.fetch_add(1, Ordering::Relaxed);
                return Ok(self.read.clone());
            }
            Ok(self.checksums.clone())
        }

        async fn mend(&self, _: &ObjectKey, _: &Record) {
            self.mended.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn record(body: &'static str) -> Record {
        Record::new(ObjectKey::parse("k").unwrap(), body)
    }

    async fn seen(one: &One, record: &Record) -> (&'static str, usize, usize) {
        let seen = match see(one, record.key(), record).await.unwrap() {
            Seen::Absent => "absent",
            Seen::Same(_) => "same",
            Seen::Other => "other",
        };
        (seen, one.reads.load(Ordering::Relaxed), one.mended.load(Ordering::Relaxed))
    }

    fn proven(len: u64) -> Found {
        Found::new(len).with_proof(true)
    }

    #[tokio::test]
    async fn checksums_that_agree_are_enough_and_lost_metadata_are_mended() {
        let one = One { checksums: Some(proven(3)), ..One::default() };
        assert_eq!(seen(&one, &record("abc")).await, ("same", 0, 1));
        let digest = Some(Digest::of(b"another"));
        let one = One { checksums: Some(proven(3).with_metadata(digest, digest)), ..One::default() };
        assert_eq!(seen(&one, &record("abc")).await, ("same", 0, 0), "metadata don't outweigh the bytes");
        let one = One { checksums: Some(proven(4)), ..One::default() };
        assert_eq!(seen(&one, &record("abc")).await.0, "absent", "a proof of another length is none");
    }

    #[tokio::test]
    async fn metadata_of_other_bytes_prove_nothing() {
        let identity = Some(Digest::of(b"abc"));
        for sha256 in [identity, None, Some(Digest::of(b"abd"))] {
            let read = Found::with_body("abd").with_metadata(identity, sha256);
            let one = One { checksums: Some(Found::new(3)), read: Some(read), ..One::default() };
            let expected = if sha256 == Some(Digest::of(b"abd")) { "same" } else { "other" };
            assert_eq!(seen(&one, &record("abc")).await.0, expected, "{sha256:?}");
        }
    }

    #[tokio::test]
    async fn the_bytes_are_read_and_their_identity_is_computed() {
        let first_letter = |body: &[u8]| Some(Digest::of(body.get(..1)?));
        let record = record("a1").with_identity(Digest::of(b"a")).with_identity_of(first_letter);
        for (stored, expected) in [("a2", "same"), ("b1", "other"), ("a much longer one", "same")] {
            let one = One {
                checksums: Some(Found::new(stored.len() as u64)),
                read: Some(Found::with_body(stored)),
                ..One::default()
            };
            assert_eq!(seen(&one, &record).await, (expected, 1, 0), "{stored}");
        }
        // The function outweighs what metadata say.
        let foreign = Found::with_body("b1").with_metadata(Some(Digest::of(b"a")), Some(Digest::of(b"b1")));
        let one = One { checksums: Some(Found::new(2)), read: Some(foreign), ..One::default() };
        assert_eq!(seen(&one, &record).await.0, "other");
    }

    #[tokio::test]
    async fn what_is_far_too_large_is_not_read() {
        let one = One { checksums: Some(Found::new(5 << 30)), ..One::default() };
        assert_eq!(seen(&one, &record("abc")).await, ("other", 0, 0));
    }

    #[tokio::test]
    async fn a_backend_may_always_give_the_bytes() {
        let one = One { checksums: Some(Found::with_body(Bytes::from_static(b"abc"))), ..One::default() };
        assert_eq!(seen(&one, &record("abc")).await, ("same", 0, 1));
        assert_eq!(seen(&one, &record("abd")).await.0, "other");
        assert_eq!(seen(&One::default(), &record("abc")).await.0, "absent");
    }
}
