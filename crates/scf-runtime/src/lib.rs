//! The custom runtime of Tencent Cloud SCF (Serverless Cloud Function) for Rust
