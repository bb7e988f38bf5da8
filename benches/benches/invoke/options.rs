//! What the run is asked for.

use std::{fmt::Display, io, path::PathBuf, str::FromStr};

pub(crate) const USAGE: &str = "\
usage: cargo bench -p benches --bench invoke [-- OPTION..]
  --rounds N             rounds, in each of which every program has its turn (100)
  --events N             events of a turn (1000)
  --starts N             cold starts of each program (50)
  --peers                the other runtimes too: builds `peers`
  --noop PATH            the no-op function, instead of building `examples/noop`
  --bootstrap PATH       the archive, instead of building `mps-backup-handler`
  --lambda-runtime PATH  the no-op on `lambda_runtime`, as `--peers` builds it
  --tencent-scf PATH     the no-op on `tencent_scf`, as `--peers` builds it";

#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) rounds: usize,
    pub(crate) events: usize,
    pub(crate) starts: usize,
    pub(crate) noop: Option<PathBuf>,
    pub(crate) bootstrap: Option<PathBuf>,
    pub(crate) peers: bool,
    pub(crate) lambda_runtime: Option<PathBuf>,
    pub(crate) tencent_scf: Option<PathBuf>,
    /// Whether this process was started by itself on one core.
    pub(crate) pinned: bool,
    /// Whether `cargo bench` runs this. `cargo test --benches` doesn't say so: then only the floor runs, briefly, which
    /// shows that the measurement itself works.
    pub(crate) bench: bool,
}

impl Options {
    pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> io::Result<Self> {
        let mut options = Self { rounds: 100, events: 1000, starts: 50, ..Self::default() };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| refuse(format_args!("{argument} needs a value")));
            match argument.as_str() {
                "--rounds" => options.rounds = number(&value()?)?,
                "--events" => options.events = number(&value()?)?,
                "--starts" => options.starts = number(&value()?)?,
                "--noop" => options.noop = Some(value()?.into()),
                "--bootstrap" => options.bootstrap = Some(value()?.into()),
                "--peers" => options.peers = true,
                "--lambda-runtime" => options.lambda_runtime = Some(value()?.into()),
                "--tencent-scf" => options.tencent_scf = Some(value()?.into()),
                "--pinned" => options.pinned = true,
                "--bench" => options.bench = true,
                _ => return Err(refuse(format_args!("unknown argument {argument}"))),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> io::Result<usize> {
    usize::from_str(text)
        .ok()
        .filter(|&number| number > 0)
        .ok_or_else(|| refuse(format_args!("{text} is no number above 0")))
}

fn refuse(problem: impl Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{problem}\n{USAGE}"))
}
