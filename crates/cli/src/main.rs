//! `mps-backup`: the tool that an operator of the backup holds.

mod archive;
mod callback;
mod check;
mod dev;
mod environment;
mod event_loop;
mod exit;
mod ls;
mod questions;
mod replay;
mod shell;
mod show;
mod verify;
mod view;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::exit::Exit;

const COS_EXAMPLE: &str = "Example:
  mps-backup cos 9000                                             # a store, until Ctrl-C
  mps-backup cos -- sh -c 'mps-backup dev --to $MPS_BACKUP_URL'   # a command against one";

/// Back up Tencent Cloud MPS callbacks, exactly once.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Dev(dev::Args),
    #[command(after_help = COS_EXAMPLE)]
    Cos(cos_double::cli::Args),
    Check(check::Args),
    Ls(ls::Args),
    Show(show::Args),
    Verify(verify::Args),
    Failed(questions::FailedArgs),
    Outputs(questions::OutputsArgs),
    Latency(questions::LatencyArgs),
    Replay(replay::Args),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
    /// Be the function: what `dev` starts as a process of its own, the same code as `bootstrap`.
    #[command(hide = true)]
    Bootstrap,
}

/// Returns the command line as clap knows it.
fn command_line() -> clap::Command {
    Cli::command().after_help(Exit::help()).mut_subcommand("replay", |replay| {
        // There `--to` is the target, so that the end of the time has its other name alone.
        replay.mut_arg("until", |until| until.long("until").visible_alias(None::<&'static str>))
    })
}

fn main() -> ExitCode {
    let matches = command_line().get_matches();
    match Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()).command {
        Command::Dev(args) => dev::main(&args),
        Command::Cos(args) => cos_double::cli::run(&args),
        Command::Check(args) => check::main(&args),
        Command::Ls(args) => ls::main(&args),
        Command::Show(args) => show::main(&args),
        Command::Verify(args) => verify::main(&args),
        Command::Failed(args) => questions::failed(&args),
        Command::Outputs(args) => questions::outputs(&args),
        Command::Latency(args) => questions::latency(&args),
        Command::Replay(args) => replay::main(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
        Command::Bootstrap => mps_backup_handler::bootstrap(),
    }
}
