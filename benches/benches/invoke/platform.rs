//! The platform's side of the runtime API for one instance, over blocking sockets (document 583/47274).
//!
//! It hands out events round by round and takes the time of each. No event is handed out before the one before it was
//! answered, and the connection's own thread answers: nothing is passed between threads while an event is under way.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use benches::http::Connection;

use crate::{
    call::Call,
    event::{EVENT_BYTES, write_event},
};

/// How long a function may be silent before the run is given up.
const PATIENCE: Duration = Duration::from_secs(30);

const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

#[derive(Debug)]
pub(crate) struct Platform {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// The time that one event took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// From the event's dispatch to the arrival of its response.
    pub(crate) answered: Duration,
    /// From the event's dispatch to the request for the next one: the whole cost, with what the function leaves for after
    /// its response.
    pub(crate) cycle: Duration,
}

/// When an instance first reached each step.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Milestones {
    pub(crate) ready: Option<Instant>,
    pub(crate) next: Option<Instant>,
    pub(crate) response: Option<Instant>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Events that the round still has to hand out.
    remaining: usize,
    /// The event under way: its dispatch and, once it came, its response.
    dispatched: Option<Instant>,
    responded: Option<Instant>,
    samples: Vec<Sample>,
    milestones: Milestones,
    issued: u64,
    /// Whether the function waits for an event.
    idle: bool,
    closed: bool,
    failure: Option<String>,
}

impl Platform {
    /// Listens on a free port of the loopback interface.
    pub(crate) fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::<Shared>::default();
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if accepting.lock().closed {
                    return;
                }
                let shared = Arc::clone(&accepting);
                thread::spawn(move || {
                    if let Err(error) = Connection::new(stream).and_then(|connection| serve(connection, &shared)) {
                        shared.fail(format!("the connection to the function broke: {error}"));
                    }
                });
            }
        });
        Ok(Self { address, shared })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Hands out `count` events, and returns when the function asks for the one after them.
    pub(crate) fn round(&self, count: usize) -> io::Result<Vec<Sample>> {
        {
            let mut state = self.shared.lock();
            state.samples = Vec::with_capacity(count);
            state.remaining = count;
        }
        self.shared.changed.notify_all();
        let mut state = self.shared.wait_until(|state| state.idle && state.remaining == 0)?;
        let samples = std::mem::take(&mut state.samples);
        if samples.len() == count {
            Ok(samples)
        } else {
            Err(io::Error::other(format!("{count} events were handed out, {} were answered", samples.len())))
        }
    }

    pub(crate) fn milestones(&self) -> Milestones {
        self.shared.lock().milestones
    }

    /// Hands out nothing more, and takes the end of the function for what was asked for.
    pub(crate) fn close(&self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
        // The listener's thread sees the flag at its next connection, which is this one.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fail(&self, failure: String) {
        let mut state = self.lock();
        if !state.closed {
            state.failure.get_or_insert(failure);
        }
        drop(state);
        self.changed.notify_all();
    }

    fn wait_until(&self, reached: impl Fn(&State) -> bool) -> io::Result<MutexGuard<'_, State>> {
        let (state, waited) = self
            .changed
            .wait_timeout_while(self.lock(), PATIENCE, |state| !reached(state) && state.failure.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        match &state.failure {
            Some(failure) => Err(io::Error::other(failure.clone())),
            None if waited.timed_out() => Err(io::Error::other(format!("the function was silent for {PATIENCE:?}"))),
            None => Ok(state),
        }
    }

    /// Notes that the function asks for an event, and waits for one to hand out; `None` when there will be none.
    fn next_event(&self) -> Option<u64> {
        let now = Instant::now();
        let mut state = self.lock();
        // An API without `ready` has it in the first `next`.
        state.milestones.ready.get_or_insert(now);
        state.milestones.next.get_or_insert(now);
        if let (Some(dispatched), Some(responded)) = (state.dispatched.take(), state.responded.take()) {
            state.samples.push(Sample { answered: responded - dispatched, cycle: now - dispatched });
        }
        if state.remaining == 0 {
            state.idle = true;
            self.changed.notify_all();
            state = self
                .changed
                .wait_while(state, |state| state.remaining == 0 && !state.closed)
                .unwrap_or_else(PoisonError::into_inner);
            state.idle = false;
            if state.closed {
                return None;
            }
        }
        state.remaining -= 1;
        state.issued += 1;
        state.dispatched = Some(Instant::now());
        Some(state.issued)
    }

    fn responded(&self) {
        let now = Instant::now();
        let mut state = self.lock();
        state.milestones.response.get_or_insert(now);
        state.responded = Some(now);
    }
}

fn serve(mut connection: Connection, shared: &Shared) -> io::Result<()> {
    let mut event = Vec::with_capacity(EVENT_BYTES);
    while let Some(request) = connection.read()? {
        match Call::of(request.first_line()) {
            Some(Call::Next { head }) => {
                let Some(number) = shared.next_event() else { return Ok(()) };
                write_event(&mut event, number);
                connection.write(head.as_bytes(), &event)?;
            }
            Some(Call::Response) => {
                shared.responded();
                connection.write(OK, b"")?;
            }
            Some(Call::Ready) => {
                shared.lock().milestones.ready.get_or_insert_with(Instant::now);
                connection.write(OK, b"")?;
            }
            None => {
                let (line, body) =
                    (String::from_utf8_lossy(request.first_line()), String::from_utf8_lossy(request.body()));
                shared.fail(format!("the function sent {line}: {body}"));
                return Ok(());
            }
        }
    }
    Ok(())
}
