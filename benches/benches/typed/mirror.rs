// Written by `cargo run -p xtask -- generate`. Change the facts of `mps-events`, not this file.

//! The objects of the measured events as serde derives them, every member an `Option`.
//!
//! Less is done here than by `mps-events`: the echo of the request and rare objects are passed over, unions are structs with a member
//! for each payload, and what isn't known is dropped.
#![allow(dead_code, reason = "read into, and never looked at")]

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ActivityResItem {
    pub(crate) transcode_task: Option<Box<MediaProcessTaskTranscodeResult>>,
    pub(crate) animated_graphic_task: Option<IgnoredAny>,
    pub(crate) snapshot_by_time_offset_task: Option<IgnoredAny>,
    pub(crate) sample_snapshot_task: Option<IgnoredAny>,
    pub(crate) image_sprite_task: Option<Box<MediaProcessTaskImageSpriteResult>>,
    pub(crate) adaptive_dynamic_streaming_task: Option<IgnoredAny>,
    pub(crate) recognition_task: Option<IgnoredAny>,
    pub(crate) review_task: Option<IgnoredAny>,
    pub(crate) analysis_task: Option<Box<ScheduleAnalysisTaskResult>>,
    pub(crate) quality_control_task: Option<Box<ScheduleQualityControlTaskResult>>,
    pub(crate) exec_rule_task: Option<IgnoredAny>,
    pub(crate) smart_subtitles_task: Option<Box<ScheduleSmartSubtitleTaskResult>>,
    pub(crate) smart_erase_task: Option<IgnoredAny>,
    #[serde(rename = "AIDubbingTask")]
    pub(crate) ai_dubbing_task: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ActivityResult {
    pub(crate) activity_type: Option<String>,
    pub(crate) activity_res_item: Option<Box<ActivityResItem>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiAnalysisResult {
    pub(crate) r#type: Option<String>,
    pub(crate) classification_task: Option<IgnoredAny>,
    pub(crate) cover_task: Option<Box<AiAnalysisTaskCoverResult>>,
    pub(crate) tag_task: Option<Box<AiAnalysisTaskTagResult>>,
    pub(crate) frame_tag_task: Option<IgnoredAny>,
    pub(crate) highlight_task: Option<IgnoredAny>,
    pub(crate) de_logo_task: Option<IgnoredAny>,
    pub(crate) segment_task: Option<IgnoredAny>,
    pub(crate) head_tail_task: Option<IgnoredAny>,
    pub(crate) description_task: Option<IgnoredAny>,
    pub(crate) horizontal_to_vertical_task: Option<IgnoredAny>,
    pub(crate) dubbing_task: Option<IgnoredAny>,
    pub(crate) video_remake_task: Option<IgnoredAny>,
    pub(crate) video_comprehension_task: Option<IgnoredAny>,
    pub(crate) cutout_task: Option<IgnoredAny>,
    pub(crate) reel_task: Option<IgnoredAny>,
    pub(crate) generic_task: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiAnalysisTaskCoverOutput {
    pub(crate) cover_set: Option<Vec<MediaAiAnalysisCoverItem>>,
    pub(crate) output_storage: Option<Box<TaskOutputStorage>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiAnalysisTaskCoverResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<AiAnalysisTaskCoverOutput>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiAnalysisTaskTagOutput {
    pub(crate) tag_set: Option<Vec<MediaAiAnalysisTagItem>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiAnalysisTaskTagResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<AiAnalysisTaskTagOutput>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiRecognitionResult {
    pub(crate) r#type: Option<String>,
    pub(crate) face_task: Option<IgnoredAny>,
    pub(crate) asr_words_task: Option<IgnoredAny>,
    pub(crate) asr_full_text_task: Option<Box<AiRecognitionTaskAsrFullTextResult>>,
    pub(crate) ocr_words_task: Option<IgnoredAny>,
    pub(crate) ocr_full_text_task: Option<IgnoredAny>,
    pub(crate) trans_text_task: Option<IgnoredAny>,
    pub(crate) object_task: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiRecognitionTaskAsrFullTextResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<AiRecognitionTaskAsrFullTextResultOutput>>,
    pub(crate) progress: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiRecognitionTaskAsrFullTextResultOutput {
    pub(crate) segment_set: Option<Vec<AiRecognitionTaskAsrFullTextSegmentItem>>,
    pub(crate) subtitle_path: Option<String>,
    pub(crate) output_storage: Option<Box<TaskOutputStorage>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AiRecognitionTaskAsrFullTextSegmentItem {
    pub(crate) confidence: Option<f64>,
    pub(crate) start_time_offset: Option<f64>,
    pub(crate) end_time_offset: Option<f64>,
    pub(crate) text: Option<String>,
    pub(crate) wordlist: Option<Vec<WordResult>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CosInputInfo {
    pub(crate) bucket: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) object: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CosOutputStorage {
    pub(crate) bucket: Option<String>,
    pub(crate) region: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaAiAnalysisCoverItem {
    pub(crate) cover_path: Option<String>,
    pub(crate) confidence: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaAiAnalysisTagItem {
    pub(crate) tag: Option<String>,
    pub(crate) confidence: Option<f64>,
    pub(crate) special_info: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaAudioStreamItem {
    pub(crate) bitrate: Option<i64>,
    pub(crate) sampling_rate: Option<i64>,
    pub(crate) codec: Option<String>,
    pub(crate) channel: Option<i64>,
    pub(crate) codecs: Option<String>,
    pub(crate) loudness: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaImageSpriteItem {
    pub(crate) definition: Option<i64>,
    pub(crate) height: Option<i64>,
    pub(crate) width: Option<i64>,
    pub(crate) total_count: Option<i64>,
    pub(crate) image_path_set: Option<Vec<String>>,
    pub(crate) web_vtt_path: Option<String>,
    pub(crate) storage: Option<Box<TaskOutputStorage>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaInputInfo {
    pub(crate) r#type: Option<String>,
    pub(crate) cos_input_info: Option<Box<CosInputInfo>>,
    pub(crate) url_input_info: Option<IgnoredAny>,
    pub(crate) s3_input_info: Option<IgnoredAny>,
    #[serde(rename = "VODInputInfo")]
    pub(crate) vod_input_info: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaMetaData {
    pub(crate) size: Option<i64>,
    pub(crate) container: Option<String>,
    pub(crate) bitrate: Option<i64>,
    pub(crate) height: Option<i64>,
    pub(crate) width: Option<i64>,
    pub(crate) duration: Option<f64>,
    pub(crate) rotate: Option<i64>,
    pub(crate) video_stream_set: Option<Vec<MediaVideoStreamItem>>,
    pub(crate) audio_stream_set: Option<Vec<MediaAudioStreamItem>>,
    pub(crate) video_duration: Option<f64>,
    pub(crate) audio_duration: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaProcessTaskImageSpriteResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<MediaImageSpriteItem>>,
    pub(crate) begin_process_time: Option<String>,
    pub(crate) finish_time: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaProcessTaskResult {
    pub(crate) r#type: Option<String>,
    pub(crate) transcode_task: Option<Box<MediaProcessTaskTranscodeResult>>,
    pub(crate) animated_graphic_task: Option<IgnoredAny>,
    pub(crate) snapshot_by_time_offset_task: Option<IgnoredAny>,
    pub(crate) sample_snapshot_task: Option<IgnoredAny>,
    pub(crate) image_sprite_task: Option<Box<MediaProcessTaskImageSpriteResult>>,
    pub(crate) adaptive_dynamic_streaming_task: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaProcessTaskTranscodeResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<MediaTranscodeItem>>,
    pub(crate) progress: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaTranscodeItem {
    pub(crate) output_storage: Option<Box<TaskOutputStorage>>,
    pub(crate) path: Option<String>,
    pub(crate) definition: Option<i64>,
    pub(crate) bitrate: Option<i64>,
    pub(crate) height: Option<i64>,
    pub(crate) width: Option<i64>,
    pub(crate) size: Option<i64>,
    pub(crate) duration: Option<f64>,
    pub(crate) container: Option<String>,
    pub(crate) md5: Option<String>,
    pub(crate) audio_stream_set: Option<Vec<MediaAudioStreamItem>>,
    pub(crate) video_stream_set: Option<Vec<MediaVideoStreamItem>>,
    pub(crate) call_back_ext_info: Option<String>,
    pub(crate) usage: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MediaVideoStreamItem {
    pub(crate) bitrate: Option<i64>,
    pub(crate) height: Option<i64>,
    pub(crate) width: Option<i64>,
    pub(crate) codec: Option<String>,
    pub(crate) fps: Option<i64>,
    pub(crate) color_primaries: Option<String>,
    pub(crate) color_space: Option<String>,
    pub(crate) color_transfer: Option<String>,
    pub(crate) hdr_type: Option<String>,
    pub(crate) codecs: Option<String>,
    pub(crate) fps_numerator: Option<i64>,
    pub(crate) fps_denominator: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct QualityControlData {
    pub(crate) no_audio: Option<bool>,
    pub(crate) no_video: Option<bool>,
    pub(crate) quality_evaluation_score: Option<i64>,
    pub(crate) quality_evaluation_mean_opinion_score: Option<f64>,
    pub(crate) aesthetic_evaluation_score: Option<i64>,
    pub(crate) quality_control_result_set: Option<Vec<QualityControlResult>>,
    pub(crate) container_diagnose_result_set: Option<IgnoredAny>,
    #[serde(rename = "LLMDetectionReport")]
    pub(crate) llm_detection_report: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct QualityControlItem {
    pub(crate) confidence: Option<i64>,
    pub(crate) start_time_offset: Option<f64>,
    pub(crate) end_time_offset: Option<f64>,
    pub(crate) area_coord_set: Option<Vec<i64>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct QualityControlResult {
    pub(crate) r#type: Option<String>,
    pub(crate) quality_control_items: Option<Vec<QualityControlItem>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct S3OutputStorage {
    pub(crate) s3_bucket: Option<String>,
    pub(crate) s3_region: Option<String>,
    pub(crate) s3_secret_id: Option<String>,
    pub(crate) s3_secret_key: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ScheduleAnalysisTaskResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Vec<AiAnalysisResult>>,
    pub(crate) begin_process_time: Option<String>,
    pub(crate) finish_time: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ScheduleQualityControlTaskResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<QualityControlData>>,
    pub(crate) progress: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ScheduleSmartSubtitleTaskResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Vec<SmartSubtitlesResult>>,
    pub(crate) begin_process_time: Option<String>,
    pub(crate) finish_time: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ScheduleTask {
    pub(crate) task_id: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input_info: Option<Box<MediaInputInfo>>,
    pub(crate) meta_data: Option<Box<MediaMetaData>>,
    pub(crate) activity_result_set: Option<Vec<ActivityResult>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SmartSubtitleTaskAsrFullTextResult {
    pub(crate) status: Option<String>,
    pub(crate) err_code_ext: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input: Option<IgnoredAny>,
    pub(crate) output: Option<Box<SmartSubtitleTaskAsrFullTextResultOutput>>,
    pub(crate) progress: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SmartSubtitleTaskAsrFullTextResultOutput {
    pub(crate) segment_set: Option<Vec<SmartSubtitleTaskAsrFullTextSegmentItem>>,
    pub(crate) path: Option<String>,
    pub(crate) subtitle_path: Option<String>,
    pub(crate) subtitle_info: Option<IgnoredAny>,
    pub(crate) output_storage: Option<Box<TaskOutputStorage>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SmartSubtitleTaskAsrFullTextSegmentItem {
    pub(crate) confidence: Option<f64>,
    pub(crate) start_time_offset: Option<f64>,
    pub(crate) end_time_offset: Option<f64>,
    pub(crate) text: Option<String>,
    pub(crate) wordlist: Option<Vec<WordResult>>,
    pub(crate) speaker_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SmartSubtitlesResult {
    pub(crate) r#type: Option<String>,
    pub(crate) asr_full_text_task: Option<Box<SmartSubtitleTaskAsrFullTextResult>>,
    pub(crate) trans_text_task: Option<IgnoredAny>,
    pub(crate) pure_subtitle_trans_task: Option<IgnoredAny>,
    pub(crate) ocr_full_text_task: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TaskOutputStorage {
    pub(crate) r#type: Option<String>,
    pub(crate) cos_output_storage: Option<Box<CosOutputStorage>>,
    pub(crate) s3_output_storage: Option<Box<S3OutputStorage>>,
    #[serde(rename = "VODOutputStorage")]
    pub(crate) vod_output_storage: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct WordResult {
    pub(crate) word: Option<String>,
    pub(crate) start: Option<f64>,
    pub(crate) end: Option<f64>,
    pub(crate) trans: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct WorkflowTask {
    pub(crate) task_id: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) err_code: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) input_info: Option<Box<MediaInputInfo>>,
    pub(crate) meta_data: Option<Box<MediaMetaData>>,
    pub(crate) media_process_result_set: Option<Vec<MediaProcessTaskResult>>,
    pub(crate) ai_content_review_result_set: Option<IgnoredAny>,
    pub(crate) ai_analysis_result_set: Option<Vec<AiAnalysisResult>>,
    pub(crate) ai_recognition_result_set: Option<Vec<AiRecognitionResult>>,
    pub(crate) ai_quality_control_task_result: Option<Box<ScheduleQualityControlTaskResult>>,
    pub(crate) smart_subtitles_task_result: Option<Vec<SmartSubtitlesResult>>,
    pub(crate) smart_erase_task_result: Option<IgnoredAny>,
    pub(crate) ai_dubbing_task_result: Option<IgnoredAny>,
}
