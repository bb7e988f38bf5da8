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
    /// What review of the picture for politics found.
    pub enum PoliticalLabel {
        /// `violation_photo`.
        ViolationPhoto = "violation_photo",
        /// `politician`.
        Politician = "politician",
    }
}

open_enum! {
    /// What review of the picture for pornography found.
    pub enum PornLabel {
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
    /// What review of the picture for violence found.
    pub enum TerrorismLabel {
        /// `guns`.
        Guns = "guns",
        /// `crowd`: a crowd of people.
        Crowd = "crowd",
        /// `police`.
        Police = "police",
        /// `bloody`.
        Bloody = "bloody",
        /// `banners`: flags that may offend.
        Banners = "banners",
        /// `militant`: armed people.
        Militant = "militant",
        /// `explosion`: explosion or fire.
        Explosion = "explosion",
        /// `terrorists`.
        Terrorists = "terrorists",
        /// `scenario`: a scene that may offend.
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
    /// The faults that the diagnosis of a container finds.
    pub enum DiagnoseType {
        /// `VideoResolutionChanged`.
        VideoResolutionChanged = "VideoResolutionChanged",
        /// `AudioSampleRateChanged`.
        AudioSampleRateChanged = "AudioSampleRateChanged",
        /// `AudioChannelsChanged`.
        AudioChannelsChanged = "AudioChannelsChanged",
        /// `ParameterSetsChanged`.
        ParameterSetsChanged = "ParameterSetsChanged",
        /// `DarOrSarInvalid`: the aspect ratio makes no sense.
        DarOrSarInvalid = "DarOrSarInvalid",
        /// `TimestampFallback`: a DTS is before the one before it.
        TimestampFallback = "TimestampFallback",
        /// `DtsJitter`.
        DtsJitter = "DtsJitter",
        /// `PtsJitter`.
        PtsJitter = "PtsJitter",
        /// `AACDurationDeviation`: the distance of AAC frames makes no sense.
        AacDurationDeviation = "AACDurationDeviation",
        /// `AudioDroppingFrames`.
        AudioDroppingFrames = "AudioDroppingFrames",
        /// `VideoDroppingFrames`.
        VideoDroppingFrames = "VideoDroppingFrames",
        /// `AVTimestampInterleave`: sound and picture are badly interleaved.
        AvTimestampInterleave = "AVTimestampInterleave",
        /// `PtsLessThanDts`.
        PtsLessThanDts = "PtsLessThanDts",
        /// `ReceiveFpsJitter`: frames arrive at an uneven rate.
        ReceiveFpsJitter = "ReceiveFpsJitter",
        /// `ReceiveFpsTooSmall`: frames arrive at too low a rate.
        ReceiveFpsTooSmall = "ReceiveFpsTooSmall",
        /// `FpsJitter`: the rate of frames by their PTS is uneven.
        FpsJitter = "FpsJitter",
        /// `StreamOpenFailed`.
        StreamOpenFailed = "StreamOpenFailed",
        /// `StreamEnd`.
        StreamEnd = "StreamEnd",
        /// `StreamParseFailed`.
        StreamParseFailed = "StreamParseFailed",
        /// `VideoFirstFrameNotIdr`.
        VideoFirstFrameNotIdr = "VideoFirstFrameNotIdr",
        /// `StreamNALUError`: the start code of a NAL unit is wrong.
        StreamNaluError = "StreamNALUError",
        /// `TsStreamNoAud`: H.26x in MPEG-TS lacks the access unit delimiter.
        TsStreamNoAud = "TsStreamNoAud",
        /// `AudioStreamLack`: there is no audio stream.
        AudioStreamLack = "AudioStreamLack",
        /// `VideoStreamLack`: there is no video stream.
        VideoStreamLack = "VideoStreamLack",
        /// `LackAudioRecover`: the missing audio stream is back.
        LackAudioRecover = "LackAudioRecover",
        /// `LackVideoRecover`: the missing video stream is back.
        LackVideoRecover = "LackVideoRecover",
        /// `VideoBitrateOutofRange`.
        VideoBitrateOutofRange = "VideoBitrateOutofRange",
        /// `AudioBitrateOutofRange`.
        AudioBitrateOutofRange = "AudioBitrateOutofRange",
        /// `VideoDecodeFailed`.
        VideoDecodeFailed = "VideoDecodeFailed",
        /// `AudioDecodeFailed`.
        AudioDecodeFailed = "AudioDecodeFailed",
        /// `AudioOutOfPhase`: the two channels are in opposite phase.
        AudioOutOfPhase = "AudioOutOfPhase",
        /// `VideoDuplicatedFrame`.
        VideoDuplicatedFrame = "VideoDuplicatedFrame",
        /// `AudioDuplicatedFrame`.
        AudioDuplicatedFrame = "AudioDuplicatedFrame",
        /// `VideoRotation`.
        VideoRotation = "VideoRotation",
        /// `TsMultiPrograms`: MPEG-TS holds several programs.
        TsMultiPrograms = "TsMultiPrograms",
        /// `Mp4InvalidCodecFourcc`: the codec's code in MP4 is none that HLS takes.
        Mp4InvalidCodecFourcc = "Mp4InvalidCodecFourcc",
        /// `HLSBadM3u8Format`.
        HlsBadM3u8Format = "HLSBadM3u8Format",
        /// `HLSInvalidMasterM3u8`.
        HlsInvalidMasterM3u8 = "HLSInvalidMasterM3u8",
        /// `HLSInvalidMediaM3u8`.
        HlsInvalidMediaM3u8 = "HLSInvalidMediaM3u8",
        /// `HLSMasterM3u8Recommended`: the master playlist lacks what the standard recommends.
        HlsMasterM3u8Recommended = "HLSMasterM3u8Recommended",
        /// `HLSMediaM3u8Recommended`: the media playlist lacks what the standard recommends.
        HlsMediaM3u8Recommended = "HLSMediaM3u8Recommended",
        /// `HLSMediaM3u8DiscontinuityExist`: the media playlist has a discontinuity.
        HlsMediaM3u8DiscontinuityExist = "HLSMediaM3u8DiscontinuityExist",
        /// `HLSMediaSegmentsStreamNumChange`.
        HlsMediaSegmentsStreamNumChange = "HLSMediaSegmentsStreamNumChange",
        /// `HLSMediaSegmentsPTSJitterDeviation`: PTS jump between segments without a discontinuity.
        HlsMediaSegmentsPtsJitterDeviation = "HLSMediaSegmentsPTSJitterDeviation",
        /// `HLSMediaSegmentsDTSJitterDeviation`: DTS jump between segments without a discontinuity.
        HlsMediaSegmentsDtsJitterDeviation = "HLSMediaSegmentsDTSJitterDeviation",
        /// `TimecodeTrackExist`: MP4 has a track of time codes.
        TimecodeTrackExist = "TimecodeTrackExist",
    }
}

open_enum! {
    /// How bad a fault of the container is.
    pub enum SeverityLevel {
        /// `Fatal`: it can't be played or read on.
        Fatal = "Fatal",
        /// `Error`: playing may suffer.
        Error = "Error",
        /// `Warning`: a risk that may have no effect.
        Warning = "Warning",
        /// `Notice`: something about the stream that matters.
        Notice = "Notice",
        /// `Info`: something about the stream.
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
        /// `AIGCAuthenticity`: whether it could be real.
        AigcAuthenticity = "AIGCAuthenticity",
        /// `AIGCTechQuality`: whether it is well made.
        AigcTechQuality = "AIGCTechQuality",
    }
}

open_enum! {
    /// What a language model looked at.
    pub enum DetectionType {
        /// `BodyPoseCheck`: whether bodies stand as bodies can.
        BodyPoseCheck = "BodyPoseCheck",
        /// `BodyDetailCheck`: whether fingers and faces are as they should be.
        BodyDetailCheck = "BodyDetailCheck",
        /// `PhysicRulesCheck`: whether perspective, light and weight are right.
        PhysicRulesCheck = "PhysicRulesCheck",
        /// `ObjectConsistencyCheck`: whether things stay the same from frame to frame.
        ObjectConsistencyCheck = "ObjectConsistencyCheck",
        /// `FormatCheck`: whether the format is right: aspect ratio, black bars.
        FormatCheck = "FormatCheck",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LivePoliticalLabel {
        /// `politician`.
        Politician = "politician",
        /// `violation_photo`.
        ViolationPhoto = "violation_photo",
    }
}

open_enum! {
    /// The values of `Label`.
    pub enum LiveTerrorismLabel {
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
    pub enum VoiceLabel {
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
    /// What review of the picture for politics found, more closely.
    pub enum PoliticalSegmentLabel {
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
        /// `Percent`: a picture every so many per cent of the length.
        Percent = "Percent",
        /// `Time`: a picture every so many seconds.
        Time = "Time",
    }
}

open_enum! {
    /// The documented types of notifications about live streams.
    pub enum NotificationType {
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
    /// The documented types of notifications about tasks on files.
    pub enum EventType {
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
    /// The faults that quality control looks for.
    pub enum QualityControlType {
        /// `Jitter`: the picture shakes.
        Jitter = "Jitter",
        /// `Blur`.
        Blur = "Blur",
        /// `LowLighting`: the picture is too dark.
        LowLighting = "LowLighting",
        /// `HighLighting`: the picture is overexposed.
        HighLighting = "HighLighting",
        /// `CrashScreen`: the picture is garbled.
        CrashScreen = "CrashScreen",
        /// `BlackWhiteEdge`: black or white bars at the edge.
        BlackWhiteEdge = "BlackWhiteEdge",
        /// `SolidColorScreen`: the picture has one colour.
        SolidColorScreen = "SolidColorScreen",
        /// `Noise`.
        Noise = "Noise",
        /// `Mosaic`.
        Mosaic = "Mosaic",
        /// `QRCode`.
        QrCode = "QRCode",
        /// `AppletCode`: a code that opens a mini program.
        AppletCode = "AppletCode",
        /// `BarCode`.
        BarCode = "BarCode",
        /// `LowVoice`: the sound is too quiet.
        LowVoice = "LowVoice",
        /// `HighVoice`: the sound is overdriven.
        HighVoice = "HighVoice",
        /// `NoVoice`: there is no sound.
        NoVoice = "NoVoice",
        /// `LowEvaluation`: the score of the picture is below its limit.
        LowEvaluation = "LowEvaluation",
        /// `AudioEvaluation`: the score of the sound is below its limit.
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
