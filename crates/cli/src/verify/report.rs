//! What `verify` prints.

use std::collections::BTreeMap;
use std::time::Duration;

use mps_archive::{Verdict, Verified};
use serde::{Deserialize, Serialize};

use crate::archive::place_and_time;
use crate::view::{self, Emphasis, OutputError, View, printable, rounded};

/// How many keys are repeated at the end.
const REPEATED: usize = 1000;

/// Prints each object that isn't as it should be, and what was found in all.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    view: &'a View,
    all: bool,
    pub(crate) tally: Tally,
}

/// What was found so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) objects: u64,
    bytes: u64,
    verdicts: BTreeMap<String, u64>,
    /// Damaged objects, and those that weren't read.
    failures: Vec<Failure>,
}

/// An object to be told of again at the end.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Failure {
    verdict: String,
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// `{"verdict": VERDICT, "key": KEY, "bytes": N}`, with `reason` where there is one.
#[derive(Serialize)]
struct Line<'a> {
    verdict: &'static str,
    key: &'a str,
    bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

/// `{"summary": {"objects": N, "bytes": N, "verdicts": {..}, "failures": [..]}, "seconds": N, "archive": URL}`.
#[derive(Serialize)]
struct Summary<'a> {
    summary: &'a Tally,
    seconds: f64,
    archive: &'a str,
}

impl<'a> Report<'a> {
    pub(crate) fn new(view: &'a View, all: bool) -> Self {
        Self { view, all, tally: Tally::default() }
    }

    /// Counts an object, and prints it unless it is as it should be.
    pub(crate) fn object(&mut self, object: &Verified) -> Result<(), OutputError> {
        let (entry, verdict) = (&object.listed.entry, &object.verdict);
        self.tally.add(object);
        self.view.progress().done(entry.size);
        let is_plain = matches!(verdict, Verdict::Intact | Verdict::Listed | Verdict::Quarantined | Verdict::Reserved);
        if is_plain && !self.all {
            return Ok(());
        }
        if self.view.is_json() {
            return self.view.json(&Line {
                verdict: verdict.as_str(),
                key: entry.key.as_str(),
                bytes: entry.size,
                reason: verdict.reason(),
            });
        }
        let emphasis = match verdict {
            _ if verdict.is_damage() => Emphasis::Bad,
            Verdict::NotRead(_) | Verdict::Conflict => Emphasis::Bad,
            _ if verdict.is_finding() => Emphasis::Warning,
            Verdict::Intact => Emphasis::Good,
            _ => Emphasis::Faint,
        };
        self.view.line(&self.text(verdict.as_str(), emphasis, entry.key.as_str(), verdict.reason()))
    }

    fn text(&self, verdict: &str, emphasis: Emphasis, key: &str, reason: Option<&str>) -> String {
        let word = self.view.terminal().paint(emphasis, &format!("{verdict:<13}"));
        let reason = reason.map_or(String::new(), |reason| format!("  ({})", printable(reason)));
        format!("{word}  {}{reason}", printable(key))
    }

    /// Prints what was found in all.
    pub(crate) fn end(&self, elapsed: Duration, url: &str, when: Option<&str>) -> Result<(), OutputError> {
        let (view, tally) = (self.view, &self.tally);
        if view.is_json() {
            let seconds = rounded(elapsed.as_secs_f64());
            return view.json(&Summary { summary: tally, seconds, archive: url });
        }
        let place = place_and_time(url, when);
        if tally.objects == 0 {
            view.note(&format!("nothing in {place} is what was asked for, so nothing is proven"));
            return Ok(());
        }
        if !tally.failures.is_empty() {
            view.line(&format!("\nagain, the {} that failed:", view::count(tally.failures.len() as u64)))?;
        }
        for failure in &tally.failures {
            view.line(&self.text(&failure.verdict, Emphasis::Bad, &failure.key, failure.reason.as_deref()))?;
        }
        let mut lines = String::new();
        for (verdict, count) in &tally.verdicts {
            lines.push_str(&format!("\n{verdict:<13}  {:>9}", view::count(*count)));
            lines.push_str(match verdict.as_str() {
                "intact" => "  bytes, identity and key proven",
                "differs" => "  bytes, identity or key are others than were stored",
                "unreadable" => "  no event, or broken compression",
                "no digest" => "  metadata lost: key and event agree, nothing proves the bytes",
                "listed" => "  by key and length alone; nothing was read",
                "stray" => "  nobody of ours put it there",
                "reserved" => "  below a name that begins with _",
                "conflict" => "  the event's key holds other bytes, see docs/operating.md",
                "quarantined" => "  kept whole, since nobody could read it",
                "in the future" => "  filed under a day that has not come",
                "gone" => "  it went away meanwhile",
                "not read" => "  the store didn't give it; nothing is known of it",
                _ => "",
            });
        }
        let rate = view::count((tally.objects as f64 / elapsed.as_secs_f64().max(1e-3)).round() as u64);
        view.line(&format!(
            "{lines}\nobjects        {:>9}  {} in {}, {rate}/s, of {place}",
            view::count(tally.objects),
            view::bytes(tally.bytes),
            view::duration(elapsed)
        ))
    }
}

impl Tally {
    fn add(&mut self, object: &Verified) {
        let verdict = &object.verdict;
        self.objects += 1;
        self.bytes += object.listed.entry.size;
        self.count(verdict);
        let has_failed = verdict.is_damage() || matches!(verdict, Verdict::NotRead(_));
        if has_failed && self.failures.len() < REPEATED {
            self.failures.push(Failure {
                verdict: verdict.as_str().to_owned(),
                key: object.listed.entry.key.to_string(),
                reason: verdict.reason().map(str::to_owned),
            });
        }
    }

    fn count(&mut self, verdict: &Verdict) {
        match self.verdicts.get_mut(verdict.as_str()) {
            Some(count) => *count += 1,
            None => drop(self.verdicts.insert(verdict.as_str().to_owned(), 1)),
        }
    }

    fn of(&self, verdicts: &[&str]) -> u64 {
        verdicts.iter().filter_map(|verdict| self.verdicts.get(*verdict)).sum()
    }

    pub(crate) fn damaged(&self) -> u64 {
        self.of(&["differs", "unreadable"])
    }

    pub(crate) fn not_read(&self) -> u64 {
        self.of(&["not read"])
    }

    pub(crate) fn findings(&self) -> u64 {
        self.of(&["conflict", "stray", "in the future", "no digest"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run that is resumed knows verdicts by their names alone.
    #[test]
    fn names_are_counted_as_the_verdicts_that_they_name() {
        for verdict in [
            Verdict::Intact,
            Verdict::Differs("why".to_owned()),
            Verdict::Unreadable("why".to_owned()),
            Verdict::NoDigest,
            Verdict::Listed,
            Verdict::Stray,
            Verdict::Reserved,
            Verdict::Conflict,
            Verdict::Quarantined,
            Verdict::InFuture,
            Verdict::Gone,
            Verdict::NotRead("why".to_owned()),
        ] {
            let mut tally = Tally::default();
            tally.count(&verdict);
            let is_not_read = matches!(verdict, Verdict::NotRead(_));
            assert_eq!(
                [tally.damaged(), tally.findings(), tally.not_read()],
                [verdict.is_damage(), verdict.is_finding(), is_not_read].map(u64::from),
                "{verdict:?}"
            );
        }
    }
}
