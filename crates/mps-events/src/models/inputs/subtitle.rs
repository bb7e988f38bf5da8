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
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawAIDubbingParameter>>,
        /// What differs from the template.
        "OverrideParameter" override_parameter with_override_parameter: Option<Box<OverrideAIDubbingParameter>>,
        /// The storage that paths are in; the task's own when absent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// Where a source file is.
        "SrcSubtitleInfo" src_subtitle_info with_src_subtitle_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// A subtitle file to dub from.
        "DstSubtitleInfos" dst_subtitle_infos with_dst_subtitle_infos: Vec<DstSubtitleInput>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// JSON in a string: parameters beyond the declared ones.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
        /// The drama that voices of characters are taken from.
        "DramaId" drama_id with_drama_id: Option<String>,
    }
}

model! {
    /// Words that speech recognition should know.
    ///
    /// Since 3.0.1350.
    pub struct AsrHotWordsConfigure {
        /// Whether it is on. Null by document when there is none.
        "Switch" switch with_switch: Option<String>,
        /// The library that the person was found in. Null by document when there is none.
        "LibraryId" library_id with_library_id: Option<String>,
    }
}

model! {
    /// A subtitle file to dub from.
    ///
    /// Since 3.1.194.
    pub struct DstSubtitleInput {
        /// Where a source file is.
        "DstSubtitleInfo" dst_subtitle_info with_dst_subtitle_info: Option<Box<Tagged<MediaInputInfo>>>,
    }
}

model! {
    /// How voices are made.
    ///
    /// Since 3.1.194.
    pub struct DubbingConfig {
        /// How voices are made: cloned, by character, or one for all.
        "DubbingMode" dubbing_mode with_dubbing_mode: Option<DubbingConfigDubbingMode>,
        /// How loud the background is, 0 to 100.
        "BackgroundVolume" background_volume with_background_volume: Option<i64>,
        /// Whether the result can be tuned once more; for dubbing by character.
        "SecondaryTuning" secondary_tuning with_secondary_tuning: Option<Switch>,
        /// The id of the voice.
        "VoiceId" voice_id with_voice_id: Option<String>,
        /// The version of the engine; for cloned voices.
        "DubbingVersion" dubbing_version with_dubbing_version: Option<DubbingConfigDubbingVersion>,
    }
}

model! {
    /// How subtitles are burned into a dubbed video.
    ///
    /// Since 3.1.194.
    pub struct DubbingEmbedSubtitleConfig {
        /// The template of burning subtitles in.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// Whether the new subtitles stand where the old ones stood.
        "UseOriginalPos" use_original_pos with_use_original_pos: Option<Flag>,
        /// Whether the new subtitles are as large as the old ones.
        "UseOriginalSize" use_original_size with_use_original_size: Option<Flag>,
    }
}

model! {
    /// Which files dubbing gives.
    ///
    /// Since 3.1.194.
    pub struct DubbingOutputConfig {
        /// What is made: the video, sound and subtitles, or what the members beside it say.
        "OutputMode" output_mode with_output_mode: Option<DubbingOutputConfigOutputMode>,
        /// Whether the finished video is made; for the mode `Custom`.
        "OutputFinalVideo" output_final_video with_output_final_video: Option<Switch>,
        /// Whether the subtitles of both languages are made.
        "OutputSubtitle" output_subtitle with_output_subtitle: Option<Switch>,
        /// Whether the dubbed sound is made by itself; for the mode `Custom`.
        "OutputDstAudio" output_dst_audio with_output_dst_audio: Option<Switch>,
        /// How subtitles are burned into a dubbed video.
        "EmbedSubtitleConfig" embed_subtitle_config with_embed_subtitle_config: Option<Box<DubbingEmbedSubtitleConfig>>,
    }
}

