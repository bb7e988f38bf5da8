//! The archive that commands read: which one it is, and what of it is wanted.

#![expect(clippy::doc_markdown, reason = "clap prints these comments in a terminal, where backticks are noise")]

mod metadata;
mod selection;
mod span;

use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use cos_sink::{Archive, ErrorKind, Place, SinkError};
use mps_archive::{ArchiveReader, EventKeys};

pub(crate) use self::metadata::Metadata;
pub(crate) use self::selection::SelectionArgs;
use crate::environment::setting;

/// Where `dev` stores, and so where commands read, unless told otherwise.
const DEFAULT: &str = "file:mps-backup-data";

/// Which archive is meant.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ArchiveArgs {
    /// The archive: file:DIR or cos://BUCKET-APPID/PREFIX?region=REGION [default: MPS_BACKUP_URL, else
    /// file:mps-backup-data]
    ///
    /// Keys for COS come from COS_SECRET_ID, COS_SECRET_KEY and COS_SESSION_TOKEN. MPS_BACKUP_KEY tells how events are
    /// filed, as it does for the function.
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
}

/// An archive that is open.
#[derive(Debug)]
pub(crate) struct Opened {
    /// Its URL.
    pub(crate) url: String,
    archive: Arc<dyn Archive>,
    keys: EventKeys,
}

impl ArchiveArgs {
    /// Opens the archive to read it, without a look at what is in it.
    ///
    /// # Errors
    /// The settings are wrong, or there is no such folder.
    pub(crate) fn open(&self) -> Result<Opened> {
        let (url, keys) = (self.url(), keys()?);
        if url.starts_with("memory:") {
            bail!("an archive in memory is gone when its process ends: name a folder or a bucket with --archive");
        }
        // Opening a folder to store into it makes it, and nobody looks for a new one here.
        if let Some(path) = cos_sink::folder_from_url(&url)?.filter(|path| !path.is_dir()) {
            bail!("there is no archive at {}: expected a folder; name yours with --archive", path.display());
        }
        let (_, archive) = place(&url)?;
        Ok(Opened { url, archive, keys })
    }

    /// Opens the archive to read it and to store into it; a folder is made.
    ///
    /// # Errors
    /// The settings are wrong.
    pub(crate) fn open_to_write(&self) -> Result<(String, EventKeys, Place)> {
        let url = self.url();
        let place = place(&url)?;
        Ok((url, keys()?, place))
    }

    fn url(&self) -> String {
        self.archive.clone().or_else(|| setting("MPS_BACKUP_URL")).unwrap_or_else(|| DEFAULT.to_owned())
    }
}

impl Opened {
    /// Returns what reads it.
    pub(crate) fn reader(&self) -> ArchiveReader<'_> {
        ArchiveReader::new(&*self.archive, self.keys.clone())
    }
}

fn place(url: &str) -> Result<Place> {
    cos_sink::place_from_url(url).map_err(|error| anyhow!("--archive {url}: {error}"))
}

/// How events are filed, by this environment.
///
/// # Errors
/// The template is none.
pub(crate) fn keys() -> Result<EventKeys> {
    match setting("MPS_BACKUP_KEY") {
        Some(template) => EventKeys::parse(&template).context("MPS_BACKUP_KEY is no template of keys"),
        None => Ok(EventKeys::default()),
    }
}

/// The URL of an archive as people are told of it: where it is, not how it is spoken to.
pub(crate) fn without_parameters(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// Where and when: the archive, and the time that was asked for.
pub(crate) fn place_and_time(url: &str, when: Option<&str>) -> String {
    let when = when.map_or(String::new(), |when| format!(", {when}"));
    format!("{}{when}", without_parameters(url))
}

/// Tells why an archive can't be listed, and what to do.
pub(crate) fn cannot_list(error: SinkError) -> anyhow::Error {
    let advice = match error.kind() {
        ErrorKind::AccessDenied => "cannot list the archive, which takes name/cos:GetBucket on the bucket",
        _ => "cannot list the archive",
    };
    anyhow!(error).context(advice)
}
