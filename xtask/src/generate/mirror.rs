//! The objects of the benchmarks as plain serde derives, for parsers that read through serde.

use super::names;
use crate::Result;
use crate::facts::{Facts, Member};

/// The objects in the measured events: those of all events would take minutes to compile.
const OBJECTS: [&str; 39] = [
    "ActivityResItem",
    "ActivityResult",
    "AiAnalysisResult",
    "AiAnalysisTaskCoverOutput",
    "AiAnalysisTaskCoverResult",
    "AiAnalysisTaskTagOutput",
    "AiAnalysisTaskTagResult",
    "AiRecognitionResult",
    "AiRecognitionTaskAsrFullTextResult",
    "AiRecognitionTaskAsrFullTextResultOutput",
    "AiRecognitionTaskAsrFullTextSegmentItem",
    "CosInputInfo",
    "CosOutputStorage",
    "MediaAiAnalysisCoverItem",
    "MediaAiAnalysisTagItem",
    "MediaAudioStreamItem",
    "MediaImageSpriteItem",
    "MediaInputInfo",
    "MediaMetaData",
    "MediaProcessTaskImageSpriteResult",
    "MediaProcessTaskResult",
    "MediaProcessTaskTranscodeResult",
    "MediaTranscodeItem",
    "MediaVideoStreamItem",
    "QualityControlData",
    "QualityControlItem",
    "QualityControlResult",
    "S3OutputStorage",
    "ScheduleAnalysisTaskResult",
    "ScheduleQualityControlTaskResult",
    "ScheduleSmartSubtitleTaskResult",
    "ScheduleTask",
    "SmartSubtitleTaskAsrFullTextResult",
    "SmartSubtitleTaskAsrFullTextResultOutput",
    "SmartSubtitleTaskAsrFullTextSegmentItem",
    "SmartSubtitlesResult",
    "TaskOutputStorage",
    "WordResult",
    "WorkflowTask",
];

const HEAD: &str = "\
// Written by `cargo run -p xtask -- generate`. Change the facts of `mps-events`, not this file.

//! The objects of the measured events as serde derives them, every member an `Option`.
//!
//! Less is done here than by `mps-events`: the echo of the request and rare objects are passed over, unions are structs with a member
//! for each payload, and what isn't known is dropped.
#![allow(dead_code, reason = \"read into, and never looked at\")]

use serde::Deserialize;
use serde::de::IgnoredAny;
";

/// The text of the file.
pub(super) fn declare(facts: &Facts) -> Result<String> {
    let mut text = HEAD.to_owned();
    for name in OBJECTS {
        let object = facts.objects.get(name).ok_or_else(|| format!("facts.txt: expected an object {name}"))?;
        text.push_str(&format!(
            "\n#[derive(Debug, Deserialize)]\n#[serde(rename_all = \"PascalCase\")]\npub(crate) struct {name} {{\n"
        ));
        for member in &object.members {
            let kind = kind(member);
            let field = names::field(&member.name);
            if pascal_case(&field) != member.name {
                text.push_str(&format!("    #[serde(rename = {:?})]\n", member.name));
            }
            text.push_str(&format!("    pub(crate) {field}: Option<{kind}>,\n"));
        }
        text.push_str("}\n");
    }
    Ok(text)
}

fn kind(member: &Member) -> String {
    let scalar = super::objects::scalar(&member.kind);
    match (scalar, member.is_list) {
        (Some(scalar), false) => scalar.to_owned(),
        (Some(scalar), true) => format!("Vec<{scalar}>"),
        (None, _) if !OBJECTS.contains(&member.kind.as_str()) => "IgnoredAny".to_owned(),
        (None, false) => format!("Box<{}>", member.kind),
        (None, true) => format!("Vec<{}>", member.kind),
    }
}

/// What serde's `PascalCase` makes of a field.
fn pascal_case(field: &str) -> String {
    let words = field.trim_start_matches("r#").split('_');
    let capitalised = words.map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    capitalised.collect()
}
