//! How far long work is: one line that is written again on a terminal, a line a minute elsewhere.

use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::number::{count, duration, rounded};

/// How soon the line on a terminal appears, and how often it is written again.
const APPEARS: Duration = Duration::from_secs(1);
const REWRITTEN: Duration = Duration::from_millis(200);

/// How often a line is printed where nothing can be written again.
const PRINTED: Duration = Duration::from_secs(60);

/// Over how long the rate is taken.
const RECENT: Duration = Duration::from_secs(20);

/// How much work there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Total {
    /// Nobody knows.
    #[default]
    Unknown,
    /// So many items.
    Items(u64),
    /// So many bytes, in any number of items.
    Bytes(u64),
}

/// Tells how far the work of one command is. Clones tell of the same work.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    way: Way,
    /// Whether lines on standard output would be mixed with the line of progress.
    shares_terminal: bool,
    state: Arc<Mutex<State>>,
}

/// Where progress is shown.
#[derive(Debug, Clone)]
enum Way {
    /// One line that is written again.
    Terminal(ProgressBar),
    /// A line a minute to standard error.
    Lines,
    /// A line of JSON a minute to standard output.
    Json,
}

#[derive(Debug)]
struct State {
    unit: &'static str,
    total: Total,
    items: u64,
    bytes: u64,
    shown: Instant,
    /// Whether there is a line to be kept out of the way of others.
    is_drawn: bool,
    /// From when on the rate is taken, and how far the work was: the older of two marks.
    marks: [(Instant, u64, u64); 2],
}

/// A line of progress for programs.
#[derive(Serialize)]
struct Line {
    progress: Figures,
}

#[derive(Serialize)]
struct Figures {
    done: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    per_second: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds_left: Option<f64>,
}

impl Progress {
    pub(crate) fn new(json: bool, stdout_is_terminal: bool) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let way = match (is_terminal, json) {
            (true, _) => Way::Terminal(bar()),
            (false, true) => Way::Json,
            (false, false) => Way::Lines,
        };
        let now = Instant::now();
        let state = State {
            unit: "items",
            total: Total::Unknown,
            items: 0,
            bytes: 0,
            shown: now,
            is_drawn: false,
            marks: [(now, 0, 0); 2],
        };
        Self { way, shares_terminal: is_terminal && stdout_is_terminal, state: Arc::new(Mutex::new(state)) }
    }

    /// Begins work on `unit`, the word for several items.
    pub(crate) fn begin(&self, unit: &'static str, total: Total) {
        let now = Instant::now();
        let shown = match self.way {
            Way::Terminal(_) => now + APPEARS - REWRITTEN,
            Way::Lines | Way::Json => now,
        };
        *self.lock() = State { unit, total, items: 0, bytes: 0, shown, is_drawn: false, marks: [(now, 0, 0); 2] };
    }

    /// Counts an item that is done, of so many bytes.
    pub(crate) fn done(&self, bytes: u64) {
        let now = Instant::now();
        let mut state = self.lock();
        state.items += 1;
        state.bytes += bytes;
        let every = if matches!(self.way, Way::Terminal(_)) { REWRITTEN } else { PRINTED };
        if now.checked_duration_since(state.shown).is_none_or(|since| since < every) {
            return;
        }
        state.shown = now;
        state.is_drawn = true;
        let figures = state.figures(now);
        let text = state.text(&figures);
        drop(state);
        // That nobody reads how far it is, is no failure: the command's own lines will meet it.
        match &self.way {
            Way::Terminal(bar) => bar.set_message(text),
            Way::Lines => super::note(&text),
            Way::Json => {
                let line = serde_json::to_string(&Line { progress: figures });
                drop(line.map(|line| writeln!(io::stdout(), "{line}")));
            }
        }
    }

    /// Prints something while no line of progress is in its way.
    pub(crate) fn around<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.way {
            Way::Terminal(bar) if self.shares_terminal && self.lock().is_drawn => bar.suspend(print),
            _ => print(),
        }
    }

    /// Takes the line of progress away.
    pub(crate) fn end(&self) {
        if let Way::Terminal(bar) = &self.way {
            bar.finish_and_clear();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn figures(&mut self, now: Instant) -> Figures {
        let (since, items, bytes) = self.marks[0];
        let seconds = now.duration_since(since).as_secs_f64().max(1e-3);
        if now.duration_since(self.marks[1].0) > RECENT {
            self.marks = [self.marks[1], (now, self.items, self.bytes)];
        }
        let per_second = (self.items - items) as f64 / seconds;
        let (done, total, speed) = match self.total {
            Total::Unknown => (self.items, None, 0.0),
            Total::Items(total) => (self.items, Some(total), per_second),
            Total::Bytes(total) => (self.bytes, Some(total), (self.bytes - bytes) as f64 / seconds),
        };
        let left = total.filter(|_| speed > 0.0).map(|total| total.saturating_sub(done) as f64 / speed);
        Figures {
            done: self.items,
            total: if let Total::Items(total) = self.total { Some(total) } else { None },
            percent: total.filter(|&total| total > 0).map(|total| rounded(100.0 * done as f64 / total as f64)),
            per_second: rounded(per_second),
            seconds_left: left.map(rounded),
        }
    }

    fn text(&self, figures: &Figures) -> String {
        let mut text = count(figures.done);
        if let Some(total) = figures.total {
            text.push_str(&format!(" of {}", count(total)));
        }
        text.push_str(&format!(" {}", self.unit));
        if let Some(percent) = figures.percent {
            text.push_str(&format!(", {percent:.0} %"));
        }
        text.push_str(&format!(", {}/s", count(figures.per_second.round() as u64)));
        if let Some(seconds) =
            figures.seconds_left.and_then(|seconds| Duration::try_from_secs_f64(seconds.round()).ok())
        {
            text.push_str(&format!(", {} left", if seconds.is_zero() { "0 s".to_owned() } else { duration(seconds) }));
        }
        text
    }
}

/// A line on standard error that indicatif keeps at the bottom and cuts to the terminal's width.
fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{wide_msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(total: Total, items: u64, bytes: u64) -> (State, Instant) {
        let now = Instant::now();
        (State { unit: "events", total, items, bytes, shown: now, is_drawn: false, marks: [(now, 0, 0); 2] }, now)
    }

    #[test]
    fn it_tells_done_total_rate_and_what_is_left() {
        for (total, text) in [
            (Total::Items(100_000), "20,000 of 100,000 events, 20 %, 2,000/s, 40.0 s left"),
            (Total::Bytes(240_000), "20,000 events, 25 %, 2,000/s, 30.0 s left"),
            (Total::Unknown, "20,000 events, 2,000/s"),
        ] {
            let (mut state, began) = state(total, 20_000, 60_000);
            let figures = state.figures(began + Duration::from_secs(10));
            assert_eq!(state.text(&figures), text);
        }
    }

    #[test]
    fn the_rate_is_that_of_the_last_while() {
        let (mut state, began) = state(Total::Items(10_000), 1000, 0);
        let at = |seconds| began + Duration::from_secs(seconds);
        assert_eq!(state.figures(at(21)).per_second, 47.619);
        state.items = 1042;
        assert_eq!(state.figures(at(42)).per_second, 24.81);
        state.items = 1063;
        assert_eq!(state.figures(at(63)).per_second, 1.5);
    }
}
