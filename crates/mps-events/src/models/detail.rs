// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Details of tasks, as polling gives them.

use crate::model::{model, open_enum};
use crate::models::*;
use crate::{Input, Tagged};

model! {
    /// The answer of `DescribeBatchTaskDetail`.
    ///
    /// Since 3.0.1428.
    pub struct DescribeBatchTaskDetailResponse {
        /// The kind of the task.
        "TaskType" task_type with_task_type: Option<BatchTaskType>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// When the task was made. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "CreateTime" create_time with_create_time: Option<String>,
        /// When it began. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "BeginProcessTime" begin_process_time with_begin_process_time: Option<String>,
        /// When it ended. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "FinishTime" finish_time with_finish_time: Option<String>,
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// The event of a batch: the files it is about, and what came of them.
        "BatchTaskResult" batch_task_result with_batch_task_result: Option<Box<BatchSubTaskResult>>,
        /// Where notifications go. Null by document when there is none.
        "TaskNotifyConfig" task_notify_config with_task_notify_config: Option<Input<TaskNotifyConfig>>,
        /// Which goes first, -10 to 10.
        "TasksPriority" tasks_priority with_tasks_priority: Option<i64>,
        /// What the caller gave against doing the same twice.
        "SessionId" session_id with_session_id: Option<String>,
        /// What the caller gave to have it back.
        "SessionContext" session_context with_session_context: Option<String>,
        /// Reserved; JSON in a string where it isn't empty.
        "ExtInfo" ext_info with_ext_info: Option<String>,
        /// The id of the request.
        "RequestId" request_id with_request_id: Option<String>,
    }
}

model! {
    /// The answer of `DescribeImageTaskDetail`.
    ///
    /// Since 3.0.1428.
    pub struct DescribeImageTaskDetailResponse {
        /// The kind of the task. Null by document when there is none.
        "TaskType" task_type with_task_type: Option<ImageTaskType>,
        /// How far it is; `FINISH` says nothing about success. Null by document when there is none.
        "Status" status with_status: Option<TaskStatus>,
        /// The error as a number, 0 when there is none. Since 3.1.2.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error as text, as `ErrCodeExt` elsewhere; empty when there is none. Since 3.1.2.
        "ErrMsg" err_msg with_err_msg: Option<String>,
        /// The error in words; empty or `SUCCESS` when there is none. Since 3.1.2.
        "Message" message with_message: Option<String>,
        /// Processing a picture. Null by document when there is none.
        "ImageProcessTaskResultSet" image_process_task_result_set with_image_process_task_result_set: Vec<ImageProcessTaskResult>,
        /// When the task was made. A moment: see [`EventTime::parse`](crate::EventTime::parse). Null by document when
        /// there is none.
        "CreateTime" create_time with_create_time: Option<String>,
        /// When it ended. A moment: see [`EventTime::parse`](crate::EventTime::parse). Null by document when there is
        /// none.
        "FinishTime" finish_time with_finish_time: Option<String>,
        /// The number of the template; those that every account has:
        /// [862/37042](https://cloud.tencent.com/document/product/862/37042). Since 3.1.129.
        "Definition" definition with_definition: Option<i64>,
        /// How to process a picture. Since 3.1.129.
        "ImageTask" image_task with_image_task: Option<Input<ImageTaskInput>>,
        /// Where the source is. Since 3.1.129.
        "InputInfo" input_info with_input_info: Option<Box<Tagged<MediaInputInfo>>>,
        /// The id of the request.
        "RequestId" request_id with_request_id: Option<String>,
    }
}

model! {
    /// The answer of `DescribeTaskDetail`.
    pub struct DescribeTaskDetailResponse {
        /// The kind of the task.
        "TaskType" task_type with_task_type: Option<TaskType>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// When the task was made. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "CreateTime" create_time with_create_time: Option<String>,
        /// When it began. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "BeginProcessTime" begin_process_time with_begin_process_time: Option<String>,
        /// When it ended. A moment: see [`EventTime::parse`](crate::EventTime::parse).
        "FinishTime" finish_time with_finish_time: Option<String>,
        /// The event of a video editing task. Null by document when there is none.
        "EditMediaTask" edit_media_task with_edit_media_task: Option<Box<EditMediaTask>>,
        /// The event of a workflow, or of a task made by `ProcessMedia`. Null by document when there is none.
        "WorkflowTask" workflow_task with_workflow_task: Option<Box<WorkflowTask>>,
        /// A task on a live stream. Null by document when there is none.
        "LiveStreamProcessTask" live_stream_process_task with_live_stream_process_task: Option<Box<LiveStreamProcessTask>>,
        /// The event of reading an invisible watermark. Since 3.1.2.
        "ExtractBlindWatermarkTask" extract_blind_watermark_task with_extract_blind_watermark_task: Option<Box<ExtractBlindWatermarkTask>>,
        /// Where notifications go. Null by document when there is none.
        "TaskNotifyConfig" task_notify_config with_task_notify_config: Option<Input<TaskNotifyConfig>>,
        /// Which goes first, -10 to 10.
        "TasksPriority" tasks_priority with_tasks_priority: Option<i64>,
        /// What the caller gave against doing the same twice.
        "SessionId" session_id with_session_id: Option<String>,
        /// What the caller gave to have it back.
        "SessionContext" session_context with_session_context: Option<String>,
        /// Reserved; JSON in a string where it isn't empty.
        "ExtInfo" ext_info with_ext_info: Option<String>,
        /// The event of a schedule, in which sub-tasks follow one another. Null by document when there is none. Since
        /// 3.0.722.
        "ScheduleTask" schedule_task with_schedule_task: Option<Box<ScheduleTask>>,
        /// The event of a live schedule. Null by document when there is none. Since 3.0.1050.
        "LiveScheduleTask" live_schedule_task with_live_schedule_task: Option<Box<LiveScheduleTask>>,
        /// The id of the request.
        "RequestId" request_id with_request_id: Option<String>,
    }
}

