//! How a [`Backup`] is put together.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use cos_sink::{KeyTemplateError, Sink};
use mps_archive::{DEFAULT_KEY, EventKeys};

use crate::backup::Backup;
use crate::notify_key::NotifyKey;
use crate::processor::Processor;

/// Puts a [`Backup`] together; made by [`Backup::builder`].
#[derive(Debug, Default)]
#[must_use = "a builder does nothing until it is built"]
pub struct BackupBuilder {
    sink: Option<Arc<dyn Sink>>,
    key: Option<String>,
    notify_key: Option<NotifyKey>,
    processors: Vec<Box<dyn Processor>>,
}

impl BackupBuilder {
    /// Sets where records go. Required.
    pub fn sink(mut self, sink: impl Sink + 'static) -> Self {
        self.sink = Some(Arc::new(sink));
        self
    }

    /// Sets the key template; [`DEFAULT_KEY`] when not called. [`KEY_FIELDS`](crate::KEY_FIELDS) are the fields that
    /// it may name.
    pub fn key(mut self, template: impl Into<String>) -> Self {
        self.key = Some(template.into());
        self
    }

    /// Sets the `NotifyKey` that callbacks over HTTP are signed with. Without it they are turned away.
    pub fn notify_key(mut self, key: impl Into<String>) -> Self {
        self.notify_key = Some(NotifyKey::new(key.into()));
        self
    }

    /// Adds a [`Processor`]; they run in the order in which they were added.
    pub fn processor(mut self, processor: impl Processor + 'static) -> Self {
        self.processors.push(Box::new(processor));
        self
    }

    /// Checks what was given and puts it together.
    ///
    /// # Errors
    ///
    /// [`BuildError`], when there is no sink or the key template is refused.
    pub fn build(self) -> Result<Backup, BuildError> {
        let template = self.key.as_deref().unwrap_or(DEFAULT_KEY);
        Ok(Backup {
            keys: EventKeys::parse(template)?,
            sink: self.sink.ok_or(BuildError::NoSink)?,
            notify_key: self.notify_key,
            processors: self.processors,
            warned: AtomicBool::new(false),
        })
    }
}

/// Why a [`Backup`] could not be put together.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// [`BackupBuilder::sink`] was not called.
    #[error("no sink: say where records go with `BackupBuilder::sink`")]
    NoSink,
    /// The key template cannot be used; the source tells the column and why.
    #[error("the key template is refused")]
    Key(#[from] KeyTemplateError),
}
