// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Processing of pictures.

use crate::Tagged;
use crate::model::model;
use crate::models::*;

model! {
    /// Whether and how to put in an invisible watermark.
    ///
    /// Since 3.0.1428.
    pub struct AddBlindWatermarkConfig {
        /// Whether it is on. Null by document when there is none.
        "Switch" switch with_switch: Option<Switch>,
        /// What an invisible watermark holds. Null by document when there is none.
        "EmbedInfo" embed_info with_embed_info: Option<Box<BlindWatermarkEmbedInfo>>,
    }
}

model! {
    /// How to enlarge a picture, the advanced way.
    ///
    /// Since 3.1.2.
    pub struct AdvancedSuperResolutionConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AdvancedSuperResolutionConfigType>,
        /// The way it is done. Null by document when there is none.
        "Mode" mode with_mode: Option<AdvancedSuperResolutionConfigMode>,
        /// How many times as large, where `Mode` is `percent`. Null by document when there is none.
        "Percent" percent with_percent: Option<f64>,
        /// How wide it is. Null by document when there is none.
        "Width" width with_width: Option<i64>,
        /// How high it is. Null by document when there is none.
        "Height" height with_height: Option<i64>,
        /// The longer side in pixels, where neither width nor height is given. Null by document when there is none.
        /// Since 3.1.62.
        "LongSide" long_side with_long_side: Option<i64>,
        /// The shorter side in pixels, where neither width nor height is given. Null by document when there is none.
        /// Since 3.1.62.
        "ShortSide" short_side with_short_side: Option<i64>,
    }
}

model! {
    /// How to compose pictures.
    ///
    /// Since 3.1.194.
    pub struct AiComposeConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The model.
        "Model" model with_model: Option<String>,
        /// The canvas of a composed picture.
        "Canvas" canvas with_canvas: Option<Box<ImageComposeCanvas>>,
        /// Into how many layers it is taken apart.
        "Layers" layers with_layers: Vec<ImageComposeLayer>,
    }
}

model! {
    /// How to cut out a picture's subject.
    ///
    /// Since 3.1.194.
    pub struct AiCutoutConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind.
        "Type" r#type with_type: Option<String>,
        /// How edges of a pattern are treated.
        "PatternConfig" pattern_config with_pattern_config: Option<Box<PatternConfig>>,
        /// The model.
        "Model" model with_model: Option<AiCutoutConfigModel>,
    }
}

model! {
    /// How to take a picture apart into layers.
    ///
    /// Since 3.1.194.
    pub struct AiDecomposeConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// Into how many layers it is taken apart. 2 to 17.
        "Layers" layers with_layers: Option<i64>,
        /// What the model is told.
        "Prompt" prompt with_prompt: Option<String>,
        /// The model.
        "Model" model with_model: Option<AiDecomposeConfigModel>,
    }
}

model! {
    /// How to extend a picture over its edges.
    ///
    /// Since 3.1.194.
    pub struct AiExpansionConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The aspect ratio, such as `16:9`.
        "AspectRatio" aspect_ratio with_aspect_ratio: Option<String>,
        /// How wide it is. 0 to 2048.
        "Width" width with_width: Option<i64>,
        /// How high it is. 0 to 2048.
        "Height" height with_height: Option<i64>,
    }
}

model! {
    /// How to make a suite of posters.
    ///
    /// Since 3.1.129.
    pub struct AiPosterSuiteConfig {
        /// The way it is done.
        "Mode" mode with_mode: Option<AiPosterSuiteConfigMode>,
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// A theme and how many pictures of it.
        "Recipe" recipe with_recipe: Vec<RecipeItem>,
        /// The language of the text.
        "Language" language with_language: Option<AiPosterSuiteConfigLanguage>,
        /// The aspect ratio of each picture.
        "PanelRatio" panel_ratio with_panel_ratio: Option<AiPosterSuiteConfigPanelRatio>,
        /// How large each picture is.
        "PanelResolution" panel_resolution with_panel_resolution: Option<AiPosterSuiteConfigPanelResolution>,
        /// A variable of one's own.
        "CustomVariables" custom_variables with_custom_variables: Vec<CustomVariable>,
        /// The model.
        "Model" model with_model: Option<AiPosterSuiteConfigModel>,
    }
}

