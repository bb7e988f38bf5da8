//! Notifications of our own, with no sample of anybody else's in them.

use std::fmt::Write as _;

/// A finished workflow task of 2.7 KB: a transcode that succeeded and an image sprite that failed.
pub const WORKFLOW_TASK: &[u8] = include_bytes!("../events/workflow-task.json");

/// What [`large_workflow_task`] fills; stands once in [`WORKFLOW_TASK`].
const NO_RECOGNITION: &str = r#""AiRecognitionResultSet":[]"#;

/// How many sentences make 128 KB.
pub const SENTENCES: usize = 560;

/// A finished workflow task with the recognised speech of a long video: `segments` sentences of about 230 bytes each.
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
            r#"{comma}{{"Confidence":{confidence}.5,"StartTimeOffset":{start}.12,"EndTimeOffset":{end}.96,"Text":"晚间新闻第{index}段，\"现场\"连线。 And that was report {index} from the harbour.\n","Wordlist":[{{"Word":"晚间","Start":{start}.12,"End":{start}.58}}]}}"#,
            confidence = 80 + index % 20,
        );
    }
    recognition.push_str(r#"],"SubtitlePath":"/vod/evening-news-1042.vtt"}}}]"#);
    String::from_utf8_lossy(WORKFLOW_TASK).replacen(NO_RECOGNITION, &recognition, 1).into_bytes()
}

/// A finished schedule of 100 KB: the steps of a small one again and again.
#[must_use]
pub fn large_schedule_task() -> Vec<u8> {
    let small = compact(include_bytes!("../../crates/mps-events/fixtures/schedule_partial.json"));
    let small = String::from_utf8_lossy(&small);
    let split = small
        .split_once(STEPS)
        .and_then(|(head, rest)| rest.split_once(END_OF_STEPS).map(|(steps, tail)| (head, steps, tail)));
    let Some((head, steps, tail)) = split else { return Vec::new() };
    let times = (100_000 - head.len()) / steps.len();
    let steps = vec![steps; times].join(",");
    format!("{head}{STEPS}{steps}{END_OF_STEPS}{tail}").into_bytes()
}

/// What stands around the steps of the schedule among the fixtures.
const STEPS: &str = r#""ActivityResultSet":["#;
const END_OF_STEPS: &str = r#"]},"WorkflowTaskEvent""#;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_as_large_as_they_say() {
        assert!((2_600..2_800).contains(&WORKFLOW_TASK.len()));
        assert!((126_000..132_000).contains(&large_workflow_task(SENTENCES).len()));
        assert!((95_000..102_000).contains(&large_schedule_task().len()));
    }
}
