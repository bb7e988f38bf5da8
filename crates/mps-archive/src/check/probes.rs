//! What is tried, step by step.

use std::time::SystemTime;

use cos_sink::{Archive, Digest, ErrorKind, Guarantee, ObjectKey, Outcome, Record, Sink, SinkError};
use futures_util::stream::StreamExt;
use mps_events::EventTime;

use super::{CHECK, Check, CheckGroup};
use crate::EventKeys;

/// How many steps there are.
pub(super) const STEPS: usize = 5;

/// From how many seconds on a clock that is off is told of. COS refuses requests from 15 minutes on (436/7730).
const CLOCK_OFF: u64 = 60;

/// What is tried with one place.
pub(super) struct Probes<'a> {
    sink: &'a dyn Sink,
    archive: &'a dyn Archive,
    keys: EventKeys,
    key: ObjectKey,
    first: Record,
    second: Record,
}

impl<'a> Probes<'a> {
    pub(super) fn new(sink: &'a dyn Sink, archive: &'a dyn Archive, keys: EventKeys, now: EventTime) -> Self {
        let name = now.to_string().replace(':', "-");
        let key = probe_key(&format!("{CHECK}/{name}.json"));
        let record = |text: &str| {
            let body = format!("{{\"probe\":\"{text}\",\"at\":\"{now}\"}}");
            Record::new(key.clone(), body).with_content_type("application/json")
        };
        Self { sink, archive, keys, first: record("first"), second: record("second"), key }
    }

    pub(super) async fn step(&mut self, step: usize) -> Vec<Check> {
        match step {
            0 => vec![self.list().await],
            1 => vec![self.create().await],
            2 => self.read_back().await,
            3 => vec![self.overwrite().await],
            _ => vec![self.events().await],
        }
    }

    async fn list(&self) -> Check {
        let (group, name) = (CheckGroup::Store, "is reached and listed");
        match self.archive.list(&format!("{CHECK}/")).next().await {
            None | Some(Ok(_)) => Check::good(group, name, "the store answers, takes the keys and lists"),
            // The function itself never lists.
            Some(Err(error)) if error.kind() == ErrorKind::AccessDenied && error.code() == Some("AccessDenied") => {
                let fix =
                    "give these keys name/cos:GetBucket to use ls, verify and their like; the function needs it not";
                Check::finding(group, name, "the store answers, and these keys may not list", fix)
            }
            Some(Err(error)) => failed(group, name, &error),
        }
    }

    async fn create(&self) -> Check {
        let (group, name) = (CheckGroup::Rights, "may create");
        match self.sink.store(self.first.clone()).await {
            Ok(receipt) if receipt.outcome == Outcome::Conflict => {
                let fix = "look at what writes below _check/, or try again";
                Check::wrong(group, name, format!("{} is taken by something else", self.key), fix)
            }
            Ok(receipt) if receipt.guarantee == Guarantee::CheckedFirst => {
                let fix = "use a bucket whose versioning never was on, and a server that knows conditional puts";
                let seen = format!(
                    "{} is made; the store can't refuse to overwrite, so each key is looked at first",
                    self.key
                );
                Check::finding(group, name, seen, fix)
            }
            Ok(_) => Check::good(group, name, format!("{} is made", self.key)),
            Err(error) => failed(group, name, &error),
        }
    }

    /// What was made comes back, by the store's clock and with its metadata.
    async fn read_back(&self) -> Vec<Check> {
        let (group, name) = (CheckGroup::Rights, "may read");
        let object = match self.archive.get(&self.key).await {
            Ok(Some(object)) => object,
            Ok(None) => {
                let fix = "look at what else works on this bucket: a lifecycle rule, another program";
                return vec![Check::wrong(group, name, format!("{} is gone at once", self.key), fix)];
            }
            Err(error) => return vec![failed(group, name, &error)],
        };
        let mut checks = Vec::new();
        if object.body != self.first.body() {
            let fix = "look at what stands between this machine and the store";
            checks.push(Check::wrong(group, name, "other bytes come back than were stored", fix));
        } else if object.head.sha256() != Some(Digest::of(&object.body)) {
            let fix =
                "verify can't prove bytes without their digest: keep metadata (x-cos-meta-*, extended attributes)";
            checks.push(Check::finding(group, name, "the bytes come back, their metadata don't", fix));
        } else {
            checks.push(Check::good(group, name, "bytes and metadata come back as they were stored"));
        }
        checks.push(clock(object.head.entry.modified, SystemTime::now()));
        checks
    }

