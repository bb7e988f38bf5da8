//! The measurement: every client runs all the time, and they take turns.

use std::{io, time::Duration};

use crate::{
    options::Options,
    subject::{Client, Server, Subject},
};

/// One turn of one client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    pub(crate) cpu: Duration,
}

/// What was seen of one client.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub(crate) turns: Vec<Turn>,
    /// Stores so far and resident memory in KiB.
    pub(crate) resident: Vec<(usize, u64)>,
    stored: usize,
}

/// One entry for each subject, in their order.
pub(crate) fn measure(options: &Options, subjects: &[Subject], server: &Server) -> io::Result<Vec<Measured>> {
    let start = |subject| Client::start(subject, server);
    let mut clients = subjects.iter().map(start).collect::<io::Result<Vec<_>>>()?;
    let mut measured: Vec<Measured> = subjects.iter().map(|_| Measured::default()).collect();
    // The first round warms up: its memory is noted, its times aren't.
    for round in 0..=options.rounds {
        for turn in 0..subjects.len() {
            let index = (turn + round) % subjects.len();
            let turn = stored(&subjects[index], &mut clients[index], &mut measured[index], server, options.stores)?;
            if round > 0 {
                measured[index].turns.push(turn);
            }
        }
    }
    for ((subject, client), measured) in subjects.iter().zip(&mut clients).zip(&mut measured) {
        while subject.to_the_end && measured.stored < options.total {
            let left = options.total - measured.stored;
            stored(subject, client, measured, server, left.min(options.stores))?;
        }
    }
    Ok(measured)
}

/// One turn. A client that stores nothing would be fast.
fn stored(
    subject: &Subject,
    client: &mut Client,
    measured: &mut Measured,
    server: &Server,
    stores: usize,
) -> io::Result<Turn> {
    let named = |error: io::Error| io::Error::other(format!("{}: {error}", subject.name));
    let before = server.stored()?;
    let [p50, p99, cpu, resident] = client.turn(stores).map_err(named)?;
    let arrived = server.stored()? - before;
    if arrived != stores {
        return Err(named(io::Error::other(format!("{arrived} bodies arrived, not {stores}"))));
    }
    measured.stored += stores;
    measured.resident.push((measured.stored, resident));
    let [p50, p99, cpu] = [p50, p99, cpu].map(Duration::from_nanos);
    Ok(Turn { p50, p99, cpu })
}
