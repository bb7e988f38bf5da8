//! Any bytes as the event of every type: nothing fails, nothing unknown is lost, what was written reads the same, and
//! a success is one in every sub-task.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mps_events::models::DescribeTaskDetailResponse;
use mps_events::{Event, Notification, Outcome, read_model};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, event)) = bytes.split_first() else { return };
    let Ok(event) = std::str::from_utf8(event) else { return };
    if let Ok(detail) = read_model::<DescribeTaskDetailResponse>(event.as_bytes()) {
        let written = serde_json::to_string(&detail).unwrap();
        let again: DescribeTaskDetailResponse = read_model(written.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), written);
    }
    if let Ok(event) = Event::from_task_detail(event.as_bytes()) {
        assert!(serde_json::to_string(&event).is_ok());
    }
    let event_type = Event::TYPES[usize::from(*first) % Event::TYPES.len()];
    let wrap = |event: &str| format!(r#"{{"EventType":"{event_type}","{event_type}Event":{event}}}"#);
    let json = wrap(event);
    let together = Notification::with_event(json.as_bytes()).map(|(_, event)| event);
    let apart = Notification::from_slice(json.as_bytes()).and_then(|notification| notification.event());
    assert_eq!(together.map_err(|error| error.kind()), apart.clone().map_err(|error| error.kind()));
    let Ok(event) = apart else { return };
    let sub_tasks = event.sub_tasks();
    if event.outcome() == Outcome::Success {
        let good = |status: &str| ["SUCCESS", "FINISH"].iter().any(|word| status.eq_ignore_ascii_case(word));
        assert!(sub_tasks.iter().all(|sub_task| sub_task.status.is_some_and(good)));
    }
    let _ = (event.outputs(), event.anomalies(), event.error());
    let _ = (event.to_string(), format!("{event:?}"));
    for url in event.outputs().iter().filter_map(|output| output.cos_url()) {
        let (host, _) = url.strip_prefix("https://").unwrap().split_once('/').unwrap();
        assert!(host.ends_with(".myqcloud.com") && host.contains(".cos."), "an address that leads elsewhere");
    }
    let written = serde_json::to_string(&event).unwrap();
    let json = wrap(&written);
    let again = Notification::from_slice(json.as_bytes()).unwrap().event().unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), written);
});