model! {
    /// How to make a storyboard.
    ///
    /// Since 3.1.194.
    pub struct AiStoryboardConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// Which picture of the storyboard to give, counted from 0; all when absent.
        "ProcessIndex" process_index with_process_index: Option<i64>,
    }
}

model! {
    /// How to try clothes on.
    ///
    /// Since 3.1.129.
    pub struct AiTryOnConfig {
        /// The model.
        "Model" model with_model: Option<AiTryOnConfigModel>,
        /// What the model is told.
        "Prompt" prompt with_prompt: Option<String>,
        /// How large the picture is.
        "Resolution" resolution with_resolution: Option<AiTryOnConfigResolution>,
    }
}

model! {
    /// How to beautify a person.
    ///
    /// Since 3.1.2.
    pub struct BeautyConfig {
        /// One effect of beautifying.
        "BeautyEffectItems" beauty_effect_items with_beauty_effect_items: Vec<BeautyEffectItemConfig>,
        /// One filter of beautifying.
        "BeautyFilterItems" beauty_filter_items with_beauty_filter_items: Vec<BeautyFilterItemConfig>,
        /// The kind. Since 3.1.194.
        "Type" r#type with_type: Option<BeautyConfigType>,
    }
}

model! {
    /// One effect of beautifying.
    ///
    /// Since 3.1.2.
    pub struct BeautyEffectItemConfig {
        /// The kind.
        "Type" r#type with_type: Option<BeautyEffectItemConfigType>,
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The value. 0 to 100.
        "Value" value with_value: Option<i64>,
        /// The path of a file that the effect needs.
        "ResourcePath" resource_path with_resource_path: Option<String>,
        /// Reserved; JSON in a string where it isn't empty.
        "ExtInfo" ext_info with_ext_info: Option<String>,
    }
}

model! {
    /// One filter of beautifying.
    ///
    /// Since 3.1.2.
    pub struct BeautyFilterItemConfig {
        /// The kind.
        "Type" r#type with_type: Option<BeautyFilterItemConfigType>,
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The value. -100 to 100.
        "Value" value with_value: Option<i64>,
    }
}

model! {
    /// What to do about invisible watermarks in a picture.
    ///
    /// Since 3.0.1428.
    pub struct BlindWatermarkConfig {
        /// Whether and how to put in an invisible watermark. Null by document when there is none.
        "AddBlindWatermark" add_blind_watermark with_add_blind_watermark: Option<Box<AddBlindWatermarkConfig>>,
        /// Whether to read an invisible watermark. Null by document when there is none.
        "ExtractBlindWatermark" extract_blind_watermark with_extract_blind_watermark: Option<Box<ExtractBlindWatermarkConfig>>,
        /// Whether to remove an invisible watermark. Null by document when there is none.
        "RemoveBlindWatermark" remove_blind_watermark with_remove_blind_watermark: Option<Box<RemoveBlindWatermarkConfig>>,
    }
}

model! {
    /// What an invisible watermark holds.
    ///
    /// Since 3.0.1428.
    pub struct BlindWatermarkEmbedInfo {
        /// The watermark's text, 12 bytes in URL-safe base64. Null by document when there is none.
        "EmbedText" embed_text with_embed_text: Option<String>,
    }
}

model! {
    /// How to make a picture.
    ///
    /// Since 3.1.194.
    pub struct CreateImageConfig {
        /// The model.
        "Model" model with_model: Option<CreateImageConfigModel>,
        /// What the model is told.
        "Prompt" prompt with_prompt: Option<String>,
        /// How large the picture is.
        "Resolution" resolution with_resolution: Option<AiTryOnConfigResolution>,
        /// The aspect ratio, such as `16:9`.
        "AspectRatio" aspect_ratio with_aspect_ratio: Option<CreateImageConfigAspectRatio>,
        /// Parameters beyond the declared ones.
        "AdditionalParameters" additional_parameters with_additional_parameters: Option<String>,
    }
}

model! {
    /// A variable of one's own.
    ///
    /// Since 3.1.129.
    pub struct CustomVariable {
        /// The kind.
        "Type" r#type with_type: Option<String>,
        /// What it is, in words.
        "Description" description with_description: Option<String>,
    }
}

