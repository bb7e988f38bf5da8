//! `MPS_BACKUP_COMPRESSION`: the same event gives the same object, and the object gives the event back.

use std::io::Read;

use cos_double::CosDouble;
use flate2::read::GzDecoder;
use scf_emulator::Function;
use serde_json::{Value, json};

use crate::support::{Archive, bootstrap, platform, report, samples};

const COMPRESSION: &str = "MPS_BACKUP_COMPRESSION";
const EVENT: &str = r#"{"EventType":"WorkflowTask", "WorkflowTaskEvent":{"TaskId":"1250000000-WorkflowTask-1","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z","Message":"片"}}"#;

fn gunzip(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(body).read_to_end(&mut plain).unwrap();
    plain
}

#[tokio::test]
async fn gzip_holds_every_event_once_and_gives_it_back() {
    let [archive, other] = [(); 2].map(|()| Archive::with(&[(COMPRESSION, "gzip")]));
    let mut events = vec![EVENT.as_bytes().to_vec(), b"not json".to_vec(), b"{}".to_vec()];
    events.extend(samples());
    for event in &events {
        let first = archive.deliver(event.clone()).await;
        let again = archive.deliver(event.clone()).await;
        assert_eq!((&again["stored"], &again["objects"][0]["key"]), (&json!(0), &first["objects"][0]["key"]));
        let key = first["objects"][0]["key"].as_str().unwrap();
        assert!(key.ends_with(".gz"), "{key}");
        let stored = &archive.objects()[key];
        assert!(gunzip(stored) == *event, "{key} holds other bytes");
        assert_eq!(first["objects"][0]["bytes"], stored.len(), "the size is that of what was archived");
        // Another instance, at another time, makes the same bytes.
        other.deliver(event.clone()).await;
        assert!(other.objects()[key] == *stored, "{key} differs between two instances");
    }
    assert!(archive.objects().keys().any(|key| key.starts_with("_quarantine/")));
}

#[tokio::test]
async fn a_resend_with_another_signature_is_the_same_event() {
    let archive = Archive::with(&[(COMPRESSION, "gzip")]);
    let signed = |time: u32| EVENT.replacen('{', &format!(r#"{{"Timestamp":{time},"Sign":"{time:032x}","#), 1);
    assert_eq!(archive.deliver(signed(1)).await["stored"], 1);
    assert_eq!(archive.deliver(signed(2)).await["already_stored"], 1);
    let bodies = archive.bodies();
    assert_eq!(bodies.len(), 1);
    assert_eq!(gunzip(&bodies[0]), signed(1).into_bytes());
}

#[tokio::test]
async fn cos_is_told_of_the_encoding_and_of_the_digests() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let function: Function = bootstrap()
        .env("MPS_BACKUP_URL", format!("cos://archive-1250000000/?region=ap-guangzhou&endpoint={}", double.endpoint()))
        .env("COS_SECRET_ID", "id")
        .env("COS_SECRET_KEY", "key")
        .env(COMPRESSION, "gzip");
    let platform = platform(function);
    let first: Value = report(&platform.invoke(EVENT).await);
    assert_eq!(report(&platform.invoke(EVENT).await)["already_stored"], 1);
    assert_eq!(double.keys(), [first["objects"][0]["key"].as_str().unwrap()]);
    let object = double.object(&double.keys()[0]).unwrap();
    assert_eq!(gunzip(&object.body), EVENT.as_bytes());
    assert_eq!(object.headers["content-encoding"], "gzip");
    assert_eq!(object.headers["content-type"], "application/json");
    assert_eq!(object.headers["x-cos-meta-sha256"], cos_sink::Digest::of(&object.body).hex());
    assert_eq!(object.headers["x-cos-meta-identity"], cos_sink::Digest::of(EVENT.as_bytes()).hex());
    platform.shutdown().await;
}

#[cfg(feature = "zstd")]
#[tokio::test]
async fn zstd_holds_every_event_once() {
    let archive = Archive::with(&[(COMPRESSION, "zstd")]);
    assert_eq!(archive.deliver(EVENT).await["stored"], 1);
    assert_eq!(archive.deliver(EVENT).await["already_stored"], 1);
    let objects = archive.objects();
    let (key, body) = objects.first_key_value().unwrap();
    // The magic number of a frame (RFC 8878, 3.1.1).
    assert!(key.ends_with(".json.zst") && body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]), "{key}");
}
