//! Catching a handler's panic.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use crate::Failure;

/// What the process does after a panic of the handler was reported.
///
/// ```
/// use scf_runtime::{AfterPanic, Runtime};
///
/// let builder = Runtime::builder().after_panic(AfterPanic::Continue);
/// assert_eq!(AfterPanic::default(), AfterPanic::Exit);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AfterPanic {
    /// Leave with an error, so that the platform starts a fresh instance: what the handler shares between events may
    /// be half changed.
    #[default]
    Exit,
    /// Serve the next event with the same handler.
    Continue,
}

/// A panic that was caught.
///
/// It holds the place and, where `RUST_BACKTRACE` asks for it, the backtrace. It holds the message only if that is a
/// literal of the program: a formatted message, such as that of `unwrap`, may hold the event's bytes.
pub(crate) struct Panic {
    location: Option<String>,
    message: Option<&'static str>,
    backtrace: Option<Backtrace>,
}

impl Panic {
    /// What is reported; the backtrace goes to the log alone.
    pub(crate) fn into_failure(self: Box<Self>) -> Failure {
        let failure = Failure::new(Failure::PANICKED, self.to_string());
        match &self.backtrace {
            Some(backtrace) => failure.with_detail(backtrace.to_string()),
            None => failure,
        }
    }
}

impl fmt::Display for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the function panicked")?;
        if let Some(location) = &self.location {
            write!(f, " at {location}")?;
        }
        if let Some(message) = self.message {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

struct Trace {
    location: Option<String>,
    backtrace: Backtrace,
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static TRACE: RefCell<Option<Trace>> = const { RefCell::new(None) };
}

/// Installs, once in a process, a hook that keeps the trace of a guarded panic instead of printing it, and leaves
/// every other panic to the hook that was there.
pub(crate) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| if GUARDED.get() { keep(info) } else { previous(info) }));
    });
}

fn keep(info: &PanicHookInfo<'_>) {
    let trace = Trace { location: info.location().map(ToString::to_string), backtrace: Backtrace::capture() };
    TRACE.with_borrow_mut(|kept| *kept = Some(trace));
}

/// Runs a piece of the handler and catches its panic.
pub(crate) fn guard<T>(piece: impl FnOnce() -> T) -> Result<T, Box<Panic>> {
    // A panic that the handler caught itself leaves its trace.
    TRACE.set(None);
    GUARDED.set(true);
    // Unwind safety is the user's choice: by default the process leaves and nothing is seen half changed.
    let result = panic::catch_unwind(AssertUnwindSafe(piece));
    GUARDED.set(false);
    result.map_err(|payload| Box::new(caught(payload)))
}

fn caught(payload: Box<dyn Any + Send>) -> Panic {
    let trace = TRACE.take();
    let message = payload.downcast_ref::<&'static str>().copied();
    // A value with which somebody panicked may panic again when dropped.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(payload)));
    let (location, backtrace) = match trace {
        Some(Trace { location, backtrace }) => {
            (location, Some(backtrace).filter(|trace| trace.status() == BacktraceStatus::Captured))
        }
        None => (None, None),
    };
    Panic { location, message, backtrace }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_kept_and_a_formatted_message_is_not() {
        install_hook();
        let secret = String::from("canary");
        let formatted = guard(|| panic!("it was {secret}")).unwrap_err().to_string();
        assert!(formatted.contains(file!()), "{formatted}");
        assert!(!formatted.contains("canary"), "{formatted}");
        let literal = guard(|| panic!("a literal")).unwrap_err().to_string();
        assert!(literal.ends_with(": a literal"), "{literal}");
    }

    #[test]
    fn a_value_that_panics_when_dropped_is_caught_too() {
        struct Spiteful;
        impl Drop for Spiteful {
            fn drop(&mut self) {
                panic!("again");
            }
        }
        install_hook();
        assert_eq!(guard(|| panic::panic_any(Spiteful)).unwrap_err().message, None);
        assert_eq!(guard(|| 7).ok(), Some(7));
    }
}
