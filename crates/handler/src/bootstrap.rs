//! The function's whole life: settings, then events until the platform ends it.

use std::process::ExitCode;

use scf_runtime::{Config, ConfigError, Failure, Runtime};

use crate::backup::Backup;
use crate::settings::SettingsError;

/// Runs the function: what the binary `bootstrap` does, and nothing else.
///
/// Reads the settings ([`Backup::from_env`]) and the platform's environment, then serves events until the platform
/// ends the process. What is missing or wrong is told on standard error, all of it at once and before the platform
/// hears that the function is ready, and in the log; the exit code is then 1.
pub fn bootstrap() -> ExitCode {
    // A subscriber that somebody else installed serves as well.
    let _ = scf_runtime::logs::init();
    match Config::from_env() {
        Ok(config) => match serve(config) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tracing::error!(%error, "the function ends");
                eprintln!("mps-backup ends: {error}");
                ExitCode::FAILURE
            }
        },
        Err(problems) => {
            eprintln!("{}", cannot_start(Backup::from_env().err().as_ref(), &problems));
            ExitCode::FAILURE
        }
    }
}

fn serve(config: Config) -> Result<(), scf_runtime::Error> {
    let init = async || {
        let backup = Backup::from_env()?;
        tracing::info!(version = env!("CARGO_PKG_VERSION"), ?backup, "starting");
        Ok::<_, Failure>(backup)
    };
    Runtime::builder().config(config).init(init)?.start()
}

/// One message for everything that keeps the function from starting outside of the platform.
fn cannot_start(settings: Option<&SettingsError>, config: &ConfigError) -> String {
    let settings = settings.map(SettingsError::problems).unwrap_or_default().iter().map(ToString::to_string);
    let platform = config.problems().iter().map(ToString::to_string);
    let mut text = "mps-backup cannot start:".to_owned();
    for problem in settings.chain(platform) {
        text.push_str("\n  ");
        text.push_str(&problem);
    }
    if config.is_outside_scf() {
        text.push_str("\nThis is a function of Tencent Cloud SCF. To try it on this machine: mps-backup dev");
    }
    text
}
