//! The processes of the measurement. A further client is one more entry here.

use std::{
    env,
    io::{self, BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use crate::{
    cos_sink,
    options::Options,
    raw::{self, Work},
    server,
    turns::{self, SERVER},
};

/// What this program is when it is started by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Role {
    Server,
    Raw(Work),
    CosSink,
}

const ROLES: [(&str, Role); 4] = [
    ("--be-server", Role::Server),
    ("--be-raw", Role::Raw(Work::None)),
    ("--be-raw-contract", Role::Raw(Work::Contract)),
    ("--be-cos-sink", Role::CosSink),
];

impl Role {
    pub(crate) fn of_this_process() -> Option<Self> {
        let argument = env::args().nth(1)?;
        ROLES.iter().find(|(name, _)| *name == argument).map(|(_, role)| *role)
    }

    pub(crate) fn play(self) -> io::Result<()> {
        match self {
            Self::Server => server::serve(),
            Self::Raw(work) => turns::block_on(raw::store(work)),
            Self::CosSink => turns::block_on(cos_sink::store()),
        }
    }
}

/// A client that is measured.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    program: PathBuf,
    arguments: Vec<PathBuf>,
    /// Whether it stores as often as the memory's measurement asks for.
    pub(crate) to_the_end: bool,
}

/// Bare hyper first: the others are compared with it, and with the second.
pub(crate) fn subjects(options: &Options) -> io::Result<Vec<Subject>> {
    let itself = env::current_exe()?;
    let own = |name, argument: &str| Subject {
        name,
        program: itself.clone(),
        arguments: vec![argument.into()],
        to_the_end: true,
    };
    let mut subjects = vec![
        own("hyper", "--be-raw"),
        own("hyper, with the digests and the signature", "--be-raw-contract"),
        own("`CosSink`", "--be-cos-sink"),
    ];
    subjects.extend(options.object_store.as_ref().map(|program| Subject {
        name: "`object_store` by itself",
        program: program.clone(),
        arguments: Vec::new(),
        to_the_end: true,
    }));
    subjects.extend(options.python.as_ref().map(|program| Subject {
        name: "Tencent's Python SDK",
        program: program.clone(),
        arguments: vec![concat!(env!("CARGO_MANIFEST_DIR"), "/benches/store/peers/python_sdk.py").into()],
        to_the_end: false,
    }));
    Ok(subjects)
}

/// A process that answers each line with one.
#[derive(Debug)]
struct Lines {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Lines {
    fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(stdin), Some(stdout)) => Ok(Self { child, stdin, stdout: BufReader::new(stdout) }),
            _ => Err(io::Error::other("a process without its pipes")),
        }
    }

    fn read(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.stdout.read_line(&mut line)? {
            0 => Err(io::Error::other("the process ended early; what it printed above tells why")),
            _ => Ok(line.trim().to_owned()),
        }
    }

    fn ask(&mut self, line: &str) -> io::Result<String> {
        writeln!(self.stdin, "{line}")?;
        self.stdin.flush()?;
        self.read()
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The server's process.
#[derive(Debug)]
pub(crate) struct Server {
    lines: std::cell::RefCell<Lines>,
    address: String,
}

impl Server {
    pub(crate) fn start() -> io::Result<Self> {
        let mut lines = Lines::start(Command::new(env::current_exe()?).arg(ROLES[0].0))?;
        let address = lines.read()?;
        Ok(Self { lines: lines.into(), address })
    }

    /// How many bodies arrived whole so far.
    pub(crate) fn stored(&self) -> io::Result<usize> {
        self.lines.borrow_mut().ask("?")?.parse().map_err(io::Error::other)
    }
}

/// A client's process.
#[derive(Debug)]
pub(crate) struct Client(Lines);

impl Client {
    pub(crate) fn start(subject: &Subject, server: &Server) -> io::Result<Self> {
        let mut command = Command::new(&subject.program);
        command.args(&subject.arguments).env(SERVER, &server.address);
        Ok(Self(Lines::start(&mut command)?))
    }

    /// Lets it store so often: nanoseconds at p50, at p99, of CPU for each; resident KiB.
    pub(crate) fn turn(&mut self, stores: usize) -> io::Result<[u64; 4]> {
        let line = self.0.ask(&stores.to_string())?;
        let numbers: Vec<u64> = line.split(' ').filter_map(|number| number.parse().ok()).collect();
        numbers.try_into().map_err(|_| io::Error::other(format!("four numbers were expected, {line:?} came")))
    }
}
