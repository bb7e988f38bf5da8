//! The programs that are measured. A further one (another runtime, another archive) is one more entry here.

use std::{
    env, io,
    path::{Path, PathBuf},
};

use crate::{floor, options::Options, store::Store};

/// What a function does with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Job {
    /// It answers.
    NoOp,
    /// It stores the event's bytes, then answers.
    Archive,
}

/// A program that speaks the runtime API.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) job: Job,
    pub(crate) program: PathBuf,
    pub(crate) argument: Option<&'static str>,
    pub(crate) environment: Vec<(&'static str, String)>,
}

/// The argument with which this program is the floor of a job.
pub(crate) const FLOOR_NO_OP: &str = "floor-no-op";
pub(crate) const FLOOR_ARCHIVE: &str = "floor-archive";

/// The floor of each job first: the others of that job are compared with it.
pub(crate) fn subjects(options: &Options, store: &Store) -> io::Result<Vec<Subject>> {
    let itself = env::current_exe()?;
    let mut subjects = vec![
        Subject {
            name: "floor",
            job: Job::NoOp,
            program: itself.clone(),
            argument: Some(FLOOR_NO_OP),
            environment: Vec::new(),
        },
        Subject {
            name: "floor",
            job: Job::Archive,
            program: itself,
            argument: Some(FLOOR_ARCHIVE),
            environment: vec![(floor::STORE, store.address().to_string())],
        },
    ];
    subjects.extend(options.noop.as_deref().map(noop));
    subjects.extend(options.lambda_runtime.as_deref().map(lambda_runtime));
    subjects.extend(options.tencent_scf.as_deref().map(tencent_scf));
    if let Some(program) = options.bootstrap.as_deref() {
        subjects.push(bootstrap("bootstrap", program, &format!("http://{}", store.address())));
        let https = format!("https://{}&ca={}", store.https(), store.certificate().display());
        subjects.push(bootstrap("bootstrap, https", program, &https));
    }
    Ok(subjects)
}

fn noop(program: &Path) -> Subject {
    Subject {
        name: "scf-runtime",
        job: Job::NoOp,
        program: program.to_owned(),
        argument: None,
        environment: Vec::new(),
    }
}

/// Where its API is [`Instance::start`](crate::instance::Instance::start) tells.
fn lambda_runtime(program: &Path) -> Subject {
    let environment = [
        ("AWS_LAMBDA_FUNCTION_NAME", "bench"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "bench"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
    ];
    peer("lambda_runtime", program, &environment)
}

/// It doesn't start without these three.
fn tencent_scf(program: &Path) -> Subject {
    let environment =
        [("SCF_NAMESPACE", "default"), ("TENCENTCLOUD_APPID", "1250000000"), ("TENCENTCLOUD_UIN", "100000000001")];
    peer("tencent_scf", program, &environment)
}

fn peer(name: &'static str, program: &Path, environment: &[(&'static str, &str)]) -> Subject {
    let environment = environment.iter().map(|&(name, value)| (name, value.to_owned())).collect();
    Subject { name, job: Job::NoOp, program: program.to_owned(), argument: None, environment }
}

/// `endpoint` with what belongs to it in the URL.
fn bootstrap(name: &'static str, program: &Path, endpoint: &str) -> Subject {
    let url = format!("cos://bench-1250000000/p?region=ap-guangzhou&endpoint={endpoint}");
    Subject {
        name,
        job: Job::Archive,
        program: program.to_owned(),
        argument: None,
        environment: vec![
            ("MPS_BACKUP_URL", url),
            ("COS_SECRET_ID", "bench-secret-id".to_owned()),
            ("COS_SECRET_KEY", "bench-secret-key".to_owned()),
        ],
    }
}
