//! Layers by themselves, and in their order.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "memory")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use cos_sink::{
    Deadline, ErrorKind, Fallback, MemorySink, ObjectKey, Observe, Outcome, Receipt, Record, Retry, Sink, SinkError,
    Status, Tee,
};

fn record() -> Record {
    Record::new(ObjectKey::parse("a/b.json").unwrap(), "{\"a\": \"b\"}".repeat(100))
}

/// Fails with one kind so many times, then passes on; keeps the deadlines that it saw.
#[derive(Debug)]
struct Failing {
    kind: ErrorKind,
    left: AtomicUsize,
    asked: AtomicUsize,
    deadlines: Mutex<Vec<Option<Instant>>>,
    inner: MemorySink,
}

impl Failing {
    fn new(kind: ErrorKind, times: usize) -> Arc<Self> {
        Arc::new(Self {
            kind,
            left: AtomicUsize::new(times),
            asked: AtomicUsize::new(0),
            deadlines: Mutex::default(),
            inner: MemorySink::new(),
        })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Sink for Failing {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.deadlines.lock().unwrap().push(record.deadline());
        if self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
            return Err(SinkError::new(self.kind));
        }
        self.inner.store(record).await
    }
}

/// Never answers.
#[derive(Debug)]
struct Silent;

#[async_trait]
impl Sink for Silent {
    async fn store(&self, _: Record) -> Result<Receipt, SinkError> {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_what_never_answers() {
    let sink = Deadline::new(Silent, Duration::from_secs(3));
    let error = sink.store(record()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, Status::Temporary));
    // The record's own deadline holds where it is earlier.
    let inner = Failing::new(ErrorKind::Other, 0);
    let early = Instant::now() + Duration::from_secs(1);
    let sink = Deadline::new(Arc::clone(&inner), Duration::from_secs(3));
    sink.store(record().with_deadline(early)).await.unwrap();
    sink.store(record()).await.unwrap();
    let deadlines = inner.deadlines.lock().unwrap().clone();
    assert_eq!(deadlines[0], Some(early));
    assert!(deadlines[1].unwrap() > early);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_outside_retry_bounds_all_attempts() {
    let outside = Failing::new(ErrorKind::Throttled, 1000);
    let slow = Retry::new(Arc::clone(&outside)).with_attempts(1000).with_base(Duration::from_secs(1));
    let before = Instant::now();
    Deadline::new(slow, Duration::from_secs(10)).store(record()).await.unwrap_err();
    assert!(before.elapsed() < Duration::from_secs(10), "the clock of the test stands still");
    let all = outside.asked();
    // Waits are random, a second and then two at most.
    assert!((2..=60).contains(&all), "{all}");

    let inside = Failing::new(ErrorKind::Throttled, 1000);
    let bounded = Deadline::new(Arc::clone(&inside), Duration::from_secs(10));
    let limit = Duration::from_secs(600);
    let sink = Retry::new(bounded).with_attempts(50).with_base(Duration::from_secs(1)).with_limit(limit);
    sink.store(record()).await.unwrap_err();
    assert_eq!(inside.asked(), 50);
}

#[tokio::test(start_paused = true)]
async fn a_fallback_takes_what_the_first_refuses_and_says_so() {
    let sink = Fallback::new(Failing::new(ErrorKind::AccessDenied, 1), MemorySink::new()).with_names("near", "far");
    let receipt = sink.store(record()).await.unwrap();
    assert_eq!((receipt.outcome, receipt.place.as_deref()), (Outcome::Stored, Some("far")));
    let receipt = sink.store(record()).await.unwrap();
    assert_eq!(receipt.place.as_deref(), Some("near"));

    let both = Fallback::new(Failing::new(ErrorKind::AccessDenied, 9), Failing::new(ErrorKind::Throttled, 9));
    let error = both.store(record()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Throttled, Status::Temporary));
    let text = error.to_string();
    assert_eq!(text.matches("the store refused access").count(), 1, "nothing is said twice: {text}");
    assert_eq!(text.matches("the store asks to slow down").count(), 1, "{text}");
}

#[tokio::test(start_paused = true)]
async fn a_first_that_is_silent_leaves_the_second_its_time() {
    let second = Failing::new(ErrorKind::Other, 0);
    // Even where the first doesn't look at the deadline.
    let sink = Fallback::new(Silent, Arc::clone(&second));
    let deadline = Instant::now() + Duration::from_secs(10);
    let receipt = sink.store(record().with_deadline(deadline)).await.unwrap();
    assert_eq!(receipt.place.as_deref(), Some("second"));
    assert_eq!(second.deadlines.lock().unwrap()[0], Some(deadline));
}

#[tokio::test(start_paused = true)]
async fn retry_inside_a_fallback_keeps_the_second_empty() {
    let second = Failing::new(ErrorKind::Other, 0);
    let inside = Fallback::new(Retry::new(Failing::new(ErrorKind::Throttled, 2)), Arc::clone(&second));
    assert_eq!(inside.store(record()).await.unwrap().place.as_deref(), Some("first"));
    assert_eq!(second.asked(), 0);
    // The other way round the second fills up at once: that is why the order matters.
    let outside = Retry::new(Fallback::new(Failing::new(ErrorKind::Throttled, 2), Arc::clone(&second)));
    assert_eq!(outside.store(record()).await.unwrap().place.as_deref(), Some("second"));
}

#[tokio::test]
async fn a_tee_needs_all_or_its_quorum() {
    let failing = || Failing::new(ErrorKind::Throttled, usize::MAX);
    let all = Tee::new().with(MemorySink::new()).with(failing());
    let error = all.store(record()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Throttled, Status::Temporary));
    assert!(error.to_string().contains("1 of 2 places have it, 2 must"), "{error}");

