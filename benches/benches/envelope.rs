//! What it costs to know of a notification what the archive needs to know.
//!
//! The envelope is measured against `serde_json` reading the same bytes to no result (`IgnoredAny`, the cost of
//! checking the syntax) and to a tree (`Value`, what most programs do).

use std::hint::black_box;
use std::io;

use benches::inputs::{self, Input};
use benches::table;
use benches::turns::{self, Subject};
use mps_events::{Delivery, Notification};
use serde::de::IgnoredAny;
use serde_json::Value;

fn main() -> io::Result<()> {
    let inputs = inputs::all()?;
    let (mut names, mut columns) = (Vec::new(), Vec::new());
    for Input { name, bytes, .. } in &inputs {
        if let Err(error) = Notification::from_slice(bytes) {
            return Err(io::Error::other(format!("{name} is not read as a notification: {error}")));
        }
        let mut subjects = subjects(bytes);
        let times = turns::fastest(&mut subjects);
        names = subjects.iter().map(|subject| subject.name).collect();
        let mut cells: Vec<String> = times.iter().copied().map(table::figure).collect();
        cells.push(format!("{:.0} %", 100.0 * times[2] / times[0]));
        columns.push(cells);
    }
    names.push("speed against `IgnoredAny`");
    let heads: Vec<String> = inputs.into_iter().map(|input| input.name).collect();
    table::print("envelope, µs", &heads, &table::lines(names, &columns));
    Ok(())
}

fn subjects(bytes: &[u8]) -> Vec<Subject<'_>> {
    vec![
        Subject::new("`Notification`", move || {
            let _ = black_box(Notification::from_slice(black_box(bytes)));
        }),
        Subject::new("`Delivery` and `Notification`", move || {
            if let Ok(delivery) = Delivery::from_slice(black_box(bytes)) {
                for item in delivery.items() {
                    let _ = black_box(Notification::from_slice(item.bytes()));
                }
            }
        }),
        Subject::new("serde_json `IgnoredAny`", move || {
            let _ = black_box(serde_json::from_slice::<IgnoredAny>(black_box(bytes)));
        }),
        Subject::new("serde_json `Value`", move || {
            let _ = black_box(serde_json::from_slice::<Value>(black_box(bytes)));
        }),
    ]
}