model! {
    /// Where dubbing takes its subtitles from.
    ///
    /// Since 3.1.194.
    pub struct DubbingSubtitleConfig {
        /// Where the text comes from: the picture, the speech, or a file.
        "SubtitleSource" subtitle_source with_subtitle_source: Option<DubbingSubtitleConfigSubtitleSource>,
        /// Whether speech helps in reading the picture.
        "AsrAssistOcr" asr_assist_ocr with_asr_assist_ocr: Option<Switch>,
        /// Whether subtitles in the picture are erased.
        "EraseOriginalSubtitle" erase_original_subtitle with_erase_original_subtitle: Option<Switch>,
        /// Where to look for subtitles.
        "SelectingSubtitleAreasConfig" selecting_subtitle_areas_config with_selecting_subtitle_areas_config: Option<Box<SelectingSubtitleAreasConfig>>,
    }
}

model! {
    /// How dubbing translates.
    ///
    /// Since 3.1.194.
    pub struct DubbingTranslateConfig {
        /// The language of the source.
        "VideoSrcLanguage" video_src_language with_video_src_language: Option<String>,
        /// The language translated into.
        "TranslateDstLanguage" translate_dst_language with_translate_dst_language: Option<String>,
        /// Whether the translation may be shortened.
        "SimplifyTranslation" simplify_translation with_simplify_translation: Option<Switch>,
    }
}

model! {
    /// An area to erase in.
    ///
    /// Since 3.1.2.
    pub struct EraseArea {
        /// The left edge.
        "LeftTopX" left_top_x with_left_top_x: Option<f64>,
        /// The upper edge.
        "LeftTopY" left_top_y with_left_top_y: Option<f64>,
        /// The right edge.
        "RightBottomX" right_bottom_x with_right_bottom_x: Option<f64>,
        /// The lower edge.
        "RightBottomY" right_bottom_y with_right_bottom_y: Option<f64>,
        /// What the four edges are counted in.
        "Unit" unit with_unit: Option<EraseAreaUnit>,
    }
}

model! {
    /// Areas to erase in for a time.
    ///
    /// Since 3.1.2.
    pub struct EraseTimeArea {
        /// Where it begins. In milliseconds.
        "BeginMs" begin_ms with_begin_ms: Option<i64>,
        /// Where it ends. In milliseconds.
        "EndMs" end_ms with_end_ms: Option<i64>,
        /// An area to erase in.
        "Areas" areas with_areas: Vec<EraseArea>,
    }
}

model! {
    /// What to change in a template of dubbing.
    ///
    /// Since 3.1.194.
    pub struct OverrideAIDubbingParameter {
        /// How dubbing translates.
        "TranslateConfig" translate_config with_translate_config: Option<Box<DubbingTranslateConfig>>,
        /// Where dubbing takes its subtitles from.
        "SubtitleConfig" subtitle_config with_subtitle_config: Option<Box<DubbingSubtitleConfig>>,
        /// How voices are made.
        "DubbingConfig" dubbing_config with_dubbing_config: Option<Box<DubbingConfig>>,
        /// Which files dubbing gives.
        "OutputConfig" output_config with_output_config: Option<Box<DubbingOutputConfig>>,
    }
}

model! {
    /// What to change in a template of erasing.
    ///
    /// Since 3.1.2.
    pub struct OverrideEraseParameter {
        /// What is erased.
        "EraseType" erase_type with_erase_type: Option<OverrideEraseParameterEraseType>,
        /// What to change in erasing subtitles.
        "EraseSubtitleConfig" erase_subtitle_config with_erase_subtitle_config: Option<Box<UpdateSmartEraseSubtitleConfig>>,
        /// What to change in erasing watermarks.
        "EraseWatermarkConfig" erase_watermark_config with_erase_watermark_config: Option<Box<UpdateSmartEraseWatermarkConfig>>,
        /// What to change in blurring faces and plates.
        "ErasePrivacyConfig" erase_privacy_config with_erase_privacy_config: Option<Box<UpdateSmartErasePrivacyConfig>>,
        /// The template of burning subtitles in. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
    }
}

