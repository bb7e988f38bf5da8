//! The platform's own lines in the log (583/60336).

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::stream::Log;
use crate::{FunctionError, LogSource};

impl Log {
    /// Begins a request: what follows belongs to it.
    pub(crate) fn start(&self, request_id: &Arc<str>) {
        self.begin(request_id);
        self.platform(format!("START RequestId:{request_id}"));
    }

    /// Tells how long the start of the process took.
    pub(crate) fn initialized(&self, request_id: &str, init: Duration, memory_mb: u32, used: Option<u64>) {
        let (init, used) = (init.as_millis(), megabytes(used));
        self.platform(format!(
            "Init Report RequestId: {request_id} Coldstart: {init}ms (PullCode: 0ms InitRuntime: 0ms \
             InitFunction: {init}ms) Memory: {memory_mb}MB MemUsage: {used:.2}MB"
        ));
    }

    /// Tells the result, and that the request is over.
    pub(crate) fn result(&self, request_id: &str, outcome: &Result<Bytes, FunctionError>) {
        self.platform(match outcome {
            Ok(body) => format!("Response RequestId:{request_id} RetMsg:{:?}", String::from_utf8_lossy(body)),
            Err(error) => format!("ERROR RequestId:{request_id} Result:{error}"),
        });
        self.platform(format!("END RequestId:{request_id}"));
    }

    /// Tells what the request cost.
    pub(crate) fn report(&self, request_id: &str, duration: Duration, memory_mb: u32, used: Option<u64>) {
        let (duration, used) = (duration.as_millis(), megabytes(used));
        self.platform(format!(
            "Report RequestId:{request_id} Duration:{duration}ms Memory:{memory_mb}MB MemUsage:{used:.2}MB"
        ));
    }

    fn platform(&self, text: String) {
        self.write(LogSource::Platform, text);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: Option<u64>) -> f64 {
    bytes.unwrap_or_default() as f64 / (1024.0 * 1024.0)
}
