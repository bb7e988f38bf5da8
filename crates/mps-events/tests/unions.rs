//! Objects whose tag names the member that holds their payload: what happens when they disagree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{AnomalyKind, ErrorClass, Event, Notification, Outcome};
use support::{anomalies, assert_lossless, event, task, workflow};

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
