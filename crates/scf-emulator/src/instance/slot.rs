//! The one event that an instance has at a time, seen from both sides: the platform's and the runtime API's.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::watch;

/// What the function posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    Response(Bytes),
    Error(Bytes),
    /// A response above the limit.
    TooLarge,
}

/// An event on its way through an instance.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) request_id: Arc<str>,
    pub(crate) payload: Bytes,
    /// What sent it.
    pub(crate) source: &'static str,
    fetched: bool,
    /// It can be answered though nobody fetched it.
    open: bool,
    answer: Option<Answer>,
}

impl Event {
    pub(crate) fn new(request_id: Arc<str>, payload: Bytes, source: &'static str) -> Self {
        Self { request_id, payload, source, fetched: false, open: false, answer: None }
    }
}

#[derive(Debug, Default)]
pub(crate) struct State {
    ready: bool,
    event: Option<Event>,
    answered_before: bool,
    /// How often events were fetched without an answer to that.
    owed: u32,
    /// How often that was so when the present event came.
    owed_before: u32,
    /// The invocation was ended from outside.
    cancelled: bool,
    /// How the process left.
    exit: Option<String>,
    /// What keeps it from being ready.
    hindrance: Option<String>,
}

/// How a posted answer was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It is the event's answer.
    First,
    /// It is the event's answer, though it may be meant for an earlier one that was fetched more often than answered.
    Doubtful,
    /// An answer came before, and stays.
    Ignored,
    /// There was no event to answer.
    NoEvent,
}

/// How the platform's waiting ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Seen<T> {
    Happened(T),
    Exited(String),
    Cancelled,
}

/// The state that an instance's runtime API and the platform share.
#[derive(Debug)]
pub(crate) struct Slot(watch::Sender<State>);

