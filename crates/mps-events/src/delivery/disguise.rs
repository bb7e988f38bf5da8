//! Recognising an HTTP request in bytes of any kind, broken JSON included.
//!
//! What came over HTTP must be signed, so a request that can't be read may not pass for a delivery of the trigger.

/// How many JSON strings may stand around a request.
const MAX_QUOTING: usize = 4;

/// How many lists and objects around a request are followed.
const MAX_DEPTH: usize = 64;

/// Tells whether `bytes` hold the envelope of a function URL or an API gateway.
///
/// It is looked for at the top, in lists, in `Response` and in JSON strings, never inside of a notification. One pass
/// for each level of strings; what is no JSON is passed over byte by byte.
pub(super) fn holds_request(bytes: &[u8]) -> bool {
    search(bytes, MAX_QUOTING)
}

/// A list or an object around the place of reading.
#[derive(Default)]
struct Around {
    is_object: bool,
    /// Whether the member whose value comes next is `Response`.
    in_response: bool,
    has_type: bool,
    has_method: bool,
    has_headers: bool,
    has_part: bool,
}

impl Around {
    fn is_request(&self) -> bool {
        !self.has_type && (self.has_method || (self.has_headers && self.has_part))
    }

    fn name(&mut self, name: &[u8]) {
        self.in_response = name == b"Response";
        match name {
            b"EventType" | b"NotificationType" => self.has_type = true,
            b"httpMethod" => self.has_method = true,
            b"headers" => self.has_headers = true,
            b"body" | b"path" | b"queryString" | b"queryStringParameters" | b"requestContext" => self.has_part = true,
            _ => {}
        }
    }
}

fn search(bytes: &[u8], quoting: usize) -> bool {
    let mut around: Vec<Around> = Vec::new();
    // How many containers are open that hold no envelope of ours: the headers, an event.
    let mut inside = 0_usize;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let is_followed = inside == 0 && around.last().is_none_or(|last| !last.is_object || last.in_response);
        match byte {
            b'{' | b'[' if is_followed && around.len() < MAX_DEPTH => {
                around.push(Around { is_object: byte == b'{', ..Around::default() });
            }
            b'{' | b'[' => inside += 1,
            b'}' | b']' if inside > 0 => inside -= 1,
            b'}' | b']' if around.pop().is_some_and(|last| last.is_request()) => return true,
            b'"' => {
                let end = end_of_string(bytes, at + 1);
                let text = bytes.get(at + 1..end).unwrap_or_default();
                at = end;
                if inside == 0 {
                    let is_name = next_token(bytes, end + 1) == Some(b':');
                    match around.last_mut() {
                        Some(last) if last.is_object && is_name => last.name(&unescaped(text)),
                        _ if is_followed && quoting > 0 && search(&unescaped(text), quoting - 1) => return true,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    // What is open at the end was cut off.
    around.iter().any(Around::is_request)
}

/// The place of the quote that ends a string, else the end.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

fn next_token(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at..)?.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}

/// The bytes that a string stands for, as far as it is well formed. A character beyond ASCII that is written by its
/// number becomes `?`, since no name that counts has one.
fn unescaped(text: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if memchr::memchr(b'\\', text).is_none() {
        return text.into();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let Some((&escaped, after)) = after.split_first().filter(|_| byte == b'\\') else {
            out.push(byte);
            continue;
        };
        rest = after;
        match escaped {
            b'n' | b'r' | b't' | b'b' | b'f' => out.push(b' '),
            b'u' => {
                let digits = after.get(..4).and_then(|digits| std::str::from_utf8(digits).ok());
                let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                if let Some(number) = number {
                    out.push(u8::try_from(number).ok().filter(u8::is_ascii).unwrap_or(b'?'));
                    rest = after.get(4..).unwrap_or_default();
                }
            }
            other => out.push(other),
        }
    }
    out.into()
}
