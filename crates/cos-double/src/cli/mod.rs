//! The double as a program: what can be set on a command line, and how it is run.
//!
//! `cos-double` is this and nothing else; a tool of one's own takes [`Args`] among its commands and calls [`run`].

mod certificate;
mod command;
mod settings;
mod signals;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::NonEmptyStringValueParser;

pub use settings::FaultOn;

use crate::signature::signs;
use crate::{CosDouble, Fault, IfNoneMatch, Request};

/// Serve a double of COS on this machine, or run a command against one.
///
/// Without a command it prints its endpoint and the host that requests name, and serves until it is ended.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Where to listen: PORT, :PORT or ADDRESS:PORT; a free port of 127.0.0.1 unless set.
    #[arg(value_parser = settings::listen, default_value = "0", hide_default_value = true)]
    address: SocketAddr,

    /// The bucket, with its APPID.
    #[arg(long, env = "COS_BUCKET", value_parser = NonEmptyStringValueParser::new(), value_name = "NAME-APPID", default_value = "archive-1250000000")]
    bucket: String,

    /// The region.
    #[arg(long, env = "COS_REGION", value_parser = NonEmptyStringValueParser::new(), default_value = "ap-guangzhou")]
    region: String,

    /// The secret id that clients sign with.
    #[arg(long, env = "COS_SECRET_ID", value_parser = NonEmptyStringValueParser::new(), hide_env_values = true, value_name = "ID", default_value = "double-secret-id")]
    secret_id: String,

    /// The secret key that clients sign with.
    #[arg(
        long,
        env = "COS_SECRET_KEY",
        value_parser = NonEmptyStringValueParser::new(),
        hide_env_values = true,
        value_name = "KEY",
        default_value = "double-secret-key"
    )]
    secret_key: String,

    /// The token that makes the keys temporary.
    #[arg(long, env = "COS_SESSION_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    session_token: Option<String>,

    /// Keep the objects in this folder, and begin with what it holds.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,

    /// Let requests name the bucket in their path, as that of a bucket created before 2024.
    #[arg(long)]
    path_style: bool,

    /// Had versioning enabled once: x-cos-forbid-overwrite has no effect.
    #[arg(long)]
    versioned: bool,

    /// What If-None-Match: * does on a PUT: ignore, honour or refuse.
    #[arg(long, value_name = "POLICY", value_parser = settings::if_none_match, default_value = "ignore")]
    if_none_match: IfNoneMatch,

    /// How long every request waits, in milliseconds.
    #[arg(long, value_name = "MILLISECONDS", default_value = "0", hide_default_value = true)]
    latency: u64,

    /// The writes of one key in a second, beyond which it asks to slow down; COS's limit is 50.
    #[arg(long, value_name = "COUNT")]
    writes_a_second: Option<usize>,

    /// How many seconds its clock is ahead of this machine's.
    #[arg(long, value_name = "SECONDS", default_value = "0", hide_default_value = true, allow_hyphen_values = true)]
    clock_offset: i64,

    /// What the next request of a method meets, as PUT=503:SlowDown or GET=reset-before; again for those behind it.
    #[arg(long, value_name = "METHOD=FAULT")]
    fault: Vec<FaultOn>,

    /// What every request of a method meets, as HEAD=claim:200.
    #[arg(long, value_name = "METHOD=FAULT")]
    always: Vec<FaultOn>,

    /// Print a line a request on stderr: its status, method, key and query, and the fault that it met.
    #[arg(long, short)]
    verbose: bool,

    /// Serve https too, with a certificate made now; FILE gets the one of its authority, for clients to trust.
    #[arg(long, value_name = "FILE", conflicts_with = "tls_cert")]
    tls: Option<PathBuf>,

    /// Serve https too, with this certificate, in PEM.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,

    /// The key of that certificate, in PEM.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,

    /// Run this command with endpoint and keys in its environment, and end with it.
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<String>,
}

