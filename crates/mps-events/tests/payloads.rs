//! Where MPS leaves its own schema, each way seen in a payload, in a document or in code that relies on it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::models::{
    AiAnalysisResult, MediaProcessTaskResult, QualityControlType, SmartSubtitlesResult, TaskOutputStorage, WorkflowTask,
};
use mps_events::{AnomalyKind, ErrorClass, Event, Model, Notification, Outcome};
use support::{anomalies, assert_lossless};

/// The event of a notification, which must be written back as it came.
fn event(event_type: &str, member: &str, json: &str) -> Event {
    let tag = if member.ends_with("Info") { "NotificationType" } else { "EventType" };
    let notification = format!(r#"{{"{tag}":"{event_type}","{member}":{json}}}"#);
    let event = support::event(&notification);
    assert_lossless(&event, json, json);
    event
}

fn workflow(members: &str) -> (Event, Box<WorkflowTask>) {
    let event = event("WorkflowTask", "WorkflowTaskEvent", &format!("{{{members}}}"));
    let Event::WorkflowTask(task) = event.clone() else { panic!("{event:?}") };
    (event, task)
}

#[test]
fn an_empty_list_comes_in_three_ways() {
    let empty = workflow("").1;
    for members in [r#""AiAnalysisResultSet":[]"#, r#""AiAnalysisResultSet":null"#] {
        let (event, task) = workflow(members);
        assert_eq!(task, empty, "{members}");
        assert_eq!(anomalies(&event), []);
    }
}

#[test]
fn every_sibling_of_the_event_may_be_there_as_null() {
    let json = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"t"},"EditMediaTaskEvent":null,
        "ScheduleTaskEvent":null,"LiveScheduleTaskEvent":null,"GetMediaAttributesTaskEvent":null,"ExtInfo":""}"#;
    let event = Notification::from_slice(json).unwrap().event().unwrap();
    assert_eq!(event.task_id(), Some("t"));
    assert_eq!(anomalies(&event), []);
}

#[test]
fn the_tag_chooses_beside_filled_payloads_too() {
    let (event, task) = workflow(
        r#""MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Output":{"OutputStorage":{"Type":"COS",
        "S3OutputStorage":{"S3Bucket":"s"},"CosOutputStorage":{"Bucket":"c"}}}}}]"#,
    );
    let MediaProcessTaskResult::Transcode(task) = task.media_process_result_set[0].value() else { panic!() };
    let storage = task.output.as_ref().unwrap().output_storage.as_ref().unwrap();
    assert!(matches!(storage.value(), TaskOutputStorage::Cos(cos) if cos.bucket.as_deref() == Some("c")));
    assert_eq!(anomalies(&event), []);
}

#[test]
fn a_live_review_holds_empty_lists_of_the_other_kinds() {
    let event = event(
        "AiReviewResult",
        "AiReviewResultInfo",
        r#"{"ResultSet":[{"Type":"VoicePorn","ImagePornResultSet":[],"ImageTerrorismResultSet":[],"ImagePoliticalResultSet":[],
        "VoicePornResultSet":[{"StartPtsTime":1,"Confidence":99.5,"Label":"sexual_moan","Suggestion":"block"}]}]}"#,
    );
    assert_eq!(anomalies(&event), []);
}

#[test]
fn a_failed_task_may_hold_an_output_of_nothing() {
    let (event, _) = workflow(
        r#""Status":"FINISH","MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Status":"FAIL","ErrCode":40000,
        "Output":{"Path":"","Size":0,"Duration":0,"OutputStorage":{"Type":"","CosOutputStorage":{"Bucket":"","Region":""}}}}}]"#,
    );
    assert_eq!(event.outputs(), []);
    assert_eq!(event.outcome(), Outcome::Failed);
    assert_eq!(event.sub_tasks()[0].error.as_ref().unwrap().class, ErrorClass::InvalidInput);
}

#[test]
fn subtitles_are_a_list_under_a_singular_name_and_may_lack_their_tag() {
    let (event, task) = workflow(
        r#""SmartSubtitlesTaskResult":[{"AsrFullTextTask":{"Status":"SUCCESS"}}],"SmartSubtitlesTaskResultSet":[{"Type":"x"}]"#,
    );
    assert!(matches!(task.smart_subtitles_task_result[0].value(), SmartSubtitlesResult::AsrFullTextRecognition(_)));
    assert_eq!(anomalies(&event), [("SmartSubtitlesTaskResultSet".to_owned(), AnomalyKind::UnknownMember)]);
}

