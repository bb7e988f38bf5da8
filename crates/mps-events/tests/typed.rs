//! Events, typed: nothing is lost and nothing fails, whatever is in them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use std::path::Path;

use mps_events::{AnomalyKind, ErrorClass, Event, Notification, Outcome};
use serde_json::Value;
use support::{json_files, plain};

fn event(json: &str) -> Event {
    Notification::from_slice(json.as_bytes()).unwrap().event().unwrap()
}

fn assert_lossless(event: &Event, json: &str, what: &str) {
    let before: Value = serde_json::from_str(json).unwrap();
    let written = serde_json::to_string(event).unwrap();
    let after: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(plain(&after), plain(&before), "{what}");
}

#[test]
fn every_sample_is_written_back_as_it_came() {
    let Some(folder) = std::env::var_os("MPS_SAMPLES") else { return };
    let mut files = Vec::new();
    json_files(Path::new(&folder), &mut files);
    let mut events = 0;
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let Ok(notification) = Notification::from_slice(&bytes) else { continue };
        let Ok(event) = notification.event() else { continue };
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert_lossless(&event, notification.raw_event().unwrap().get(), &name);
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
    let error = Notification::from_slice(br#"{"EventType":"WorkflowTask"}"#).unwrap().event().unwrap_err();
    assert_eq!(error.kind(), mps_events::ErrorKind::NoEvent);
}

fn workflow(members: &str) -> Event {
    event(&format!(r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{{members}}}}}"#))
}

fn task(event: &Event) -> &mps_events::models::WorkflowTask {
    match event {
        Event::WorkflowTask(task) => task,
        other => panic!("{other:?}"),
    }
}

fn anomalies(event: &Event) -> Vec<(String, AnomalyKind)> {
    event.anomalies().into_iter().map(|anomaly| (anomaly.path, anomaly.kind)).collect()
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
    assert_eq!(kinds, ["MediaProcessResultSet[1].ImageSpriteTask", "MediaProcessResultSet[3].TranscodeTask"]);
    assert_lossless(&event, &format!("{{{members}}}"), "elements");
    let kept: Vec<_> = task.other.iter().map(|member| (member.name(), member.index())).collect();
    assert_eq!(
        kept,
        [("MediaProcessResultSet", Some(0)), ("MediaProcessResultSet", Some(2)), ("AiAnalysisResultSet", None)]
    );
    assert_eq!(task.other.get("MediaProcessResultSet"), None);
}

/// The payload of a union is a list in live events, and one level down in schedules.
#[test]
fn an_element_that_does_not_fit_leaves_the_payload_of_its_union_typed() {
    let live = r#"{"NotificationType":"AiReviewResult","AiReviewResultInfo":{"ResultSet":[
        {"ImagePornResultSet":[],"VoicePornResultSet":[7,{"Label":"porn"},"odd"],"Type":"VoicePorn"},
        {"Type":"ImagePorn","ImagePornResultSet":{"Label":"sexy"}}]}}"#;
    let schedule = r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"ActivityResultSet":[{"ActivityType":"AIAnalysis",
        "ActivityResItem":{"AnalysisTask":[{"Status":"SUCCESS","Output":[7,{"Type":"Tag","TagTask":{"Status":"FAIL"}}]}]}}]}}"#;
    for (json, expected) in [
        (
            live,
            vec![
                ("ResultSet[0].VoicePornResultSet[0]", AnomalyKind::Mistyped),
                ("ResultSet[0].VoicePornResultSet[2]", AnomalyKind::Mistyped),
                ("ResultSet[1].ImagePornResultSet", AnomalyKind::Reshaped),
            ],
        ),
        (
            schedule,
            vec![
                ("ActivityResultSet[0].ActivityResItem.AnalysisTask", AnomalyKind::Reshaped),
                ("ActivityResultSet[0].ActivityResItem.AnalysisTask.Output[0]", AnomalyKind::Mistyped),
            ],
        ),
    ] {
        let event = event(json);
        let expected: Vec<_> = expected.into_iter().map(|(path, kind)| (path.to_owned(), kind)).collect();
        assert_eq!(anomalies(&event), expected);
        let notification = Notification::from_slice(json.as_bytes()).unwrap();
        assert_lossless(&event, notification.raw_event().unwrap().get(), "payload");
    }
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
fn a_union_goes_by_its_tag_wherever_it_stands() {
    use mps_events::models::{AiAnalysisResult, MediaInputInfo, MediaProcessTaskResult};
    let members = r#""InputInfo":{"UrlInputInfo":{"Url":"u"},"CosInputInfo":{"Bucket":"","Region":"","Object":""},"Type":"URL"},
        "MediaProcessResultSet":[{"TranscodeTask":{"Status":"FAIL"},"Type":"transcode"},{"Type":"ImageSprite","ImageSpriteTask":{}}],
        "AiAnalysisResultSet":[{"Type":"VRemake","VideoRemakeTask":{"Status":"SUCCESS"}}]"#;
    let event = workflow(members);
    let task = task(&event);
    assert!(
        matches!(&***task.input_info.as_ref().unwrap(), MediaInputInfo::Url(info) if info.url.as_deref() == Some("u"))
    );
    assert!(matches!(task.media_process_result_set[0].value(), MediaProcessTaskResult::Transcode(_)));
    assert!(matches!(task.media_process_result_set[1].value(), MediaProcessTaskResult::ImageSprites(_)));
    assert!(matches!(task.ai_analysis_result_set[0].value(), AiAnalysisResult::VideoRemake(_)));
    assert_eq!(anomalies(&event), []);
    assert_lossless(&event, &format!("{{{members}}}"), "unions");
}

