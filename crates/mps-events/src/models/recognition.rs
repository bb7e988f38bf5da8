// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Content recognition: faces, speech, text, objects.

use crate::model::{model, union};
use crate::models::*;
use crate::{NoCommon, Tagged, TaskResult};

union! {
    /// One kind of content recognition.
    pub enum AiRecognitionResult tagged "Type" around None, common NoCommon {
        /// `FaceRecognition`: recognising faces.
        "FaceRecognition" "FaceTask" FaceRecognition: Box<AiRecognitionTaskFaceResult>,
        /// `AsrWordsRecognition`: recognising key words in speech.
        "AsrWordsRecognition" "AsrWordsTask" AsrWordsRecognition: Box<AiRecognitionTaskAsrWordsResult>,
        /// `AsrFullTextRecognition`: recognising all speech.
        "AsrFullTextRecognition" "AsrFullTextTask" AsrFullTextRecognition: Box<AiRecognitionTaskAsrFullTextResult>,
        /// `OcrWordsRecognition`: recognising key words in the picture.
        "OcrWordsRecognition" "OcrWordsTask" OcrWordsRecognition: Box<AiRecognitionTaskOcrWordsResult>,
        /// `OcrFullTextRecognition`: recognising all text in the picture.
        "OcrFullTextRecognition" "OcrFullTextTask" OcrFullTextRecognition: Box<AiRecognitionTaskOcrFullTextResult>,
        /// `TransTextRecognition`: translating speech.
        "TransTextRecognition" "TransTextTask" TransTextRecognition: Box<AiRecognitionTaskTransTextResult>,
        /// `ObjectRecognition`: recognising objects.
        "ObjectRecognition" "ObjectTask" ObjectRecognition: Box<AiRecognitionTaskObjectResult>,
    }
    aliases { }
}

/// Recognising all speech.
pub type AiRecognitionTaskAsrFullTextResult =
    TaskResult<AiRecognitionTaskAsrFullTextResultInput, Option<Box<AiRecognitionTaskAsrFullTextResultOutput>>>;

model! {
    /// All that was said.
    pub struct AiRecognitionTaskAsrFullTextResultOutput {
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskAsrFullTextSegmentItem>,
        /// The path of the subtitles in their storage.
        "SubtitlePath" subtitle_path with_subtitle_path: Option<String>,
        /// The storage that paths are in; the task's own when absent. No longer sent.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
    }
}

model! {
    /// A stretch of speech.
    pub struct AiRecognitionTaskAsrFullTextSegmentItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// The words, one by one. Since 3.0.1350.
        "Wordlist" wordlist with_wordlist: Vec<WordResult>,
    }
}

/// Recognising key words in speech.
pub type AiRecognitionTaskAsrWordsResult =
    TaskResult<AiRecognitionTaskAsrWordsResultInput, Option<Box<AiRecognitionTaskAsrWordsResultOutput>>>;

model! {
    /// A key word and where it was said.
    pub struct AiRecognitionTaskAsrWordsResultItem {
        /// The word.
        "Word" word with_word: Option<String>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskAsrWordsSegmentItem>,
    }
}

model! {
    /// The key words that were said.
    pub struct AiRecognitionTaskAsrWordsResultOutput {
        /// A key word and where it was said.
        "ResultSet" result_set with_result_set: Vec<AiRecognitionTaskAsrWordsResultItem>,
    }
}

model! {
    /// Where a key word was said.
    pub struct AiRecognitionTaskAsrWordsSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
    }
}

/// Recognising faces.
pub type AiRecognitionTaskFaceResult =
    TaskResult<AiRecognitionTaskFaceResultInput, Option<Box<AiRecognitionTaskFaceResultOutput>>>;

model! {
    /// A person and where the face was seen.
    pub struct AiRecognitionTaskFaceResultItem {
        /// The id of the person.
        "Id" id with_id: Option<String>,
        /// Which library the person was found in.
        "Type" r#type with_type: Option<FaceLibrary>,
        /// The person's name.
        "Name" name with_name: Option<String>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskFaceSegmentItem>,
        /// The person's sex. Since 3.0.722.
        "Gender" gender with_gender: Option<Gender>,
        /// When the person was born. Since 3.0.722.
        "Birthday" birthday with_birthday: Option<String>,
        /// The person's profession. Since 3.0.722.
        "Profession" profession with_profession: Option<String>,
        /// Where the person graduated. Since 3.0.722.
        "SchoolOfGraduation" school_of_graduation with_school_of_graduation: Option<String>,
        /// Who the person is, in short. Since 3.0.722.
        "Abstract" r#abstract with_abstract: Option<String>,
        /// Where the person was born. Since 3.0.722.
        "PlaceOfBirth" place_of_birth with_place_of_birth: Option<String>,
        /// What the person is known for. Since 3.0.722.
        "PersonType" person_type with_person_type: Option<PersonType>,
        /// Whether the person is sensitive. Since 3.0.722.
        "Remark" remark with_remark: Option<PersonRemark>,
        /// A link to a picture of it. Since 3.0.722.
        "Url" url with_url: Option<String>,
    }
}

