//! Our own client: a `CosSink` as a program builds it, without layers.

use bytes::Bytes;
use cos_sink::{CosSink, Credentials, ObjectKey, Outcome, Record, Sink};

use crate::{
    event::{self, BUCKET, REGION, SECRET_ID, SECRET_KEY},
    turns::{self, BoxError},
};

pub(crate) async fn store() -> Result<(), BoxError> {
    let sink = CosSink::builder()
        .bucket(BUCKET)
        .region(REGION)
        .prefix("p")
        .endpoint(turns::endpoint()?)
        .credentials(Credentials::new(SECRET_ID, SECRET_KEY))
        .build()?;
    let body = Bytes::from(event::body());
    turns::take(async |n| {
        let record = Record::new(ObjectKey::parse(event::key(n))?, body.clone()).with_content_type("application/json");
        match sink.store(record).await?.outcome {
            Outcome::Stored => Ok(()),
            outcome => Err(format!("stored was expected, {outcome:?} came").into()),
        }
    })
    .await
}