model! {
    /// How to dub without a template.
    ///
    /// Since 3.1.194.
    pub struct RawAIDubbingParameter {
        /// How dubbing translates.
        "TranslateConfig" translate_config with_translate_config: Option<Box<DubbingTranslateConfig>>,
        /// Where dubbing takes its subtitles from.
        "SubtitleConfig" subtitle_config with_subtitle_config: Option<Box<DubbingSubtitleConfig>>,
        /// How voices are made.
        "DubbingConfig" dubbing_config with_dubbing_config: Option<Box<DubbingConfig>>,
        /// Which files dubbing gives.
        "OutputConfig" output_config with_output_config: Option<Box<DubbingOutputConfig>>,
    }
}

model! {
    /// How to erase without a template.
    ///
    /// Since 3.1.2.
    pub struct RawSmartEraseParameter {
        /// What is erased.
        "EraseType" erase_type with_erase_type: Option<OverrideEraseParameterEraseType>,
        /// How to erase subtitles. Null by document when there is none.
        "EraseSubtitleConfig" erase_subtitle_config with_erase_subtitle_config: Option<Box<SmartEraseSubtitleConfig>>,
        /// How to erase watermarks. Null by document when there is none.
        "EraseWatermarkConfig" erase_watermark_config with_erase_watermark_config: Option<Box<SmartEraseWatermarkConfig>>,
        /// How to blur faces and plates. Null by document when there is none.
        "ErasePrivacyConfig" erase_privacy_config with_erase_privacy_config: Option<Box<SmartErasePrivacyConfig>>,
        /// The template of burning subtitles in. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// Whether the new subtitles stand where the old ones stood. Since 3.1.62.
        "UseOriginalPos" use_original_pos with_use_original_pos: Option<Flag>,
        /// Whether the new subtitles are as large as the old ones. Since 3.1.62.
        "UseOriginalSize" use_original_size with_use_original_size: Option<Flag>,
    }
}

model! {
    /// How to make subtitles without a template.
    ///
    /// Since 3.0.1350.
    pub struct RawSmartSubtitleParameter {
        /// Which languages the subtitles have.
        "SubtitleType" subtitle_type with_subtitle_type: Option<SubtitleLanguages>,
        /// The language of the source.
        "VideoSrcLanguage" video_src_language with_video_src_language: Option<String>,
        /// The format of the subtitles; none are made when it is empty. Null by document when there is none.
        "SubtitleFormat" subtitle_format with_subtitle_format: Option<RawSmartSubtitleParameterSubtitleFormat>,
        /// Whether the subtitles are translated. Null by document when there is none.
        "TranslateSwitch" translate_switch with_translate_switch: Option<Switch>,
        /// The language translated into. Null by document when there is none.
        "TranslateDstLanguage" translate_dst_language with_translate_dst_language: Option<String>,
        /// Words that speech recognition should know. Null by document when there is none.
        "AsrHotWordsConfigure" asr_hot_words_configure with_asr_hot_words_configure: Option<Box<AsrHotWordsConfigure>>,
        /// Reserved; JSON in a string where it isn't empty.
        "ExtInfo" ext_info with_ext_info: Option<String>,
        /// What the subtitles are made from. Since 3.1.2.
        "ProcessType" process_type with_process_type: Option<SubtitleProcess>,
        /// Where to look for subtitles. Null by document when there is none. Since 3.1.62.
        "SelectingSubtitleAreasConfig" selecting_subtitle_areas_config with_selecting_subtitle_areas_config: Option<Box<SelectingSubtitleAreasConfig>>,
        /// The template of burning subtitles in. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// Whether speakers are told apart. Since 3.1.129.
        "SpeakerMode" speaker_mode with_speaker_mode: Option<Flag>,
        /// Whether the subtitles name the speakers; needs `SpeakerMode`. Since 3.1.129.
        "SpeakerLabel" speaker_label with_speaker_label: Option<Flag>,
    }
}

