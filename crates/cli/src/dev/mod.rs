//! `mps-backup dev`: the main job on this machine.

mod args;
mod callback;
mod delivery;
mod function;
mod inputs;
mod outcome;
mod samples;
mod view;

use std::io;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use futures_util::{StreamExt as _, stream};
use scf_emulator::{BuildError, Clock, Isolation, Platform};

pub(crate) use self::args::Args;
use self::inputs::Input;
use self::outcome::Tally;
use self::view::View;

/// The exit code when nothing could begin: what clap uses for a wrong word.
const COULD_NOT_BEGIN: u8 = 2;

/// The exit code of a program that Ctrl-C ended, as shells have it: 128 + SIGINT.
const INTERRUPTED: u8 = 130;

/// The exit code when the reader of the output went away, as in `| head`, as shells have it: 128 + SIGPIPE.
const NOBODY_READS: u8 = 141;

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.context("cannot start the event loop").and_then(|runtime| runtime.block_on(run(args))) {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::from(NOBODY_READS),
        Err(error) => {
            eprintln!("mps-backup: {error:#}");
            ExitCode::from(COULD_NOT_BEGIN)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

async fn run(args: &Args) -> Result<ExitCode> {
    args.platform.check()?;
    let inputs = if args.files.is_empty() { samples::all(args.platform.route) } else { inputs::read(&args.files)? };
    let view = View::new(args, inputs.len());
    let platform = platform(args, &view)?;
    let began = Instant::now();
    let mut tally = Tally::default();
    let interrupted = tokio::select! {
        delivered = deliver(&platform, args, &inputs, &mut tally, &view) => delivered.map(|()| false),
        result = tokio::signal::ctrl_c() => Ok(result.is_ok()),
    };
    platform.shutdown().await;
    let interrupted = interrupted?;
    view.summary(&tally, began.elapsed(), &function::absolute_url(&args.to)?)?;
    Ok(match tally {
        _ if interrupted => ExitCode::from(INTERRUPTED),
        Tally { failed: 0, .. } => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// The platform that the words describe.
fn platform(args: &Args, view: &View) -> Result<Platform> {
    let words = &args.platform;
    let mut builder = Platform::builder()
        .function(function::function(args)?)
        .timeout(words.timeout)
        .init_timeout(words.init_timeout)
        .memory(words.memory)
        .max_instances(words.instances);
    if let Some(retries) = words.retries {
        builder = builder.retries(retries);
    }
    if words.cold {
        builder = builder.idle_timeout(Duration::ZERO);
    }
    if !words.real_time {
        builder = builder.clock(Clock::skipping());
    }
    if let Some(port) = words.image {
        builder = builder.image(port);
    }
    if let Some(credentials) = function::role(args)? {
        builder = builder.credentials(credentials);
    }
    if words.isolate {
        let kept = function::folders(args)?;
        builder = builder.isolation(kept.into_iter().fold(Isolation::new(), Isolation::writable));
    }
    if args.verbose {
        let log = view.log();
        builder = builder.on_log(move |line| log.line(line));
    }
    let platform = builder.build().map_err(|error| match error {
        BuildError::Isolation(why) => anyhow!("--isolate is not possible on this machine: {why}"),
        error => error.into(),
    })?;
    if args.verbose {
        view.log().line(&format!("memory of {} MB is enforced {}", words.memory, platform.memory_enforcement()));
    }
    Ok(platform)
}

/// Delivers the events in their order, as many at a time as there may be instances. It ends early when the function
/// cannot even start.
async fn deliver(platform: &Platform, args: &Args, inputs: &[Input], tally: &mut Tally, view: &View) -> Result<()> {
    let signer = function::signer(args);
    let deliveries = inputs.iter().map(|input| {
        let signer = &signer;
        async move { (input, delivery::deliver(platform, args.platform.route, signer, input).await) }
    });
    let mut deliveries = stream::iter(deliveries).buffered(args.platform.instances);
    while let Some((input, delivered)) = deliveries.next().await {
        let delivered = delivered?;
        tally.add(&delivered.outcome);
        view.event(input, &delivered.outcome, delivered.duration)?;
    }
    Ok(())
}
