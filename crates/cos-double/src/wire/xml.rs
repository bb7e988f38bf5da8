//! Documents: those that are answered are written, those that come are read into elements.

use quick_xml::escape::escape;
use quick_xml::events::Event;

/// A document that is being written.
#[derive(Debug)]
pub(crate) struct Document {
    text: String,
    open: Vec<&'static str>,
}

impl Document {
    /// Begins a document with its outermost element.
    pub(crate) fn new(root: &'static str) -> Self {
        let mut document = Self { text: "<?xml version='1.0' encoding='utf-8' ?>\n".to_owned(), open: Vec::new() };
        document.open(root);
        document
    }

    /// Opens an element within the one that is open.
    pub(crate) fn open(&mut self, name: &'static str) -> &mut Self {
        self.text.push_str(&format!("<{name}>"));
        self.open.push(name);
        self
    }

    /// Opens an element that tells its type, as grantees do.
    pub(crate) fn open_typed(&mut self, name: &'static str, of: &str) -> &mut Self {
        const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema-instance";
        self.text.push_str(&format!("<{name} xmlns:xsi=\"{SCHEMA}\" xsi:type=\"{of}\">"));
        self.open.push(name);
        self
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.text.push_str(&format!("</{name}>"));
        }
        self
    }

    /// Writes an element that holds a text, which is escaped. A control character is written by its number: most
    /// readers refuse that, as XML has none, so those who list such keys ask for them percent-encoded.
    pub(crate) fn leaf(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.text.push_str(&format!("<{name}>"));
        for part in escape(text).split_inclusive(|c: char| c.is_ascii_control()) {
            match part.char_indices().last() {
                Some((at, c)) if c.is_ascii_control() => {
                    self.text.push_str(&format!("{}&#x{:X};", &part[..at], u32::from(c)));
                }
                _ => self.text.push_str(part),
            }
        }
        self.text.push_str(&format!("</{name}>"));
        self
    }

    /// Closes all that is open.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

/// An element that was read: its local name, its own text, its children.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// Reads a document; `None` when it isn't one. Attributes and comments are passed over.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        const DEEPEST: usize = 32;
        let mut reader = quick_xml::Reader::from_reader(text);
        // What is open, below a parent of the outermost element.
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) if open.len() <= DEEPEST => {
                    let name = String::from_utf8(start.local_name().as_ref().to_vec()).ok()?;
                    open.push(Self { name, ..Self::default() });
                }
                Event::Start(_) => return None,
                Event::Empty(start) => {
                    let name = String::from_utf8(start.local_name().as_ref().to_vec()).ok()?;
                    open.last_mut()?.children.push(Self { name, ..Self::default() });
                }
                Event::End(_) => {
                    let element = open.pop()?;
                    open.last_mut()?.children.push(element);
                }
                Event::Text(text) => open.last_mut()?.text.push_str(&text.decode().ok()?),
                Event::CData(text) => open.last_mut()?.text.push_str(&text.decode().ok()?),
                Event::GeneralRef(entity) => open.last_mut()?.text.push(character(&entity)?),
                Event::Eof => break,
                _ => {}
            }
        }
        let mut outermost = open.pop().filter(|_| open.is_empty())?;
        if outermost.children.len() == 1 { outermost.children.pop() } else { None }
    }

    /// Iterates over the children of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Finds the text of the first child of a name.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.children.iter().find(|child| child.name == name).map(|child| child.text.as_str())
    }
}

/// The character that `&..;` stands for.
fn character(entity: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Some(character) = entity.resolve_char_ref().ok()? {
        return Some(character);
    }
    match &*entity.decode().ok()? {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed expectation is the test's result")]

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let odd = "a & b < c > \"d\" 'e' 日志\r\n\u{18}\t";
        let mut document = Document::new("Delete");
        document.open("Object").leaf("Key", odd).close().leaf("Quiet", "true");
        let read = Element::parse(document.finish().as_bytes()).unwrap();
        assert_eq!(read.name, "Delete");
        assert_eq!(read.all("Object").next().unwrap().text_of("Key"), Some(odd));
        assert_eq!(read.text_of("Quiet"), Some("true"));
    }

    #[test]
    fn what_is_not_one_document_is_refused() {
        let deep = "<a>".repeat(1000) + &"</a>".repeat(1000);
        for text in ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a>&unknown;</a>", &deep] {
            assert_eq!(Element::parse(text.as_bytes()), None, "{text}");
        }
    }
}
