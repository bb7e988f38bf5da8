//! `mps-backup dev`: the main job on this machine.

mod args;
mod delivery;
mod function;
mod inputs;
mod outcome;
mod samples;
mod show;

use std::collections::BTreeSet;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use futures_util::StreamExt as _;
use scf_emulator::{BuildError, Clock, Isolation, LogSource, Platform};

pub(crate) use self::args::Args;
use self::inputs::{Inputs, Survey};
use self::outcome::{Outcome, Tally};
use self::show::Show;
use crate::event_loop;
use crate::exit::Exit;
use crate::view::Total;

/// How many events are on their way for each instance, so that none waits for an event that is slower elsewhere.
const AHEAD: usize = 4;

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &Args) -> Result<Exit> {
    args.platform.check()?;
    let (inputs, survey) = events(args)?;
    let show = Show::new(args);
    show.begin(&survey);
    let instances = args.instances(survey.total);
    let platform = platform(args, instances, &show)?;
    let began = Instant::now();
    let mut tally = Tally { passed_over: survey.passed_over, ..Tally::default() };
    let ended = tokio::select! {
        delivered = deliver(&platform, args, inputs, instances, &mut tally, &show) => delivered.map(|()| false),
        asked = event_loop::interrupted() => Ok(asked.is_ok()),
    };
    tokio::select! {
        () = platform.shutdown() => {}
        // Who asks twice doesn't want to wait.
        _ = event_loop::interrupted() => {}
    }
    if args.may_store_nothing() {
        function::remove_empty_folders(args)?;
    }
    let interrupted = match ended {
        Err(error) if tally.received > 0 && error.downcast_ref::<delivery::NotStarted>().is_some() => {
            show.note(&format!("{error:#}"));
            show.summary(&tally, began.elapsed(), &function::absolute_url(args.store())?)?;
            return Ok(Exit::Partial);
        }
        ended => ended?,
    };
    show.summary(&tally, began.elapsed(), &function::absolute_url(args.store())?)?;
    Ok(match tally {
        _ if interrupted => Exit::Interrupted,
        Tally { failed: 0, conflicts: 0, .. } => Exit::Done,
        _ => Exit::Failed,
    })
}

/// The events that the arguments name, or our own.
fn events(args: &Args) -> Result<(Inputs, Survey)> {
    if !args.files.is_empty() {
        return Inputs::open(&args.files, args.lines);
    }
    let samples = samples::all(args.platform.route);
    let survey = Survey { total: Total::Items(samples.len() as u64), ..Survey::default() };
    Ok((samples.into(), survey))
}

/// The platform that the arguments describe.
fn platform(args: &Args, instances: usize, show: &Show) -> Result<Platform> {
    let asked = &args.platform;
    let mut builder = Platform::builder()
        .function(function::function(args)?)
        .timeout(asked.timeout)
        .init_timeout(asked.init_timeout)
        .memory(asked.memory)
        .max_instances(instances);
    if let Some(retries) = asked.retries {
        builder = builder.retries(retries);
    }
    if asked.cold {
        builder = builder.idle_timeout(Duration::ZERO);
    }
    if !asked.real_time {
        builder = builder.clock(Clock::skipping());
    }
    if let Some(port) = asked.image {
        builder = builder.image(port).own_network(asked.own_network);
    }
    builder = builder.strict_json(asked.strict_json);
    for (name, value) in &asked.platform_environment {
        builder = builder.platform_env(name, value);
    }
    if let Some(credentials) = function::role(args)? {
        builder = builder.credentials(credentials);
    }
    if asked.isolate || !asked.layer.is_empty() {
        let kept = function::folders(args)?.into_iter().fold(Isolation::new(), Isolation::writable);
        builder = builder.isolation(asked.layer.iter().fold(kept, Isolation::layer));
    }
    let (log, warnings, verbose) = (show.log(), Warnings::default(), args.verbose);
    builder = builder.on_log(move |line| {
        if verbose {
            log(line);
        } else if line.source == LogSource::Emulator && warnings.is_new(&line.text) {
            log(&format_args!("WARN: {line}"));
        }
    });
    let platform = builder.build().map_err(|error| match error {
        BuildError::Isolation(why) => anyhow!("--isolate is not possible on this machine: {why}"),
        error => error.into(),
    })?;
    if args.verbose {
        let enforcement = platform.memory_enforcement();
        show.log()(&format_args!("memory of {} MB is enforced {enforcement}", asked.memory));
    }
    Ok(platform)
}

/// What the emulator says of a function, each thing once.
#[derive(Debug, Default)]
struct Warnings(Mutex<BTreeSet<String>>);

impl Warnings {
    /// How many are told; more of them tell no more.
    const MOST: usize = 20;

    fn is_new(&self, text: &str) -> bool {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.len() < Self::MOST && told.insert(text.to_owned())
    }
}

/// Delivers the events and tells of them in their order; the platform runs as many at a time as there may be
/// instances. It ends early when the function cannot even start.
async fn deliver(
    platform: &Platform,
    args: &Args,
    inputs: Inputs,
    instances: usize,
    tally: &mut Tally,
    show: &Show,
) -> Result<()> {
    let signer = function::signer(args);
    let deliveries = event_loop::blocking(inputs).map(|input| {
        let signer = &signer;
        async move {
            let delivered = delivery::deliver(platform, args.platform.route, signer, &input).await;
            (input, delivered)
        }
    });
    let mut deliveries = pin!(deliveries.buffered(instances * AHEAD));
    while let Some((input, delivered)) = deliveries.next().await {
        let mut delivered = delivered?;
        tally.breaches += delivered.breaches.len() as u64;
        if args.strict
            && let Some(breach) = delivered.breaches.first()
        {
            delivered.outcome = Outcome::Failed(format!("the contract was broken: {breach}"));
        }
        tally.add(&delivered.outcome);
        show.event(&input, &delivered.outcome, delivered.duration)?;
    }
    Ok(())
}
