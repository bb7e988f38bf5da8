//! The instances that serve no event at the moment.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::{AbortHandle, JoinHandle};

use crate::instance::Instance;
use crate::{Clock, LogSource, StopSignal};

/// The instances that serve no event at the moment.
pub(crate) struct Pool {
    instances: Mutex<Vec<Idle>>,
    clock: Clock,
    /// How long an instance may be here.
    timeout: Option<Duration>,
    signal: StopSignal,
    /// Told when an instance comes.
    came: Arc<Notify>,
    reaper: Mutex<Option<JoinHandle<()>>>,
}

struct Idle {
    instance: Instance,
    since: Duration,
    /// Ends the instance when its port is wanted.
    _giving_way: Option<GivingWay>,
}

/// A task that is of no more use once this is dropped.
struct GivingWay(AbortHandle);

impl Drop for GivingWay {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// How long an instance is idle at the least before it gives way to another that wants its port.
const PATIENCE: Duration = Duration::from_millis(100);

impl Pool {
    pub(crate) fn new(clock: Clock, timeout: Option<Duration>, signal: StopSignal) -> Self {
        let (instances, came, reaper) = Default::default();
        Self { instances, clock, timeout, signal, came, reaper }
    }

    /// Keeps an instance for the next event.
    pub(crate) fn put(self: &Arc<Self>, instance: Instance) {
        let giving_way = instance.turn().cloned().map(|turn| {
            let pool = Arc::downgrade(self);
            let giving_way = tokio::spawn(async move {
                turn.wanted().await;
                tokio::time::sleep(PATIENCE).await;
                if let Some(pool) = pool.upgrade() {
                    // Only one instance has the port, so that it is the only one here.
                    pool.end_all(StopSignal::Kill).await;
                }
            });
            GivingWay(giving_way.abort_handle())
        });
        self.lock().push(Idle { instance, since: self.clock.now(), _giving_way: giving_way });
        if self.timeout.is_some() {
            self.came.notify_one();
            let mut reaper = self.reaper.lock().unwrap_or_else(PoisonError::into_inner);
            let reap = || tokio::spawn(reap(Arc::downgrade(self), Arc::clone(&self.came), self.clock.clone()));
            reaper.get_or_insert_with(reap);
        }
    }

    /// The instance that was used last, is still alive and wasn't here for too long.
    pub(crate) fn take(&self) -> Option<Instance> {
        let now = self.clock.now();
        let mut instances = self.lock();
        instances.retain(|idle| idle.instance.is_usable());
        // Those that were here for too long are the reaper's: how they end must not hold up an event.
        let last = instances.iter().rposition(|idle| !self.is_expired(idle, now))?;
        Some(instances.remove(last).instance)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.lock().iter().filter(|idle| idle.instance.is_usable()).count()
    }

    /// Ends all of them.
    pub(crate) async fn clear(&self) {
        self.end_all(self.signal).await;
    }

    async fn end_all(&self, signal: StopSignal) {
        let all = std::mem::take(&mut *self.lock());
        for Idle { instance, _giving_way: giving_way, .. } in all {
            instance.stop(signal).await;
            // Only now: it may be this very task.
            drop(giving_way);
        }
    }

    fn is_expired(&self, idle: &Idle, now: Duration) -> bool {
        self.timeout.is_some_and(|timeout| idle.since + timeout <= now)
    }

    async fn end_expired(&self) {
        let now = self.clock.now();
        let expired: Vec<_> = self.lock().extract_if(.., |idle| self.is_expired(idle, now)).collect();
        for Idle { instance, since, .. } in expired {
            let text = format!("an instance was idle for {:?} and ends", now.saturating_sub(since));
            instance.log().write(LogSource::Emulator, text);
            instance.stop(self.signal).await;
        }
    }

    /// When the instance that came first has been here for too long.
    fn next_expiry(&self) -> Option<Duration> {
        self.lock().iter().map(|idle| idle.since).min().zip(self.timeout).map(|(since, timeout)| since + timeout)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.instances.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let reaper = self.reaper.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(reaper) = reaper {
            reaper.abort();
        }
    }
}

/// Ends each instance when its time is over, until the pool is gone.
async fn reap(pool: Weak<Pool>, came: Arc<Notify>, clock: Clock) {
    loop {
        let Some(expiry) = pool.upgrade().map(|pool| pool.next_expiry()) else { return };
        match expiry {
            Some(expiry) => clock.until(expiry).await,
            None => came.notified().await,
        }
        let Some(pool) = pool.upgrade() else { return };
        pool.end_expired().await;
    }
}
