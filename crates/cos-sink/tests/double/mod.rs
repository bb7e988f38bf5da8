//! A sink that stores to a double of COS.

use cos_double::CosDouble;
use cos_sink::{CosSink, CosSinkBuilder, Credentials};

/// Settings for `double`, which must know the credentials `id` and `key`.
pub(crate) fn builder(double: &CosDouble) -> CosSinkBuilder {
    CosSink::builder()
        .bucket("archive-1250000000")
        .region("ap-guangzhou")
        .endpoint(double.endpoint())
        .credentials(Credentials::new("id", "key"))
}
