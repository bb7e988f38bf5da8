// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Subtitles, erasing, dubbing.

use crate::Tagged;
use crate::model::model;
use crate::models::*;

model! {
    /// How to dub.
    ///
    /// Since 3.1.194.
    pub struct AIDubbingTaskInput {
        /// The number of the template. Since 3.1.194.
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template. Since 3.1.194.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawAIDubbingParameter>>,
        /// What differs from the template. Since 3.1.194.
        "OverrideParameter" override_parameter with_override_parameter: Option<Box<OverrideAIDubbingParameter>>,
        /// The storage that paths are in; the task's own when absent. Since 3.1.194.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// Where a source file is. Since 3.1.194.
        "SrcSubtitleInfo" src_subtitle_info with_src_subtitle_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// A subtitle file to dub from. Since 3.1.194.
        "DstSubtitleInfos" dst_subtitle_infos with_dst_subtitle_infos: Vec<DstSubtitleInput>,
        /// The pattern of the output's path. Since 3.1.194.
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.194.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
        /// `DramaId`. Since 3.1.194.
        "DramaId" drama_id with_drama_id: Option<String>,
    }
}

model! {
    /// Words that speech recognition should know.
    ///
    /// Since 3.0.1350.
    pub struct AsrHotWordsConfigure {
        /// Whether it is on. Null by document when there is none. Since 3.0.1350.
        "Switch" switch with_switch: Option<String>,
        /// The library that the person was found in. Null by document when there is none. Since 3.0.1350.
        "LibraryId" library_id with_library_id: Option<String>,
    }
}

model! {
    /// A subtitle file to dub from.
    ///
    /// Since 3.1.194.
    pub struct DstSubtitleInput {
        /// Where a source file is. Since 3.1.194.
        "DstSubtitleInfo" dst_subtitle_info with_dst_subtitle_info: Option<Box<Tagged<MediaInputInfo>>>,
    }
}

model! {
    /// How voices are made.
    ///
    /// Since 3.1.194.
    pub struct DubbingConfig {
        /// `DubbingMode`. Since 3.1.194.
        "DubbingMode" dubbing_mode with_dubbing_mode: Option<DubbingConfigDubbingMode>,
        /// `BackgroundVolume`. Since 3.1.194.
        "BackgroundVolume" background_volume with_background_volume: Option<i64>,
        /// `SecondaryTuning`. Since 3.1.194.
        "SecondaryTuning" secondary_tuning with_secondary_tuning: Option<Switch>,
        /// The id of the voice. Since 3.1.194.
        "VoiceId" voice_id with_voice_id: Option<String>,
        /// `DubbingVersion`. Since 3.1.194.
        "DubbingVersion" dubbing_version with_dubbing_version: Option<DubbingConfigDubbingVersion>,
    }
}

model! {
    /// How subtitles are burned into a dubbed video.
    ///
    /// Since 3.1.194.
    pub struct DubbingEmbedSubtitleConfig {
        /// `SubtitleEmbedId`. Since 3.1.194.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// `UseOriginalPos`. Since 3.1.194.
        "UseOriginalPos" use_original_pos with_use_original_pos: Option<i64>,
        /// `UseOriginalSize`. Since 3.1.194.
        "UseOriginalSize" use_original_size with_use_original_size: Option<i64>,
    }
}

model! {
    /// Which files dubbing gives.
    ///
    /// Since 3.1.194.
    pub struct DubbingOutputConfig {
        /// `OutputMode`. Since 3.1.194.
        "OutputMode" output_mode with_output_mode: Option<DubbingOutputConfigOutputMode>,
        /// `OutputFinalVideo`. Since 3.1.194.
        "OutputFinalVideo" output_final_video with_output_final_video: Option<Switch>,
        /// `OutputSubtitle`. Since 3.1.194.
        "OutputSubtitle" output_subtitle with_output_subtitle: Option<Switch>,
        /// `OutputDstAudio`. Since 3.1.194.
        "OutputDstAudio" output_dst_audio with_output_dst_audio: Option<Switch>,
        /// How subtitles are burned into a dubbed video. Since 3.1.194.
        "EmbedSubtitleConfig" embed_subtitle_config with_embed_subtitle_config: Option<Box<DubbingEmbedSubtitleConfig>>,
    }
}

