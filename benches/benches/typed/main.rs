//! What it costs to know all of a notification.
//!
//! The typed event is measured from bytes against trees of the same bytes (`serde_json`, `simd-json` and `sonic-rs`,
//! each to its own value), and against `simd-json` and `sonic-rs` reading through serde into a plain derive of the
//! same objects.

mod mirror;
mod subjects;

use std::io;

use benches::inputs::{self, Input};
use benches::{table, turns};
use subjects::DERIVED;

fn main() -> io::Result<()> {
    let inputs = inputs::all()?;
    let (mut names, mut columns) = (Vec::new(), Vec::new());
    for Input { bytes, is_exhaustive, .. } in &inputs {
        let mut subjects = subjects::all(bytes)?;
        let times = turns::fastest(&mut subjects);
        names = subjects.iter().map(|subject| subject.name).collect();
        // The derived types lack most of its objects: to pass over them is another job.
        let is_comparable = |name: &str| !is_exhaustive || !name.ends_with(DERIVED);
        let cell = |(name, time): (&&str, &f64)| {
            if is_comparable(name) {
                format!("{} ({:.2} ×)", table::figure(*time), time / times[0])
            } else {
                "–".to_owned()
            }
        };
        columns.push(names.iter().zip(&times).map(cell).collect());
    }
    let heads: Vec<String> = inputs.into_iter().map(|input| input.name).collect();
    table::print("typed, µs (× `with_event`)", &heads, &table::lines(names, &columns));
    Ok(())
}
