// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Parameters of encoding.

use crate::Tagged;
use crate::model::model;
use crate::models::*;

model! {
    /// How to package streams in several bitrates.
    pub struct AdaptiveDynamicStreamingTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// A watermark to put in.
        "WatermarkSet" watermark_set with_watermark_set: Vec<WatermarkInput>,
        /// An invisible watermark to put in. Null by document when there is none. Since 3.1.2.
        "BlindWatermark" blind_watermark with_blind_watermark: Option<Box<BlindWatermarkInput>>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// The pattern of the paths of the single streams, relative.
        "SubStreamObjectName" sub_stream_object_name with_sub_stream_object_name: Option<String>,
        /// The pattern of the segments' paths, relative; for HLS.
        "SegmentObjectName" segment_object_name with_segment_object_name: Option<String>,
        /// A subtitle track from elsewhere. Null by document when there is none. Since 3.0.1050.
        "AddOnSubtitles" add_on_subtitles with_add_on_subtitles: Vec<AddOnSubtitle>,
        /// How to encrypt. Null by document when there is none. Since 3.0.1050.
        "DrmInfo" drm_info with_drm_info: Option<Box<DrmInfo>>,
        /// Whether the template is for video or for sound alone. Since 3.0.1150.
        "DefinitionType" definition_type with_definition_type: Option<AdaptiveDynamicStreamingTaskInputDefinitionType>,
        /// How subtitles look. Null by document when there is none. Since 3.0.1428.
        "SubtitleTemplate" subtitle_template with_subtitle_template: Option<Box<SubtitleTemplate>>,
        /// JSON in a string: parameters of encoding beyond the declared ones. Since 3.1.2.
        "StdExtInfo" std_ext_info with_std_ext_info: Option<String>,
        /// Where key frames and segments begin, as timestamps of the source. In milliseconds. Null by document when
        /// there is none. Since 3.1.2.
        "KeyPTSList" key_pts_list with_key_pts_list: Vec<i64>,
        /// An audio track from elsewhere. Since 3.1.129.
        "AddOnAudios" add_on_audios with_add_on_audios: Vec<AddOnAudio>,
        /// One stream of a package. Since 3.1.194.
        "StdExtStreamInfos" std_ext_stream_infos with_std_ext_stream_infos: Vec<AdaptiveStreamTemplate>,
    }
}

model! {
    /// One stream of a package.
    pub struct AdaptiveStreamTemplate {
        /// How to encode audio.
        "Audio" audio with_audio: Option<Box<AudioTemplateInfo>>,
        /// How to encode video.
        "Video" video with_video: Option<Box<VideoTemplateInfo>>,
        /// Whether the output has no sound.
        "RemoveAudio" remove_audio with_remove_audio: Option<Flag>,
        /// Whether the output has no picture.
        "RemoveVideo" remove_video with_remove_video: Option<Flag>,
        /// How to encode audio. Null by document when there is none. Since 3.0.1350.
        "AudioList" audio_list with_audio_list: Vec<AudioTemplateInfo>,
    }
}

model! {
    /// How to encode audio.
    pub struct AudioTemplateInfo {
        /// The codec, such as `h264` or `aac`.
        "Codec" codec with_codec: Option<AudioTemplateInfoCodec>,
        /// The bitrate. In kilobits per second. 26 to 256.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How often the sound is sampled; 0 as in the source. In hertz.
        "SampleRate" sample_rate with_sample_rate: Option<i64>,
        /// How many channels the output has.
        "AudioChannel" audio_channel with_audio_channel: Option<AudioChannels>,
        /// Which tracks and channels to take. Null by document when there is none. Since 3.0.1350.
        "TrackChannelInfo" track_channel_info with_track_channel_info: Option<Box<AudioTrackChannelInfo>>,
        /// The language of the track by ISO 639-2, such as `eng`; `source` keeps the source's. Since 3.1.129.
        "AudioLanguage" audio_language with_audio_language: Option<String>,
        /// The name of the track that players show, at most 64 characters; `source` keeps the source's. Since 3.1.129.
        "AudioName" audio_name with_audio_name: Option<String>,
        /// Whether players begin with this track; one may. Since 3.1.129.
        "DefaultTrack" default_track with_default_track: Option<bool>,
    }
}