model! {
    /// Where dubbing takes its subtitles from.
    ///
    /// Since 3.1.194.
    pub struct DubbingSubtitleConfig {
        /// `SubtitleSource`. Since 3.1.194.
        "SubtitleSource" subtitle_source with_subtitle_source: Option<DubbingSubtitleConfigSubtitleSource>,
        /// `AsrAssistOcr`. Since 3.1.194.
        "AsrAssistOcr" asr_assist_ocr with_asr_assist_ocr: Option<Switch>,
        /// `EraseOriginalSubtitle`. Since 3.1.194.
        "EraseOriginalSubtitle" erase_original_subtitle with_erase_original_subtitle: Option<Switch>,
        /// Where to look for subtitles. Since 3.1.194.
        "SelectingSubtitleAreasConfig" selecting_subtitle_areas_config with_selecting_subtitle_areas_config: Option<Box<SelectingSubtitleAreasConfig>>,
    }
}

model! {
    /// How dubbing translates.
    ///
    /// Since 3.1.194.
    pub struct DubbingTranslateConfig {
        /// `VideoSrcLanguage`. Since 3.1.194.
        "VideoSrcLanguage" video_src_language with_video_src_language: Option<String>,
        /// `TranslateDstLanguage`. Since 3.1.194.
        "TranslateDstLanguage" translate_dst_language with_translate_dst_language: Option<String>,
        /// `SimplifyTranslation`. Since 3.1.194.
        "SimplifyTranslation" simplify_translation with_simplify_translation: Option<Switch>,
    }
}

model! {
    /// An area to erase in.
    ///
    /// Since 3.1.2.
    pub struct EraseArea {
        /// The left edge. Since 3.1.2.
        "LeftTopX" left_top_x with_left_top_x: Option<f64>,
        /// The upper edge. Since 3.1.2.
        "LeftTopY" left_top_y with_left_top_y: Option<f64>,
        /// The right edge. Since 3.1.2.
        "RightBottomX" right_bottom_x with_right_bottom_x: Option<f64>,
        /// The lower edge. Since 3.1.2.
        "RightBottomY" right_bottom_y with_right_bottom_y: Option<f64>,
        /// `Unit`. Since 3.1.2.
        "Unit" unit with_unit: Option<EraseAreaUnit>,
    }
}

model! {
    /// Areas to erase in for a time.
    ///
    /// Since 3.1.2.
    pub struct EraseTimeArea {
        /// `BeginMs`. In milliseconds. Since 3.1.2.
        "BeginMs" begin_ms with_begin_ms: Option<i64>,
        /// `EndMs`. In milliseconds. Since 3.1.2.
        "EndMs" end_ms with_end_ms: Option<i64>,
        /// An area to erase in. Since 3.1.2.
        "Areas" areas with_areas: Vec<EraseArea>,
    }
}

model! {
    /// What to change in a template of dubbing.
    ///
    /// Since 3.1.194.
    pub struct OverrideAIDubbingParameter {
        /// How dubbing translates. Since 3.1.194.
        "TranslateConfig" translate_config with_translate_config: Option<Box<DubbingTranslateConfig>>,
        /// Where dubbing takes its subtitles from. Since 3.1.194.
        "SubtitleConfig" subtitle_config with_subtitle_config: Option<Box<DubbingSubtitleConfig>>,
        /// How voices are made. Since 3.1.194.
        "DubbingConfig" dubbing_config with_dubbing_config: Option<Box<DubbingConfig>>,
        /// Which files dubbing gives. Since 3.1.194.
        "OutputConfig" output_config with_output_config: Option<Box<DubbingOutputConfig>>,
    }
}

