//! The function itself: what SCF starts as `bootstrap`. Configured by the environment alone.

use std::process::ExitCode;

fn main() -> ExitCode {
    mps_backup_handler::bootstrap()
}
