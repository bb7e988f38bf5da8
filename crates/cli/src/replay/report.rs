//! What `replay` tells: the plan, each event that was refused, and the end.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;
use tokio::sync::oneshot;

use super::Args;
use super::plan::{Plan, Planned};
use crate::view::{self, Emphasis, OutputError, Total, View, printable, rounded};

/// Tells of one replay. All but JSON goes to standard error, since events may go to standard output.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    view: &'a View,
    target: String,
    replay: String,
    began: Instant,
    sent: u64,
    already: u64,
    refused: u64,
}

/// `{"plan": {..}}`.
#[derive(Serialize)]
struct PlanLine<'a> {
    plan: PlanFigures<'a>,
}

#[derive(Serialize)]
struct PlanFigures<'a> {
    replay: &'a str,
    events: u64,
    bytes: u64,
    first: Option<&'a str>,
    last: Option<&'a str>,
    too_large: u64,
    unread: u64,
    sent_before: u64,
    seconds: Option<f64>,
}

/// `{"key": KEY, "ok": BOOL}`, with `already` where it stood there, and `error` where it was refused.
#[derive(Serialize)]
struct Line<'a> {
    key: &'a str,
    ok: bool,
    #[serde(skip_serializing_if = "is_false")]
    already: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// `{"summary": {..}}`.
#[derive(Serialize)]
struct SummaryLine<'a> {
    summary: Summary<'a>,
}

#[derive(Serialize)]
struct Summary<'a> {
    replay: &'a str,
    sent: u64,
    already: u64,
    refused: u64,
    left: u64,
    seconds: f64,
}

fn is_false(value: &bool) -> bool {
    !*value
}

impl<'a> Report<'a> {
    pub(crate) fn new(view: &'a View, target: &str, replay: &str) -> Self {
        let (target, replay) = (target.to_owned(), replay.to_owned());
        Self { view, target, replay, began: Instant::now(), sent: 0, already: 0, refused: 0 }
    }

    /// Tells what would be sent.
    pub(crate) fn plan(
        &mut self,
        plan: &Plan,
        max_bytes: u64,
        sent_before: u64,
        args: &Args,
    ) -> Result<(), OutputError> {
        let span = plan.span();
        let (first, last) = span.as_ref().map_or((None, None), |(first, last)| (Some(&**first), Some(&**last)));
        let too_large = plan.larger_than(max_bytes);
        let seconds = args.rate.map(|rate| plan.len() as f64 / f64::from(rate));
        if self.view.is_json() {
            let (events, bytes, unread) = (plan.len(), plan.bytes(), plan.unread);
            let replay = &self.replay;
            let plan = PlanFigures { replay, events, bytes, first, last, too_large, unread, sent_before, seconds };
            return self.view.json(&PlanLine { plan });
        }
        let note = |text: String| self.view.note(&text);
        if sent_before > 0 {
            note(format!("{} were accepted before, and are left out", view::count(sent_before)));
        }
        if plan.is_empty() {
            note("there is nothing to send".to_owned());
            return Ok(());
        }
        let when = span.map_or(String::new(), |(first, last)| format!(", {first} to {last} (UTC)"));
        note(format!(
            "replay {}: {} events, {}{when}, to {}",
            self.replay,
            view::count(plan.len()),
            view::bytes(plan.bytes()),
            self.target
        ));
        if too_large > 0 {
            note(format!("{} of them are too large for it, and will be refused", view::count(too_large)));
        }
        if let Some(seconds) = seconds {
            note(format!("at this rate it takes {}", view::duration(Duration::from_secs_f64(seconds))));
        }
        self.view.progress().begin("events", Total::Items(plan.len()));
        Ok(())
    }

    pub(crate) fn accepted(&mut self, planned: &Planned, already: bool) -> Result<(), OutputError> {
        if already {
            self.already += 1;
        } else {
            self.sent += 1;
        }
        self.view.progress().done(planned.listed.entry.size);
        if self.view.is_json() {
            self.view.json(&Line { key: planned.listed.entry.key.as_str(), ok: true, already, error: None })?;
        }
        Ok(())
    }

    pub(crate) fn refused(&mut self, planned: &Planned, error: &anyhow::Error) -> Result<(), OutputError> {
        self.refused += 1;
        self.view.progress().done(planned.listed.entry.size);
        let (key, error) = (planned.listed.entry.key.as_str(), format!("{error:#}"));
        if self.view.is_json() {
            return self.view.json(&Line { key, ok: false, already: false, error: Some(error) });
        }
        let word = self.view.terminal().paint(Emphasis::Bad, "refused");
        self.view.note(&format!("{word}  {}  {}", printable(key), printable(&error)));
        Ok(())
    }

    pub(crate) fn count_refused(&self) -> u64 {
        self.refused
    }

    /// Returns how many of so many were not tried.
    pub(crate) fn count_left(&self, planned: u64) -> u64 {
        planned.saturating_sub(self.sent + self.already + self.refused)
    }

    /// Tells what came of it.
    pub(crate) fn end(&self, planned: u64, state: &Path) -> Result<(), OutputError> {
        self.view.progress().end();
        let Self { sent, already, refused, .. } = *self;
        let (left, elapsed) = (self.count_left(planned), self.began.elapsed());
        if self.view.is_json() {
            let seconds = rounded(elapsed.as_secs_f64());
            let summary = Summary { replay: &self.replay, sent, already, refused, left, seconds };
            return self.view.json(&SummaryLine { summary });
        }
        let [sent, already, refused_count, left_count] = [sent, already, refused, left].map(view::count);
        self.view.note(&format!(
            "{sent} sent, {already} stood there already, {refused_count} refused, {left_count} left, in {}",
            view::duration(elapsed)
        ));
        if refused + left > 0 {
            self.view
                .note(&format!("the same command sends what is missing: {} has what was accepted", state.display()));
        }
        Ok(())
    }
}

/// Asks a person, where there is one.
pub(crate) async fn asked(question: &str) -> Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    let prompt = format!("mps-backup: {question} [y/N] ");
    let (tell, answer) = oneshot::channel();
    // A thread that nobody waits for: who interrupts at the question never answers it.
    std::thread::spawn(move || {
        let mut answer = String::new();
        let read = io::stderr().write_all(prompt.as_bytes()).and_then(|()| io::stdin().lock().read_line(&mut answer));
        drop(tell.send(read.map(|_| answer)));
    });
    Ok(matches!(answer.await??.trim(), "y" | "Y" | "yes"))
}
