//! Storing an object at once (436/7749).

use http::StatusCode;

use super::{Call, Outcome, describe};
use crate::Fault;
use crate::wire::empty;

/// Stores what came.
pub(super) fn put(call: &mut Call<'_>) -> Outcome {
    let mut response = empty(StatusCode::OK);
    let object = call.bucket.put(call.key, &call.parts.headers, call.body.clone())?;
    describe(response.headers_mut(), object);
    if *call.fault == Fault::Corrupt {
        // What is checked is what came; what is kept isn't.
        let mut object = object.clone();
        let mut changed = object.body.to_vec();
        if let Some(last) = changed.last_mut() {
            *last ^= 1;
        }
        object.body = changed.into();
        object.etag = crate::store::Object::new(object.body.clone(), object.headers.clone(), 0).etag;
        describe(response.headers_mut(), &object);
        call.bucket.replace(call.key, object)?;
    }
    Ok(response)
}
