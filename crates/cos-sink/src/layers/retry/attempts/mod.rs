//! The attempts at one record: at most two at the same time.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use tokio::time::Instant;

use super::Retry;
use super::pace::{self, Pace};
use crate::{ErrorKind, Receipt, Record, Sink, SinkError, Status};

type Stored = Result<Receipt, SinkError>;

/// An attempt that is under way, and when its time is over.
struct Attempt<'a> {
    storing: Pin<Box<dyn Future<Output = Stored> + Send + 'a>>,
    end: Instant,
}

pub(super) struct Attempts<'a, S> {
    retry: &'a Retry<S>,
    record: &'a Record,
    began: Instant,
    end: Instant,
    running: Vec<Attempt<'a>>,
    made: u32,
    failures: u32,
    /// The last failure that told more than that nothing came in time.
    told: Option<SinkError>,
    /// Whether attempts after it got no answer in time.
    silent: bool,
    /// When the next one begins: after a wait, or beside a silent one.
    next: Option<Instant>,
    /// The store asked for more time than there is: no other attempt is made.
    asked_too_long: Option<Duration>,
}

impl<'a, S: Sink> Attempts<'a, S> {
    pub(super) fn new(retry: &'a Retry<S>, record: &'a Record) -> Self {
        let began = Instant::now();
        let end = match record.deadline() {
            Some(deadline) => deadline.into(),
            None => began + retry.limit.min(pace::FOREVER),
        };
        Self {
            retry,
            record,
            began,
            end,
            running: Vec::new(),
            made: 0,
            failures: 0,
            told: None,
            silent: false,
            next: None,
            asked_too_long: None,
        }
    }

    pub(super) async fn run(mut self) -> Stored {
        self.begin(self.began);
        // With nothing under way and nothing to come, all is said.
        while let Some(due) = self.running.iter().map(|attempt| attempt.end).chain(self.next).min() {
            match self.first_of(due).await {
                Some(Err(error)) if error.status() == Status::Temporary => {
                    let wait = self.retry.pace.wait(self.failures.saturating_add(1), &error);
                    self.failed(error, wait);
                }
                Some(stored) => return stored,
                None => self.pass(Instant::now()),
            }
        }
        Err(self.given_up())
    }

    /// Begins an attempt.
    fn begin(&mut self, now: Instant) {
        let left = self.end.saturating_duration_since(now);
        let end = now + Pace::share(left);
        let record = self.record.clone().with_deadline(end.into_std());
        self.running.push(Attempt { storing: self.retry.inner.store(record), end });
        self.made = self.made.saturating_add(1);
        let alone = self.running.len() == 1 && self.made < self.retry.attempts && self.asked_too_long.is_none();
        let beside = self.retry.pace.silence(left).filter(|_| alone).and_then(|silence| now.checked_add(silence));
        self.next = beside.filter(|beside| *beside < end);
    }

    /// What comes first: the result of an attempt, or `None` when it is `due`.
    async fn first_of(&mut self, due: Instant) -> Option<Stored> {
        let mut sleep = pin!(tokio::time::sleep_until(due));
        poll_fn(|context| {
            for at in 0..self.running.len() {
                if let Poll::Ready(stored) = self.running[at].storing.as_mut().poll(context) {
                    self.running.remove(at);
                    return Poll::Ready(Some(stored));
                }
            }
            sleep.as_mut().poll(context).map(|()| None)
        })
        .await
    }

    /// Ends the attempts whose time is over, and begins one if it is time to.
    fn pass(&mut self, now: Instant) {
        let before = self.running.len();
        self.running.retain(|attempt| attempt.end > now);
        for _ in self.running.len()..before {
            // The silence was waiting enough.
            self.failed(self.nothing_came(), Duration::ZERO);
        }
        if self.next.is_some_and(|next| next <= now) {
            self.begin(now);
        }
    }

    /// Plans another attempt after this failure and `wait`, if there is time for one.
    fn failed(&mut self, error: SinkError, wait: Duration) {
        self.failures = self.failures.saturating_add(1);
        let now = Instant::now();
        let left = self.end.saturating_duration_since(now);
        if error.retry_after().is_some_and(|asked| asked >= left) {
            self.asked_too_long = error.retry_after();
        }
        // A wait of our own that is too long is made shorter, so that nothing is given up before its time.
        let wait = if wait < left { wait } else { left / 2 };
        let may = self.made < self.retry.attempts && self.asked_too_long.is_none() && left >= pace::LEAST;
        self.next = if may { now.checked_add(wait) } else { None };
        // What the store answered says more than that nothing came after it.
        let is_silence = |error: &SinkError| error.kind() == ErrorKind::Timeout;
        self.silent = is_silence(&error) && self.told.as_ref().is_some_and(|told| !is_silence(told));
        if !self.silent {
            self.told = Some(error);
        }
    }

    fn nothing_came(&self) -> SinkError {
        SinkError::new(ErrorKind::Timeout).with_key(self.record.key().clone())
    }

    /// The error that says most of why it isn't stored.
    fn given_up(mut self) -> SinkError {
        let error = self.told.take().unwrap_or_else(|| self.nothing_came());
        let now = Instant::now();
        let spent = now.saturating_duration_since(self.began).as_secs_f64();
        let plural = if self.made == 1 { "" } else { "s" };
        let mut told = format!("given up after {} attempt{plural} in {spent:.1} s", self.made);
        if self.silent {
            told += ", the last of which got no answer in time";
        }
        if let Some(asked) = self.asked_too_long {
            let left = self.end.saturating_duration_since(now).as_secs_f64();
            told += &format!(", since the store asks to wait {} s and {left:.1} s are left", asked.as_secs());
        }
        error.with_status(Status::Persistent).adding(&told)
    }
}

#[cfg(test)]
mod tests;
