//! What users ask of an event: what came of it, of its parts, and which files there are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{ErrorClass, Event, Outcome};
use support::{event, workflow};

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
