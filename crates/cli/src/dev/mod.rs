//! `mps-backup dev`: the main job on this machine.

mod args;
mod function;
mod inputs;
mod outcome;
mod samples;
mod view;

use std::io;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use scf_emulator::{LogLine, LogSource, Platform};

pub(crate) use self::args::Args;
use self::inputs::Input;
use self::outcome::{Outcome, Tally};
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
    let inputs = if args.files.is_empty() { samples::all() } else { inputs::read(&args.files)? };
    let view = View::new(args, inputs.len());
    let log = view.log();
    let mut builder = Platform::builder().function(function::function(args)?).timeout(args.timeout);
    if args.verbose {
        builder = builder.on_log(move |line| log.platform(line));
    }
    let platform = builder.build()?;
    let began = Instant::now();
    let mut tally = Tally::default();
    let interrupted = tokio::select! {
        delivered = deliver(&platform, &inputs, &mut tally, &view) => delivered.map(|()| false),
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

/// Delivers one event after another. It ends early when the function cannot even start.
async fn deliver(platform: &Platform, inputs: &[Input], tally: &mut Tally, view: &View) -> Result<()> {
    for input in inputs {
        let invoked = platform.invoke(input.bytes.clone()).await;
        let outcome = match &invoked.outcome {
            Ok(answer) => Outcome::of_answer(answer),
            Err(error) if error.is_start_failure() => {
                bail!("the function did not start: {}{}", error.error_message.trim_end(), said(&invoked.logs))
            }
            Err(error) => Outcome::Failed(format!("status {}: {}", error.status_code, error.error_message)),
        };
        tally.add(&outcome);
        view.event(input, &outcome, invoked.duration)?;
    }
    Ok(())
}

/// What the function wrote to standard error, where a program says why it will not start.
fn said(logs: &[LogLine]) -> String {
    let lines = logs.iter().filter(|line| line.source == LogSource::Stderr);
    lines.map(|line| format!("\n{line}")).collect()
}
