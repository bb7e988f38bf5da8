//! Events, typed: nothing is lost and nothing fails, whatever is in them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{AnomalyKind, Event, Notification, Outcome, fixtures};
use serde_json::Value;
use support::{anomalies, assert_lossless, event, plain, task, workflow};

#[test]
fn every_sample_is_written_back_as_it_came() {
    let samples = fixtures::collected().unwrap();
    if samples.is_empty() {
        return;
    }
    let mut events = 0;
    for (file, bytes) in samples {
        let Ok(notification) = Notification::from_slice(&bytes) else { continue };
        let event = notification.event().unwrap();
        let Some(raw) = notification.raw_event() else { continue };
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert_lossless(&event, raw.get(), &name);
        assert_eq!(event.event_type(), notification.event_type());
        let is_synthetic = file.parent().is_some_and(|parent| parent.ends_with("synthetic"));
        if is_synthetic {
            assert_eq!(event.anomalies(), [], "{name}: {event:?}");
        }
        events += 1;
    }
    assert!(events > 30, "only {events} events");
}

#[test]
fn every_type_has_its_variant() {
    for (event_type, member) in [
        ("WorkflowTask", "WorkflowTaskEvent"),
        ("EditMediaTask", "EditMediaTaskEvent"),
        ("ScheduleTask", "ScheduleTaskEvent"),
        ("LiveScheduleTask", "LiveScheduleTaskEvent"),
        ("BatchTask", "BatchTaskEvent"),
        ("ExtractBlindWatermark", "ExtractBlindWatermarkTask"),
        ("ProcessEof", "ProcessEofInfo"),
        ("AiReviewResult", "AiReviewResultInfo"),
        ("AiRecognitionResult", "AiRecognitionResultInfo"),
        ("AiAnalysisResult", "AiAnalysisResultInfo"),
        ("AiQualityControlResult", "AiQualityControlResultInfo"),
        ("LiveRecordResult", "LiveRecordResultInfo"),
        ("AiSmartSubtitleResult", "AiSmartSubtitleResultInfo"),
    ] {
        for tag in ["EventType", "NotificationType"] {
            let event = event(&format!(r#"{{"{tag}":"{event_type}","{member}":{{"New":1}}}}"#));
            assert!(!matches!(event, Event::Unknown(_)), "{event_type}");
            assert_eq!(event.event_type(), event_type);
            assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"New":1}"#);
        }
    }
}

#[test]
fn an_unknown_type_and_an_event_that_is_no_object_are_kept() {
    for event_member in [r#""BrandNewEvent":{"A":[1]}"#, r#""BrandNewEvent":7"#] {
        let event = event(&format!(r#"{{"EventType":"BrandNew",{event_member}}}"#));
        assert!(matches!(&event, Event::Unknown(unknown) if unknown.event_type() == "BrandNew"));
        assert_eq!(event.outcome(), Outcome::Unknown);
        assert_eq!(event.anomalies()[0].kind, AnomalyKind::UnknownEvent);
    }
    let no_object = event(r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":[1]}"#);
    assert_eq!(serde_json::to_string(&no_object).unwrap(), "[1]");
    for none in [r#"{"EventType":"WorkflowTask"}"#, r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":null}"#] {
        let none = event(none);
        assert_eq!((none.event_type(), serde_json::to_string(&none).unwrap().as_str()), ("WorkflowTask", "null"));
        assert_eq!(none.anomalies()[0].kind, AnomalyKind::UnknownEvent);
    }
}

#[test]
fn fields_take_what_mps_sends_for_them() {
    let members = r#""ErrCode":"7","Message":12,"MetaData":{"Size":1.0,"Duration":60,"Bitrate":"9007199254740993",
        "Rotate":"1.5","AudioStreamSet":null,"VideoStreamSet":[]},"AiAnalysisResultSet":null"#;
    let event = workflow(members);
    let task = task(&event);
    let meta = task.meta_data.as_ref().unwrap();
    assert_eq!((task.err_code, task.message.as_deref()), (Some(7), Some("12")));
    assert_eq!((meta.size, meta.duration), (Some(1), Some(60.0)));
    assert_eq!((meta.bitrate, meta.rotate), (Some(9_007_199_254_740_993), None));
    assert_eq!(anomalies(&event), [("MetaData.Rotate".to_owned(), AnomalyKind::Mistyped)]);
    assert_lossless(&event, &format!("{{{members}}}"), "scalars");
}

#[test]
fn what_a_field_cannot_take_is_kept_and_told() {
    let members = r#""TaskId":{"x":1},"TaskId":"t","ErrCode":1.5,"MetaData":7,"New":{"a":[null]},
        "MediaProcessResultSet":[7],"Message":"\ud800""#;
    let event = workflow(members);
    assert_eq!(event.task_id(), Some("t"));
    let mistyped = |path: &str| (path.to_owned(), AnomalyKind::Mistyped);
    assert_eq!(
        anomalies(&event),
        [
            mistyped("TaskId"),
            mistyped("ErrCode"),
            mistyped("MetaData"),
            ("New".to_owned(), AnomalyKind::UnknownMember),
            mistyped("MediaProcessResultSet"),
            mistyped("Message"),
        ]
    );
    let written = serde_json::to_string(&event).unwrap();
    for kept in [r#""TaskId":{"x":1}"#, r#""ErrCode":1.5"#, r#""New":{"a":[null]}"#, r#""Message":"\ud800""#] {
        assert!(written.contains(kept), "{written}");
    }
}

#[test]
fn an_element_that_does_not_fit_leaves_its_list_typed() {
    let members = r#""MediaProcessResultSet":["odd",{"Type":"ImageSprites","ImageSpriteTask":{"Status":"SUCCESS","Output":
            {"ImagePathSet":[null,"/1.jpg",{"x":[1]},"/2.jpg",7]}}},null,{"Type":"Transcode","TranscodeTask":{"Status":7.5}}],
        "AiAnalysisResultSet":[[],7]"#;
    let event = workflow(members);
    let task = task(&event);
    assert_eq!(task.media_process_result_set.len(), 2);
    let outputs: Vec<_> = event.outputs().into_iter().map(|output| output.path).collect();
    assert_eq!(outputs, ["/1.jpg", "/2.jpg", "7"]);
    let output = "MediaProcessResultSet[1].ImageSpriteTask.Output";
    let mistyped = |path: &str| (path.to_owned(), AnomalyKind::Mistyped);
    assert_eq!(
        anomalies(&event),
        [
            mistyped("MediaProcessResultSet[0]"),
            mistyped("MediaProcessResultSet[2]"),
            // Where no element fits, the list is told.
            mistyped("AiAnalysisResultSet"),
            mistyped(&format!("{output}.ImagePathSet[0]")),
            mistyped(&format!("{output}.ImagePathSet[2]")),
        ]
    );
    let kinds: Vec<_> = event.sub_tasks().into_iter().map(|sub_task| sub_task.path).collect();
    assert_eq!(
        kinds,
        [
            // What can't be read comes first: of these nothing is known but where they stand.
            "MediaProcessResultSet[0]",
            "AiAnalysisResultSet",
            "MediaProcessResultSet[1].ImageSpriteTask",
            "MediaProcessResultSet[3].TranscodeTask",
        ]
    );
    assert_lossless(&event, &format!("{{{members}}}"), "elements");
    let kept: Vec<_> = task.other.iter().map(|member| (member.name(), member.index())).collect();
    assert_eq!(
        kept,
        [("MediaProcessResultSet", Some(0)), ("MediaProcessResultSet", Some(2)), ("AiAnalysisResultSet", None)]
    );
    assert_eq!(task.other.get("MediaProcessResultSet"), None);
}