model! {
    /// What to change in a template of erasing.
    ///
    /// Since 3.1.2.
    pub struct OverrideEraseParameter {
        /// `EraseType`. Since 3.1.2.
        "EraseType" erase_type with_erase_type: Option<OverrideEraseParameterEraseType>,
        /// What to change in erasing subtitles. Since 3.1.2.
        "EraseSubtitleConfig" erase_subtitle_config with_erase_subtitle_config: Option<Box<UpdateSmartEraseSubtitleConfig>>,
        /// What to change in erasing watermarks. Since 3.1.2.
        "EraseWatermarkConfig" erase_watermark_config with_erase_watermark_config: Option<Box<UpdateSmartEraseWatermarkConfig>>,
        /// What to change in blurring faces and plates. Since 3.1.2.
        "ErasePrivacyConfig" erase_privacy_config with_erase_privacy_config: Option<Box<UpdateSmartErasePrivacyConfig>>,
        /// `SubtitleEmbedId`. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
    }
}

model! {
    /// How to dub without a template.
    ///
    /// Since 3.1.194.
    pub struct RawAIDubbingParameter {
        /// How dubbing translates. Since 3.1.194.
        "TranslateConfig" translate_config with_translate_config: Option<Box<DubbingTranslateConfig>>,
        /// Where dubbing takes its subtitles from. Since 3.1.194.
        "SubtitleConfig" subtitle_config with_subtitle_config: Option<Box<DubbingSubtitleConfig>>,
        /// How voices are made. Since 3.1.194.
        "DubbingConfig" dubbing_config with_dubbing_config: Option<Box<DubbingConfig>>,
        /// Which files dubbing gives. Since 3.1.194.
        "OutputConfig" output_config with_output_config: Option<Box<DubbingOutputConfig>>,
    }
}

model! {
    /// How to erase without a template.
    ///
    /// Since 3.1.2.
    pub struct RawSmartEraseParameter {
        /// `EraseType`. Since 3.1.2.
        "EraseType" erase_type with_erase_type: Option<OverrideEraseParameterEraseType>,
        /// How to erase subtitles. Null by document when there is none. Since 3.1.2.
        "EraseSubtitleConfig" erase_subtitle_config with_erase_subtitle_config: Option<Box<SmartEraseSubtitleConfig>>,
        /// How to erase watermarks. Null by document when there is none. Since 3.1.2.
        "EraseWatermarkConfig" erase_watermark_config with_erase_watermark_config: Option<Box<SmartEraseWatermarkConfig>>,
        /// How to blur faces and plates. Null by document when there is none. Since 3.1.2.
        "ErasePrivacyConfig" erase_privacy_config with_erase_privacy_config: Option<Box<SmartErasePrivacyConfig>>,
        /// `SubtitleEmbedId`. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// `UseOriginalPos`. Since 3.1.62.
        "UseOriginalPos" use_original_pos with_use_original_pos: Option<i64>,
        /// `UseOriginalSize`. Since 3.1.62.
        "UseOriginalSize" use_original_size with_use_original_size: Option<i64>,
    }
}

model! {
    /// How to make subtitles without a template.
    ///
    /// Since 3.0.1350.
    pub struct RawSmartSubtitleParameter {
        /// `SubtitleType`. Since 3.0.1350.
        "SubtitleType" subtitle_type with_subtitle_type: Option<i64>,
        /// `VideoSrcLanguage`. Since 3.0.1350.
        "VideoSrcLanguage" video_src_language with_video_src_language: Option<String>,
        /// `SubtitleFormat`. Null by document when there is none. Since 3.0.1350.
        "SubtitleFormat" subtitle_format with_subtitle_format: Option<RawSmartSubtitleParameterSubtitleFormat>,
        /// `TranslateSwitch`. Null by document when there is none. Since 3.0.1350.
        "TranslateSwitch" translate_switch with_translate_switch: Option<String>,
        /// `TranslateDstLanguage`. Null by document when there is none. Since 3.0.1350.
        "TranslateDstLanguage" translate_dst_language with_translate_dst_language: Option<String>,
        /// Words that speech recognition should know. Null by document when there is none. Since 3.0.1350.
        "AsrHotWordsConfigure" asr_hot_words_configure with_asr_hot_words_configure: Option<Box<AsrHotWordsConfigure>>,
        /// Reserved; JSON in a string where it isn't empty. Since 3.0.1350.
        "ExtInfo" ext_info with_ext_info: Option<String>,
        /// `ProcessType`. Since 3.1.2.
        "ProcessType" process_type with_process_type: Option<SubtitleSource>,
        /// Where to look for subtitles. Null by document when there is none. Since 3.1.62.
        "SelectingSubtitleAreasConfig" selecting_subtitle_areas_config with_selecting_subtitle_areas_config: Option<Box<SelectingSubtitleAreasConfig>>,
        /// `SubtitleEmbedId`. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// `SpeakerMode`. Since 3.1.129.
        "SpeakerMode" speaker_mode with_speaker_mode: Option<Flag>,
        /// `SpeakerLabel`. Since 3.1.129.
        "SpeakerLabel" speaker_label with_speaker_label: Option<Flag>,
    }
}

