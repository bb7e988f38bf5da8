// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Content analysis: what a video is about.

use crate::model::{model, union};
use crate::models::*;
use crate::{NoCommon, Tagged, TaskResult};

union! {
    /// One kind of content analysis.
    pub enum AiAnalysisResult tagged "Type" around None, common NoCommon {
        /// `Classification`: putting a video into categories.
        "Classification" "ClassificationTask" Classification: Box<AiAnalysisTaskClassificationResult>,
        /// `Cover`: choosing covers.
        "Cover" "CoverTask" Cover: Box<AiAnalysisTaskCoverResult>,
        /// `Tag`: tagging a video.
        "Tag" "TagTask" Tag: Box<AiAnalysisTaskTagResult>,
        /// `FrameTag`: tagging frame by frame.
        "FrameTag" "FrameTagTask" FrameTag: Box<AiAnalysisTaskFrameTagResult>,
        /// `Highlight`: finding highlights.
        "Highlight" "HighlightTask" Highlight: Box<AiAnalysisTaskHighlightResult>,
        /// `DeLogo`: taking out logos and subtitles.
        "DeLogo" "DeLogoTask" DeLogo: Box<AiAnalysisTaskDelLogoResult>,
        /// `SegmentRecognition`: splitting into segments.
        "SegmentRecognition" "SegmentTask" SegmentRecognition: Box<AiAnalysisTaskSegmentResult>,
        /// `HeadTailRecognition`: finding opening and ending.
        "HeadTailRecognition" "HeadTailTask" HeadTailRecognition: Box<AiAnalysisTaskHeadTailResult>,
        /// `Description`: describing a video.
        "Description" "DescriptionTask" Description: Box<AiAnalysisTaskDescriptionResult>,
        /// `HorizontalToVertical`: turning landscape into portrait.
        "HorizontalToVertical" "HorizontalToVerticalTask" HorizontalToVertical: Box<AiAnalysisTaskHorizontalToVerticalResult>,
        /// `Dubbing`: dubbing, as an analysis.
        "Dubbing" "DubbingTask" Dubbing: Box<AiAnalysisTaskDubbingResult>,
        /// `VideoRemake`: remaking a video against duplicates.
        "VideoRemake" "VideoRemakeTask" VideoRemake: Box<AiAnalysisTaskVideoRemakeResult>,
        /// `VideoComprehension`: understanding a video.
        "VideoComprehension" "VideoComprehensionTask" VideoComprehension: Box<AiAnalysisTaskVideoComprehensionResult>,
        /// `Cutout`: cutting out the background.
        "Cutout" "CutoutTask" Cutout: Box<AiAnalysisTaskCutoutResult>,
        /// `Reel`: cutting a reel.
        "Reel" "ReelTask" Reel: Box<AiAnalysisTaskReelResult>,
        /// `Generic`: an analysis of no kind of its own.
        "Generic" "GenericTask" Generic: Box<AiAnalysisTaskGenericResult>,
    }
    aliases { "VRemake" "VideoRemakeTask", "Segment" "SegmentTask", "HeadTail" "HeadTailTask", }
}

model! {
    /// The categories that a video was put into.
    pub struct AiAnalysisTaskClassificationOutput {
        /// A category and how sure it is.
        "ClassificationSet" classification_set with_classification_set: Vec<MediaAiAnalysisClassificationItem>,
    }
}

/// Putting a video into categories.
pub type AiAnalysisTaskClassificationResult =
    TaskResult<AiAnalysisTaskClassificationInput, Option<Box<AiAnalysisTaskClassificationOutput>>>;