    async fn overwrite(&self) -> Check {
        let (group, name) = (CheckGroup::Rights, "may not overwrite");
        let fix = "use a bucket whose versioning is and was never on (COS ignores x-cos-forbid-overwrite there), or say \
                   create=check in MPS_BACKUP_URL";
        let stored = self.sink.store(self.second.clone()).await;
        let stands = match self.archive.get(&self.key).await {
            Ok(object) => object.is_some_and(|object| object.body == self.first.body()),
            Err(error) => return failed(group, name, &error),
        };
        match stored {
            _ if !stands => Check::wrong(group, name, "a second put has replaced the first", fix),
            // Whatever its outcome: another check in the same second has put the same one there.
            Ok(receipt) if receipt.key != self.key => {
                Check::good(group, name, "a second put under the same key was kept apart")
            }
            Ok(_) => Check::wrong(group, name, "the store says that it took a second put under the same key", fix),
            Err(error) => failed(group, name, &error),
        }
    }

    async fn events(&self) -> Check {
        let (group, name) = (CheckGroup::Archive, "has events");
        match self.archive.list(&self.keys.prefix(&[])).next().await {
            Some(Ok(entry)) => Check::good(group, name, format!("the first is {}", entry.key)),
            None => Check::good(group, name, "none yet"),
            Some(Err(error)) if error.kind() == ErrorKind::AccessDenied => {
                Check::finding(group, name, "unknown, since these keys may not list", "see above")
            }
            Some(Err(error)) => failed(group, name, &error),
        }
    }
}

/// How far this machine's clock is from the store's, which made the probe a moment ago.
fn clock(stores: SystemTime, ours: SystemTime) -> Check {
    let (group, name) = (CheckGroup::Clock, "agrees with the store's");
    let off = match ours.duration_since(stores) {
        Ok(behind) => behind.as_secs(),
        Err(ahead) => ahead.duration().as_secs(),
    };
    let seen = format!("{off} s apart");
    if off < CLOCK_OFF {
        return Check::good(group, name, seen);
    }
    Check::finding(group, name, seen, "set this machine's clock: from 15 minutes on COS refuses all requests")
}

fn failed(group: CheckGroup, name: &'static str, error: &SinkError) -> Check {
    let group = if error.kind() == ErrorKind::ClockSkew { CheckGroup::Clock } else { group };
    let text = error.to_string();
    // An error tells what happened, and what to do behind the last semicolon.
    match text.rsplit_once("; ") {
        Some((seen, fix)) => Check::wrong(group, name, seen, fix),
        None => Check::wrong(group, name, text, "see the cause"),
    }
}

/// A key of letters, digits and hyphens.
fn probe_key(text: &str) -> ObjectKey {
    // A moment has no character that a key can't have.
    #[expect(clippy::expect_used, reason = "the text is made here, of characters that every key may have")]
    ObjectKey::parse(text).expect("a probe's key is plain")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::CheckState;

    #[test]
    fn a_clock_that_is_off_either_way_is_told() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_317_000);
        for (off, state) in [(0, CheckState::Good), (59, CheckState::Good), (61, CheckState::Finding)] {
            let off = Duration::from_secs(off);
            assert_eq!([clock(now - off, now).state, clock(now + off, now).state], [state, state], "{off:?}");
        }
    }

    #[test]
    fn every_moment_makes_a_key() {
        for seconds in [i64::MIN / 2, 0, 1_795_317_000, i64::from(u32::MAX) * 60] {
            let name = EventTime::from_unix_seconds(seconds).to_string().replace(':', "-");
            assert!(ObjectKey::parse(format!("{CHECK}/{name}.json")).is_ok(), "{name}");
        }
    }
}