#[test]
fn numbers_keep_what_they_are() {
    let (event, task) = workflow(
        r#""MetaData":{"Duration":11.261677742004395,"AudioDuration":60,"Rotate":0,"VideoStreamSet":[
        {"Fps":29,"FpsNumerator":30000,"FpsDenominator":1001},{"Fps":23,"FpsNumerator":0,"FpsDenominator":0}]}"#,
    );
    let meta = task.meta_data.as_ref().unwrap();
    assert_eq!((meta.duration, meta.audio_duration), (Some(11.261_677_742_004_395), Some(60.0)));
    assert_eq!(meta.video_stream_set[0].fps, Some(29));
    let written = serde_json::to_string(&event).unwrap();
    assert!(
        written.contains(r#""Duration":11.261677742004395"#) && written.contains(r#""AudioDuration":60}"#),
        "{written}"
    );
}

#[test]
fn an_id_may_be_a_number() {
    let (event, _) = workflow(
        r#""AiRecognitionResultSet":[{"Type":"FaceRecognition","FaceTask":{"Output":{"ResultSet":[{"Id":183213,"Name":"n"}]}}}]"#,
    );
    assert!(serde_json::to_string(&event).unwrap().contains(r#""Id":"183213""#));
    assert_eq!(anomalies(&event), []);
}

#[test]
fn json_in_a_string_stays_a_string() {
    let info = r#""{\"a\":[1,\"\\u00e9\"]}""#;
    let (event, _) = workflow(&format!(
        r#""AiAnalysisResultSet":[{{"Type":"Tag","TagTask":{{"Output":{{"TagSet":[{{"Tag":"t","SpecialInfo":{info}}}]}}}}}}]"#
    ));
    assert!(serde_json::to_string(&event).unwrap().contains(info));
}

#[test]
fn results_have_times_and_progress_that_their_objects_do_not_declare() {
    let (event, _) = workflow(
        r#""AiAnalysisResultSet":[{"Type":"Tag","TagTask":{"Status":"SUCCESS","Progress":100,
        "BeginProcessTime":"2024-05-01T08:00:00Z","FinishTime":"2024-05-01T08:00:09Z"}},
        {"Type":"DeLogo","DeLogoTask":{"Status":"FAIL","ErrCodeExt":"InternalError","Progress":3}}]"#,
    );
    let [tag, logo] = &event.sub_tasks()[..] else { panic!() };
    assert_eq!((tag.seconds(), tag.progress, logo.progress), (Some(9), Some(100), Some(3)));
    assert_eq!(logo.error.as_ref().unwrap().class, ErrorClass::Internal);
    assert_eq!(anomalies(&event), []);
}

#[test]
fn streams_have_a_duration_that_the_schema_lacks() {
    let (event, task) = workflow(r#""MetaData":{"AudioStreamSet":[{"Codec":"aac","Duration":12.5}]}"#);
    let stream = &task.meta_data.as_ref().unwrap().audio_stream_set[0];
    assert_eq!(stream.other().get("Duration").unwrap().get(), "12.5");
    assert_eq!(anomalies(&event), [("MetaData.AudioStreamSet[0].Duration".to_owned(), AnomalyKind::UnknownMember)]);
}

#[test]
fn an_output_is_a_list_in_some_results_and_an_object_in_others() {
    let activity = |output: &str| {
        let json = format!(
            r#"{{"ActivityResultSet":[{{"ActivityType":"AIAnalysis","ActivityResItem":{{"AnalysisTask":{{"Output":{output}}}}}}},
            {{"ActivityType":"Transcode","ActivityResItem":{{"TranscodeTask":{{"Output":[{{"Path":"/a"}}]}}}}}}]}}"#
        );
        event("ScheduleTask", "ScheduleTaskEvent", &json)
    };
    let first = "ActivityResultSet[0].ActivityResItem.AnalysisTask.Output".to_owned();
    let second = ("ActivityResultSet[1].ActivityResItem.TranscodeTask.Output".to_owned(), AnomalyKind::Reshaped);
    for (output, expected) in [
        (r#"[{"Type":"Tag","TagTask":{}}]"#, vec![second.clone()]),
        (r#"{"Type":"Tag","TagTask":{}}"#, vec![(first, AnomalyKind::Reshaped), second]),
    ] {
        let event = activity(output);
        assert_eq!(anomalies(&event), expected);
        assert_eq!(event.outputs().len(), 1);
    }
}

#[test]
fn tags_have_names_beside_the_documented_ones() {
    for (tag, member) in [("VRemake", "VideoRemakeTask"), ("Segment", "SegmentTask"), ("HeadTail", "HeadTailTask")] {
        let (event, task) =
            workflow(&format!(r#""AiAnalysisResultSet":[{{"Type":"{tag}","{member}":{{"Status":"SUCCESS"}}}}]"#));
        assert!(!matches!(task.ai_analysis_result_set[0].value(), AiAnalysisResult::Unknown(_)), "{tag}");
        assert_eq!(event.sub_tasks()[0].kind, tag);
        assert_eq!(anomalies(&event), []);
    }
}

#[test]
fn documents_misspell_values_and_leak_placeholders() {
    let event = event(
        "AiQualityControlResult",
        "AiQualityControlResultInfo",
        r#"{"QualityControlResults":[{"Type":"x"}],"QualityControlResultSet":[{"Type":"BackWhiteEdge"},{"Type":"abc"},{"Type":"BLUR"}]}"#,
    );
    let Event::AiQualityControlResult(info) = &event else { panic!() };
    let kinds: Vec<_> = info.quality_control_result_set.iter().map(|result| result.r#type.clone().unwrap()).collect();
    assert!(matches!(&kinds[0], QualityControlType::Other(text) if &**text == "BackWhiteEdge"));
    assert_eq!(kinds[1].known(), None);
    assert_eq!(kinds[2], QualityControlType::Blur);
}

#[test]
fn a_message_is_no_sign_of_failure() {
    for message in ["", "SUCCESS", "Success", "success"] {
        let members = format!(
            r#""Status":"FINISH","ErrCode":0,"Message":"{message}","MediaProcessResultSet":[{{"Type":"Transcode",
            "TranscodeTask":{{"Status":"SUCCESS","ErrCodeExt":"","ErrCode":0,"Message":"{message}"}}}}]"#
        );
        assert_eq!(workflow(&members).0.outcome(), Outcome::Success, "{message}");
    }
    let ongoing = r#""Status":"FINISH","MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Status":"PROCESSING",
        "ErrCode":0,"Message":"SUCCESS","Output":null}}]"#;
    assert_eq!(workflow(ongoing).0.outcome(), Outcome::Processing);
}

