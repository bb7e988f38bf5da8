// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Lists of values.

use crate::model::{open_enum, open_number};

open_enum! {
    /// The values of `DefinitionType`.
    pub enum AdaptiveDynamicStreamingTaskInputDefinitionType {
        /// `Common`.
        Common = "Common",
        /// `PureAudio`.
        PureAudio = "PureAudio",
    }
}

open_enum! {
    /// Whether something is on.
    pub enum Switch {
        /// `ON`.
        On = "ON",
        /// `OFF`.
        Off = "OFF",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AddOnSubtitleType {
        /// `subtitle-stream`.
        SubtitleStream = "subtitle-stream",
        /// `close-caption-708`.
        CloseCaption708 = "close-caption-708",
        /// `close-caption-608`.
        CloseCaption608 = "close-caption-608",
    }
}

open_enum! {
    /// The values of `OutputFormat`.
    pub enum AddOnSubtitleOutputFormat {
        /// `WebVTT`.
        WebVtt = "WebVTT",
        /// `TTML`.
        Ttml = "TTML",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AdvancedSuperResolutionConfigType {
        /// `standard`.
        Standard = "standard",
        /// `super`.
        Super = "super",
        /// `ultra`.
        Ultra = "ultra",
    }
}

open_enum! {
    /// The values of `Mode`.
    pub enum AdvancedSuperResolutionConfigMode {
        /// `aspect`.
        Aspect = "aspect",
        /// `fixed`.
        Fixed = "fixed",
        /// `percent`.
        Percent = "percent",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiCutoutConfigModel {
        /// `cutout-1.0-lite`.
        Cutout1x0Lite = "cutout-1.0-lite",
        /// `cutout-1.0-flash`.
        Cutout1x0Flash = "cutout-1.0-flash",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiDecomposeConfigModel {
        /// `decompose-1.0-flash`.
        Decompose1x0Flash = "decompose-1.0-flash",
    }
}

open_enum! {
    /// The values of `Mode`.
    pub enum AiPosterSuiteConfigMode {
        /// `auto`.
        Auto = "auto",
        /// `modify`.
        Modify = "modify",
    }
}

open_enum! {
    /// The values of `Language`.
    pub enum AiPosterSuiteConfigLanguage {
        /// `zh-CN`.
        ZhCn = "zh-CN",
        /// `en-US`.
        EnUs = "en-US",
    }
}

open_enum! {
    /// The values of `PanelRatio`.
    pub enum AiPosterSuiteConfigPanelRatio {
        /// `1:1`.
        V1x1 = "1:1",
        /// `3:4`.
        V3x4 = "3:4",
        /// `4:3`.
        V4x3 = "4:3",
        /// `9:16`.
        V9x16 = "9:16",
        /// `16:9`.
        V16x9 = "16:9",
    }
}

open_enum! {
    /// The values of `PanelResolution`.
    pub enum AiPosterSuiteConfigPanelResolution {
        /// `720`.
        V720 = "720",
        /// `1K`.
        V1K = "1K",
        /// `2K`.
        V2K = "2K",
        /// `4K`.
        V4K = "4K",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiPosterSuiteConfigModel {
        /// `suite-1.0-flash`.
        Suite1x0Flash = "suite-1.0-flash",
    }
}

open_number! {
    /// The templates of quality control that every account has.
    pub enum QualityControlTemplate {
        /// `10`: all checks.
        All = 10,
        /// `20`: the diagnosis of the container alone.
        Diagnosis = 20,
        /// `30`: the score without a reference alone.
        Score = 30,
        /// `40`: the quality of the picture alone.
        Picture = 40,
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AiRestorationConfigType {
        /// `weak`.
        Weak = "weak",
        /// `normal`.
        Normal = "normal",
        /// `strong`.
        Strong = "strong",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum AiTryOnConfigModel {
        /// `tryon-1.0-lite`.
        Tryon1x0Lite = "tryon-1.0-lite",
        /// `tryon-1.0-flash`.
        Tryon1x0Flash = "tryon-1.0-flash",
        /// `tryon-1.0-pro`.
        Tryon1x0Pro = "tryon-1.0-pro",
    }
}

open_enum! {
    /// The values of `Resolution`.
    pub enum AiTryOnConfigResolution {
        /// `1K`.
        V1K = "1K",
        /// `2K`.
        V2K = "2K",
        /// `4K`.
        V4K = "4K",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum ArtifactRepairConfigType {
        /// `weak`.
        Weak = "weak",
        /// `strong`.
        Strong = "strong",
    }
}

open_enum! {
    /// The values of `Types`.
    pub enum AudioBeautifyConfigTypes {
        /// `declick`.
        Declick = "declick",
        /// `deesser`.
        Deesser = "deesser",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AudioEnhanceEditConfigType {
        /// `restore`.
        Restore = "restore",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum AudioSeparateConfigType {
        /// `normal`.
        Normal = "normal",
        /// `music`.
        Music = "music",
    }
}

open_enum! {
    /// The values of `Track`.
    pub enum AudioSeparateConfigTrack {
        /// `vocal`.
        Vocal = "vocal",
        /// `background`.
        Background = "background",
    }
}

open_enum! {
    /// The values of `Codec`.
    pub enum AudioTemplateInfoCodec {
        /// `copy`.
        Copy = "copy",
        /// `mp3`.
        Mp3 = "mp3",
        /// `flac`.
        Flac = "flac",
        /// `aac`.
        Aac = "aac",
        /// `ac3`.
        Ac3 = "ac3",
        /// `mp2`.
        Mp2 = "mp2",
        /// `eac3`.
        Eac3 = "eac3",
        /// `pcm16`.
        Pcm16 = "pcm16",
    }
}

open_number! {
    /// The values of `AudioChannel`.
    pub enum AudioChannels {
        /// `0`: as many as the source has.
        AsSource = 0,
        /// `1`: one.
        Mono = 1,
        /// `2`: two.
        Stereo = 2,
        /// `6`: 5.1; not for MP3.
        Surround = 6,
    }
}

open_enum! {
    /// The values of `Codec`.
    pub enum AudioTemplateInfoForUpdateCodec {
        /// `copy`.
        Copy = "copy",
        /// `mp3`.
        Mp3 = "mp3",
        /// `flac`.
        Flac = "flac",
        /// `aac`.
        Aac = "aac",
        /// `ac3`.
        Ac3 = "ac3",
        /// `mp2`.
        Mp2 = "mp2",
        /// `pcm16`.
        Pcm16 = "pcm16",
    }
}

open_enum! {
    /// The values of `SelectType`.
    pub enum AudioTrackChannelInfoSelectType {
        /// `track`.
        Track = "track",
        /// `track_channel`.
        TrackChannel = "track_channel",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BeautyConfigType {
        /// `auto`.
        Auto = "auto",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BeautyEffectItemConfigType {
        /// `Whiten`.
        Whiten = "Whiten",
        /// `BlackAlpha1`.
        BlackAlpha1 = "BlackAlpha1",
        /// `BlackAlpha2`.
        BlackAlpha2 = "BlackAlpha2",
        /// `FoundationAlpha2`.
        FoundationAlpha2 = "FoundationAlpha2",
        /// `Clear`.
        Clear = "Clear",
        /// `Sharpen`.
        Sharpen = "Sharpen",
        /// `Smooth`.
        Smooth = "Smooth",
        /// `BeautyThinFace`.
        BeautyThinFace = "BeautyThinFace",
        /// `NatureFace`.
        NatureFace = "NatureFace",
        /// `VFace`.
        VFace = "VFace",
        /// `EnlargeEye`.
        EnlargeEye = "EnlargeEye",
        /// `EyeLighten`.
        EyeLighten = "EyeLighten",
        /// `RemoveEyeBags`.
        RemoveEyeBags = "RemoveEyeBags",
        /// `ThinNose`.
        ThinNose = "ThinNose",
        /// `RemoveLawLine`.
        RemoveLawLine = "RemoveLawLine",
        /// `CheekboneThin`.
        CheekboneThin = "CheekboneThin",
        /// `FaceFeatureLipsLut`.
        FaceFeatureLipsLut = "FaceFeatureLipsLut",
        /// `ToothWhiten`.
        ToothWhiten = "ToothWhiten",
        /// `FaceFeatureSoftlight`.
        FaceFeatureSoftlight = "FaceFeatureSoftlight",
        /// `Makeup`.
        Makeup = "Makeup",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BeautyFilterItemConfigType {
        /// `Dongjing`.
        Dongjing = "Dongjing",
        /// `Qingjiaopian`.
        Qingjiaopian = "Qingjiaopian",
        /// `Meiwei`.
        Meiwei = "Meiwei",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum CreateImageConfigModel {
        /// `scene-image-lite`.
        SceneImageLite = "scene-image-lite",
    }
}

open_enum! {
    /// The values of `AspectRatio`.
    pub enum CreateImageConfigAspectRatio {
        /// `1:1`.
        V1x1 = "1:1",
        /// `2:3`.
        V2x3 = "2:3",
        /// `3:2`.
        V3x2 = "3:2",
        /// `3:4`.
        V3x4 = "3:4",
        /// `4:3`.
        V4x3 = "4:3",
        /// `4:5`.
        V4x5 = "4:5",
        /// `5:4`.
        V5x4 = "5:4",
        /// `9:16`.
        V9x16 = "9:16",
        /// `16:9`.
        V16x9 = "16:9",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum DrmInfoType {
        /// `fairplay`.
        Fairplay = "fairplay",
        /// `widevine`.
        Widevine = "widevine",
        /// `playready`.
        Playready = "playready",
        /// `widevine+playready`.
        WidevinePlayready = "widevine+playready",
    }
}

open_enum! {
    /// The values of `DubbingMode`.
    pub enum DubbingConfigDubbingMode {
        /// `FullAutoEmotionClone`.
        FullAutoEmotionClone = "FullAutoEmotionClone",
        /// `RoleBasedSmartDubbing`.
        RoleBasedSmartDubbing = "RoleBasedSmartDubbing",
        /// `SingleVoice`.
        SingleVoice = "SingleVoice",
    }
}

open_enum! {
    /// The values of `DubbingVersion`.
    pub enum DubbingConfigDubbingVersion {
        /// `v1`.
        V1 = "v1",
        /// `v2`.
        V2 = "v2",
    }
}

open_enum! {
    /// The values of `OutputMode`.
    pub enum DubbingOutputConfigOutputMode {
        /// `FinalVideoOnly`.
        FinalVideoOnly = "FinalVideoOnly",
        /// `AudioAndSubtitle`.
        AudioAndSubtitle = "AudioAndSubtitle",
        /// `Custom`.
        Custom = "Custom",
    }
}

open_enum! {
    /// The values of `SubtitleSource`.
    pub enum DubbingSubtitleConfigSubtitleSource {
        /// `OCR`.
        Ocr = "OCR",
        /// `ASR`.
        Asr = "ASR",
        /// `External`.
        External = "External",
    }
}

open_number! {
    /// The values of `Unit`.
    pub enum EraseAreaUnit {
        /// `1`: per cent of the picture.
        Percent = 1,
        /// `2`: pixels.
        Pixel = 2,
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum HdrConfigType {
        /// `HDR10`.
        Hdr10 = "HDR10",
        /// `HLG`.
        Hlg = "HLG",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum ImageAreaBoxInfoType {
        /// `logo`.
        Logo = "logo",
        /// `text`.
        Text = "text",
    }
}

open_number! {
    /// The values of `BoundingBoxUnitType`.
    pub enum BoundingBoxUnit {
        /// `0`: pixels when all four numbers are above 1, a ratio when none is.
        Automatic = 0,
        /// `1`: a part of the whole, 0 to 1.
        Ratio = 1,
        /// `2`: pixels.
        Pixel = 2,
    }
}

open_enum! {
    /// The values of `Format`.
    pub enum ImageEncodeConfigFormat {
        /// `JPEG`.
        Jpeg = "JPEG",
        /// `PNG`.
        Png = "PNG",
        /// `BMP`.
        Bmp = "BMP",
        /// `WebP`.
        WebP = "WebP",
    }
}

open_enum! {
    /// The values of `DetectTypes`.
    pub enum ImageEraseLogoConfigDetectTypes {
        /// `logo`.
        Logo = "logo",
        /// `text`.
        Text = "text",
        /// `watermark`.
        Watermark = "watermark",
    }
}

open_enum! {
    /// The values of `EraseStrength`.
    pub enum ImageEraseLogoConfigEraseStrength {
        /// `low`.
        Low = "low",
        /// `mid`.
        Mid = "mid",
        /// `high`.
        High = "high",
    }
}

open_enum! {
    /// The values of `WatermarkType`.
    pub enum ImageEraseLogoConfigWatermarkType {
        /// `corner_watermark`.
        CornerWatermark = "corner_watermark",
        /// `tiled_watermark`.
        TiledWatermark = "tiled_watermark",
        /// `auto_detect_type`.
        AutoDetectType = "auto_detect_type",
        /// `selected_watermark`.
        SelectedWatermark = "selected_watermark",
    }
}

open_enum! {
    /// The values of `Attributes`.
    pub enum ImageQualityConfigAttributes {
        /// `Brightness`.
        Brightness = "Brightness",
        /// `Contrast`.
        Contrast = "Contrast",
        /// `Sharpness`.
        Sharpness = "Sharpness",
        /// `IQA`.
        Iqa = "IQA",
    }
}

open_enum! {
    /// The values of `Mode`.
    pub enum ImageResizeConfigMode {
        /// `percent`.
        Percent = "percent",
        /// `mfit`.
        Mfit = "mfit",
        /// `lfit`.
        Lfit = "lfit",
        /// `fill`.
        Fill = "fill",
        /// `pad`.
        Pad = "pad",
        /// `fixed`.
        Fixed = "fixed",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum LowLightEnhanceConfigType {
        /// `normal`.
        Normal = "normal",
    }
}

open_enum! {
    /// The values of `CoordinateOrigin`.
    pub enum MosaicInputCoordinateOrigin {
        /// `TopLeft`.
        TopLeft = "TopLeft",
    }
}

open_enum! {
    /// The values of `EraseType`.
    pub enum OverrideEraseParameterEraseType {
        /// `subtitle`.
        Subtitle = "subtitle",
        /// `watermark`.
        Watermark = "watermark",
        /// `privacy`.
        Privacy = "privacy",
    }
}

open_enum! {
    /// The values of `Container`.
    pub enum OverrideTranscodeParameterContainer {
        /// `mp4`.
        Mp4 = "mp4",
        /// `flv`.
        Flv = "flv",
        /// `hls`.
        Hls = "hls",
        /// `mp3`.
        Mp3 = "mp3",
        /// `flac`.
        Flac = "flac",
        /// `ogg`.
        Ogg = "ogg",
        /// `m4a`.
        M4a = "m4a",
    }
}

open_enum! {
    /// The values of `RepeatType`.
    pub enum RawImageWatermarkInputRepeatType {
        /// `once`.
        Once = "once",
        /// `repeat_last_frame`.
        RepeatLastFrame = "repeat_last_frame",
        /// `repeat`.
        Repeat = "repeat",
    }
}

open_number! {
    /// The values of `SubtitleType`.
    pub enum SubtitleLanguages {
        /// `0`: the source's.
        Source = 0,
        /// `1`: the one translated into.
        Translated = 1,
        /// `2`: both.
        Both = 2,
    }
}

open_enum! {
    /// The values of `SubtitleFormat`.
    pub enum RawSmartSubtitleParameterSubtitleFormat {
        /// `vtt`.
        Vtt = "vtt",
        /// `srt`.
        Srt = "srt",
        /// `original`.
        Original = "original",
    }
}

open_number! {
    /// What subtitles are made from.
    pub enum SubtitleProcess {
        /// `0`: what is said.
        Speech = 0,
        /// `1`: subtitles that are there already, translated.
        Subtitles = 1,
        /// `2`: the text in the picture.
        Picture = 2,
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum RawWatermarkParameterType {
        /// `image`.
        Image = "image",
    }
}

open_enum! {
    /// The values of `CoordinateOrigin`.
    pub enum RawWatermarkParameterCoordinateOrigin {
        /// `TopLeft`.
        TopLeft = "TopLeft",
        /// `TopRight`.
        TopRight = "TopRight",
        /// `BottomLeft`.
        BottomLeft = "BottomLeft",
        /// `BottomRight`.
        BottomRight = "BottomRight",
    }
}

open_enum! {
    /// The values of `Theme`.
    pub enum RecipeItemTheme {
        /// `hero`.
        Hero = "hero",
        /// `detail`.
        Detail = "detail",
        /// `selling`.
        Selling = "selling",
        /// `atmosphere`.
        Atmosphere = "atmosphere",
        /// `angles`.
        Angles = "angles",
        /// `scene`.
        Scene = "scene",
    }
}

open_enum! {
    /// The values of `PrivacyModel`.
    pub enum SmartErasePrivacyConfigPrivacyModel {
        /// `blur`.
        Blur = "blur",
        /// `mosaic`.
        Mosaic = "mosaic",
    }
}

open_enum! {
    /// The values of `PrivacyTargets`.
    pub enum SmartErasePrivacyConfigPrivacyTargets {
        /// `face`.
        Face = "face",
        /// `plate`.
        Plate = "plate",
    }
}

open_enum! {
    /// The values of `SubtitleEraseMethod`.
    pub enum SmartEraseSubtitleConfigSubtitleEraseMethod {
        /// `auto`.
        Auto = "auto",
        /// `custom`.
        Custom = "custom",
    }
}

open_enum! {
    /// The values of `SubtitleModel`.
    pub enum SmartEraseSubtitleConfigSubtitleModel {
        /// `standard`.
        Standard = "standard",
        /// `area`.
        Area = "area",
    }
}

open_enum! {
    /// The values of `SubtitleLang`.
    pub enum SmartEraseSubtitleConfigSubtitleLang {
        /// `zh_en`.
        ZhEn = "zh_en",
        /// `multi`.
        Multi = "multi",
    }
}

open_enum! {
    /// The values of `SubtitleFormat`.
    pub enum SmartEraseSubtitleConfigSubtitleFormat {
        /// `vtt`.
        Vtt = "vtt",
        /// `srt`.
        Srt = "srt",
    }
}

open_enum! {
    /// The values of `WatermarkEraseMethod`.
    pub enum SmartEraseWatermarkConfigWatermarkEraseMethod {
        /// `auto`.
        Auto = "auto",
        /// `custom`.
        Custom = "custom",
    }
}

open_enum! {
    /// The values of `WatermarkModel`.
    pub enum SmartEraseWatermarkConfigWatermarkModel {
        /// `basic`.
        Basic = "basic",
        /// `advanced`.
        Advanced = "advanced",
    }
}

open_enum! {
    /// The values of `EncryptionMethod`.
    pub enum SpekeDrmEncryptionMethod {
        /// `cbcs`.
        Cbcs = "cbcs",
        /// `cenc`.
        Cenc = "cenc",
    }
}

open_enum! {
    /// The values of `FontType`.
    pub enum SubtitleTemplateFontType {
        /// `hei.ttf`.
        HeiTtf = "hei.ttf",
        /// `song.ttf`.
        SongTtf = "song.ttf",
        /// `kai.ttf`.
        KaiTtf = "kai.ttf",
        /// `msyh.ttf`.
        MsyhTtf = "msyh.ttf",
        /// `msyhbd.ttf`.
        MsyhbdTtf = "msyhbd.ttf",
        /// `hkjgt.ttf`.
        HkjgtTtf = "hkjgt.ttf",
        /// `dhttx.ttf`.
        DhttxTtf = "dhttx.ttf",
        /// `xqgdzt.ttf`.
        XqgdztTtf = "xqgdzt.ttf",
        /// `qpcyt.ttf`.
        QpcytTtf = "qpcyt.ttf",
        /// `arial.ttf`.
        ArialTtf = "arial.ttf",
        /// `dinalternate.ttf`.
        DinalternateTtf = "dinalternate.ttf",
        /// `helveticalt.ttf`.
        HelveticaltTtf = "helveticalt.ttf",
        /// `helveticains.ttf`.
        HelveticainsTtf = "helveticains.ttf",
        /// `trajanpro.ttf`.
        TrajanproTtf = "trajanpro.ttf",
        /// `korean.ttf`.
        KoreanTtf = "korean.ttf",
        /// `japanese.ttf`.
        JapaneseTtf = "japanese.ttf",
        /// `thai.ttf`.
        ThaiTtf = "thai.ttf",
        /// `roboto.ttf`.
        RobotoTtf = "roboto.ttf",
        /// `notosans.ttf`.
        NotosansTtf = "notosans.ttf",
        /// `notosansthai.ttf`.
        NotosansthaiTtf = "notosansthai.ttf",
        /// `sarabun.ttf`.
        SarabunTtf = "sarabun.ttf",
        /// `kanit.ttf`.
        KanitTtf = "kanit.ttf",
        /// `charmonman.ttf`.
        CharmonmanTtf = "charmonman.ttf",
        /// `notonaskharabic.ttf`.
        NotonaskharabicTtf = "notonaskharabic.ttf",
        /// `notosansdevanagari.ttf`.
        NotosansdevanagariTtf = "notosansdevanagari.ttf",
        /// `notosanstc.ttf`.
        NotosanstcTtf = "notosanstc.ttf",
        /// `notosanskr.ttf`.
        NotosanskrTtf = "notosanskr.ttf",
        /// `gothica1.ttf`.
        Gothica1Ttf = "gothica1.ttf",
        /// `nanummyeongjo.ttf`.
        NanummyeongjoTtf = "nanummyeongjo.ttf",
        /// `notosansjp.ttf`.
        NotosansjpTtf = "notosansjp.ttf",
        /// `notoserifjp.ttf`.
        NotoserifjpTtf = "notoserifjp.ttf",
        /// `shipporimincho.ttf`.
        ShipporiminchoTtf = "shipporimincho.ttf",
    }
}

open_enum! {
    /// The values of `Alignment`.
    pub enum SubtitleTemplateAlignment {
        /// `top`.
        Top = "top",
        /// `bottom`.
        Bottom = "bottom",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum SuperResolutionConfigType {
        /// `lq`.
        Lq = "lq",
        /// `hq`.
        Hq = "hq",
    }
}

open_number! {
    /// The values of `Size`.
    pub enum SuperResolutionFactor {
        /// `2`: twice as wide and as high.
        Double = 2,
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum TEHDConfigType {
        /// `TEHD-100`.
        Tehd100 = "TEHD-100",
        /// `TEHD-200`.
        Tehd200 = "TEHD-200",
    }
}

open_enum! {
    /// The values of `NotifyType`.
    pub enum TaskNotifyConfigNotifyType {
        /// `CMQ`.
        Cmq = "CMQ",
        /// `TDMQ-CMQ`.
        TdmqCmq = "TDMQ-CMQ",
        /// `URL`.
        Url = "URL",
        /// `SCF`.
        Scf = "SCF",
        /// `AWS-SQS`.
        AwsSqs = "AWS-SQS",
    }
}

open_enum! {
    /// The values of `NotifyMode`.
    pub enum TaskNotifyConfigNotifyMode {
        /// `Finish`.
        Finish = "Finish",
        /// `Change`.
        Change = "Change",
    }
}

open_enum! {
    /// The values of `CmqModel`.
    pub enum TaskNotifyConfigCmqModel {
        /// `Queue`.
        Queue = "Queue",
        /// `Topic`.
        Topic = "Topic",
    }
}

open_enum! {
    /// The values of `Model`.
    pub enum UnderstandImageConfigModel {
        /// `understand-1.0-lite`.
        Understand1x0Lite = "understand-1.0-lite",
        /// `understand-1.0-flash`.
        Understand1x0Flash = "understand-1.0-flash",
        /// `understand-1.0-pro`.
        Understand1x0Pro = "understand-1.0-pro",
    }
}

open_enum! {
    /// The values of `EnhanceSceneType`.
    pub enum VideoEnhanceConfigEnhanceSceneType {
        /// `common`.
        Common = "common",
        /// `AIGC`.
        Aigc = "AIGC",
        /// `short_play`.
        ShortPlay = "short_play",
        /// `ai_comic`.
        AiComic = "ai_comic",
        /// `short_video`.
        ShortVideo = "short_video",
        /// `game`.
        Game = "game",
        /// `HD_movie_series`.
        HdMovieSeries = "HD_movie_series",
        /// `LQ_material`.
        LqMaterial = "LQ_material",
        /// `lecture`.
        Lecture = "lecture",
    }
}

open_enum! {
    /// The values of `Codec`.
    pub enum VideoTemplateInfoCodec {
        /// `h264`.
        H264 = "h264",
        /// `h265`.
        H265 = "h265",
        /// `h266`.
        H266 = "h266",
        /// `av1`.
        Av1 = "av1",
        /// `vp8`.
        Vp8 = "vp8",
        /// `vp9`.
        Vp9 = "vp9",
        /// `mpeg2`.
        Mpeg2 = "mpeg2",
        /// `dnxhd`.
        Dnxhd = "dnxhd",
        /// `mv-hevc`.
        MvHevc = "mv-hevc",
    }
}

open_enum! {
    /// The values of `ResolutionAdaptive`.
    pub enum VideoTemplateInfoResolutionAdaptive {
        /// `open`.
        Open = "open",
        /// `close`.
        Close = "close",
    }
}

open_enum! {
    /// The values of `GopUnit`.
    pub enum VideoTemplateInfoGopUnit {
        /// `frame`.
        Frame = "frame",
        /// `second`.
        Second = "second",
    }
}

open_enum! {
    /// The values of `FillType`.
    pub enum VideoTemplateInfoFillType {
        /// `stretch`.
        Stretch = "stretch",
        /// `black`.
        Black = "black",
        /// `white`.
        White = "white",
        /// `gauss`.
        Gauss = "gauss",
        /// `smarttailor`.
        Smarttailor = "smarttailor",
    }
}

open_number! {
    /// The values of `SegmentType`.
    pub enum HlsSegmentType {
        /// `0`: files of MPEG-TS.
        Ts = 0,
        /// `2`: ranges of one file of MPEG-TS.
        TsByteRange = 2,
        /// `7`: files of MP4.
        Mp4 = 7,
        /// `5`: ranges of one file of MP4.
        Mp4ByteRange = 5,
    }
}

open_enum! {
    /// The values of `Stereo3dType`.
    pub enum VideoTemplateInfoStereo3dType {
        /// `side_by_side`.
        SideBySide = "side_by_side",
        /// `top_bottom`.
        TopBottom = "top_bottom",
    }
}

open_enum! {
    /// The values of `Sar`.
    pub enum VideoTemplateInfoSar {
        /// `1:1`.
        V1x1 = "1:1",
        /// `2:1`.
        V2x1 = "2:1",
        /// `default`.
        Default = "default",
    }
}

open_enum! {
    /// The values of `SceneType`.
    pub enum VideoTemplateInfoSceneType {
        /// `normal`.
        Normal = "normal",
        /// `pgc`.
        Pgc = "pgc",
        /// `materials_video`.
        MaterialsVideo = "materials_video",
        /// `ugc`.
        Ugc = "ugc",
        /// `e-commerce_video`.
        ECommerceVideo = "e-commerce_video",
        /// `educational_video`.
        EducationalVideo = "educational_video",
    }
}

open_enum! {
    /// The values of `CompressType`.
    pub enum VideoTemplateInfoCompressType {
        /// `ultra_compress`.
        UltraCompress = "ultra_compress",
        /// `standard_compress`.
        StandardCompress = "standard_compress",
        /// `high_compress`.
        HighCompress = "high_compress",
        /// `low_compress`.
        LowCompress = "low_compress",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum VolumeBalanceConfigType {
        /// `loudNorm`.
        LoudNorm = "loudNorm",
        /// `gainControl`.
        GainControl = "gainControl",
    }
}
