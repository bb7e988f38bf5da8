//! The terminal behind standard output: its width, and whether it shows colours.

use std::env;
use std::io::{self, IsTerminal};

use anstyle::{AnsiColor, Style};

/// The width of a line where there is no terminal, in columns.
const WIDTH: usize = 100;

/// The width below which nothing gets narrower any more.
const NARROWEST: usize = 40;

/// What a word is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emphasis {
    Plain,
    /// As it should be.
    Good,
    /// Of no interest today.
    Faint,
    /// Worth a look.
    Warning,
    /// Wrong.
    Bad,
}

/// Standard output as a person sees it.
#[derive(Debug)]
pub(crate) struct Terminal {
    is_real: bool,
    width: usize,
    colour: bool,
}

impl Terminal {
    /// Asks standard output and the environment. There are colours on a terminal alone, unless it is `dumb` or
    /// `NO_COLOR` is set and not empty (no-color.org).
    pub(crate) fn of_stdout() -> Self {
        let is_real = io::stdout().is_terminal();
        let width = terminal_size::terminal_size_of(io::stdout()).map_or(WIDTH, |(width, _)| usize::from(width.0));
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
        // A terminal may not know its size, and says 0.
        let width = if width == 0 { WIDTH } else { width.max(NARROWEST) };
        Self { is_real, width, colour: is_real && !refused && !is_dumb }
    }

    /// Returns whether standard output is a terminal.
    pub(crate) fn is_real(&self) -> bool {
        self.is_real
    }

    /// Returns how many columns a line may have.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Colours text, where there are colours.
    pub(crate) fn paint(&self, emphasis: Emphasis, text: &str) -> String {
        let style = match emphasis {
            Emphasis::Plain => return text.to_owned(),
            _ if !self.colour => return text.to_owned(),
            Emphasis::Good => AnsiColor::Green.on_default(),
            Emphasis::Faint => Style::new().dimmed(),
            Emphasis::Warning => AnsiColor::Yellow.on_default().bold(),
            Emphasis::Bad => AnsiColor::Red.on_default().bold(),
        };
        format!("{style}{text}{style:#}")
    }
}
