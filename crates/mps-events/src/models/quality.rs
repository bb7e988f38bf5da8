// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Quality control.

use crate::model::model;
use crate::models::*;

model! {
    /// A fault found in a container.
    ///
    /// Since 3.0.1250.
    pub struct ContainerDiagnoseResultItem {
        /// The kind it belongs to. Null by document when there is none.
        "Category" category with_category: Option<DiagnoseCategory>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<DiagnoseType>,
        /// How bad it is. Null by document when there is none.
        "SeverityLevel" severity_level with_severity_level: Option<SeverityLevel>,
        /// When each was seen, by the clock, such as `2022-12-25T13:14:16Z`. Null by document when there is none.
        "DateTimeSet" date_time_set with_date_time_set: Vec<String>,
        /// Where each was seen, as a timestamp of the stream. Null by document when there is none.
        "TimestampSet" timestamp_set with_timestamp_set: Vec<f64>,
    }
}

model! {
    /// A fault found in a live stream.
    ///
    /// Since 3.0.1050.
    pub struct DiagnoseResult {
        /// The kind it belongs to. Null by document when there is none.
        "Category" category with_category: Option<DiagnoseCategory>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<DiagnoseType>,
        /// Where it began in the stream, as a timestamp of the stream. Null by document when there is none.
        "Timestamp" timestamp with_timestamp: Option<f64>,
        /// What it is, in words. Null by document when there is none.
        "Description" description with_description: Option<String>,
        /// When it was seen, by the clock of Beijing as the document has it. A moment: see
        /// [`EventTime::parse`](crate::EventTime::parse). Null by document when there is none.
        "DateTime" date_time with_date_time: Option<String>,
        /// How bad it is. Null by document when there is none.
        "SeverityLevel" severity_level with_severity_level: Option<SeverityLevel>,
    }
}

model! {
    /// A fault that a language model saw.
    ///
    /// Since 3.1.129.
    pub struct LLMDetectionIssue {
        /// The tag.
        "Tag" tag with_tag: Option<String>,
        /// What it is, in words.
        "Description" description with_description: Option<String>,
        /// How good the quality is, 0 to 100.
        "Score" score with_score: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, in milliseconds.
        "StartTimeMs" start_time_ms with_start_time_ms: Option<i64>,
        /// Where it ends, in milliseconds.
        "EndTimeMs" end_time_ms with_end_time_ms: Option<i64>,
        /// More about it, such as how bad it is, as JSON in a string.
        "ExtraData" extra_data with_extra_data: Option<String>,
    }
}

model! {
    /// A language model's report on a video's quality.
    ///
    /// Since 3.1.129.
    pub struct LLMDetectionReport {
        /// How many there are.
        "ResultCount" result_count with_result_count: Option<i64>,
        /// One thing that a language model looked for.
        "ResultSet" result_set with_result_set: Vec<LLMDetectionResultItem>,
    }
}

model! {
    /// One thing that a language model looked for.
    ///
    /// Since 3.1.129.
    pub struct LLMDetectionResultItem {
        /// The kind it belongs to.
        "Category" category with_category: Option<DetectionCategory>,
        /// The group of checks it belongs to.
        "Group" group with_group: Option<DetectionGroup>,
        /// The kind.
        "Type" r#type with_type: Option<DetectionType>,
        /// How good the quality is, 0 to 100.
        "Score" score with_score: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// A fault that a language model saw.
        "IssueSet" issue_set with_issue_set: Vec<LLMDetectionIssue>,
    }
}

model! {
    /// What quality control found.
    ///
    /// Since 3.0.900.
    pub struct QualityControlData {
        /// Whether there is no sound.
        "NoAudio" no_audio with_no_audio: Option<bool>,
        /// Whether there is no picture.
        "NoVideo" no_video with_no_video: Option<bool>,
        /// How good the quality is, 0 to 100.
        "QualityEvaluationScore" quality_evaluation_score with_quality_evaluation_score: Option<i64>,
        /// How good the quality is, as viewers would score it. Since 3.0.1428.
        "QualityEvaluationMeanOpinionScore" quality_evaluation_mean_opinion_score with_quality_evaluation_mean_opinion_score: Option<f64>,
        /// How good the picture looks, 0 to 100. Since 3.1.129.
        "AestheticEvaluationScore" aesthetic_evaluation_score with_aesthetic_evaluation_score: Option<i64>,
        /// A kind of fault and where it was found.
        "QualityControlResultSet" quality_control_result_set with_quality_control_result_set: Vec<QualityControlResult>,
        /// A fault found in a container. Since 3.0.1250.
        "ContainerDiagnoseResultSet" container_diagnose_result_set with_container_diagnose_result_set: Vec<ContainerDiagnoseResultItem>,
        /// A language model's report on a video's quality. Since 3.1.129.
        "LLMDetectionReport" llm_detection_report with_llm_detection_report: Option<Box<LLMDetectionReport>>,
    }
}

model! {
    /// Where a fault was found, and how sure it is.
    ///
    /// Since 3.0.900.
    pub struct QualityControlItem {
        /// How sure it is, 0 to 100, whole. Null by document when there is none.
        "Confidence" confidence with_confidence: Option<i64>,
        /// Where it begins, from the beginning of the source.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right. Null by document when there
        /// is none.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
    }
}

model! {
    /// A kind of fault and where it was found.
    ///
    /// Since 3.0.900.
    pub struct QualityControlResult {
        /// The kind.
        "Type" r#type with_type: Option<QualityControlType>,
        /// Where a fault was found, and how sure it is.
        "QualityControlItems" quality_control_items with_quality_control_items: Vec<QualityControlItem>,
    }
}
