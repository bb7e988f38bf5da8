// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Enhancement of video and audio.

use crate::model::model;
use crate::models::*;

model! {
    /// How to restore with a model.
    ///
    /// Since 3.1.194.
    pub struct AiRestorationConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AiRestorationConfigType>,
    }
}

model! {
    /// How to remove compression artefacts.
    ///
    /// Since 3.0.722.
    pub struct ArtifactRepairConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<ArtifactRepairConfigType>,
    }
}

model! {
    /// How to beautify sound.
    ///
    /// Since 3.0.1050.
    pub struct AudioBeautifyConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// What is taken out: clicks, sharp sibilants. Null by document when there is none.
        "Types" types with_types: Vec<AudioBeautifyConfigTypes>,
    }
}

model! {
    /// Whether to take noise out of sound.
    ///
    /// Since 3.0.1050.
    pub struct AudioDenoiseConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
    }
}

model! {
    /// How to enhance sound.
    ///
    /// Since 3.0.1050.
    pub struct AudioEnhanceConfig {
        /// Whether to take noise out of sound. Null by document when there is none.
        "Denoise" denoise with_denoise: Option<Box<AudioDenoiseConfig>>,
        /// How to separate voice and background. Null by document when there is none.
        "Separate" separate with_separate: Option<Box<AudioSeparateConfig>>,
        /// How to balance loudness. Null by document when there is none.
        "VolumeBalance" volume_balance with_volume_balance: Option<Box<VolumeBalanceConfig>>,
        /// How to beautify sound. Null by document when there is none.
        "Beautify" beautify with_beautify: Option<Box<AudioBeautifyConfig>>,
        /// How to restore sound while editing. Null by document when there is none. Since 3.1.194.
        "AudioEnhanceEdit" audio_enhance_edit with_audio_enhance_edit: Option<Box<AudioEnhanceEditConfig>>,
    }
}

model! {
    /// How to restore sound while editing.
    ///
    /// Since 3.1.194.
    pub struct AudioEnhanceEditConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind.
        "Type" r#type with_type: Option<AudioEnhanceEditConfigType>,
    }
}

model! {
    /// How to separate voice and background.
    ///
    /// Since 3.0.1050.
    pub struct AudioSeparateConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AudioSeparateConfigType>,
        /// Which part of the sound is kept. Null by document when there is none.
        "Track" track with_track: Option<AudioSeparateConfigTrack>,
    }
}

model! {
    /// How to enhance colours.
    ///
    /// Since 3.0.722.
    pub struct ColorEnhanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AiRestorationConfigType>,
    }
}

model! {
    /// How to enhance with a diffusion model.
    ///
    /// Since 3.1.2.
    pub struct DiffusionEnhanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<String>,
    }
}

model! {
    /// How to enhance with a diffusion model of the second generation.
    ///
    /// Since 3.1.194.
    pub struct DiffusionEnhanceV2Config {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<AiRestorationConfigType>,
    }
}

model! {
    /// How to enhance video and audio.
    ///
    /// Since 3.0.722.
    pub struct EnhanceConfig {
        /// How to enhance video. Null by document when there is none.
        "VideoEnhance" video_enhance with_video_enhance: Option<Box<VideoEnhanceConfig>>,
        /// How to enhance sound. Null by document when there is none. Since 3.0.1050.
        "AudioEnhance" audio_enhance with_audio_enhance: Option<Box<AudioEnhanceConfig>>,
    }
}

model! {
    /// How to enhance faces.
    ///
    /// Since 3.0.722.
    pub struct FaceEnhanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// How strong the effect is. 0.0 to 1.0. Null by document when there is none.
        "Intensity" intensity with_intensity: Option<f64>,
    }
}

model! {
    /// How to interpolate frames.
    ///
    /// Since 3.0.722.
    pub struct FrameRateConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// Frames per second, cut to a whole number. In hertz. 0 to 100. Null by document when there is none.
        "Fps" fps with_fps: Option<i64>,
    }
}

model! {
    /// How to interpolate frames to a fraction.
    ///
    /// Since 3.1.2.
    pub struct FrameRateWithDenConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The upper part of the frame rate; the quotient is below 120. In hertz. Null by document when there is none.
        "FpsNum" fps_num with_fps_num: Option<i64>,
        /// The lower part of the frame rate, at least 1. Null by document when there is none.
        "FpsDen" fps_den with_fps_den: Option<i64>,
    }
}