#[test]
fn a_union_whose_tag_disagrees_takes_the_payload_that_is_there() {
    use mps_events::models::{MediaInputInfo, MediaProcessTaskResult};
    let members = r#""InputInfo":{"Type":"URL","UrlInputInfo":null,"CosInputInfo":{"Bucket":"b"}},
        "MediaProcessResultSet":[{"TranscodeTask":{"Status":"FAIL"}},{"Type":"CoverBySnapshot"},{"Type":"Transcode","TranscodeTask":null,"New":1}]"#;
    let event = workflow(members);
    let task = task(&event);
    assert!(matches!(task.input_info.as_ref().unwrap().value(), MediaInputInfo::Cos(_)));
    assert!(matches!(task.media_process_result_set[0].value(), MediaProcessTaskResult::Transcode(_)));
    let MediaProcessTaskResult::Unknown(whole) = task.media_process_result_set[1].value() else { panic!() };
    assert_eq!(whole.get(), r#"{"Type":"CoverBySnapshot"}"#);
    assert_eq!(
        anomalies(&event),
        [
            ("InputInfo.Type".to_owned(), AnomalyKind::TagMismatch),
            ("MediaProcessResultSet[1]".to_owned(), AnomalyKind::UnknownVariant),
            ("MediaProcessResultSet[2]".to_owned(), AnomalyKind::UnknownVariant),
        ]
    );
    assert_lossless(&event, &format!("{{{members}}}"), "fallback");
}

#[test]
fn a_schedule_finds_its_payload_one_level_down() {
    use mps_events::models::ActivityResult;
    let json = r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"Status":"FINISH","ActivityResultSet":[
        {"ActivityResItem":{"New":2,"TranscodeTask":null,"AnalysisTask":{"Status":"SUCCESS","Output":[
            {"Type":"Tag","TagTask":{"Status":"FAIL","ErrCode":60000}},
            {"Type":"Cover","CoverTask":{"Status":"SUCCESS"}}]}},"ActivityType":"AIAnalysis"}]}}"#;
    let event = event(json);
    let Event::ScheduleTask(task) = &event else { panic!() };
    assert!(matches!(task.activity_result_set[0].value(), ActivityResult::AiAnalysis(_)));
    let sub_tasks = event.sub_tasks();
    let kinds: Vec<&str> = sub_tasks.iter().map(|sub_task| sub_task.kind.as_str()).collect();
    assert_eq!(kinds, ["AIAnalysis", "Tag", "Cover"]);
    assert_eq!(sub_tasks[1].path, "ActivityResultSet[0].ActivityResItem.AnalysisTask.Output[0].TagTask");
    assert_eq!(sub_tasks[1].error.as_ref().unwrap().class, ErrorClass::SourceFile);
    assert_eq!(event.outcome(), Outcome::Partial);
    let raw = Notification::from_slice(json.as_bytes()).unwrap();
    assert_lossless(&event, raw.raw_event().unwrap().get(), "schedule");
}

