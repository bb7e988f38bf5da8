//! Storing an object in parts (436/14112).

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use object_store::path::Path;
use object_store::{MultipartUpload, PutMultipartOptions, PutPayload, PutResult, Result, UploadPart};
use quick_xml::escape::escape;

use super::{CosStore, error};
use crate::cos::client::Request;
use crate::cos::put::proof;
use crate::cos::xml;
use crate::receipt::unquoted;
use crate::{Digest, ErrorKind, SinkError};

/// An upload that was begun. Nothing is seen of it until it is completed.
pub(super) struct Upload {
    state: Arc<State>,
    /// How many parts were handed in.
    parts: usize,
    /// Of all bytes handed in so far, as COS computes it of the whole.
    crc64: crc64fast::Digest,
}

struct State {
    store: CosStore,
    location: Path,
    id: String,
    /// The entity tag of each part that is stored, by its place.
    etags: Mutex<Vec<Option<String>>>,
}

impl Upload {
    pub(super) async fn begin(store: &CosStore, location: &Path, options: PutMultipartOptions) -> Result<Self> {
        let headers = store.headers(&options.attributes, &options.tags)?;
        let request = Request::new(Method::POST, store.key(location)).with_query("uploads", "");
        let answer = store.call(&Request { headers, ..request }, location).await?;
        let (head, body) = answer.bytes(xml::MAX_ERROR_LEN).await.map_err(|failure| error::of(location, failure))?;
        let id = xml::field(&body, "InitiateMultipartUploadResult", "UploadId");
        let Some(id) = id.filter(|id| !id.is_empty() && head.status == StatusCode::OK) else {
            let what = "that is no InitiateMultipartUploadResult";
            return Err(error::unproven(head.not_the_store(what, store.0.client.dialect())));
        };
        let state = State { store: store.clone(), location: location.clone(), id, etags: Mutex::default() };
        Ok(Self { state: Arc::new(state), parts: 0, crc64: crc64fast::Digest::new() })
    }
}

impl State {
    fn request(&self, method: Method) -> Request {
        Request::new(method, self.store.key(&self.location)).with_query("uploadId", self.id.as_str())
    }

    /// Stores a part, whose place counts from 0.
    async fn put(&self, place: usize, body: Bytes) -> Result<()> {
        let put = self.store.put_request(&self.location, body.clone(), HeaderMap::new());
        let put = put.with_query("partNumber", (place + 1).to_string()).with_query("uploadId", self.id.as_str());
        let answer = self.store.call(&put, &self.location).await?;
        let (head, document) =
            answer.bytes(xml::MAX_ERROR_LEN).await.map_err(|failure| error::of(&self.location, failure))?;
        proof(&head, &document, &body, self.store.0.client.dialect()).map_err(error::unproven)?;
        let mut etags = self.etags.lock().unwrap_or_else(PoisonError::into_inner);
        if etags.len() <= place {
            etags.resize(place + 1, None);
        }
        etags[place] = head.etag;
        Ok(())
    }

    /// The list of all parts, as the store wants it; an error when one of `parts` isn't stored.
    fn document(&self, parts: usize) -> Result<Bytes> {
        let etags = self.etags.lock().unwrap_or_else(PoisonError::into_inner);
        let mut document = String::from("<CompleteMultipartUpload>");
        for place in 0..parts {
            let Some(Some(etag)) = etags.get(place) else {
                let message = format!("part {} of {parts} isn't stored, so the object can't be completed", place + 1);
                return Err(error::unproven(SinkError::new(ErrorKind::InvalidRequest).with_message(message)));
            };
            let (number, etag) = (place + 1, escape(etag.as_str()));
            document.push_str(&format!("<Part><PartNumber>{number}</PartNumber><ETag>\"{etag}\"</ETag></Part>"));
        }
        document.push_str("</CompleteMultipartUpload>");
        Ok(document.into())
    }
}

#[async_trait]
impl MultipartUpload for Upload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        let (state, place, body) = (Arc::clone(&self.state), self.parts, Bytes::from(data));
        self.parts += 1;
        self.crc64.write(&body);
        Box::pin(async move { state.put(place, body).await })
    }

    async fn complete(&mut self) -> Result<PutResult> {
        if self.parts == 0 {
            // An object of no parts is an empty one.
            self.put_part(PutPayload::default()).await?;
        }
        let state = &*self.state;
        let body = state.document(self.parts)?;
        let request = Request { sha256: Some(Digest::of(&body)), body, ..state.request(Method::POST) };
        let answer = state.store.call(&request, &state.location).await?;
        let (mut head, body) =
            answer.bytes(xml::MAX_ERROR_LEN).await.map_err(|failure| error::of(&state.location, failure))?;
        // A completion that fails after it began is told with status 200.
        let etag = xml::field(&body, "CompleteMultipartUploadResult", "ETag");
        let Some(etag) = etag.filter(|_| head.status == StatusCode::OK) else {
            let what = "that is no CompleteMultipartUploadResult";
            return Err(error::unproven(head.not_the_store(what, state.store.0.client.dialect())));
        };
        if head.crc64.is_some_and(|crc64| crc64 != self.crc64.sum64()) {
            let message = "the CRC64 that the store told of the whole isn't that of the parts";
            return Err(error::unproven(SinkError::new(ErrorKind::Integrity).with_message(message)));
        }
        head.etag = Some(unquoted(&etag).to_owned());
        Ok(state.store.result(&head))
    }

    async fn abort(&mut self) -> Result<()> {
        let state = &*self.state;
        let answer = state.store.call(&state.request(Method::DELETE), &state.location).await?;
        if answer.head.status != StatusCode::NO_CONTENT {
            let what = "of a status other than 204";
            return Err(error::unproven(answer.head.not_the_store(what, state.store.0.client.dialect())));
        }
        Ok(())
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("store", &self.state.store)
            .field("location", &self.state.location)
            .field("parts", &self.parts)
            .finish_non_exhaustive()
    }
}
