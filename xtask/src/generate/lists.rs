//! The lists of values: which are one and the same, and what they are called.

use std::collections::{BTreeMap, BTreeSet};

use super::{docs, names, objects};
use crate::Result;
use crate::facts::{Facts, Member, Object};
use crate::words::Words;

/// A list of values that becomes an enum.
pub(super) struct ValueList {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    /// The file that it stands in.
    pub(super) file: String,
    /// A member that it is the type of.
    pub(super) member: String,
    /// Whether its values are numbers.
    pub(super) is_of_numbers: bool,
}

impl ValueList {
    /// The variant that stands for a value.
    fn variant(&self, value: &str) -> Result<String> {
        if !self.is_of_numbers {
            return Ok(names::variant(value));
        }
        let named = NUMBERS.iter().find(|(list, number, _)| *list == self.name && *number == value);
        let named = named.map(|(_, _, variant)| (*variant).to_owned());
        named.ok_or_else(|| format!("lists.rs: expected a name for {value} of {}, add it to NUMBERS", self.name).into())
    }
}

/// Lists that are declared in many places, with small differences.
const SHARED: &[(&str, &[&str], &str)] = &[
    ("SubTaskStatus", &["WAITING", "PROCESSING", "SUCCESS", "FAIL"], "Status"),
    ("TaskStatus", &["WAITING", "PROCESSING", "FINISH"], "Status"),
    ("Suggestion", &["pass", "review", "block"], "Suggestion"),
    ("Switch", &["ON", "OFF"], ""),
    ("Flag", &["0", "1"], ""),
];

/// Better names than object and member together.
const NAMES: &[(&str, &str)] = &[
    ("AiRecognitionTaskFaceResultItemGender", "Gender"),
    ("AiRecognitionTaskFaceResultItemPersonType", "PersonType"),
    ("AiRecognitionTaskFaceResultItemRemark", "PersonRemark"),
    ("AiRecognitionTaskFaceResultItemType", "FaceLibrary"),
    ("ContainerDiagnoseResultItemCategory", "DiagnoseCategory"),
    ("ContainerDiagnoseResultItemSeverityLevel", "SeverityLevel"),
    ("ContainerDiagnoseResultItemType", "DiagnoseType"),
    ("QualityControlResultType", "QualityControlType"),
    ("LLMDetectionResultItemCategory", "DetectionCategory"),
    ("LLMDetectionResultItemGroup", "DetectionGroup"),
    ("LLMDetectionResultItemType", "DetectionType"),
    ("SubtitleTransResultItemStatus", "TranslationStatus"),
    ("MediaSampleSnapshotItemSampleType", "SampleType"),
    ("DescribeTaskDetailResponseTaskType", "TaskType"),
    ("DescribeBatchTaskDetailResponseTaskType", "BatchTaskType"),
    ("DescribeImageTaskDetailResponseTaskType", "ImageTaskType"),
    ("ExtractBlindWatermarkTaskType", "BlindWatermarkType"),
    ("AiQualityControlTaskInputDefinition", "QualityControlTemplate"),
    ("AiReviewPoliticalTaskOutputLabel", "PoliticalLabel"),
    ("AiReviewPornTaskOutputLabel", "PornLabel"),
    ("AiReviewTerrorismTaskOutputLabel", "TerrorismLabel"),
    ("LiveStreamAiReviewImagePoliticalResultLabel", "LivePoliticalLabel"),
    ("LiveStreamAiReviewImageTerrorismResultLabel", "LiveTerrorismLabel"),
    ("LiveStreamAiReviewVoicePornResultLabel", "VoiceLabel"),
    ("MediaContentReviewPoliticalSegmentItemLabel", "PoliticalSegmentLabel"),
    ("ParseLiveStreamProcessNotificationResponseNotificationType", "NotificationType"),
    ("ParseNotificationResponseEventType", "EventType"),
    ("AudioTemplateInfoAudioChannel", "AudioChannels"),
    ("ImageAreaBoxInfoBoundingBoxUnitType", "BoundingBoxUnit"),
    ("RawSmartSubtitleParameterProcessType", "SubtitleProcess"),
    ("RawSmartSubtitleParameterSubtitleType", "SubtitleLanguages"),
    ("SuperResolutionConfigSize", "SuperResolutionFactor"),
    ("VideoTemplateInfoSegmentType", "HlsSegmentType"),
];

/// What numbers stand for: list, number, variant.
const NUMBERS: &[(&str, &str, &str)] = &[
    ("Flag", "0", "No"),
    ("Flag", "1", "Yes"),
    ("QualityControlTemplate", "10", "All"),
    ("QualityControlTemplate", "20", "Diagnosis"),
    ("QualityControlTemplate", "30", "Score"),
    ("QualityControlTemplate", "40", "Picture"),
    ("AudioChannels", "0", "AsSource"),
    ("AudioChannels", "1", "Mono"),
    ("AudioChannels", "2", "Stereo"),
    ("AudioChannels", "6", "Surround"),
    ("BoundingBoxUnit", "0", "Automatic"),
    ("BoundingBoxUnit", "1", "Ratio"),
    ("BoundingBoxUnit", "2", "Pixel"),
    ("EraseAreaUnit", "1", "Percent"),
    ("EraseAreaUnit", "2", "Pixel"),
    ("SubtitleProcess", "0", "Speech"),
    ("SubtitleProcess", "1", "Subtitles"),
    ("SubtitleProcess", "2", "Picture"),
    ("SubtitleLanguages", "0", "Source"),
    ("SubtitleLanguages", "1", "Translated"),
    ("SubtitleLanguages", "2", "Both"),
    ("SuperResolutionFactor", "2", "Double"),
    ("HlsSegmentType", "0", "Ts"),
    ("HlsSegmentType", "2", "TsByteRange"),
    ("HlsSegmentType", "7", "Mp4"),
    ("HlsSegmentType", "5", "Mp4ByteRange"),
];

