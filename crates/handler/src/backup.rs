//! From a delivery to the objects that hold it.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use cos_sink::{ErrorKind, Guarantee, Outcome, Receipt, Record, Sink, SinkError};
use futures_util::stream::{self, StreamExt};
use mps_archive::{Arrival, EventKeys};
use mps_events::{Delivery, Item, Notification, Route, RouteKind};
use scf_runtime::{Context, Failure, Handler, IntoResponse, Invocation, Json};

use crate::builder::BackupBuilder;
use crate::http_callback;
use crate::notify_key::NotifyKey;
use crate::processor::Processor;
use crate::reply::{Placed, Reply, Report};

/// Backs up what the platform delivers: the handler of the function, as a value.
///
/// For each notification of a delivery one object with its exact bytes, create-only, under a key that depends on the
/// event alone; for a delivery that cannot be understood one object in `_quarantine/`. It succeeds when all of them
/// stand, and fails otherwise, so that the platform delivers again.
///
/// ```
/// use cos_sink::MemorySink;
/// use mps_backup_handler::Backup;
///
/// let backup = Backup::builder()
///     .sink(MemorySink::new())
///     .key("{event_type}/{task_id}/{digest}.json")
///     .build()?;
/// # Ok::<(), mps_backup_handler::BuildError>(())
/// ```
#[derive(Debug)]
pub struct Backup {
    pub(crate) sink: Arc<dyn Sink>,
    pub(crate) keys: EventKeys,
    pub(crate) notify_key: Option<NotifyKey>,
    pub(crate) processors: Vec<Box<dyn Processor>>,
    /// Whether it was said that the store can't refuse to overwrite.
    pub(crate) warned: AtomicBool,
}

impl Backup {
    /// Starts from nothing but the defaults; a sink is required.
    pub fn builder() -> BackupBuilder {
        BackupBuilder::default()
    }

    /// Backs up one delivery.
    ///
    /// A delivery over HTTP is always answered with an HTTP response: 200 when it is backed up, 400, 403 or 405 when
    /// it is turned away, 503 when the sink refused, so that MPS sends it again.
    ///
    /// # Errors
    ///
    /// `StoreFailed`, when a sink refused one of the records; the others are stored all the same, and found to be
    /// when the platform delivers again. When the keys for COS ran out, the failure also ends the process
    /// ([`Failure::and_exit`]), over HTTP too, since only a fresh one gets fresh keys of the role.
    pub async fn handle(&self, invocation: Invocation) -> Result<Reply, Failure> {
        let Invocation { payload, context, .. } = invocation;
        let come = Come {
            arrival: Arrival::at(SystemTime::now()).with_request_id(context.request_id()),
            deadline: give_up_at(&context),
        };
        let delivery = match Delivery::from_slice(&payload) {
            Ok(delivery) => delivery,
            // Nobody has vouched for it, so it may not fill the archive.
            Err(error) if error.route() == Some(RouteKind::Http) => {
                tracing::warn!(reason = %error, "callback turned away");
                return Ok(Reply::Http(http_callback::unreadable(&error)));
            }
            Err(error) => {
                return self.archive(&payload, Vec::new(), Some(error.to_string()), come).await.map(Reply::Report);
            }
        };
        let come = come.by(delivery.route());
        if let Route::Http(request) = delivery.route() {
            let body = delivery.items().first().map(Item::bytes);
            let key = self.notify_key.as_ref().map(NotifyKey::expose);
            if let Err(refusal) = http_callback::authenticate(request, body, key, SystemTime::now()) {
                tracing::warn!(reason = %refusal, "callback turned away");
                return Ok(Reply::Http(http_callback::refused(refusal)));
            }
            return Ok(Reply::Http(match self.archive(&payload, delivery.into_items(), None, come).await {
                Ok(report) => http_callback::backed_up(&report),
                // The process must leave, which an HTTP response does not bring about.
                Err(failure) if failure.exits() => return Err(failure),
                Err(failure) => {
                    tracing::error!(error = %failure, "callback not backed up");
                    http_callback::unavailable(failure.message())
                }
            }));
        }
        self.archive(&payload, delivery.into_items(), None, come).await.map(Reply::Report)
    }

