//! `cos-double [ADDRESS] [OPTIONS] [-- COMMAND]`: a double that clients of any language can talk to.

use std::process::ExitCode;

use clap::Parser;
use cos_double::cli::{Args, run};

/// A double of Tencent Cloud COS on this machine.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "Example:\n  cos-double 9000\n  cos-double --fault PUT=503:SlowDown -- coscmd upload a.json a.json"
)]
struct Program {
    #[command(flatten)]
    args: Args,
}

fn main() -> ExitCode {
    run(&Program::parse().args)
}