/// All lists of values, by the object and the member that they belong to.
pub(super) struct Lists {
    names: BTreeMap<(String, String), String>,
    pub(super) lists: Vec<ValueList>,
}

impl Lists {
    pub(super) fn of(facts: &Facts) -> Self {
        let mut all = Self { names: BTreeMap::new(), lists: Vec::new() };
        // Results first: a list that they use is there without the inputs.
        for is_echo in [false, true] {
            for (name, object) in facts.objects.iter().filter(|(_, object)| object.is_echo == is_echo) {
                for member in object.members.iter().filter(|member| is_value_list(object, member)) {
                    all.add(name, object, member);
                }
            }
        }
        all
    }

    fn add(&mut self, object_name: &str, object: &Object, member: &Member) {
        let values = member.values();
        let among =
            |list: &[&str]| values.iter().all(|value| list.iter().any(|known| known.eq_ignore_ascii_case(value)));
        let exact = |list: &[&str]| values.iter().all(|value| list.contains(value));
        let shared = SHARED
            .iter()
            .find(|(_, list, name)| if name.is_empty() { among(list) } else { exact(list) && *name == member.name });
        let (name, values) = match shared {
            Some((name, list, _)) => ((*name).to_owned(), list.to_vec()),
            None => {
                let name = format!("{object_name}{}", member.name);
                let better = NAMES.iter().find(|(long, _)| *long == name);
                (better.map_or(name, |(_, better)| (*better).to_owned()), values)
            }
        };
        let file = match (
            object.is_echo,
            shared.is_some_and(|(name, _, _)| name.ends_with("Status") || *name == "Suggestion"),
            object.is_in_notifications(),
        ) {
            (_, true, _) | (false, _, true) => "values",
            (true, ..) => "inputs/values",
            (false, _, false) => "detail",
        };
        let same = self.lists.iter().find(|list| {
            list.name == name || (list.values == values && list.member == member.name && reaches(&list.file, file))
        });
        let name = if let Some(list) = same {
            list.name.clone()
        } else {
            let values = values.iter().map(ToString::to_string).collect();
            let list = ValueList {
                name: name.clone(),
                values,
                file: file.to_owned(),
                member: member.name.clone(),
                is_of_numbers: member.kind != "string",
            };
            self.lists.push(list);
            name
        };
        self.names.insert((object_name.to_owned(), member.name.clone()), name);
    }

    /// The names of all lists and of their variants, as in `words.txt`.
    pub(super) fn all_names(&self) -> Result<BTreeSet<String>> {
        let mut all = BTreeSet::new();
        for list in &self.lists {
            all.insert(list.name.clone());
            for value in &list.values {
                all.insert(format!("{}::{}", list.name, list.variant(value)?));
            }
        }
        Ok(all)
    }

    /// The name of the enum that a member is of.
    pub(super) fn name(&self, object: &str, member: &str) -> Option<&str> {
        self.names.get(&(object.to_owned(), member.to_owned())).map(String::as_str)
    }
}

/// Whether a list in one file is there for the objects of another.
fn reaches(list: &str, user: &str) -> bool {
    list == "values" || list == user
}

/// The tag of a union is no list: the union's variants are.
fn is_value_list(object: &Object, member: &Member) -> bool {
    let is_tag = object.union.as_ref().is_some_and(|union| union.tag == member.name);
    matches!(objects::scalar(&member.kind), Some("String" | "i64")) && !is_tag && member.attribute("values").is_some()
}

/// The declaration of a list.
pub(super) fn declare(words: &Words, list: &ValueList) -> Result<String> {
    let ValueList { name, values, member, is_of_numbers, .. } = list;
    let kind = if *is_of_numbers { "number" } else { "enum" };
    let own = words.own(name).map_or_else(|| format!("The values of `{member}`"), ToOwned::to_owned);
    let mut text = format!("open_{kind}! {{\n    /// {own}.\n    pub enum {name} {{\n");
    for value in values {
        let variant = list.variant(value)?;
        let meaning = words.own(&format!("{name}::{variant}"));
        let meaning = meaning.map_or_else(String::new, |words| format!(": {}", docs::decapitalised(words)));
        let written = if *is_of_numbers { value.clone() } else { format!("{value:?}") };
        text.push_str(&format!("        /// `{value}`{meaning}.\n        {variant} = {written},\n"));
    }
    Ok(text + "    }\n}\n")
}
