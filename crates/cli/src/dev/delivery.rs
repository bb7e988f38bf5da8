//! One event's way to the function, and what came of it.

use std::time::Duration;

use anyhow::Result;
use scf_emulator::{Breach, Fate, FunctionError, Invoked, LogLine, LogSource, Platform, UrlRequest};

use super::args::Route;
use super::inputs::Input;
use super::outcome::Outcome;
use crate::callback::Signer;

/// What came of one event.
#[derive(Debug)]
pub(crate) struct Delivered {
    pub(crate) outcome: Outcome,
    /// The time of all its runs together.
    pub(crate) duration: Duration,
    /// What the function did against the contract of the runtime API.
    pub(crate) breaches: Vec<Breach>,
}

/// A function that cannot even start, which no other event would change.
#[derive(Debug)]
pub(crate) struct NotStarted(String);

impl std::fmt::Display for NotStarted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the function did not start: {}", self.0)
    }
}

impl std::error::Error for NotStarted {}

/// Delivers one event. The error is [`NotStarted`].
pub(crate) async fn deliver(platform: &Platform, route: Route, signer: &Signer, input: &Input) -> Result<Delivered> {
    let bytes = match &input.bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            let outcome = Outcome::Failed(format!("cannot read it: {error}"));
            return Ok(Delivered { outcome, duration: Duration::ZERO, breaches: Vec::new() });
        }
    };
    match route {
        Route::Call => one_run(&platform.invoke(bytes.clone()).await),
        Route::Url => {
            let Ok(body) = String::from_utf8(signer.sign(bytes).into()) else {
                let why =
                    "a function URL hands bodies on as text, and these bytes are no UTF-8: deliver it with --as call";
                return Ok(Delivered {
                    outcome: Outcome::Failed(why.to_owned()),
                    duration: Duration::ZERO,
                    breaches: Vec::new(),
                });
            };
            let request = UrlRequest::post("/", body);
            one_run(&platform.request(&request).await.invoked)
        }
        Route::Trigger => {
            let queued = platform.invoke_async(bytes.clone()).await;
            let runs = queued.attempts.len();
            let duration = queued.attempts.iter().map(|attempt| attempt.duration).sum();
            let outcome = match (&queued.fate, queued.attempts.last()) {
                (Fate::Refused(error), _) => Outcome::Failed(described(error)),
                (_, Some(last)) => match outcome(last)? {
                    Outcome::Failed(why) if runs > 1 => Outcome::Failed(format!("{runs} times; at last {why}")),
                    outcome => outcome,
                },
                (_, None) => Outcome::Failed("it was never run".to_owned()),
            };
            let breaches = queued.attempts.iter().flat_map(|attempt| attempt.breaches.iter().copied()).collect();
            Ok(Delivered { outcome, duration, breaches })
        }
    }
}

fn one_run(invoked: &Invoked) -> Result<Delivered> {
    Ok(Delivered { outcome: outcome(invoked)?, duration: invoked.duration, breaches: invoked.breaches.clone() })
}

fn outcome(invoked: &Invoked) -> Result<Outcome> {
    match &invoked.outcome {
        Ok(answer) => Ok(Outcome::of_answer(answer)),
        Err(error) if error.is_start_failure() => {
            let why = format!("{}{}", error.error_message.trim_end(), said(&invoked.logs));
            Err(NotStarted(why).into())
        }
        Err(error) => Ok(Outcome::Failed(described(error))),
    }
}

fn described(error: &FunctionError) -> String {
    format!("status {}: {}", error.status_code, error.error_message)
}

/// What the function wrote to standard error, where a program says why it will not start.
fn said(logs: &[LogLine]) -> String {
    let lines = logs.iter().filter(|line| line.source == LogSource::Stderr);
    lines.map(|line| format!("\n{line}")).collect()
}
