//! Whether the store has what was sent.

use super::exchange::Answered;
use crate::Record;
use crate::digest::hex;

/// What the store tells of an object isn't true of the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {what} {expected} was sent, {found} came back")]
pub(super) struct Mismatch {
    what: &'static str,
    expected: String,
    found: String,
}

/// Compares the CRC64 that COS answers, else the entity tag, with the body.
///
/// An entity tag is the MD5 of a plain put, unless the object is encrypted (436/7729); one that doesn't look like an
/// MD5 tells nothing.
pub(super) fn check(record: &Record, answered: &Answered, md5: impl FnOnce() -> [u8; 16]) -> Result<(), Mismatch> {
    if let Some(found) = answered.crc64 {
        let expected = crc64(record.body());
        if expected != found {
            let [expected, found] = [expected, found].map(|crc| crc.to_string());
            return Err(Mismatch { what: "CRC64", expected, found });
        }
    } else if let Some(found) = answered.etag.as_ref().filter(|_| !answered.encrypted) {
        let looks_like_md5 = found.len() == 32 && found.bytes().all(|b| b.is_ascii_hexdigit());
        if looks_like_md5 {
            let expected = hex(&md5());
            if !found.eq_ignore_ascii_case(&expected) {
                return Err(Mismatch { what: "MD5", expected, found: found.clone() });
            }
        }
    }
    Ok(())
}

/// CRC-64/XZ, which COS calls `crc64ecma` (436/40334).
fn crc64(bytes: &[u8]) -> u64 {
    crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ObjectKey;

    #[test]
    fn the_crc_is_the_one_that_cos_answers() {
        assert_eq!(crc64(b"123456789"), 11_051_210_869_376_104_954);
        assert_eq!(crc64(b""), 0);
    }

    #[test]
    fn what_tells_nothing_is_not_compared() {
        let record = Record::new(ObjectKey::parse("k").unwrap(), "123456789");
        let check = |crc64: Option<u64>, etag: &str, encrypted| {
            let answered = Answered { crc64, etag: Some(etag.to_owned()), encrypted, ..Answered::default() };
            check(&record, &answered, || [0; 16]).is_ok()
        };
        let zero = "0".repeat(32);
        let one = "1".repeat(32);
        assert!(check(None, &zero, false));
        assert!(!check(None, &one, false));
        assert!(check(None, &one, true));
        assert!(check(None, "multi-1", false));
        assert!(check(Some(11_051_210_869_376_104_954), &one, false));
        assert!(!check(Some(1), &zero, true));
    }
}
