//! Notifications of our own, with no sample of anybody else's in them.

use std::fmt::Write as _;

/// A finished workflow task of 2.7 KB: a transcode that succeeded and an image sprite that failed.
pub const WORKFLOW_TASK: &[u8] = include_bytes!("../events/workflow-task.json");

/// What [`large_workflow_task`] fills; stands once in [`WORKFLOW_TASK`].
const NO_RECOGNITION: &str = r#""AiRecognitionResultSet":[]"#;

/// A finished workflow task with the recognised speech of a long video: `segments` sentences of about 210 bytes each.
///
/// Half of the text is Chinese, as it mostly is in the field, so that not every byte is ASCII.
#[must_use]
pub fn large_workflow_task(segments: usize) -> Vec<u8> {
    let mut recognition = String::from(
        r#""AiRecognitionResultSet":[{"Type":"AsrFullTextRecognition","AsrFullTextTask":{"Status":"SUCCESS","ErrCodeExt":"SUCCESS","ErrCode":0,"Message":"","Input":{"Definition":10101},"Output":{"SegmentSet":["#,
    );
    for index in 0..segments {
        let comma = if index == 0 { "" } else { "," };
        let start = index * 4;
        let end = start + 3;
        // Writing to a string cannot fail.
        let _ = write!(
            recognition,
            r#"{comma}{{"Confidence":{confidence}.5,"StartTimeOffset":{start}.12,"EndTimeOffset":{end}.96,"Text":"晚间新闻第{index}段，\"现场\"连线。 And that was report {index} from the harbour.\n","Wordlist":[{{"Word":"晚间","StartTimeOffset":{start}.12,"EndTimeOffset":{start}.58}}]}}"#,
            confidence = 80 + index % 20,
        );
    }
    recognition.push_str(r#"],"SubtitlePath":"/vod/evening-news-1042.vtt"}}}]"#);
    String::from_utf8_lossy(WORKFLOW_TASK).replacen(NO_RECOGNITION, &recognition, 1).into_bytes()
}

/// JSON without the white space between its tokens; its members stay in their order, which a `Value` would sort.
pub fn compact(json: &[u8]) -> Vec<u8> {
    let (mut in_text, mut escaped) = (false, false);
    let is_kept = |&byte: &u8| {
        let kept = in_text || !byte.is_ascii_whitespace();
        if byte == b'"' && !escaped {
            in_text = !in_text;
        }
        escaped = byte == b'\\' && !escaped;
        kept
    };
    json.iter().copied().filter(is_kept).collect()
}
