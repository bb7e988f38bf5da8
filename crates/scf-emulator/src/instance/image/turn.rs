//! The ports of this machine, which image instances of this process use one after another.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex as SyncMutex, PoisonError};

use tokio::sync::{Mutex, OwnedMutexGuard, watch};

/// Who may use a port.
#[derive(Debug)]
pub(crate) struct Turn {
    place: Arc<Mutex<()>>,
    /// How many wait for it.
    waiting: watch::Sender<usize>,
}

/// A port that is this instance's until this is dropped.
#[derive(Debug)]
pub(crate) struct Held {
    turn: Arc<Turn>,
    _place: OwnedMutexGuard<()>,
}

/// Returns the turn of a port, the same one for all platforms of this process.
pub(crate) fn of(port: u16) -> Arc<Turn> {
    static TURNS: SyncMutex<BTreeMap<u16, Arc<Turn>>> = SyncMutex::new(BTreeMap::new());
    let mut turns = TURNS.lock().unwrap_or_else(PoisonError::into_inner);
    let turn = || Arc::new(Turn { place: Arc::default(), waiting: watch::Sender::new(0) });
    Arc::clone(turns.entry(port).or_insert_with(turn))
}

impl Turn {
    /// Waits for the port. Instances that are idle give way.
    pub(crate) async fn take(self: &Arc<Self>) -> Held {
        let _waits = Waits::new(self);
        let place = Arc::clone(&self.place).lock_owned().await;
        Held { turn: Arc::clone(self), _place: place }
    }

    /// Waits until somebody waits for the port.
    pub(crate) async fn wanted(&self) {
        // The sender is this one's own, so there is always another change to wait for.
        let _ = self.waiting.subscribe().wait_for(|count| *count > 0).await;
    }
}

impl Held {
    pub(crate) fn turn(&self) -> &Arc<Turn> {
        &self.turn
    }
}

/// One that waits, counted until it is dropped.
struct Waits<'a>(&'a Turn);

impl<'a> Waits<'a> {
    fn new(turn: &'a Turn) -> Self {
        turn.waiting.send_modify(|count| *count += 1);
        Self(turn)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.waiting.send_modify(|count| *count -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_after_another_and_who_holds_it_hears_of_who_waits() {
        let turn = of(1);
        let first = turn.take().await;
        let waiting = tokio::spawn(async { of(1).take().await });
        first.turn().wanted().await;
        assert!(!waiting.is_finished());
        drop(first);
        drop(waiting.await.unwrap());
        let other = of(2).take().await;
        drop(of(1).take().await);
        drop(other);
    }
}