#[test]
fn finish_is_not_success() {
    let with = |status: &str, results: &[&str]| {
        let results: Vec<String> = results
            .iter()
            .map(|result| format!(r#"{{"Type":"Transcode","TranscodeTask":{{"Status":"{result}"}}}}"#))
            .collect();
        workflow(&format!(r#""Status":"{status}","ErrCode":0,"MediaProcessResultSet":[{}]"#, results.join(",")))
    };
    for (status, results, outcome) in [
        ("FINISH", &["SUCCESS", "SUCCESS"][..], Outcome::Success),
        ("FINISH", &["SUCCESS", "FAIL"], Outcome::Partial),
        ("FINISH", &["FAIL", "FAIL"], Outcome::Failed),
        ("FINISH", &["SUCCESS", "PROCESSING"], Outcome::Processing),
        ("PROCESSING", &["SUCCESS"], Outcome::Processing),
        ("FINISH", &[], Outcome::Success),
        ("FINISH", &["Success"], Outcome::Success),
        ("", &[], Outcome::Unknown),
    ] {
        assert_eq!(with(status, results).outcome(), outcome, "{status} {results:?}");
    }
    let source = workflow(r#""Status":"FINISH","ErrCode":60000,"Message":"no such file""#);
    assert_eq!(source.outcome(), Outcome::Failed);
    assert_eq!(source.error().unwrap().message, Some("no such file"));
}

#[test]
fn sub_tasks_tell_progress_error_and_times() {
    let event = workflow(
        r#""MediaProcessResultSet":[
        {"Type":"Transcode","TranscodeTask":{"Status":"SUCCESS","ErrCodeExt":"SUCCESS","ErrCode":0,"Message":"SUCCESS","Progress":100,
            "BeginProcessTime":"2024-05-01T08:00:00Z","FinishTime":"2024-05-01T16:01:30+08:00"}},
        {"Type":"ImageSprites","ImageSpriteTask":{"Status":"PROCESSING","ErrCode":0,"Message":"SUCCESS","Progress":"40",
            "BeginProcessTime":"2024-05-01T08:00:00","FinishTime":"0000-00-00T00:00:00Z"}},
        {"Type":"SampleSnapshot","SampleSnapshotTask":{"Status":"FAIL","ErrCodeExt":"302","Message":"no",
            "BeginProcessTime":"2024-05-01T08:00:01Z","FinishTime":"2024-05-01T08:00:00Z"}}]"#,
    );
    let [done, ongoing, failed] = &event.sub_tasks()[..] else { panic!() };
    assert_eq!((done.kind.as_str(), done.outcome(), &done.error), ("Transcode", Outcome::Success, &None));
    assert_eq!((done.progress, done.duration().unwrap().as_secs()), (Some(100), 90));
    assert_eq!(done.began_at.unwrap().to_string(), "2024-05-01T08:00:00Z");
    assert_eq!((ongoing.outcome(), &ongoing.error, ongoing.progress), (Outcome::Processing, &None, Some(40)));
    assert_eq!((ongoing.began_at, ongoing.finished_at, ongoing.duration()), (done.began_at, None, None));
    let error = failed.error.as_ref().unwrap();
    assert_eq!(
        (error.class, error.code_ext, error.code, error.message),
        (ErrorClass::Other, Some("302"), None, Some("no"))
    );
    assert_eq!((failed.seconds(), failed.duration(), failed.progress), (Some(-1), None, None));
    assert_eq!(failed.elapsed(), Some(jiff::SignedDuration::from_secs(-1)));
}

#[test]
fn a_task_goes_on_while_a_part_of_it_does() {
    let event = event(
        r#"{"EventType":"BatchTask","BatchTaskEvent":{"InputInfos":[{"Type":"URL","UrlInputInfo":{"Url":"https://in"}}],
        "SmartSubtitlesTaskResult":{"Outputs":[{"Status":"PROCESSING","TransTextTask":{"SubtitleResults":[
            {"Status":"Success","Path":"https://out/a.vtt"}]}}]}}}"#,
    );
    let kinds: Vec<_> = event.sub_tasks().into_iter().map(|sub_task| sub_task.kind).collect();
    assert_eq!(kinds, ["SmartSubtitlesTaskResult", "SubtitleResults"]);
    assert_eq!(event.outcome(), Outcome::Processing);
    let paths: Vec<_> = event.outputs().into_iter().map(|output| (output.path, output.is_link)).collect();
    assert_eq!(paths, [("https://out/a.vtt".to_owned(), true)]);
}

#[test]
fn outputs_in_vod_have_an_id() {
    let event = workflow(
        r#""AiDubbingTaskResult":{"Status":"SUCCESS","Output":{"OutputStorage":{"Type":"VOD","VODOutputStorage":{"SubAppId":7}},
        "VideoPath":"/v.mp4","SpeakerPath":"","SpeakerFileId":"52","DubbingEditInfoUrl":"https://e"}}"#,
    );
    let outputs: Vec<_> = event
        .outputs()
        .into_iter()
        .map(|output| (output.member, output.path, output.file_id, output.is_link, output.storage.bucket))
        .collect();
    let bucket = Some("7".to_owned());
    assert_eq!(
        outputs,
        [
            ("VideoPath", "/v.mp4".to_owned(), None, false, bucket.clone()),
            ("SpeakerPath", String::new(), Some("52".to_owned()), false, bucket.clone()),
            ("DubbingEditInfoUrl", "https://e".to_owned(), None, true, bucket),
        ]
    );
}

