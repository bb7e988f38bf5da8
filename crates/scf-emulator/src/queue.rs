//! Asynchronous invocation: the platform's queue, with its retries and what it does with an event at the end (583/41138).

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;

use crate::clock::Clock;
use crate::status::Fault;
use crate::{FunctionError, Invoked, MAX_ASYNC_BYTES, Platform};

/// What an asynchronous event's caller configured.
#[derive(Debug, Clone)]
pub(crate) struct QueueSettings {
    pub(crate) retries: u32,
    pub(crate) interval: Duration,
    pub(crate) ttl: Duration,
    pub(crate) clock: Clock,
}

impl Default for QueueSettings {
    fn default() -> Self {
        Self {
            retries: 2,
            interval: Duration::from_secs(60),
            ttl: Duration::from_secs(6 * 3600),
            clock: Clock::default(),
        }
    }
}

/// What became of an event that was queued.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Queued {
    /// Every run of the function for this event, in order, all under one request id. None if the event was refused.
    pub attempts: Vec<Invoked>,
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
    /// Whether the last attempt succeeded.
    pub fn succeeded(&self) -> bool {
        self.fate == Fate::Succeeded
    }

    /// The dead letter, if the event died.
    pub fn dead_letter(&self) -> Option<&Bytes> {
        match &self.fate {
            Fate::Dead { letter } => Some(letter),
            Fate::Succeeded | Fate::Refused(_) => None,
        }
    }
}

impl Platform {
    /// Delivers an event as a trigger such as that of MPS does: a run that fails is tried again, by default twice and
    /// a minute apart, under the same request id, until the event's time to live ends. Returns when the event's fate is known.
    ///
    /// Events that are delivered at the same time run in instances of their own, in no particular order.
    pub async fn invoke_async(&self, event: impl Into<Bytes>) -> Queued {
        let event = event.into();
        let request_id = crate::platform::request_id();
        if event.len() > MAX_ASYNC_BYTES {
            let error = Fault::EventTooLarge { limit: MAX_ASYNC_BYTES }.into_error(&request_id);
            return Queued { attempts: Vec::new(), fate: Fate::Refused(error) };
        }
        let settings = self.queue_settings();
        let clock = &settings.clock;
        let pushed = clock.now();
        let mut attempts = Vec::new();
        loop {
            let invoked = self.invoke_as(Arc::clone(&request_id), event.clone()).await;
            let error = invoked.outcome.as_ref().err().cloned();
            let Some(error) = error else {
                attempts.push(invoked);
                return Queued { attempts, fate: Fate::Succeeded };
            };
            if matches!(error.status_code, 400 | 406) {
                return Queued { attempts, fate: Fate::Refused(error) };
            }
            attempts.push(invoked);
            let age = clock.now().saturating_sub(pushed);
            let spent = attempts.len() > usize::try_from(settings.retries).unwrap_or(usize::MAX);
            if spent || age + settings.interval > settings.ttl {
                let letter = self.dead_letter(&request_id, &event, &error, attempts.len() - 1);
                return Queued { attempts, fate: Fate::Dead { letter } };
            }
            clock.sleep(settings.interval).await;
        }
    }

    fn dead_letter(&self, request_id: &str, event: &[u8], error: &FunctionError, retries: usize) -> Bytes {
        let letter = json!({
            "RequestId": request_id,
            "ErrorCode": -1,
            "ErrorMessage": error.message,
            "Body": {
                "AppId": 1_250_000_000_u64,
                "Uin": "100000000001",
                "SubAccountUin": "100000000001",
                "RequestSource": "TRIGGER_MPS",
                "FunctionName": self.function_name(),
                "Namespace": "default",
                "Qualifier": "$DEFAULT",
                "InvocationType": "Event",
                "ClientContext": String::from_utf8_lossy(event),
                "LogType": "None",
                "RequestId": request_id,
                "RetryNum": retries,
                "Ttl": self.queue_settings().ttl.as_secs(),
            },
        });
        letter.to_string().into()
    }
}
