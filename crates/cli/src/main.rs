//! `mps-backup`: the tool that an operator of the backup holds.

mod dev;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    /// Be the function: what `dev` starts as a process of its own, the same code as `bootstrap`.
    #[command(hide = true)]
    Bootstrap,
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Dev(args) => dev::main(&args),
        Command::Bootstrap => mps_backup_handler::bootstrap(),
    }
}
