//! The shape that the results of sub-tasks share.

use super::{Element, Field, Input, IntoMember, Model, Other, Taken, View, read_object, sealed};
use crate::json::Reader;
use crate::models::SubTaskStatus;

/// The result of one sub-task: the shape that 52 objects of the API share. The 53rd object with a status, an input
/// and an output is [`EditMediaTask`](crate::models::EditMediaTask): a whole task, which has an id.
///
/// `I` is what it was asked to do; `O` is an `Option` or a `Vec` of what came of it. Tencent declares some of the
/// members for some of the objects only, and sends others all the same: here every object has all.
///
/// ```
/// use mps_events::models::{MediaProcessTaskTranscodeResult, MediaTranscodeItem};
///
/// let transcode = MediaProcessTaskTranscodeResult::default()
///     .with_status("SUCCESS")
///     .with_output(MediaTranscodeItem::default().with_path("/out/a.mp4"));
/// assert_eq!(transcode.output.unwrap().path.as_deref(), Some("/out/a.mp4"));
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskResult<I, O> {
    /// How far it is: `PROCESSING`, `SUCCESS`, `FAIL`, and `WAITING` in batches.
    pub status: Option<SubTaskStatus>,
    /// The error as text, such as `InvalidInput.DefinitionNotExist`; empty or `SUCCESS` when there is none.
    pub err_code_ext: Option<String>,
    /// The error as a number, 0 when there is none. Tencent has deprecated it in favour of `ErrCodeExt`.
    pub err_code: Option<i64>,
    /// The error in words; often `SUCCESS`, also while processing.
    pub message: Option<String>,
    /// How far it is, 0 to 100.
    pub progress: Option<i64>,
    /// When it began; see [`EventTime::parse`](crate::EventTime::parse).
    pub begin_process_time: Option<String>,
    /// When it ended; `0000-00-00T00:00:00Z` when it hasn't.
    pub finish_time: Option<String>,
    /// What it was asked to do.
    pub input: Option<Input<I>>,
    /// What came of it; null while processing and after a failure.
    pub output: O,
    /// The members that the fields above don't hold.
    pub other: Other,
}

impl<I, O: Default> Default for TaskResult<I, O> {
    fn default() -> Self {
        Self {
            status: None,
            err_code_ext: None,
            err_code: None,
            message: None,
            progress: None,
            begin_process_time: None,
            finish_time: None,
            input: None,
            output: O::default(),
            other: Other::default(),
        }
    }
}

impl<I, O: Field> TaskResult<I, O> {
    /// Sets [`status`](Self::status).
    #[must_use]
    pub fn with_status<M>(mut self, value: impl IntoMember<Option<SubTaskStatus>, M>) -> Self {
        self.status = value.into_member();
        self
    }

    /// Sets [`err_code_ext`](Self::err_code_ext).
    #[must_use]
    pub fn with_err_code_ext<M>(mut self, value: impl IntoMember<Option<String>, M>) -> Self {
        self.err_code_ext = value.into_member();
        self
    }

    /// Sets [`err_code`](Self::err_code).
    #[must_use]
    pub fn with_err_code<M>(mut self, value: impl IntoMember<Option<i64>, M>) -> Self {
        self.err_code = value.into_member();
        self
    }

    /// Sets [`message`](Self::message).
    #[must_use]
    pub fn with_message<M>(mut self, value: impl IntoMember<Option<String>, M>) -> Self {
        self.message = value.into_member();
        self
    }

    /// Sets [`progress`](Self::progress).
    #[must_use]
    pub fn with_progress<M>(mut self, value: impl IntoMember<Option<i64>, M>) -> Self {
        self.progress = value.into_member();
        self
    }

    /// Sets [`begin_process_time`](Self::begin_process_time).
    #[must_use]
    pub fn with_begin_process_time<M>(mut self, value: impl IntoMember<Option<String>, M>) -> Self {
        self.begin_process_time = value.into_member();
        self
    }

    /// Sets [`finish_time`](Self::finish_time).
    #[must_use]
    pub fn with_finish_time<M>(mut self, value: impl IntoMember<Option<String>, M>) -> Self {
        self.finish_time = value.into_member();
        self
    }

    /// Sets [`input`](Self::input).
    #[must_use]
    pub fn with_input<M>(mut self, value: impl IntoMember<Option<Input<I>>, M>) -> Self {
        self.input = value.into_member();
        self
    }

    /// Sets [`output`](Self::output).
    #[must_use]
    pub fn with_output<M>(mut self, value: impl IntoMember<O, M>) -> Self {
        self.output = value.into_member();
        self
    }
}

impl<I, O> sealed::Sealed for TaskResult<I, O> {}

impl<I, O: Field> Model for TaskResult<I, O> {
    fn object_name(&self) -> &'static str {
        "TaskResult"
    }

    fn other(&self) -> &Other {
        &self.other
    }

    fn other_mut(&mut self) -> &mut Other {
        &mut self.other
    }

    fn take(&mut self, name: &str, value: &mut Reader<'_>) -> Taken {
        match name {
            "Status" => self.status.accept(value),
            "ErrCodeExt" => self.err_code_ext.accept(value),
            "ErrCode" => self.err_code.accept(value),
            "Message" => self.message.accept(value),
            "Progress" => self.progress.accept(value),
            "BeginProcessTime" => self.begin_process_time.accept(value),
            "FinishTime" => self.finish_time.accept(value),
            "Input" => self.input.accept(value),
            "Output" => self.output.accept(value),
            _ => Taken::Unknown,
        }
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'static str, View<'a>)) {
        visit("Status", self.status.view());
        visit("ErrCodeExt", self.err_code_ext.view());
        visit("ErrCode", self.err_code.view());
        visit("Message", self.message.view());
        visit("Progress", self.progress.view());
        visit("BeginProcessTime", self.begin_process_time.view());
        visit("FinishTime", self.finish_time.view());
        visit("Input", self.input.view());
        visit("Output", self.output.view());
    }
}

impl<I: Clone + PartialEq, O: Field + Default> Element for TaskResult<I, O> {
    type Bare = Self;

    fn of(bare: Self) -> Self {
        bare
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut model = Self::default();
        read_object(&mut model, reader).then_some(model)
    }

    fn read_boxed(reader: &mut Reader<'_>) -> Option<Box<Self>> {
        let mut model = Box::<Self>::default();
        read_object(&mut *model, reader).then_some(model)
    }

    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<I, O: Field> std::fmt::Debug for TaskResult<I, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        super::debug(self, f)
    }
}

/// Reads the object that [`Serialize`](serde::Serialize) writes, by way of JSON text.
impl<'de, I: Clone + PartialEq, O: Field + Default> serde::Deserialize<'de> for TaskResult<I, O> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}

impl<I, O: Field> serde::Serialize for TaskResult<I, O> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}
