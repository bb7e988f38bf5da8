// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Subtitles.

use crate::model::{model, union};
use crate::models::*;
use crate::{NoCommon, Tagged, TaskResult};

/// Translating a subtitle file.
///
/// Since 3.1.2.
pub type PureSubtitleTransResult = TaskResult<SmartSubtitleTaskResultInput, Option<Box<PureSubtitleTransResultOutput>>>;

model! {
    /// The translated subtitle files.
    ///
    /// Since 3.1.2.
    pub struct PureSubtitleTransResultOutput {
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// A translated subtitle file.
        "SubtitleResults" subtitle_results with_subtitle_results: Vec<SubtitleTransResultItem>,
    }
}

/// Making subtitles from speech.
///
/// Since 3.0.1350.
pub type SmartSubtitleTaskAsrFullTextResult =
    TaskResult<SmartSubtitleTaskResultInput, Option<Box<SmartSubtitleTaskAsrFullTextResultOutput>>>;

model! {
    /// The subtitles made from speech.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitleTaskAsrFullTextResultOutput {
        /// Where it was found. Null by document when there is none.
        "SegmentSet" segment_set with_segment_set: Vec<SmartSubtitleTaskAsrFullTextSegmentItem>,
        /// The path of the file in its storage. Since 3.1.2.
        "Path" path with_path: Option<String>,
        /// The path of the subtitles in their storage.
        "SubtitlePath" subtitle_path with_subtitle_path: Option<String>,
        /// A subtitle file in one language. Since 3.1.62.
        "SubtitleInfo" subtitle_info with_subtitle_info: Option<Box<SubtitleResult>>,
        /// The storage that paths are in; the task's own when absent. Since 3.1.2.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

model! {
    /// A subtitle made from speech.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitleTaskAsrFullTextSegmentItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// The words, one by one. Null by document when there is none.
        "Wordlist" wordlist with_wordlist: Vec<WordResult>,
        /// Who speaks, as a number of the recording. Since 3.1.62.
        "SpeakerId" speaker_id with_speaker_id: Option<String>,
    }
}

model! {
    /// The subtitles of one file of a batch.
    ///
    /// Since 3.0.1428.
    pub struct SmartSubtitleTaskBatchOutput {
        /// How far it is, 0 to 100.
        "Progress" progress with_progress: Option<i64>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<SubTaskStatus>,
        /// The error as text, see [`ErrorClass`](crate::ErrorClass); empty or `SUCCESS` when there is none.
        "ErrCodeExt" err_code_ext with_err_code_ext: Option<String>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
        /// The translated subtitles. Null by document when there is none.
        "TransTextTask" trans_text_task with_trans_text_task: Option<Box<SmartSubtitleTaskTransTextResultOutput>>,
        /// The subtitles made from speech. Null by document when there is none.
        "AsrFullTextTask" asr_full_text_task with_asr_full_text_task: Option<Box<SmartSubtitleTaskAsrFullTextResultOutput>>,
    }
}

/// Making subtitles from text in the picture.
///
/// Since 3.1.62.
pub type SmartSubtitleTaskFullTextResult =
    TaskResult<SmartSubtitleTaskResultInput, Option<Box<SmartSubtitleTaskTextResultOutput>>>;

model! {
    /// A subtitle made from text in the picture.
    ///
    /// Since 3.1.129.
    pub struct SmartSubtitleTaskFullTextSegmentItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// The translated text.
        "Trans" trans with_trans: Option<String>,
        /// Who speaks, as a number of the recording.
        "SpeakerId" speaker_id with_speaker_id: Option<String>,
    }
}

