// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Live streams.

use crate::model::{model, union};
use crate::models::*;
use crate::{NoCommon, Tagged, TaskResult};

union! {
    /// One step of a live schedule: the sub-task that ran in it.
    ///
    /// Since 3.0.1050.
    pub enum LiveActivityResult tagged "ActivityType" around Some("LiveActivityResItem"), common NoCommon {
        /// `LiveRecord`: recording a live stream.
        "LiveRecord" "LiveRecordTask" LiveRecord: Box<LiveScheduleLiveRecordTaskResult>,
        /// `AiQualityControl`: quality control.
        "AiQualityControl" "LiveQualityControlTask" AiQualityControl: Box<ScheduleQualityControlTaskResult>,
    }
    aliases { }
}

model! {
    /// A description of a live stream.
    ///
    /// Since 3.1.2.
    pub struct LiveAiAnalysisDescriptionItem {
        /// One paragraph of a live stream's summary. Null by document when there is none.
        "Paragraphs" paragraphs with_paragraphs: Vec<LiveAiParagraphInfo>,
    }
}

model! {
    /// One paragraph of a live stream's summary.
    ///
    /// Since 3.1.2.
    pub struct LiveAiParagraphInfo {
        /// What it is about, in short.
        "Summary" summary with_summary: Option<String>,
        /// The title.
        "Title" title with_title: Option<String>,
        /// The key words that were found.
        "Keywords" keywords with_keywords: Vec<String>,
        /// Where it begins, from the beginning of the source.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// When it begins, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "BeginTime" begin_time with_begin_time: Option<String>,
        /// When it ends, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "EndTime" end_time with_end_time: Option<String>,
    }
}

model! {
    /// A file that was recorded.
    ///
    /// Since 3.0.1050.
    pub struct LiveRecordFile {
        /// The link of the recording. Null by document when there is none.
        "Url" url with_url: Option<String>,
        /// How large it is. Null by document when there is none.
        "Size" size with_size: Option<i64>,
        /// How long it is. Null by document when there is none.
        "Duration" duration with_duration: Option<i64>,
        /// When it begins, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse). Null by document
        /// when there is none.
        "StartTime" start_time with_start_time: Option<String>,
        /// When it ends, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse). Null by document
        /// when there is none.
        "EndTime" end_time with_end_time: Option<String>,
    }
}

model! {
    /// The files that were recorded.
    ///
    /// Since 3.0.1050.
    pub struct LiveRecordResult {
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// A file that was recorded. Null by document when there is none.
        "FileList" file_list with_file_list: Vec<LiveRecordFile>,
    }
}

/// Recording a live stream.
///
/// Since 3.0.1050.
pub type LiveScheduleLiveRecordTaskResult = TaskResult<LiveRecordTaskInput, Option<Box<LiveRecordResult>>>;

model! {
    /// The event of a live schedule.
    ///
    /// Since 3.0.1050.
    pub struct LiveScheduleTask {
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// The error as a number, 0 when there is none.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
        /// The link of the stream.
        "Url" url with_url: Option<String>,
        /// One step of a live schedule: the sub-task that ran in it. Null by document when there is none.
        "LiveActivityResultSet" live_activity_result_set with_live_activity_result_set: Vec<Tagged<LiveActivityResult>>,
    }
}

model! {
    /// A subtitle of a live stream.
    ///
    /// Since 3.1.62.
    pub struct LiveSmartSubtitleResult {
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPTSTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPTSTime" end_pts_time with_end_pts_time: Option<f64>,
        /// The translated text.
        "Trans" trans with_trans: Option<String>,
        /// When it begins, by the clock. Null by document when there is none.
        "StartTime" start_time with_start_time: Option<String>,
        /// When it ends, by the clock. Null by document when there is none.
        "EndTime" end_time with_end_time: Option<String>,
        /// Whether the text is final. Null by document when there is none.
        "SteadyState" steady_state with_steady_state: Option<bool>,
        /// Who speaks, as the stream names them. Null by document when there is none.
        "UserId" user_id with_user_id: Option<String>,
    }
}

model! {
    /// What was analysed in a live stream.
    ///
    /// Since 3.0.1050.
    pub struct LiveStreamAiAnalysisResultInfo {
        /// One kind of analysis of a live stream. Null by document when there is none.
        "ResultSet" result_set with_result_set: Vec<Tagged<LiveStreamAiAnalysisResultItem>>,
    }
}

union! {
    /// One kind of analysis of a live stream.
    ///
    /// Since 3.0.1050.
    pub enum LiveStreamAiAnalysisResultItem tagged "Type" around None, common NoCommon {
        /// `SegmentRecognition`: a segment of a video.
        "SegmentRecognition" "SegmentResultSet" SegmentRecognition: Vec<SegmentRecognitionItem>,
        /// `Highlight`: a highlight and where it stands.
        "Highlight" "HighlightResultSet" Highlight: Vec<MediaAiAnalysisHighlightItem>,
        /// `Description`: a description of a live stream.
        "Description" "DescriptionResult" Description: Box<LiveAiAnalysisDescriptionItem>,
    }
    aliases { }
}

