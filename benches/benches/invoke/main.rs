//! What an event costs from the platform's side: the loop and the archive, against a floor of raw blocking sockets.
//!
//! Platform, functions and store run on one core in the same run; see the README of this package.

mod build;
mod call;
mod event;
mod floor;
mod instance;
mod measure;
mod options;
mod platform;
mod report;
mod size;
mod store;
mod subject;

use std::{env, ffi::OsString, io, process::ExitCode};

use benches::affinity;
use options::Options;

/// The workspace of the other runtimes.
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/invoke/peers/Cargo.toml");

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("invoke: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<ExitCode> {
    // The floor starts as cold as it can: nothing comes before it.
    match env::args().nth(1).as_deref() {
        Some(subject::FLOOR_NO_OP) => return floor::no_op().map(|()| ExitCode::SUCCESS),
        Some(subject::FLOOR_ARCHIVE) => return floor::archive().map(|()| ExitCode::SUCCESS),
        _ => {}
    }
    let mut options = Options::parse(env::args().skip(1))?;
    if !options.bench {
        (options.rounds, options.events, options.starts) = (2, 10, 2);
    } else if !options.pinned {
        let noop = match options.noop.take() {
            Some(program) => program,
            None => build::release(&["--package", "examples", "--example", "noop"], "noop")?,
        };
        let bootstrap = match options.bootstrap.take() {
            Some(program) => program,
            None => build::release(&["--package", "mps-backup-handler"], "bootstrap")?,
        };
        if std::mem::take(&mut options.peers) {
            for (peer, program) in
                [("lambda_runtime", &mut options.lambda_runtime), ("tencent_scf", &mut options.tencent_scf)]
            {
                *program = Some(build::release(&["--manifest-path", PEERS, "--bin", peer], peer)?);
            }
        }
        let mut programs: Vec<OsString> =
            vec!["--noop".into(), noop.clone().into(), "--bootstrap".into(), bootstrap.clone().into()];
        for (argument, program) in
            [("--lambda-runtime", &options.lambda_runtime), ("--tencent-scf", &options.tencent_scf)]
        {
            programs.extend(program.iter().flat_map(|program| [argument.into(), program.into()]));
        }
        let arguments: Vec<OsString> =
            env::args_os().skip(1).filter(|other| other != "--peers").chain(programs).collect();
        if let Some(code) = affinity::rerun_on_one_core(&arguments)? {
            return Ok(code);
        }
        (options.noop, options.bootstrap) = (Some(noop), Some(bootstrap));
    }
    let store = store::Store::start()?;
    let subjects = subject::subjects(&options, &store)?;
    let measured = measure::measure(&options, &subjects, &store)?;
    print!("{}", report::report(&options, &subjects, &measured)?);
    Ok(ExitCode::SUCCESS)
}