model! {
    /// Where to look for subtitles.
    ///
    /// Since 3.1.62.
    pub struct SelectingSubtitleAreasConfig {
        /// An area to erase in.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// The width of the picture that areas were chosen on. In pixels.
        "SampleWidth" sample_width with_sample_width: Option<i64>,
        /// The height of the picture that areas were chosen on. In pixels.
        "SampleHeight" sample_height with_sample_height: Option<i64>,
    }
}

model! {
    /// How to blur faces and plates.
    ///
    /// Since 3.1.2.
    pub struct SmartErasePrivacyConfig {
        /// How it is hidden.
        "PrivacyModel" privacy_model with_privacy_model: Option<SmartErasePrivacyConfigPrivacyModel>,
        /// What is hidden.
        "PrivacyTargets" privacy_targets with_privacy_targets: Vec<SmartErasePrivacyConfigPrivacyTargets>,
    }
}

model! {
    /// How to erase subtitles.
    ///
    /// Since 3.1.2.
    pub struct SmartEraseSubtitleConfig {
        /// Whether subtitles are found or stand in given areas.
        "SubtitleEraseMethod" subtitle_erase_method with_subtitle_erase_method: Option<SmartEraseSubtitleConfigSubtitleEraseMethod>,
        /// The model: for plain subtitles or for decorated ones.
        "SubtitleModel" subtitle_model with_subtitle_model: Option<SmartEraseSubtitleConfigSubtitleModel>,
        /// Whether the erased subtitles are read.
        "OcrSwitch" ocr_switch with_ocr_switch: Option<Switch>,
        /// The language of the subtitles, for reading them.
        "SubtitleLang" subtitle_lang with_subtitle_lang: Option<SmartEraseSubtitleConfigSubtitleLang>,
        /// The format of the subtitles; none are made when it is empty.
        "SubtitleFormat" subtitle_format with_subtitle_format: Option<SmartEraseSubtitleConfigSubtitleFormat>,
        /// Whether the subtitles that were read are translated.
        "TransSwitch" trans_switch with_trans_switch: Option<Switch>,
        /// The language translated into.
        "TransDstLang" trans_dst_lang with_trans_dst_lang: Option<String>,
        /// An area to erase in.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
        /// The template of burning subtitles in. Since 3.1.62.
        "SubtitleEmbedId" subtitle_embed_id with_subtitle_embed_id: Option<i64>,
        /// Whether the new subtitles stand where the old ones stood. Since 3.1.62.
        "UseOriginalPos" use_original_pos with_use_original_pos: Option<Flag>,
        /// Whether the new subtitles are as large as the old ones. Since 3.1.62.
        "UseOriginalSize" use_original_size with_use_original_size: Option<Flag>,
    }
}

model! {
    /// How to erase.
    ///
    /// Since 3.1.2.
    pub struct SmartEraseTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template. Null by document when there is none.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawSmartEraseParameter>>,
        /// What differs from the template.
        "OverrideParameter" override_parameter with_override_parameter: Option<Box<OverrideEraseParameter>>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
    }
}

model! {
    /// How to erase watermarks.
    ///
    /// Since 3.1.2.
    pub struct SmartEraseWatermarkConfig {
        /// Whether watermarks are found or stand in given areas.
        "WatermarkEraseMethod" watermark_erase_method with_watermark_erase_method: Option<SmartEraseWatermarkConfigWatermarkEraseMethod>,
        /// The model: the cheap one or the better one.
        "WatermarkModel" watermark_model with_watermark_model: Option<SmartEraseWatermarkConfigWatermarkModel>,
        /// An area to erase in.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
    }
}

model! {
    /// How subtitles were made.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitleTaskResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The parameters, where there is no template. Null by document when there is none.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawSmartSubtitleParameter>>,
        /// Parameters beyond the declared ones; mostly empty. Since 3.1.129.
        "UserExtPara" user_ext_para with_user_ext_para: Option<String>,
    }
}

