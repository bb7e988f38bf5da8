//! A reply of the runtime API and a request of the platform, from whoever sends them: each reads the same in pieces of
//! any size, and within its limits.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| scf_runtime::fuzzing::message(data));