#[test]
fn only_the_first_part_of_an_error_is_a_class() {
    for (code, class) in [
        ("SourceFileError.NoVideoResolution", ErrorClass::SourceFile),
        ("SourceFileError.NoVideoResolutio", ErrorClass::SourceFile),
        ("InvalidInput.ResultFileSizeTooLarge", ErrorClass::InvalidInput),
        ("InternalError", ErrorClass::Internal),
        ("InternalErrors", ErrorClass::Other),
        ("302", ErrorClass::Other),
    ] {
        assert_eq!(ErrorClass::of_code_ext(code), class, "{code}");
    }
    for (code, class) in [(60_000, ErrorClass::SourceFile), (70_000, ErrorClass::Internal), (30_010, ErrorClass::Other)]
    {
        assert_eq!(ErrorClass::of_code(code), class, "{code}");
    }
}

#[test]
fn subtitles_succeed_in_words_of_their_own() {
    let outcome = |first: &str, second: &str| {
        let json = format!(
            r#"{{"SmartSubtitlesTaskResult":{{"Outputs":[{{"Status":"SUCCESS","TransTextTask":{{"SubtitleResults":[
            {{"Status":"{first}","Path":"/1"}},{{"Status":"{second}"}}]}}}}]}}}}"#
        );
        event("BatchTask", "BatchTaskEvent", &json).outcome()
    };
    assert_eq!(outcome("Success", "Success"), Outcome::Success);
    assert_eq!(outcome("Success", "Error"), Outcome::Partial);
    assert_eq!(outcome("Error", "Error"), Outcome::Failed);
}

#[test]
fn a_batch_names_its_task_beside_the_event_if_at_all() {
    let json = br#"{"EventType":"BatchTask","TaskId":"b","BatchTaskEvent":{"InputInfos":[]}}"#;
    let notification = Notification::from_slice(json).unwrap();
    assert_eq!((notification.task_id(), notification.status()), (Some("b"), None));
    assert_eq!(notification.event().unwrap().task_id(), None);
}

#[test]
fn members_that_tencent_has_removed_are_kept_in_what_was_asked() {
    let (event, task) = workflow(
        r#""MediaProcessResultSet":[{"Type":"Transcode","TranscodeTask":{"Input":{"WatermarkSet":null,"RawParameter":null,
        "OverrideParameter":{"VideoEnhance":{"FaceEnhance":{"Switch":"ON"},"Hdr":null}}}}}]"#,
    );
    let MediaProcessTaskResult::Transcode(task) = task.media_process_result_set[0].value() else { panic!() };
    let asked = task.input.as_ref().unwrap().read();
    assert!(asked.watermark_set.is_empty() && asked.raw_parameter.is_none());
    let enhance = asked.override_parameter.unwrap();
    assert!(serde_json::to_string(&enhance).unwrap().contains(r#""FaceEnhance":{"Switch":"ON"}"#));
    assert_eq!(anomalies(&event), []);
}
