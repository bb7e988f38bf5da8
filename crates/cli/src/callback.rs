//! Events as MPS posts them to a URL: with a signature that holds now.

use std::ops::Range;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use md5::{Digest as _, Md5};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// How long MPS lets a signature hold, in seconds.
const VALID_FOR: u64 = 600;

/// The key by which callbacks are signed when none is configured. It guards nothing.
const OWN_KEY: &str = "mps-backup-dev";

/// Signs callbacks as MPS does: `Sign` is the MD5 of the expiry, `Timestamp`, and the key.
#[derive(Debug)]
pub(crate) struct Signer {
    key: String,
    /// Whether the function's user chose the key, so that a signature that an event has may be a right one.
    chosen: bool,
}

/// The two members of a signature, where the event has them.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(borrow, default, rename = "Timestamp", deserialize_with = "even_null")]
    timestamp: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "Sign", deserialize_with = "even_null")]
    sign: Option<&'a RawValue>,
}

/// A null is a value with a place, too.
fn even_null<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<&'a RawValue>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

impl Signer {
    /// A signer by the key that the function's user chose, or by one of its own.
    pub(crate) fn new(chosen: Option<String>) -> Self {
        let is_chosen = chosen.is_some();
        Self { key: chosen.unwrap_or_else(|| OWN_KEY.to_owned()), chosen: is_chosen }
    }

    /// A signer that replaces whatever signature an event has.
    pub(crate) fn replacing(key: String) -> Self {
        Self { key, chosen: false }
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The event with a signature that holds now; all else stays byte for byte. What is no object stays as it is, and so
    /// does what has a signature if the user chose the key.
    pub(crate) fn sign(&self, event: &Bytes) -> Bytes {
        let body = event.trim_ascii();
        let (Ok(members), Some(open)) = (serde_json::from_slice::<Members<'_>>(body), body.strip_suffix(b"}")) else {
            return event.clone();
        };
        if self.chosen && members.sign.is_some_and(|sign| sign.get() != "null") {
            return event.clone();
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let timestamp = (now + VALID_FOR).to_string();
        let digest = Md5::digest(format!("{timestamp}{}", self.key));
        let sign: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut signed = open.to_vec();
        let mut missing = String::new();
        let mut empty = open[1..].trim_ascii().is_empty();
        // From the back, so that a place that is still to be replaced stays where it is.
        let mut values = [("Timestamp", members.timestamp, timestamp), ("Sign", members.sign, format!("\"{sign}\""))];
        values.sort_by_key(|(_, old, _)| std::cmp::Reverse(old.map(|old| place(body, old).start)));
        for (name, old, new) in values {
            if let Some(old) = old {
                drop(signed.splice(place(body, old), new.into_bytes()));
            } else {
                missing.push_str(if empty { "" } else { "," });
                missing.push_str(&format!("\"{name}\":{new}"));
                empty = false;
            }
        }
        signed.extend_from_slice(missing.as_bytes());
        signed.push(b'}');
        signed.into()
    }
}

/// Where a value that was read out of a body stands in it.
fn place(body: &[u8], value: &RawValue) -> Range<usize> {
    let start = value.get().as_ptr() as usize - body.as_ptr() as usize;
    start..start + value.get().len()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn holds(event: &Bytes, key: &str) -> bool {
        let event: serde_json::Value = serde_json::from_slice(event).unwrap();
        let signature =
            mps_events::Signature::new(event["Timestamp"].as_i64().unwrap(), event["Sign"].as_str().unwrap());
        signature.verify(key, SystemTime::now()).is_ok()
    }

    #[test]
    fn an_event_without_a_signature_gets_one_that_holds() {
        for event in [r#" {"EventType": "WorkflowTask"} "#, "{}", r#"{"a":[{}]}"#, r#"{"Timestamp": 5}"#] {
            let signed = Signer::new(Some("key".to_owned())).sign(&Bytes::from(event));
            assert!(holds(&signed, "key"), "{event}");
        }
    }

    #[test]
    fn one_that_it_has_is_replaced_unless_the_key_was_chosen() {
        for event in [r#"{"Sign": "0", "Timestamp": 1, "b": 1.0}"#, r#"{"Timestamp" :"1","Sign":null, "b": 1.0}"#] {
            let event = Bytes::from(event);
            let signed = Signer::new(None).sign(&event);
            assert!(holds(&signed, OWN_KEY), "{signed:?}");
            assert!(signed.ends_with(b"\"b\": 1.0}"), "{signed:?}");
        }
        let real = Bytes::from(r#"{"Sign": "0", "Timestamp": 1}"#);
        assert_eq!(Signer::new(Some("key".to_owned())).sign(&real), real);
    }

    #[test]
    fn what_is_no_object_stays() {
        for event in ["[{}]", r#""{}""#, "not json }", "", "{}}"] {
            assert_eq!(Signer::new(None).sign(&Bytes::from(event)), event);
        }
    }

    proptest! {
        #[test]
        fn the_other_members_of_any_object_stay(
            members in vec(("Sign|Timestamp|[a-c{}\",]{0,3}", r#"[1-9][0-9]{0,2}|null|true|"x""#), 0..5),
            space in "[ \n]{0,2}",
        ) {
            let members: BTreeMap<_, _> = members.into_iter().collect();
            let name = |name: &str| serde_json::to_string(name).unwrap();
            let text: Vec<_> = members.iter().map(|(key, value)| format!("{}{space}:{space}{value}", name(key))).collect();
            let event = Bytes::from(format!("{space}{{{space}{}{space}}}{space}", text.join(",")));
            let signed = Signer::new(None).sign(&event);
            prop_assert!(holds(&signed, OWN_KEY), "{signed:?}");
            let others = |bytes: &[u8]| {
                let mut all: BTreeMap<String, serde_json::Value> = serde_json::from_slice(bytes).unwrap();
                all.retain(|key, _| key != "Sign" && key != "Timestamp");
                all
            };
            prop_assert_eq!(others(&signed), others(&event));
        }

        #[test]
        fn whatever_it_is_it_can_be_asked_to_sign(bytes in vec(any::<u8>(), 0..64)) {
            let event = Bytes::from(bytes);
            let signed = Signer::new(None).sign(&event);
            prop_assert!(signed == event || holds(&signed, OWN_KEY));
        }
    }
}