model! {
    /// How to make subtitles.
    ///
    /// Since 3.0.1350.
    pub struct SmartSubtitlesTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// Parameters beyond the declared ones; mostly empty.
        "UserExtPara" user_ext_para with_user_ext_para: Option<String>,
        /// The parameters, where there is no template. Null by document when there is none.
        "RawParameter" raw_parameter with_raw_parameter: Option<Box<RawSmartSubtitleParameter>>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none. Since 3.1.2.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039). Since 3.1.2.
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
    }
}

model! {
    /// How subtitles look.
    ///
    /// Since 3.0.900.
    pub struct SubtitleTemplate {
        /// The path of the file in its storage. Null by document when there is none.
        "Path" path with_path: Option<String>,
        /// Which subtitle track of the source is burned in, counted from 0; `Path` goes first. Null by document when
        /// there is none.
        "StreamIndex" stream_index with_stream_index: Option<i64>,
        /// Where a source file is. Null by document when there is none. Since 3.1.2.
        "SubtitleFileInput" subtitle_file_input with_subtitle_file_input: Option<Box<Tagged<MediaInputInfo>>>,
        /// Where a source file is. Since 3.1.62.
        "FontFileInput" font_file_input with_font_file_input: Option<Box<Tagged<MediaInputInfo>>>,
        /// The font's file. Null by document when there is none.
        "FontType" font_type with_font_type: Option<SubtitleTemplateFontType>,
        /// The font's size: pixels as `Npx`, or `N%` of the height. Null by document when there is none.
        "FontSize" font_size with_font_size: Option<String>,
        /// The colour of the letters. As `0xRRGGBB`. Null by document when there is none.
        "FontColor" font_color with_font_color: Option<String>,
        /// How opaque the letters are. 0 to 1. Null by document when there is none.
        "FontAlpha" font_alpha with_font_alpha: Option<f64>,
        /// The distance from the bottom: pixels as `Npx`, or `N%` of the height. Null by document when there is none.
        /// Since 3.0.1428.
        "YPos" y_pos with_y_pos: Option<String>,
        /// The distance of the board behind the text from the bottom: `Npx` or `N%`; no board when absent. Null by
        /// document when there is none. Since 3.0.1428.
        "BoardY" board_y with_board_y: Option<String>,
        /// How wide the board is, in pixels, or in per cent by `BoardWidthUnit`. 0 to 4096. Null by document when there
        /// is none. Since 3.0.1428.
        "BoardWidth" board_width with_board_width: Option<i64>,
        /// How high the board is, in pixels, or in per cent by `BoardHeightUnit`. 0 to 4096. Null by document when
        /// there is none. Since 3.0.1428.
        "BoardHeight" board_height with_board_height: Option<i64>,
        /// The colour of the board. As `0xRRGGBB`. Null by document when there is none. Since 3.0.1428.
        "BoardColor" board_color with_board_color: Option<String>,
        /// How opaque the board is. 0 to 1. Null by document when there is none. Since 3.0.1428.
        "BoardAlpha" board_alpha with_board_alpha: Option<f64>,
        /// How wide the outline is, in pixels, or in per cent by `OutlineWidthUnit`. Since 3.1.2.
        "OutlineWidth" outline_width with_outline_width: Option<f64>,
        /// The colour of the outline, six hex digits. Since 3.1.2.
        "OutlineColor" outline_color with_outline_color: Option<String>,
        /// How opaque the outline is, above 0 to 1. Since 3.1.2.
        "OutlineAlpha" outline_alpha with_outline_alpha: Option<f64>,
        /// How wide the shadow is, in pixels, or in per cent by `ShadowWidthUnit`. Since 3.1.2.
        "ShadowWidth" shadow_width with_shadow_width: Option<f64>,
        /// The colour of the shadow, six hex digits. Since 3.1.2.
        "ShadowColor" shadow_color with_shadow_color: Option<String>,
        /// How opaque the shadow is, above 0 to 1. Since 3.1.2.
        "ShadowAlpha" shadow_alpha with_shadow_alpha: Option<f64>,
        /// The distance of lines, in pixels, or in per cent by `LineSpacingUnit`. Since 3.1.2.
        "LineSpacing" line_spacing with_line_spacing: Option<i64>,
        /// Which edge of the text stays when there are more lines. Since 3.1.2.
        "Alignment" alignment with_alignment: Option<SubtitleTemplateAlignment>,
        /// Whether `BoardWidth` is per cent of the width. Since 3.1.62.
        "BoardWidthUnit" board_width_unit with_board_width_unit: Option<Flag>,
        /// Whether `BoardHeight` is per cent of the height. Since 3.1.62.
        "BoardHeightUnit" board_height_unit with_board_height_unit: Option<Flag>,
        /// Whether `OutlineWidth` is per cent of the height. Since 3.1.62.
        "OutlineWidthUnit" outline_width_unit with_outline_width_unit: Option<Flag>,
        /// Whether `ShadowWidth` is per cent of the height. Since 3.1.62.
        "ShadowWidthUnit" shadow_width_unit with_shadow_width_unit: Option<Flag>,
        /// Whether `LineSpacing` is per cent of the height. Since 3.1.62.
        "LineSpacingUnit" line_spacing_unit with_line_spacing_unit: Option<Flag>,
    }
}

