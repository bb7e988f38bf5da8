//! Any payload: every item it is taken apart into stands in it or was written in it.
#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use mps_events::{Delivery, Route};

fuzz_target!(|payload: &[u8]| {
    let Ok(delivery) = Delivery::from_slice(payload) else { return };
    assert!(!delivery.items().is_empty());
    if let Route::Http(request) = delivery.route() {
        let _ = (request.method().len(), request.path().len());
    }
    let inside = payload.as_ptr_range();
    for item in delivery.into_items() {
        match item.into_bytes() {
            Cow::Borrowed(bytes) if !bytes.is_empty() => {
                let range = bytes.as_ptr_range();
                assert!(inside.start <= range.start && range.end <= inside.end);
            }
            bytes => assert!(bytes.len() <= payload.len()),
        }
    }
});
