// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Editing, erasing, dubbing, invisible watermarks.

use crate::model::model;
use crate::models::*;
use crate::{Input, Tagged, TaskResult};

model! {
    /// The files that dubbing made.
    ///
    /// Since 3.1.194.
    pub struct AIDubbingTaskOutput {
        /// The path of the original subtitles in their storage.
        "OriginSubtitlePath" origin_subtitle_path with_origin_subtitle_path: Option<String>,
        /// The path of the translated subtitles in their storage.
        "TranslateSubtitlePath" translate_subtitle_path with_translate_subtitle_path: Option<String>,
        /// The path of the dubbed video in its storage.
        "VoiceClonedVideo" voice_cloned_video with_voice_cloned_video: Option<String>,
        /// The path of the editable marks in their storage.
        "VoiceClonedMarkFile" voice_cloned_mark_file with_voice_cloned_mark_file: Option<String>,
        /// The path of the video in its storage.
        "VideoPath" video_path with_video_path: Option<String>,
        /// The id of the original subtitles in VOD.
        "OriginSubtitleFileId" origin_subtitle_file_id with_origin_subtitle_file_id: Option<String>,
        /// The id of the translated subtitles in VOD.
        "TranslateSubtitleFileId" translate_subtitle_file_id with_translate_subtitle_file_id: Option<String>,
        /// The path of the file of marks in its storage.
        "SpeakerPath" speaker_path with_speaker_path: Option<String>,
        /// The id of the file of marks in VOD.
        "SpeakerFileId" speaker_file_id with_speaker_file_id: Option<String>,
        /// The id of the erased video in VOD.
        "EraseVideoFileId" erase_video_file_id with_erase_video_file_id: Option<String>,
        /// The path of the erased video in its storage.
        "EraseVideoPath" erase_video_path with_erase_video_path: Option<String>,
        /// The path of the dubbed audio in its storage.
        "DstAudioPath" dst_audio_path with_dst_audio_path: Option<String>,
        /// The id of the dubbed audio in VOD.
        "DstAudioFileId" dst_audio_file_id with_dst_audio_file_id: Option<String>,
        /// The link of what an editor needs to change the dubbing.
        "DubbingEditInfoUrl" dubbing_edit_info_url with_dubbing_edit_info_url: Option<String>,
        /// Where subtitles stand in the picture. Null by document when there is none.
        "SubtitlePos" subtitle_pos with_subtitle_pos: Option<Box<SubtitlePosition>>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Dubbing a video in another language.
///
/// Since 3.1.194.
pub type AIDubbingTaskResult = TaskResult<AIDubbingTaskInput, Option<Box<AIDubbingTaskOutput>>>;

model! {
    /// The event of a video editing task.
    pub struct EditMediaTask {
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// The error as a number; 0 also while processing.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
        /// The files to edit.
        "Input" input with_input: Option<Input<EditMediaTaskInput>>,
        /// The edited video. Null by document when there is none.
        "Output" output with_output: Option<Box<EditMediaTaskOutput>>,
    }
}

model! {
    /// The edited video.
    pub struct EditMediaTaskOutput {
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// What the source holds. Null by document when there is none. Since 3.0.900.
        "MetaData" meta_data with_meta_data: Option<Box<MediaMetaData>>,
    }
}

model! {
    /// The event of reading an invisible watermark.
    ///
    /// Since 3.1.2.
    pub struct ExtractBlindWatermarkTask {
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// The error as a number, 0 when there is none.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
        /// Where the source is.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// The kind of watermark that was looked for.
        "Type" r#type with_type: Option<BlindWatermarkType>,
        /// Whether there is a watermark.
        "IsDetected" is_detected with_is_detected: Option<bool>,
        /// What the watermark says.
        "Result" result with_result: Option<String>,
        /// How to read an invisible watermark.
        "ExtractBlindWatermarkConfig" extract_blind_watermark_config with_extract_blind_watermark_config: Option<Input<ExtractBlindWatermarkTaskConfig>>,
    }
}

/// Erasing subtitles, watermarks or faces.
///
/// Since 3.1.2.
pub type SmartEraseTaskResult = TaskResult<SmartEraseTaskInput, Option<Box<AiAnalysisTaskDelLogoOutput>>>;
