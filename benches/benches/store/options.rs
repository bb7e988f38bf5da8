//! What the run is asked for.

use std::{fmt::Display, io, path::PathBuf, str::FromStr};

pub(crate) const USAGE: &str = "\
usage: cargo bench -p benches --bench store [-- OPTION..]
  --rounds N           rounds, in each of which every client has its turn (30)
  --stores N           stores of a turn (1000)
  --total N            stores of each Rust client in the end, for the memory (100000)
  --peers              also what isn't ours: object_store by itself, which is built, and Tencent's Python SDK, which is
                       installed into target/
  --object-store PATH  that program, instead of building it
  --python PATH        a Python that has the SDK, instead of installing it";

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) rounds: usize,
    pub(crate) stores: usize,
    pub(crate) total: usize,
    pub(crate) peers: bool,
    pub(crate) object_store: Option<PathBuf>,
    pub(crate) python: Option<PathBuf>,
    /// Whether this process was started by itself on one core.
    pub(crate) pinned: bool,
    /// Whether `cargo bench` runs this. `cargo test --benches` doesn't say so: then the run is brief.
    pub(crate) bench: bool,
}

impl Options {
    pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> io::Result<Self> {
        let mut options = Self {
            rounds: 30,
            stores: 1000,
            total: 100_000,
            peers: false,
            object_store: None,
            python: None,
            pinned: false,
            bench: false,
        };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| refuse(format_args!("{argument} needs a value")));
            match argument.as_str() {
                "--rounds" => options.rounds = number(&value()?)?,
                "--stores" => options.stores = number(&value()?)?,
                "--total" => options.total = number(&value()?)?,
                "--peers" => options.peers = true,
                "--object-store" => options.object_store = Some(value()?.into()),
                "--python" => options.python = Some(value()?.into()),
                "--pinned" => options.pinned = true,
                "--bench" => options.bench = true,
                _ => return Err(refuse(format_args!("unknown argument {argument}"))),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> io::Result<usize> {
    let number = usize::from_str(text).ok().filter(|&number| number > 0);
    number.ok_or_else(|| refuse(format_args!("{text} is no number above 0")))
}

fn refuse(problem: impl Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{problem}\n{USAGE}"))
}
