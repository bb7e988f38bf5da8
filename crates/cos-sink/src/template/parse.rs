//! Parses a template and checks the worst that it can render.

use super::value::{self, MAX_LEN, UNKNOWN};
use super::{KeyTemplate, KeyTemplateError, Piece};
use crate::ObjectKey;

pub(super) fn parse(text: &str, allowed: Option<&[&str]>) -> Result<Vec<Piece>, KeyTemplateError> {
    let mut parser = Parser { pieces: Vec::new(), literal: String::new(), segment: 0, total: 0, fresh: true };
    let mut rest = text.chars().enumerate().map(|(at, c)| (at + 1, c)).peekable();
    while let Some((column, character)) = rest.next() {
        match character {
            '{' if rest.next_if(|(_, c)| *c == '{').is_some() => parser.literal(column, '{')?,
            '}' if rest.next_if(|(_, c)| *c == '}').is_some() => parser.literal(column, '}')?,
            '}' => {
                return Err(KeyTemplateError::new(column, "this } closes nothing: write }} for a literal brace"));
            }
            '{' => {
                let mut inner = String::new();
                loop {
                    match rest.next() {
                        Some((_, '}')) => break,
                        Some((at, '{')) => {
                            return Err(KeyTemplateError::new(
                                at,
                                "a field can't hold {: close the field before with }",
                            ));
                        }
                        Some((_, c)) => inner.push(c),
                        None => {
                            return Err(KeyTemplateError::new(
                                column,
                                "this { is never closed: add }, or write {{ for a literal brace",
                            ));
                        }
                    }
                }
                parser.field(column, &inner, allowed)?;
            }
            '/' => parser.slash(column)?,
            _ => parser.literal(column, character)?,
        }
    }
    parser.finish(text.chars().count())
}

struct Parser {
    pieces: Vec<Piece>,
    literal: String,
    /// The most bytes that the segment so far can render to.
    segment: usize,
    /// The same for the whole key.
    total: usize,
    /// Whether nothing of the segment was read yet.
    fresh: bool,
}

impl Parser {
    fn literal(&mut self, column: usize, character: char) -> Result<(), KeyTemplateError> {
        if character == '\\' || character.is_control() {
            let problem = format!("a key can't hold the character {character:?}: remove it");
            return Err(KeyTemplateError::new(column, problem));
        }
        if self.fresh && character == '.' {
            let problem = "a segment can't start with a dot (.. would leave the prefix, other such names are kept for \
                           sidecars): start it with another character";
            return Err(KeyTemplateError::new(column, problem));
        }
        self.literal.push(character);
        self.grow(column, character.len_utf8())
    }

    fn slash(&mut self, column: usize) -> Result<(), KeyTemplateError> {
        if self.fresh {
            let problem = if self.total == 0 {
                "a key doesn't start with /: remove it"
            } else {
                "this segment is empty: remove one /"
            };
            return Err(KeyTemplateError::new(column, problem));
        }
        self.literal.push('/');
        self.segment = 0;
        self.total += 1;
        self.fresh = true;
        Ok(())
    }

    fn field(&mut self, column: usize, inner: &str, allowed: Option<&[&str]>) -> Result<(), KeyTemplateError> {
        let (name, default) = match inner.split_once(':') {
            Some((name, default)) => (name, Some(default)),
            None => (inner, None),
        };
        let named = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if name.is_empty() || !named {
            let problem = format!("{name:?} is no field name: use letters, digits and _ as in {{task_id}}");
            return Err(KeyTemplateError::new(column + 1, problem));
        }
        if let Some(allowed) = allowed
            && !allowed.contains(&name)
        {
            let problem = format!("there is no field {name:?}: use one of {}", allowed.join(", "));
            return Err(KeyTemplateError::new(column + 1, problem));
        }
        let default = match default {
            Some("") => {
                let problem = format!("the default of {name:?} is empty: write {{{name}}}, which gives {UNKNOWN}");
                return Err(KeyTemplateError::new(column + 1 + name.len(), problem));
            }
            Some(text) => {
                let mut encoded = String::new();
                value::encode_into(&mut encoded, text);
                encoded
            }
            None => UNKNOWN.to_owned(),
        };
        self.end_literal();
        self.pieces.push(Piece::Field { name: name.into(), default: default.into() });
        self.grow(column, MAX_LEN)
    }

    fn grow(&mut self, column: usize, len: usize) -> Result<(), KeyTemplateError> {
        self.fresh = false;
        self.segment += len;
        self.total += len;
        if self.segment > ObjectKey::MAX_SEGMENT_LEN {
            let problem = format!(
                "this segment can grow to more than {} bytes (each field takes up to {MAX_LEN}): split it with /",
                ObjectKey::MAX_SEGMENT_LEN,
            );
            return Err(KeyTemplateError::new(column, problem));
        }
        if self.total > KeyTemplate::MAX_KEY_LEN {
            let problem = format!(
                "the key can grow to more than {} bytes (each field takes up to {MAX_LEN}): use fewer fields",
                KeyTemplate::MAX_KEY_LEN,
            );
            return Err(KeyTemplateError::new(column, problem));
        }
        Ok(())
    }

    fn end_literal(&mut self) {
        if !self.literal.is_empty() {
            let literal = std::mem::take(&mut self.literal);
            self.pieces.push(Piece::Literal(literal.into()));
        }
    }

    fn finish(mut self, columns: usize) -> Result<Vec<Piece>, KeyTemplateError> {
        if self.total == 0 {
            return Err(KeyTemplateError::new(1, "the template is empty: write one such as {task_id}.json"));
        }
        if self.fresh {
            return Err(KeyTemplateError::new(columns, "a key doesn't end with /: add a name after it"));
        }
        self.end_literal();
        Ok(self.pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (usize, String) {
        let error = KeyTemplate::parse_with(text, &["a", "task_id"]).unwrap_err();
        (error.column(), error.to_string())
    }

    #[test]
    fn every_problem_points_at_its_column() {
        for (text, column, words) in [
            ("", 1, "empty"),
            ("/a", 1, "doesn't start with /"),
            ("a//b", 3, "segment is empty"),
            ("a/", 2, "doesn't end with /"),
            ("../x", 1, "start with a dot"),
            ("x/../y", 3, "start with a dot"),
            ("x/.y", 3, "start with a dot"),
            ("a\\b", 2, "can't hold the character"),
            ("a\0", 2, "can't hold the character"),
            ("日/{", 3, "never closed"),
            ("{a{", 3, "can't hold {"),
            ("a}", 2, "closes nothing"),
            ("x{}", 3, "no field name"),
            ("{a b}", 2, "no field name"),
            ("{day}", 2, "use one of a, task_id"),
            ("{a:}", 3, "is empty"),
            ("{a}{a}{a}{a}", 10, "more than 249"),
            (&"{a}/".repeat(9), 33, "more than 700"),
        ] {
            let (at, message) = error(text);
            assert_eq!(at, column, "{text:?}: {message}");
            assert!(message.contains(words), "{text:?}: {message}");
        }
    }

    #[test]
    fn three_fields_fit_one_segment() {
        assert!(KeyTemplate::parse("{event_type}-{task_id}-{status}.json").is_ok());
        assert!(KeyTemplate::parse("{a:.}").is_ok());
        assert!(KeyTemplate::parse("{{.}}").is_ok());
    }
}
