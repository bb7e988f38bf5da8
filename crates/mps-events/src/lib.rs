//! Typed notifications of Tencent Cloud MPS (Media Processing Service)
