//! Key templates: from named fields to an [`ObjectKey`], confined before anything is rendered.

mod parse;
mod read;
mod value;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::ObjectKey;

pub use read::KeyFields;

/// A parsed template of an object's key, such as `dt={date}/{task_id}/{status:none}-{digest}.json`.
///
/// - `{name}` is a field, `{name:default}` a field with a default, `{{` and `}}` are literal braces.
/// - A field's value becomes part of **one** segment, whatever it holds: every byte outside `A-Za-z0-9._-` is
///   percent-encoded (as Hive's readers decode it), and so is a leading dot or underscore: readers pass such names over,
///   and what lies there isn't a field's to say. A value can't add a `/`, can't
///   leave the literal text before it, and can't look like a shortened value or a distinct key, because `~`
///   is encoded too.
/// - An absent or empty value becomes the default, or `unknown`.
/// - A value longer than 80 bytes encoded is cut to at most 63, then `~` and 16 hex digits of its SHA-256.
///
/// The longest key that a template can render is known when it is parsed, so rendering can't fail.
///
/// ```
/// use cos_sink::KeyTemplate;
///
/// let template = KeyTemplate::parse("dt={date}/{task_id}.json")?;
/// let key = template.render(|name| match name {
///     "date" => Some("2026-11-22".into()),
///     "task_id" => Some("../../1250000000-WorkflowTask".into()),
///     _ => None,
/// });
/// assert_eq!(key.as_str(), "dt=2026-11-22/%2E.%2F..%2F1250000000-WorkflowTask.json");
/// # Ok::<(), cos_sink::KeyTemplateError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct KeyTemplate {
    text: Box<str>,
    pieces: Box<[Piece]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(Box<str>),
    Field {
        name: Box<str>,
        /// Encoded already; `unknown` when the template names none.
        default: Box<str>,
    },
}

impl KeyTemplate {
    /// The most bytes that one rendered value takes.
    pub const MAX_VALUE_LEN: usize = value::MAX_LEN;

    /// The most bytes that a rendered key may take. It leaves room for a prefix of 128 bytes and for the mark of
    /// [`ObjectKey::distinct`] within COS's limit of 850.
    pub const MAX_KEY_LEN: usize = 700;

    /// Parses a template that may name any field.
    ///
    /// # Errors
    /// [`KeyTemplateError`] tells the column and what to do.
    pub fn parse(text: &str) -> Result<Self, KeyTemplateError> {
        Self::new(text, None)
    }

    /// Parses a template that may name only the fields in `allowed`.
    ///
    /// # Errors
    /// [`KeyTemplateError`] tells the column and what to do; for another field it lists the allowed ones.
    ///
    /// ```
    /// use cos_sink::KeyTemplate;
    ///
    /// let error = KeyTemplate::parse_with("{day}.json", &["date", "digest"]).unwrap_err();
    /// assert_eq!(error.column(), 2);
    /// assert!(error.to_string().contains("date, digest"));
    /// ```
    pub fn parse_with(text: &str, allowed: &[&str]) -> Result<Self, KeyTemplateError> {
        Self::new(text, Some(allowed))
    }

    fn new(text: &str, allowed: Option<&[&str]>) -> Result<Self, KeyTemplateError> {
        let pieces = parse::parse(text, allowed)?;
        Ok(Self { text: text.into(), pieces: pieces.into() })
    }

    /// Renders the key for the values that `value` gives by field name.
    ///
    /// The same values give the same key.
    pub fn render<'v>(&self, mut value: impl FnMut(&str) -> Option<Cow<'v, str>>) -> ObjectKey {
        let mut key = String::with_capacity(160);
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => key.push_str(text),
                Piece::Field { name, default } => match value(name) {
                    Some(text) if !text.is_empty() => value::encode_into(&mut key, &text),
                    _ => key.push_str(default),
                },
            }
        }
        ObjectKey::from_checked(key)
    }

    /// Returns the names of the fields that the template uses, in order, each once.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().enumerate().filter_map(|(at, piece)| match piece {
            Piece::Field { name, .. } => {
                let earlier = self.pieces[..at].iter();
                let seen = earlier.into_iter().any(|p| matches!(p, Piece::Field { name: n, .. } if n == name));
                (!seen).then_some(&**name)
            }
            Piece::Literal(_) => None,
        })
    }

    /// Returns the literal text before the first field: every rendered key starts with it.
    pub fn literal_prefix(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Literal(text)) => text,
            _ => "",
        }
    }
}

