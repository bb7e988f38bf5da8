use std::borrow::Cow;

/// Walks over JSON that `serde_json` has already accepted.
///
/// It therefore checks nothing: on text that is no JSON it answers nonsense, and still ends and never panics.
/// Skipping is iterative, so depth costs no stack.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// `json` must hold one valid JSON value.
    pub(crate) fn new(json: &'a str) -> Self {
        Self { json, at: 0 }
    }

    /// The first byte of the next token, 0 at the end. White space before it is passed over.
    pub(crate) fn peek(&mut self) -> u8 {
        let bytes = self.json.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return byte;
            }
            self.at += 1;
        }
        0
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    /// Passes over `{` or `[`. `false`, and nothing passed, when something else stands there.
    pub(crate) fn open(&mut self, bracket: u8) -> bool {
        self.eat(bracket)
    }

    /// Whether another member or element follows; else passes over the closing bracket.
    pub(crate) fn more(&mut self, bracket: u8) -> bool {
        if self.eat(b',') {
            return true;
        }
        if self.eat(bracket) {
            return false;
        }
        self.at < self.json.len()
    }

    /// A member's name and the colon after it. With its escapes, where they make no text.
    pub(crate) fn name(&mut self) -> Cow<'a, str> {
        self.peek();
        let start = self.at;
        let name = self.string().unwrap_or_else(|| {
            self.at = start;
            let quoted = self.skip();
            Cow::Borrowed(quoted.trim_matches('"'))
        });
        self.eat(b':');
        name
    }

    /// The text of a string, borrowed unless it has escapes. `None` when no string stands here (nothing is
    /// passed), or one with half a surrogate pair.
    pub(crate) fn string(&mut self) -> Option<Cow<'a, str>> {
        if self.peek() != b'"' {
            return None;
        }
        let start = self.at;
        let escaped = self.skip_string();
        let quoted = self.json.get(start..self.at)?;
        if escaped {
            return serde_json::from_str(quoted).ok().map(Cow::Owned);
        }
        quoted.get(1..quoted.len().checked_sub(1)?).map(Cow::Borrowed)
    }

    /// The text of a number. `None`, and nothing passed, when something else stands here.
    pub(crate) fn number(&mut self) -> Option<&'a str> {
        matches!(self.peek(), b'-' | b'0'..=b'9').then(|| self.skip())
    }

    /// Passes over `null`.
    pub(crate) fn null(&mut self) -> bool {
        let found = self.peek() == b'n';
        if found {
            self.skip();
        }
        found
    }

    /// Passes over one value of any kind and gives its text.
    pub(crate) fn skip(&mut self) -> &'a str {
        let first = self.peek();
        let start = self.at;
        match first {
            b'"' => {
                self.skip_string();
            }
            b'{' | b'[' => self.skip_container(),
            _ => self.skip_scalar(),
        }
        self.json.get(start..self.at).unwrap_or_default()
    }

    fn skip_scalar(&mut self) {
        let rest = self.json.as_bytes().get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'));
        self.at += end.unwrap_or(rest.len());
    }

    fn skip_container(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.json.as_bytes().get(self.at) {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// From the quote before a string to past the quote after it. Tells whether there are escapes.
    fn skip_string(&mut self) -> bool {
        let bytes = self.json.as_bytes();
        let mut at = self.at + 1;
        let mut escaped = false;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            match memchr::memchr2(b'"', b'\\', rest) {
                Some(found) if rest.get(found) == Some(&b'"') => {
                    self.at = at + found + 1;
                    return escaped;
                }
                Some(found) => {
                    escaped = true;
                    at += found + 2;
                }
                None => {
                    self.at = bytes.len();
                    return escaped;
                }
            }
        }
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    pub(crate) fn return_to(&mut self, position: usize) {
        self.at = position;
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
        assert_eq!(reader.peek(), 0);
    }

    #[test]
    fn half_a_surrogate_pair_is_no_text() {
        let mut reader = Reader::new(r#"{"\ud800":"\udead"}"#);
        assert!(reader.open(b'{') && reader.more(b'}'));
        assert_eq!(reader.name(), r"\ud800");
        assert_eq!(reader.clone().string(), None);
        assert_eq!(reader.skip(), r#""\udead""#);
    }

    proptest! {
        #[test]
        fn text_that_is_no_json_comes_to_an_end(text in "[\\[\\]{}\":,a1\\\\ é]{0,60}") {
            let mut reader = Reader::new(&text);
            while reader.peek() != 0 {
                let before = reader.position();
                reader.skip();
                if reader.position() == before {
                    reader.return_to(before + 1);
                }
            }
            let _ = Reader::new(&text).name();
        }
    }
}
