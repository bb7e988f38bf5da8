//! The server that the tests store to: `s3s-fs` in this process, or the one that `COS_SINK_TEST_URL` names.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use cos_sink::{Credentials, Sink, sink_from_url_with};
use hyper_util::rt::{TokioExecutor, TokioIo};
use s3s::auth::SimpleAuth;
use s3s::host::MultiDomain;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;
use tokio::net::TcpListener;

pub(crate) const BUCKET: &str = "archive-1250000000";
pub(crate) const REGION: &str = "ap-guangzhou";

pub(crate) struct Server {
    /// A `cos://` URL with a prefix that no other test uses.
    pub(crate) url: String,
    pub(crate) credentials: Credentials,
    pub(crate) secret_id: String,
    pub(crate) secret_key: String,
    /// The folder of the server in this process.
    pub(crate) folder: Option<TempDir>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        if let Ok(url) = std::env::var("COS_SINK_TEST_URL") {
            let [id, secret_key] = ["COS_SECRET_ID", "COS_SECRET_KEY"]
                .map(|name| std::env::var(name).unwrap_or_else(|_| panic!("COS_SINK_TEST_URL needs {name}")));
            let (start, query) = url.split_once('?').expect("COS_SINK_TEST_URL has parameters");
            let url = format!("{}/test-{now}?{query}", start.trim_end_matches('/'));
            return Self {
                url,
                credentials: Credentials::new(&id, &secret_key),
                secret_id: id,
                secret_key,
                folder: None,
            };
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let secret_key = format!("canary-{now}");
        let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single("test-id", secret_key.as_str()));
        builder.set_host(MultiDomain::new(&[format!("cos.{REGION}.myqcloud.com")]).unwrap());
        let service = builder.build();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let service = service.clone();
                tokio::spawn(async move {
                    let http = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
                    http.serve_connection(TokioIo::new(stream), service).await.ok();
                });
            }
        });
        let url = format!("cos://{BUCKET}/test-{now}?region={REGION}&endpoint=http://{address}&dialect=s3");
        let secret_id = "test-id".to_owned();
        Self {
            url,
            credentials: Credentials::new(&secret_id, &secret_key),
            secret_id,
            secret_key,
            folder: Some(folder),
        }
    }

    /// The place of the URL as an `ObjectStore`.
    #[cfg(feature = "object_store")]
    #[allow(dead_code, reason = "the tests of the store use it")]
    pub(crate) fn store(&self) -> cos_sink::CosStore {
        let parameter =
            |name: &str| self.url.split(['?', '&']).find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let (bucket, prefix) = self.url["cos://".len()..].split('?').next().unwrap().split_once('/').unwrap();
        let style = match parameter("style") {
            Some("virtual") => cos_sink::AddressingStyle::VirtualHost,
            _ => cos_sink::AddressingStyle::Path,
        };
        cos_sink::CosSink::builder()
            .bucket(bucket)
            .region(parameter("region").unwrap())
            .prefix(prefix)
            .endpoint(parameter("endpoint").unwrap())
            .dialect(cos_sink::Dialect::S3)
            .style(style)
            .credentials(self.credentials.clone())
            .build_store()
            .unwrap()
    }

    pub(crate) fn sink(&self) -> Arc<dyn Sink> {
        self.sink_with(self.credentials.clone())
    }

    pub(crate) fn sink_with(&self, credentials: Credentials) -> Arc<dyn Sink> {
        sink_from_url_with(&self.url, Arc::new(credentials)).unwrap()
    }
}
