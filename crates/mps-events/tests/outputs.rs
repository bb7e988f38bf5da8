//! Outputs, each with its sub-task and its address, and what is written of both.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{Event, Notification, Outcome, Storage, StorageKind, SubTask, TaskError, fixtures};
use support::workflow;

fn event(name: &str) -> Event {
    Notification::from_slice(fixtures::get(name).unwrap()).unwrap().event().unwrap()
}

#[test]
fn every_output_is_one_of_its_sub_task_and_of_no_other() {
    for (name, _) in fixtures::all() {
        let event = event(name);
        let sub_tasks = event.sub_tasks();
        let mut by_sub_task: Vec<_> = sub_tasks.iter().flat_map(SubTask::outputs).collect();
        let outputs = event.outputs();
        by_sub_task.extend(outputs.iter().filter(|output| output.sub_task.is_empty()).cloned());
        assert_eq!(by_sub_task.len(), outputs.len(), "{name}");
        for output in &outputs {
            assert!(by_sub_task.contains(output), "{name}: {output}");
            if let Some(sub_task) = sub_tasks.iter().find(|sub_task| sub_task.path == output.sub_task) {
                assert_eq!(sub_task.kind, output.kind, "{name}");
            }
        }
    }
    assert!(event("workflow_partial").sub_tasks().iter().any(|sub_task| !sub_task.outputs().is_empty()));
}

#[test]
fn two_sub_tasks_of_one_kind_keep_their_outputs_apart() {
    let one = |path| {
        format!(
            r#"{{"Type":"Transcode","TranscodeTask":{{"Status":"SUCCESS","Output":{{"Path":"{path}",
                "OutputStorage":{{"Type":"COS","CosOutputStorage":{{"Bucket":"b-1","Region":"ap-seoul"}}}}}}}}}}"#
        )
    };
    let event = workflow(&format!(r#""MediaProcessResultSet":[{},{}]"#, one("/a.mp4"), one("/b c.mp4")));
    let sub_tasks = event.sub_tasks();
    let urls: Vec<_> = sub_tasks.iter().map(|sub_task| sub_task.outputs()[0].cos_url().unwrap()).collect();
    assert_eq!(
        urls,
        ["https://b-1.cos.ap-seoul.myqcloud.com/a.mp4", "https://b-1.cos.ap-seoul.myqcloud.com/b%20c.mp4"]
    );
    assert_eq!(event.outputs()[1].sub_task, "MediaProcessResultSet[1].TranscodeTask");
}

#[test]
fn a_storage_is_known_by_what_it_holds() {
    let storage = |json: &str| {
        let output = format!(r#"{{"Path":"/a","OutputStorage":{json}}}"#);
        let event = workflow(&format!(
            r#""MediaProcessResultSet":[{{"Type":"Transcode","TranscodeTask":{{"Status":"SUCCESS","Output":{output}}}}}]"#
        ));
        event.outputs().remove(0).storage
    };
    let cos = storage(r#"{"CosOutputStorage":{"Bucket":"b-1","Region":"r"}}"#);
    assert_eq!(cos, Storage::cos("b-1", "r"));
    let s3 = storage(r#"{"Type":"AWS-S3","S3OutputStorage":{"S3Bucket":"b","S3Region":"us"}}"#);
    assert_eq!((s3.kind, s3.bucket.as_deref()), (Some(StorageKind::AwsS3), Some("b")));
    let vod = storage(r#"{"Type":"VOD","VODOutputStorage":{"SubAppId":7}}"#);
    assert_eq!((vod.kind, vod.bucket.as_deref()), (Some(StorageKind::Vod), Some("7")));
}

#[test]
fn sub_tasks_and_outputs_are_written_for_those_who_report_them() {
    let event = workflow(
        r#""MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Status":"FAIL","ErrCodeExt":"InternalError",
            "Message":"m","BeginProcessTime":"2024-01-01T00:00:00Z","Output":{"Path":"/a"}}}]"#,
    );
    let sub_tasks = event.sub_tasks();
    let json = serde_json::to_value(&sub_tasks).unwrap();
    assert_eq!(
        json,
        serde_json::json!([{"kind": "Transcode", "path": "MediaProcessResultSet[0].TranscodeTask", "status": "FAIL",
            "error": {"class": "internal", "code_ext": "InternalError", "code": null, "message": "m"},
            "progress": null, "began_at": "2024-01-01T00:00:00Z", "finished_at": null}])
    );
    assert_eq!(sub_tasks[0].to_string(), "Transcode FAIL: internal: InternalError: m");
    let output = serde_json::to_value(event.outputs()).unwrap();
    assert_eq!(output[0]["sub_task"], "MediaProcessResultSet[0].TranscodeTask");
    assert_eq!(output[0]["storage"], serde_json::json!({"kind": null, "bucket": null, "region": null}));

    let made = SubTask::new("Transcode", &sub_tasks[0].path).with_status("FAIL");
    let made = made.with_error(TaskError::new("InternalError").with_message("m"));
    assert_eq!((made.outcome(), &made.error), (Outcome::Failed, &sub_tasks[0].error));
    assert!(made.outputs().is_empty());
}

#[test]
fn a_signed_link_is_not_shown() {
    let output = mps_events::Output::new("Tag", "CovImgUrl", "https://a/b.jpg?q-signature=canary");
    assert!(output.is_link && !output.to_string().contains("canary"), "{output}");
    assert_eq!(output.cos_url(), None);
}

#[test]
fn an_owned_notification_outlives_its_bytes() {
    let owned: Vec<Notification<'static>> = fixtures::all()
        .iter()
        .map(|(_, bytes)| {
            let copy = [b"\xef\xbb\xbf", *bytes].concat();
            Notification::from_slice(&copy).unwrap().into_owned()
        })
        .collect();
    for (owned, (name, bytes)) in owned.iter().zip(fixtures::all()) {
        let borrowed = Notification::from_slice(bytes).unwrap();
        assert_eq!(&owned.bytes()[3..], *bytes, "{name}");
        assert_eq!(owned.event().unwrap(), borrowed.event().unwrap(), "{name}");
        let raw = |notification: &Notification<'_>| notification.raw_event().map(|raw| raw.get().to_owned());
        assert_eq!(raw(owned), raw(&borrowed), "{name}");
        assert_eq!(owned.task_id(), borrowed.task_id(), "{name}");
        assert_eq!(owned.occurred_at(), borrowed.occurred_at(), "{name}");
        assert!(owned.stable_parts().eq([owned.bytes()]) || owned.sign().is_some(), "{name}");
    }
}

#[test]
fn open_lists_compare_with_text() {
    use mps_events::models::MediaProcessTaskTranscodeResult;
    let result: MediaProcessTaskTranscodeResult = mps_events::read_model(br#"{"Status": "SUCCESS"}"#).unwrap();
    let status = result.status.unwrap();
    assert!(status == "success" && status == *"SUCCESS" && status != "FAIL");
    assert_eq!(status.as_ref() as &str, "SUCCESS");
}
