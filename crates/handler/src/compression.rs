//! How bodies are compressed, by the name in the settings.

use std::sync::Arc;

use cos_sink::Sink;
#[cfg(any(feature = "gzip", feature = "zstd"))]
use cos_sink::{Compress, Compression};

/// Puts a layer around a sink.
pub(crate) type Layer = fn(Arc<dyn Sink>) -> Arc<dyn Sink>;

/// The layer that `value` names, or what is wrong with it: the rest of a sentence that starts with the variable's name.
pub(crate) fn layer(value: &str) -> Result<Layer, String> {
    match value {
        "none" => Ok(|sink| sink),
        #[cfg(feature = "gzip")]
        "gzip" => Ok(|sink| Arc::new(Compress::new(sink, Compression::Gzip))),
        #[cfg(not(feature = "gzip"))]
        "gzip" => Err(not_built(value)),
        #[cfg(feature = "zstd")]
        "zstd" => Ok(|sink| Arc::new(Compress::new(sink, Compression::Zstd))),
        #[cfg(not(feature = "zstd"))]
        "zstd" => Err(not_built(value)),
        // What stands in the wrong variable may be a secret.
        _ => Err("names no compression: use none, gzip or zstd".to_owned()),
    }
}

#[cfg(not(all(feature = "gzip", feature = "zstd")))]
fn not_built(value: &str) -> String {
    format!("is {value:?}, which this binary was built without: build it with `--features {value}`, or use none")
}
