//! The moments inside an event, found without reading its structure.

use memchr::memmem;

use crate::EventTime;

/// The latest moment that a member called `name` holds, at any depth.
///
/// Looks for the quoted name followed by a colon and a string. In JSON that is always such a member: inside a
/// string every quote has a backslash before it, so the text can't stand there.
pub(super) fn latest(json: &[u8], name: &str) -> Option<EventTime> {
    let quoted = format!("\"{name}\"");
    memmem::find_iter(json, &quoted)
        .filter_map(|found| string_after_colon(&json[found + quoted.len()..]))
        .filter_map(EventTime::told)
        .max()
}

fn string_after_colon(json: &[u8]) -> Option<&str> {
    let json = json.trim_ascii_start().strip_prefix(b":")?;
    let json = json.trim_ascii_start().strip_prefix(b"\"")?;
    // No moment is longer than this.
    let end = memchr::memchr(b'"', &json[..json.len().min(64)])?;
    std::str::from_utf8(&json[..end]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_members_and_nothing_inside_strings() {
        let json = br#"{"FinishTime" :
            "2024-01-01T00:00:00Z", "List": [{"FinishTime":"2024-01-03T00:00:00Z"}, "FinishTime"],
            "Text": "{\"FinishTime\":\"2025-01-01T00:00:00Z\"}", "FinishTime": null}"#;
        let time = latest(json, "FinishTime").unwrap();
        assert_eq!(time.date(), "2024-01-03");
        assert_eq!(latest(json, "BeginProcessTime"), None);
    }

    #[test]
    fn a_name_at_the_very_end_is_no_member() {
        for json in [r#""FinishTime""#, r#""FinishTime":"#, r#""FinishTime":"2024"#] {
            assert_eq!(latest(json.as_bytes(), "FinishTime"), None, "{json}");
        }
    }
}
