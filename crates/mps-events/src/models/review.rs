// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Content review: what should not be shown.

use crate::TaskResult;
use crate::model::{model, union};
use crate::models::*;

model! {
    /// The members of [`AiContentReviewResult`] beside its payload.
    pub struct AiContentReviewResultCommon {
        /// How many frames a second are reviewed.
        "SampleRate" sample_rate with_sample_rate: Option<f64>,
        /// How much of the source was reviewed. In seconds.
        "Duration" duration with_duration: Option<f64>,
    }
}

union! {
    /// One kind of content review.
    pub enum AiContentReviewResult tagged "Type" around None, common AiContentReviewResultCommon {
        /// `Porn`: reviewing the picture for pornography.
        "Porn" "PornTask" Porn: Box<AiReviewTaskPornResult>,
        /// `Terrorism`: reviewing the picture for terrorism.
        "Terrorism" "TerrorismTask" Terrorism: Box<AiReviewTaskTerrorismResult>,
        /// `Political`: reviewing the picture for politics.
        "Political" "PoliticalTask" Political: Box<AiReviewTaskPoliticalResult>,
        /// `Porn.Asr`: reviewing speech for pornography.
        "Porn.Asr" "PornAsrTask" PornAsr: Box<AiReviewTaskPornAsrResult>,
        /// `Porn.Ocr`: reviewing text in the picture for pornography.
        "Porn.Ocr" "PornOcrTask" PornOcr: Box<AiReviewTaskPornOcrResult>,
        /// `Political.Asr`: reviewing speech for politics.
        "Political.Asr" "PoliticalAsrTask" PoliticalAsr: Box<AiReviewTaskPoliticalAsrResult>,
        /// `Political.Ocr`: reviewing text in the picture for politics.
        "Political.Ocr" "PoliticalOcrTask" PoliticalOcr: Box<AiReviewTaskPoliticalOcrResult>,
        /// `Terrorism.Ocr`: reviewing text in the picture for terrorism.
        "Terrorism.Ocr" "TerrorismOcrTask" TerrorismOcr: Box<AiReviewTaskTerrorismOcrResult>,
        /// `Prohibited.Asr`: reviewing speech for prohibited words.
        "Prohibited.Asr" "ProhibitedAsrTask" ProhibitedAsr: Box<AiReviewTaskProhibitedAsrResult>,
        /// `Prohibited.Ocr`: reviewing text in the picture for prohibited words.
        "Prohibited.Ocr" "ProhibitedOcrTask" ProhibitedOcr: Box<AiReviewTaskProhibitedOcrResult>,
    }
    aliases { }
}

model! {
    /// Politics found in speech.
    pub struct AiReviewPoliticalAsrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewAsrTextSegmentItem>,
    }
}

model! {
    /// Politics found in text in the picture.
    pub struct AiReviewPoliticalOcrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewOcrTextSegmentItem>,
    }
}

model! {
    /// Politics found in the picture.
    pub struct AiReviewPoliticalTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<PoliticalLabel>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewPoliticalSegmentItem>,
    }
}

model! {
    /// Pornography found in speech.
    pub struct AiReviewPornAsrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewAsrTextSegmentItem>,
    }
}

model! {
    /// Pornography found in text in the picture.
    pub struct AiReviewPornOcrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewOcrTextSegmentItem>,
    }
}

model! {
    /// Pornography found in the picture.
    pub struct AiReviewPornTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<PornLabel>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewSegmentItem>,
    }
}

model! {
    /// Prohibited words found in speech.
    pub struct AiReviewProhibitedAsrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewAsrTextSegmentItem>,
    }
}

model! {
    /// Prohibited words found in text in the picture.
    pub struct AiReviewProhibitedOcrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewOcrTextSegmentItem>,
    }
}

/// Reviewing speech for politics.
pub type AiReviewTaskPoliticalAsrResult =
    TaskResult<AiReviewPoliticalAsrTaskInput, Option<Box<AiReviewPoliticalAsrTaskOutput>>>;

