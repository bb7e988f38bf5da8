//! Sending what was planned.

use std::cell::Cell;
use std::time::Duration;

use anyhow::{Context as _, Result};
use futures_util::stream::{self, Stream, StreamExt as _};
use mps_archive::StoredEvent;
use tokio::time::{Instant, sleep_until};

use super::Args;
use super::plan::{Plan, Planned};
use super::report::Report;
use super::state::State;
use super::target::{Accepted, Target};
use crate::archive::Opened;
use crate::event_loop;
use crate::exit::Exit;
use crate::view::OutputError;

/// How often a long gap looks whether it is to end.
const GLANCE: Duration = Duration::from_millis(200);

/// Sends all that is planned, or until it is to stop; what is under way then is waited for.
pub(crate) async fn send(
    args: &Args,
    archive: &Opened,
    plan: &Plan,
    target: &Target,
    state: &mut State,
    report: &mut Report<'_>,
) -> Result<Exit> {
    let (is_stopping, mut interrupted) = (Cell::new(false), false);
    let reader = archive.reader();
    let deliveries = paced(args, plan, &is_stopping).map(|planned| {
        let reader = reader.clone();
        async move {
            let sent = async {
                let event: StoredEvent = reader.event(&planned.listed).await.context("cannot read it")?;
                target.send(&event).await
            };
            (planned, sent.await)
        }
    });
    let mut deliveries = std::pin::pin!(deliveries.buffered(usize::from(args.at_a_time)));
    let asked = event_loop::interrupted();
    let mut asked = std::pin::pin!(asked);
    loop {
        let delivered = tokio::select! {
            delivered = deliveries.next() => delivered,
            asked = &mut asked, if !interrupted => {
                asked?;
                // What is under way is waited for; nothing new begins.
                interrupted = true;
                is_stopping.set(true);
                continue;
            }
        };
        let Some((planned, sent)) = delivered else { break };
        match sent {
            Ok(accepted) => {
                state.accepted(&planned.listed.entry.key)?;
                report.accepted(planned, accepted == Accepted::Already)?;
            }
            Err(error) if error.is::<OutputError>() => return Err(error),
            Err(error) => {
                report.refused(planned, &error)?;
                if report.count_refused() >= args.max_failures {
                    is_stopping.set(true);
                }
            }
        }
    }
    Ok(match report.count_left(plan.len()) {
        _ if interrupted => Exit::Interrupted,
        1.. => Exit::Partial,
        0 if report.count_refused() > 0 => Exit::Failed,
        0 => Exit::Done,
    })
}

/// What is planned, each when its time has come.
fn paced<'p>(args: &Args, plan: &'p Plan, is_stopping: &'p Cell<bool>) -> impl Stream<Item = &'p Planned> {
    let began = Instant::now();
    let first = plan.iter().find_map(|planned| planned.time);
    let gap = args.rate.map(|rate| Duration::from_secs(1) / rate);
    let speed = args.speed;
    let due = move |n: u32, planned: &Planned| match (gap, speed, first, planned.time) {
        (Some(gap), ..) => Some(began + gap * n),
        (None, Some(speed), Some(first), Some(time)) => {
            let seconds = (time.unix_seconds() - first.unix_seconds()) as f64 / speed;
            Duration::try_from_secs_f64(seconds).ok().map(|wait| began + wait)
        }
        _ => None,
    };
    stream::unfold((plan.iter(), 0), move |(mut planned, n)| async move {
        if is_stopping.get() {
            return None;
        }
        let next = planned.next()?;
        if let Some(due) = due(n, next) {
            // A gap may be long, and who interrupts doesn't wait for its end.
            while !is_stopping.get() && Instant::now() < due {
                sleep_until(due.min(Instant::now() + GLANCE)).await;
            }
        }
        (!is_stopping.get()).then_some((next, (planned, n.saturating_add(1))))
    })
}
