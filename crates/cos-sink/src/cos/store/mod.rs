//! COS as an [`ObjectStore`].

mod copy;
mod delete;
mod error;
mod get;
mod list;
mod multipart;
mod put;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMultipartOptions,
    PutOptions, PutPayload, PutResult, Result,
};

use super::client::{Answer, Client, Failure, Request};
use super::mode;
use super::put::PutTemplate;

/// A bucket of COS, or a part of one, as an [`ObjectStore`]: for DataFusion, Delta, Iceberg, Lance and whatever else
/// stands on that trait.
///
/// [`CosSinkBuilder::build_store`](crate::CosSinkBuilder::build_store) makes one. Requests, signatures and what counts as
/// a proof are those of [`CosSink`](crate::CosSink); so is that each request is tried once, and once more where the
/// answer told how to do better.
///
/// | operation | in the dialect of COS | in that of S3 |
/// |---|---|---|
/// | `PutMode::Create`, `CopyMode::Create` | `x-cos-forbid-overwrite`; an error where answers show versions | `If-None-Match: *`; a copy can't |
/// | `PutMode::Update` | an error: COS knows no condition on what is there | `If-Match` |
/// | `put_multipart` | `x-cos-forbid-overwrite` isn't sent: the last writer wins | the same |
/// | `delete_stream` | up to 1,000 keys a request | the same |
/// | `Attribute::Metadata` | names of `a-z`, `0-9` and `-` (436/7746); an error for others | whatever a header's name may hold |
/// | `copy` | objects of at most 5 GB (436/10881) | the same |
///
/// What can't be done is an error (`NotImplemented`), and nothing is asked for instead of it.
///
/// # Where a create may overwrite all the same
/// - In a bucket whose versioning was enabled once, COS doesn't heed `x-cos-forbid-overwrite` (436/7749). While versions
///   are kept, the answer shows one: the create is an error, and what lay there is an earlier version. While versioning
///   is **suspended**, no document says what the answer shows. If it shows nothing, the create overwrites and succeeds.
/// - A server that speaks S3 and passes over `If-None-Match` in silence overwrites, and its answer looks like success.
///
/// For such a bucket choose [`CreateMode::CheckFirst`](crate::CreateMode::CheckFirst): every create is then refused before
/// it is sent. [`CosSink`](crate::CosSink) also knows [`Probe`](crate::CreateMode::Probe), which finds such a server out;
/// a store makes no puts of its own to do so.
///
/// The checks that `object_store` publishes for implementers run against it in `tests/store_checks.rs`; those that can't
/// apply are named there with the reason.
///
/// ```
/// use cos_sink::{CosSink, Credentials};
/// use object_store::ObjectStore;
///
/// let store = CosSink::builder()
///     .bucket("archive-1250000000")
///     .region("ap-guangzhou")
///     .prefix("mps")
///     .credentials(Credentials::new("an-id", "a-key"))
///     .build_store()?;
/// assert_eq!(store.to_string(), "CosStore(archive-1250000000/mps/)");
/// let store: std::sync::Arc<dyn ObjectStore> = std::sync::Arc::new(store);
/// # Ok::<(), cos_sink::ConfigError>(())
/// ```
#[derive(Clone)]
pub struct CosStore(Arc<Inner>);

struct Inner {
    client: Client,
    put: PutTemplate,
    mode: mode::Known,
    bucket: String,
    /// What stands before every key: empty, or with a slash at its end.
    prefix: String,
}

impl CosStore {
    pub(super) fn new(
        client: Client,
        put: PutTemplate,
        mode: mode::Known,
        bucket: String,
        prefix: Option<&str>,
    ) -> Self {
        let prefix = prefix.map_or(String::new(), |prefix| format!("{prefix}/"));
        Self(Arc::new(Inner { client, put, mode, bucket, prefix }))
    }

    /// The key of `location` in the bucket.
    fn key(&self, location: &Path) -> String {
        format!("{}{location}", self.0.prefix)
    }

    /// Makes a request that concerns `location`.
    async fn call(&self, request: &Request, location: &Path) -> Result<Answer> {
        let answered: Result<Answer, Failure> = self.0.client.call(request).await;
        answered.map_err(|failure| error::of(location, failure))
    }
}

/// Shows where it stores and how: it stands in logs.
impl fmt::Debug for CosStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CosStore")
            .field("client", &self.0.client)
            .field("prefix", &self.0.prefix)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for CosStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CosStore({}/{})", self.0.bucket, self.0.prefix)
    }
}

#[async_trait]
impl ObjectStore for CosStore {
    async fn put_opts(&self, location: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        self.put(location, payload, options).await
    }

    async fn put_multipart_opts(
        &self,
        location: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        Ok(Box::new(multipart::Upload::begin(self, location, options).await?))
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.get(location, options).await
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.delete_many(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.pages(prefix, None)
    }

    fn list_with_offset(&self, prefix: Option<&Path>, offset: &Path) -> BoxStream<'static, Result<ObjectMeta>> {
        let (listed, offset) = (self.pages(prefix, Some(offset)), offset.clone());
        // A server that doesn't know the offset gives what lies before it too.
        listed.try_filter(move |object| std::future::ready(object.location > offset)).boxed()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.folder(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.copy(from, to, &options).await
    }
}
