//! What [`Observe`](crate::Observe) sees, as metrics.

use metrics::{Unit, counter, describe_counter, describe_histogram, histogram};

use super::Observation;

/// Counter: records, each once. Label `outcome`: `stored`, `already_stored`, `conflict` or `failed`; with `failed` also
/// `kind`, the kind of the error.
pub const RECORDS: &str = "cos_sink_records_total";

/// Counter: bytes of the bodies that were stored now; those that lay there already and those that failed don't count.
pub const BYTES: &str = "cos_sink_stored_bytes_total";

/// Histogram: seconds from the record's coming in to the answer. Label `outcome`, as of [`RECORDS`].
pub const SECONDS: &str = "cos_sink_store_seconds";

/// Tells the recorder what the metrics mean, and their units: once, after the recorder is installed.
pub fn describe() {
    describe_counter!(RECORDS, Unit::Count, "Records that came in, by outcome and by kind of failure");
    describe_counter!(BYTES, Unit::Bytes, "Bytes of the bodies that were stored");
    describe_histogram!(SECONDS, Unit::Seconds, "Time that storing a record took");
}

/// Records one observation through the facade of the crate `metrics`, in whichever recorder the program installed.
///
/// ```
/// use cos_sink::{MemorySink, Observe, layers::metrics};
///
/// let sink = Observe::new(MemorySink::new(), metrics::record);
/// // Both: a closure of one's own may call it.
/// let sink = Observe::new(MemorySink::new(), |seen| {
///     metrics::record(seen);
///     println!("{} after {:?}", seen.key, seen.elapsed);
/// });
/// ```
pub fn record(seen: Observation<'_>) {
    let outcome = match seen.result {
        Ok(receipt) => receipt.outcome.as_str(),
        Err(_) => "failed",
    };
    match seen.result {
        Ok(receipt) => {
            counter!(RECORDS, "outcome" => outcome).increment(1);
            if receipt.outcome.is_new() {
                counter!(BYTES).increment(receipt.bytes);
            }
        }
        Err(error) => counter!(RECORDS, "outcome" => outcome, "kind" => error.kind().as_str()).increment(1),
    }
    histogram!(SECONDS, "outcome" => outcome).record(seen.elapsed.as_secs_f64());
}
