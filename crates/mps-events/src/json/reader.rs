//! Walks over JSON text once, and checks what it passes.

use std::borrow::Cow;

use super::check::{self, Invalid};
use super::escape::unescaped;
use super::search::end_of_plain;
use crate::Error;

/// Walks over JSON text once, and checks what it passes.
///
/// Where the text stops being JSON it goes to the end at once and finds nothing more; [`finish`](Self::finish) tells.
/// Until then, whoever reads may take it for JSON. Passing over a value takes no stack for its depth.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    json: &'a str,
    at: usize,
    invalid: Option<Invalid>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(json: &'a str) -> Self {
        Self { json, at: 0, invalid: None }
    }

    /// Requires that nothing but white space follows, and that all that was passed is JSON.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        self.peek();
        if self.at < self.json.len() {
            self.fail(Invalid { at: self.at });
        }
        self.invalid.map_or(Ok(()), |invalid| Err(Error::from_invalid(self.json, invalid)))
    }

    #[cold]
    fn fail(&mut self, invalid: Invalid) {
        self.invalid.get_or_insert(invalid);
        self.at = self.json.len();
    }

    /// Goes to where something ends, or fails.
    #[inline]
    fn pass(&mut self, end: Result<usize, Invalid>) {
        match end {
            Ok(end) => self.at = end,
            Err(invalid) => self.fail(invalid),
        }
    }

    /// The first byte of the next token, 0 at the end. White space before it is passed over.
    #[inline]
    pub(crate) fn peek(&mut self) -> u8 {
        match self.json.as_bytes().get(self.at) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_after_space(),
        }
    }

    #[cold]
    fn peek_after_space(&mut self) -> u8 {
        self.at = check::token(self.json.as_bytes(), self.at);
        check::byte(self.json.as_bytes(), self.at)
    }

    /// Passes over `{` or `[`. `false`, and nothing passed, when something else stands there.
    #[inline]
    pub(crate) fn open(&mut self, bracket: u8) -> bool {
        let found = self.peek() == bracket;
        self.at += usize::from(found);
        found
    }

    /// Whether another member or element follows; else passes over the closing bracket.
    ///
    /// To be asked after [`open`](Self::open), and after each member or element.
    #[inline]
    pub(crate) fn more(&mut self, bracket: u8) -> bool {
        // No value ends in an opening bracket.
        let before = self.at.checked_sub(1).and_then(|before| self.json.as_bytes().get(before));
        let is_first = matches!(before, Some(b'{' | b'['));
        match self.peek() {
            b',' if !is_first => {
                self.at += 1;
                true
            }
            byte if byte == bracket => {
                self.at += 1;
                false
            }
            byte if is_first && byte != 0 => true,
            _ => {
                self.fail(Invalid { at: self.at });
                false
            }
        }
    }

    /// A member's name and the colon after it. With its escapes, where they make no text.
    #[inline]
    pub(crate) fn name(&mut self) -> Cow<'a, str> {
        self.plain_name().map_or_else(|| self.escaped_name(), Cow::Borrowed)
    }

    /// A member's name without escapes and the colon after it. `None`, and nothing passed, where something else stands.
    ///
    /// Apart from [`name`](Self::name), because this stays in registers: measured on a sample, a `Cow` for each name
    /// takes a tenth of the typed pass.
    #[inline]
    pub(crate) fn plain_name(&mut self) -> Option<&'a str> {
        if self.peek() != b'"' {
            return None;
        }
        let name = self.plain_text()?;
        self.colon();
        Some(name)
    }

    #[inline]
    fn colon(&mut self) {
        match self.peek() {
            b':' => self.at += 1,
            _ => self.fail(Invalid { at: self.at }),
        }
    }

    #[cold]
    fn escaped_name(&mut self) -> Cow<'a, str> {
        if self.peek() != b'"' {
            self.fail(Invalid { at: self.at });
            return Cow::Borrowed("");
        }
        let name = self.inside_of_string();
        self.colon();
        unescaped(name).map_or(Cow::Borrowed(name), Cow::Owned)
    }

    /// The text of a string, borrowed unless it has escapes. `None` when no string stands here (nothing is
    /// passed), or one with half a surrogate pair.
    #[inline]
    pub(crate) fn string(&mut self) -> Option<Cow<'a, str>> {
        if self.peek() != b'"' {
            return None;
        }
        match self.plain_text() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => self.escaped_text().map(Cow::Owned),
        }
    }

    #[cold]
    fn escaped_text(&mut self) -> Option<String> {
        unescaped(self.inside_of_string())
    }

    /// Passes over a string and gives what stands between its quotes.
    fn inside_of_string(&mut self) -> &'a str {
        let start = self.at + 1;
        self.pass(check::string(self.json.as_bytes(), self.at));
        self.json.get(start..self.at.saturating_sub(1)).unwrap_or_default()
    }

    /// The text of the string that begins here. `None`, and nothing passed, when it has escapes.
    #[inline(always)]
    fn plain_text(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let end = end_of_plain(self.json.as_bytes(), start);
        if self.json.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.json.get(start..end)
    }

    /// The text of a number. `None`, and nothing passed, when something else stands here.
    #[inline]
    pub(crate) fn number(&mut self) -> Option<&'a str> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return None;
        }
        let start = self.at;
        self.pass(check::number(self.json.as_bytes(), start));
        self.json.get(start..self.at)
    }

    /// Passes over `null`.
    #[inline]
    pub(crate) fn null(&mut self) -> bool {
        let found = self.peek() == b'n';
        if found {
            self.pass(check::word(self.json.as_bytes(), self.at, b"null"));
        }
        found
    }

    /// Passes over one value of any kind and gives its text.
    pub(crate) fn skip(&mut self) -> &'a str {
        self.peek();
        let start = self.at;
        self.pass(check::value(self.json.as_bytes(), start));
        self.since(start)
    }

    /// The text from a position to here.
    pub(crate) fn since(&self, position: usize) -> &'a str {
        self.json.get(position..self.at).unwrap_or_default()
    }

    /// Where it stands. A token may have white space before it: see [`peek`](Self::peek).
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Goes back to a position, unless the text isn't JSON.
    pub(crate) fn return_to(&mut self, position: usize) {
        if self.invalid.is_none() {
            self.at = position;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn walks_over_an_object() {
        let mut reader = Reader::new(r#" { "a" : "x" , "b\u0062":[1, {"}":"]\""}] ,"c":null,"d":-1.5e3 } "#);
        assert!(reader.open(b'{') && reader.more(b'}'));
        assert_eq!((reader.name().as_ref(), reader.string().as_deref()), ("a", Some("x")));
        assert!(reader.more(b'}'));
        assert_eq!((reader.name().as_ref(), reader.skip()), ("bb", r#"[1, {"}":"]\""}]"#));
        assert!(reader.more(b'}'));
        assert_eq!((reader.name().as_ref(), reader.null()), ("c", true));
        assert!(reader.more(b'}'));
        assert_eq!((reader.name().as_ref(), reader.number()), ("d", Some("-1.5e3")));
        assert!(!reader.more(b'}'));
        assert_eq!(reader.finish(), Ok(()));
    }

    #[test]
    fn half_a_surrogate_pair_is_no_text() {
        let mut reader = Reader::new(r#"{"\ud800":"\udead"}"#);
        assert!(reader.open(b'{') && reader.more(b'}'));
        assert_eq!(reader.name(), r"\ud800");
        assert_eq!(reader.clone().string(), None);
        assert_eq!(reader.skip(), r#""\udead""#);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for json in [
            "{",
            "{:1}",
            "{1:1}",
            "{a:1}",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            r#"{,"a":1}"#,
            r#"{"a":1"b":1}"#,
            "{]",
        ] {
            let mut reader = Reader::new(json);
            assert!(reader.open(b'{'));
            while reader.more(b'}') {
                reader.name();
                reader.skip();
            }
            assert!(reader.finish().is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn text_that_is_no_json_comes_to_an_end(text in "[\\[\\]{}\":,a1\\\\ é]{0,60}") {
            let mut reader = Reader::new(&text);
            let read = read_any(&mut reader, 0);
            let outcome = reader.finish();
            let is_json = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
            prop_assert!(!read || outcome.is_ok() == is_json, "{outcome:?}");
        }
    }

    /// Reads a value of any kind, member by member down to a depth. `false` when none of the kinds stands there.
    fn read_any(reader: &mut Reader<'_>, depth: usize) -> bool {
        match reader.peek() {
            _ if depth == 3 => drop(reader.skip()),
            b'{' => {
                reader.open(b'{');
                while reader.more(b'}') {
                    reader.name();
                    if !read_any(reader, depth + 1) {
                        reader.skip();
                    }
                }
            }
            b'[' => {
                reader.open(b'[');
                while reader.more(b']') {
                    if !read_any(reader, depth + 1) {
                        reader.skip();
                    }
                }
            }
            b'"' => drop(reader.string()),
            b'n' => drop(reader.null()),
            _ => return reader.number().is_some(),
        }
        true
    }
}
