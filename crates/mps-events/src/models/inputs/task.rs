// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! What tasks were asked to do.

use crate::Tagged;
use crate::model::model;
use crate::models::*;

model! {
    /// An audio track from elsewhere.
    ///
    /// Since 3.1.129.
    pub struct AddOnAudio {
        /// Where the source is.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// The name of the track that players show, at most 64 characters; `source` keeps the source's.
        "AudioName" audio_name with_audio_name: Option<String>,
        /// The language of the track by ISO 639-2, such as `eng`; `source` keeps the source's.
        "AudioLanguage" audio_language with_audio_language: Option<String>,
        /// Whether players begin with this track; one may.
        "DefaultTrack" default_track with_default_track: Option<bool>,
    }
}

model! {
    /// A subtitle track from elsewhere.
    ///
    /// Since 3.0.1050.
    pub struct AddOnSubtitle {
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AddOnSubtitleType>,
        /// Where a source file is. Null by document when there is none.
        "Subtitle" subtitle with_subtitle: Option<Box<Tagged<MediaInputInfo>>>,
        /// The name of the subtitles that players show, at most 64 characters. Null by document when there is none.
        /// Since 3.0.1350.
        "SubtitleName" subtitle_name with_subtitle_name: Option<String>,
        /// The language of the subtitles by ISO 639-2, such as `eng`. Since 3.1.129.
        "SubtitleLanguage" subtitle_language with_subtitle_language: Option<String>,
        /// The format that the subtitles are put in as. Since 3.1.2.
        "OutputFormat" output_format with_output_format: Option<AddOnSubtitleOutputFormat>,
        /// Whether players begin with this track; one may. Since 3.1.2.
        "DefaultTrack" default_track with_default_track: Option<bool>,
    }
}

model! {
    /// How to make an animated picture.
    pub struct AnimatedGraphicTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// Reserved; JSON in a string where it isn't empty. Since 3.1.129.
        "ExtInfo" ext_info with_ext_info: Option<String>,
    }
}

model! {
    /// A queue in SQS.
    ///
    /// Since 3.0.900.
    pub struct AwsSQS {
        /// The region of the queue. Null by document when there is none.
        "SQSRegion" sqs_region with_sqs_region: Option<String>,
        /// The name of the queue. Null by document when there is none.
        "SQSQueueName" sqs_queue_name with_sqs_queue_name: Option<String>,
        /// The id of the key. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "S3SecretId" s3_secret_id with_s3_secret_id: Option<String>,
        /// The key. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "S3SecretKey" s3_secret_key with_s3_secret_key: Option<String>,
    }
}

model! {
    /// An invisible watermark to put in.
    ///
    /// Since 3.1.2.
    pub struct BlindWatermarkInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// How to encrypt.
    ///
    /// Since 3.0.1050.
    pub struct DrmInfo {
        /// The kind.
        "Type" r#type with_type: Option<DrmInfoType>,
        /// Encryption with AES-128. Null by document when there is none.
        "SimpleAesDrm" simple_aes_drm with_simple_aes_drm: Option<Box<SimpleAesDrm>>,
        /// Encryption with SPEKE. Since 3.0.1350.
        "SpekeDrm" speke_drm with_speke_drm: Option<Box<SpekeDrm>>,
    }
}

model! {
    /// A file to edit.
    pub struct EditMediaFileInfo {
        /// Where the source is.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The id of the person. Null by document when there is none. Since 3.0.1050.
        "Id" id with_id: Option<String>,
    }
}

model! {
    /// The files to edit.
    pub struct EditMediaTaskInput {
        /// A file to edit.
        "FileInfoSet" file_info_set with_file_info_set: Vec<EditMediaFileInfo>,
    }
}

model! {
    /// The conditions to decide on.
    ///
    /// Since 3.1.2.
    pub struct ExecRulesTask {
        /// Conditions and what follows from them. Null by document when there is none.
        "Rules" rules with_rules: Vec<Rules>,
    }
}

model! {
    /// How to read an invisible watermark.
    ///
    /// Since 3.1.2.
    pub struct ExtractBlindWatermarkTaskConfig {
        /// How long a piece is for a watermark of `blind-abseq`; 5 seconds when absent. In milliseconds. Null by
        /// document when there is none.
        "SegmentDuration" segment_duration with_segment_duration: Option<i64>,
    }
}

model! {
    /// Files to put before and after.
    ///
    /// Since 3.0.582.
    pub struct HeadTailParameter {
        /// Where a source file is. Null by document when there is none.
        "HeadSet" head_set with_head_set: Vec<Tagged<MediaInputInfo>>,
        /// Where a source file is. Null by document when there is none.
        "TailSet" tail_set with_tail_set: Vec<Tagged<MediaInputInfo>>,
    }
}