impl FromStr for KeyTemplate {
    type Err = KeyTemplateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for KeyTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for KeyTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyTemplate({:?})", self.text)
    }
}

/// Why a text is no [`KeyTemplate`], and where.
///
/// ```
/// use cos_sink::KeyTemplate;
///
/// let error = KeyTemplate::parse("../{date}").unwrap_err();
/// println!("MPS_BACKUP_KEY: {error}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("key template, column {column}: {problem}")]
pub struct KeyTemplateError {
    column: usize,
    problem: Box<str>,
}

impl KeyTemplateError {
    /// Creates the error of a template that breaks a rule at `column`, in characters from 1. Crates whose keys know more rules
    /// than a template does refuse theirs with it too.
    pub fn new(column: usize, problem: impl Into<Box<str>>) -> Self {
        Self { column, problem: problem.into() }
    }

    /// Returns the column of the problem in characters, from 1.
    pub fn column(&self) -> usize {
        self.column
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn render(template: &str, value: &str) -> String {
        KeyTemplate::parse(template).unwrap().render(|_| Some(value.into())).as_str().to_owned()
    }

    #[test]
    fn renders_literals_fields_defaults_and_braces() {
        let template = KeyTemplate::parse("{{a}}/{x}-{y:no/ne}{x}.json").unwrap();
        assert_eq!(template.fields().collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(template.literal_prefix(), "{a}/");
        let key = template.render(|name| (name == "x").then(|| "1".into()));
        assert_eq!(key.as_str(), "{a}/1-no%2Fne1.json");
        let key = template.render(|_| Some("".into()));
        assert_eq!(key.as_str(), "{a}/unknown-no%2Fneunknown.json");
    }

    #[test]
    fn the_text_is_kept() {
        let text = "dt={date}/{task_id}.json";
        let template: KeyTemplate = text.parse().unwrap();
        assert_eq!(template.to_string(), text);
        assert_eq!(format!("{template:?}"), format!("KeyTemplate({text:?})"));
    }

    #[test]
    fn a_value_stays_in_its_segment() {
        assert_eq!(render("p/{x}/q", "../../etc"), "p/%2E.%2F..%2Fetc/q");
        assert_eq!(render("p/{x}", ".."), "p/%2E.");
        assert_eq!(render("p/{x}", "a\0\\\n"), "p/a%00%5C%0A");
        assert_eq!(render("p/{x}", "k=v~w%"), "p/k%3Dv%7Ew%25");
    }

    proptest! {
        #[test]
        fn never_leaves_the_prefix(value in any::<String>(), more in any::<String>()) {
            let template = KeyTemplate::parse("base/dt={a}/{a}{b}/x-{b:d}.json").unwrap();
            let get = |name: &str| Some(if name == "a" { value.clone().into() } else { more.clone().into() });
            let key = template.render(get);
            prop_assert!(key.as_str().starts_with("base/dt="));
            prop_assert_eq!(key.as_str().split('/').count(), 4);
            prop_assert!(key.as_str().len() <= KeyTemplate::MAX_KEY_LEN);
            prop_assert!(ObjectKey::parse(key.as_str()).is_ok());
            prop_assert_eq!(template.render(get), key);
        }

        #[test]
        fn different_values_give_different_keys(a in ".{0,200}", b in ".{0,200}") {
            prop_assume!(a != b && !a.is_empty() && !b.is_empty());
            prop_assert_ne!(render("x/{v}", &a), render("x/{v}", &b));
        }

        #[test]
        fn any_template_is_refused_or_renders(text in "[{}a-c:/.~ ]{0,40}", value in any::<String>()) {
            if let Ok(template) = KeyTemplate::parse(&text) {
                let key = template.render(|_| Some(value.as_str().into()));
                prop_assert!(ObjectKey::parse(key.as_str()).is_ok());
                prop_assert!(key.as_str().starts_with(template.literal_prefix()));
            }
        }
    }
}