model! {
    /// What quality control saw in a live stream.
    ///
    /// Since 3.0.1050.
    pub struct LiveStreamAiQualityControlResultInfo {
        /// A kind of fault and where it was found. Null by document when there is none. No longer sent.
        "QualityControlResults" quality_control_results with_quality_control_results: Vec<QualityControlResult>,
        /// A fault found in a live stream. Null by document when there is none. No longer sent.
        "DiagnoseResults" diagnose_results with_diagnose_results: Vec<DiagnoseResult>,
        /// A kind of fault and where it was found. Null by document when there is none. Since 3.0.1250.
        "QualityControlResultSet" quality_control_result_set with_quality_control_result_set: Vec<QualityControlResult>,
        /// A fault found in a live stream. Null by document when there is none. Since 3.0.1250.
        "DiagnoseResultSet" diagnose_result_set with_diagnose_result_set: Vec<DiagnoseResult>,
    }
}

model! {
    /// What was recognised in a live stream.
    pub struct LiveStreamAiRecognitionResultInfo {
        /// One kind of recognition in a live stream.
        "ResultSet" result_set with_result_set: Vec<Tagged<LiveStreamAiRecognitionResultItem>>,
    }
}

union! {
    /// One kind of recognition in a live stream.
    pub enum LiveStreamAiRecognitionResultItem tagged "Type" around None, common NoCommon {
        /// `FaceRecognition`: a face seen in a live stream.
        "FaceRecognition" "FaceRecognitionResultSet" FaceRecognition: Vec<LiveStreamFaceRecognitionResult>,
        /// `AsrWordsRecognition`: a key word said in a live stream.
        "AsrWordsRecognition" "AsrWordsRecognitionResultSet" AsrWordsRecognition: Vec<LiveStreamAsrWordsRecognitionResult>,
        /// `OcrWordsRecognition`: a key word in the picture of a live stream.
        "OcrWordsRecognition" "OcrWordsRecognitionResultSet" OcrWordsRecognition: Vec<LiveStreamOcrWordsRecognitionResult>,
        /// `AsrFullTextRecognition`: a stretch of speech in a live stream.
        "AsrFullTextRecognition" "AsrFullTextRecognitionResultSet" AsrFullTextRecognition: Vec<LiveStreamAsrFullTextRecognitionResult>,
        /// `OcrFullTextRecognition`: text in the picture of a live stream.
        "OcrFullTextRecognition" "OcrFullTextRecognitionResultSet" OcrFullTextRecognition: Vec<LiveStreamOcrFullTextRecognitionResult>,
        /// `TransTextRecognition`: a translated stretch of speech in a live stream.
        "TransTextRecognition" "TransTextRecognitionResultSet" TransTextRecognition: Vec<LiveStreamTransTextRecognitionResult>,
        /// `ObjectRecognition`: an object seen in a live stream.
        "ObjectRecognition" "ObjectRecognitionResultSet" ObjectRecognition: Vec<LiveStreamObjectRecognitionResult>,
        /// `TagRecognition`: a tag of a live stream.
        "TagRecognition" "TagRecognitionResultSet" TagRecognition: Vec<LiveStreamTagRecognitionResult>,
    }
    aliases { }
}

model! {
    /// Politics found in the picture of a live stream.
    pub struct LiveStreamAiReviewImagePoliticalResult {
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<LivePoliticalLabel>,
        /// The name of what was found.
        "Name" name with_name: Option<String>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
        /// A link to the picture, which is removed at `PicUrlExpireTime`.
        "Url" url with_url: Option<String>,
        /// When the link to the picture expires. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "PicUrlExpireTime" pic_url_expire_time with_pic_url_expire_time: Option<String>,
    }
}

model! {
    /// Pornography found in the picture of a live stream.
    pub struct LiveStreamAiReviewImagePornResult {
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<PornLabel>,
        /// A link to the picture, which is removed at `PicUrlExpireTime`.
        "Url" url with_url: Option<String>,
        /// When the link to the picture expires. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "PicUrlExpireTime" pic_url_expire_time with_pic_url_expire_time: Option<String>,
    }
}

model! {
    /// Terrorism found in the picture of a live stream.
    pub struct LiveStreamAiReviewImageTerrorismResult {
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<LiveTerrorismLabel>,
        /// A link to the picture, which is removed at `PicUrlExpireTime`.
        "Url" url with_url: Option<String>,
        /// When the link to the picture expires. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "PicUrlExpireTime" pic_url_expire_time with_pic_url_expire_time: Option<String>,
    }
}

model! {
    /// What review found in a live stream.
    pub struct LiveStreamAiReviewResultInfo {
        /// One kind of review of a live stream.
        "ResultSet" result_set with_result_set: Vec<Tagged<LiveStreamAiReviewResultItem>>,
    }
}

