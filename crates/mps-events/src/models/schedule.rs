// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Schedules and batches.

use crate::model::{model, union};
use crate::models::*;
use crate::{Input, NoCommon, Tagged, TaskResult};

union! {
    /// One step of a schedule: the sub-task that ran in it.
    ///
    /// Since 3.0.722.
    pub enum ActivityResult tagged "ActivityType" around Some("ActivityResItem"), common NoCommon {
        /// `Transcode`: transcoding.
        "Transcode" "TranscodeTask" Transcode: Box<MediaProcessTaskTranscodeResult>,
        /// `SampleSnapshot`: taking snapshots at an interval.
        "SampleSnapshot" "SampleSnapshotTask" SampleSnapshot: Box<MediaProcessTaskSampleSnapshotResult>,
        /// `AnimatedGraphics`: making an animated picture.
        "AnimatedGraphics" "AnimatedGraphicTask" AnimatedGraphics: Box<MediaProcessTaskAnimatedGraphicResult>,
        /// `SnapshotByTimeOffset`: taking snapshots at given times.
        "SnapshotByTimeOffset" "SnapshotByTimeOffsetTask" SnapshotByTimeOffset: Box<MediaProcessTaskSnapshotByTimeOffsetResult>,
        /// `ImageSprites`: making pictures of small frames.
        "ImageSprites" "ImageSpriteTask" ImageSprites: Box<MediaProcessTaskImageSpriteResult>,
        /// `AdaptiveDynamicStreaming`: packaging streams in several bitrates.
        "AdaptiveDynamicStreaming" "AdaptiveDynamicStreamingTask" AdaptiveDynamicStreaming: Box<MediaProcessTaskAdaptiveDynamicStreamingResult>,
        /// `AiContentReview`: the content reviews of a schedule.
        "AiContentReview" "ReviewTask" AiContentReview: Box<ScheduleReviewTaskResult>,
        /// `AIRecognition`: the content recognitions of a schedule.
        "AIRecognition" "RecognitionTask" AiRecognition: Box<ScheduleRecognitionTaskResult>,
        /// `AIAnalysis`: the content analyses of a schedule.
        "AIAnalysis" "AnalysisTask" AiAnalysis: Box<ScheduleAnalysisTaskResult>,
        /// `AiQualityControl`: quality control.
        "AiQualityControl" "QualityControlTask" AiQualityControl: Box<ScheduleQualityControlTaskResult>,
        /// `SmartSubtitles`: the subtitles of a schedule.
        "SmartSubtitles" "SmartSubtitlesTask" SmartSubtitles: Box<ScheduleSmartSubtitleTaskResult>,
        /// `SmartErase`: erasing subtitles, watermarks or faces.
        "SmartErase" "SmartEraseTask" SmartErase: Box<SmartEraseTaskResult>,
        /// `Dubbing`: dubbing a video in another language.
        "Dubbing" "AIDubbingTask" Dubbing: Box<AIDubbingTaskResult>,
        /// `ExecRule`: the conditions of a schedule.
        "ExecRule" "ExecRuleTask" ExecRule: Box<ScheduleExecRuleTaskResult>,
    }
    aliases { }
}

model! {
    /// Subtitles for a batch of files.
    ///
    /// Since 3.0.1428.
    pub struct BatchSmartSubtitlesResult {
        /// How subtitles were made. Null by document when there is none.
        "Input" input with_input: Option<Input<SmartSubtitleTaskResultInput>>,
        /// The subtitles of one file of a batch. Null by document when there is none.
        "Outputs" outputs with_outputs: Vec<SmartSubtitleTaskBatchOutput>,
    }
}

model! {
    /// The event of a batch: the files it is about, and what came of them.
    ///
    /// Since 3.0.1428.
    pub struct BatchSubTaskResult {
        /// Where a source file is. Null by document when there is none.
        "InputInfos" input_infos with_input_infos: Vec<Tagged<MediaInputInfo>>,
        /// What a source file holds. Null by document when there is none.
        "Metadatas" metadatas with_metadatas: Vec<MediaMetaData>,
        /// Subtitles for a batch of files. Null by document when there is none.
        "SmartSubtitlesTaskResult" smart_subtitles_task_result with_smart_subtitles_task_result: Option<Box<BatchSmartSubtitlesResult>>,
    }
}

model! {
    /// What the conditions of a schedule decided.
    ///
    /// Since 3.1.2.
    pub struct ExecRuleTaskData {
        /// The steps that follow.
        "RearDriveIndex" rear_drive_index with_rear_drive_index: Vec<i64>,
    }
}

/// The content analyses of a schedule.
///
/// Since 3.0.722.
pub type ScheduleAnalysisTaskResult = TaskResult<AiAnalysisTaskInput, Vec<Tagged<AiAnalysisResult>>>;

/// The conditions of a schedule.
///
/// Since 3.1.2.
pub type ScheduleExecRuleTaskResult = TaskResult<ExecRulesTask, Option<Box<ExecRuleTaskData>>>;

/// Quality control.
///
/// Since 3.0.900.
pub type ScheduleQualityControlTaskResult = TaskResult<AiQualityControlTaskInput, Option<Box<QualityControlData>>>;

/// The content recognitions of a schedule.
///
/// Since 3.0.722.
pub type ScheduleRecognitionTaskResult = TaskResult<AiRecognitionTaskInput, Vec<Tagged<AiRecognitionResult>>>;

/// The content reviews of a schedule.
///
/// Since 3.0.722.
pub type ScheduleReviewTaskResult = TaskResult<AiContentReviewTaskInput, Vec<Tagged<AiContentReviewResult>>>;

/// The subtitles of a schedule.
///
/// Since 3.0.1350.
pub type ScheduleSmartSubtitleTaskResult = TaskResult<SmartSubtitlesTaskInput, Vec<Tagged<SmartSubtitlesResult>>>;

model! {
    /// The event of a schedule, in which sub-tasks follow one another.
    ///
    /// Since 3.0.722.
    pub struct ScheduleTask {
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// Other than 0 only when the source itself can't be used. Since 3.0.900.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none. Since 3.0.900.
        "Message" message with_message: Option<String>,
        /// Where the source is. Null by document when there is none.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// What the source holds. Null by document when there is none.
        "MetaData" meta_data with_meta_data: Option<Box<MediaMetaData>>,
        /// One step of a schedule: the sub-task that ran in it. Null by document when there is none.
        "ActivityResultSet" activity_result_set with_activity_result_set: Vec<Tagged<ActivityResult>>,
    }
}
