//! Runs a command against the double.

use std::io;
use std::process::{ExitCode, ExitStatus};

use super::Args;
use super::signals::{Signal, Signals};
use crate::CosDouble;
use crate::signature::encode_path;

/// Runs the command to its end, and ends as it does: by its code, or by 128 and the number of its signal.
///
/// Ctrl-C reaches the command by itself, as it reaches all of a terminal's foreground; how it ends is its own. What else
/// asks the double to end is handed on to the command, so that it doesn't stay behind.
pub(super) async fn run(args: &Args, double: &CosDouble, program: &str, arguments: &[String]) -> io::Result<ExitCode> {
    let environment = environment(args, double)?;
    let mut signals = Signals::listen()?;
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .env_remove("COS_SESSION_TOKEN")
        .env_remove("AWS_SESSION_TOKEN")
        .envs(environment)
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| io::Error::new(error.kind(), format!("could not start {program:?}: {error}")))?;
    let process = child.id();
    loop {
        tokio::select! {
            status = child.wait() => return Ok(code(status?)),
            signal = signals.next() => hand_on(&signal?, process),
        }
    }
}

/// Sends a signal to a process, unless it has it already.
#[cfg(unix)]
fn hand_on(signal: &Signal, process: Option<u32>) {
    use rustix::process::{Pid, kill_process};
    let process = process.and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    if let Some(process) = process
        && *signal != Signal::INT
    {
        // It may have ended by itself, which the wait for it tells.
        let _ = kill_process(process, *signal);
    }
}

#[cfg(not(unix))]
fn hand_on(_signal: &Signal, _process: Option<u32>) {}

fn code(status: ExitStatus) -> ExitCode {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal = None;
    let code = status.code().or_else(|| signal.map(|signal: i32| 128 + signal));
    ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// What tells a program where the double is: under the names of this project, of the AWS SDKs, and as the proxy of those
/// that go to the names of COS; and whom to trust, where the double has a certificate of its own making.
fn environment(args: &Args, double: &CosDouble) -> io::Result<Vec<(&'static str, String)>> {
    let (endpoint, region) = (double.endpoint(), &args.region);
    let mut url = format!("cos://{}?region={region}&endpoint={endpoint}", args.bucket);
    let mut environment = vec![
        ("COS_DOUBLE_ENDPOINT", endpoint.clone()),
        ("COS_BUCKET", args.bucket.clone()),
        ("COS_REGION", region.clone()),
        ("COS_SECRET_ID", args.secret_id.clone()),
        ("COS_SECRET_KEY", args.secret_key.clone()),
        ("AWS_ACCESS_KEY_ID", args.secret_id.clone()),
        ("AWS_SECRET_ACCESS_KEY", args.secret_key.clone()),
        ("AWS_REGION", region.clone()),
        ("AWS_DEFAULT_REGION", region.clone()),
    ];
    if let Some(token) = args.session_token.as_ref().filter(|token| !token.is_empty()) {
        environment.extend([("COS_SESSION_TOKEN", token.clone()), ("AWS_SESSION_TOKEN", token.clone())]);
    }
    if let Some(authority) = &args.tls {
        // A command may change its folder.
        let authority = std::path::absolute(authority)?;
        let name = authority.to_str().ok_or_else(|| {
            let message = format!("{} is to be UTF-8, as an environment hands it on", authority.display());
            io::Error::new(io::ErrorKind::InvalidInput, message)
        })?;
        url.push_str(&format!("&ca={}", encode_path(name)));
        environment.extend(TRUSTED.map(|variable| (variable, name.to_owned())));
    }
    let scheme = if endpoint.starts_with("https:") { "https" } else { "http" };
    environment.push(("MPS_BACKUP_URL", url));
    environment.push(("AWS_ENDPOINT_URL", format!("{scheme}://cos.{region}.myqcloud.com")));
    let proxy = format!("http://{}", double.address());
    environment.extend(["http_proxy", "HTTP_PROXY"].map(|name| (name, proxy.clone())));
    if scheme == "https" {
        environment.extend(["https_proxy", "HTTPS_PROXY"].map(|name| (name, proxy.clone())));
    }
    environment.extend(["no_proxy", "NO_PROXY"].map(|name| (name, "localhost,127.0.0.1".to_owned())));
    Ok(environment)
}

/// The variables by which clients are told whom to trust: OpenSSL, Go and rustls; Python's requests; the AWS SDKs; curl;
/// Node.
const TRUSTED: [&str; 5] =
    ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"];
