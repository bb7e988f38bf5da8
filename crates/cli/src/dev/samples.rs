//! The events that are delivered when none is named: made up, and shaped as the platform's are.

use super::args::Route;
use super::inputs::Input;

/// What `mps_events::fixtures` leaves out: a delivery of several notifications, and one that is none.
const DELIVERIES: [(&str, &[u8]); 2] = [
    ("cmq_two_records", include_bytes!("../../samples/cmq_two_records.json")),
    ("not_json", include_bytes!("../../samples/not_json.txt")),
];

/// One notification of each kind, then the deliveries, which no callback over HTTP has the shape of.
pub(crate) fn all(route: Route) -> Vec<Input> {
    let notifications = mps_events::fixtures::all().iter();
    let deliveries = if route == Route::Url { &[] } else { &DELIVERIES[..] };
    notifications.chain(deliveries).map(|&(name, bytes)| Input::new(name, bytes)).collect()
}
