//! What the setters of models take.

use super::Element;

/// What a setter takes for a member that is held in `F`: a value, an `Option` of one, or a list.
///
/// A value is what the member is of, or what converts into it: text, a number, a model, a union's variant, or the model
/// that one of its variants holds. `M` tells the forms apart and is inferred.
///
/// ```
/// use mps_events::models::{CosOutputStorage, MediaProcessTaskTranscodeResult, MediaTranscodeItem, WorkflowTask};
///
/// let storage = CosOutputStorage::default().with_bucket("b-1250000000").with_region(Some("ap-guangzhou"));
/// let output = MediaTranscodeItem::default().with_path("/a.mp4").with_output_storage(storage);
/// let transcode = MediaProcessTaskTranscodeResult::default().with_status("SUCCESS").with_output(output);
/// let task = WorkflowTask::default().with_task_id("t").with_media_process_result_set([transcode]);
/// assert_eq!(task.media_process_result_set[0].tag(), Some("Transcode"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the value of a member that is held in `{F}`",
    label = "not a value of this member",
    note = "for `Option<T>` a setter takes a `T`, what converts into a `T`, or an `Option` of either; for `Vec<T>` a list of them",
    note = "a union is made of one of its variants, or of the model that a variant holds"
)]
pub trait IntoMember<F, M> {
    /// Makes what the member is held in.
    fn into_member(self) -> F;
}

/// Marks an [`IntoMember`] that is the value.
#[derive(Debug)]
pub enum ByValue {}

/// Marks an [`IntoMember`] that is an `Option` of the value.
#[derive(Debug)]
pub enum ByOption {}

/// Marks an [`IntoMember`] that is a list.
#[derive(Debug)]
pub enum ByList {}

#[diagnostic::do_not_recommend]
impl<T: Element, V: Into<T::Bare>> IntoMember<Option<T>, ByValue> for V {
    fn into_member(self) -> Option<T> {
        Some(T::of(self.into()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, V: Into<T::Bare>> IntoMember<Option<T>, ByOption> for Option<V> {
    fn into_member(self) -> Option<T> {
        self.map(|value| T::of(value.into()))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, L: IntoIterator<Item: Into<T::Bare>>> IntoMember<Vec<T>, ByList> for L {
    fn into_member(self) -> Vec<T> {
        self.into_iter().map(|element| T::of(element.into())).collect()
    }
}