model! {
    /// Whether to read an invisible watermark.
    ///
    /// Since 3.0.1428.
    pub struct ExtractBlindWatermarkConfig {
        /// Whether it is on. Null by document when there is none.
        "Switch" switch with_switch: Option<Switch>,
    }
}

model! {
    /// An area of a picture.
    ///
    /// Since 3.0.1428.
    pub struct ImageAreaBoxInfo {
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<ImageAreaBoxInfoType>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right. Null by document when there
        /// is none.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right. Null by document when there
        /// is none.
        "BoundingBox" bounding_box with_bounding_box: Vec<f64>,
        /// What `BoundingBox` is counted in. Since 3.1.2.
        "BoundingBoxUnitType" bounding_box_unit_type with_bounding_box_unit_type: Option<BoundingBoxUnit>,
    }
}

model! {
    /// The canvas of a composed picture.
    ///
    /// Since 3.1.194.
    pub struct ImageComposeCanvas {
        /// How wide it is. 1 to 10240.
        "Width" width with_width: Option<i64>,
        /// How high it is. 1 to 10240.
        "Height" height with_height: Option<i64>,
        /// The colour behind all layers, as `#RRGGBBAA`.
        "Background" background with_background: Option<String>,
    }
}

model! {
    /// A layer of a composed picture.
    ///
    /// Since 3.1.194.
    pub struct ImageComposeLayer {
        /// The layer's place in the stack; higher ones cover lower ones.
        "ZIndex" z_index with_z_index: Option<i64>,
        /// Where the source is.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right. -10240 to 10240.
        "BoundingBox" bounding_box with_bounding_box: Vec<f64>,
        /// What `BoundingBox` is counted in.
        "BoundingBoxUnitType" bounding_box_unit_type with_bounding_box_unit_type: Option<BoundingBoxUnit>,
    }
}

model! {
    /// How to take noise out of a picture.
    ///
    /// Since 3.0.1428.
    pub struct ImageDenoiseConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<ArtifactRepairConfigType>,
    }
}

model! {
    /// How to encode a picture.
    ///
    /// Since 3.0.1350.
    pub struct ImageEncodeConfig {
        /// The format. Null by document when there is none.
        "Format" format with_format: Option<ImageEncodeConfigFormat>,
        /// The quality. 1 to 100. Null by document when there is none.
        "Quality" quality with_quality: Option<i64>,
    }
}

model! {
    /// How to enhance a picture.
    ///
    /// Since 3.0.1350.
    pub struct ImageEnhanceConfig {
        /// How to enlarge a picture. Null by document when there is none.
        "SuperResolution" super_resolution with_super_resolution: Option<Box<SuperResolutionConfig>>,
        /// How to enlarge a picture, the advanced way. Since 3.1.2.
        "AdvancedSuperResolutionConfig" advanced_super_resolution_config with_advanced_super_resolution_config: Option<Box<AdvancedSuperResolutionConfig>>,
        /// How to take noise out of a picture. Null by document when there is none. Since 3.0.1428.
        "Denoise" denoise with_denoise: Option<Box<ImageDenoiseConfig>>,
        /// How to enhance overall quality. Null by document when there is none. Since 3.0.1428.
        "ImageQualityEnhance" image_quality_enhance with_image_quality_enhance: Option<Box<ImageQualityEnhanceConfig>>,
        /// How to enhance colours. Null by document when there is none.
        "ColorEnhance" color_enhance with_color_enhance: Option<Box<ColorEnhanceConfig>>,
        /// How to sharpen. Null by document when there is none.
        "SharpEnhance" sharp_enhance with_sharp_enhance: Option<Box<SharpEnhanceConfig>>,
        /// How to enhance faces. Null by document when there is none.
        "FaceEnhance" face_enhance with_face_enhance: Option<Box<FaceEnhanceConfig>>,
        /// How to enhance in low light. Null by document when there is none. Since 3.0.1428.
        "LowLightEnhance" low_light_enhance with_low_light_enhance: Option<Box<LowLightEnhanceConfig>>,
    }
}

model! {
    /// What to erase in a picture.
    ///
    /// Since 3.0.1428.
    pub struct ImageEraseConfig {
        /// How to erase logos in a picture. Null by document when there is none.
        "ImageEraseLogo" image_erase_logo with_image_erase_logo: Option<Box<ImageEraseLogoConfig>>,
    }
}

