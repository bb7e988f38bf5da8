//! `mps-backup completions` and `mps-backup man`: what makes the tool at home in a shell.

#![expect(clippy::doc_markdown, reason = "clap prints these comments in a terminal, where backticks are noise")]

use std::io::{self, Write};
use std::process::ExitCode;

use clap_complete::Shell;

use crate::exit::Exit;
use crate::view::{OutputError, note};

/// Print what makes a shell complete this tool's arguments
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  mps-backup completions bash > ~/.local/share/bash-completion/completions/mps-backup"
)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Print the manual page of the tool, or of one of its commands
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup man dev > mps-backup-dev.1 && man ./mps-backup-dev.1")]
pub(crate) struct ManArgs {
    /// The command, such as dev; the tool itself without it
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Runs `mps-backup completions`.
pub(crate) fn completions(args: &CompletionsArgs) -> ExitCode {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut shown(), "mps-backup", &mut text);
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if args.shell == Shell::Bash {
        // clap_complete 4.6.11 takes the hyphen of the tool's name for the one before a command in half of the script,
        // so that nothing would be completed.
        text = text.replace("mps__subcmd__backup", "mps__backup");
    }
    print(text.as_bytes())
}

/// The command line without what is hidden: clap_complete shows that, too.
fn shown() -> clap::Command {
    let whole = crate::command_line();
    let shown: Vec<_> = whole.get_subcommands().filter(|command| !command.is_hide_set()).cloned().collect();
    clap::Command::new("mps-backup").version(env!("CARGO_PKG_VERSION")).subcommands(shown)
}

/// Runs `mps-backup man`.
pub(crate) fn man(args: &ManArgs) -> ExitCode {
    let mut whole = crate::command_line();
    whole.build();
    let mut shown = whole.get_subcommands().filter(|command| !command.is_hide_set());
    let command = match &args.command {
        None => Some(&whole),
        Some(name) => shown.find(|command| command.get_name() == name),
    };
    let Some(command) = command else {
        let names = whole.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name);
        note(&format!("there is no such command: expected one of {}", names.collect::<Vec<_>>().join(", ")));
        return Exit::CouldNotBegin.into();
    };
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = clap_mangen::Man::new(command.clone()).render(&mut text);
    print(&text)
}

fn print(text: &[u8]) -> ExitCode {
    match io::stdout().write_all(text).map_err(OutputError::from) {
        Ok(()) => Exit::Done.into(),
        Err(OutputError::NobodyReads) => Exit::NobodyReads.into(),
        Err(error) => {
            note(&error.to_string());
            Exit::Partial.into()
        }
    }
}