model! {
    /// How to make HDR.
    ///
    /// Since 3.0.722.
    pub struct HdrConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<HdrConfigType>,
    }
}

model! {
    /// How to enhance in low light.
    ///
    /// Since 3.0.722.
    pub struct LowLightEnhanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<LowLightEnhanceConfigType>,
    }
}

model! {
    /// How to remove scratches.
    ///
    /// Since 3.0.722.
    pub struct ScratchRepairConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// How strong the effect is. 0.0 to 1.0. Null by document when there is none.
        "Intensity" intensity with_intensity: Option<f64>,
    }
}

model! {
    /// How to sharpen.
    ///
    /// Since 3.0.722.
    pub struct SharpEnhanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// How strong the effect is. 0.0 to 1.0. Null by document when there is none.
        "Intensity" intensity with_intensity: Option<f64>,
    }
}

model! {
    /// How to enlarge a picture.
    ///
    /// Since 3.0.722.
    pub struct SuperResolutionConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<SuperResolutionConfigType>,
        /// How large it is. Null by document when there is none.
        "Size" size with_size: Option<SuperResolutionFactor>,
    }
}

model! {
    /// How to take noise out of video.
    ///
    /// Since 3.0.722.
    pub struct VideoDenoiseConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<ArtifactRepairConfigType>,
    }
}

model! {
    /// How to enhance video.
    ///
    /// Since 3.0.722.
    pub struct VideoEnhanceConfig {
        /// How to interpolate frames. Null by document when there is none.
        "FrameRate" frame_rate with_frame_rate: Option<Box<FrameRateConfig>>,
        /// How to enlarge a picture. Null by document when there is none.
        "SuperResolution" super_resolution with_super_resolution: Option<Box<SuperResolutionConfig>>,
        /// How to make HDR. Null by document when there is none.
        "Hdr" hdr with_hdr: Option<Box<HdrConfig>>,
        /// How to take noise out of video. Null by document when there is none.
        "Denoise" denoise with_denoise: Option<Box<VideoDenoiseConfig>>,
        /// How to enhance overall quality. Null by document when there is none.
        "ImageQualityEnhance" image_quality_enhance with_image_quality_enhance: Option<Box<ImageQualityEnhanceConfig>>,
        /// How to enhance colours. Null by document when there is none.
        "ColorEnhance" color_enhance with_color_enhance: Option<Box<ColorEnhanceConfig>>,
        /// How to enhance in low light. Null by document when there is none.
        "LowLightEnhance" low_light_enhance with_low_light_enhance: Option<Box<LowLightEnhanceConfig>>,
        /// How to remove scratches. Null by document when there is none.
        "ScratchRepair" scratch_repair with_scratch_repair: Option<Box<ScratchRepairConfig>>,
        /// How to remove compression artefacts. Null by document when there is none.
        "ArtifactRepair" artifact_repair with_artifact_repair: Option<Box<ArtifactRepairConfig>>,
        /// The kind of video that it is tuned for. Null by document when there is none. Since 3.1.2.
        "EnhanceSceneType" enhance_scene_type with_enhance_scene_type: Option<VideoEnhanceConfigEnhanceSceneType>,
        /// How to enhance with a diffusion model. Null by document when there is none. Since 3.1.2.
        "DiffusionEnhance" diffusion_enhance with_diffusion_enhance: Option<Box<DiffusionEnhanceConfig>>,
        /// How to interpolate frames to a fraction. Null by document when there is none. Since 3.1.2.
        "FrameRateWithDen" frame_rate_with_den with_frame_rate_with_den: Option<Box<FrameRateWithDenConfig>>,
        /// How to restore with a model. Null by document when there is none. Since 3.1.194.
        "AiRestoration" ai_restoration with_ai_restoration: Option<Box<AiRestorationConfig>>,
        /// How to enhance with a diffusion model of the second generation. Null by document when there is none. Since
        /// 3.1.194.
        "DiffusionEnhanceV2" diffusion_enhance_v2 with_diffusion_enhance_v2: Option<Box<DiffusionEnhanceV2Config>>,
    }
}

model! {
    /// How to balance loudness.
    ///
    /// Since 3.0.1050.
    pub struct VolumeBalanceConfig {
        /// Whether it is on.
        "Switch" switch with_switch: Option<Switch>,
        /// The kind. Null by document when there is none.
        "Type" r#type with_type: Option<VolumeBalanceConfigType>,
    }
}