model! {
    /// Where to look for subtitles.
    ///
    /// Since 3.1.62.
    pub struct SelectingSubtitleAreasConfig {
        /// An area to erase in. Since 3.1.62.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// `SampleWidth`. In pixels. Since 3.1.62.
        "SampleWidth" sample_width with_sample_width: Option<i64>,
        /// `SampleHeight`. In pixels. Since 3.1.62.
        "SampleHeight" sample_height with_sample_height: Option<i64>,
    }
}

model! {
    /// How to blur faces and plates.
    ///
    /// Since 3.1.2.
    pub struct SmartErasePrivacyConfig {
        /// `PrivacyModel`. Since 3.1.2.
        "PrivacyModel" privacy_model with_privacy_model: Option<SmartErasePrivacyConfigPrivacyModel>,
        /// `PrivacyTargets`. Since 3.1.2.
        "PrivacyTargets" privacy_targets with_privacy_targets: Vec<SmartErasePrivacyConfigPrivacyTargets>,
    }
}

model! {
    /// How to erase subtitles.
    ///
    /// Since 3.1.2.
    pub struct SmartEraseSubtitleConfig {
        /// `SubtitleEraseMethod`. Since 3.1.2.
        "SubtitleEraseMethod" subtitle_erase_method with_subtitle_erase_method: Option<SmartEraseSubtitleConfigSubtitleEraseMethod>,
        /// `SubtitleModel`. Since 3.1.2.
        "SubtitleModel" subtitle_model with_subtitle_model: Option<SmartEraseSubtitleConfigSubtitleModel>,
        /// `OcrSwitch`. Since 3.1.2.
        "OcrSwitch" ocr_switch with_ocr_switch: Option<Switch>,
        /// `SubtitleLang`. Since 3.1.2.
        "SubtitleLang" subtitle_lang with_subtitle_lang: Option<SmartEraseSubtitleConfigSubtitleLang>,
        /// `SubtitleFormat`. Since 3.1.2.
        "SubtitleFormat" subtitle_format with_subtitle_format: Option<String>,
        /// `TransSwitch`. Since 3.1.2.
        "TransSwitch" trans_switch with_trans_switch: Option<Switch>,
        /// `TransDstLang`. Since 3.1.2.
        "TransDstLang" trans_dst_lang with_trans_dst_lang: Option<String>,
        /// An area to erase in. Since 3.1.2.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time. Since 3.1.2.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
        /// `SubtitleEmbedId`. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// `UseOriginalPos`. Since 3.1.62.
        "UseOriginalPos" use_original_pos with_use_original_pos: Option<i64>,
        /// `UseOriginalSize`. Since 3.1.62.
        "UseOriginalSize" use_original_size with_use_original_size: Option<i64>,
    }
}

model! {
    /// How to erase.
    ///
    /// Since 3.1.2.
    pub struct SmartEraseTaskInput {
        /// The number of the template. Since 3.1.2.
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template. Null by document when there is none. Since 3.1.2.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawSmartEraseParameter>>,
        /// What differs from the template. Since 3.1.2.
        "OverrideParameter" override_parameter with_override_parameter: Option<Box<OverrideEraseParameter>>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none. Since 3.1.2.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path. Since 3.1.2.
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
    }
}

