// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Lists of values.

use crate::model::open_enum;

open_enum! {
    /// The values of `DefinitionType`.
    pub enum AdaptiveDynamicStreamingTaskInputDefinitionType {
        Common = "Common",
        PureAudio = "PureAudio",
    }
}

open_enum! {
    /// The values of `Switch`.
    pub enum Switch {
        On = "ON",
        Off = "OFF",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AddOnSubtitleType {
        SubtitleStream = "subtitle-stream",
        CloseCaption708 = "close-caption-708",
        CloseCaption608 = "close-caption-608",
    }
}

open_enum! {
    /// The values of `OutputFormat`.
    pub enum AddOnSubtitleOutputFormat {
        WebVtt = "WebVTT",
        Ttml = "TTML",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AdvancedSuperResolutionConfigType {
        Standard = "standard",
        Super = "super",
        Ultra = "ultra",
    }
}

open_enum! {
    /// The values of `Mode`.
    pub enum AdvancedSuperResolutionConfigMode {
        Aspect = "aspect",
        Fixed = "fixed",
        Percent = "percent",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiCutoutConfigModel {
        Cutout1x0Lite = "cutout-1.0-lite",
        Cutout1x0Flash = "cutout-1.0-flash",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiDecomposeConfigModel {
        Decompose1x0Flash = "decompose-1.0-flash",
    }
}

open_enum! {
    /// The values of `Mode`.
    pub enum AiPosterSuiteConfigMode {
        Auto = "auto",
        Modify = "modify",
    }
}

open_enum! {
    /// The values of `Language`.
    pub enum AiPosterSuiteConfigLanguage {
        ZhCn = "zh-CN",
        EnUs = "en-US",
    }
}

open_enum! {
    /// The values of `PanelRatio`.
    pub enum AiPosterSuiteConfigPanelRatio {
        V1x1 = "1:1",
        V3x4 = "3:4",
        V4x3 = "4:3",
        V9x16 = "9:16",
        V16x9 = "16:9",
    }
}

open_enum! {
    /// The values of `PanelResolution`.
    pub enum AiPosterSuiteConfigPanelResolution {
        V720 = "720",
        V1K = "1K",
        V2K = "2K",
        V4K = "4K",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiPosterSuiteConfigModel {
        Suite1x0Flash = "suite-1.0-flash",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AiRestorationConfigType {
        Weak = "weak",
        Normal = "normal",
        Strong = "strong",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiTryOnConfigModel {
        Tryon1x0Lite = "tryon-1.0-lite",
        Tryon1x0Flash = "tryon-1.0-flash",
        Tryon1x0Pro = "tryon-1.0-pro",
    }
}

open_enum! {
    /// The values of `Resolution`.
    pub enum AiTryOnConfigResolution {
        V1K = "1K",
        V2K = "2K",
        V4K = "4K",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum ArtifactRepairConfigType {
        Weak = "weak",
        Strong = "strong",
    }
}

open_enum! {
    /// The values of `Types`.
    pub enum AudioBeautifyConfigTypes {
        Declick = "declick",
        Deesser = "deesser",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AudioEnhanceEditConfigType {
        Restore = "restore",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AudioSeparateConfigType {
        Normal = "normal",
        Music = "music",
    }
}

open_enum! {
    /// The values of `Track`.
    pub enum AudioSeparateConfigTrack {
        Vocal = "vocal",
        Background = "background",
    }
}

open_enum! {
    /// The values of `Codec`.
    pub enum AudioTemplateInfoCodec {
        Copy = "copy",
        Mp3 = "mp3",
        Flac = "flac",
        Aac = "aac",
        Ac3 = "ac3",
        Mp2 = "mp2",
        Eac3 = "eac3",
        Pcm16 = "pcm16",
    }
}

open_enum! {
    /// The values of `Codec`.
    pub enum AudioTemplateInfoForUpdateCodec {
        Copy = "copy",
        Mp3 = "mp3",
        Flac = "flac",
        Aac = "aac",
        Ac3 = "ac3",
        Mp2 = "mp2",
        Pcm16 = "pcm16",
    }
}

open_enum! {
    /// The values of `SelectType`.
    pub enum AudioTrackChannelInfoSelectType {
        Track = "track",
        TrackChannel = "track_channel",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BeautyConfigType {
        Auto = "auto",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BeautyEffectItemConfigType {
        Whiten = "Whiten",
        BlackAlpha1 = "BlackAlpha1",
        BlackAlpha2 = "BlackAlpha2",
        FoundationAlpha2 = "FoundationAlpha2",
        Clear = "Clear",
        Sharpen = "Sharpen",
        Smooth = "Smooth",
        BeautyThinFace = "BeautyThinFace",
        NatureFace = "NatureFace",
        VFace = "VFace",
        EnlargeEye = "EnlargeEye",
        EyeLighten = "EyeLighten",
        RemoveEyeBags = "RemoveEyeBags",
        ThinNose = "ThinNose",
        RemoveLawLine = "RemoveLawLine",
        CheekboneThin = "CheekboneThin",
        FaceFeatureLipsLut = "FaceFeatureLipsLut",
        ToothWhiten = "ToothWhiten",
        FaceFeatureSoftlight = "FaceFeatureSoftlight",
        Makeup = "Makeup",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BeautyFilterItemConfigType {
        Dongjing = "Dongjing",
        Qingjiaopian = "Qingjiaopian",
        Meiwei = "Meiwei",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum CreateImageConfigModel {
        SceneImageLite = "scene-image-lite",
    }
}

open_enum! {
    /// The values of `AspectRatio`.
    pub enum CreateImageConfigAspectRatio {
        V1x1 = "1:1",
        V2x3 = "2:3",
        V3x2 = "3:2",
        V3x4 = "3:4",
        V4x3 = "4:3",
        V4x5 = "4:5",
        V5x4 = "5:4",
        V9x16 = "9:16",
        V16x9 = "16:9",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum DrmInfoType {
        Fairplay = "fairplay",
        Widevine = "widevine",
        Playready = "playready",
        WidevinePlayready = "widevine+playready",
    }
}

open_enum! {
    /// The values of `DubbingMode`.
    pub enum DubbingConfigDubbingMode {
        FullAutoEmotionClone = "FullAutoEmotionClone",
        RoleBasedSmartDubbing = "RoleBasedSmartDubbing",
        SingleVoice = "SingleVoice",
    }
}

open_enum! {
    /// The values of `DubbingVersion`.
    pub enum DubbingConfigDubbingVersion {
        V1 = "v1",
        V2 = "v2",
    }
}

open_enum! {
    /// The values of `OutputMode`.
    pub enum DubbingOutputConfigOutputMode {
        FinalVideoOnly = "FinalVideoOnly",
        AudioAndSubtitle = "AudioAndSubtitle",
        Custom = "Custom",
    }
}

open_enum! {
    /// The values of `SubtitleSource`.
    pub enum DubbingSubtitleConfigSubtitleSource {
        Ocr = "OCR",
        Asr = "ASR",
        External = "External",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum HdrConfigType {
        Hdr10 = "HDR10",
        Hlg = "HLG",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum ImageAreaBoxInfoType {
        Logo = "logo",
        Text = "text",
    }
}

open_enum! {
    /// The values of `Format`.
    pub enum ImageEncodeConfigFormat {
        Jpeg = "JPEG",
        Png = "PNG",
        Bmp = "BMP",
        WebP = "WebP",
    }
}

open_enum! {
    /// The values of `DetectTypes`.
    pub enum ImageEraseLogoConfigDetectTypes {
        Logo = "logo",
        Text = "text",
        Watermark = "watermark",
    }
}

open_enum! {
    /// The values of `EraseStrength`.
    pub enum ImageEraseLogoConfigEraseStrength {
        Low = "low",
        Mid = "mid",
        High = "high",
    }
}

open_enum! {
    /// The values of `WatermarkType`.
    pub enum ImageEraseLogoConfigWatermarkType {
        CornerWatermark = "corner_watermark",
        TiledWatermark = "tiled_watermark",
        AutoDetectType = "auto_detect_type",
        SelectedWatermark = "selected_watermark",
    }
}

open_enum! {
    /// The values of `Attributes`.
    pub enum ImageQualityConfigAttributes {
        Brightness = "Brightness",
        Contrast = "Contrast",
        Sharpness = "Sharpness",
        Iqa = "IQA",
    }
}

open_enum! {
    /// The values of `Mode`.
    pub enum ImageResizeConfigMode {
        Percent = "percent",
        Mfit = "mfit",
        Lfit = "lfit",
        Fill = "fill",
        Pad = "pad",
        Fixed = "fixed",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum LowLightEnhanceConfigType {
        Normal = "normal",
    }
}

open_enum! {
    /// The values of `CoordinateOrigin`.
    pub enum MosaicInputCoordinateOrigin {
        TopLeft = "TopLeft",
    }
}

open_enum! {
    /// The values of `EraseType`.
    pub enum OverrideEraseParameterEraseType {
        Subtitle = "subtitle",
        Watermark = "watermark",
        Privacy = "privacy",
    }
}

open_enum! {
    /// The values of `Container`.
    pub enum OverrideTranscodeParameterContainer {
        Mp4 = "mp4",
        Flv = "flv",
        Hls = "hls",
        Mp3 = "mp3",
        Flac = "flac",
        Ogg = "ogg",
        M4a = "m4a",
    }
}

open_enum! {
    /// The values of `RepeatType`.
    pub enum RawImageWatermarkInputRepeatType {
        Once = "once",
        RepeatLastFrame = "repeat_last_frame",
        Repeat = "repeat",
    }
}

open_enum! {
    /// The values of `SubtitleFormat`.
    pub enum RawSmartSubtitleParameterSubtitleFormat {
        Vtt = "vtt",
        Srt = "srt",
        Original = "original",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum RawWatermarkParameterType {
        Image = "image",
    }
}

open_enum! {
    /// The values of `CoordinateOrigin`.
    pub enum RawWatermarkParameterCoordinateOrigin {
        TopLeft = "TopLeft",
        TopRight = "TopRight",
        BottomLeft = "BottomLeft",
        BottomRight = "BottomRight",
    }
}

open_enum! {
    /// The values of `Theme`.
    pub enum RecipeItemTheme {
        Hero = "hero",
        Detail = "detail",
        Selling = "selling",
        Atmosphere = "atmosphere",
        Angles = "angles",
        Scene = "scene",
    }
}

open_enum! {
    /// The values of `PrivacyModel`.
    pub enum SmartErasePrivacyConfigPrivacyModel {
        Blur = "Blur",
    }
}

open_enum! {
    /// The values of `PrivacyTargets`.
    pub enum SmartErasePrivacyConfigPrivacyTargets {
        Plate = "plate",
    }
}

open_enum! {
    /// The values of `SubtitleEraseMethod`.
    pub enum SmartEraseSubtitleConfigSubtitleEraseMethod {
        Auto = "auto",
        Custom = "custom",
    }
}

open_enum! {
    /// The values of `SubtitleModel`.
    pub enum SmartEraseSubtitleConfigSubtitleModel {
        Standard = "standard",
        Area = "area",
    }
}

open_enum! {
    /// The values of `SubtitleLang`.
    pub enum SmartEraseSubtitleConfigSubtitleLang {
        ZhEn = "zh_en",
        Multi = "multi",
    }
}

open_enum! {
    /// The values of `WatermarkEraseMethod`.
    pub enum SmartEraseWatermarkConfigWatermarkEraseMethod {
        Auto = "auto",
        Custom = "custom",
    }
}

open_enum! {
    /// The values of `WatermarkModel`.
    pub enum SmartEraseWatermarkConfigWatermarkModel {
        Basic = "basic",
        Advanced = "advanced",
    }
}

open_enum! {
    /// The values of `EncryptionMethod`.
    pub enum SpekeDrmEncryptionMethod {
        Cbcs = "cbcs",
        Cenc = "cenc",
    }
}

open_enum! {
    /// The values of `FontType`.
    pub enum SubtitleTemplateFontType {
        HeiTtf = "hei.ttf",
        SongTtf = "song.ttf",
        KaiTtf = "kai.ttf",
        MsyhTtf = "msyh.ttf",
        MsyhbdTtf = "msyhbd.ttf",
        HkjgtTtf = "hkjgt.ttf",
        DhttxTtf = "dhttx.ttf",
        XqgdztTtf = "xqgdzt.ttf",
        QpcytTtf = "qpcyt.ttf",
        ArialTtf = "arial.ttf",
        DinalternateTtf = "dinalternate.ttf",
        HelveticaltTtf = "helveticalt.ttf",
        HelveticainsTtf = "helveticains.ttf",
        TrajanproTtf = "trajanpro.ttf",
        KoreanTtf = "korean.ttf",
        JapaneseTtf = "japanese.ttf",
        ThaiTtf = "thai.ttf",
        RobotoTtf = "roboto.ttf",
        NotosansTtf = "notosans.ttf",
        NotosansthaiTtf = "notosansthai.ttf",
        SarabunTtf = "sarabun.ttf",
        KanitTtf = "kanit.ttf",
        CharmonmanTtf = "charmonman.ttf",
        NotonaskharabicTtf = "notonaskharabic.ttf",
        NotosansdevanagariTtf = "notosansdevanagari.ttf",
        NotosanstcTtf = "notosanstc.ttf",
        NotosanskrTtf = "notosanskr.ttf",
        Gothica1Ttf = "gothica1.ttf",
        NanummyeongjoTtf = "nanummyeongjo.ttf",
        NotosansjpTtf = "notosansjp.ttf",
        NotoserifjpTtf = "notoserifjp.ttf",
        ShipporiminchoTtf = "shipporimincho.ttf",
    }
}

open_enum! {
    /// The values of `FontSize`.
    pub enum SubtitleTemplateFontSize {
        Pixel = "Pixel",
        Percentage = "Percentage",
    }
}

open_enum! {
    /// The values of `YPos`.
    pub enum SubtitleTemplateYPos {
        Pixel = "Pixel",
    }
}

open_enum! {
    /// The values of `BoardY`.
    pub enum SubtitleTemplateBoardY {
        Pixel = "Pixel",
    }
}

open_enum! {
    /// The values of `Alignment`.
    pub enum SubtitleTemplateAlignment {
        Top = "top",
        Bottom = "bottom",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum SuperResolutionConfigType {
        Lq = "lq",
        Hq = "hq",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum TEHDConfigType {
        Tehd100 = "TEHD-100",
        Tehd200 = "TEHD-200",
    }
}

open_enum! {
    /// The values of `NotifyType`.
    pub enum TaskNotifyConfigNotifyType {
        Cmq = "CMQ",
        TdmqCmq = "TDMQ-CMQ",
        Url = "URL",
        Scf = "SCF",
        AwsSqs = "AWS-SQS",
    }
}

open_enum! {
    /// The values of `NotifyMode`.
    pub enum TaskNotifyConfigNotifyMode {
        Finish = "Finish",
        Change = "Change",
    }
}

open_enum! {
    /// The values of `CmqModel`.
    pub enum TaskNotifyConfigCmqModel {
        Queue = "Queue",
        Topic = "Topic",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum UnderstandImageConfigModel {
        Understand1x0Lite = "understand-1.0-lite",
        Understand1x0Flash = "understand-1.0-flash",
        Understand1x0Pro = "understand-1.0-pro",
    }
}

open_enum! {
    /// The values of `PrivacyTargets`.
    pub enum UpdateSmartErasePrivacyConfigPrivacyTargets {
        Face = "face",
        Plate = "plate",
    }
}

open_enum! {
    /// The values of `SubtitleFormat`.
    pub enum UpdateSmartEraseSubtitleConfigSubtitleFormat {
        Vtt = "vtt",
    }
}

open_enum! {
    /// The values of `EnhanceSceneType`.
    pub enum VideoEnhanceConfigEnhanceSceneType {
        Common = "common",
        Aigc = "AIGC",
        ShortPlay = "short_play",
        AiComic = "ai_comic",
        ShortVideo = "short_video",
        Game = "game",
        HdMovieSeries = "HD_movie_series",
        LqMaterial = "LQ_material",
        Lecture = "lecture",
    }
}

open_enum! {
    /// The values of `Codec`.
    pub enum VideoTemplateInfoCodec {
        H264 = "h264",
        H265 = "h265",
        H266 = "h266",
        Av1 = "av1",
        Vp8 = "vp8",
        Vp9 = "vp9",
        Mpeg2 = "mpeg2",
        Dnxhd = "dnxhd",
        MvHevc = "mv-hevc",
    }
}

open_enum! {
    /// The values of `ResolutionAdaptive`.
    pub enum VideoTemplateInfoResolutionAdaptive {
        Open = "open",
        Close = "close",
    }
}

open_enum! {
    /// The values of `GopUnit`.
    pub enum VideoTemplateInfoGopUnit {
        Frame = "frame",
        Second = "second",
    }
}

open_enum! {
    /// The values of `FillType`.
    pub enum VideoTemplateInfoFillType {
        Stretch = "stretch",
        Black = "black",
        White = "white",
        Gauss = "gauss",
        Smarttailor = "smarttailor",
    }
}

open_enum! {
    /// The values of `Stereo3dType`.
    pub enum VideoTemplateInfoStereo3dType {
        SideBySide = "side_by_side",
        TopBottom = "top_bottom",
    }
}

open_enum! {
    /// The values of `Sar`.
    pub enum VideoTemplateInfoSar {
        V1x1 = "1:1",
        V2x1 = "2:1",
        Default = "default",
    }
}

open_enum! {
    /// The values of `SceneType`.
    pub enum VideoTemplateInfoSceneType {
        Normal = "normal",
        Pgc = "pgc",
        MaterialsVideo = "materials_video",
        Ugc = "ugc",
        ECommerceVideo = "e-commerce_video",
        EducationalVideo = "educational_video",
    }
}

open_enum! {
    /// The values of `CompressType`.
    pub enum VideoTemplateInfoCompressType {
        UltraCompress = "ultra_compress",
        StandardCompress = "standard_compress",
        HighCompress = "high_compress",
        LowCompress = "low_compress",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum VolumeBalanceConfigType {
        LoudNorm = "loudNorm",
        GainControl = "gainControl",
    }
}
