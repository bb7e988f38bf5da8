//! Walks a document: each element that ends, with its path and its text.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The deepest that a document of COS or S3 goes, with room to spare.
const MAX_DEPTH: usize = 16;

/// Calls `element` with the path (local names, the root first) and the text of each element as it ends, and `start`
/// with the path of each as it begins. Whether the document ended well, with its root closed, is returned.
pub(super) fn walk(body: &[u8], mut start: impl FnMut(&[Vec<u8>]), mut element: impl FnMut(&[Vec<u8>], &str)) -> bool {
    let mut reader = Reader::from_reader(body);
    let mut path: Vec<Vec<u8>> = Vec::new();
    let mut text = String::new();
    let mut is_whole = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                if path.len() == MAX_DEPTH {
                    return false;
                }
                path.push(tag.local_name().as_ref().to_vec());
                text.clear();
                start(&path);
            }
            Ok(Event::Empty(tag)) => {
                path.push(tag.local_name().as_ref().to_vec());
                start(&path);
                element(&path, "");
                path.pop();
                is_whole |= path.is_empty();
            }
            Ok(Event::Text(part)) => text.push_str(&part.decode().unwrap_or_default()),
            Ok(Event::CData(part)) => text.push_str(&part.decode().unwrap_or_default()),
            Ok(Event::GeneralRef(entity)) => {
                let name = entity.decode().unwrap_or_default();
                match entity.resolve_char_ref() {
                    Ok(Some(character)) => text.push(character),
                    _ => text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("")),
                }
            }
            Ok(Event::End(_)) => {
                element(&path, &text);
                path.pop();
                text.clear();
                is_whole |= path.is_empty();
            }
            Ok(Event::Eof) => return is_whole && path.is_empty(),
            Err(_) => return false,
            Ok(_) => {}
        }
    }
}
