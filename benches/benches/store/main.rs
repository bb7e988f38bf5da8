//! What one store of 4 KiB costs: `CosSink` against the same PUT over bare hyper, `object_store` by itself, and the
//! official Python SDK.
//!
//! The server and every client are processes of their own on one core; see the README of this package.

mod cos_sink;
mod event;
mod measure;
mod options;
mod peers;
mod raw;
mod report;
mod server;
mod subject;
mod turns;

use std::{env, ffi::OsString, io, process::ExitCode};

use benches::affinity;
use options::Options;
use subject::Role;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("store: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<ExitCode> {
    if let Some(role) = Role::of_this_process() {
        return role.play().map(|()| ExitCode::SUCCESS);
    }
    let mut options = Options::parse(env::args().skip(1))?;
    if !options.bench {
        (options.rounds, options.stores, options.total) = (2, 10, 20);
    } else if !options.pinned {
        let peers = peers::prepare(&options);
        let arguments: Vec<OsString> = env::args_os().skip(1).chain(peers.arguments()).collect();
        if let Some(code) = affinity::rerun_on_one_core(&arguments)? {
            return Ok(code);
        }
        (options.object_store, options.python) = (peers.object_store, peers.python);
    }
    let server = subject::Server::start()?;
    let subjects = subject::subjects(&options)?;
    let measured = measure::measure(&options, &subjects, &server)?;
    print!("{}", report::report(&options, &subjects, &measured));
    Ok(ExitCode::SUCCESS)
}
