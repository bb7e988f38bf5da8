//! Which file an object stands in.

use crate::facts::Object;

/// File, what it holds, and how the names of its objects begin. The first that fits counts.
const RESULTS: &[(&str, &str, &[&str])] = &[
    (
        "storage",
        "Where files are: sources and outputs",
        &[
            "MediaInputInfo",
            "CosInput",
            "UrlInput",
            "S3Input",
            "VODInput",
            "TaskOutputStorage",
            "CosOutput",
            "S3Output",
            "VODOutput",
        ],
    ),
    ("review", "Content review: what should not be shown", &["AiReview", "AiContentReview", "MediaContentReview"]),
    (
        "analysis",
        "Content analysis: what a video is about",
        &[
            "AiAnalysis",
            "MediaAi",
            "AiParagraph",
            "SegmentRecognition",
            "HighlightSegment",
            "VideoComprehension",
            "MediaUsage",
        ],
    ),
    ("recognition", "Content recognition: faces, speech, text, objects", &["AiRecognition", "WordResult"]),
    ("quality", "Quality control", &["QualityControl", "ContainerDiagnose", "Diagnose", "LLMDetection"]),
    ("subtitle", "Subtitles", &["SmartSubtitle", "PureSubtitle", "Subtitle"]),
    (
        "editing",
        "Editing, erasing, dubbing, invisible watermarks",
        &["EditMedia", "SmartErase", "AIDubbing", "ExtractBlind"],
    ),
    ("live", "Live streams", &["Live"]),
    ("schedule", "Schedules and batches", &["Schedule", "Activity", "ExecRule", "Batch"]),
    ("media", "Media processing: transcoding, snapshots, sprites, packages", &[""]),
];

const INPUTS: &[(&str, &str, &[&str])] = &[
    (
        "image",
        "Processing of pictures",
        &[
            "Image",
            "AiCompose",
            "AiCutout",
            "AiDecompose",
            "AiExpansion",
            "AiPoster",
            "AiStory",
            "AiTryOn",
            "Beauty",
            "CreateImage",
            "Understand",
            "Recipe",
            "CustomVariable",
            "AddBlind",
            "BlindWatermarkConfig",
            "BlindWatermarkEmbed",
            "RemoveBlind",
            "Pattern",
            "AdvancedSuper",
            "ExtractBlindWatermarkConfig",
        ],
    ),
    (
        "content",
        "Review, analysis, recognition, quality control",
        &["AiReview", "AiContentReview", "AiAnalysis", "AiRecognition", "AiQuality"],
    ),
    (
        "subtitle",
        "Subtitles, erasing, dubbing",
        &[
            "SmartSub",
            "SmartErase",
            "RawSmart",
            "UpdateSmart",
            "Erase",
            "OverrideErase",
            "Subtitle",
            "AsrHot",
            "Selecting",
            "AIDubbing",
            "Dubbing",
            "RawAI",
            "OverrideAI",
            "DstSub",
        ],
    ),
    (
        "enhance",
        "Enhancement of video and audio",
        &[
            "VideoEnhance",
            "VideoDenoise",
            "AudioEnhance",
            "AudioDenoise",
            "AudioSep",
            "AudioBeautify",
            "VolumeBalance",
            "Enhance",
            "SuperRes",
            "Hdr",
            "FrameRate",
            "ColorEnh",
            "Sharp",
            "Face",
            "LowLight",
            "Scratch",
            "Artifact",
            "Diffusion",
            "AiRestoration",
        ],
    ),
    (
        "template",
        "Parameters of encoding",
        &[
            "VideoTemplate",
            "AudioTemplate",
            "TEHD",
            "SegmentSpecific",
            "AudioTrack",
            "Track",
            "Adaptive",
            "RawTranscode",
            "OverrideTranscode",
        ],
    ),
    ("task", "What tasks were asked to do", &[""]),
];

/// The file of an object, without its ending.
pub(super) fn file(name: &str, object: &Object) -> String {
    let find = |groups: &[(&str, &str, &[&str])]| {
        let group = groups.iter().find(|(_, _, prefixes)| prefixes.iter().any(|prefix| name.starts_with(prefix)));
        group.map_or("", |(file, _, _)| file).to_owned()
    };
    if object.is_echo {
        return format!("inputs/{}", find(INPUTS));
    }
    if object.is_in_notifications() { find(RESULTS) } else { "detail".to_owned() }
}

/// What a file holds, for its first line.
pub(super) fn title(file: &str) -> &'static str {
    let (groups, file) = match file.strip_prefix("inputs/") {
        Some(file) => (INPUTS, file),
        None => (RESULTS, file),
    };
    let group = groups.iter().find(|(name, _, _)| *name == file);
    group.map_or("Details of tasks, as polling gives them", |(_, title, _)| title)
}
