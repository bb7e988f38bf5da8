//! Attempts at sinks that are scripted, with a clock that stands still unless all wait.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use proptest::prelude::*;

use super::*;
use crate::{ObjectKey, Outcome, Retry};

/// What an attempt meets.
#[derive(Debug, Clone)]
enum Meets {
    Success(Duration),
    Error { kind: ErrorKind, asked: Option<Duration>, after: Duration },
    Silence,
}

impl Meets {
    fn error(kind: ErrorKind) -> Self {
        Self::Error { kind, asked: None, after: Duration::ZERO }
    }

    fn asked(asked: Duration) -> Self {
        Self::Error { kind: ErrorKind::Throttled, asked: Some(asked), after: Duration::ZERO }
    }
}

/// Plays a script, over and over or with success at its end, and keeps when it was asked.
#[derive(Debug, Default)]
struct Script {
    meets: Vec<Meets>,
    /// Until then the script begins anew, from then on all succeeds at once.
    down_until: Option<Instant>,
    asked: Mutex<Vec<Instant>>,
    running: AtomicUsize,
    most_running: AtomicUsize,
}

/// Counts an attempt as running until it is dropped.
struct Running<'a>(&'a AtomicUsize);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[async_trait]
impl Sink for Script {
    async fn store(&self, record: Record) -> Stored {
        let running = self.running.fetch_add(1, Ordering::Relaxed) + 1;
        let _running = Running(&self.running);
        self.most_running.fetch_max(running, Ordering::Relaxed);
        let number = {
            let mut asked = self.asked.lock().unwrap();
            asked.push(Instant::now());
            asked.len() - 1
        };
        let up = match self.down_until {
            Some(until) => Instant::now() >= until,
            None => number >= self.meets.len(),
        };
        let meets = if up { Meets::Success(Duration::ZERO) } else { self.meets[number % self.meets.len()].clone() };
        match meets {
            Meets::Success(after) => tokio::time::sleep(after).await,
            Meets::Error { kind, asked, after } => {
                tokio::time::sleep(after).await;
                let error = SinkError::new(kind);
                return Err(match asked {
                    Some(asked) => error.with_retry_after(asked),
                    None => error,
                });
            }
            Meets::Silence => std::future::pending().await,
        }
        Ok(Receipt::new(record.key().clone(), Outcome::Stored, 0))
    }
}

fn retry(meets: impl Into<Vec<Meets>>) -> Retry<Script> {
    Retry::new(Script { meets: meets.into(), ..Script::default() })
}

fn record(limit: Duration) -> Record {
    let deadline = Instant::now() + limit;
    Record::new(ObjectKey::parse("k").unwrap(), "").with_deadline(deadline.into_std())
}