model! {
    /// How to record.
    ///
    /// Since 3.0.1050.
    pub struct LiveRecordTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039). Null by document when there is none.
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
    }
}

model! {
    /// An area to blur.
    pub struct MosaicInput {
        /// The corner that distances are counted from.
        "CoordinateOrigin" coordinate_origin with_coordinate_origin: Option<MosaicInputCoordinateOrigin>,
        /// The distance from the origin to the right: pixels, or per cent with `%`.
        "XPos" x_pos with_x_pos: Option<String>,
        /// The distance from the origin down: pixels, or per cent with `%`.
        "YPos" y_pos with_y_pos: Option<String>,
        /// How wide it is.
        "Width" width with_width: Option<String>,
        /// How high it is.
        "Height" height with_height: Option<String>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
    }
}

model! {
    /// How numbers in file names are written.
    pub struct NumberFormat {
        /// Where `{number}` begins; 0 when absent.
        "InitialValue" initial_value with_initial_value: Option<i64>,
        /// By how much `{number}` grows; 1 when absent.
        "Increment" increment with_increment: Option<i64>,
        /// How many digits `{number}` has at least; 1 when absent.
        "MinLength" min_length with_min_length: Option<i64>,
        /// What is put before shorter numbers; `0` when absent.
        "PlaceHolder" place_holder with_place_holder: Option<String>,
    }
}

model! {
    /// A picture as a watermark.
    pub struct RawImageWatermarkInput {
        /// Where a source file is.
        "ImageContent" image_content with_image_content: Option<Box<Tagged<MediaInputInfo>>>,
        /// How wide it is.
        "Width" width with_width: Option<String>,
        /// How high it is.
        "Height" height with_height: Option<String>,
        /// What an animated watermark does at its end. Since 3.0.415.
        "RepeatType" repeat_type with_repeat_type: Option<RawImageWatermarkInputRepeatType>,
    }
}

model! {
    /// A watermark without a template.
    pub struct RawWatermarkParameter {
        /// The kind.
        "Type" r#type with_type: Option<RawWatermarkParameterType>,
        /// The corner that distances are counted from.
        "CoordinateOrigin" coordinate_origin with_coordinate_origin: Option<RawWatermarkParameterCoordinateOrigin>,
        /// The distance from the origin to the right: pixels, or per cent with `%`.
        "XPos" x_pos with_x_pos: Option<String>,
        /// The distance from the origin down: pixels, or per cent with `%`.
        "YPos" y_pos with_y_pos: Option<String>,
        /// A picture as a watermark.
        "ImageTemplate" image_template with_image_template: Option<Box<RawImageWatermarkInput>>,
    }
}

model! {
    /// One condition.
    ///
    /// Since 3.1.2.
    pub struct RuleConditionItem {
        /// The check that the condition is about.
        "Key" key with_key: Option<String>,
        /// The value.
        "Value" value with_value: Option<String>,
    }
}

model! {
    /// Conditions and what follows from them.
    ///
    /// Since 3.1.2.
    pub struct Rules {
        /// The id of the person. Null by document when there is none.
        "Id" id with_id: Option<String>,
        /// One condition. Null by document when there is none.
        "Conditions" conditions with_conditions: Vec<RuleConditionItem>,
        /// How the conditions are joined: `&&` or `||`.
        "Linker" linker with_linker: Option<String>,
        /// The steps that follow when the conditions hold. Null by document when there is none.
        "RearDriveIndexs" rear_drive_indexs with_rear_drive_indexs: Vec<i64>,
    }
}

model! {
    /// How to take snapshots at an interval.
    pub struct SampleSnapshotTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// A watermark to put in.
        "WatermarkSet" watermark_set with_watermark_set: Vec<WatermarkInput>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// How numbers in file names are written. Null by document when there is none.
        "ObjectNumberFormat" object_number_format with_object_number_format: Option<Box<NumberFormat>>,
        /// Reserved; JSON in a string where it isn't empty. Since 3.1.129.
        "ExtInfo" ext_info with_ext_info: Option<String>,
    }
}

model! {
    /// Encryption with AES-128.
    ///
    /// Since 3.0.1050.
    pub struct SimpleAesDrm {
        /// The link at which players ask for the key. Null by document when there is none.
        "Uri" uri with_uri: Option<String>,
        /// The key, 32 hex digits. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "Key" key with_key: Option<String>,
        /// The initialisation vector, 32 hex digits. Null by document when there is none. A secret: see
        /// [`redact`](crate::redact).
        "Vector" vector with_vector: Option<String>,
    }
}

