//! What the function said of one event.

use std::time::Duration;

use mps_backup_handler::{PlacedAs, Report};
use scf_runtime::url::Response;

/// What became of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The backup answered with its report.
    BackedUp(Report),
    /// A function of the user's own answered this.
    Answered(Vec<u8>),
    /// The function failed, or the platform ended it.
    Failed(String),
}

impl Outcome {
    /// Returns whether a person wants to know of it even if asked to be left alone.
    pub(crate) fn needs_a_look(&self) -> bool {
        match self {
            Self::BackedUp(report) => report.conflicts > 0,
            Self::Answered(_) => false,
            Self::Failed(_) => true,
        }
    }

    /// Reads an answer: a [`Report`], one inside an HTTP response, or anything else.
    pub(crate) fn of_answer(answer: &[u8]) -> Self {
        if let Ok(report) = serde_json::from_slice(answer) {
            return Self::BackedUp(report);
        }
        match serde_json::from_slice::<Response>(answer) {
            Ok(http) if http.status() >= 400 => {
                Self::Failed(format!("HTTP status {}: {}", http.status(), String::from_utf8_lossy(http.body())))
            }
            Ok(http) => {
                serde_json::from_slice(http.body()).map_or_else(|_| Self::Answered(answer.to_vec()), Self::BackedUp)
            }
            Err(_) => Self::Answered(answer.to_vec()),
        }
    }
}

/// The counts of a whole run.
#[derive(Debug, Default, Clone, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Tally {
    /// Events delivered.
    pub(crate) received: u64,
    /// Objects created.
    pub(crate) stored: u64,
    /// Objects that stood already.
    pub(crate) already_stored: u64,
    /// Of the objects created, those whose keys other bytes hold.
    pub(crate) conflicts: u64,
    /// Of all these objects, those in quarantine.
    pub(crate) quarantined: u64,
    /// Events that a function of the user's own answered in its own words.
    pub(crate) answered: u64,
    /// Events that failed.
    pub(crate) failed: u64,
    /// How often the function broke the contract of the runtime API.
    pub(crate) breaches: u64,
    /// What kept the store from overwriting, where it was not the store itself: `checked_first`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) guarantee: Option<String>,
    /// Files in folders that were not delivered.
    pub(crate) passed_over: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, outcome: &Outcome) {
        self.received += 1;
        match outcome {
            Outcome::BackedUp(report) => {
                self.stored += report.stored as u64;
                self.already_stored += report.already_stored as u64;
                self.conflicts += report.conflicts as u64;
                self.quarantined += report.quarantined as u64;
                if report.guarantee.is_some() {
                    self.guarantee.clone_from(&report.guarantee);
                }
            }
            Outcome::Answered(_) => self.answered += 1,
            Outcome::Failed(_) => self.failed += 1,
        }
    }

    /// Returns how many events came in a second.
    pub(crate) fn rate(&self, elapsed: Duration) -> f64 {
        self.received as f64 / elapsed.as_secs_f64().max(1e-6)
    }
}

/// The word for how an object came to stand where it stands.
pub(crate) fn word(placed: PlacedAs) -> &'static str {
    match placed {
        PlacedAs::AlreadyStored => "already stored",
        PlacedAs::Conflict => "stored apart",
        _ => "stored",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"{"stored":1,"already_stored":0,"quarantined":0,"objects":[{"outcome":"stored","key":"a/b.json","bytes":3}]}"#;

    #[test]
    fn a_report_is_read_bare_and_out_of_an_http_answer() {
        let http = serde_json::json!({"statusCode": 200, "headers": {}, "body": REPORT}).to_string();
        for answer in [REPORT, &http] {
            let Outcome::BackedUp(report) = Outcome::of_answer(answer.as_bytes()) else { panic!("{answer}") };
            assert_eq!((report.stored, report.objects[0].key.as_str()), (1, "a/b.json"));
        }
    }

    #[test]
    fn an_http_refusal_is_a_failure() {
        let answer = br#"{"statusCode":403,"headers":{},"body":"{}"}"#;
        assert_eq!(Outcome::of_answer(answer), Outcome::Failed("HTTP status 403: {}".to_owned()));
    }

    #[test]
    fn another_functions_answer_is_counted_and_no_more() {
        let mut tally = Tally::default();
        tally.add(&Outcome::of_answer(b"hello"));
        tally.add(&Outcome::of_answer(b"{}"));
        assert_eq!(tally, Tally { received: 2, answered: 2, ..Tally::default() });
    }
}
