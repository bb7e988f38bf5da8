//! A sink from one URL.

use std::path::PathBuf;
use std::sync::Arc;

use crate::{Archive, ConfigError, CredentialSource, Sink};

#[cfg(feature = "cos")]
mod cos;
mod folder;

pub use folder::{folder_from_url, url_of_folder};

/// Opens a sink for a URL, with credentials from the environment.
///
/// | URL | sink |
/// |---|---|
/// | `cos://BUCKET-APPID/PREFIX?region=REGION` | [`CosSink`](crate::CosSink); its parameters are in the table of the crate's front page |
/// | `file:///DIR`, `file:DIR` | [`FileSink`](crate::FileSink), absolute or relative to the working folder |
/// | `memory:` | [`MemorySink`](crate::MemorySink) |
///
/// # Errors
/// [`ConfigError`] lists every problem of the URL at once; what is unknown is named beside what is known.
///
/// ```
/// let sink = cos_sink::sink_from_url("cos://archive-1250000000/mps?region=ap-guangzhou")?;
/// let error = cos_sink::sink_from_url("cos://archive/mps?regoin=x").unwrap_err();
/// assert_eq!(error.problems().len(), 3);
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
pub fn sink_from_url(url: &str) -> Result<Arc<dyn Sink>, ConfigError> {
    Ok(open(url, None)?.0)
}

/// Opens a sink for a URL, with credentials from `source` where the sink needs some.
///
/// # Errors
/// As [`sink_from_url`].
pub fn sink_from_url_with(url: &str, source: Arc<dyn CredentialSource>) -> Result<Arc<dyn Sink>, ConfigError> {
    Ok(open(url, Some(source))?.0)
}

/// Opens a place once, to store into and to read from: what the sink stored the archive sees, in memory too.
///
/// # Errors
/// As [`sink_from_url`].
///
/// ```
/// use cos_sink::{ObjectKey, Record, Sink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (sink, archive) = cos_sink::place_from_url("memory:")?;
/// let receipt = sink.store(Record::new(ObjectKey::parse("a.json")?, "{}")).await?;
/// assert_eq!(archive.get(&receipt.key).await?.ok_or("it is gone")?.body, "{}");
/// # Ok(())
/// # }
/// ```
pub fn place_from_url(url: &str) -> Result<Place, ConfigError> {
    open(url, None)
}

/// Opens an archive for a URL, to read what a sink of the same URL stored, with credentials from the environment.
///
/// # Errors
/// As [`sink_from_url`].
///
/// ```
/// let archive = cos_sink::archive_from_url("cos://archive-1250000000/mps?region=ap-guangzhou")?;
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
pub fn archive_from_url(url: &str) -> Result<Arc<dyn Archive>, ConfigError> {
    Ok(open(url, None)?.1)
}

/// Opens an archive for a URL, with credentials from `source` where it needs some.
///
/// # Errors
/// As [`sink_from_url`].
pub fn archive_from_url_with(url: &str, source: Arc<dyn CredentialSource>) -> Result<Arc<dyn Archive>, ConfigError> {
    Ok(open(url, Some(source))?.1)
}

/// One place in both its roles: to store into, and to read from.
pub type Place = (Arc<dyn Sink>, Arc<dyn Archive>);

#[cfg(any(feature = "cos", feature = "file", feature = "memory"))]
fn place<P: Sink + Archive + 'static>(place: P) -> Place {
    let place = Arc::new(place);
    (Arc::clone(&place) as _, place)
}

const SCHEMES: &str = "cos://BUCKET-APPID/PREFIX?region=REGION, file:///DIR or memory:";

fn open(url: &str, source: Option<Arc<dyn CredentialSource>>) -> Result<Place, ConfigError> {
    let Some((scheme, rest)) = url.split_once(':') else {
        return Err(ConfigError::from(format!("a URL starts with a scheme: use {SCHEMES}")));
    };
    match scheme {
        "cos" => open_cos(url, source),
        "file" => open_file(folder::folder(rest)?),
        "memory" => open_memory(rest),
        _ => Err(ConfigError::from(format!("scheme {scheme:?} is unknown: use {SCHEMES}"))),
    }
}

#[cfg(feature = "cos")]
fn open_cos(url: &str, source: Option<Arc<dyn CredentialSource>>) -> Result<Place, ConfigError> {
    let mut builder = cos::builder(url)?;
    if let Some(source) = source {
        builder = builder.credentials(source);
    }
    Ok(place(builder.build()?))
}

#[cfg(not(feature = "cos"))]
fn open_cos(_: &str, _: Option<Arc<dyn CredentialSource>>) -> Result<Place, ConfigError> {
    Err(not_built("cos"))
}

#[cfg(feature = "file")]
fn open_file(folder: PathBuf) -> Result<Place, ConfigError> {
    match crate::FileSink::new(folder) {
        Ok(sink) => Ok(place(sink)),
        Err(error) => {
            let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
            Err(ConfigError::from(format!("{error}{cause}")))
        }
    }
}

#[cfg(not(feature = "file"))]
fn open_file(_: PathBuf) -> Result<Place, ConfigError> {
    Err(not_built("file"))
}

#[cfg(feature = "memory")]
fn open_memory(rest: &str) -> Result<Place, ConfigError> {
    match rest {
        "" | "//" | "///" => Ok(place(crate::MemorySink::new())),
        _ => Err(ConfigError::from(format!("memory: takes nothing behind it, {rest:?} came"))),
    }
}

#[cfg(not(feature = "memory"))]
fn open_memory(_: &str) -> Result<Place, ConfigError> {
    Err(not_built("memory"))
}

#[cfg(not(all(feature = "cos", feature = "file", feature = "memory")))]
fn not_built(feature: &str) -> ConfigError {
    ConfigError::from(format!("{feature}: is not built in: enable the feature {feature:?} of cos-sink"))
}