union! {
    /// One kind of review of a live stream.
    pub enum LiveStreamAiReviewResultItem tagged "Type" around None, common NoCommon {
        /// `ImagePorn`: pornography found in the picture of a live stream.
        "ImagePorn" "ImagePornResultSet" ImagePorn: Vec<LiveStreamAiReviewImagePornResult>,
        /// `ImageTerrorism`: terrorism found in the picture of a live stream.
        "ImageTerrorism" "ImageTerrorismResultSet" ImageTerrorism: Vec<LiveStreamAiReviewImageTerrorismResult>,
        /// `ImagePolitical`: politics found in the picture of a live stream.
        "ImagePolitical" "ImagePoliticalResultSet" ImagePolitical: Vec<LiveStreamAiReviewImagePoliticalResult>,
        /// `VoicePorn`: pornography found in the sound of a live stream.
        "VoicePorn" "VoicePornResultSet" VoicePorn: Vec<LiveStreamAiReviewVoicePornResult>,
    }
    aliases { }
}

model! {
    /// Pornography found in the sound of a live stream.
    pub struct LiveStreamAiReviewVoicePornResult {
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<VoiceLabel>,
    }
}

model! {
    /// The subtitles of a live stream.
    ///
    /// Since 3.1.62.
    pub struct LiveStreamAiSmartSubtitleResultInfo {
        /// A subtitle of a live stream.
        "SmartSubtitleResult" smart_subtitle_result with_smart_subtitle_result: Vec<LiveSmartSubtitleResult>,
    }
}

model! {
    /// A stretch of speech in a live stream.
    pub struct LiveStreamAsrFullTextRecognitionResult {
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// When it begins, by the clock. Null by document when there is none. Since 3.0.1050.
        "StartTime" start_time with_start_time: Option<String>,
        /// When it ends, by the clock. Null by document when there is none. Since 3.0.1050.
        "EndTime" end_time with_end_time: Option<String>,
        /// Whether the text is final. Null by document when there is none. Since 3.0.1050.
        "SteadyState" steady_state with_steady_state: Option<bool>,
        /// Who speaks, as the stream names them. Null by document when there is none. Since 3.0.1428.
        "UserId" user_id with_user_id: Option<String>,
    }
}

model! {
    /// A key word said in a live stream.
    pub struct LiveStreamAsrWordsRecognitionResult {
        /// The word.
        "Word" word with_word: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

model! {
    /// A face seen in a live stream.
    pub struct LiveStreamFaceRecognitionResult {
        /// The id of the person.
        "Id" id with_id: Option<String>,
        /// The person's name.
        "Name" name with_name: Option<String>,
        /// Which library the person was found in.
        "Type" r#type with_type: Option<FaceLibrary>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
    }
}

model! {
    /// An object seen in a live stream.
    ///
    /// Since 3.0.1250.
    pub struct LiveStreamObjectRecognitionResult {
        /// The name of what was found.
        "Name" name with_name: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsOffset" start_pts_offset with_start_pts_offset: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsOffset" end_pts_offset with_end_pts_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
        /// A link to a picture of it. Null by document when there is none.
        "Url" url with_url: Option<String>,
    }
}

model! {
    /// Text in the picture of a live stream.
    pub struct LiveStreamOcrFullTextRecognitionResult {
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
    }
}

model! {
    /// A key word in the picture of a live stream.
    pub struct LiveStreamOcrWordsRecognitionResult {
        /// The word.
        "Word" word with_word: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoords" area_coords with_area_coords: Vec<i64>,
    }
}

model! {
    /// How the processing of a live stream ended.
    pub struct LiveStreamProcessErrorInfo {
        /// 0 when the stream ended well; 4002 when none came in time.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
    }
}

model! {
    /// The recording of a live stream.
    ///
    /// Since 3.0.1150.
    pub struct LiveStreamRecordResultInfo {
        /// Whether the recording has ended: then all files are listed, else the one just made. Null by document when
        /// there is none.
        "RecordOver" record_over with_record_over: Option<Flag>,
        /// A file that was recorded. Null by document when there is none.
        "FileResults" file_results with_file_results: Vec<LiveRecordFile>,
    }
}

model! {
    /// A tag of a live stream.
    ///
    /// Since 3.0.1050.
    pub struct LiveStreamTagRecognitionResult {
        /// The event that was marked.
        "Id" id with_id: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

model! {
    /// A translated stretch of speech in a live stream.
    ///
    /// Since 3.0.900.
    pub struct LiveStreamTransTextRecognitionResult {
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// Where it begins in the stream, as a timestamp of the stream. In seconds.
        "StartPtsTime" start_pts_time with_start_pts_time: Option<f64>,
        /// Where it ends in the stream, as a timestamp of the stream. In seconds.
        "EndPtsTime" end_pts_time with_end_pts_time: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// The translated text.
        "Trans" trans with_trans: Option<String>,
        /// When it begins, by the clock. Null by document when there is none. Since 3.0.1050.
        "StartTime" start_time with_start_time: Option<String>,
        /// When it ends, by the clock. Null by document when there is none. Since 3.0.1050.
        "EndTime" end_time with_end_time: Option<String>,
        /// Whether the text is final. Null by document when there is none. Since 3.0.1050.
        "SteadyState" steady_state with_steady_state: Option<bool>,
        /// Who speaks, as the stream names them. Null by document when there is none. Since 3.0.1428.
        "UserId" user_id with_user_id: Option<String>,
    }
}
