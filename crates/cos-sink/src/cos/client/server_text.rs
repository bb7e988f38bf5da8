//! What a server says, made fit for logs and receipts: bounded, printable, and without a secret. The one place for it.

use std::borrow::Cow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;

use crate::Credentials;

/// The most bytes of one text that are kept.
pub(in crate::cos) const MAX_LEN: usize = 256;

/// The most bytes of a text that are looked through for secrets; what follows is cut off first.
const MAX_SCANNED: usize = 16 * 1024;

/// This many bytes of a secret in a row give it away.
const WINDOW: usize = 12;

/// What stands in the place of a text that quotes a secret.
const WITHHELD: &str = "[withheld: it quoted a secret]";

/// `text` as a log may have it; `None` when nothing is left.
pub(in crate::cos) fn clean(text: &str, credentials: &Credentials) -> Option<String> {
    let text = &text[..text.floor_char_boundary(MAX_SCANNED.min(text.len()))];
    if quotes_a_secret(text, credentials) {
        return Some(WITHHELD.to_owned());
    }
    let text = text.trim();
    let end = text.floor_char_boundary(MAX_LEN.min(text.len()));
    let text: String = text[..end].chars().map(|c| if is_printable(c) { c } else { ' ' }).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The value of a header, cleaned.
pub(in crate::cos) fn header(headers: &HeaderMap, name: &HeaderName, credentials: &Credentials) -> Option<String> {
    clean(&String::from_utf8_lossy(headers.get(name)?.as_bytes()), credentials)
}

/// Without control characters (C0, C1, DEL), those that change the direction of text, and those that can't be seen.
fn is_printable(c: char) -> bool {
    let hidden = matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    );
    !c.is_control() && !hidden
}

/// Whether a part of the secret key or of the token stands in `text`, as it is, percent-encoded once or twice, or in
/// base64. The secret id names a key and is none.
fn quotes_a_secret(text: &str, credentials: &Credentials) -> bool {
    let once = decoded(text);
    let twice = decoded(&once);
    let forms = [Cow::Borrowed(text), Cow::Borrowed(&*once), Cow::Borrowed(&*twice)];
    // A signature is as good as a key until it expires: COS's, S3's, and S3's in a query.
    let signs = ["q-sign-algorithm", "q-signature", "aws4-hmac-sha256", "x-amz-signature"];
    if forms.iter().map(|form| form.to_ascii_lowercase()).any(|form| signs.iter().any(|sign| form.contains(sign))) {
        return true;
    }
    [Some(credentials.secret_key()), credentials.token()].into_iter().flatten().any(|secret| {
        // In base64 a secret has one of three forms, by where it begins.
        let encoded = (0..3).map(|skip| {
            let encoded = BASE64_STANDARD.encode([&b"\0\0"[..skip], secret.as_bytes()].concat());
            encoded.trim_end_matches('=').get(4..).unwrap_or("").to_owned()
        });
        let encoded: Vec<String> = encoded.filter(|encoded| encoded.len() > WINDOW).collect();
        forms.iter().any(|form| holds_a_part(form, secret) || encoded.iter().any(|encoded| holds_a_part(form, encoded)))
    })
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn holds_a_part(text: &str, secret: &str) -> bool {
    let (text, secret) = (text.as_bytes(), secret.as_bytes());
    if secret.is_empty() {
        return false;
    }
    let window = WINDOW.min(secret.len());
    secret.windows(window).any(|part| memchr::memmem::find(text, part).is_some())
}

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::*;

    use super::*;

    fn credentials() -> Credentials {
        Credentials::new("an-id", "Secr3t/Key+0123456789").with_token("T0ken/with+marks==and-a-tail")
    }

    #[test]
    fn texts_are_bounded_and_printable() {
        let long = "é".repeat(200_000);
        assert_eq!(clean(&long, &credentials()).unwrap().len(), MAX_LEN);
        assert_eq!(clean("a\u{7}b\u{9b}c\u{202e}d\u{7f}e\r\n", &credentials()).as_deref(), Some("a b c d e"));
        for nothing in ["", " \n", "\u{feff}", "\u{200b}\u{1}"] {
            assert_eq!(clean(nothing, &credentials()), None, "{nothing:?}");
        }
    }

    #[test]
    fn a_secret_is_found_in_every_dress() {
        let credentials = credentials();
        for secret in [credentials.secret_key(), credentials.token().unwrap()] {
            let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
            let twice = utf8_percent_encode(&encoded, NON_ALPHANUMERIC).to_string();
            let base64 = [0, 1, 2].map(|skip| BASE64_STANDARD.encode(format!("{}{secret}", &"ab"[..skip])));
            let part = secret[3..18].to_owned();
            for dress in [secret.to_owned(), encoded, twice, part].into_iter().chain(base64) {
                let text = format!("the request with {dress} is refused");
                assert_eq!(clean(&text, &credentials).as_deref(), Some(WITHHELD), "{text}");
            }
        }
        assert_eq!(clean("the key of an-id is refused", &credentials).as_deref(), Some("the key of an-id is refused"));
    }

    #[test]
    fn a_signature_that_is_echoed_is_withheld() {
        for echo in [
            "got Authorization: q-sign-algorithm=sha1&q-ak=AKID&q-sign-time=1;2&q-signature=0f",
            "q%2Dsignature%3D0f",
            "AWS4-HMAC-SHA256 Credential=AKID/20261127/r/s3/aws4_request, Signature=0f",
            "?X-Amz-Signature=0f",
        ] {
            assert_eq!(clean(echo, &credentials()).as_deref(), Some(WITHHELD), "{echo}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in any::<String>()) {
            if let Some(clean) = clean(&text, &credentials()) {
                prop_assert!(clean.len() <= MAX_LEN && clean.chars().all(is_printable));
            }
        }
    }
}
