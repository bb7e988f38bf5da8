//! Asynchronous invocation: the platform's queue, with its retries and what it does with an event at the end (583/41138).

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde_json::json;

use super::request_id::request_id;
use crate::outcome::ErrorClass;
use crate::outcome::fault::Fault;
use crate::{FunctionError, Invoked, MAX_ASYNC_BYTES, Platform, Quirk};

/// How far apart the runs are, and the attempts of an event above the limit.
const INTERVAL: Duration = Duration::from_secs(60);
/// The first wait after a failure of the platform's own; it doubles each time. The documents name only its end.
const FIRST_BACKOFF: Duration = Duration::from_secs(1);
/// The longest wait after a failure of the platform's own.
const LAST_BACKOFF: Duration = Duration::from_secs(5 * 60);

/// What became of an event that was queued.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Queued {
    /// Every run of the function for this event, in order, all under one request id. None if the event was refused.
    pub attempts: Vec<Invoked>,
    /// How often the event was put off without a run: for too many instances, or a failure of the platform's own.
    pub put_off: u32,
    /// How it ended.
    pub fate: Fate,
}

/// How an asynchronous event ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fate {
    /// The last attempt succeeded.
    Succeeded,
    /// The attempts or the time to live ended. The body is what a dead-letter queue gets (583/51666).
    Dead {
        /// A JSON object with `RequestId`, `ErrorCode`, `ErrorMessage` and `Body`.
        letter: Bytes,
    },
    /// The platform didn't take the event: it has more than 128 KB, or isn't JSON under
    /// [`strict_json`](crate::Builder::strict_json). Such an event isn't tried again.
    Refused(FunctionError),
}

impl Queued {
    /// Tells whether the last attempt succeeded.
    pub fn succeeded(&self) -> bool {
        self.fate == Fate::Succeeded
    }

    /// Returns the dead letter, if the event died.
    pub fn dead_letter(&self) -> Option<&Bytes> {
        match &self.fate {
            Fate::Dead { letter } => Some(letter),
            Fate::Succeeded | Fate::Refused(_) => None,
        }
    }
}

impl Platform {
    /// Delivers an event as a trigger such as that of MPS does: a run that fails is tried again, by default twice and
    /// a minute apart, under the same request id, until the event's time to live ends. What keeps the event from running
    /// at all isn't counted as a run. Returns when the event's fate is known.
    ///
    /// Events that are delivered at the same time run in instances of their own, in no particular order.
    pub async fn invoke_async(&self, event: impl Into<Bytes>) -> Queued {
        let event = event.into();
        let request_id = request_id();
        if event.len() > MAX_ASYNC_BYTES {
            let error = Fault::EventTooLarge { limit: MAX_ASYNC_BYTES }.into_error(&request_id);
            return Queued { attempts: Vec::new(), put_off: 0, fate: Fate::Refused(error) };
        }
        let queued = QueuePlace::take(self);
        let limit = self.settings().options.queue.limit;
        if queued.number >= limit {
            let error = Fault::QueueFull { limit }.into_error(&request_id);
            let letter = self.dead_letter(&request_id, &event, &error, 0, SystemTime::now());
            return Queued { attempts: Vec::new(), put_off: 0, fate: Fate::Dead { letter } };
        }
        self.deliver(request_id, event).await
    }

    /// Runs the function until the fate of the event is known.
    async fn deliver(&self, mut request_id: Arc<str>, event: Bytes) -> Queued {
        let (settings, clock) = (&self.settings().options.queue, &self.settings().options.clock);
        let (pushed, pushed_at) = (clock.now(), SystemTime::now());
        let (mut attempts, mut put_off) = (Vec::new(), 0);
        let mut backoff = FIRST_BACKOFF;
        loop {
            if self.settings().has_quirk(&Quirk::FreshRequestIds) {
                request_id = self::request_id();
            }
            let invoked = self.run(Arc::clone(&request_id), event.clone(), "mps").await;
            let Some(error) = invoked.outcome.as_ref().err().cloned() else {
                attempts.push(invoked);
                return Queued { attempts, put_off, fate: Fate::Succeeded };
            };
            let wait = match error.class {
                ErrorClass::Refused => return Queued { attempts, put_off, fate: Fate::Refused(error) },
                ErrorClass::OverLimit => {
                    put_off += 1;
                    Some(INTERVAL)
                }
                ErrorClass::System => {
                    put_off += 1;
                    let wait = backoff;
                    backoff = LAST_BACKOFF.min(backoff * 2);
                    Some(wait)
                }
                ErrorClass::Run | ErrorClass::Start => {
                    attempts.push(invoked);
                    let spent = attempts.len() > usize::try_from(settings.retries).unwrap_or(usize::MAX);
                    (!spent).then_some(INTERVAL)
                }
            };
            let age = clock.now().saturating_sub(pushed);
            let Some(wait) = wait.filter(|wait| age + *wait <= settings.ttl) else {
                let retries = attempts.len().saturating_sub(1);
                let letter = self.dead_letter(&request_id, &event, &error, retries, pushed_at);
                return Queued { attempts, put_off, fate: Fate::Dead { letter } };
            };
            clock.sleep(wait).await;
        }
    }

    fn dead_letter(
        &self,
        request_id: &str,
        event: &[u8],
        error: &FunctionError,
        retries: usize,
        pushed: SystemTime,
    ) -> Bytes {
        let pushed = pushed.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_millis();
        let pushed = u64::try_from(pushed).unwrap_or(u64::MAX);
        let letter = json!({
            "RequestId": request_id,
            "ErrorCode": -1,
            "ErrorMessage": error.message,
            "Body": {
                "AppId": 1_250_000_000_u64,
                "Uin": "100000000001",
                "SubAccountUin": "100000000001",
                "RequestSource": "TRIGGER_MPS",
                "FunctionName": self.settings().function.name,
                "Namespace": "default",
                "Qualifier": "$DEFAULT",
                "InvocationType": "Event",
                "ClientContext": String::from_utf8_lossy(event),
                "LogType": "None",
                "TimeStampForInvoker": pushed,
                "RequestId": request_id,
                "PushTime": pushed,
                "RetryNum": retries,
                "Ttl": self.settings().options.queue.ttl.as_secs(),
            },
        });
        letter.to_string().into()
    }
}

/// One of the queue's places. It is free again when this is dropped.
struct QueuePlace {
    platform: Platform,
    /// How many were taken before.
    number: usize,
}

impl QueuePlace {
    fn take(platform: &Platform) -> Self {
        Self { platform: platform.clone(), number: platform.queued().fetch_add(1, Ordering::AcqRel) }
    }
}

impl Drop for QueuePlace {
    fn drop(&mut self) {
        self.platform.queued().fetch_sub(1, Ordering::AcqRel);
    }
}