model! {
    /// How to erase logos in a picture.
    ///
    /// Since 3.0.1428.
    pub struct ImageEraseLogoConfig {
        /// Whether it is on. Null by document when there is none.
        "Switch" switch with_switch: Option<Switch>,
        /// An area of a picture. Null by document when there is none.
        "ImageAreaBoxes" image_area_boxes with_image_area_boxes: Vec<ImageAreaBoxInfo>,
        /// What is looked for in the picture. Null by document when there is none.
        "DetectTypes" detect_types with_detect_types: Vec<ImageEraseLogoConfigDetectTypes>,
        /// How thoroughly it is erased, at the cost of time. Since 3.1.194.
        "EraseStrength" erase_strength with_erase_strength: Option<ImageEraseLogoConfigEraseStrength>,
        /// The kind of watermark that is erased. Since 3.1.194.
        "WatermarkType" watermark_type with_watermark_type: Option<ImageEraseLogoConfigWatermarkType>,
    }
}

model! {
    /// How to judge a picture's quality.
    ///
    /// Since 3.1.194.
    pub struct ImageQualityConfig {
        /// What is evaluated.
        "Attributes" attributes with_attributes: Vec<ImageQualityConfigAttributes>,
    }
}

model! {
    /// How to enhance overall quality.
    ///
    /// Since 3.0.722.
    pub struct ImageQualityEnhanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AiRestorationConfigType>,
    }
}

model! {
    /// How to resize a picture.
    ///
    /// Since 3.1.62.
    pub struct ImageResizeConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The way it is done. Null by document when there is none.
        "Mode" mode with_mode: Option<ImageResizeConfigMode>,
        /// How many times as large, where `Mode` is `percent`. 0.1 to 10.0. Null by document when there is none.
        "Percent" percent with_percent: Option<f64>,
        /// How wide it is. 1 to 16384. Null by document when there is none.
        "Width" width with_width: Option<i64>,
        /// How high it is. 1 to 16384. Null by document when there is none.
        "Height" height with_height: Option<i64>,
        /// The longer side in pixels, where neither width nor height is given. 1 to 16384. Null by document when there
        /// is none.
        "LongSide" long_side with_long_side: Option<i64>,
        /// The shorter side in pixels, where neither width nor height is given. 1 to 16384. Null by document when there
        /// is none.
        "ShortSide" short_side with_short_side: Option<i64>,
    }
}

model! {
    /// How to make pictures of small frames.
    pub struct ImageSpriteTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// The pattern of the output's path; its variables:
        /// [862/37039](https://cloud.tencent.com/document/product/862/37039).
        "OutputObjectPath" output_object_path with_output_object_path: Option<String>,
        /// The pattern of the `WebVTT` file's path, relative.
        "WebVttObjectName" web_vtt_object_name with_web_vtt_object_name: Option<String>,
        /// How numbers in file names are written. Null by document when there is none.
        "ObjectNumberFormat" object_number_format with_object_number_format: Option<Box<NumberFormat>>,
        /// Reserved; JSON in a string where it isn't empty. Since 3.1.129.
        "ExtInfo" ext_info with_ext_info: Option<String>,
    }
}

