//! Damage of every kind is found, by name, and nothing else is called damaged.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use cos_sink::{FileSink, ObjectKey, Record, Sink};
use futures_util::TryStreamExt;
use mps_archive::{ArchiveReader, Arrival, EventKeys, Sample, Selection, Verifying, quarantined};
use mps_events::{EventTime, Notification};
use proptest::prelude::*;

/// 2026-11-22T03:10:00Z
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_317_000)
}

fn record(task: usize, finished: &str) -> Record {
    let bytes = format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"t-{task}","Status":"FINISH","FinishTime":"{finished}"}}}}"#
    );
    let event = Notification::from_slice(bytes.as_bytes()).unwrap();
    EventKeys::default().record(&event, bytes.clone().into(), &Arrival::at(now()))
}

/// What may happen to an object.
#[derive(Debug, Clone, Copy)]
enum Damage {
    None,
    Byte(usize),
    Cut(usize),
    Emptied,
    /// Its bytes and metadata lie under the next one's key, and the other way round.
    Swapped,
    /// Its metadata are lost.
    Bare,
    /// Its metadata and a byte are lost.
    BareByte(usize),
    /// It was renamed to the key of an event that never was.
    WrongKey,
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        3 => Just(Damage::None),
        1 => (0_usize..1000).prop_map(Damage::Byte),
        1 => (0_usize..1000).prop_map(Damage::Cut),
        1 => Just(Damage::Emptied),
        1 => Just(Damage::Swapped),
        1 => Just(Damage::Bare),
        1 => (0_usize..1000).prop_map(Damage::BareByte),
        1 => Just(Damage::WrongKey),
    ]
}

/// Damages the file of one key; returns which verdicts are expected under which keys.
fn inflict(folder: &Path, damage: Damage, key: &str, next: &str) -> Vec<(String, &'static [&'static str])> {
    let path = folder.join(key);
    let flipped = |at: usize| {
        let mut bytes = fs::read(&path).unwrap();
        let at = at % bytes.len();
        bytes[at] ^= 0x11;
        bytes
    };
    let rewritten = |bytes: &[u8]| {
        // Another file: its attributes are lost, and so is what lies beside it where the file system has none.
        fs::remove_file(&path).unwrap();
        fs::write(&path, bytes).unwrap();
        drop(fs::remove_file(folder.join(".meta").join(format!("{key}.json"))));
    };
    match damage {
        Damage::None => return vec![(key.to_owned(), &["intact"])],
        Damage::Byte(at) => fs::write(&path, flipped(at)).unwrap(),
        Damage::Cut(at) => {
            let file = File::options().write(true).open(&path).unwrap();
            file.set_len(at as u64 % file.metadata().unwrap().len()).unwrap();
        }
        Damage::Emptied => fs::write(&path, "").unwrap(),
        Damage::Swapped => {
            let (next_path, aside) = (folder.join(next), folder.join("aside"));
            fs::rename(&path, &aside).unwrap();
            fs::rename(&next_path, &path).unwrap();
            fs::rename(&aside, &next_path).unwrap();
            return vec![(key.to_owned(), &["differs"]), (next.to_owned(), &["differs"])];
        }
        Damage::Bare => {
            rewritten(&fs::read(&path).unwrap());
            return vec![(key.to_owned(), &["no digest"])];
        }
        Damage::BareByte(at) => {
            let bytes = flipped(at);
            rewritten(&bytes);
            // The event's identity is in the key, so that even then a changed byte is found.
            return vec![(key.to_owned(), &["differs", "unreadable"])];
        }
        Damage::WrongKey => {
            let wrong = key.replace("/t-", "/never-");
            fs::rename(&path, folder.join(&wrong)).unwrap();
            return vec![(wrong, &["differs"])];
        }
    }
    vec![(key.to_owned(), &["differs", "unreadable"])]
}

async fn verdicts(folder: &Path, verifying: &Verifying) -> BTreeMap<String, &'static str> {
    let sink = FileSink::new(folder).unwrap();
    let reader = ArchiveReader::new(&sink, EventKeys::default());
    let all = reader.verify_all(&Selection::all(), verifying, now().into());
    all.map_ok(|object| (object.listed.entry.key.to_string(), object.verdict.as_str())).try_collect().await.unwrap()
}

