//! What it costs to know of a notification what the archive needs to know.
//!
//! The envelope is measured against `serde_json` reading the same bytes to no result (`IgnoredAny`, the cost of checking
//! the syntax) and to a tree (`Value`, what most programs do).

use std::{env, fs, hint::black_box, io, path::Path};

use benches::events;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mps_events::{Delivery, Notification};
use serde::de::IgnoredAny;

/// The folder of sample files, when there is one on this machine.
const SAMPLES: &str = "MPS_SAMPLES";

fn envelope(criterion: &mut Criterion) {
    for (name, event) in inputs() {
        let mut group = criterion.benchmark_group(format!("envelope/{name}"));
        group.throughput(Throughput::Bytes(event.len() as u64));
        group.bench_function("Notification", |bencher| {
            bencher.iter(|| Notification::from_slice(black_box(&event)).map(|read| read.task_id().map(str::len)));
        });
        group.bench_function("Delivery and Notification", |bencher| {
            bencher.iter(|| {
                let delivery = Delivery::from_slice(black_box(&event))?;
                let found = delivery.items().iter().filter(|item| Notification::from_slice(item.bytes()).is_ok());
                Ok::<_, mps_events::Error>(found.count())
            });
        });
        group.bench_function("serde_json IgnoredAny", |bencher| {
            bencher.iter(|| serde_json::from_slice::<IgnoredAny>(black_box(&event)));
        });
        group.bench_function("serde_json Value", |bencher| {
            bencher.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(&event)));
        });
        group.finish();
    }
}

/// Our own events, and the samples where a folder of them is named: a missing folder ends the run.
fn inputs() -> Vec<(String, Vec<u8>)> {
    let mut inputs = vec![
        ("workflow task 2.7 KB".to_owned(), events::WORKFLOW_TASK.to_vec()),
        ("workflow task with speech 128 KB".to_owned(), events::large_workflow_task(530)),
    ];
    if let Some(folder) = env::var_os(SAMPLES) {
        match samples(Path::new(&folder)) {
            Ok(samples) => inputs.extend(samples),
            Err(error) => {
                eprintln!("{SAMPLES}={}: {error}", folder.display());
                std::process::exit(1);
            }
        }
    }
    for (name, event) in &inputs {
        if let Err(error) = Notification::from_slice(event) {
            eprintln!("{name} is not read as a notification: {error}");
            std::process::exit(1);
        }
    }
    inputs
}

/// The largest notification of the folder as it stands, and MPS's own example of a workflow task as it goes over the wire.
fn samples(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let example = events::compact(&fs::read(folder.join("wf_parse_notification__cn-3.1.189.json"))?);
    let mut largest = (String::new(), Vec::new());
    for entry in fs::read_dir(folder.join("synthetic"))? {
        let path = entry?.path();
        let bytes = fs::read(&path)?;
        if bytes.len() > largest.1.len() && Notification::from_slice(&bytes).is_ok() {
            largest = (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), bytes);
        }
    }
    Ok(vec![("sample wf_parse_notification".to_owned(), example), largest])
}

criterion_group!(benches, envelope);
criterion_main!(benches);