/// How the program ends, where no command says so. The last two are 128 and the number of `SIGINT` and of `SIGPIPE`, as
/// shells have it.
const COULD_NOT_BEGIN: u8 = 2;
const INTERRUPTED: u8 = 130;
const NOBODY_READS: u8 = 141;

/// Serves until it is ended, or runs the command and ends as it does.
///
/// Ends with 130 when it is asked to end, by Ctrl-C, `SIGTERM` or `SIGHUP`; with 2 and a sentence on stderr when it can't
/// begin; with 141 when nobody reads where it is.
pub fn run(args: &Args) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime.and_then(|runtime| runtime.block_on(serve(args)));
    outcome.unwrap_or_else(|error| {
        // Where nobody reads what went wrong, the code tells it.
        let _ = writeln!(io::stderr(), "error: {error}");
        ExitCode::from(COULD_NOT_BEGIN)
    })
}

async fn serve(args: &Args) -> io::Result<ExitCode> {
    let double = start(args).await?;
    if let Some((program, arguments)) = args.command.split_first() {
        return command::run(args, &double, program, arguments).await;
    }
    let mut signals = signals::Signals::listen()?;
    let mut out = io::stdout();
    let told = writeln!(out, "{} {}", double.endpoint(), double.host()).and_then(|()| out.flush());
    match told {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::from(NOBODY_READS)),
        Err(error) => Err(error),
        Ok(()) => signals.next().await.map(|_| ExitCode::from(INTERRUPTED)),
    }
}

async fn start(args: &Args) -> io::Result<CosDouble> {
    let mut builder = CosDouble::builder().bucket(&args.bucket).region(&args.region).listen(args.address);
    builder = match &args.session_token {
        Some(token) if !token.is_empty() => builder.temporary_credentials(&args.secret_id, &args.secret_key, token),
        _ => builder.credentials(&args.secret_id, &args.secret_key),
    };
    builder = builder.path_style(args.path_style);
    if let Some(folder) = &args.folder {
        builder = builder.folder(folder);
    }
    if args.verbose {
        builder = builder.on_request(print);
    }
    if let Some(authority) = &args.tls {
        let (certificate, key) = certificate::issue(&args.region, args.address.ip(), authority)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", authority.display())))?;
        builder = builder.tls(settings::tls(vec![certificate], key).map_err(io::Error::other)?);
    } else if let (Some(cert), Some(key)) = (&args.tls_cert, &args.tls_key) {
        builder = builder.tls(settings::tls_of(cert, key)?);
    }
    let double = builder.start().await.map_err(|error| {
        let folder = args.folder.as_ref().map(|folder| format!(", keep objects in {}", folder.display()));
        let folder = folder.unwrap_or_default();
        io::Error::new(error.kind(), format!("could not listen on {}{folder}: {error}", args.address))
    })?;
    // A folder may know it already.
    if args.versioned {
        double.set_versioned(true);
    }
    double.set_if_none_match(args.if_none_match);
    double.set_latency(std::time::Duration::from_millis(args.latency));
    double.set_writes_a_second(args.writes_a_second);
    double.set_clock_offset(args.clock_offset);
    for FaultOn { method, fault } in &args.fault {
        double.inject_on(method.clone(), [fault.clone()]);
    }
    for FaultOn { method, fault } in &args.always {
        double.set_standing(method.clone(), fault.clone());
    }
    Ok(double)
}

/// Prints a request, without what signs it.
fn print(request: &Request) {
    let Request { method, key, status, fault, .. } = request;
    let status = status.map_or("-".to_owned(), |status| status.as_u16().to_string());
    let query: Vec<_> = request
        .query
        .split('&')
        .filter(|pair| !pair.is_empty() && !signs(pair.split('=').next().unwrap_or(pair)))
        .collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    let fault = if *fault == Fault::Pass { String::new() } else { format!("  {fault}") };
    // Where nobody reads it, the double goes on.
    let _ = writeln!(io::stderr(), "{status} {method} /{}{query}{fault}", key.escape_debug());
}