model! {
    /// How to erase watermarks.
    ///
    /// Since 3.1.2.
    pub struct SmartEraseWatermarkConfig {
        /// `WatermarkEraseMethod`. Since 3.1.2.
        "WatermarkEraseMethod" watermark_erase_method with_watermark_erase_method: Option<SmartEraseWatermarkConfigWatermarkEraseMethod>,
        /// `WatermarkModel`. Since 3.1.2.
        "WatermarkModel" watermark_model with_watermark_model: Option<SmartEraseWatermarkConfigWatermarkModel>,
        /// An area to erase in. Since 3.1.2.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time. Since 3.1.2.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
    }
}

model! {
    /// How subtitles were made.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitleTaskResultInput {
        /// The number of the template. Since 3.0.1350.
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template. Null by document when there is none. Since 3.0.1350.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawSmartSubtitleParameter>>,
        /// `UserExtPara`. Since 3.1.129.
        "UserExtPara" user_ext_para with_user_ext_para: Option<String>,
    }
}

model! {
    /// How to make subtitles.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitlesTaskInput {
        /// The number of the template. Since 3.0.1350.
        "Definition" definition with_definition: Option<i64>,
        /// `UserExtPara`. Since 3.0.1350.
        "UserExtPara" user_ext_para with_user_ext_para: Option<String>,
        /// The parameters, where there is no template. Null by document when there is none. Since 3.0.1350.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawSmartSubtitleParameter>>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none. Since 3.1.2.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path. Since 3.1.2.
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
    }
}

model! {
    /// How subtitles look.
    ///
    /// Since 3.0.900.
    pub struct SubtitleTemplate {
        /// The path of the file in its storage. Null by document when there is none. Since 3.0.900.
        "Path" path with_path: Option<String>,
        /// `StreamIndex`. Null by document when there is none. Since 3.0.900.
        "StreamIndex" stream_index with_stream_index: Option<i64>,
        /// Where a source file is. Null by document when there is none. Since 3.1.2.
        "SubtitleFileInput" subtitle_file_input with_subtitle_file_input: Option<Box<Tagged<MediaInputInfo>>>,
        /// Where a source file is. Since 3.1.62.
        "FontFileInput" font_file_input with_font_file_input: Option<Box<Tagged<MediaInputInfo>>>,
        /// `FontType`. Null by document when there is none. Since 3.0.900.
        "FontType" font_type with_font_type: Option<SubtitleTemplateFontType>,
        /// `FontSize`. Null by document when there is none. Since 3.0.900.
        "FontSize" font_size with_font_size: Option<SubtitleTemplateFontSize>,
        /// `FontColor`. As `0xRRGGBB`. Null by document when there is none. Since 3.0.900.
        "FontColor" font_color with_font_color: Option<String>,
        /// `FontAlpha`. 0 to 1. Null by document when there is none. Since 3.0.900.
        "FontAlpha" font_alpha with_font_alpha: Option<f64>,
        /// The distance from the origin down: pixels, or per cent with `%`. Null by document when there is none. Since
        /// 3.0.1428.
        "YPos" y_pos with_y_pos: Option<SubtitleTemplateYPos>,
        /// `BoardY`. Null by document when there is none. Since 3.0.1428.
        "BoardY" board_y with_board_y: Option<SubtitleTemplateBoardY>,
        /// `BoardWidth`. 0 to 4096. Null by document when there is none. Since 3.0.1428.
        "BoardWidth" board_width with_board_width: Option<i64>,
        /// `BoardHeight`. 0 to 4096. Null by document when there is none. Since 3.0.1428.
        "BoardHeight" board_height with_board_height: Option<i64>,
        /// `BoardColor`. As `0xRRGGBB`. Null by document when there is none. Since 3.0.1428.
        "BoardColor" board_color with_board_color: Option<String>,
        /// `BoardAlpha`. 0 to 1. Null by document when there is none. Since 3.0.1428.
        "BoardAlpha" board_alpha with_board_alpha: Option<f64>,
        /// `OutlineWidth`. Since 3.1.2.
        "OutlineWidth" outline_width with_outline_width: Option<f64>,
        /// `OutlineColor`. Since 3.1.2.
        "OutlineColor" outline_color with_outline_color: Option<String>,
        /// `OutlineAlpha`. Since 3.1.2.
        "OutlineAlpha" outline_alpha with_outline_alpha: Option<f64>,
        /// `ShadowWidth`. Since 3.1.2.
        "ShadowWidth" shadow_width with_shadow_width: Option<f64>,
        /// `ShadowColor`. Since 3.1.2.
        "ShadowColor" shadow_color with_shadow_color: Option<String>,
        /// `ShadowAlpha`. Since 3.1.2.
        "ShadowAlpha" shadow_alpha with_shadow_alpha: Option<f64>,
        /// `LineSpacing`. Since 3.1.2.
        "LineSpacing" line_spacing with_line_spacing: Option<i64>,
        /// `Alignment`. Since 3.1.2.
        "Alignment" alignment with_alignment: Option<SubtitleTemplateAlignment>,
        /// `BoardWidthUnit`. Since 3.1.62.
        "BoardWidthUnit" board_width_unit with_board_width_unit: Option<i64>,
        /// `BoardHeightUnit`. Since 3.1.62.
        "BoardHeightUnit" board_height_unit with_board_height_unit: Option<i64>,
        /// `OutlineWidthUnit`. Since 3.1.62.
        "OutlineWidthUnit" outline_width_unit with_outline_width_unit: Option<i64>,
        /// `ShadowWidthUnit`. Since 3.1.62.
        "ShadowWidthUnit" shadow_width_unit with_shadow_width_unit: Option<i64>,
        /// `LineSpacingUnit`. Since 3.1.62.
        "LineSpacingUnit" line_spacing_unit with_line_spacing_unit: Option<i64>,
    }
}