impl Slot {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(State::default()))
    }

    // The function's side.

    /// Ends the init phase. Returns whether this was the first call, which is the one that counts.
    pub(crate) fn ready(&self) -> bool {
        self.0.send_if_modified(|state| !std::mem::replace(&mut state.ready, true))
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.0.borrow().ready
    }

    /// Waits for an event without an answer: the same one again if it was fetched before. The flag tells that.
    pub(crate) async fn next(&self) -> Option<(Event, bool)> {
        let mut states = self.0.subscribe();
        let open = |state: &State| state.ready && state.event.as_ref().is_some_and(|event| event.answer.is_none());
        loop {
            states.wait_for(open).await.ok()?;
            let mut taken = None;
            self.0.send_if_modified(|state| {
                if let Some(event) = state.event.as_mut().filter(|event| event.answer.is_none()) {
                    taken = Some((event.clone(), std::mem::replace(&mut event.fetched, true)));
                    state.owed = state.owed.saturating_add(1);
                }
                taken.is_some()
            });
            if taken.is_some() {
                return taken;
            }
        }
    }

    /// Waits for an event that nobody fetched, and lets it be answered all the same.
    pub(crate) async fn open_next(&self) {
        let mut states = self.0.subscribe();
        let waits = |event: &Event| !event.fetched && event.answer.is_none();
        if states.wait_for(|state| state.event.as_ref().is_some_and(waits)).await.is_ok() {
            self.0.send_if_modified(|state| {
                if let Some(event) = state.event.as_mut().filter(|event| waits(event)) {
                    event.open = true;
                }
                // Nobody waits for that.
                false
            });
        }
    }

    /// Takes an answer. Only the first one for an event that was fetched, or opened, counts.
    pub(crate) fn answer(&self, answer: Answer) -> Taken {
        let mut taken = Taken::NoEvent;
        self.0.send_if_modified(|state| {
            state.owed = state.owed.saturating_sub(1);
            let owed_before = state.owed_before;
            state.owed_before = owed_before.saturating_sub(1);
            match state.event.as_mut().filter(|event| event.fetched || event.open) {
                Some(event) if event.answer.is_none() => {
                    event.answer = Some(answer);
                    state.answered_before = true;
                    // Nobody can answer what it never saw.
                    taken = if owed_before > 0 || !event.fetched { Taken::Doubtful } else { Taken::First };
                    return true;
                }
                Some(_) => taken = Taken::Ignored,
                None if state.answered_before => taken = Taken::Ignored,
                None => {}
            }
            false
        });
        taken
    }

    /// Counts an answer that the platform refused.
    pub(crate) fn refuse(&self) {
        self.0.send_if_modified(|state| {
            state.owed = state.owed.saturating_sub(1);
            false
        });
    }

    /// Notes what keeps the function from being ready.
    pub(crate) fn hinder(&self, why: String) {
        self.0.send_modify(|state| state.hindrance = Some(why));
    }

    /// Notes that the process left.
    pub(crate) fn exited(&self, how: String) {
        self.0.send_modify(|state| state.exit = Some(how));
    }

    // The platform's side.

    /// Ends the invocation.
    pub(crate) fn cancel(&self) {
        self.0.send_modify(|state| state.cancelled = true);
    }

    /// How the process left, if it did.
    pub(crate) fn exit(&self) -> Option<String> {
        self.0.borrow().exit.clone()
    }

    /// What keeps the function from being ready, where that is known.
    pub(crate) fn hindrance(&self) -> Option<String> {
        self.0.borrow().hindrance.clone()
    }

    pub(crate) async fn until_ready(&self) -> Seen<()> {
        self.until(|state| state.ready.then_some(())).await
    }

    /// Hands over an event.
    pub(crate) fn dispatch(&self, event: Event) {
        self.0.send_modify(|state| {
            state.event = Some(event);
            state.owed_before = state.owed;
        });
    }

    /// Waits for the answer to the event.
    pub(crate) async fn until_answered(&self) -> Seen<Answer> {
        self.until(|state| state.event.as_ref()?.answer.clone()).await
    }

    /// Whether the function fetched the event.
    pub(crate) fn is_fetched(&self) -> bool {
        self.0.borrow().event.as_ref().is_some_and(|event| event.fetched)
    }

    /// Takes the event back. Returns whether it was ever fetched.
    pub(crate) fn withdraw(&self) -> bool {
        let mut fetched = false;
        self.0.send_modify(|state| fetched = state.event.take().is_some_and(|event| event.fetched));
        fetched
    }

    async fn until<T>(&self, mut happened: impl FnMut(&State) -> Option<T>) -> Seen<T> {
        let mut states = self.0.subscribe();
        loop {
            {
                let state = states.borrow_and_update();
                if let Some(value) = happened(&state) {
                    return Seen::Happened(value);
                }
                if state.cancelled {
                    return Seen::Cancelled;
                }
                if let Some(how) = &state.exit {
                    return Seen::Exited(how.clone());
                }
            }
            if states.changed().await.is_err() {
                return Seen::Exited("the platform is gone".to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event::new("id".into(), Bytes::from_static(b"{}"), "mps")
    }

    #[tokio::test]
    async fn the_same_event_comes_until_it_is_answered_and_the_first_answer_wins() {
        let slot = Slot::new();
        assert_eq!(slot.answer(Answer::TooLarge), Taken::NoEvent);
        assert!(slot.ready());
        assert!(!slot.ready());
        slot.dispatch(event());
        assert_eq!(slot.answer(Answer::TooLarge), Taken::NoEvent, "nobody fetched it");
        assert!(!slot.next().await.unwrap().1);
        assert!(slot.next().await.unwrap().1, "the same one again");
        assert_eq!(slot.answer(Answer::Response("1".into())), Taken::First);
        assert_eq!(slot.answer(Answer::Error("2".into())), Taken::Ignored, "it pays what was owed");
        assert_eq!(slot.until_answered().await, Seen::Happened(Answer::Response("1".into())));
        assert!(slot.withdraw());
        assert_eq!(slot.answer(Answer::TooLarge), Taken::Ignored);
        slot.dispatch(event());
        assert_eq!(slot.answer(Answer::Response("late".into())), Taken::Ignored, "it is the last event's");
        assert!(!slot.next().await.unwrap().1, "the new event still waits");
    }

    #[tokio::test]
    async fn an_answer_is_doubtful_while_one_to_an_earlier_event_is_owed() {
        let slot = Slot::new();
        assert!(slot.ready());
        let answer = || slot.answer(Answer::Response("1".into()));
        slot.dispatch(event());
        for _ in 0..2 {
            assert!(slot.next().await.is_some());
        }
        assert_eq!(answer(), Taken::First);
        slot.dispatch(event());
        assert!(slot.next().await.is_some());
        assert_eq!(answer(), Taken::Doubtful);
        assert_eq!(answer(), Taken::Ignored);
        slot.dispatch(event());
        assert!(slot.next().await.is_some());
        assert_eq!(answer(), Taken::First, "nothing is owed any more");
    }

    #[tokio::test]
    async fn an_opened_event_takes_an_answer_before_it_is_fetched() {
        let slot = Slot::new();
        assert!(slot.ready());
        slot.dispatch(event());
        slot.open_next().await;
        assert_eq!(slot.answer(Answer::Response("the last event's".into())), Taken::Doubtful);
        slot.dispatch(event());
        slot.open_next().await;
        assert!(!slot.next().await.unwrap().1, "opened is not fetched");
    }
}