model! {
    /// The covers that were chosen.
    pub struct AiAnalysisTaskCoverOutput {
        /// A cover and how sure it is.
        "CoverSet" cover_set with_cover_set: Vec<MediaAiAnalysisCoverItem>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Choosing covers.
pub type AiAnalysisTaskCoverResult = TaskResult<AiAnalysisTaskCoverInput, Option<Box<AiAnalysisTaskCoverOutput>>>;

model! {
    /// The files with the background cut out.
    ///
    /// Since 3.1.62.
    pub struct AiAnalysisTaskCutoutOutput {
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Cutting out the background.
///
/// Since 3.1.62.
pub type AiAnalysisTaskCutoutResult = TaskResult<AiAnalysisTaskCutoutInput, Option<Box<AiAnalysisTaskCutoutOutput>>>;

model! {
    /// The files without logos and subtitles.
    ///
    /// Since 3.0.1050.
    pub struct AiAnalysisTaskDelLogoOutput {
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The path of the original subtitles in their storage. Since 3.0.1250.
        "OriginSubtitlePath" origin_subtitle_path with_origin_subtitle_path: Option<String>,
        /// The path of the translated subtitles in their storage. Since 3.0.1250.
        "TranslateSubtitlePath" translate_subtitle_path with_translate_subtitle_path: Option<String>,
        /// Where subtitles stand in the picture. Null by document when there is none. Since 3.1.2.
        "SubtitlePos" subtitle_pos with_subtitle_pos: Option<Box<SubtitlePosition>>,
        /// The path of the dubbed video in its storage. Null by document when there is none. Since 3.1.2.
        "VoiceClonedVideo" voice_cloned_video with_voice_cloned_video: Option<String>,
        /// The path of the editable marks in their storage. Null by document when there is none. Since 3.1.2.
        "VoiceClonedMarkFile" voice_cloned_mark_file with_voice_cloned_mark_file: Option<String>,
        /// The path of the erased video in its storage. Since 3.1.194.
        "ErasedVideoPath" erased_video_path with_erased_video_path: Option<String>,
        /// The link of what an editor needs to change the dubbing. Since 3.1.194.
        "DubbingEditInfoUrl" dubbing_edit_info_url with_dubbing_edit_info_url: Option<String>,
        /// The id of the file in VOD. Since 3.1.194.
        "FileId" file_id with_file_id: Option<String>,
        /// The id of the original subtitles in VOD. Since 3.1.194.
        "OriginSubtitleFileId" origin_subtitle_file_id with_origin_subtitle_file_id: Option<String>,
        /// The id of the translated subtitles in VOD. Since 3.1.194.
        "TranslateSubtitleFileId" translate_subtitle_file_id with_translate_subtitle_file_id: Option<String>,
    }
}

/// Taking out logos and subtitles.
///
/// Since 3.0.1050.
pub type AiAnalysisTaskDelLogoResult = TaskResult<AiAnalysisTaskDelLogoInput, Option<Box<AiAnalysisTaskDelLogoOutput>>>;

model! {
    /// The descriptions of a video.
    ///
    /// Since 3.0.1050.
    pub struct AiAnalysisTaskDescriptionOutput {
        /// A description of a video, by paragraphs.
        "DescriptionSet" description_set with_description_set: Vec<MediaAiAnalysisDescriptionItem>,
    }
}

/// Describing a video.
///
/// Since 3.0.1050.
pub type AiAnalysisTaskDescriptionResult =
    TaskResult<AiAnalysisTaskDescriptionInput, Option<Box<AiAnalysisTaskDescriptionOutput>>>;

model! {
    /// The dubbed video.
    ///
    /// Since 3.1.2.
    pub struct AiAnalysisTaskDubbingOutput {
        /// The path of the video in its storage.
        "VideoPath" video_path with_video_path: Option<String>,
        /// The path of the file of marks in its storage.
        "SpeakerPath" speaker_path with_speaker_path: Option<String>,
        /// The id of the voice. Since 3.1.62.
        "VoiceId" voice_id with_voice_id: Option<String>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// More about it, as text: so far links to subtitles. Since 3.1.194.
        "ExtraOutput" extra_output with_extra_output: Option<String>,
        /// The id of the video in VOD. Since 3.1.194.
        "VideoFileId" video_file_id with_video_file_id: Option<String>,
        /// The id of the file of marks in VOD. Since 3.1.194.
        "SpeakerFileId" speaker_file_id with_speaker_file_id: Option<String>,
    }
}

/// Dubbing, as an analysis.
///
/// Since 3.1.2.
pub type AiAnalysisTaskDubbingResult = TaskResult<AiAnalysisTaskDubbingInput, Option<Box<AiAnalysisTaskDubbingOutput>>>;

model! {
    /// The tags of frames.
    pub struct AiAnalysisTaskFrameTagOutput {
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaAiAnalysisFrameTagSegmentItem>,
    }
}

/// Tagging frame by frame.
pub type AiAnalysisTaskFrameTagResult =
    TaskResult<AiAnalysisTaskFrameTagInput, Option<Box<AiAnalysisTaskFrameTagOutput>>>;

model! {
    /// What a generic analysis found.
    ///
    /// Since 3.1.194.
    pub struct AiAnalysisTaskGenericOutput {
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// What was found.
        "Result" result with_result: Option<String>,
    }
}

/// An analysis of no kind of its own.
///
/// Since 3.1.194.
pub type AiAnalysisTaskGenericResult = TaskResult<AiAnalysisTaskGenericInput, Option<Box<AiAnalysisTaskGenericOutput>>>;

model! {
    /// Where opening and ending stand.
    ///
    /// Since 3.0.1150.
    pub struct AiAnalysisTaskHeadTailOutput {
        /// Where the opening ends, in seconds. Null by document when there is none.
        "HeadTimeOffset" head_time_offset with_head_time_offset: Option<f64>,
        /// Where the ending begins, in seconds. Null by document when there is none.
        "TailTimeOffset" tail_time_offset with_tail_time_offset: Option<f64>,
    }
}

/// Finding opening and ending.
///
/// Since 3.0.1150.
pub type AiAnalysisTaskHeadTailResult =
    TaskResult<AiAnalysisTaskHeadTailInput, Option<Box<AiAnalysisTaskHeadTailOutput>>>;

model! {
    /// The highlights of a video.
    ///
    /// Since 3.0.900.
    pub struct AiAnalysisTaskHighlightOutput {
        /// A highlight and where it stands.
        "HighlightSet" highlight_set with_highlight_set: Vec<MediaAiAnalysisHighlightItem>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Finding highlights.
///
/// Since 3.0.900.
pub type AiAnalysisTaskHighlightResult =
    TaskResult<AiAnalysisTaskHighlightInput, Option<Box<AiAnalysisTaskHighlightOutput>>>;

model! {
    /// The video in portrait.
    ///
    /// Since 3.0.1250.
    pub struct AiAnalysisTaskHorizontalToVerticalOutput {
        /// The path of the file in its storage. Null by document when there is none.
        "Path" path with_path: Option<String>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// How sure it is, 0 to 100. Null by document when there is none.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

/// Turning landscape into portrait.
///
/// Since 3.0.1250.
pub type AiAnalysisTaskHorizontalToVerticalResult =
    TaskResult<AiAnalysisTaskHorizontalToVerticalInput, Option<Box<AiAnalysisTaskHorizontalToVerticalOutput>>>;

model! {
    /// The reel that was cut.
    ///
    /// Since 3.1.62.
    pub struct AiAnalysisTaskReelOutput {
        /// The path of the video in its storage.
        "VideoPath" video_path with_video_path: Option<String>,
        /// The paths of the videos in their storage.
        "VideoPaths" video_paths with_video_paths: Vec<String>,
        /// The path of the editing script in its storage.
        "ScriptPath" script_path with_script_path: Option<String>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Cutting a reel.
///
/// Since 3.1.62.
pub type AiAnalysisTaskReelResult = TaskResult<AiAnalysisTaskReelInput, Option<Box<AiAnalysisTaskReelOutput>>>;

model! {
    /// The segments of a video.
    ///
    /// Since 3.0.1250.
    pub struct AiAnalysisTaskSegmentOutput {
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<SegmentRecognitionItem>,
        /// What the whole is about. Null by document when there is none. Since 3.0.1350.
        "Abstract" r#abstract with_abstract: Option<String>,
    }
}

/// Splitting into segments.
///
/// Since 3.0.1250.
pub type AiAnalysisTaskSegmentResult = TaskResult<AiAnalysisTaskSegmentInput, Option<Box<AiAnalysisTaskSegmentOutput>>>;

model! {
    /// The tags of a video.
    pub struct AiAnalysisTaskTagOutput {
        /// A tag of a video.
        "TagSet" tag_set with_tag_set: Vec<MediaAiAnalysisTagItem>,
    }
}

/// Tagging a video.
pub type AiAnalysisTaskTagResult = TaskResult<AiAnalysisTaskTagInput, Option<Box<AiAnalysisTaskTagOutput>>>;

model! {
    /// What a model understood of a video.
    ///
    /// Since 3.1.2.
    pub struct AiAnalysisTaskVideoComprehensionOutput {
        /// What the model says.
        "VideoComprehensionAnalysisResult" video_comprehension_analysis_result with_video_comprehension_analysis_result: Option<String>,
        /// More about it, as text. Since 3.1.62.
        "VideoComprehensionExtInfo" video_comprehension_ext_info with_video_comprehension_ext_info: Option<String>,
        /// One answer about a video. Since 3.1.62.
        "VideoComprehensionResultList" video_comprehension_result_list with_video_comprehension_result_list: Vec<VideoComprehensionResultItem>,
    }
}

/// Understanding a video.
///
/// Since 3.1.2.
pub type AiAnalysisTaskVideoComprehensionResult =
    TaskResult<AiAnalysisTaskVideoComprehensionInput, Option<Box<AiAnalysisTaskVideoComprehensionOutput>>>;

model! {
    /// The remade video.
    ///
    /// Since 3.1.2.
    pub struct AiAnalysisTaskVideoRemakeOutput {
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

/// Remaking a video against duplicates.
///
/// Since 3.1.2.
pub type AiAnalysisTaskVideoRemakeResult =
    TaskResult<AiAnalysisTaskVideoRemakeInput, Option<Box<AiAnalysisTaskVideoRemakeOutput>>>;

model! {
    /// One paragraph of a video's summary.
    ///
    /// Since 3.0.1050.
    pub struct AiParagraphInfo {
        /// What it is about, in short. Null by document when there is none.
        "Summary" summary with_summary: Option<String>,
        /// The title. Since 3.0.1350.
        "Title" title with_title: Option<String>,
        /// The key words that were found. Since 3.0.1350.
        "Keywords" keywords with_keywords: Vec<String>,
        /// Where it begins, from the beginning of the source. Null by document when there is none.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. Null by document when there is none.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
    }
}

model! {
    /// A stretch of a highlight.
    ///
    /// Since 3.0.900.
    pub struct HighlightSegmentItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The tags of the segment. Null by document when there is none. Since 3.0.1250.
        "SegmentTags" segment_tags with_segment_tags: Vec<String>,
        /// When it begins, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse). Since 3.0.1350.
        "BeginTime" begin_time with_begin_time: Option<String>,
        /// When it ends, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse). Since 3.0.1350.
        "EndTime" end_time with_end_time: Option<String>,
        /// The title. Since 3.1.2.
        "Title" title with_title: Option<String>,
        /// What it is about, in short. Since 3.1.2.
        "Summary" summary with_summary: Option<String>,
    }
}

model! {
    /// A category and how sure it is.
    pub struct MediaAiAnalysisClassificationItem {
        /// The category.
        "Classification" classification with_classification: Option<String>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

model! {
    /// A cover and how sure it is.
    pub struct MediaAiAnalysisCoverItem {
        /// The path of the cover in its storage.
        "CoverPath" cover_path with_cover_path: Option<String>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

model! {
    /// A description of a video, by paragraphs.
    ///
    /// Since 3.0.1050.
    pub struct MediaAiAnalysisDescriptionItem {
        /// What it is, in words.
        "Description" description with_description: Option<String>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// The title. Since 3.0.1350.
        "Title" title with_title: Option<String>,
        /// The key words that were found. Since 3.0.1350.
        "Keywords" keywords with_keywords: Vec<String>,
        /// One paragraph of a video's summary. Null by document when there is none.
        "Paragraphs" paragraphs with_paragraphs: Vec<AiParagraphInfo>,
        /// The link of the mind map. Null by document when there is none. Since 3.0.1428.
        "MindMapUrl" mind_map_url with_mind_map_url: Option<String>,
        /// The path of the mind map in its storage. Since 3.1.62.
        "MindMapPath" mind_map_path with_mind_map_path: Option<String>,
        /// The path of the subtitles in their storage. Since 3.1.62.
        "SubtitlePath" subtitle_path with_subtitle_path: Option<String>,
        /// The storage that paths are in; the task's own when absent. Since 3.1.62.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

model! {
    /// A tag of a frame.
    pub struct MediaAiAnalysisFrameTagItem {
        /// The tag.
        "Tag" tag with_tag: Option<String>,
        /// The categories, from wide to narrow.
        "CategorySet" category_set with_category_set: Vec<String>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

model! {
    /// A stretch of frames and their tags.
    pub struct MediaAiAnalysisFrameTagSegmentItem {
        /// Where it begins, from the beginning of the source.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// A tag of a frame.
        "TagSet" tag_set with_tag_set: Vec<MediaAiAnalysisFrameTagItem>,
    }
}

model! {
    /// A highlight and where it stands.
    ///
    /// Since 3.0.900.
    pub struct MediaAiAnalysisHighlightItem {
        /// The path of the highlight in its storage.
        "HighlightPath" highlight_path with_highlight_path: Option<String>,
        /// The path of the cover in its storage.
        "CovImgPath" cov_img_path with_cov_img_path: Option<String>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// How long it is.
        "Duration" duration with_duration: Option<f64>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<HighlightSegmentItem>,
        /// The link of the highlight. Null by document when there is none. Since 3.1.2.
        "HighlightUrl" highlight_url with_highlight_url: Option<String>,
        /// A link to the cover. Null by document when there is none. Since 3.1.2.
        "CovImgUrl" cov_img_url with_cov_img_url: Option<String>,
    }
}

model! {
    /// A tag of a video.
    pub struct MediaAiAnalysisTagItem {
        /// The tag.
        "Tag" tag with_tag: Option<String>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// JSON in a string: more about the tag. Since 3.1.2.
        "SpecialInfo" special_info with_special_info: Option<String>,
    }
}

model! {
    /// What a model is billed for.
    ///
    /// Since 3.1.194.
    pub struct MediaUsageItem {
        /// How many pictures the model was given.
        "InputImageCount" input_image_count with_input_image_count: Option<i64>,
        /// How many seconds the model was given. In seconds.
        "InputSeconds" input_seconds with_input_seconds: Option<i64>,
        /// How many seconds the model gave. In seconds.
        "OutputSeconds" output_seconds with_output_seconds: Option<i64>,
        /// How many seconds are billed. In seconds.
        "TotalSeconds" total_seconds with_total_seconds: Option<i64>,
    }
}

model! {
    /// A segment of a video.
    ///
    /// Since 3.0.1050.
    pub struct SegmentRecognitionItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The link of the segment.
        "SegmentUrl" segment_url with_segment_url: Option<String>,
        /// A link to the cover. Since 3.0.1350.
        "CovImgUrl" cov_img_url with_cov_img_url: Option<String>,
        /// The title. Since 3.0.1250.
        "Title" title with_title: Option<String>,
        /// What it is about, in short. Since 3.0.1250.
        "Summary" summary with_summary: Option<String>,
        /// The key words that were found. Since 3.0.1350.
        "Keywords" keywords with_keywords: Vec<String>,
        /// When it begins, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse). Since 3.0.1350.
        "BeginTime" begin_time with_begin_time: Option<String>,
        /// When it ends, by the clock. A moment: see [`EventTime::parse`](crate::EventTime::parse). Since 3.0.1350.
        "EndTime" end_time with_end_time: Option<String>,
        /// The link of the segment's audio. Since 3.0.1350.
        "AudioUrl" audio_url with_audio_url: Option<String>,
        /// Where the audio begins, from the beginning of the source, in seconds. Since 3.0.1350.
        "AudioBeginTime" audio_begin_time with_audio_begin_time: Option<f64>,
        /// Where the audio ends, from the beginning of the source, in seconds. Since 3.0.1350.
        "AudioEndTime" audio_end_time with_audio_end_time: Option<f64>,
        /// The link of where the person stands in each frame. Since 3.0.1350.
        "PersonPositionUrl" person_position_url with_person_position_url: Option<String>,
        /// The id of the person that is followed. Since 3.0.1350.
        "PersonId" person_id with_person_id: Option<String>,
    }
}

model! {
    /// One answer about a video.
    ///
    /// Since 3.1.62.
    pub struct VideoComprehensionResultItem {
        /// Where it begins, from the beginning of the source, in seconds.
        "StartTime" start_time with_start_time: Option<f64>,
        /// Where it ends, from the beginning of the source, in seconds.
        "EndTime" end_time with_end_time: Option<f64>,
        /// The title.
        "Title" title with_title: Option<String>,
        /// What it is, in words.
        "Description" description with_description: Option<String>,
        /// The key words that were found.
        "Keywords" keywords with_keywords: Vec<String>,
    }
}
