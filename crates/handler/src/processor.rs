//! The hook for records of a user's own.

use std::fmt::Debug;

use async_trait::async_trait;
use cos_sink::{Receipt, Record};
use mps_events::Notification;

/// What a [`Processor`] may fail with: any error at all.
pub type ProcessError = Box<dyn std::error::Error + Send + Sync>;

/// Makes further records from a notification that has just been backed up.
///
/// A processor runs after every notification of the delivery is in the archive, so nothing that it does can cost
/// the backup: its failure is logged and counted in [`Report::processor_failures`](crate::Report), and the
/// invocation still succeeds. It runs again when the platform delivers the same event again, hence its records
/// want keys that depend on the event alone.
///
/// ```
/// use async_trait::async_trait;
/// use cos_sink::{ObjectKey, Receipt, Record};
/// use mps_backup_handler::{ProcessError, Processor};
/// use mps_events::Notification;
///
/// /// Leaves an empty marker for each task that ended, which a poller can list.
/// #[derive(Debug)]
/// struct Finished;
///
/// #[async_trait]
/// impl Processor for Finished {
///     async fn process(&self, event: &Notification<'_>, backup: &Receipt) -> Result<Vec<Record>, ProcessError> {
///         if event.status() != Some("FINISH") {
///             return Ok(Vec::new());
///         }
///         let key = ObjectKey::parse(format!("finished/{}", backup.key))?;
///         Ok(vec![Record::new(key, Vec::new())])
///     }
/// }
/// ```
#[async_trait]
pub trait Processor: Debug + Send + Sync {
    /// Returns the records to store beside the backup that `backup` tells of; none is a good answer.
    ///
    /// # Errors
    ///
    /// Whatever kept it from making them. The error's text goes to the function's log, so it should not hold the
    /// event's content.
    async fn process(&self, event: &Notification<'_>, backup: &Receipt) -> Result<Vec<Record>, ProcessError>;
}
