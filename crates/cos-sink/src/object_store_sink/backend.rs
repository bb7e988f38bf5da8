//! Creating and looking, as a store of any kind does it.

use object_store::{Error, GetOptions, ObjectStore, ObjectStoreExt};

use super::{ObjectStoreSink, error, path};
use crate::deadline::within;
use crate::once::{self, Answer, Backend, Created, Found, Look};
use crate::{ObjectKey, Record, SinkError};

impl Backend for ObjectStoreSink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        within(record.deadline(), key, self.put(key, record)).await
    }

    async fn look(&self, key: &ObjectKey, record: &Record, look: Look) -> Result<Option<Found>, SinkError> {
        within(record.deadline(), key, self.found(key, record, look)).await
    }
}

impl ObjectStoreSink {
    /// Puts the record in the best way that the store knows.
    async fn put(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let path = path(key)?;
        loop {
            let way = self.ways.now();
            if !way.create_only {
                match self.store.head(&path).await {
                    Ok(_) => return Ok(Created::Taken),
                    Err(Error::NotFound { .. }) => {}
                    Err(failed) => return Err(error::of(&failed, key)),
                }
            }
            let body = record.body().clone();
            match self.store.put_opts(&path, body.into(), way.options(record)).await {
                Ok(put) => {
                    let answer = Answer::new().with_guarantee(way.guarantee());
                    return Ok(Created::New(match put.e_tag {
                        Some(etag) => answer.with_etag(etag),
                        None => answer,
                    }));
                }
                // In some stores a key that is taken is a condition that failed.
                Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) if way.create_only => {
                    return Ok(Created::Taken);
                }
                Err(Error::NotSupported { .. } | Error::NotImplemented { .. }) if self.ways.refused(way) => {}
                Err(failed) => return Err(error::of(&failed, key)),
            }
        }
    }

    /// Reads what lies there. An entity tag is no checksum that all stores share, so the bytes decide; an object of
    /// another length isn't read to know its length.
    async fn found(&self, key: &ObjectKey, record: &Record, look: Look) -> Result<Option<Found>, SinkError> {
        let got = match self.store.get_opts(&path(key)?, GetOptions::default()).await {
            Ok(got) => got,
            Err(Error::NotFound { .. }) => return Ok(None),
            Err(failed) => return Err(error::of(&failed, key)),
        };
        let digest = |name: &str| {
            let name = object_store::Attribute::Metadata(name.to_owned().into());
            got.attributes.get(&name)?.parse().ok()
        };
        let (identity, sha256) = (digest(once::IDENTITY), digest(once::SHA256));
        let answer = Answer::new().with_guarantee(self.ways.now().guarantee());
        let answer = match &got.meta.e_tag {
            Some(etag) => answer.with_etag(etag),
            None => answer,
        };
        let len = got.meta.size;
        let found = if look == Look::Checksums && len != record.body().len() as u64 {
            Found::new(len)
        } else {
            Found::with_body(got.bytes().await.map_err(|failed| error::of(&failed, key))?)
        };
        Ok(Some(found.with_metadata(identity, sha256).with_answer(answer)))
    }
}