model! {
    /// What to change in a template's audio.
    pub struct AudioTemplateInfoForUpdate {
        /// The codec, such as `h264` or `aac`. Null by document when there is none.
        "Codec" codec with_codec: Option<AudioTemplateInfoForUpdateCodec>,
        /// The bitrate. In kilobits per second. 26 to 256. Null by document when there is none.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// How often the sound is sampled; 0 as in the source. In hertz. Null by document when there is none.
        "SampleRate" sample_rate with_sample_rate: Option<i64>,
        /// How many channels the output has. Null by document when there is none.
        "AudioChannel" audio_channel with_audio_channel: Option<AudioChannels>,
        /// Which audio tracks are kept; all when absent. Null by document when there is none. Since 3.0.900.
        "StreamSelects" stream_selects with_stream_selects: Vec<i64>,
    }
}

model! {
    /// Which tracks and channels to take.
    ///
    /// Since 3.0.1350.
    pub struct AudioTrackChannelInfo {
        /// Whether the channels are mixed into one another. Null by document when there is none.
        "ChannelsRemix" channels_remix with_channels_remix: Option<Flag>,
        /// Whether tracks are chosen whole or by channel. Null by document when there is none.
        "SelectType" select_type with_select_type: Option<AudioTrackChannelInfoSelectType>,
        /// A track and the loudness of its channels. Null by document when there is none.
        "InputTrackInfo" input_track_info with_input_track_info: Vec<TrackInfo>,
    }
}

model! {
    /// What to change in a template of transcoding.
    ///
    /// Since 3.0.415.
    pub struct OverrideTranscodeParameter {
        /// The container, such as `mp4` or `mov,mp4,m4a,3gp,3g2,mj2`.
        "Container" container with_container: Option<OverrideTranscodeParameterContainer>,
        /// Whether the output has no picture.
        "RemoveVideo" remove_video with_remove_video: Option<Flag>,
        /// Whether the output has no sound.
        "RemoveAudio" remove_audio with_remove_audio: Option<Flag>,
        /// What to change in a template's video.
        "VideoTemplate" video_template with_video_template: Option<Box<VideoTemplateInfoForUpdate>>,
        /// What to change in a template's audio.
        "AudioTemplate" audio_template with_audio_template: Option<Box<AudioTemplateInfoForUpdate>>,
        /// What to change in encoding for small size. Null by document when there is none.
        "TEHDConfig" tehd_config with_tehd_config: Option<Box<TEHDConfigForUpdate>>,
        /// How subtitles look. Since 3.0.900.
        "SubtitleTemplate" subtitle_template with_subtitle_template: Option<Box<SubtitleTemplate>>,
        /// Where a source file is. Since 3.0.900.
        "AddonAudioStream" addon_audio_stream with_addon_audio_stream: Vec<Tagged<MediaInputInfo>>,
        /// JSON in a string: parameters of encoding beyond the declared ones. Since 3.0.1050.
        "StdExtInfo" std_ext_info with_std_ext_info: Option<String>,
        /// A subtitle track from elsewhere. Since 3.0.1050.
        "AddOnSubtitles" add_on_subtitles with_add_on_subtitles: Vec<AddOnSubtitle>,
    }
}

