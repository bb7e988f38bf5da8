// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Review, analysis, recognition, quality control.

use crate::model::model;
use crate::models::*;

model! {
    /// The template of putting it into categories.
    pub struct AiAnalysisTaskClassificationInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of choosing covers.
    pub struct AiAnalysisTaskCoverInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of cutting out the background.
    ///
    /// Since 3.1.62.
    pub struct AiAnalysisTaskCutoutInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of taking out logos and subtitles.
    ///
    /// Since 3.0.1050.
    pub struct AiAnalysisTaskDelLogoInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of describing it.
    ///
    /// Since 3.0.1050.
    pub struct AiAnalysisTaskDescriptionInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of dubbing it.
    ///
    /// Since 3.1.2.
    pub struct AiAnalysisTaskDubbingInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of tagging frame by frame.
    pub struct AiAnalysisTaskFrameTagInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of a generic analysis.
    ///
    /// Since 3.1.194.
    pub struct AiAnalysisTaskGenericInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of finding opening and ending.
    ///
    /// Since 3.0.1150.
    pub struct AiAnalysisTaskHeadTailInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of finding highlights.
    ///
    /// Since 3.0.900.
    pub struct AiAnalysisTaskHighlightInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of turning it into portrait.
    ///
    /// Since 3.0.1250.
    pub struct AiAnalysisTaskHorizontalToVerticalInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042). Null by document when there is none.
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// How to analyse.
    pub struct AiAnalysisTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Null by document when there is none. Since 3.0.900.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of cutting a reel.
    ///
    /// Since 3.1.62.
    pub struct AiAnalysisTaskReelInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of splitting it.
    ///
    /// Since 3.0.1250.
    pub struct AiAnalysisTaskSegmentInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of tagging it.
    pub struct AiAnalysisTaskTagInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of understanding it.
    ///
    /// Since 3.1.2.
    pub struct AiAnalysisTaskVideoComprehensionInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// The template of remaking it.
    ///
    /// Since 3.1.2.
    pub struct AiAnalysisTaskVideoRemakeInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// JSON in a string: parameters beyond the declared ones. Since 3.1.129.
        "ExtendedParameter" extended_parameter with_extended_parameter: Option<String>,
    }
}

model! {
    /// How to review.
    pub struct AiContentReviewTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// How to control quality.
    ///
    /// Since 3.0.900.
    pub struct AiQualityControlTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042). Null by document when there is none.
        "Definition" definition with_definition: Option<QualityControlTemplate>,
        /// JSON in a string: parameters of the customer's channel. Null by document when there is none.
        "ChannelExtPara" channel_ext_para with_channel_ext_para: Option<String>,
    }
}

model! {
    /// The template of recognising all speech.
    pub struct AiRecognitionTaskAsrFullTextResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of recognising key words in speech.
    pub struct AiRecognitionTaskAsrWordsResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of recognising faces.
    pub struct AiRecognitionTaskFaceResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// How to recognise.
    pub struct AiRecognitionTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
        /// Parameters beyond the declared ones; mostly empty. Since 3.0.1350.
        "UserExtPara" user_ext_para with_user_ext_para: Option<String>,
    }
}

model! {
    /// The template of recognising objects.
    ///
    /// Since 3.0.1050.
    pub struct AiRecognitionTaskObjectResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of recognising all text.
    pub struct AiRecognitionTaskOcrFullTextResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of recognising key words in the picture.
    pub struct AiRecognitionTaskOcrWordsResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of translating speech.
    ///
    /// Since 3.0.900.
    pub struct AiRecognitionTaskTransTextResultInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing speech for politics.
    pub struct AiReviewPoliticalAsrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing text in the picture for politics.
    pub struct AiReviewPoliticalOcrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing the picture for politics.
    pub struct AiReviewPoliticalTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing speech for pornography.
    pub struct AiReviewPornAsrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing text in the picture for pornography.
    pub struct AiReviewPornOcrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing the picture for pornography.
    pub struct AiReviewPornTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042). Null by document when there is none.
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing speech for prohibited words.
    pub struct AiReviewProhibitedAsrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing text in the picture for prohibited words.
    pub struct AiReviewProhibitedOcrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing text in the picture for terrorism.
    pub struct AiReviewTerrorismOcrTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}

model! {
    /// The template of reviewing the picture for terrorism.
    pub struct AiReviewTerrorismTaskInput {
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042).
        "Definition" definition with_definition: Option<i64>,
    }
}
