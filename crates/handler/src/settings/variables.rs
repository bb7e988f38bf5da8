//! The environment as text: what surrounds a value is left out, and what no key can be is found.

/// The variables that hold keys for COS, in the order in which they are looked for: id, key, token.
pub(super) const KEYS: [[&str; 3]; 2] = cos_sink::EnvironmentCredentials::VARIABLES;

/// What all settings of the function begin with.
pub(super) const PREFIX: &str = "MPS_BACKUP_";

/// The environment's variables without those that are empty.
pub(super) struct Variables(Vec<(String, String)>);

impl Variables {
    /// Takes the variables. Blanks and line ends around a value come from a file or the clipboard, not from its owner:
    /// they are left out, with a WARN for what the function reads. It names the variable and never the value.
    pub(super) fn new(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut kept = Vec::new();
        for (name, value) in variables {
            let trimmed = value.trim();
            if trimmed.is_empty() {
                continue;
            }
            if trimmed.len() < value.len() && is_read(&name) {
                tracing::warn!(variable = name, "blanks or line ends stand around the value: they are left out");
            }
            let trimmed = trimmed.to_owned();
            kept.push((name, trimmed));
        }
        Self(kept)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_set(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Returns the names that begin as the function's settings do.
    pub(super) fn settings(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with(PREFIX))
    }
}

fn is_read(name: &str) -> bool {
    name.starts_with(PREFIX) || KEYS.as_flattened().contains(&name)
}

/// Finds what keeps a key for COS from being sent in a header: the rest of a sentence that starts with the variable's
/// name. Neither the key nor a part of it is told.
pub(super) fn not_header_text(key: &str) -> Option<String> {
    misplaced(key, |c| c == ' ' || c.is_ascii_graphic()).map(|(at, what)| {
        format!("holds {what} as its character {at}, which no HTTP header can carry: copy the key again, alone")
    })
}

/// Finds what no `NotifyKey` can hold, likewise.
pub(super) fn not_one_line(key: &str) -> Option<String> {
    misplaced(key, |c| !c.is_control() && c != char::REPLACEMENT_CHARACTER)
        .map(|(at, what)| format!("holds {what} as its character {at}: copy the key again, alone and on one line"))
}

/// The first character that isn't `allowed`: where it stands, from 1, and of what kind it is.
fn misplaced(text: &str, allowed: impl Fn(char) -> bool) -> Option<(usize, &'static str)> {
    let (at, character) = text.chars().enumerate().find(|(_, c)| !allowed(*c))?;
    let what = match character {
        '\n' | '\r' => "a line end",
        c if c.is_control() => "a control character",
        // What isn't UTF-8 was replaced when the environment was read.
        char::REPLACEMENT_CHARACTER => "bytes that aren't UTF-8",
        _ => "a character outside of ASCII",
    };
    Some((at + 1, what))
}