model! {
    /// How to transcode without a template.
    pub struct RawTranscodeParameter {
        /// The container, such as `mp4` or `mov,mp4,m4a,3gp,3g2,mj2`.
        "Container" container with_container: Option<OverrideTranscodeParameterContainer>,
        /// Whether the output has no picture.
        "RemoveVideo" remove_video with_remove_video: Option<Flag>,
        /// Whether the output has no sound.
        "RemoveAudio" remove_audio with_remove_audio: Option<Flag>,
        /// How to encode video.
        "VideoTemplate" video_template with_video_template: Option<Box<VideoTemplateInfo>>,
        /// How to encode audio.
        "AudioTemplate" audio_template with_audio_template: Option<Box<AudioTemplateInfo>>,
        /// Whether to encode for small size at the same quality.
        "TEHDConfig" tehd_config with_tehd_config: Option<Box<TEHDConfig>>,
        /// JSON in a string: parameters of encoding beyond the declared ones. Since 3.0.1428.
        "StdExtInfo" std_ext_info with_std_ext_info: Option<String>,
        /// How to enhance video and audio. Null by document when there is none. Since 3.0.1428.
        "EnhanceConfig" enhance_config with_enhance_config: Option<Box<EnhanceConfig>>,
        /// How subtitles look. Null by document when there is none. Since 3.1.2.
        "SubtitleTemplate" subtitle_template with_subtitle_template: Option<Box<SubtitleTemplate>>,
    }
}

model! {
    /// How segments differ for a part of a stream.
    ///
    /// Since 3.0.1250.
    pub struct SegmentSpecificInfo {
        /// Whether it is on. Null by document when there is none.
        "Switch" switch with_switch: Option<Switch>,
        /// How long the first segments are. In seconds. Null by document when there is none.
        "FragmentTime" fragment_time with_fragment_time: Option<i64>,
        /// How many segments count as the first, at least 1. Null by document when there is none.
        "FragmentEndNum" fragment_end_num with_fragment_end_num: Option<i64>,
    }
}

model! {
    /// Whether to encode for small size at the same quality.
    pub struct TEHDConfig {
        /// The kind.
        "Type" r#type with_type: Option<TEHDConfigType>,
        /// The highest bitrate of the video; 0 for no limit.
        "MaxVideoBitrate" max_video_bitrate with_max_video_bitrate: Option<i64>,
    }
}

model! {
    /// What to change in encoding for small size.
    pub struct TEHDConfigForUpdate {
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<TEHDConfigType>,
        /// The highest bitrate of the video; unchanged when absent. Null by document when there is none.
        "MaxVideoBitrate" max_video_bitrate with_max_video_bitrate: Option<i64>,
    }
}

model! {
    /// A track and the loudness of its channels.
    ///
    /// Since 3.0.1350.
    pub struct TrackInfo {
        /// The track, such as `1`, or track and channel, such as `1.0`. Null by document when there is none.
        "TrackNum" track_num with_track_num: Option<String>,
        /// How loud each channel is, in dB. -60 to 6. Null by document when there is none.
        "ChannelVolume" channel_volume with_channel_volume: Vec<f64>,
    }
}

