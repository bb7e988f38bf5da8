//! What the function writes, line by line.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::unix::pipe::Receiver;

use super::line::{LogLine, LogSource};
use crate::Breach;

/// A longer line is cut here.
const MAX_LINE: usize = 64 * 1024;
/// The most lines that are kept for one invocation; the callback gets all of them.
const MAX_LINES: usize = 10_000;

/// What is called for each line, as it comes.
pub(crate) type OnLog = Arc<dyn Fn(&LogLine) + Send + Sync>;

/// The log of one instance.
pub(crate) struct Log {
    on_log: Option<OnLog>,
    current: Mutex<Current>,
}

#[derive(Default)]
struct Current {
    request_id: Option<Arc<str>>,
    lines: Vec<LogLine>,
    breaches: Vec<Breach>,
}

impl Log {
    pub(crate) fn new(on_log: Option<OnLog>) -> Self {
        Self { on_log, current: Mutex::default() }
    }

    /// What follows belongs to this request.
    pub(crate) fn begin(&self, request_id: &Arc<str>) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.request_id = Some(Arc::clone(request_id));
    }

    pub(crate) fn write(&self, source: LogSource, text: String) {
        let line = {
            let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            let line = LogLine { source, text, request_id: current.request_id.clone() };
            if line.request_id.is_some() && current.lines.len() < MAX_LINES {
                current.lines.push(line.clone());
            }
            line
        };
        if let Some(on_log) = &self.on_log {
            on_log(&line);
        }
    }

    /// Notes a breach of the contract. One between two requests counts for the later.
    pub(crate) fn breach(&self, breach: Breach) {
        {
            let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            if current.breaches.len() < MAX_LINES {
                current.breaches.push(breach);
            }
        }
        self.write(LogSource::Emulator, breach.to_string());
    }

    /// Looks for something in the lines of the request.
    pub(crate) fn find<T>(&self, wanted: impl Fn(&str) -> Option<T>) -> Option<T> {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.lines.iter().find_map(|line| wanted(&line.text))
    }

    /// Ends the request and hands out its lines and breaches.
    pub(crate) fn end(&self) -> (Vec<LogLine>, Vec<Breach>) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.request_id = None;
        (std::mem::take(&mut current.lines), std::mem::take(&mut current.breaches))
    }
}

/// One of the function's two streams.
pub(crate) struct Stream {
    pipe: Receiver,
    source: LogSource,
    rest: Mutex<Vec<u8>>,
}

impl Stream {
    pub(crate) fn new(pipe: OwnedFd, source: LogSource) -> io::Result<Self> {
        Ok(Self { pipe: Receiver::from_owned_fd(pipe)?, source, rest: Mutex::default() })
    }

    /// Copies lines to the log until the last writer is gone.
    pub(crate) async fn follow(&self, log: &Log) {
        let mut buffer = [0; 4096];
        while self.pipe.readable().await.is_ok() && self.drain(log) {
            // This read also notes that the pipe is empty, which a read past Tokio doesn't.
            let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
            if let Ok(count) = self.pipe.try_read(&mut buffer) {
                self.split(log, &mut rest, &buffer[..count]);
            }
        }
    }

    /// Copies to the log whatever is in the pipe now. What the function wrote before it posted its answer is there by then.
    /// Returns whether more may come.
    pub(crate) fn drain(&self, log: &Log) -> bool {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        let mut buffer = [0; 16 * 1024];
        // A function that never stops writing must not hold up its platform for ever.
        for _ in 0..256 {
            match rustix::io::read(self.pipe.as_fd(), &mut buffer) {
                Ok(0) => {
                    if !rest.is_empty() {
                        self.emit(log, &std::mem::take(&mut *rest));
                    }
                    return false;
                }
                Ok(count) => self.split(log, &mut rest, &buffer[..count]),
                Err(rustix::io::Errno::INTR) => {}
                Err(rustix::io::Errno::AGAIN) => return true,
                Err(_) => return false,
            }
        }
        true
    }

    fn split(&self, log: &Log, rest: &mut Vec<u8>, mut piece: &[u8]) {
        while let Some(end) = piece.iter().position(|byte| *byte == b'\n') {
            rest.extend_from_slice(&piece[..end.min(MAX_LINE)]);
            self.emit(log, rest);
            rest.clear();
            piece = &piece[end + 1..];
        }
        let space = MAX_LINE.saturating_sub(rest.len());
        rest.extend_from_slice(&piece[..piece.len().min(space)]);
    }

    fn emit(&self, log: &Log, line: &[u8]) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        log.write(self.source, String::from_utf8_lossy(line).into_owned());
    }
}