impl Retry<Script> {
    fn asked(&self) -> Vec<Instant> {
        self.inner.asked.lock().unwrap().clone()
    }
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn tries_again_what_may_pass_and_once_what_will_not() {
    let sink = retry(vec![Meets::error(ErrorKind::Throttled); 12]);
    assert_eq!(sink.store(record(30 * SECOND)).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(sink.asked().len(), 13);

    let sink = retry([Meets::error(ErrorKind::AccessDenied)]);
    assert_eq!(sink.store(record(SECOND)).await.unwrap_err().status(), Status::Permanent);
    assert_eq!(sink.asked().len(), 1);

    let sink = retry(vec![Meets::error(ErrorKind::Throttled); 12]).with_attempts(5);
    let error = sink.store(record(SECOND)).await.unwrap_err();
    assert_eq!((error.status(), sink.asked().len()), (Status::Persistent, 5));
    assert!(error.to_string().contains("given up after 5 attempts"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn without_a_deadline_there_is_a_limit() {
    let sink = retry([]).with_limit(3 * SECOND).with_hedge(None);
    let sink = Retry { inner: Script { meets: vec![Meets::Silence; 99], ..Script::default() }, ..sink };
    let before = Instant::now();
    let error = sink.store(Record::new(ObjectKey::parse("k").unwrap(), "")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, Status::Persistent));
    assert!(before.elapsed() >= 2 * SECOND && before.elapsed() <= 3 * SECOND + SECOND / 100);
    let forever = retry([Meets::error(ErrorKind::Throttled)]).with_limit(Duration::MAX);
    forever.store(Record::new(ObjectKey::parse("k").unwrap(), "")).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn waits_as_long_as_the_store_asks() {
    let sink = retry([Meets::asked(9 * SECOND)]);
    sink.store(record(30 * SECOND)).await.unwrap();
    let asked = sink.asked();
    assert!(asked[1] - asked[0] >= 9 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_ends_it_at_once() {
    for asked in [5 * SECOND, Duration::from_secs(i64::MAX as u64), Duration::MAX] {
        let sink = retry([Meets::asked(asked)]);
        let before = Instant::now();
        let error = sink.store(record(5 * SECOND)).await.unwrap_err();
        assert_eq!((error.status(), sink.asked().len(), before.elapsed()), (Status::Persistent, 1, Duration::ZERO));
        assert!(error.to_string().contains("asks to wait"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn silence_gets_company() {
    let sink = retry([Meets::Silence]);
    let before = Instant::now();
    sink.store(record(3 * SECOND)).await.unwrap();
    assert_eq!(before.elapsed(), SECOND * 3 / 10);

    // Both are silent: each has a third of what was left when it began, then others have their turn.
    let sink = retry([Meets::Silence, Meets::Silence, Meets::Silence]);
    sink.store(record(3 * SECOND)).await.unwrap();
    assert_eq!((sink.asked().len(), sink.inner.most_running.load(Ordering::Relaxed)), (4, 2));

    // One that is slow still counts when its company fails.
    let sink = retry([Meets::Success(SECOND * 9 / 10), Meets::asked(60 * SECOND)]);
    sink.store(record(3 * SECOND)).await.unwrap();
    assert_eq!(sink.asked().len(), 2);

    let alone = retry([Meets::Silence]).with_hedge(None);
    let before = Instant::now();
    alone.store(record(3 * SECOND)).await.unwrap();
    assert_eq!(before.elapsed(), SECOND);
}

#[tokio::test(start_paused = true)]
async fn the_answer_is_told_and_not_the_silence_after_it() {
    let down = |meets: Vec<Meets>| {
        let mut sink = retry(meets);
        sink.inner.down_until = Some(Instant::now() + 100 * SECOND);
        sink
    };
    let silences = |count| vec![Meets::Silence; count];
    // The silence is the layer's own finding, or the sink's.
    for silence in [silences(99), vec![Meets::error(ErrorKind::Timeout); 999]] {
        let sink = down([vec![Meets::error(ErrorKind::WrongServer)], silence].concat());
        let error = sink.store(record(3 * SECOND)).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::WrongServer, Status::Persistent), "{error}");
        assert!(error.to_string().contains("the last of which got no answer in time"), "{error}");
    }
    // Of two answers the later one counts, and it came last.
    let sink = down([silences(2), vec![Meets::error(ErrorKind::Throttled)], silences(1)].concat()).with_attempts(4);
    let error = sink.store(record(30 * SECOND)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled, "{error}");
    let sink = down([Meets::error(ErrorKind::WrongServer), Meets::error(ErrorKind::Throttled)].into()).with_attempts(2);
    let error = sink.store(record(3 * SECOND)).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Throttled && !error.to_string().contains("no answer"), "{error}");
    // Where nothing ever came, that is told.
    let error = down(silences(99)).store(record(3 * SECOND)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

fn meets() -> impl Strategy<Value = Meets> {
    let kinds = [ErrorKind::Throttled, ErrorKind::Unavailable, ErrorKind::Timeout, ErrorKind::Integrity];
    let after = (0_u64..4_000).prop_map(Duration::from_millis);
    let asked = prop_oneof![4 => Just(None), 1 => (0_u64..3_000).prop_map(|ms| Some(Duration::from_millis(ms)))];
    prop_oneof![
        3 => (proptest::sample::select(kinds.to_vec()), asked, after)
            .prop_map(|(kind, asked, after)| Meets::Error { kind, asked, after }),
        1 => Just(Meets::Silence),
    ]
}

/// Plays one record with a clock of its own.
fn play(play: impl AsyncFnOnce()) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_time().start_paused(true).build().unwrap().block_on(play());
}

proptest! {
    #[test]
    fn ends_with_the_deadline_and_makes_two_at_most(
        meets in proptest::collection::vec(meets(), 1..12),
        asked in any::<Option<Duration>>(),
        limit in 0_u64..40_000,
    ) {
        let limit = Duration::from_millis(limit);
        play(async || {
            let mut sink = retry(meets);
            sink.inner.meets.extend(asked.map(Meets::asked));
            sink.inner.down_until = Some(Instant::now() + 100 * SECOND);
            let before = Instant::now();
            let error = sink.store(record(limit)).await.unwrap_err();
            assert_eq!(error.status(), Status::Persistent);
            // The clock of the timers has steps of a millisecond.
            assert!(before.elapsed() <= limit + Duration::from_millis(2), "{:?} of {limit:?}", before.elapsed());
            assert!(sink.inner.most_running.load(Ordering::Relaxed) <= 2);
            assert_eq!(sink.inner.running.load(Ordering::Relaxed), 0);
            // Nobody asked for a long wait: all of the time was used.
            let waited = sink.inner.meets.iter().any(|meets| matches!(meets, Meets::Error { asked: Some(_), .. }));
            let used = before.elapsed() + pace::LEAST;
            assert!(waited || used >= limit, "{:?} of {limit:?}", before.elapsed());
        });
    }

    #[test]
    fn whatever_passes_in_time_is_borne(
        meets in proptest::collection::vec(meets(), 1..12),
        down in 0_u64..27_000,
    ) {
        play(async || {
            let mut sink = retry(meets);
            sink.inner.down_until = Some(Instant::now() + Duration::from_millis(down));
            for meets in &mut sink.inner.meets {
                if let Meets::Error { asked, .. } = meets {
                    *asked = None;
                }
            }
            sink.store(record(30 * SECOND)).await.unwrap();
        });
    }
}
