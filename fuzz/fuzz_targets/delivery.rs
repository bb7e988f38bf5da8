//! Any payload: every item it is taken apart into stands in it or was written in it, and what came over HTTP is known for
//! it when its bytes are damaged.
#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use mps_events::{Delivery, Route, RouteKind};

fuzz_target!(|payload: &[u8]| {
    let delivery = match Delivery::from_slice(payload) {
        Ok(delivery) => delivery,
        Err(error) => return assert!(error.route().is_some()),
    };
    assert!(!delivery.items().is_empty());
    if let Route::Http(request) = delivery.route() {
        let _ = (request.method().len(), request.path().len());
        // Nobody has vouched for it, whatever else is wrong with it.
        let cut = payload.trim_ascii_end();
        assert_http(&cut[..cut.len() - 1]);
        assert_http(&[payload, b" ]"].concat());
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

fn assert_http(payload: &[u8]) {
    match Delivery::from_slice(payload) {
        Ok(delivery) => assert!(matches!(delivery.route(), Route::Http(_))),
        Err(error) => assert_eq!(error.route(), Some(RouteKind::Http)),
    }
}
