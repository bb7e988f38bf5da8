//! Stores with `object_store` alone: Signature Version 4, reqwest, and its own idea of a create-only put, which COS
//! ignores.

#[path = "../../event.rs"]
mod event;
#[path = "../../turns.rs"]
mod turns;

use std::io;

use bytes::Bytes;
use event::{BUCKET, REGION, SECRET_ID, SECRET_KEY};
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{Attribute, Attributes, ObjectStore, PutMode, PutOptions, PutPayload};
use turns::BoxError;

fn main() -> io::Result<()> {
    turns::block_on(store())
}

async fn store() -> Result<(), BoxError> {
    let store = AmazonS3Builder::new()
        .with_bucket_name(BUCKET)
        .with_region(REGION)
        .with_endpoint(turns::endpoint()?)
        .with_virtual_hosted_style_request(true)
        .with_allow_http(true)
        .with_access_key_id(SECRET_ID)
        .with_secret_access_key(SECRET_KEY)
        .build()?;
    let body = Bytes::from(event::body());
    turns::take(async |n| {
        let path = Path::parse(format!("p/{}", event::key(n)))?;
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, "application/json".into());
        let options = PutOptions { mode: PutMode::Create, attributes, ..PutOptions::default() };
        store.put_opts(&path, PutPayload::from_bytes(body.clone()), options).await?;
        Ok(())
    })
    .await
}