#[test]
fn a_task_detail_gives_the_event_that_was_missed() {
    use mps_events::ErrorKind;
    for (task_type, member, expected) in [
        ("WorkflowTask", "WorkflowTask", "WorkflowTask"),
        ("EditMediaTask", "EditMediaTask", "EditMediaTask"),
        ("ScheduleTask", "ScheduleTask", "ScheduleTask"),
        ("LiveScheduleTask", "LiveScheduleTask", "LiveScheduleTask"),
        ("ExtractBlindWatermark", "ExtractBlindWatermarkTask", "ExtractBlindWatermark"),
        ("ExtractBlindWatermarkTask", "ExtractBlindWatermarkTask", "ExtractBlindWatermark"),
        ("BatchTask", "BatchTaskResult", "BatchTask"),
        ("LiveStreamProcessTask", "LiveStreamProcessTask", "LiveStreamProcessTask"),
    ] {
        let answer = format!(r#"{{"TaskType":"{task_type}","EditMediaTask":null,"{member}":{{"New":1}}}}"#);
        for json in [answer.clone(), format!(r#"{{"Response":{answer}}}"#)] {
            let event = Event::from_task_detail(json.as_bytes()).unwrap();
            assert_eq!(event.event_type(), expected);
            assert_eq!(matches!(event, Event::Unknown(_)), task_type == "LiveStreamProcessTask", "{task_type}");
            assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"New":1}"#);
        }
    }
    let kind = |json: &str| Event::from_task_detail(json.as_bytes()).unwrap_err().kind();
    assert_eq!(kind(r#"{"TaskType":"","WorkflowTask":{}}"#), ErrorKind::NotATaskDetail);
    assert_eq!(kind(r#"{"TaskType":"WorkflowTask","WorkflowTask":null}"#), ErrorKind::NoEvent);
    assert_eq!(kind("[]"), ErrorKind::NotAnObject);
}

#[test]
fn outputs_name_their_storage() {
    let event = workflow(
        r#""TaskId":"t","Status":"FINISH","InputInfo":{"Type":"URL","UrlInputInfo":{"Url":"https://in"}},"MediaProcessResultSet":[
        {"Type":"Transcode","TranscodeTask":{"Status":"SUCCESS","Input":{"OutputStorage":{"Type":"COS","CosOutputStorage":{"Bucket":"asked-1","Region":"r"}}},
            "Output":{"Path":"/a.mp4"}}},
        {"Type":"ImageSprites","ImageSpriteTask":{"Status":"SUCCESS","Output":{"Storage":{"Type":"COS","CosOutputStorage":{"Bucket":"own-1","Region":"q"}},
            "ImagePathSet":["/1.jpg","/2.jpg"],"WebVttPath":"/s.vtt"}}}]"#,
    );
    let outputs: Vec<_> = event
        .outputs()
        .into_iter()
        .map(|output| format!("{} {} {} {}", output.kind, output.member, output.storage.bucket.unwrap(), output.path))
        .collect();
    assert_eq!(
        outputs,
        [
            "Transcode Path asked-1 /a.mp4",
            "ImageSprites ImagePathSet own-1 /1.jpg",
            "ImageSprites ImagePathSet own-1 /2.jpg",
            "ImageSprites WebVttPath own-1 /s.vtt",
        ]
    );
    assert_eq!(event.to_string(), "WorkflowTask t FINISH: success, 2 sub-tasks, 4 outputs");
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
fn events_are_made_for_tests() {
    use mps_events::models::{
        MediaMetaData, MediaProcessTaskResult, MediaProcessTaskTranscodeResult, MediaTranscodeItem, WorkflowTask,
    };
    let transcode = MediaProcessTaskTranscodeResult::default()
        .with_status("SUCCESS")
        .with_output(MediaTranscodeItem::default().with_path("/a.mp4").with_duration(1.5));
    let task = WorkflowTask::default()
        .with_task_id("t")
        .with_status("FINISH")
        .with_meta_data(MediaMetaData::default().with_size(3))
        .with_media_process_result_set([MediaProcessTaskResult::Transcode(Box::new(transcode)).into()]);
    let json = r#"{"TaskId":"t","Status":"FINISH","MetaData":{"Size":3},"MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Status":"SUCCESS","Output":{"Path":"/a.mp4","Duration":1.5}}}]}"#;
    assert_eq!(serde_json::to_string(&task).unwrap(), json);
    let read = workflow(&json[1..json.len() - 1]);
    assert_eq!(read, Event::WorkflowTask(Box::new(task)));
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
    let Some(folder) = std::env::var_os("MPS_SAMPLES") else { return };
    let mut checked = 0;
    let mut files = Vec::new();
    json_files(Path::new(&folder), &mut files);
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let json = std::fs::read_to_string(&file).unwrap();
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