/// Stores as many events as there are damages, with what else an archive may hold, and damages each.
async fn all_is_found(damages: &[Damage]) {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let mut keys = Vec::new();
    for task in 0..damages.len() {
        let day = 10 + task % 9;
        keys.push(sink.store(record(task, &format!("2026-11-{day}T08:13:37Z"))).await.unwrap().key.to_string());
    }
    let mut expected: BTreeMap<String, &[&str]> = BTreeMap::new();
    let to_come = sink.store(record(900, "2027-05-01T00:00:00Z")).await.unwrap().key;
    expected.insert(to_come.to_string(), &["in the future"]);
    let unread = sink.store(quarantined("?".into(), "no JSON", &Arrival::at(now())).unwrap()).await.unwrap().key;
    expected.insert(unread.to_string(), &["quarantined"]);
    let other = sink.store(Record::new(ObjectKey::parse(&keys[0]).unwrap(), "others")).await.unwrap().key;
    expected.insert(other.to_string(), &["unreadable"]);
    for (key, verdict) in
        [("notes.txt", "stray"), ("dt=2026-11-19/notes.json", "stray"), ("_exports/x.parquet", "reserved")]
    {
        let path = folder.path().join(key);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
        expected.insert(key.to_owned(), if verdict == "stray" { &["stray"] } else { &["reserved"] });
    }
    let mut swapped = false;
    for (n, damage) in damages.iter().enumerate() {
        if std::mem::take(&mut swapped) {
            continue;
        }
        let next = keys.get(n + 1);
        // The last one has nothing to be swapped with.
        let damage = if matches!(damage, Damage::Swapped) && next.is_none() { Damage::None } else { *damage };
        swapped = matches!(damage, Damage::Swapped);
        expected.extend(inflict(folder.path(), damage, &keys[n], next.map_or("", String::as_str)));
    }
    let found = verdicts(folder.path(), &Verifying::bytes()).await;
    assert!(found.keys().eq(expected.keys()), "{found:#?}\n{expected:#?}");
    for (key, verdict) in &found {
        assert!(expected[key].contains(verdict), "{key} is {verdict}, expected {:?}", expected[key]);
    }
    // Three parts are all of it, and going on behind a key gives the rest.
    let mut parts = BTreeMap::new();
    for part in ["1/3", "2/3", "3/3"] {
        parts.extend(verdicts(folder.path(), &Verifying::bytes().of_sample(part.parse::<Sample>().unwrap())).await);
    }
    assert_eq!(parts, found);
    let middle = found.keys().nth(found.len() / 2).unwrap();
    let rest = verdicts(folder.path(), &Verifying::bytes().after(ObjectKey::parse(middle).unwrap())).await;
    assert!(rest.iter().eq(found.iter().filter(|(key, _)| *key > middle)));
    // Without a read nothing is called intact.
    let listed = verdicts(folder.path(), &Verifying::listing()).await;
    assert!(listed.keys().eq(found.keys()) && !listed.values().any(|verdict| *verdict == "intact"), "{listed:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_damage_is_found_by_name(damages in proptest::collection::vec(damage(), 1..12)) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(all_is_found(&damages));
    }
}

#[tokio::test]
async fn an_object_of_5_gb_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let key = sink.store(record(1, "2026-11-19T08:13:37Z")).await.unwrap().key;
    let file = File::options().write(true).open(folder.path().join(key.as_str())).unwrap();
    // A file with a hole in it, which takes no room.
    file.set_len(5 << 30).unwrap();
    let reader = ArchiveReader::new(&sink, EventKeys::default());
    let listed: Vec<_> = reader.list(&Selection::all()).try_collect().await.unwrap();
    let verdict = reader.verify(&listed[0], EventTime::from(now())).await;
    assert!(verdict.is_damage() && verdict.reason().unwrap().contains("5368709120 bytes"), "{verdict:?}");
}