model! {
    /// What to change in blurring faces and plates.
    ///
    /// Since 3.1.2.
    pub struct UpdateSmartErasePrivacyConfig {
        /// `PrivacyModel`. Since 3.1.2.
        "PrivacyModel" privacy_model with_privacy_model: Option<SmartErasePrivacyConfigPrivacyModel>,
        /// `PrivacyTargets`. Since 3.1.2.
        "PrivacyTargets" privacy_targets with_privacy_targets: Vec<UpdateSmartErasePrivacyConfigPrivacyTargets>,
    }
}

model! {
    /// What to change in erasing subtitles.
    ///
    /// Since 3.1.2.
    pub struct UpdateSmartEraseSubtitleConfig {
        /// `SubtitleEraseMethod`. Since 3.1.2.
        "SubtitleEraseMethod" subtitle_erase_method with_subtitle_erase_method: Option<SmartEraseSubtitleConfigSubtitleEraseMethod>,
        /// `SubtitleModel`. Since 3.1.2.
        "SubtitleModel" subtitle_model with_subtitle_model: Option<SmartEraseSubtitleConfigSubtitleModel>,
        /// `OcrSwitch`. Since 3.1.2.
        "OcrSwitch" ocr_switch with_ocr_switch: Option<Switch>,
        /// `SubtitleLang`. Since 3.1.2.
        "SubtitleLang" subtitle_lang with_subtitle_lang: Option<SmartEraseSubtitleConfigSubtitleLang>,
        /// `SubtitleFormat`. Since 3.1.2.
        "SubtitleFormat" subtitle_format with_subtitle_format: Option<UpdateSmartEraseSubtitleConfigSubtitleFormat>,
        /// `TransSwitch`. Since 3.1.2.
        "TransSwitch" trans_switch with_trans_switch: Option<Switch>,
        /// `TransDstLang`. Since 3.1.2.
        "TransDstLang" trans_dst_lang with_trans_dst_lang: Option<String>,
        /// An area to erase in. Since 3.1.2.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time. Since 3.1.2.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
    }
}

model! {
    /// What to change in erasing watermarks.
    ///
    /// Since 3.1.2.
    pub struct UpdateSmartEraseWatermarkConfig {
        /// `WatermarkEraseMethod`. Since 3.1.2.
        "WatermarkEraseMethod" watermark_erase_method with_watermark_erase_method: Option<SmartEraseWatermarkConfigWatermarkEraseMethod>,
        /// `WatermarkModel`. Since 3.1.2.
        "WatermarkModel" watermark_model with_watermark_model: Option<SmartEraseWatermarkConfigWatermarkModel>,
        /// An area to erase in. Since 3.1.2.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time. Since 3.1.2.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
    }
}