/// Reviewing text in the picture for politics.
pub type AiReviewTaskPoliticalOcrResult =
    TaskResult<AiReviewPoliticalOcrTaskInput, Option<Box<AiReviewPoliticalOcrTaskOutput>>>;

/// Reviewing the picture for politics.
pub type AiReviewTaskPoliticalResult = TaskResult<AiReviewPoliticalTaskInput, Option<Box<AiReviewPoliticalTaskOutput>>>;

/// Reviewing speech for pornography.
pub type AiReviewTaskPornAsrResult = TaskResult<AiReviewPornAsrTaskInput, Option<Box<AiReviewPornAsrTaskOutput>>>;

/// Reviewing text in the picture for pornography.
pub type AiReviewTaskPornOcrResult = TaskResult<AiReviewPornOcrTaskInput, Option<Box<AiReviewPornOcrTaskOutput>>>;

/// Reviewing the picture for pornography.
pub type AiReviewTaskPornResult = TaskResult<AiReviewPornTaskInput, Option<Box<AiReviewPornTaskOutput>>>;

/// Reviewing speech for prohibited words.
pub type AiReviewTaskProhibitedAsrResult =
    TaskResult<AiReviewProhibitedAsrTaskInput, Option<Box<AiReviewProhibitedAsrTaskOutput>>>;

/// Reviewing text in the picture for prohibited words.
pub type AiReviewTaskProhibitedOcrResult =
    TaskResult<AiReviewProhibitedOcrTaskInput, Option<Box<AiReviewProhibitedOcrTaskOutput>>>;

/// Reviewing text in the picture for terrorism.
pub type AiReviewTaskTerrorismOcrResult =
    TaskResult<AiReviewTerrorismOcrTaskInput, Option<Box<AiReviewTerrorismOcrTaskOutput>>>;

/// Reviewing the picture for terrorism.
pub type AiReviewTaskTerrorismResult = TaskResult<AiReviewTerrorismTaskInput, Option<Box<AiReviewTerrorismTaskOutput>>>;

model! {
    /// Terrorism found in text in the picture.
    pub struct AiReviewTerrorismOcrTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewOcrTextSegmentItem>,
    }
}

model! {
    /// Terrorism found in the picture.
    pub struct AiReviewTerrorismTaskOutput {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<TerrorismLabel>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<MediaContentReviewSegmentItem>,
    }
}

model! {
    /// A stretch of speech that was found.
    pub struct MediaContentReviewAsrTextSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The key words that were found.
        "KeywordSet" keyword_set with_keyword_set: Vec<String>,
    }
}

model! {
    /// A stretch of time with text that was found.
    pub struct MediaContentReviewOcrTextSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The key words that were found.
        "KeywordSet" keyword_set with_keyword_set: Vec<String>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
        /// A link to the picture, which is removed at `PicUrlExpireTime`.
        "Url" url with_url: Option<String>,
        /// When the link to the picture expires. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "PicUrlExpireTime" pic_url_expire_time with_pic_url_expire_time: Option<String>,
    }
}

model! {
    /// A stretch of time with a person or picture that was found.
    pub struct MediaContentReviewPoliticalSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// The name of what was found.
        "Name" name with_name: Option<String>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<PoliticalSegmentLabel>,
        /// A link to the picture, which is removed at `PicUrlExpireTime`.
        "Url" url with_url: Option<String>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
        /// When the link to the picture expires. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "PicUrlExpireTime" pic_url_expire_time with_pic_url_expire_time: Option<String>,
    }
}

model! {
    /// A stretch of time that was found.
    pub struct MediaContentReviewSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// The kind of content; may be missing when `Suggestion` is `pass`.
        "Label" label with_label: Option<String>,
        /// What to do about it.
        "Suggestion" suggestion with_suggestion: Option<Suggestion>,
        /// A link to the picture, which is removed at `PicUrlExpireTime`.
        "Url" url with_url: Option<String>,
        /// When the link to the picture expires. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "PicUrlExpireTime" pic_url_expire_time with_pic_url_expire_time: Option<String>,
    }
}