    let quorum = Tee::new().with(failing()).with(MemorySink::new()).with(MemorySink::new()).with_quorum(2);
    assert_eq!(quorum.store(record()).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(quorum.store(record()).await.unwrap().outcome, Outcome::AlreadyStored);

    let denied = Tee::new().with(Failing::new(ErrorKind::AccessDenied, 1)).with(MemorySink::new());
    assert_eq!(denied.store(record()).await.unwrap_err().status(), Status::Permanent);
    // What failed before is made up for, and what has the record keeps one.
    assert_eq!(denied.store(record()).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(Tee::new().store(record()).await.unwrap_err().kind(), ErrorKind::InvalidRequest);
}

#[tokio::test(start_paused = true)]
async fn an_observer_sees_each_record_or_each_attempt() {
    let count = Arc::new(Mutex::new(Vec::new()));
    let observer = |count: &Arc<Mutex<Vec<bool>>>| {
        let count = Arc::clone(count);
        move |seen: cos_sink::Observation<'_>| {
            assert_eq!((seen.bytes, seen.key.as_str()), (1000, "a/b.json"));
            count.lock().unwrap().push(seen.result.is_ok());
        }
    };
    let outside = Observe::new(Retry::new(Failing::new(ErrorKind::Throttled, 2)), observer(&count));
    outside.store(record()).await.unwrap();
    assert_eq!(*count.lock().unwrap(), [true]);
    count.lock().unwrap().clear();
    let inside = Retry::new(Observe::new(Failing::new(ErrorKind::Throttled, 2), observer(&count)));
    inside.store(record()).await.unwrap();
    assert_eq!(*count.lock().unwrap(), [false, false, true]);
}

#[cfg(all(feature = "gzip", feature = "zstd"))]
#[tokio::test]
async fn compression_is_the_same_each_time_and_keeps_the_identity() {
    use cos_sink::{Compress, Compression};

    for (compression, extension) in [(Compression::Gzip, "gz"), (Compression::Zstd, "zst")] {
        let memory = Arc::new(MemorySink::new());
        let sink = Compress::new(Arc::clone(&memory), compression);
        let receipt = sink.store(record()).await.unwrap();
        assert_eq!(receipt.key.as_str(), format!("a/b.json.{extension}"));
        let stored = memory.get(&receipt.key).unwrap();
        assert!(stored.body.len() < 100);
        assert_eq!(stored.content_encoding.as_deref(), Some(compression.encoding()));
        assert_eq!(stored.metadata.get("identity"), Some(record().body_digest().hex().as_str()));
        let body = match compression {
            Compression::Gzip => {
                let mut body = Vec::new();
                std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&stored.body[..]), &mut body).unwrap();
                body
            }
            _ => zstd::bulk::decompress(&stored.body, 2000).unwrap(),
        };
        assert_eq!(record().body(), &body);
        assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::AlreadyStored);
        let moved = record().with_key(ObjectKey::parse("c").unwrap()).with_also_at([record().key().clone()]);
        assert_eq!(sink.store(moved).await.unwrap().outcome, Outcome::AlreadyStored);

        let other = Arc::new(MemorySink::new());
        let receipt = Compress::new(Arc::clone(&other), compression).store(record()).await.unwrap();
        assert_eq!(other.get(&receipt.key).unwrap().body, stored.body);
    }
}

