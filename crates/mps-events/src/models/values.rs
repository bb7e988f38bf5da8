// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Lists of values.

use crate::model::open_enum;

open_enum! {
    /// The values of `Status`.
    pub enum SubTaskStatus {
        Waiting = "WAITING",
        Processing = "PROCESSING",
        Success = "SUCCESS",
        Fail = "FAIL",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum FaceLibrary {
        Default = "Default",
        UserDefine = "UserDefine",
    }
}

open_enum! {
    /// The values of `Gender`.
    pub enum Gender {
        Male = "Male",
        Female = "Female",
    }
}

open_enum! {
    /// The values of `PersonType`.
    pub enum PersonType {
        Politician = "Politician",
        Artist = "Artist",
    }
}

open_enum! {
    /// The values of `Remark`.
    pub enum PersonRemark {
        Normal = "Normal",
        Sensitive = "Sensitive",
    }
}

open_enum! {
    /// The values of `Suggestion`.
    pub enum Suggestion {
        Pass = "pass",
        Review = "review",
        Block = "block",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum AiReviewPoliticalTaskOutputLabel {
        ViolationPhoto = "violation_photo",
        Politician = "politician",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum AiReviewPornTaskOutputLabel {
        Porn = "porn",
        Sexy = "sexy",
        Vulgar = "vulgar",
        Intimacy = "intimacy",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum AiReviewTerrorismTaskOutputLabel {
        Guns = "guns",
        Crowd = "crowd",
        Police = "police",
        Bloody = "bloody",
        Banners = "banners",
        Militant = "militant",
        Explosion = "explosion",
        Terrorists = "terrorists",
        Scenario = "scenario",
    }
}

open_enum! {
    /// The values of `Category`.
    pub enum DiagnoseCategory {
        DecodeParamException = "DecodeParamException",
        TimeStampException = "TimeStampException",
        FrameException = "FrameException",
        StreamStatusException = "StreamStatusException",
        StreamInfo = "StreamInfo",
        StreamAbnormalCharacteristics = "StreamAbnormalCharacteristics",
        DecodeException = "DecodeException",
        HlsRequirements = "HLSRequirements",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum DiagnoseType {
        VideoResolutionChanged = "VideoResolutionChanged",
        AudioSampleRateChanged = "AudioSampleRateChanged",
        AudioChannelsChanged = "AudioChannelsChanged",
        ParameterSetsChanged = "ParameterSetsChanged",
        DarOrSarInvalid = "DarOrSarInvalid",
        TimestampFallback = "TimestampFallback",
        DtsJitter = "DtsJitter",
        PtsJitter = "PtsJitter",
        AacDurationDeviation = "AACDurationDeviation",
        AudioDroppingFrames = "AudioDroppingFrames",
        VideoDroppingFrames = "VideoDroppingFrames",
        AvTimestampInterleave = "AVTimestampInterleave",
        PtsLessThanDts = "PtsLessThanDts",
        ReceiveFpsJitter = "ReceiveFpsJitter",
        ReceiveFpsTooSmall = "ReceiveFpsTooSmall",
        FpsJitter = "FpsJitter",
        StreamOpenFailed = "StreamOpenFailed",
        StreamEnd = "StreamEnd",
        StreamParseFailed = "StreamParseFailed",
        VideoFirstFrameNotIdr = "VideoFirstFrameNotIdr",
        StreamNaluError = "StreamNALUError",
        TsStreamNoAud = "TsStreamNoAud",
        AudioStreamLack = "AudioStreamLack",
        VideoStreamLack = "VideoStreamLack",
        LackAudioRecover = "LackAudioRecover",
        LackVideoRecover = "LackVideoRecover",
        VideoBitrateOutofRange = "VideoBitrateOutofRange",
        AudioBitrateOutofRange = "AudioBitrateOutofRange",
        VideoDecodeFailed = "VideoDecodeFailed",
        AudioDecodeFailed = "AudioDecodeFailed",
        AudioOutOfPhase = "AudioOutOfPhase",
        VideoDuplicatedFrame = "VideoDuplicatedFrame",
        AudioDuplicatedFrame = "AudioDuplicatedFrame",
        VideoRotation = "VideoRotation",
        TsMultiPrograms = "TsMultiPrograms",
        Mp4InvalidCodecFourcc = "Mp4InvalidCodecFourcc",
        HlsBadM3u8Format = "HLSBadM3u8Format",
        HlsInvalidMasterM3u8 = "HLSInvalidMasterM3u8",
        HlsInvalidMediaM3u8 = "HLSInvalidMediaM3u8",
        HlsMasterM3u8Recommended = "HLSMasterM3u8Recommended",
        HlsMediaM3u8Recommended = "HLSMediaM3u8Recommended",
        HlsMediaM3u8DiscontinuityExist = "HLSMediaM3u8DiscontinuityExist",
        HlsMediaSegmentsStreamNumChange = "HLSMediaSegmentsStreamNumChange",
        HlsMediaSegmentsPtsJitterDeviation = "HLSMediaSegmentsPTSJitterDeviation",
        HlsMediaSegmentsDtsJitterDeviation = "HLSMediaSegmentsDTSJitterDeviation",
        TimecodeTrackExist = "TimecodeTrackExist",
    }
}

open_enum! {
    /// The values of `SeverityLevel`.
    pub enum SeverityLevel {
        Fatal = "Fatal",
        Error = "Error",
        Warning = "Warning",
        Notice = "Notice",
        Info = "Info",
    }
}

open_enum! {
    /// The values of `Status`.
    pub enum TaskStatus {
        Waiting = "WAITING",
        Processing = "PROCESSING",
        Finish = "FINISH",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum BlindWatermarkType {
        BlindBasic = "blind-basic",
        BlindAb = "blind-ab",
    }
}

open_enum! {
    /// The values of `Category`.
    pub enum DetectionCategory {
        AigcQualityCharacteristics = "AIGCQualityCharacteristics",
    }
}

open_enum! {
    /// The values of `Group`.
    pub enum DetectionGroup {
        AigcAuthenticity = "AIGCAuthenticity",
        AigcTechQuality = "AIGCTechQuality",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum DetectionType {
        BodyPoseCheck = "BodyPoseCheck",
        BodyDetailCheck = "BodyDetailCheck",
        PhysicRulesCheck = "PhysicRulesCheck",
        ObjectConsistencyCheck = "ObjectConsistencyCheck",
        FormatCheck = "FormatCheck",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveStreamAiReviewImagePoliticalResultLabel {
        Politician = "politician",
        ViolationPhoto = "violation_photo",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveStreamAiReviewImageTerrorismResultLabel {
        Guns = "guns",
        Crowd = "crowd",
        Police = "police",
        Bloody = "bloody",
        Banners = "banners",
        Militant = "militant",
        Explosion = "explosion",
        Terrorists = "terrorists",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveStreamAiReviewVoicePornResultLabel {
        SexualMoan = "sexual_moan",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum MediaContentReviewPoliticalSegmentItemLabel {
        ViolationPhoto = "violation_photo",
        NationPolitician = "nation_politician",
        ProvincePolitician = "province_politician",
        BureauPolitician = "bureau_politician",
        CountyPolitician = "county_politician",
        RuralPolitician = "rural_politician",
        SensitivePolitician = "sensitive_politician",
        ForeignPolitician = "foreign_politician",
        SensitiveEntertainment = "sensitive_entertainment",
        SensitiveSport = "sensitive_sport",
        SensitiveEntrepreneur = "sensitive_entrepreneur",
        SensitiveScholar = "sensitive_scholar",
        SensitiveCelebrity = "sensitive_celebrity",
        HistoricalCelebrity = "historical_celebrity",
        SensitiveMilitary = "sensitive_military",
    }
}

open_enum! {
    /// The values of `SampleType`.
    pub enum SampleType {
        Percent = "Percent",
        Time = "Time",
    }
}

open_enum! {
    /// The values of `NotificationType`.
    pub enum ParseLiveStreamProcessNotificationResponseNotificationType {
        AiReviewResult = "AiReviewResult",
        AiRecognitionResult = "AiRecognitionResult",
        LiveRecordResult = "LiveRecordResult",
        AiQualityControlResult = "AiQualityControlResult",
        AiAnalysisResult = "AiAnalysisResult",
        AiSmartSubtitleResult = "AiSmartSubtitleResult",
        ProcessEof = "ProcessEof",
    }
}

open_enum! {
    /// The values of `EventType`.
    pub enum ParseNotificationResponseEventType {
        WorkflowTask = "WorkflowTask",
        EditMediaTask = "EditMediaTask",
        ScheduleTask = "ScheduleTask",
        BatchTask = "BatchTask",
        ExtractBlindWatermark = "ExtractBlindWatermark",
    }
}

open_enum! {
    /// The values of `Type`.
    pub enum QualityControlType {
        Jitter = "Jitter",
        Blur = "Blur",
        LowLighting = "LowLighting",
        HighLighting = "HighLighting",
        CrashScreen = "CrashScreen",
        BlackWhiteEdge = "BlackWhiteEdge",
        SolidColorScreen = "SolidColorScreen",
        Noise = "Noise",
        Mosaic = "Mosaic",
        QrCode = "QRCode",
        AppletCode = "AppletCode",
        BarCode = "BarCode",
        LowVoice = "LowVoice",
        HighVoice = "HighVoice",
        NoVoice = "NoVoice",
        LowEvaluation = "LowEvaluation",
        AudioEvaluation = "AudioEvaluation",
        AudioNoise = "AudioNoise",
    }
}

open_enum! {
    /// The values of `Status`.
    pub enum TranslationStatus {
        Success = "Success",
        Error = "Error",
    }
}
