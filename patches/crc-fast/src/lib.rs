//! See the README: the interface of `crc-fast` as far as this workspace links it.

use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, CRC_64_XZ, Crc, Table};

static ISO_HDLC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);
static ISCSI: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);
static NVME: Crc<u64, Table<1>> = Crc::<u64, Table<1>>::new(&CRC_64_NVME);
// COS answers this one to every put, so it is worth 32 KB to read sixteen bytes at a time.
static XZ: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&CRC_64_XZ);

/// Which checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrcAlgorithm {
    /// CRC-32/ISO-HDLC, of Ethernet and zip.
    Crc32IsoHdlc,
    /// CRC-32/ISCSI, also called CRC-32C.
    Crc32Iscsi,
    /// CRC-64/NVME.
    Crc64Nvme,
    /// CRC-64/XZ, which COS calls `crc64ecma`.
    Crc64Xz,
}

/// A checksum in the making.
#[derive(Clone)]
pub struct Digest(State);

#[derive(Clone)]
enum State {
    Bits32(crc::Digest<'static, u32, Table<1>>),
    Nvme(crc::Digest<'static, u64, Table<1>>),
    Xz(crc::Digest<'static, u64, Table<16>>),
}

impl Digest {
    /// Begins one.
    pub fn new(algorithm: CrcAlgorithm) -> Self {
        Self(match algorithm {
            CrcAlgorithm::Crc32IsoHdlc => State::Bits32(ISO_HDLC.digest()),
            CrcAlgorithm::Crc32Iscsi => State::Bits32(ISCSI.digest()),
            CrcAlgorithm::Crc64Nvme => State::Nvme(NVME.digest()),
            CrcAlgorithm::Crc64Xz => State::Xz(XZ.digest()),
        })
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            State::Bits32(digest) => digest.update(bytes),
            State::Nvme(digest) => digest.update(bytes),
            State::Xz(digest) => digest.update(bytes),
        }
    }

    /// The checksum of the bytes so far, in the lowest bits.
    pub fn finalize(&self) -> u64 {
        match &self.0 {
            State::Bits32(digest) => digest.clone().finalize().into(),
            State::Nvme(digest) => digest.clone().finalize(),
            State::Xz(digest) => digest.clone().finalize(),
        }
    }
}

/// The checksum of `bytes`, in the lowest bits.
pub fn checksum(algorithm: CrcAlgorithm, bytes: &[u8]) -> u64 {
    let mut digest = Digest::new(algorithm);
    digest.update(bytes);
    digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of `123456789`, as the catalogue of checksums has them.
    #[test]
    fn agrees_with_the_catalogue() {
        for (algorithm, expected) in [
            (CrcAlgorithm::Crc32IsoHdlc, 0xcbf4_3926),
            (CrcAlgorithm::Crc32Iscsi, 0xe306_9283),
            (CrcAlgorithm::Crc64Nvme, 0xae8b_1486_0a79_9888),
            (CrcAlgorithm::Crc64Xz, 0x995d_c9bb_df19_39fa),
        ] {
            assert_eq!(checksum(algorithm, b"123456789"), expected, "{algorithm:?}");
            let mut digest = Digest::new(algorithm);
            digest.update(b"1234");
            digest.update(b"56789");
            assert_eq!(digest.finalize(), expected, "{algorithm:?}");
        }
    }
}
