//! A text for a number, a model for another one, and one value for a list.
use mps_events::models::{CosOutputStorage, MediaTranscodeItem, WorkflowTask};

fn main() {
    let _ = MediaTranscodeItem::default().with_duration("1.5");
    let _ = MediaTranscodeItem::default().with_output_storage(WorkflowTask::default());
    let _ = WorkflowTask::default().with_media_process_result_set(CosOutputStorage::default());
}
