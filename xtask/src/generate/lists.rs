//! The lists of values: which are one and the same, and what they are called.

use std::collections::BTreeMap;

use super::names;
use crate::facts::{Facts, Member, Object};

/// A list of values that becomes an enum.
pub(super) struct ValueList {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    /// The file that it stands in.
    pub(super) file: String,
    /// A member that it is the type of.
    pub(super) member: String,
}

/// Lists that are declared in many places, with small differences.
const SHARED: &[(&str, &[&str], &str)] = &[
    ("SubTaskStatus", &["WAITING", "PROCESSING", "SUCCESS", "FAIL"], "Status"),
    ("TaskStatus", &["WAITING", "PROCESSING", "FINISH"], "Status"),
    ("Suggestion", &["pass", "review", "block"], "Suggestion"),
    ("Switch", &["ON", "OFF"], ""),
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
];

/// All lists of texts, by the object and the member that they belong to.
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
                for member in object.members.iter().filter(|member| is_list_of_texts(object, member)) {
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
            shared.is_some_and(|(name, _, _)| *name != "Switch"),
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
            let list = ValueList { name: name.clone(), values, file: file.to_owned(), member: member.name.clone() };
            self.lists.push(list);
            name
        };
        self.names.insert((object_name.to_owned(), member.name.clone()), name);
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
fn is_list_of_texts(object: &Object, member: &Member) -> bool {
    let is_tag = object.union.as_ref().is_some_and(|union| union.tag == member.name);
    member.kind == "string" && !is_tag && member.attribute("values").is_some()
}

/// The declaration of a list.
pub(super) fn declare(list: &ValueList) -> String {
    let mut text = format!("open_enum! {{\n    /// The values of `{}`.\n    pub enum {} {{\n", list.member, list.name);
    for value in &list.values {
        text.push_str(&format!("        {} = {value:?},\n", names::variant(value)));
    }
    text + "    }\n}\n"
}
