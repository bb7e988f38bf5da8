//! The checksums by which COS tells what it has.

use md5::Digest as _;

/// CRC-64/XZ, which COS calls `crc64ecma` (436/40334).
pub(super) fn crc64(bytes: &[u8]) -> u64 {
    let mut digest = crc64fast::Digest::new();
    digest.write(bytes);
    digest.sum64()
}

/// The MD5 of `bytes`: the entity tag of a plain put that isn't encrypted (436/7729).
pub(super) fn md5(bytes: &[u8]) -> [u8; 16] {
    md5::Md5::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex;

    #[test]
    fn are_those_that_cos_answers() {
        assert_eq!(crc64(b"123456789"), 11_051_210_869_376_104_954);
        assert_eq!(crc64(b""), 0);
        // RFC 1321, A.5.
        assert_eq!(hex(&md5(b"abc")), "900150983cd24fb0d6963f7d28e17f72");
    }

    #[test]
    fn the_crc_is_the_same_at_every_length_and_alignment() {
        // Bit by bit, as the polynomial is written.
        let slow = |bytes: &[u8]| {
            !bytes.iter().fold(u64::MAX, |crc, byte| {
                (0..8).fold(crc ^ u64::from(*byte), |crc, _| {
                    if crc & 1 == 1 { (crc >> 1) ^ 0xC96C_5795_D787_0F42 } else { crc >> 1 }
                })
            })
        };
        let bytes: Vec<u8> = (0..1500_u32).map(|n| ((n * 7919) >> 3) as u8).collect();
        for start in 0..17 {
            for len in [0, 1, 7, 8, 15, 16, 63, 64, 127, 128, 129, 255, 256, 511, 1024, 1400] {
                let part = &bytes[start..start + len];
                assert_eq!(crc64(part), slow(part), "{len} bytes from {start}");
            }
        }
    }
}
