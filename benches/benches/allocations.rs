//! How many allocations it takes to know all of a notification, by the subjects of the benchmark `typed`.
//!
//! A program of its own, since counting slows every allocation down.

#[path = "typed/mirror.rs"]
mod mirror;
#[path = "typed/subjects.rs"]
mod subjects;

use std::io;

use benches::inputs::{self, Input};
use benches::table;

fn main() -> io::Result<()> {
    let inputs = inputs::all()?;
    let (mut names, mut columns) = (Vec::new(), Vec::new());
    for Input { bytes, is_exhaustive, .. } in &inputs {
        let mut subjects = subjects::all(bytes)?;
        names = subjects.iter().map(|subject| subject.name).collect();
        let cells = subjects.iter_mut().map(|subject| {
            if *is_exhaustive && subject.name.ends_with(subjects::DERIVED) {
                return "–".to_owned();
            }
            // Buffers that a parser keeps for the next time are there after the first.
            subject.run();
            let counted = allocation_counter::measure(|| subject.run());
            format!("{} ({:.1} KB)", counted.count_total, counted.bytes_total as f64 / 1000.0)
        });
        columns.push(cells.collect::<Vec<_>>());
    }
    let heads: Vec<String> = inputs.into_iter().map(|input| input.name).collect();
    table::print("allocations (and their bytes)", &heads, &table::lines(names, &columns));
    Ok(())
}
