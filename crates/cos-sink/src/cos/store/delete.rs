//! Deleting objects, many in a request (436/8289).

use std::collections::HashSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt};
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, StatusCode};
use object_store::path::Path;
use object_store::{Error, Result};
use quick_xml::escape::escape;

use super::{CosStore, error};
use crate::cos::checksum;
use crate::cos::client::Request;
use crate::cos::put::CONTENT_MD5;
use crate::cos::xml::Deletion;
use crate::{Digest, ErrorKind, SinkError};

/// The most keys of a request.
const MAX_KEYS: usize = 1000;

/// How many requests are under way at a moment.
const AT_ONCE: usize = 4;

/// The most bytes of an answer: 1,000 keys of 850 bytes, each byte escaped, with what stands beside them.
const MAX_ANSWER_LEN: usize = 8 * 1024 * 1024;

impl CosStore {
    /// Deletes what the stream names. Where an object isn't there, that is what was wanted.
    pub(super) fn delete_many(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let store = self.clone();
        locations
            .ready_chunks(MAX_KEYS)
            .map(move |chunk| {
                let store = store.clone();
                async move { stream::iter(store.delete_chunk(chunk).await) }
            })
            .buffered(AT_ONCE)
            .flatten()
            .boxed()
    }

    /// What became of each, in the order of `chunk`.
    async fn delete_chunk(&self, chunk: Vec<Result<Path>>) -> Vec<Result<Path>> {
        let paths: Vec<Path> = chunk.iter().filter_map(|path| path.as_ref().ok().cloned()).collect();
        let failed = match &paths[..] {
            [] => return chunk,
            [path] => self.delete(path).await.err(),
            _ => match self.delete_all(&paths).await {
                Ok(deletion) => {
                    let gone: HashSet<_> = deletion.deleted.iter().map(String::as_str).collect();
                    let is_gone = |path: &Path| gone.contains(self.key(path).as_str());
                    return each(chunk, |path| if is_gone(path) { Ok(()) } else { Err(self.kept(path, &deletion)) });
                }
                Err(error) => Some(error),
            },
        };
        // One request failed for all of them; its error is told once.
        let Some(error) = failed else { return chunk };
        let mut error = Some(error);
        each(chunk, |path| {
            Err(error.take().unwrap_or_else(|| {
                let message = format!("{path} was to be deleted by a request that failed");
                error::unproven(SinkError::new(ErrorKind::Other).with_message(message))
            }))
        })
    }

    /// The error for an object that isn't deleted, as the store says or as it doesn't say.
    fn kept(&self, path: &Path, deletion: &Deletion) -> Error {
        let key = self.key(path);
        let code = deletion.failed.iter().find(|(failed, _)| *failed == key).map(|(_, code)| code.as_str());
        let error = SinkError::new(ErrorKind::Other).with_message(format!("{path} isn't deleted"));
        // The codes are words of the protocol; anything else isn't repeated.
        let plain = code.filter(|code| code.len() < 64 && code.bytes().all(|b| b.is_ascii_alphanumeric()));
        error::unproven(match plain {
            Some(code) => error.with_code(code),
            None => error,
        })
    }

    async fn delete(&self, path: &Path) -> Result<()> {
        let request = Request::new(Method::DELETE, self.key(path));
        let answer = match self.call(&request, path).await {
            Err(Error::NotFound { .. }) => return Ok(()),
            answered => answered?,
        };
        if answer.head.status != StatusCode::NO_CONTENT {
            let dialect = self.0.client.dialect();
            return Err(error::unproven(answer.head.not_the_store("of a status other than 204", dialect)));
        }
        Ok(())
    }

    async fn delete_all(&self, paths: &[Path]) -> Result<Deletion> {
        let mut document = String::from("<Delete><Quiet>false</Quiet>");
        for path in paths {
            let key = self.key(path);
            document.push_str("<Object><Key>");
            document.push_str(&escape(key.as_str()));
            document.push_str("</Key></Object>");
        }
        document.push_str("</Delete>");
        let body = Bytes::from(document);
        let mut request = Request::of_bucket(Method::POST).with_query("delete", "");
        let md5 = BASE64_STANDARD.encode(checksum::md5(&body));
        request.headers.insert(CONTENT_MD5, HeaderValue::try_from(md5).map_err(error::invalid)?);
        request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
        let request = Request { sha256: Some(Digest::of(&body)), body, ..request };
        let root = Path::default();
        let answer = self.call(&request, &root).await?;
        let (head, body) = answer.bytes(MAX_ANSWER_LEN).await.map_err(|failure| error::of(&root, failure))?;
        let read = (head.status == StatusCode::OK).then(|| Deletion::parse(&body)).flatten();
        read.ok_or_else(|| error::unproven(head.not_the_store("that is no DeleteResult", self.0.client.dialect())))
    }
}

/// `chunk` with what came of each path in it.
fn each(chunk: Vec<Result<Path>>, mut outcome: impl FnMut(&Path) -> Result<()>) -> Vec<Result<Path>> {
    let of = |path: Result<Path>| path.and_then(|path| outcome(&path).map(|()| path));
    chunk.into_iter().map(of).collect()
}
