//! What it costs to know all of a notification.
//!
//! The typed event is measured from bytes (envelope and event) and alone (the event of an envelope that is there),
//! against trees of the same bytes: `serde_json`, `simd-json` and `sonic-rs`, each to its own value. The models are
//! read by a reader of their own and not through serde, so there is no run of other parsers into the same types.

use std::{env, fs, hint::black_box, path::Path};

use benches::events;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mps_events::Notification;
use serde::de::IgnoredAny;

/// The folder of sample files, when there is one on this machine.
const SAMPLES: &str = "MPS_SAMPLES";

fn typed(criterion: &mut Criterion) {
    for (name, bytes) in inputs() {
        let Ok(notification) = Notification::from_slice(&bytes) else {
            eprintln!("{name} is not read as a notification");
            std::process::exit(1);
        };
        let event = notification.event();
        let mut group = criterion.benchmark_group(format!("typed/{name}"));
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function("Notification and Event", |bencher| {
            bencher.iter(|| Notification::from_slice(black_box(&bytes)).and_then(|read| read.event()));
        });
        group.bench_function("Event alone", |bencher| bencher.iter(|| black_box(&notification).event()));
        group.bench_function("Event written", |bencher| {
            bencher.iter(|| event.as_ref().map(|event| serde_json::to_vec(black_box(event))));
        });
        group.bench_function("serde_json IgnoredAny", |bencher| {
            bencher.iter(|| serde_json::from_slice::<IgnoredAny>(black_box(&bytes)));
        });
        group.bench_function("serde_json Value", |bencher| {
            bencher.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(&bytes)));
        });
        group.bench_function("simd-json OwnedValue", |bencher| {
            // It writes into the bytes that it reads.
            bencher.iter(|| simd_json::to_owned_value(&mut black_box(&bytes).clone()));
        });
        group.bench_function("sonic-rs Value", |bencher| {
            bencher.iter(|| sonic_rs::from_slice::<sonic_rs::Value>(black_box(&bytes)));
        });
        group.finish();
    }
}

/// Our own events, and samples where a folder of them is named: a missing file ends the run.
fn inputs() -> Vec<(String, Vec<u8>)> {
    let mut inputs = vec![
        ("workflow task 2.7 KB".to_owned(), events::WORKFLOW_TASK.to_vec()),
        ("workflow task with speech 128 KB".to_owned(), events::large_workflow_task(530)),
    ];
    if let Some(folder) = env::var_os(SAMPLES) {
        for name in ["wf_parse_notification__cn-3.1.189.json", "synthetic/max__Notification__ScheduleTask.json"] {
            match fs::read(Path::new(&folder).join(name)) {
                Ok(bytes) => inputs.push((format!("sample {name}").replace('/', " "), events::compact(&bytes))),
                Err(error) => {
                    eprintln!("{SAMPLES}={}: {name}: {error}", folder.display());
                    std::process::exit(1);
                }
            }
        }
    }
    inputs
}

criterion_group!(benches, typed);
criterion_main!(benches);