model! {
    /// What to change in blurring faces and plates.
    ///
    /// Since 3.1.2.
    pub struct UpdateSmartErasePrivacyConfig {
        /// How it is hidden.
        "PrivacyModel" privacy_model with_privacy_model: Option<SmartErasePrivacyConfigPrivacyModel>,
        /// What is hidden.
        "PrivacyTargets" privacy_targets with_privacy_targets: Vec<SmartErasePrivacyConfigPrivacyTargets>,
    }
}

model! {
    /// What to change in erasing subtitles.
    ///
    /// Since 3.1.2.
    pub struct UpdateSmartEraseSubtitleConfig {
        /// Whether subtitles are found or stand in given areas.
        "SubtitleEraseMethod" subtitle_erase_method with_subtitle_erase_method: Option<SmartEraseSubtitleConfigSubtitleEraseMethod>,
        /// The model: for plain subtitles or for decorated ones.
        "SubtitleModel" subtitle_model with_subtitle_model: Option<SmartEraseSubtitleConfigSubtitleModel>,
        /// Whether the erased subtitles are read.
        "OcrSwitch" ocr_switch with_ocr_switch: Option<Switch>,
        /// The language of the subtitles, for reading them.
        "SubtitleLang" subtitle_lang with_subtitle_lang: Option<SmartEraseSubtitleConfigSubtitleLang>,
        /// The format of the subtitles; none are made when it is empty.
        "SubtitleFormat" subtitle_format with_subtitle_format: Option<SmartEraseSubtitleConfigSubtitleFormat>,
        /// Whether the subtitles that were read are translated.
        "TransSwitch" trans_switch with_trans_switch: Option<Switch>,
        /// The language translated into.
        "TransDstLang" trans_dst_lang with_trans_dst_lang: Option<String>,
        /// An area to erase in.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
    }
}

model! {
    /// What to change in erasing watermarks.
    ///
    /// Since 3.1.2.
    pub struct UpdateSmartEraseWatermarkConfig {
        /// Whether watermarks are found or stand in given areas.
        "WatermarkEraseMethod" watermark_erase_method with_watermark_erase_method: Option<SmartEraseWatermarkConfigWatermarkEraseMethod>,
        /// The model: the cheap one or the better one.
        "WatermarkModel" watermark_model with_watermark_model: Option<SmartEraseWatermarkConfigWatermarkModel>,
        /// An area to erase in.
        "AutoAreas" auto_areas with_auto_areas: Vec<EraseArea>,
        /// Areas to erase in for a time.
        "CustomAreas" custom_areas with_custom_areas: Vec<EraseTimeArea>,
    }
}
