//! Runs a command against the double.

use std::io;
use std::process::{ExitCode, ExitStatus};

use super::Args;
use crate::CosDouble;

/// Runs the command to its end, and ends as it does: by its code, or by 128 and the number of its signal.
///
/// Ctrl-C reaches the command by itself, as it reaches all of a terminal's foreground; how it ends is its own.
pub(super) async fn run(args: &Args, double: &CosDouble, program: &str, arguments: &[String]) -> io::Result<ExitCode> {
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .env_remove("COS_SESSION_TOKEN")
        .env_remove("AWS_SESSION_TOKEN")
        .envs(environment(args, double))
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| io::Error::new(error.kind(), format!("could not start {program:?}: {error}")))?;
    loop {
        tokio::select! {
            status = child.wait() => return Ok(code(status?)),
            interrupted = tokio::signal::ctrl_c() => interrupted?,
        }
    }
}

fn code(status: ExitStatus) -> ExitCode {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal = None;
    let code = status.code().or_else(|| signal.map(|signal: i32| 128 + signal));
    ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// What tells a program where the double is: under the names of this project, of the AWS SDKs, and as the HTTP proxy of
/// those that go to the names of COS.
fn environment(args: &Args, double: &CosDouble) -> Vec<(&'static str, String)> {
    let (endpoint, region) = (double.endpoint(), &args.region);
    let url = format!("cos://{}?region={region}&endpoint={endpoint}", args.bucket);
    let mut environment = vec![
        ("COS_DOUBLE_ENDPOINT", endpoint.clone()),
        ("COS_BUCKET", args.bucket.clone()),
        ("COS_REGION", region.clone()),
        ("COS_SECRET_ID", args.secret_id.clone()),
        ("COS_SECRET_KEY", args.secret_key.clone()),
        ("MPS_BACKUP_URL", url),
        ("AWS_ACCESS_KEY_ID", args.secret_id.clone()),
        ("AWS_SECRET_ACCESS_KEY", args.secret_key.clone()),
        ("AWS_REGION", region.clone()),
        ("AWS_DEFAULT_REGION", region.clone()),
    ];
    if let Some(token) = args.session_token.as_ref().filter(|token| !token.is_empty()) {
        environment.extend([("COS_SESSION_TOKEN", token.clone()), ("AWS_SESSION_TOKEN", token.clone())]);
    }
    let domain = format!("cos.{region}.myqcloud.com");
    if args.tls_cert.is_some() {
        environment.push(("AWS_ENDPOINT_URL", format!("https://{domain}:{}", double.address().port())));
    } else {
        environment.push(("AWS_ENDPOINT_URL", format!("http://{domain}")));
        environment.extend(["http_proxy", "HTTP_PROXY"].map(|name| (name, endpoint.clone())));
        environment.extend(["no_proxy", "NO_PROXY"].map(|name| (name, "localhost,127.0.0.1".to_owned())));
    }
    environment
}