model! {
    /// How to encode video.
    pub struct VideoTemplateInfo {
        /// The codec, such as `h264` or `aac`.
        "Codec" codec with_codec: Option<VideoTemplateInfoCodec>,
        /// Frames per second, cut to a whole number. In hertz. 0 to 120.
        "Fps" fps with_fps: Option<i64>,
        /// The bitrate. In kilobits per second. 128 to 100000.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// Whether `Width` is the longer side rather than the width.
        "ResolutionAdaptive" resolution_adaptive with_resolution_adaptive: Option<VideoTemplateInfoResolutionAdaptive>,
        /// How wide it is. In pixels. 128 to 4096.
        "Width" width with_width: Option<i64>,
        /// How high it is. In pixels. 128 to 4096.
        "Height" height with_height: Option<i64>,
        /// The distance of two key frames. 1 to 100000.
        "Gop" gop with_gop: Option<i64>,
        /// What `Gop` is counted in. Null by document when there is none. Since 3.0.1250.
        "GopUnit" gop_unit with_gop_unit: Option<VideoTemplateInfoGopUnit>,
        /// What is done where the aspect ratio differs.
        "FillType" fill_type with_fill_type: Option<VideoTemplateInfoFillType>,
        /// The constant rate factor. 0 to 51. Null by document when there is none. Since 3.0.415.
        "Vcrf" vcrf with_vcrf: Option<i64>,
        /// How long a segment is. In seconds. 0 to 10. Null by document when there is none. Since 3.0.1250.
        "HlsTime" hls_time with_hls_time: Option<i64>,
        /// How segments of HLS are written. Null by document when there is none. Since 3.0.1250.
        "SegmentType" segment_type with_segment_type: Option<HlsSegmentType>,
        /// The lower part of the exact frame rate; 0 when unknown. Null by document when there is none. Since 3.0.1250.
        "FpsDenominator" fps_denominator with_fps_denominator: Option<i64>,
        /// How the two pictures of 3D stand side by side; for MV-HEVC. Null by document when there is none. Since
        /// 3.0.1250.
        "Stereo3dType" stereo3d_type with_stereo3d_type: Option<VideoTemplateInfoStereo3dType>,
        /// The profile of the codec, such as `main`. Null by document when there is none. Since 3.0.1250.
        "VideoProfile" video_profile with_video_profile: Option<String>,
        /// The level of the codec, such as `4.1`; chosen by itself when empty. Null by document when there is none.
        /// Since 3.0.1250.
        "VideoLevel" video_level with_video_level: Option<String>,
        /// How many B-frames stand between two others. Null by document when there is none. Since 3.0.1250.
        "Bframes" bframes with_bframes: Option<i64>,
        /// The way it is done. Null by document when there is none. Since 3.0.1250.
        "Mode" mode with_mode: Option<String>,
        /// The sample aspect ratio. Null by document when there is none. Since 3.0.1250.
        "Sar" sar with_sar: Option<VideoTemplateInfoSar>,
        /// Whether key frames are also put where the scene changes. Null by document when there is none. Since
        /// 3.0.1250.
        "NoScenecut" no_scenecut with_no_scenecut: Option<Flag>,
        /// How many bits a sample has: 8 or 10. Null by document when there is none. Since 3.0.1250.
        "BitDepth" bit_depth with_bit_depth: Option<i64>,
        /// Whether the source's timestamps are kept. Null by document when there is none. Since 3.0.1250.
        "RawPts" raw_pts with_raw_pts: Option<Flag>,
        /// The bitrate in per cent of the source's, 0 to 100; -1 for no such rule. Null by document when there is none.
        /// Since 3.0.1250.
        "Compress" compress with_compress: Option<i64>,
        /// How segments differ for a part of a stream. Null by document when there is none. Since 3.0.1250.
        "SegmentSpecificInfo" segment_specific_info with_segment_specific_info: Option<Box<SegmentSpecificInfo>>,
        /// Whether `SceneType` counts. Null by document when there is none. Since 3.0.1350.
        "ScenarioBased" scenario_based with_scenario_based: Option<Flag>,
        /// The kind of video that encoding is tuned for. Null by document when there is none. Since 3.0.1350.
        "SceneType" scene_type with_scene_type: Option<VideoTemplateInfoSceneType>,
        /// Whether size or quality goes first. Null by document when there is none. Deprecated by Tencent. Since
        /// 3.0.1350.
        "CompressType" compress_type with_compress_type: Option<VideoTemplateInfoCompressType>,
    }
}