/// Layers keep the promises of what they are put around, in any order that makes sense.
#[cfg(feature = "conformance")]
#[tokio::test]
async fn layers_conform() {
    use cos_sink::conformance::check_sink;

    let memory = MemorySink::new;
    let silent = |_: cos_sink::Observation<'_>| {};
    let sinks: Vec<(&str, Box<dyn Sink>)> = vec![
        ("retry", Box::new(Retry::new(memory()))),
        ("deadline", Box::new(Deadline::new(memory(), Duration::from_secs(60)))),
        ("observe", Box::new(Observe::new(memory(), silent))),
        ("tee", Box::new(Tee::new().with(memory()).with(memory()))),
        ("fallback", Box::new(Fallback::new(memory(), memory()))),
        ("a fallback in use", Box::new(Fallback::new(Failing::new(ErrorKind::AccessDenied, usize::MAX), memory()))),
        (
            "all of them",
            Box::new(Observe::new(
                Deadline::new(
                    Fallback::new(Retry::new(memory()), Tee::new().with(Retry::new(memory()))),
                    Duration::from_secs(60),
                ),
                silent,
            )),
        ),
    ];
    for (name, sink) in sinks {
        check_sink(&sink, &ObjectKey::parse("s").unwrap()).await.unwrap_or_else(|error| panic!("{name}:\n{error}"));
    }
}

#[cfg(feature = "gzip")]
#[tokio::test(start_paused = true)]
async fn compression_outside_retry_and_fallback_is_done_once() {
    use cos_sink::{Compress, Compression};

    /// Keeps where the bodies that it was given lie.
    #[derive(Debug, Default)]
    struct Bodies(Mutex<Vec<(usize, ObjectKey)>>);

    #[async_trait]
    impl Sink for Bodies {
        async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
            self.0.lock().unwrap().push((record.body().as_ptr() as usize, record.key().clone()));
            Err(SinkError::new(ErrorKind::Throttled))
        }
    }

    let bodies = [(); 2].map(|()| Arc::new(Bodies::default()));
    let [first, second] = bodies.each_ref().map(|bodies| Retry::new(Arc::clone(bodies)).with_attempts(3));
    Compress::new(Fallback::new(first, second), Compression::Gzip).store(record()).await.unwrap_err();
    let seen: Vec<_> = bodies.iter().flat_map(|bodies| bodies.0.lock().unwrap().clone()).collect();
    assert_eq!(seen.len(), 6);
    assert!(seen.iter().all(|one| *one == seen[0]), "one body, compressed once: {seen:?}");
    assert_eq!(seen[0].1.as_str(), "a/b.json.gz");
}

#[tokio::test(start_paused = true)]
async fn a_deadline_inside_a_fallback_leaves_the_second_its_own() {
    let limit = Duration::from_secs(2);
    // Outside, the fallback divides what it gives.
    let outside = Deadline::new(Fallback::new(Silent, MemorySink::new()), limit);
    assert_eq!(outside.store(record()).await.unwrap().place.as_deref(), Some("second"));
    // No limit that can be set is too long for the clock.
    Deadline::new(MemorySink::new(), Duration::MAX).store(record()).await.unwrap();
    let inside = Fallback::new(Deadline::new(Silent, limit), MemorySink::new());
    assert_eq!(inside.store(record()).await.unwrap().place.as_deref(), Some("second"));
}
