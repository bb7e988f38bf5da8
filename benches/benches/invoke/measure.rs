//! The measurement: every program runs all the time, and they take turns.

use std::io;

use crate::{
    instance::{Instance, Start},
    options::Options,
    platform::Sample,
    store::Store,
    subject::{Job, Subject},
};

/// What was seen of one program.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    /// The samples of each round.
    pub(crate) rounds: Vec<Vec<Sample>>,
    pub(crate) starts: Vec<Start>,
    /// Events so far and resident memory in KiB, after each round.
    pub(crate) resident: Vec<(usize, u64)>,
}

/// One entry for each subject, in their order.
pub(crate) fn measure(options: &Options, subjects: &[Subject], store: &Store) -> io::Result<Vec<Measured>> {
    let mut measured: Vec<Measured> = subjects.iter().map(|_| Measured::default()).collect();
    cold_starts(options, subjects, &mut measured)?;
    let instances = subjects.iter().map(Instance::start).collect::<io::Result<Vec<_>>>()?;
    // The first round warms up: its memory is noted, its times aren't.
    for round in 0..=options.rounds {
        for turn in 0..subjects.len() {
            // Nobody always runs after the same neighbour at the same place of a round.
            let index = (turn + round) % subjects.len();
            let (stored, _) = store.stored();
            let samples = named(&subjects[index], instances[index].round(options.events))?;
            expect_stored(&subjects[index], store.stored().0 - stored, options.events)?;
            let of_this = &mut measured[index];
            of_this.resident.push(((round + 1) * options.events, instances[index].resident_kib()?));
            if round > 0 {
                of_this.rounds.push(samples);
            }
        }
    }
    Ok(measured)
}

fn cold_starts(options: &Options, subjects: &[Subject], measured: &mut [Measured]) -> io::Result<()> {
    for _ in 0..options.starts {
        for (subject, measured) in subjects.iter().zip(&mut *measured) {
            measured.starts.push(named(subject, Instance::start(subject).and_then(|instance| instance.first_event()))?);
        }
    }
    Ok(())
}

/// An archive that stores nothing would be fast.
fn expect_stored(subject: &Subject, stored: u64, events: usize) -> io::Result<()> {
    let expected = if subject.job == Job::Archive { events as u64 } else { 0 };
    if stored == expected {
        return Ok(());
    }
    named(subject, Err(io::Error::other(format!("stored {stored} objects, not {expected}"))))
}

fn named<T>(subject: &Subject, result: io::Result<T>) -> io::Result<T> {
    result.map_err(|error| io::Error::other(format!("{} ({:?}): {error}", subject.name, subject.job)))
}