#[test]
fn lists_and_single_values_stand_in_for_one_another() {
    let members = r#""MetaData":[{"Height":3}],"MediaProcessResultSet":{"Type":"Transcode","TranscodeTask":{"Status":"SUCCESS"}}"#;
    let event = workflow(members);
    assert_eq!(task(&event).meta_data.as_ref().unwrap().height, Some(3));
    assert_eq!(task(&event).media_process_result_set.len(), 1);
    assert!(anomalies(&event).iter().all(|(_, kind)| *kind == AnomalyKind::Reshaped));
    assert_lossless(&event, &format!("{{{members}}}"), "reshaped");
}

#[test]
fn value_lists_are_open() {
    use mps_events::models::SubTaskStatus;
    let event = workflow(
        r#""MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Status":"Success"}},{"Type":"Transcode","TranscodeTask":{"Status":"PAUSED"}}]"#,
    );
    use mps_events::models::MediaProcessTaskResult::Transcode;
    let status = |index: usize| match task(&event).media_process_result_set[index].value() {
        Transcode(task) => task.status.clone().unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(status(0), SubTaskStatus::Success);
    assert!(matches!(status(0).known(), Some(SubTaskStatus::Success)));
    assert_eq!((status(0).as_str(), status(1).as_str()), ("Success", "PAUSED"));
    assert!(status(1).known().is_none());
}

#[test]
fn value_lists_of_numbers_are_open() {
    use mps_events::models::Flag;
    let record = |value: &str| {
        event(&format!(r#"{{"NotificationType":"LiveRecordResult","LiveRecordResultInfo":{{"RecordOver":{value}}}}}"#))
    };
    for (value, expected, outcome) in [
        ("0", Some(Flag::No), Outcome::Processing),
        ("1", Some(Flag::Yes), Outcome::Success),
        ("\"1\"", Some(Flag::Yes), Outcome::Success),
        ("1.0", Some(Flag::Yes), Outcome::Success),
        ("7", Some(Flag::Other(7)), Outcome::Processing),
        ("-9223372036854775808", Some(Flag::Other(i64::MIN)), Outcome::Processing),
        ("0.5", None, Outcome::Processing),
        ("\"yes\"", None, Outcome::Processing),
    ] {
        let event = record(value);
        let Event::LiveRecordResult(info) = &event else { panic!() };
        assert_eq!(info.record_over, expected, "{value}");
        assert_eq!(event.outcome(), outcome, "{value}");
        assert_lossless(&event, &format!(r#"{{"RecordOver":{value}}}"#), value);
    }
    assert_eq!(Flag::Other(1), Flag::from(1));
    assert_eq!((Flag::Yes.number(), Flag::Yes.to_string()), (1, "1".to_owned()));
}

#[test]
fn debug_shows_no_secret_and_no_signature() {
    let event = workflow(
        r#""InputInfo":{"Type":"AWS-S3","S3InputInfo":{"S3Bucket":"b","S3SecretKey":"hush"}},"Message":"https://h/p?sign=hush""#,
    );
    let debug = format!("{event:?}");
    assert!(debug.contains("https://h/p?[redacted]") && !debug.contains("hush"), "{debug}");
}

/// The answers of polling are lossless too, and inputs are typed on demand.
#[test]
fn every_task_detail_is_written_back_as_it_came() {
    use mps_events::models::{
        DescribeBatchTaskDetailResponse as Batch, DescribeImageTaskDetailResponse as Image,
        DescribeTaskDetailResponse as Detail, DescribeVideoDatabaseEntryTaskDetailResponse as Entry,
        DescribeVideoSearchTaskDetailResponse as Search,
    };
    use mps_events::{Model, read_model};
    fn check<M: Model + Default + serde::Serialize>(json: &str, name: &str) {
        let model: M = read_model(json.as_bytes()).unwrap();
        let before: Value = serde_json::from_str(json).unwrap();
        let before = before.get("Response").unwrap_or(&before);
        let after: Value = serde_json::from_str(&serde_json::to_string(&model).unwrap()).unwrap();
        assert_eq!(plain(&after), plain(before), "{name}");
    }
    let samples = fixtures::collected().unwrap();
    if samples.is_empty() {
        return;
    }
    let mut checked = 0;
    for (file, bytes) in samples {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let json = String::from_utf8(bytes).unwrap();
        let check = match name.split("_detail").next().unwrap() {
            _ if !name.contains("_detail") => continue,
            "task" => check::<Detail>,
            "batch_task" => check::<Batch>,
            "image_task" => check::<Image>,
            "video_search_task" => check::<Search>,
            "video_db_entry_task" => check::<Entry>,
            _ => continue,
        };
        check(&json, &name);
        checked += 1;
    }
    assert!(checked > 10, "only {checked} details");
}