model! {
    /// What to change in a template's video.
    pub struct VideoTemplateInfoForUpdate {
        /// The codec, such as `h264` or `aac`. Null by document when there is none.
        "Codec" codec with_codec: Option<VideoTemplateInfoCodec>,
        /// Frames per second, cut to a whole number. In hertz. 0 to 120. Null by document when there is none.
        "Fps" fps with_fps: Option<i64>,
        /// The bitrate. In kilobits per second. 128 to 100000. Null by document when there is none.
        "Bitrate" bitrate with_bitrate: Option<i64>,
        /// Whether `Width` is the longer side rather than the width. Null by document when there is none.
        "ResolutionAdaptive" resolution_adaptive with_resolution_adaptive: Option<VideoTemplateInfoResolutionAdaptive>,
        /// How wide it is. In pixels. 128 to 4096. Null by document when there is none.
        "Width" width with_width: Option<i64>,
        /// How high it is. In pixels. 128 to 4096. Null by document when there is none.
        "Height" height with_height: Option<i64>,
        /// The distance of two key frames. 1 to 100000. Null by document when there is none.
        "Gop" gop with_gop: Option<i64>,
        /// What `Gop` is counted in. Null by document when there is none. Since 3.0.1250.
        "GopUnit" gop_unit with_gop_unit: Option<VideoTemplateInfoGopUnit>,
        /// What is done where the aspect ratio differs. Null by document when there is none.
        "FillType" fill_type with_fill_type: Option<VideoTemplateInfoFillType>,
        /// The constant rate factor. 0 to 51. Null by document when there is none. Since 3.0.415.
        "Vcrf" vcrf with_vcrf: Option<i64>,
        /// Whether several streams are made, by what the content needs. Null by document when there is none. Since
        /// 3.0.722.
        "ContentAdaptStream" content_adapt_stream with_content_adapt_stream: Option<Flag>,
        /// How long a segment is. In seconds. 0 to 10. Null by document when there is none. Since 3.0.1250.
        "HlsTime" hls_time with_hls_time: Option<i64>,
        /// How segments of HLS are written. Null by document when there is none. Since 3.0.1250.
        "SegmentType" segment_type with_segment_type: Option<HlsSegmentType>,
        /// The lower part of the exact frame rate; 0 when unknown. Null by document when there is none. Since 3.0.1250.
        "FpsDenominator" fps_denominator with_fps_denominator: Option<i64>,
        /// How the two pictures of 3D stand side by side; for MV-HEVC. Null by document when there is none. Since
        /// 3.0.1250.
        "Stereo3dType" stereo3d_type with_stereo3d_type: Option<VideoTemplateInfoStereo3dType>,
        /// The profile of the codec, such as `main`. Null by document when there is none. Since 3.0.1250.
        "VideoProfile" video_profile with_video_profile: Option<String>,
        /// The level of the codec, such as `4.1`; chosen by itself when empty. Null by document when there is none.
        /// Since 3.0.1250.
        "VideoLevel" video_level with_video_level: Option<String>,
        /// How many B-frames stand between two others. Null by document when there is none. Since 3.0.1250.
        "Bframes" bframes with_bframes: Option<i64>,
        /// The way it is done. Null by document when there is none. Since 3.0.1250.
        "Mode" mode with_mode: Option<String>,
        /// The sample aspect ratio. Null by document when there is none. Since 3.0.1250.
        "Sar" sar with_sar: Option<VideoTemplateInfoSar>,
        /// Whether key frames are also put where the scene changes. Null by document when there is none. Since
        /// 3.0.1250.
        "NoScenecut" no_scenecut with_no_scenecut: Option<Flag>,
        /// How many bits a sample has: 8 or 10. Null by document when there is none. Since 3.0.1250.
        "BitDepth" bit_depth with_bit_depth: Option<i64>,
        /// Whether the source's timestamps are kept. Null by document when there is none. Since 3.0.1250.
        "RawPts" raw_pts with_raw_pts: Option<Flag>,
        /// The bitrate in per cent of the source's, 0 to 100; -1 for no such rule. Null by document when there is none.
        /// Since 3.0.1250.
        "Compress" compress with_compress: Option<i64>,
        /// How segments differ for a part of a stream. Null by document when there is none. Since 3.0.1250.
        "SegmentSpecificInfo" segment_specific_info with_segment_specific_info: Option<Box<SegmentSpecificInfo>>,
        /// Whether `SceneType` counts. Null by document when there is none. Since 3.0.1350.
        "ScenarioBased" scenario_based with_scenario_based: Option<Flag>,
        /// The kind of video that encoding is tuned for. Null by document when there is none. Since 3.0.1350.
        "SceneType" scene_type with_scene_type: Option<VideoTemplateInfoSceneType>,
        /// Whether size or quality goes first. Null by document when there is none. Deprecated by Tencent. Since
        /// 3.0.1350.
        "CompressType" compress_type with_compress_type: Option<VideoTemplateInfoCompressType>,
    }
}
