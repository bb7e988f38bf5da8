// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Media processing: transcoding, snapshots, sprites, packages.

use crate::model::{model, union};
use crate::models::*;
use crate::{NoCommon, Tagged, TaskResult};

model! {
    /// One package of streams in several bitrates.
    pub struct AdaptiveDynamicStreamingInfoItem {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The format of the package: HLS or DASH.
        "Package" package with_package: Option<String>,
        /// The path of the manifest in its storage.
        "Path" path with_path: Option<String>,
        /// The storage that paths are in.
        "Storage" storage with_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

model! {
    /// An animated picture.
    pub struct MediaAnimatedGraphicsItem {
        /// The storage that paths are in.
        "Storage" storage with_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The container, such as `mp4` or `mov,mp4,m4a,3gp,3g2,mj2`.
        "Container" container with_container: Option<String>,
        /// How high it is. In pixels.
        "Height" height with_height: Option<i64>,
        /// How wide it is. In pixels.
        "Width" width with_width: Option<i64>,
        /// The bitrate. In bits per second.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How large it is. In bytes.
        "Size" size with_size: Option<i64>,
        /// The MD5 of the file, in hex.
        "Md5" md5 with_md5: Option<String>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
    }
}

model! {
    /// An audio stream of a file.
    pub struct MediaAudioStreamItem {
        /// The bitrate. In bits per second.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How often the sound is sampled.
        "SamplingRate" sampling_rate with_sampling_rate: Option<i64>,
        /// The codec, such as `h264` or `aac`.
        "Codec" codec with_codec: Option<String>,
        /// How many channels there are. Null by document when there is none. Since 3.0.582.
        "Channel" channel with_channel: Option<i64>,
        /// The codec as in RFC 6381. Null by document when there is none. Since 3.0.900.
        "Codecs" codecs with_codecs: Option<String>,
        /// How loud it is, in dB. Null by document when there is none. Since 3.0.900.
        "Loudness" loudness with_loudness: Option<f64>,
    }
}

model! {
    /// Pictures of small frames for a player's timeline.
    pub struct MediaImageSpriteItem {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// How high it is.
        "Height" height with_height: Option<i64>,
        /// How wide it is.
        "Width" width with_width: Option<i64>,
        /// How many small frames there are.
        "TotalCount" total_count with_total_count: Option<i64>,
        /// The paths of the pictures in their storage.
        "ImagePathSet" image_path_set with_image_path_set: Vec<String>,
        /// The path of the `WebVTT` file that tells where each frame stands.
        "WebVttPath" web_vtt_path with_web_vtt_path: Option<String>,
        /// The storage that paths are in.
        "Storage" storage with_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

model! {
    /// What a source file holds.
    pub struct MediaMetaData {
        /// How large it is; of HLS with all segments. In bytes.
        "Size" size with_size: Option<i64>,
        /// The container, such as `mp4` or `mov,mp4,m4a,3gp,3g2,mj2`.
        "Container" container with_container: Option<String>,
        /// The bitrate of picture and sound together. In bits per second.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How high the highest video stream is. In pixels.
        "Height" height with_height: Option<i64>,
        /// How wide the widest video stream is. In pixels.
        "Width" width with_width: Option<i64>,
        /// How long it is. In seconds.
        "Duration" duration with_duration: Option<f64>,
        /// How far the picture is turned, in degrees.
        "Rotate" rotate with_rotate: Option<i64>,
        /// The video streams.
        "VideoStreamSet" video_stream_set with_video_stream_set: Vec<MediaVideoStreamItem>,
        /// The audio streams.
        "AudioStreamSet" audio_stream_set with_audio_stream_set: Vec<MediaAudioStreamItem>,
        /// How long the video is. In seconds.
        "VideoDuration" video_duration with_video_duration: Option<f64>,
        /// How long the audio is. In seconds.
        "AudioDuration" audio_duration with_audio_duration: Option<f64>,
    }
}

/// Packaging streams in several bitrates.
pub type MediaProcessTaskAdaptiveDynamicStreamingResult =
    TaskResult<AdaptiveDynamicStreamingTaskInput, Option<Box<AdaptiveDynamicStreamingInfoItem>>>;

/// Making an animated picture.
pub type MediaProcessTaskAnimatedGraphicResult =
    TaskResult<AnimatedGraphicTaskInput, Option<Box<MediaAnimatedGraphicsItem>>>;

/// Making pictures of small frames.
pub type MediaProcessTaskImageSpriteResult = TaskResult<ImageSpriteTaskInput, Option<Box<MediaImageSpriteItem>>>;

union! {
    /// One kind of media processing.
    pub enum MediaProcessTaskResult tagged "Type" around None, common NoCommon {
        /// `Transcode`: transcoding.
        "Transcode" "TranscodeTask" Transcode: Box<MediaProcessTaskTranscodeResult>,
        /// `AnimatedGraphics`: making an animated picture.
        "AnimatedGraphics" "AnimatedGraphicTask" AnimatedGraphics: Box<MediaProcessTaskAnimatedGraphicResult>,
        /// `SnapshotByTimeOffset`: taking snapshots at given times.
        "SnapshotByTimeOffset" "SnapshotByTimeOffsetTask" SnapshotByTimeOffset: Box<MediaProcessTaskSnapshotByTimeOffsetResult>,
        /// `SampleSnapshot`: taking snapshots at an interval.
        "SampleSnapshot" "SampleSnapshotTask" SampleSnapshot: Box<MediaProcessTaskSampleSnapshotResult>,
        /// `ImageSprites`: making pictures of small frames.
        "ImageSprites" "ImageSpriteTask" ImageSprites: Box<MediaProcessTaskImageSpriteResult>,
        /// `AdaptiveDynamicStreaming`: packaging streams in several bitrates.
        "AdaptiveDynamicStreaming" "AdaptiveDynamicStreamingTask" AdaptiveDynamicStreaming: Box<MediaProcessTaskAdaptiveDynamicStreamingResult>,
    }
    aliases { "ImageSprite" "ImageSpriteTask", }
}

/// Taking snapshots at an interval.
pub type MediaProcessTaskSampleSnapshotResult =
    TaskResult<SampleSnapshotTaskInput, Option<Box<MediaSampleSnapshotItem>>>;

/// Taking snapshots at given times.
pub type MediaProcessTaskSnapshotByTimeOffsetResult =
    TaskResult<SnapshotByTimeOffsetTaskInput, Option<Box<MediaSnapshotByTimeOffsetItem>>>;

/// Transcoding.
pub type MediaProcessTaskTranscodeResult = TaskResult<TranscodeTaskInput, Option<Box<MediaTranscodeItem>>>;

model! {
    /// Snapshots at an interval.
    pub struct MediaSampleSnapshotItem {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// By what snapshots are spread.
        "SampleType" sample_type with_sample_type: Option<SampleType>,
        /// The distance of two snapshots: seconds or per cent, by `SampleType`. In seconds.
        "Interval" interval with_interval: Option<i64>,
        /// The storage that paths are in.
        "Storage" storage with_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The paths of the pictures in their storage.
        "ImagePathSet" image_path_set with_image_path_set: Vec<String>,
        /// The templates of the watermarks in the pictures.
        "WaterMarkDefinition" water_mark_definition with_water_mark_definition: Vec<i64>,
    }
}

model! {
    /// Snapshots at given times.
    pub struct MediaSnapshotByTimeOffsetItem {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// A snapshot.
        "PicInfoSet" pic_info_set with_pic_info_set: Vec<MediaSnapshotByTimePicInfoItem>,
        /// The storage that paths are in.
        "Storage" storage with_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

model! {
    /// A snapshot.
    pub struct MediaSnapshotByTimePicInfoItem {
        /// When it was taken, from the beginning of the source. In seconds.
        "TimeOffset" time_offset with_time_offset: Option<f64>,
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The templates of the watermarks in the pictures.
        "WaterMarkDefinition" water_mark_definition with_water_mark_definition: Vec<i64>,
    }
}

model! {
    /// A transcoded file.
    pub struct MediaTranscodeItem {
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The path of the file in its storage.
        "Path" path with_path: Option<String>,
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The bitrate of picture and sound together. In bits per second.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How high it is. In pixels.
        "Height" height with_height: Option<i64>,
        /// How wide it is. In pixels.
        "Width" width with_width: Option<i64>,
        /// How large it is; of HLS with all segments. In bytes.
        "Size" size with_size: Option<i64>,
        /// How long it is. In seconds.
        "Duration" duration with_duration: Option<f64>,
        /// The container, such as `mp4` or `mov,mp4,m4a,3gp,3g2,mj2`.
        "Container" container with_container: Option<String>,
        /// The MD5 of the file, in hex.
        "Md5" md5 with_md5: Option<String>,
        /// The audio streams.
        "AudioStreamSet" audio_stream_set with_audio_stream_set: Vec<MediaAudioStreamItem>,
        /// The video streams.
        "VideoStreamSet" video_stream_set with_video_stream_set: Vec<MediaVideoStreamItem>,
        /// JSON in a string: what enhancement did. Null by document when there is none. Since 3.0.1350.
        "CallBackExtInfo" call_back_ext_info with_call_back_ext_info: Option<String>,
        /// What a model is billed for. Since 3.1.194.
        "Usage" usage with_usage: Option<Box<MediaUsageItem>>,
    }
}

model! {
    /// A video stream of a file.
    pub struct MediaVideoStreamItem {
        /// The bitrate. In bits per second.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How high it is. In pixels.
        "Height" height with_height: Option<i64>,
        /// How wide it is. In pixels.
        "Width" width with_width: Option<i64>,
        /// The codec, such as `h264` or `aac`.
        "Codec" codec with_codec: Option<String>,
        /// Frames per second, cut to a whole number.
        "Fps" fps with_fps: Option<i64>,
        /// The primaries, such as `bt709`. Null by document when there is none. Since 3.0.582.
        "ColorPrimaries" color_primaries with_color_primaries: Option<String>,
        /// The colour space, such as `bt709`. Null by document when there is none. Since 3.0.582.
        "ColorSpace" color_space with_color_space: Option<String>,
        /// The transfer function, such as `bt709`. Null by document when there is none. Since 3.0.582.
        "ColorTransfer" color_transfer with_color_transfer: Option<String>,
        /// The kind of HDR; empty for none. Null by document when there is none. Since 3.0.582.
        "HdrType" hdr_type with_hdr_type: Option<String>,
        /// The codec as in RFC 6381. Null by document when there is none. Since 3.0.900.
        "Codecs" codecs with_codecs: Option<String>,
        /// The upper part of the exact frame rate; 0 when unknown. Null by document when there is none. Since 3.0.1250.
        "FpsNumerator" fps_numerator with_fps_numerator: Option<i64>,
        /// The lower part of the exact frame rate; 0 when unknown. Null by document when there is none. Since 3.0.1250.
        "FpsDenominator" fps_denominator with_fps_denominator: Option<i64>,
    }
}

model! {
    /// The event of a workflow, or of a task made by `ProcessMedia`.
    pub struct WorkflowTask {
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// Other than 0 only when the source itself can't be used.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
        /// Where the source is. Null by document when there is none.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// What the source holds. Null by document when there is none.
        "MetaData" meta_data with_meta_data: Option<Box<MediaMetaData>>,
        /// One kind of media processing.
        "MediaProcessResultSet" media_process_result_set with_media_process_result_set: Vec<Tagged<MediaProcessTaskResult>>,
        /// One kind of content review.
        "AiContentReviewResultSet" ai_content_review_result_set with_ai_content_review_result_set: Vec<Tagged<AiContentReviewResult>>,
        /// One kind of content analysis.
        "AiAnalysisResultSet" ai_analysis_result_set with_ai_analysis_result_set: Vec<Tagged<AiAnalysisResult>>,
        /// One kind of content recognition.
        "AiRecognitionResultSet" ai_recognition_result_set with_ai_recognition_result_set: Vec<Tagged<AiRecognitionResult>>,
        /// Quality control. Null by document when there is none. Since 3.0.900.
        "AiQualityControlTaskResult" ai_quality_control_task_result with_ai_quality_control_task_result: Option<Box<ScheduleQualityControlTaskResult>>,
        /// The kinds of subtitles: a list, against its name. Null by document when there is none. Since 3.0.1350.
        "SmartSubtitlesTaskResult" smart_subtitles_task_result with_smart_subtitles_task_result: Vec<Tagged<SmartSubtitlesResult>>,
        /// Erasing subtitles, watermarks or faces. Null by document when there is none. Since 3.1.2.
        "SmartEraseTaskResult" smart_erase_task_result with_smart_erase_task_result: Option<Box<SmartEraseTaskResult>>,
        /// Dubbing a video in another language. Since 3.1.194.
        "AiDubbingTaskResult" ai_dubbing_task_result with_ai_dubbing_task_result: Option<Box<AIDubbingTaskResult>>,
    }
}