model! {
    /// The persons that were seen.
    pub struct AiRecognitionTaskFaceResultOutput {
        /// A person and where the face was seen.
        "ResultSet" result_set with_result_set: Vec<AiRecognitionTaskFaceResultItem>,
    }
}

model! {
    /// Where a face was seen.
    pub struct AiRecognitionTaskFaceSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
    }
}

/// Recognising objects.
///
/// Since 3.0.1050.
pub type AiRecognitionTaskObjectResult =
    TaskResult<AiRecognitionTaskObjectResultInput, Option<Box<AiRecognitionTaskObjectResultOutput>>>;

model! {
    /// An object and where it was seen.
    ///
    /// Since 3.0.1050.
    pub struct AiRecognitionTaskObjectResultItem {
        /// The name of what was found.
        "Name" name with_name: Option<String>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskObjectSeqmentItem>,
    }
}

model! {
    /// The objects that were seen.
    ///
    /// Since 3.0.1050.
    pub struct AiRecognitionTaskObjectResultOutput {
        /// An object and where it was seen.
        "ResultSet" result_set with_result_set: Vec<AiRecognitionTaskObjectResultItem>,
    }
}

model! {
    /// Where an object was seen.
    ///
    /// Since 3.0.1050.
    pub struct AiRecognitionTaskObjectSeqmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
    }
}

/// Recognising all text in the picture.
pub type AiRecognitionTaskOcrFullTextResult =
    TaskResult<AiRecognitionTaskOcrFullTextResultInput, Option<Box<AiRecognitionTaskOcrFullTextResultOutput>>>;

model! {
    /// All text in the picture.
    pub struct AiRecognitionTaskOcrFullTextResultOutput {
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskOcrFullTextSegmentItem>,
    }
}

model! {
    /// A stretch of time with text in the picture.
    pub struct AiRecognitionTaskOcrFullTextSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The texts in the picture.
        "TextSet" text_set with_text_set: Vec<AiRecognitionTaskOcrFullTextSegmentTextItem>,
    }
}

model! {
    /// A text in the picture.
    pub struct AiRecognitionTaskOcrFullTextSegmentTextItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
        /// The text that was found.
        "Text" text with_text: Option<String>,
    }
}

/// Recognising key words in the picture.
pub type AiRecognitionTaskOcrWordsResult =
    TaskResult<AiRecognitionTaskOcrWordsResultInput, Option<Box<AiRecognitionTaskOcrWordsResultOutput>>>;

model! {
    /// A key word and where it was seen.
    pub struct AiRecognitionTaskOcrWordsResultItem {
        /// The word.
        "Word" word with_word: Option<String>,
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskOcrWordsSegmentItem>,
    }
}

model! {
    /// The key words that were seen.
    pub struct AiRecognitionTaskOcrWordsResultOutput {
        /// A key word and where it was seen.
        "ResultSet" result_set with_result_set: Vec<AiRecognitionTaskOcrWordsResultItem>,
    }
}

model! {
    /// Where a key word was seen.
    pub struct AiRecognitionTaskOcrWordsSegmentItem {
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where in the picture: x and y of the upper left corner, then of the lower right.
        "AreaCoordSet" area_coord_set with_area_coord_set: Vec<i64>,
    }
}

/// Translating speech.
///
/// Since 3.0.900.
pub type AiRecognitionTaskTransTextResult =
    TaskResult<AiRecognitionTaskTransTextResultInput, Option<Box<AiRecognitionTaskTransTextResultOutput>>>;

model! {
    /// The translated speech.
    ///
    /// Since 3.0.900.
    pub struct AiRecognitionTaskTransTextResultOutput {
        /// Where it was found.
        "SegmentSet" segment_set with_segment_set: Vec<AiRecognitionTaskTransTextSegmentItem>,
        /// The path of the subtitles in their storage.
        "SubtitlePath" subtitle_path with_subtitle_path: Option<String>,
    }
}

model! {
    /// A stretch of speech and its translation.
    ///
    /// Since 3.0.900.
    pub struct AiRecognitionTaskTransTextSegmentItem {
        /// How sure it is, 0 to 100.
        "Confidence" confidence with_confidence: Option<f64>,
        /// Where it begins, from the beginning of the source. In seconds.
        "StartTimeOffset" start_time_offset with_start_time_offset: Option<f64>,
        /// Where it ends, from the beginning of the source. In seconds.
        "EndTimeOffset" end_time_offset with_end_time_offset: Option<f64>,
        /// The text that was found.
        "Text" text with_text: Option<String>,
        /// The translated text.
        "Trans" trans with_trans: Option<String>,
        /// The words, one by one. Since 3.0.1350.
        "Wordlist" wordlist with_wordlist: Vec<WordResult>,
    }
}

model! {
    /// A word and when it was said.
    ///
    /// Since 3.0.1350.
    pub struct WordResult {
        /// The word.
        "Word" word with_word: Option<String>,
        /// Where it begins, from the beginning of the source, in seconds.
        "Start" start with_start: Option<f64>,
        /// Where it ends, from the beginning of the source, in seconds.
        "End" end with_end: Option<f64>,
        /// The translated text. Since 3.0.1428.
        "Trans" trans with_trans: Option<String>,
    }
}