model! {
    /// When to take snapshots.
    pub struct SnapshotByTimeOffsetTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// When to take them: `3.5s` from the beginning, or `10%` of the length.
        "ExtTimeOffsetSet" ext_time_offset_set with_ext_time_offset_set: Vec<String>,
        /// When to take them, from the beginning; `ExtTimeOffsetSet` has taken its place. In seconds. Deprecated by
        /// Tencent.
        "TimeOffsetSet" time_offset_set with_time_offset_set: Vec<f64>,
        /// A watermark to put in.
        "WatermarkSet" watermark_set with_watermark_set: Vec<WatermarkInput>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// How numbers in file names are written. Null by document when there is none.
        "ObjectNumberFormat" object_number_format with_object_number_format: Option<Box<NumberFormat>>,
        /// Reserved; JSON in a string where it isn't empty. Since 3.1.129.
        "ExtInfo" ext_info with_ext_info: Option<String>,
    }
}

model! {
    /// Encryption with SPEKE.
    ///
    /// Since 3.0.1350.
    pub struct SpekeDrm {
        /// The `cid` of the content, 1 to 128 characters.
        "ResourceId" resource_id with_resource_id: Option<String>,
        /// The link of the DRM vendor's key server.
        "KeyServerUrl" key_server_url with_key_server_url: Option<String>,
        /// The initialisation vector, 32 hex digits.
        "Vector" vector with_vector: Option<String>,
        /// The mode of encryption.
        "EncryptionMethod" encryption_method with_encryption_method: Option<SpekeDrmEncryptionMethod>,
        /// `preset0` for one key for all streams, `preset1` for one key for each.
        "EncryptionPreset" encryption_preset with_encryption_preset: Option<String>,
    }
}

model! {
    /// Where notifications go.
    pub struct TaskNotifyConfig {
        /// By what notifications come. Since 3.0.582.
        "NotifyType" notify_type with_notify_type: Option<TaskNotifyConfigNotifyType>,
        /// Whether every change is told or only the end.
        "NotifyMode" notify_mode with_notify_mode: Option<TaskNotifyConfigNotifyMode>,
        /// The link that is called; may hold a token. Since 3.0.582.
        "NotifyUrl" notify_url with_notify_url: Option<String>,
        /// Whether notifications go to a queue or to a topic.
        "CmqModel" cmq_model with_cmq_model: Option<TaskNotifyConfigCmqModel>,
        /// The region of queue or topic in short, such as `sh`.
        "CmqRegion" cmq_region with_cmq_region: Option<String>,
        /// The topic, where `CmqModel` is `Topic`.
        "TopicName" topic_name with_topic_name: Option<String>,
        /// The queue, where `CmqModel` is `Queue`.
        "QueueName" queue_name with_queue_name: Option<String>,
        /// A queue in SQS. Null by document when there is none. Since 3.0.900.
        "AwsSQS" aws_sqs with_aws_sqs: Option<Box<AwsSQS>>,
        /// The key that callbacks are signed with. A secret: see [`redact`](crate::redact). Since 3.0.1050.
        "NotifyKey" notify_key with_notify_key: Option<String>,
    }
}

model! {
    /// How to transcode.
    pub struct TranscodeTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawTranscodeParameter>>,
        /// What differs from the template. Null by document when there is none. Since 3.0.415.
        "OverrideParameter" override_parameter with_override_parameter: Option<Box<OverrideTranscodeParameter>>,
        /// A watermark to put in.
        "WatermarkSet" watermark_set with_watermark_set: Vec<WatermarkInput>,
        /// An invisible watermark to put in. Null by document when there is none. Since 3.1.2.
        "BlindWatermark" blind_watermark with_blind_watermark: Option<Box<BlindWatermarkInput>>,
        /// An area to blur.
        "MosaicSet" mosaic_set with_mosaic_set: Vec<MosaicInput>,
        /// Where it begins, from the beginning of the source. In seconds. Since 3.0.415.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds. Since 3.0.415.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// The pattern of the segments' paths, relative; for HLS.
        "SegmentObjectName" segment_object_name with_segment_object_name: Option<String>,
        /// How numbers in file names are written. Null by document when there is none.
        "ObjectNumberFormat" object_number_format with_object_number_format: Option<Box<NumberFormat>>,
        /// Files to put before and after. Null by document when there is none. Since 3.0.582.
        "HeadTailParameter" head_tail_parameter with_head_tail_parameter: Option<Box<HeadTailParameter>>,
    }
}

model! {
    /// A watermark to put in.
    pub struct WatermarkInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawWatermarkParameter>>,
        /// The text of a text watermark, at most 100 characters.
        "TextContent" text_content with_text_content: Option<String>,
        /// The SVG of an SVG watermark, at most 2,000,000 characters.
        "SvgContent" svg_content with_svg_content: Option<String>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
    }
}