model! {
    /// The subtitles made from text in the picture.
    ///
    /// Since 3.1.62.
    pub struct SmartSubtitleTaskTextResultOutput {
        /// Where it was found. Null by document when there is none. Since 3.1.129.
        "SegmentSet" segment_set with_segment_set: Vec<SmartSubtitleTaskFullTextSegmentItem>,
        /// A subtitle file in one language. Null by document when there is none.
        "RecognizeSubtitleResult" recognize_subtitle_result with_recognize_subtitle_result: Vec<SubtitleResult>,
        /// A subtitle file in one language. Null by document when there is none.
        "TransSubtitleResult" trans_subtitle_result with_trans_subtitle_result: Vec<SubtitleResult>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Making translated subtitles.
///
/// Since 3.0.1350.
pub type SmartSubtitleTaskTransTextResult =
    TaskResult<SmartSubtitleTaskResultInput, Option<Box<SmartSubtitleTaskTransTextResultOutput>>>;

model! {
    /// The translated subtitles.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitleTaskTransTextResultOutput {
        /// Where it was found. Null by document when there is none.
        "SegmentSet" segment_set with_segment_set: Vec<SmartSubtitleTaskTransTextSegmentItem>,
        /// The path of the subtitles in their storage.
        "SubtitlePath" subtitle_path with_subtitle_path: Option<String>,
        /// The storage that paths are in; the task's own when absent. Since 3.1.2.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The path of the file in its storage. Since 3.1.2.
        "Path" path with_path: Option<String>,
        /// A translated subtitle file. Since 3.1.2.
        "SubtitleResults" subtitle_results with_subtitle_results: Vec<SubtitleTransResultItem>,
    }
}

model! {
    /// A translated subtitle.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitleTaskTransTextSegmentItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// The translated text.
        "Trans" trans with_trans: Option<String>,
        /// The words, one by one. Null by document when there is none.
        "Wordlist" wordlist with_wordlist: Vec<WordResult>,
        /// Who speaks, as a number of the recording. Since 3.1.62.
        "SpeakerId" speaker_id with_speaker_id: Option<String>,
    }
}

union! {
    /// One kind of subtitles.
    ///
    /// Since 3.0.1350.
    pub enum SmartSubtitlesResult tagged "Type" around None, common NoCommon {
        /// `AsrFullTextRecognition`: making subtitles from speech.
        "AsrFullTextRecognition" "AsrFullTextTask" AsrFullTextRecognition: Box<SmartSubtitleTaskAsrFullTextResult>,
        /// `TransTextRecognition`: making translated subtitles.
        "TransTextRecognition" "TransTextTask" TransTextRecognition: Box<SmartSubtitleTaskTransTextResult>,
        /// `PureSubtitleTrans`: translating a subtitle file.
        "PureSubtitleTrans" "PureSubtitleTransTask" PureSubtitleTrans: Box<PureSubtitleTransResult>,
        /// `OcrFullTextRecognition`: making subtitles from text in the picture.
        "OcrFullTextRecognition" "OcrFullTextTask" OcrFullTextRecognition: Box<SmartSubtitleTaskFullTextResult>,
    }
    aliases { }
}

model! {
    /// Where subtitles stand in the picture.
    ///
    /// Since 3.1.2.
    pub struct SubtitlePosition {
        /// The middle of the subtitles, from the top.
        "CenterY" center_y with_center_y: Option<i64>,
    }
}

model! {
    /// A subtitle file in one language.
    ///
    /// Since 3.1.62.
    pub struct SubtitleResult {
        /// The language of the text.
        "Language" language with_language: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<String>,
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The path of the video with burned-in subtitles.
        "SubtitleEmbedPath" subtitle_embed_path with_subtitle_embed_path: Option<String>,
        /// The id of the subtitles in VOD. Since 3.1.194.
        "SubtitleFileId" subtitle_file_id with_subtitle_file_id: Option<String>,
    }
}

model! {
    /// A translated subtitle file.
    ///
    /// Since 3.1.2.
    pub struct SubtitleTransResultItem {
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TranslationStatus>,
        /// The language translated from.
        "TransSrc" trans_src with_trans_src: Option<String>,
        /// The language translated into.
        "TransDst" trans_dst with_trans_dst: Option<String>,
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The path of the video with burned-in subtitles. Since 3.1.62.
        "SubtitleEmbedPath" subtitle_embed_path with_subtitle_embed_path: Option<String>,
        /// The id of the subtitles in VOD. Since 3.1.194.
        "SubtitleFileId" subtitle_file_id with_subtitle_file_id: Option<String>,
    }
}