model! {
    /// How to process a picture.
    ///
    /// Since 3.0.1350.
    pub struct ImageTaskInput {
        /// How to encode a picture. Null by document when there is none.
        "EncodeConfig" encode_config with_encode_config: Option<Box<ImageEncodeConfig>>,
        /// How to enhance a picture. Null by document when there is none.
        "EnhanceConfig" enhance_config with_enhance_config: Option<Box<ImageEnhanceConfig>>,
        /// What to erase in a picture. Null by document when there is none. Since 3.0.1428.
        "EraseConfig" erase_config with_erase_config: Option<Box<ImageEraseConfig>>,
        /// What to do about invisible watermarks in a picture. Null by document when there is none. Since 3.0.1428.
        "BlindWatermarkConfig" blind_watermark_config with_blind_watermark_config: Option<Box<BlindWatermarkConfig>>,
        /// How to beautify a person. Since 3.1.2.
        "BeautyConfig" beauty_config with_beauty_config: Option<Box<BeautyConfig>>,
        /// How to transform a picture. Since 3.1.62.
        "TransformConfig" transform_config with_transform_config: Option<Box<ImageTransformConfig>>,
        /// How to try clothes on. Since 3.1.129.
        "AiTryOnConfig" ai_try_on_config with_ai_try_on_config: Option<Box<AiTryOnConfig>>,
        /// How to make a suite of posters. Since 3.1.129.
        "AiPosterSuiteConfig" ai_poster_suite_config with_ai_poster_suite_config: Option<Box<AiPosterSuiteConfig>>,
        /// How to make a picture. Since 3.1.194.
        "CreateImageConfig" create_image_config with_create_image_config: Option<Box<CreateImageConfig>>,
        /// How to cut out a picture's subject. Since 3.1.194.
        "AiCutoutConfig" ai_cutout_config with_ai_cutout_config: Option<Box<AiCutoutConfig>>,
        /// How to extend a picture over its edges. Since 3.1.194.
        "AiExpansionConfig" ai_expansion_config with_ai_expansion_config: Option<Box<AiExpansionConfig>>,
        /// How to make a storyboard. Since 3.1.194.
        "AiStoryboardConfig" ai_storyboard_config with_ai_storyboard_config: Option<Box<AiStoryboardConfig>>,
        /// How to understand a picture. Since 3.1.194.
        "UnderstandImageConfig" understand_image_config with_understand_image_config: Option<Box<UnderstandImageConfig>>,
        /// How to judge a picture's quality. Since 3.1.194.
        "ImageQualityConfig" image_quality_config with_image_quality_config: Option<Box<ImageQualityConfig>>,
        /// How to compose pictures. Since 3.1.194.
        "AiComposeConfig" ai_compose_config with_ai_compose_config: Option<Box<AiComposeConfig>>,
        /// How to take a picture apart into layers. Since 3.1.194.
        "AiDecomposeConfig" ai_decompose_config with_ai_decompose_config: Option<Box<AiDecomposeConfig>>,
    }
}

model! {
    /// How to transform a picture.
    ///
    /// Since 3.1.62.
    pub struct ImageTransformConfig {
        /// How to resize a picture. Null by document when there is none.
        "ImageResize" image_resize with_image_resize: Option<Box<ImageResizeConfig>>,
    }
}

model! {
    /// How edges of a pattern are treated.
    ///
    /// Since 3.1.194.
    pub struct PatternConfig {
        /// Up to which opacity a pixel counts as transparent. 0 to 255.
        "TransparencyThreshold" transparency_threshold with_transparency_threshold: Option<i64>,
        /// From which opacity a pixel counts as opaque. 0 to 255.
        "OpaqueThreshold" opaque_threshold with_opaque_threshold: Option<i64>,
        /// How finely edges are sampled. 1 to 10.
        "EdgeSamplingStep" edge_sampling_step with_edge_sampling_step: Option<i64>,
        /// How far edges are widened.
        "EdgeExpansionStep" edge_expansion_step with_edge_expansion_step: Option<i64>,
        /// How strongly edges are blended. 0 to 1.0.
        "EdgeBlendingIntensity" edge_blending_intensity with_edge_blending_intensity: Option<f64>,
    }
}

model! {
    /// A theme and how many pictures of it.
    ///
    /// Since 3.1.129.
    pub struct RecipeItem {
        /// What the pictures show.
        "Theme" theme with_theme: Option<RecipeItemTheme>,
        /// How many such pictures. In images. 1 to 4.
        "Num" num with_num: Option<i64>,
    }
}

model! {
    /// Whether to remove an invisible watermark.
    ///
    /// Since 3.0.1428.
    pub struct RemoveBlindWatermarkConfig {
        /// Whether it is on. Null by document when there is none.
        "Switch" switch with_switch: Option<Switch>,
    }
}

model! {
    /// How to understand a picture.
    ///
    /// Since 3.1.194.
    pub struct UnderstandImageConfig {
        /// The model.
        "Model" model with_model: Option<UnderstandImageConfigModel>,
        /// What the model is told.
        "Prompt" prompt with_prompt: Option<String>,
        /// JSON in a string: parameters of the model.
        "Parameters" parameters with_parameters: Option<String>,
    }
}