model! {
    /// The answer of `DescribeVideoDatabaseEntryTaskDetail`.
    ///
    /// Since 3.0.1250.
    pub struct DescribeVideoDatabaseEntryTaskDetailResponse {
        /// The id of the task. Null by document when there is none.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success. Null by document when there is none.
        "Status" status with_status: Option<SubTaskStatus>,
        /// A video that was entered into a database. Null by document when there is none.
        "VideoDBEntryTaskResults" video_db_entry_task_results with_video_db_entry_task_results: Vec<VideoDBEntryTaskResult>,
        /// The id of the request.
        "RequestId" request_id with_request_id: Option<String>,
    }
}

model! {
    /// The answer of `DescribeVideoSearchTaskDetail`.
    ///
    /// Since 3.0.1250.
    pub struct DescribeVideoSearchTaskDetailResponse {
        /// The id of the task. Null by document when there is none.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success. Null by document when there is none.
        "Status" status with_status: Option<SubTaskStatus>,
        /// A video that a search found. Null by document when there is none.
        "SearchTaskResults" search_task_results with_search_task_results: Vec<SearchTaskResult>,
        /// The id of the request.
        "RequestId" request_id with_request_id: Option<String>,
    }
}

model! {
    /// The processed picture.
    ///
    /// Since 3.0.1428.
    pub struct ImageProcessTaskOutput {
        /// The path of the file in its storage. Null by document when there is none.
        "Path" path with_path: Option<String>,
        /// The storage that paths are in; the task's own when absent. Null by document when there is none.
        "OutputStorage" output_storage with_output_storage: Option<Box<Tagged<TaskOutputStorage>>>,
        /// A link to the output that holds for an hour. Since 3.1.2.
        "SignedUrl" signed_url with_signed_url: Option<String>,
        /// What the model says. Since 3.1.62.
        "Content" content with_content: Option<String>,
        /// The id of the file in VOD. Since 3.1.194.
        "FileId" file_id with_file_id: Option<String>,
    }
}

model! {
    /// Processing a picture.
    ///
    /// Since 3.0.1428.
    pub struct ImageProcessTaskResult {
        /// How far it is; `FINISH` says nothing about success. Null by document when there is none.
        "Status" status with_status: Option<SubTaskStatus>,
        /// The error as text, as `ErrCodeExt` elsewhere; empty when there is none. Since 3.1.2.
        "ErrMsg" err_msg with_err_msg: Option<String>,
        /// The error in words; empty or `SUCCESS` when there is none. Null by document when there is none.
        "Message" message with_message: Option<String>,
        /// The processed picture. Null by document when there is none.
        "Output" output with_output: Option<Box<ImageProcessTaskOutput>>,
        /// How far it is, 0 to 100. Null by document when there is none.
        "Progress" progress with_progress: Option<i64>,
    }
}

model! {
    /// A task on a live stream.
    pub struct LiveStreamProcessTask {
        /// The id of the task.
        "TaskId" task_id with_task_id: Option<String>,
        /// How far it is; `FINISH` says nothing about success.
        "Status" status with_status: Option<TaskStatus>,
        /// The error as a number, 0 when there is none.
        "ErrCode" err_code with_err_code: Option<i64>,
        /// The error in words; empty or `SUCCESS` when there is none.
        "Message" message with_message: Option<String>,
        /// The link of the stream.
        "Url" url with_url: Option<String>,
    }
}

model! {
    /// A video that a search found.
    ///
    /// Since 3.0.1250.
    pub struct SearchTaskResult {
        /// How well it fits, 0 to 1. Null by document when there is none.
        "Score" score with_score: Option<f64>,
        /// The id of the video in the database. Null by document when there is none.
        "VideoId" video_id with_video_id: Option<String>,
    }
}

model! {
    /// A video that was entered into a database.
    ///
    /// Since 3.0.1250.
    pub struct VideoDBEntryTaskResult {
        /// The id of the video in the database. Null by document when there is none.
        "VideoId" video_id with_video_id: Option<String>,
    }
}

open_enum! {
    /// The values of `TaskType`.
    pub enum BatchTaskType {
        /// `BatchTask`.
        BatchTask = "BatchTask",
    }
}

open_enum! {
    /// The values of `TaskType`.
    pub enum ImageTaskType {
        /// `WorkflowTask`.
        WorkflowTask = "WorkflowTask",
    }
}

open_enum! {
    /// The values of `TaskType`.
    pub enum TaskType {
        /// `WorkflowTask`.
        WorkflowTask = "WorkflowTask",
        /// `EditMediaTask`.
        EditMediaTask = "EditMediaTask",
        /// `LiveStreamProcessTask`.
        LiveStreamProcessTask = "LiveStreamProcessTask",
        /// `ScheduleTask`.
        ScheduleTask = "ScheduleTask",
        /// `EvaluationTask`.
        EvaluationTask = "EvaluationTask",
        /// `LiveScheduleTask`.
        LiveScheduleTask = "LiveScheduleTask",
    }
}
