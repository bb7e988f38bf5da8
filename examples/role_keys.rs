//! A function that keeps each event in COS with the keys of its role, also where they change with every event, as those of
//! a function deployed as an image do.
//!
//! A function from a zip file needs none of this: its keys stand in its environment, where `EnvironmentCredentials` finds
//! them.

use std::sync::{Arc, PoisonError, RwLock};

use cos_sink::{
    CosSink, CredentialSource, Credentials, Digest, ErrorKind, ObjectKey, Record, Retry, Sink, SinkError, async_trait,
};
use scf_runtime::{Context, Failure, Invocation};

/// The keys that came with the latest event. A sink asks for them before every request.
#[derive(Debug, Default)]
struct RoleKeys(RwLock<Option<Credentials>>);

impl RoleKeys {
    /// Takes the keys of an event, before anything is stored for it.
    fn take(&self, context: &Context) {
        let Some(keys) = context.credentials() else { return };
        let fresh = Credentials::new(keys.secret_id(), keys.secret_key());
        let fresh = fresh.with_token(keys.session_token().unwrap_or_default());
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
    }
}

#[async_trait]
impl CredentialSource for RoleKeys {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        let keys = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        keys.ok_or_else(|| {
            SinkError::new(ErrorKind::CredentialsMissing)
                .with_message("the function has no role, so no event brings keys")
        })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let keys = Arc::new(RoleKeys::default());
    let mut bucket = CosSink::builder()
        .bucket(std::env::var("BUCKET")?)
        .region(std::env::var("REGION")?)
        .credentials(Arc::clone(&keys) as Arc<dyn CredentialSource>);
    // Another address than the bucket's own, such as an internal domain's or a test's.
    if let Ok(endpoint) = std::env::var("ENDPOINT") {
        bucket = bucket.endpoint(endpoint);
    }
    let sink = Retry::new(bucket.build()?);
    scf_runtime::start(async move |invocation: Invocation| {
        keys.take(&invocation.context);
        let key = ObjectKey::parse(format!("events/{}.json", Digest::of(&invocation.payload).hex()))?;
        let mut record = Record::new(key, invocation.payload);
        if let Some(end) = invocation.context.cancel_at() {
            record = record.with_deadline(end);
        }
        let receipt = sink.store(record).await?;
        Ok::<_, Failure>(format!("{} {}", receipt.outcome.as_str(), receipt.key))
    })?;
    Ok(())
}
