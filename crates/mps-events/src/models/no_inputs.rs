// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! What results were asked to do, untyped: see the feature `inputs`.

use crate::model::NoInput;

pub(crate) type AIDubbingTaskInput = NoInput;
pub(crate) type AdaptiveDynamicStreamingTaskInput = NoInput;
pub(crate) type AiAnalysisTaskClassificationInput = NoInput;
pub(crate) type AiAnalysisTaskCoverInput = NoInput;
pub(crate) type AiAnalysisTaskCutoutInput = NoInput;
pub(crate) type AiAnalysisTaskDelLogoInput = NoInput;
pub(crate) type AiAnalysisTaskDescriptionInput = NoInput;
pub(crate) type AiAnalysisTaskDubbingInput = NoInput;
pub(crate) type AiAnalysisTaskFrameTagInput = NoInput;
pub(crate) type AiAnalysisTaskGenericInput = NoInput;
pub(crate) type AiAnalysisTaskHeadTailInput = NoInput;
pub(crate) type AiAnalysisTaskHighlightInput = NoInput;
pub(crate) type AiAnalysisTaskHorizontalToVerticalInput = NoInput;
pub(crate) type AiAnalysisTaskInput = NoInput;
pub(crate) type AiAnalysisTaskReelInput = NoInput;
pub(crate) type AiAnalysisTaskSegmentInput = NoInput;
pub(crate) type AiAnalysisTaskTagInput = NoInput;
pub(crate) type AiAnalysisTaskVideoComprehensionInput = NoInput;
pub(crate) type AiAnalysisTaskVideoRemakeInput = NoInput;
pub(crate) type AiContentReviewTaskInput = NoInput;
pub(crate) type AiQualityControlTaskInput = NoInput;
pub(crate) type AiRecognitionTaskAsrFullTextResultInput = NoInput;
pub(crate) type AiRecognitionTaskAsrWordsResultInput = NoInput;
pub(crate) type AiRecognitionTaskFaceResultInput = NoInput;
pub(crate) type AiRecognitionTaskInput = NoInput;
pub(crate) type AiRecognitionTaskObjectResultInput = NoInput;
pub(crate) type AiRecognitionTaskOcrFullTextResultInput = NoInput;
pub(crate) type AiRecognitionTaskOcrWordsResultInput = NoInput;
pub(crate) type AiRecognitionTaskTransTextResultInput = NoInput;
pub(crate) type AiReviewPoliticalAsrTaskInput = NoInput;
pub(crate) type AiReviewPoliticalOcrTaskInput = NoInput;
pub(crate) type AiReviewPoliticalTaskInput = NoInput;
pub(crate) type AiReviewPornAsrTaskInput = NoInput;
pub(crate) type AiReviewPornOcrTaskInput = NoInput;
pub(crate) type AiReviewPornTaskInput = NoInput;
pub(crate) type AiReviewProhibitedAsrTaskInput = NoInput;
pub(crate) type AiReviewProhibitedOcrTaskInput = NoInput;
pub(crate) type AiReviewTerrorismOcrTaskInput = NoInput;
pub(crate) type AiReviewTerrorismTaskInput = NoInput;
pub(crate) type AnimatedGraphicTaskInput = NoInput;
pub(crate) type EditMediaTaskInput = NoInput;
pub(crate) type ExecRulesTask = NoInput;
pub(crate) type ExtractBlindWatermarkTaskConfig = NoInput;
pub(crate) type ImageSpriteTaskInput = NoInput;
#[cfg(feature = "task-detail")]
pub(crate) type ImageTaskInput = NoInput;
pub(crate) type LiveRecordTaskInput = NoInput;
pub(crate) type SampleSnapshotTaskInput = NoInput;
pub(crate) type SmartEraseTaskInput = NoInput;
pub(crate) type SmartSubtitleTaskResultInput = NoInput;
pub(crate) type SmartSubtitlesTaskInput = NoInput;
pub(crate) type SnapshotByTimeOffsetTaskInput = NoInput;
#[cfg(feature = "task-detail")]
pub(crate) type TaskNotifyConfig = NoInput;
pub(crate) type TranscodeTaskInput = NoInput;
