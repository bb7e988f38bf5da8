// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Lists of values.

use crate::model::{open_enum, open_number};

open_enum! {
    /// The values of `Status`.
    pub enum SubTaskStatus {
        /// `WAITING`: it hasn't begun; seen in batches.
        Waiting = "WAITING",
        /// `PROCESSING`: it goes on.
        Processing = "PROCESSING",
        /// `SUCCESS`: it has ended well.
        Success = "SUCCESS",
        /// `FAIL`: it has ended with an error.
        Fail = "FAIL",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum FaceLibrary {
        /// `Default`.
        Default = "Default",
        /// `UserDefine`.
        UserDefine = "UserDefine",
    }
}

open_enum! {
    /// The values of `Gender`.
    pub enum Gender {
        /// `Male`.
        Male = "Male",
        /// `Female`.
        Female = "Female",
    }
}

open_enum! {
    /// The values of `PersonType`.
    pub enum PersonType {
        /// `Politician`.
        Politician = "Politician",
        /// `Artist`.
        Artist = "Artist",
    }
}

open_enum! {
    /// The values of `Remark`.
    pub enum PersonRemark {
        /// `Normal`.
        Normal = "Normal",
        /// `Sensitive`.
        Sensitive = "Sensitive",
    }
}

open_enum! {
    /// The values of `Suggestion`.
    pub enum Suggestion {
        /// `pass`: nothing was found.
        Pass = "pass",
        /// `review`: somebody should look at it.
        Review = "review",
        /// `block`: it should not be shown.
        Block = "block",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum AiReviewPoliticalTaskOutputLabel {
        /// `violation_photo`.
        ViolationPhoto = "violation_photo",
        /// `politician`.
        Politician = "politician",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum AiReviewPornTaskOutputLabel {
        /// `porn`.
        Porn = "porn",
        /// `sexy`.
        Sexy = "sexy",
        /// `vulgar`.
        Vulgar = "vulgar",
        /// `intimacy`.
        Intimacy = "intimacy",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum AiReviewTerrorismTaskOutputLabel {
        /// `guns`.
        Guns = "guns",
        /// `crowd`.
        Crowd = "crowd",
        /// `police`.
        Police = "police",
        /// `bloody`.
        Bloody = "bloody",
        /// `banners`.
        Banners = "banners",
        /// `militant`.
        Militant = "militant",
        /// `explosion`.
        Explosion = "explosion",
        /// `terrorists`.
        Terrorists = "terrorists",
        /// `scenario`.
        Scenario = "scenario",
    }
}

open_enum! {
    /// The values of `Category`.
    pub enum DiagnoseCategory {
        /// `DecodeParamException`.
        DecodeParamException = "DecodeParamException",
        /// `TimeStampException`.
        TimeStampException = "TimeStampException",
        /// `FrameException`.
        FrameException = "FrameException",
        /// `StreamStatusException`.
        StreamStatusException = "StreamStatusException",
        /// `StreamInfo`.
        StreamInfo = "StreamInfo",
        /// `StreamAbnormalCharacteristics`.
        StreamAbnormalCharacteristics = "StreamAbnormalCharacteristics",
        /// `DecodeException`.
        DecodeException = "DecodeException",
        /// `HLSRequirements`.
        HlsRequirements = "HLSRequirements",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum DiagnoseType {
        /// `VideoResolutionChanged`.
        VideoResolutionChanged = "VideoResolutionChanged",
        /// `AudioSampleRateChanged`.
        AudioSampleRateChanged = "AudioSampleRateChanged",
        /// `AudioChannelsChanged`.
        AudioChannelsChanged = "AudioChannelsChanged",
        /// `ParameterSetsChanged`.
        ParameterSetsChanged = "ParameterSetsChanged",
        /// `DarOrSarInvalid`.
        DarOrSarInvalid = "DarOrSarInvalid",
        /// `TimestampFallback`.
        TimestampFallback = "TimestampFallback",
        /// `DtsJitter`.
        DtsJitter = "DtsJitter",
        /// `PtsJitter`.
        PtsJitter = "PtsJitter",
        /// `AACDurationDeviation`.
        AacDurationDeviation = "AACDurationDeviation",
        /// `AudioDroppingFrames`.
        AudioDroppingFrames = "AudioDroppingFrames",
        /// `VideoDroppingFrames`.
        VideoDroppingFrames = "VideoDroppingFrames",
        /// `AVTimestampInterleave`.
        AvTimestampInterleave = "AVTimestampInterleave",
        /// `PtsLessThanDts`.
        PtsLessThanDts = "PtsLessThanDts",
        /// `ReceiveFpsJitter`.
        ReceiveFpsJitter = "ReceiveFpsJitter",
        /// `ReceiveFpsTooSmall`.
        ReceiveFpsTooSmall = "ReceiveFpsTooSmall",
        /// `FpsJitter`.
        FpsJitter = "FpsJitter",
        /// `StreamOpenFailed`.
        StreamOpenFailed = "StreamOpenFailed",
        /// `StreamEnd`.
        StreamEnd = "StreamEnd",
        /// `StreamParseFailed`.
        StreamParseFailed = "StreamParseFailed",
        /// `VideoFirstFrameNotIdr`.
        VideoFirstFrameNotIdr = "VideoFirstFrameNotIdr",
        /// `StreamNALUError`.
        StreamNaluError = "StreamNALUError",
        /// `TsStreamNoAud`.
        TsStreamNoAud = "TsStreamNoAud",
        /// `AudioStreamLack`.
        AudioStreamLack = "AudioStreamLack",
        /// `VideoStreamLack`.
        VideoStreamLack = "VideoStreamLack",
        /// `LackAudioRecover`.
        LackAudioRecover = "LackAudioRecover",
        /// `LackVideoRecover`.
        LackVideoRecover = "LackVideoRecover",
        /// `VideoBitrateOutofRange`.
        VideoBitrateOutofRange = "VideoBitrateOutofRange",
        /// `AudioBitrateOutofRange`.
        AudioBitrateOutofRange = "AudioBitrateOutofRange",
        /// `VideoDecodeFailed`.
        VideoDecodeFailed = "VideoDecodeFailed",
        /// `AudioDecodeFailed`.
        AudioDecodeFailed = "AudioDecodeFailed",
        /// `AudioOutOfPhase`.
        AudioOutOfPhase = "AudioOutOfPhase",
        /// `VideoDuplicatedFrame`.
        VideoDuplicatedFrame = "VideoDuplicatedFrame",
        /// `AudioDuplicatedFrame`.
        AudioDuplicatedFrame = "AudioDuplicatedFrame",
        /// `VideoRotation`.
        VideoRotation = "VideoRotation",
        /// `TsMultiPrograms`.
        TsMultiPrograms = "TsMultiPrograms",
        /// `Mp4InvalidCodecFourcc`.
        Mp4InvalidCodecFourcc = "Mp4InvalidCodecFourcc",
        /// `HLSBadM3u8Format`.
        HlsBadM3u8Format = "HLSBadM3u8Format",
        /// `HLSInvalidMasterM3u8`.
        HlsInvalidMasterM3u8 = "HLSInvalidMasterM3u8",
        /// `HLSInvalidMediaM3u8`.
        HlsInvalidMediaM3u8 = "HLSInvalidMediaM3u8",
        /// `HLSMasterM3u8Recommended`.
        HlsMasterM3u8Recommended = "HLSMasterM3u8Recommended",
        /// `HLSMediaM3u8Recommended`.
        HlsMediaM3u8Recommended = "HLSMediaM3u8Recommended",
        /// `HLSMediaM3u8DiscontinuityExist`.
        HlsMediaM3u8DiscontinuityExist = "HLSMediaM3u8DiscontinuityExist",
        /// `HLSMediaSegmentsStreamNumChange`.
        HlsMediaSegmentsStreamNumChange = "HLSMediaSegmentsStreamNumChange",
        /// `HLSMediaSegmentsPTSJitterDeviation`.
        HlsMediaSegmentsPtsJitterDeviation = "HLSMediaSegmentsPTSJitterDeviation",
        /// `HLSMediaSegmentsDTSJitterDeviation`.
        HlsMediaSegmentsDtsJitterDeviation = "HLSMediaSegmentsDTSJitterDeviation",
        /// `TimecodeTrackExist`.
        TimecodeTrackExist = "TimecodeTrackExist",
    }
}

open_enum! {
    /// The values of `SeverityLevel`.
    pub enum SeverityLevel {
        /// `Fatal`.
        Fatal = "Fatal",
        /// `Error`.
        Error = "Error",
        /// `Warning`.
        Warning = "Warning",
        /// `Notice`.
        Notice = "Notice",
        /// `Info`.
        Info = "Info",
    }
}

open_enum! {
    /// The values of `Status`.
    pub enum TaskStatus {
        /// `WAITING`: it hasn't begun.
        Waiting = "WAITING",
        /// `PROCESSING`: it goes on.
        Processing = "PROCESSING",
        /// `FINISH`: it has ended, well or not.
        Finish = "FINISH",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BlindWatermarkType {
        /// `blind-basic`.
        BlindBasic = "blind-basic",
        /// `blind-ab`.
        BlindAb = "blind-ab",
    }
}

open_enum! {
    /// The values of `Category`.
    pub enum DetectionCategory {
        /// `AIGCQualityCharacteristics`.
        AigcQualityCharacteristics = "AIGCQualityCharacteristics",
    }
}

open_enum! {
    /// The values of `Group`.
    pub enum DetectionGroup {
        /// `AIGCAuthenticity`.
        AigcAuthenticity = "AIGCAuthenticity",
        /// `AIGCTechQuality`.
        AigcTechQuality = "AIGCTechQuality",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum DetectionType {
        /// `BodyPoseCheck`.
        BodyPoseCheck = "BodyPoseCheck",
        /// `BodyDetailCheck`.
        BodyDetailCheck = "BodyDetailCheck",
        /// `PhysicRulesCheck`.
        PhysicRulesCheck = "PhysicRulesCheck",
        /// `ObjectConsistencyCheck`.
        ObjectConsistencyCheck = "ObjectConsistencyCheck",
        /// `FormatCheck`.
        FormatCheck = "FormatCheck",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveStreamAiReviewImagePoliticalResultLabel {
        /// `politician`.
        Politician = "politician",
        /// `violation_photo`.
        ViolationPhoto = "violation_photo",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveStreamAiReviewImageTerrorismResultLabel {
        /// `guns`.
        Guns = "guns",
        /// `crowd`.
        Crowd = "crowd",
        /// `police`.
        Police = "police",
        /// `bloody`.
        Bloody = "bloody",
        /// `banners`.
        Banners = "banners",
        /// `militant`.
        Militant = "militant",
        /// `explosion`.
        Explosion = "explosion",
        /// `terrorists`.
        Terrorists = "terrorists",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveStreamAiReviewVoicePornResultLabel {
        /// `sexual_moan`.
        SexualMoan = "sexual_moan",
    }
}

open_number! {
    /// Yes or no as a number.
    pub enum Flag {
        /// `0`.
        No = 0,
        /// `1`.
        Yes = 1,
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum MediaContentReviewPoliticalSegmentItemLabel {
        /// `violation_photo`.
        ViolationPhoto = "violation_photo",
        /// `nation_politician`.
        NationPolitician = "nation_politician",
        /// `province_politician`.
        ProvincePolitician = "province_politician",
        /// `bureau_politician`.
        BureauPolitician = "bureau_politician",
        /// `county_politician`.
        CountyPolitician = "county_politician",
        /// `rural_politician`.
        RuralPolitician = "rural_politician",
        /// `sensitive_politician`.
        SensitivePolitician = "sensitive_politician",
        /// `foreign_politician`.
        ForeignPolitician = "foreign_politician",
        /// `sensitive_entertainment`.
        SensitiveEntertainment = "sensitive_entertainment",
        /// `sensitive_sport`.
        SensitiveSport = "sensitive_sport",
        /// `sensitive_entrepreneur`.
        SensitiveEntrepreneur = "sensitive_entrepreneur",
        /// `sensitive_scholar`.
        SensitiveScholar = "sensitive_scholar",
        /// `sensitive_celebrity`.
        SensitiveCelebrity = "sensitive_celebrity",
        /// `historical_celebrity`.
        HistoricalCelebrity = "historical_celebrity",
        /// `sensitive_military`.
        SensitiveMilitary = "sensitive_military",
    }
}

open_enum! {
    /// The values of `SampleType`.
    pub enum SampleType {
        /// `Percent`.
        Percent = "Percent",
        /// `Time`.
        Time = "Time",
    }
}

open_enum! {
    /// The values of `NotificationType`.
    pub enum ParseLiveStreamProcessNotificationResponseNotificationType {
        /// `AiReviewResult`.
        AiReviewResult = "AiReviewResult",
        /// `AiRecognitionResult`.
        AiRecognitionResult = "AiRecognitionResult",
        /// `LiveRecordResult`.
        LiveRecordResult = "LiveRecordResult",
        /// `AiQualityControlResult`.
        AiQualityControlResult = "AiQualityControlResult",
        /// `AiAnalysisResult`.
        AiAnalysisResult = "AiAnalysisResult",
        /// `AiSmartSubtitleResult`.
        AiSmartSubtitleResult = "AiSmartSubtitleResult",
        /// `ProcessEof`.
        ProcessEof = "ProcessEof",
    }
}

open_enum! {
    /// The values of `EventType`.
    pub enum ParseNotificationResponseEventType {
        /// `WorkflowTask`.
        WorkflowTask = "WorkflowTask",
        /// `EditMediaTask`.
        EditMediaTask = "EditMediaTask",
        /// `ScheduleTask`.
        ScheduleTask = "ScheduleTask",
        /// `BatchTask`.
        BatchTask = "BatchTask",
        /// `ExtractBlindWatermark`.
        ExtractBlindWatermark = "ExtractBlindWatermark",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum QualityControlType {
        /// `Jitter`.
        Jitter = "Jitter",
        /// `Blur`.
        Blur = "Blur",
        /// `LowLighting`.
        LowLighting = "LowLighting",
        /// `HighLighting`.
        HighLighting = "HighLighting",
        /// `CrashScreen`.
        CrashScreen = "CrashScreen",
        /// `BlackWhiteEdge`.
        BlackWhiteEdge = "BlackWhiteEdge",
        /// `SolidColorScreen`.
        SolidColorScreen = "SolidColorScreen",
        /// `Noise`.
        Noise = "Noise",
        /// `Mosaic`.
        Mosaic = "Mosaic",
        /// `QRCode`.
        QrCode = "QRCode",
        /// `AppletCode`.
        AppletCode = "AppletCode",
        /// `BarCode`.
        BarCode = "BarCode",
        /// `LowVoice`.
        LowVoice = "LowVoice",
        /// `HighVoice`.
        HighVoice = "HighVoice",
        /// `NoVoice`.
        NoVoice = "NoVoice",
        /// `LowEvaluation`.
        LowEvaluation = "LowEvaluation",
        /// `AudioEvaluation`.
        AudioEvaluation = "AudioEvaluation",
        /// `AudioNoise`.
        AudioNoise = "AudioNoise",
    }
}

open_enum! {
    /// The values of `Status`.
    pub enum TranslationStatus {
        /// `Success`.
        Success = "Success",
        /// `Error`.
        Error = "Error",
    }
}
