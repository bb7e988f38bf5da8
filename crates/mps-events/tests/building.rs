//! Events that are made, not read: for the tests of those who take them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{Event, Notification};
use support::{task, workflow};

#[test]
fn events_are_made_for_tests() {
    use mps_events::models::{MediaMetaData, MediaProcessTaskTranscodeResult, MediaTranscodeItem, WorkflowTask};
    let transcode = MediaProcessTaskTranscodeResult::default()
        .with_status("SUCCESS")
        .with_output(MediaTranscodeItem::default().with_path("/a.mp4").with_duration(1.5));
    let task = WorkflowTask::default()
        .with_task_id("t")
        .with_status("FINISH")
        .with_meta_data(MediaMetaData::default().with_size(3))
        .with_media_process_result_set([transcode]);
    let json = r#"{"TaskId":"t","Status":"FINISH","MetaData":{"Size":3},"MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Status":"SUCCESS","Output":{"Path":"/a.mp4","Duration":1.5}}}]}"#;
    assert_eq!(serde_json::to_string(&task).unwrap(), json);
    let read = workflow(&json[1..json.len() - 1]);
    assert_eq!(read, Event::from(task));
}

#[test]
fn unions_and_inputs_are_made_for_tests() {
    use mps_events::models::inputs::TranscodeTaskInput;
    use mps_events::models::{AiContentReviewResult, AiContentReviewResultCommon, MediaProcessTaskTranscodeResult};
    use mps_events::{RawJson, Tagged};
    let review: Tagged<_> = AiContentReviewResult::Porn(Box::default()).into();
    let review = review.with_common(AiContentReviewResultCommon::default().with_sample_rate(1.0)).with_tag("porn");
    assert_eq!(serde_json::to_string(&review).unwrap(), r#"{"Type":"porn","SampleRate":1,"PornTask":{}}"#);
    let asked = TranscodeTaskInput::default().with_definition(210);
    let transcode = MediaProcessTaskTranscodeResult::default().with_input(asked.clone());
    assert_eq!(transcode.input.as_ref().unwrap().json().get(), r#"{"Definition":210}"#);
    assert_eq!(transcode.input.unwrap().read(), asked);
    let raw = MediaProcessTaskTranscodeResult::default().with_input(RawJson::parse("{\"New\":1}").unwrap());
    assert_eq!(serde_json::to_string(&raw).unwrap(), r#"{"Input":{"New":1}}"#);
}

#[test]
fn every_fixture_goes_back_into_a_notification() {
    use mps_events::{RawJson, UnknownEvent, fixtures};
    for (name, bytes) in fixtures::all() {
        let notification = Notification::from_slice(bytes).unwrap();
        let event = notification.event().unwrap();
        let json = event.to_notification().unwrap();
        let again = Notification::from_slice(json.get().as_bytes()).unwrap();
        assert_eq!((again.event_type(), again.family()), (notification.event_type(), notification.family()), "{name}");
        assert_eq!(again.event().unwrap(), event, "{name}");
    }
    let no_name = Event::Unknown(UnknownEvent::new("", RawJson::parse("{}").unwrap()));
    assert_eq!(no_name.to_notification().unwrap_err().kind(), mps_events::ErrorKind::NotANotification);
}

#[test]
fn an_input_is_typed_on_demand() {
    use mps_events::models::MediaProcessTaskResult::Transcode;
    let event = workflow(
        r#""MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Input":{"Definition":210,"WatermarkSet":[{"Definition":7}],"New":1}}}]"#,
    );
    let Transcode(transcode) = task(&event).media_process_result_set[0].value() else { panic!() };
    let input = transcode.input.as_ref().unwrap().read();
    assert_eq!((input.definition, input.watermark_set[0].definition), (Some(210), Some(7)));
    assert_eq!(mps_events::Model::other(&input).get("New").unwrap().get(), "1");
}

#[test]
fn a_setter_takes_what_one_has() {
    use mps_events::Tagged;
    use mps_events::models::{
        CosOutputStorage, MediaProcessTaskResult, MediaProcessTaskTranscodeResult, MediaTranscodeItem,
        TaskOutputStorage, WorkflowTask,
    };
    let storage = CosOutputStorage::default().with_bucket("b");
    let item = MediaTranscodeItem::default();
    let expected = item.clone().with_output_storage(TaskOutputStorage::Cos(Box::new(storage.clone())));
    for made in [
        item.clone().with_output_storage(storage.clone()),
        item.clone().with_output_storage(Some(storage.clone())),
        item.clone().with_output_storage(TaskOutputStorage::from(storage.clone())),
        item.clone().with_output_storage(Tagged::from(storage)),
    ] {
        assert_eq!(made, expected);
    }
    assert_eq!(expected.with_output_storage(None::<CosOutputStorage>), item);
    assert_eq!(item.clone().with_duration(Some(1.5)).with_path(None::<&str>).duration, Some(1.5));

    let transcode = MediaProcessTaskTranscodeResult::default();
    let whole = WorkflowTask::default().with_media_process_result_set([transcode.clone(), transcode.clone()]);
    let variants =
        vec![MediaProcessTaskResult::from(transcode.clone()), MediaProcessTaskResult::from(transcode.clone())];
    assert_eq!(WorkflowTask::default().with_media_process_result_set(variants), whole);
    assert_eq!(
        WorkflowTask::default().with_media_process_result_set(Some(transcode)).media_process_result_set.len(),
        1
    );
    assert_eq!(serde_json::to_string(&Tagged::<MediaProcessTaskResult>::default()).unwrap(), "{}");
}
