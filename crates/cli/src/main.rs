//! The tool that an operator holds.
fn main() {}