    /// Stores each item that is a notification, then the whole payload if one is not or nothing could be read.
    async fn archive(
        &self,
        payload: &Bytes,
        items: Vec<Item<'_>>,
        mut unread: Option<String>,
        come: Come,
    ) -> Result<Report, Failure> {
        let Come { arrival, deadline } = &come;
        let deadline = *deadline;
        let mut report = Report::default();
        let mut refused = Refused::default();
        let mut backed_up = Vec::with_capacity(items.len());
        let total = items.len();
        let bodies: Vec<Bytes> = items.into_iter().map(|item| shared(payload, item)).collect();
        // Side by side, in the order in which they came.
        let stores = bodies.iter().map(|body| async move {
            let event = Notification::from_slice(body)?;
            // Of a long list each of the rest would still be looked at, one after another, and the answer be late.
            if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
                return Ok((event, Err(SinkError::new(ErrorKind::Timeout))));
            }
            let stored = self.sink.store(by(self.keys.record(&event, body.clone(), arrival), deadline)).await;
            Ok::<_, mps_events::Error>((event, stored))
        });
        let mut stores = stream::iter(stores).buffered(SIDE_BY_SIDE).enumerate();
        while let Some((n, stored)) = stores.next().await {
            match stored {
                Ok((event, stored)) => match stored {
                    Ok(receipt) => {
                        self.tell(&receipt);
                        report.add(Placed::event(&event, &receipt));
                        backed_up.push((event, receipt));
                    }
                    Err(error) => refused.add(error),
                },
                Err(error) if total == 1 => unread = Some(error.to_string()),
                Err(error) => {
                    unread.get_or_insert_with(|| format!("record {} of {total}: {error}", n + 1));
                }
            }
        }
        if let Some(reason) = unread {
            match self.quarantine(payload, &reason, &come).await? {
                Ok(receipt) => {
                    self.tell(&receipt);
                    tracing::warn!(key = %receipt.key, reason, "kept in quarantine");
                    report.add(Placed::quarantined(reason, &receipt));
                }
                Err(error) => refused.add(error),
            }
        }
        for (event, receipt) in &backed_up {
            report.processor_failures += self.process(event, receipt, deadline).await;
        }
        refused.into_result(report)
    }

    /// Says in the log what must not pass in silence although it is success.
    fn tell(&self, receipt: &Receipt) {
        if receipt.outcome == Outcome::Conflict {
            tracing::warn!(key = %receipt.key, "conflict: the event's key holds other bytes, so it is kept under a key of its own");
        }
        if receipt.guarantee != Guarantee::CreateOnly && !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "the store can't refuse to overwrite: two deliveries of one event at the same moment may leave two versions; \
                 use a bucket that never had versioning"
            );
        }
    }

    async fn quarantine(
        &self,
        payload: &Bytes,
        reason: &str,
        come: &Come,
    ) -> Result<Result<Receipt, SinkError>, Failure> {
        let record = mps_archive::quarantined(payload.clone(), reason, &come.arrival)?;
        Ok(self.sink.store(by(record, come.deadline)).await)
    }

    /// Runs the processors on one event and tells how many failed.
    async fn process(&self, event: &Notification<'_>, backup: &Receipt, deadline: Option<Instant>) -> usize {
        let mut failures = 0;
        for processor in &self.processors {
            if let Err(error) = self.process_with(processor.as_ref(), event, backup, deadline).await {
                tracing::error!(?processor, error = %error, key = %backup.key, "processor failed; the backup stands");
                failures += 1;
            }
        }
        failures
    }

    async fn process_with(
        &self,
        processor: &dyn Processor,
        event: &Notification<'_>,
        backup: &Receipt,
        deadline: Option<Instant>,
    ) -> Result<(), crate::ProcessError> {
        for record in processor.process(event, backup).await? {
            self.sink.store(by(record, deadline)).await?;
        }
        Ok(())
    }
}

/// How a delivery came, and how long there is for it.
struct Come {
    arrival: Arrival,
    deadline: Option<Instant>,
}

impl Come {
    fn by(self, route: &Route<'_>) -> Self {
        Self { arrival: self.arrival.with_route(Arrival::route_name(route)), ..self }
    }
}

/// A backup serves events as it is: `scf_runtime::start(backup)`.
impl Handler<()> for Backup {
    async fn call(&mut self, invocation: Invocation) -> Result<Bytes, Failure> {
        Json(self.handle(invocation).await?).into_response()
    }
}

/// How many records of one delivery are stored at a time.
const SIDE_BY_SIDE: usize = 8;

/// How long before the runtime cancels the handler a store is given up: so that the sink's own account of what went
/// wrong is reported, and not the cancelling.
const RESERVE: Duration = Duration::from_millis(100);

/// The instant after which a store is not worth waiting for; none where the platform told no time limit.
fn give_up_at(context: &Context) -> Option<Instant> {
    let cancel_at = context.cancel_at()?;
    cancel_at.checked_sub(RESERVE)
}

/// The record with its deadline, where there is one.
fn by(record: Record, deadline: Option<Instant>) -> Record {
    match deadline {
        Some(deadline) => record.with_deadline(deadline),
        None => record,
    }
}

/// The item's bytes without a copy where they stand in the payload.
fn shared(payload: &Bytes, item: Item<'_>) -> Bytes {
    match item.into_bytes() {
        Cow::Borrowed(bytes) => payload.slice_ref(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    }
}

/// The records that the sink did not take.
#[derive(Debug, Default)]
struct Refused {
    first: Option<SinkError>,
    count: usize,
}

impl Refused {
    fn add(&mut self, error: SinkError) {
        self.count += 1;
        self.first.get_or_insert(error);
    }

    fn into_result(self, report: Report) -> Result<Report, Failure> {
        let Some(error) = self.first else { return Ok(report) };
        let of = self.count + report.objects.len();
        let message = format!("{} of {of} records not stored: {error}", self.count);
        let causes = std::iter::successors(std::error::Error::source(&error), |cause| cause.source());
        let failure =
            causes.fold(Failure::new("StoreFailed", message), |failure, cause| failure.with_cause(cause.to_string()));
        // The role's keys are given to a process at its start and live for hours: a fresh one gets fresh ones.
        Err(if error.kind() == ErrorKind::CredentialsExpired { failure.and_exit() } else { failure })
    }
}
