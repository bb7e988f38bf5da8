//! An archive in a program of one's own: a day's events counted by what came of them, and each object proven.
//!
//! Try it on the archive that `mps-backup dev` makes:
//!
//! ```text
//! cargo run -p mps-backup -- dev
//! cargo run --example archive -- file:mps-backup-data 2026-03-09
//! ```

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::time::SystemTime;

use futures_util::TryStreamExt;
use mps_archive::{ArchiveReader, EventKeys, Reading, Selection, Verifying};
use mps_events::EventTime;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(url), Some(day)) = (args.next(), args.next()) else { return Err("expected URL DAY".into()) };
    let at = |time: &str| EventTime::parse(&format!("{day}T{time}Z")).ok_or("expected a day such as 2026-03-09");
    let selection = Selection::all().between(at("00:00:00")?, at("23:59:59")?);
    let archive = cos_sink::archive_from_url(&url)?;
    let reader = ArchiveReader::new(&*archive, EventKeys::default());

    let mut outcomes = BTreeMap::new();
    let mut events = reader.read(&selection);
    while let Some(reading) = events.try_next().await? {
        match reading {
            Reading::Event(event) => {
                let came = (event.event.event_type().to_owned(), event.event.outcome().to_string());
                *outcomes.entry(came).or_insert(0) += 1;
            }
            Reading::PassedOver(listed, why) => eprintln!("{}: {why}", listed.entry.key),
            _ => {}
        }
    }
    for ((event_type, outcome), count) in outcomes {
        println!("{event_type} {outcome}: {count}");
    }

    let mut verified = reader.verify_all(&selection, &Verifying::bytes(), EventTime::from(SystemTime::now()));
    let mut intact = 0;
    while let Some(object) = verified.try_next().await? {
        if object.verdict.as_str() == "intact" {
            intact += 1;
        } else {
            println!("{}: {}", object.verdict.as_str(), object.listed.entry.key);
        }
    }
    println!("{intact} intact");
    Ok(())
}
