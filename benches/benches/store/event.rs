//! What is stored: the same 4 KiB under a key of its own each time.

/// The length of a body in bytes.
pub(crate) const LEN: usize = 4096;

/// The bucket that every client names; the server takes any.
pub(crate) const BUCKET: &str = "bench-1250000000";
pub(crate) const REGION: &str = "ap-guangzhou";
pub(crate) const SECRET_ID: &str = "bench-secret-id";
pub(crate) const SECRET_KEY: &str = "bench-secret-key";

/// Bytes without a pattern that a cache or a checksum could profit from.
pub(crate) fn body() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(LEN).collect()
}

/// The key of the `n`th store of this process, shaped as the archive's are.
pub(crate) fn key(n: usize) -> String {
    let process = std::process::id();
    format!(
        "dt=2026-11-22/event_type=WorkflowTask/1250000000-WorkflowTask-{process:08x}{n:08x}.FINISH.5f1d7a84db00d2fc.json"
    )
}
