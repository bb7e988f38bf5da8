//! `mps-backup`: the tool that an operator of the backup holds.

mod dev;
mod event_loop;
mod exit;
mod shell;
mod view;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::exit::Exit;

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
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
    /// Be the function: what `dev` starts as a process of its own, the same code as `bootstrap`.
    #[command(hide = true)]
    Bootstrap,
}

/// Returns the command line as clap knows it.
fn command_line() -> clap::Command {
    Cli::command().after_help(Exit::help())
}

fn main() -> ExitCode {
    let matches = command_line().get_matches();
    match Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()).command {
        Command::Dev(args) => dev::main(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
        Command::Bootstrap => mps_backup_handler::bootstrap(),
    }
}
